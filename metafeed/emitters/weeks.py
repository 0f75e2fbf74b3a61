"""Which weeks the digest tells, and from when on its feed has each.

A week is told by the cinema days of its showings. Its documents are written as soon as it has a public showing, and as
long as calendars keep what is past; its feed tells it some days before it begins, so that whoever mails the newest
entry mails the week that comes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

from metafeed import views as all_views
from metafeed.emitters import DIGEST, by_name
from metafeed.emitters.edition import Edition
from metafeed.resolving.clock import at_house, house_zone, today
from metafeed.resolving.programme import Programme
from metafeed.views import View, is_written
from metafeed.weeks import Week, of, parse

#: Entries of the feed, the newest: a count, so that a week that is over takes nothing away.
SIZE = 8


def views(edition: Edition) -> Iterator[View]:
    """Yield the view of each week that is written, and that of their feed."""
    programme = edition.programme
    since = at_house(programme, edition.now).date() - timedelta(days=programme.settings.publish.past_days)
    yield from (each for each in all_views.weeks(programme) if week_of(programme, each).last >= since)
    told = [showing for each in in_feed(edition) for showing in each.showings]
    yield View("weeks", "", tuple(told), *all_views.items(tuple(told)))


def view(edition: Edition, key: str) -> View | None:
    """Return the view of a week whether it is written or not, without a showing where it has none; None for no week."""
    programme = edition.programme
    found = next((each for each in all_views.weeks(programme) if each.key == key), None)
    empty = View("weeks", key, ())
    try:
        return found or (empty if week_of(programme, empty).label.lower() == key else None)
    except ValueError:
        return None


def in_feed(edition: Edition) -> list[View]:
    """Return the views of the weeks that the feed has, the newest first."""
    due_ = [each for each in all_views.weeks(edition.programme) if due(edition, each) <= edition.now]
    return due_[::-1][:SIZE]


def due(edition: Edition, week: View) -> datetime:
    """Return from when on the feed has a week: the midnight some days before it begins, at the first venue."""
    programme = edition.programme
    day = week_of(programme, week).first - timedelta(days=programme.settings.publish.digest_days)
    return datetime.combine(day, time(), house_zone(programme))


def week_of(programme: Programme, view: View) -> Week:
    """Return the week of a view. Raises ValueError."""
    return parse(view.key, programme.settings.publish.week_begins)


def path_of(programme: Programme, text: str | None, now: datetime) -> str:
    """Return the path of the view of the week that `text` names, else of that which has `now`. Raises ValueError."""
    begins = programme.settings.publish.week_begins
    week = parse(text, begins) if text else of(today(programme, now), begins)
    return f"weeks/{week.label.lower()}"


def is_wanted(programme: Programme) -> bool:
    """Tell whether a programme has its weeks written."""
    return by_name(DIGEST).is_wanted(programme.settings.publish) and is_written(
        programme, View("weeks", "", ())
    )
