"""Films, bills and showings as a site lays them out itself: texts for people, ids and words for conditions.

The keys are written out here one by one: what pages know besides is not promised.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from metafeed.emitters.edition import Edition
from metafeed.emitters.html.showings import Row, row
from metafeed.emitters.html.works import Said, Work, work
from metafeed.emitters.sitedata.values import Data
from metafeed.resolving.programme import Showing
from metafeed.views import View


def film(edition: Edition, view: View) -> Data:
    """Return a film, with what its showings say of its run and state."""
    told = work(edition, view.films[0], view.showings)
    return {
        **_work(told),
        "credit_line": told.credit_line,
        "other_titles": told.other_titles,
        "facts": told.facts,
        "genres": told.genres,
        "released": told.released,
        "synopsis_html": told.synopsis,
        "awards": told.awards,
        "credits": [{"role": role, "people": people} for role, people in told.credits],
        "versions": told.versions,
        "distributors": told.distributors,
        "content_notes": told.content_notes,
        "spoilers": told.spoilers,
        "hazards": told.hazards,
        "quotes": [_quote(each) for each in told.quotes],
        "trailers": _named(told.trailers),
        "elsewhere": _named(told.elsewhere),
    }


def bill(edition: Edition, view: View) -> Data:
    """Return a bill, with the ids of its films."""
    told = work(edition, view.bills[0], view.showings)
    return {**_work(told), "films": [each.id for each in told.works]}


def _work(told: Work) -> Data:
    """Return what films and bills have in common."""
    return {
        "id": told.id,
        "title": told.title,
        "url": told.url,
        "tagline": told.tagline,
        "state": told.state,
        "runs": told.runs,
        "pictures": [asdict(each) for each in told.pictures],
        "note_html": told.note,
        "note_by": told.note_by,
    }


def _quote(quote: Said) -> Data:
    return {
        "words_html": quote.words,
        "source": quote.source,
        "url": quote.url,
        "stars": quote.stars,
        "date": quote.date,
        "language": quote.language,
    }


def _named(pairs: Iterable[tuple[str, str]]) -> list[Data]:
    return [{"name": name, "url": url} for name, url in pairs]


def screening(edition: Edition, showing: Showing) -> Data:
    """Return a showing: when and where, how and for how much, in words; then the same in ids and codes."""
    told = row(edition, showing)
    return {
        "id": told.id,
        "title": told.title,
        "url": told.url if showing.start or showing.url else None,
        "film_url": told.film_url,
        **_moments(showing, told),
        "off": told.off,
        "past": edition.is_over(showing),
        "prefix": told.prefix,
        "state": told.state,
        "details": told.details,
        "how": told.how,
        "around": told.around,
        "sale": told.sale,
        "premiere": told.premiere,
        **_place(told),
        "note_html": told.note,
        "tickets": told.tickets,
        "series": [{"title": title, "url": url} for title, url in told.series],
        "codes": _codes(showing),
    }


def _moments(showing: Showing, told: Row) -> Data:
    """Return the times of a showing: in words, and as ISO 8601 with the offset of its venue."""
    return {
        "date": showing.cinema_day.isoformat(),
        "day": told.day,
        "time": told.time,
        "late": told.late,
        "doors": told.doors,
        "ends": told.ends,
        "zone": told.zone,
        "zone_name": told.zone_name,
        "start": told.instant,
        "end": showing.end.isoformat(timespec="minutes") if showing.end else None,
        "doors_open": showing.doors.isoformat(timespec="minutes") if showing.doors else None,
        "sort": showing.order[0],
    }


def _place(told: Row) -> Data:
    return {
        "venue": told.venue,
        "venue_url": told.venue_url,
        "address": told.address,
        "screen": told.screen,
    }


def _codes(showing: Showing) -> Data:
    """Return ids and the vocabulary's own words, which no language changes: for conditions and class names."""
    return {
        "films": list(dict.fromkeys(piece.film.id for piece in showing.pieces)),
        "bill": showing.bill.id if showing.bill else None,
        "series": [each.id for each in showing.series],
        "venue": showing.venue.id,
        "screen": showing.screen.id if showing.screen else None,
        "status": showing.status,
        "sale": showing.sale,
        "members": showing.visibility == "members",
        "format": showing.format,
        "spoken": showing.spoken,
        "subtitles": showing.subtitles,
        "access": [str(each) for each in showing.access],
        "parts": list(dict.fromkeys(part.kind for part in showing.parts)),
        "premiere": showing.premiere,
    }
