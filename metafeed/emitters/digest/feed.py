"""The feed of the digest: an entry a week, for services that mail the newest entry of a feed.

Its dates say when the house told it: from some days before the week begins, or later where nobody knew of it then.
"""

from __future__ import annotations

from datetime import UTC, datetime

from metafeed.emitters import weeks
from metafeed.emitters.digest.week import Digest, digest
from metafeed.emitters.edition import Edition
from metafeed.emitters.entry import Entry
from metafeed.emitters.html import engine
from metafeed.views import View


def entries(edition: Edition, view: View) -> list[Entry]:
    """Return the entries of the feed of all weeks, the newest first; a week alone has no feed."""
    return [] if view.key else [_entry(edition, week) for week in weeks.in_feed(edition)]


def _entry(edition: Edition, view: View) -> Entry:
    return edition.fragment("entry", "weeks", view.key, lambda: _rendered(edition, view))


def _rendered(edition: Edition, view: View) -> Entry:
    told, published = digest(edition, view), _published(edition, view)
    return Entry(
        kind="weeks",
        key=view.key,
        id=edition.tag("weeks", weeks.week_of(edition.programme, view).label),
        title=told.days,
        url=told.web or told.home,
        summary=_summary(told),
        html=engine.render(edition, "week.html", told, relative=False).decode(),
        published=published,
        updated=max(published, *_changes(edition, view)),
        calendar=None,
        categories=(),
        pictures=(),
        credits=(),
        ratings=(),
        showings=(),
    )


def _summary(told: Digest) -> str:
    return "\n".join(each for each in (told.new, told.ends) if each) or told.preheader


def _published(edition: Edition, view: View) -> datetime:
    """Return when the house told a week: when it was due, or when its first showing was told, which may be later."""
    first, last = (day.isoformat() for day in weeks.week_of(edition.programme, view).days[::6])
    told = [
        each.published
        for each in edition.history.memory.of("screening")
        if first <= each.record["cinema_day"] <= last
    ]
    due = weeks.due(edition, view).astimezone(UTC)
    return max(due, min(told, default=due))


def _changes(edition: Edition, view: View) -> list[datetime]:
    """Return when the films and bills of a week were last told otherwise."""
    films = [edition.revision("film", film.id, "feed").changed for film in view.films]
    return films + [edition.revision("bill", bill.id, "feed").changed for bill in view.bills]
