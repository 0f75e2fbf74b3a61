"""When building again would change something though nobody has touched the source.

Embargoes end, tickets go on sale, showings pass and leave their windows, pictures may be shown no more. Each
instant here is the first at which some document is told otherwise; a test builds just before and at it.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import Any

from metafeed.emitters import by_name, telling, weeks
from metafeed.emitters.edition import Edition
from metafeed.emitters.jsonld import events
from metafeed.history import last_chances
from metafeed.model.vocabulary import OFF
from metafeed.publish import Publication
from metafeed.resolving.clock import house_zone
from metafeed.resolving.programme import Programme, Showing

_SECOND, _DAY = timedelta(seconds=1), timedelta(days=1)


def next_instant(programme: Programme, told: Publication, now: datetime) -> datetime | None:
    """Return the next instant after `now`, in the zone of the house, at which a build would change something.

    `programme` is the whole one, with what may not be told yet; `told` what is published at `now`.
    """
    edition = told.edition()
    zone = house_zone(programme)
    found = [*_embargoes(programme, zone), *_pictures(told.programme, zone), *_notices(programme, zone)]
    for showing in (*told.programme.showings, *told.ghosts):
        found += _of_showing(edition, showing, zone)
    found += _feed_of_weeks(told)
    days = timedelta(days=programme.settings.publish.changes.last_chance_days)
    found += [start - days for start in last_chances(told.programme, told.memory.items).values()]
    later = [each for each in (each.astimezone(UTC) for each in found) if each > now]
    return min(later).astimezone(zone) if later else None


def _feed_of_weeks(told: Publication) -> Iterator[datetime]:
    """Yield when the feed of the digest has each week."""
    edition = told.edition()
    if weeks.is_wanted(edition.programme):
        yield from (weeks.due(edition, view) for view in told.weeks if view.key)


def _embargoes(programme: Programme, zone: tzinfo) -> Iterator[datetime]:
    items: list[Any] = [*programme.showings, *programme.films.values(), *programme.bills.values()]
    for item in (*items, *programme.series.values()):
        since = item.public_from
        if item.visibility == "embargoed" and since is not None:
            yield _instant(since, zone)


def _instant(moment: datetime | date, zone: tzinfo) -> datetime:
    """Return a moment as `metafeed.resolving.public` takes it: one without a zone is in that of the house."""
    if not isinstance(moment, datetime):
        moment = datetime.combine(moment, datetime.min.time())
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _pictures(programme: Programme, zone: tzinfo) -> Iterator[datetime]:
    items: list[Any] = [*programme.films.values(), *programme.bills.values(), *programme.series.values()]
    for item in (*items, *programme.venues.values(), programme.settings):
        for image in item.images:
            if image.rights_until is not None:
                yield _instant(image.rights_until + _DAY, zone)


def _of_showing(edition: Edition, showing: Showing, zone: tzinfo) -> Iterator[datetime]:
    publish, gone = edition.programme.settings.publish, edition.history.gone(showing.id)
    days = timedelta(days=publish.cancelled_days if showing.status in OFF else publish.past_days)
    if showing.start is None:
        if _has_pages(edition.programme):
            yield _instant(showing.cinema_day + _DAY, zone)
        yield _instant(showing.cinema_day + (timedelta(0) if gone == "withdrawn" else days) + _DAY, zone)
        return
    start = showing.start.astimezone(UTC)
    if gone == "withdrawn":
        yield start
    else:
        yield start + days + _SECOND
    if _has_pages(edition.programme) or _tells_of_coming(edition, showing):
        yield start
    if showing.on_sale is not None and telling.can_be_bought(showing):
        yield showing.on_sale


def _has_pages(programme: Programme) -> bool:
    """Tell whether pages are made, which tell what is past apart from what is to come."""
    return any(by_name(name).is_wanted(programme.settings.publish) for name in ("html", "fragment"))


def _notices(programme: Programme, zone: tzinfo) -> Iterator[datetime]:
    """Yield when a notice begins to stand on pages, and when it goes."""
    for notice in programme.notices if _has_pages(programme) else ():
        if notice.from_ is not None:
            yield _instant(notice.from_, zone)
        if notice.until is not None:
            yield _instant(notice.until + _DAY, zone)


def _tells_of_coming(edition: Edition, showing: Showing) -> bool:
    """Tell whether something is said of a showing only until it begins."""
    sold = events.offers(edition, showing) or events.keywords(edition, showing) != events.keywords(
        edition, showing, past=True
    )
    return bool(sold or edition.history.left(showing.id))
