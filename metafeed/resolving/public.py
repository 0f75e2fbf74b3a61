"""The gate: what may leave the house at an instant.

Press, invited and private showings never pass, embargoed ones from their `public_from` on. A film, bill or
series that is not public does not pass either, nor one that only such showings are of. Everything that is
published goes through `public`, so that nothing behind it has to think of it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, tzinfo

from metafeed.model.film import Film
from metafeed.model.programme import Notice
from metafeed.model.series import Bill, Series
from metafeed.resolving.clock import at_house, house_zone
from metafeed.resolving.programme import Programme, Showing

#: Told to everybody; members' showings are told as such.
TOLD = ("public", "members")


def public(programme: Programme, now: datetime) -> Programme:
    """Return what of `programme` may be told at `now`."""
    now, zone = at_house(programme, now), house_zone(programme)
    showings = tuple(showing for showing in programme.showings if is_public(showing, now, zone))
    all_of, told_of = _of(programme.showings), _of(showings)
    films = {k: v for k, v in programme.films.items() if _passes(v, now, zone, all_of, told_of)}
    bills = {k: v for k, v in programme.bills.items() if _passes(v, now, zone, all_of, told_of)}
    series = {k: v for k, v in programme.series.items() if _passes(v, now, zone, all_of, told_of)}
    return replace(
        programme,
        showings=tuple(_without_hidden(showing, series) for showing in showings),
        films=films,
        bills=bills,
        series=series,
        notices=tuple(notice for notice in programme.notices if _current(notice, now)),
    )


def is_public(showing: Showing, now: datetime, zone: tzinfo) -> bool:
    """Tell whether a showing, and all that it shows, may be told at `now`."""
    items = [piece.film for piece in showing.pieces] + ([showing.bill] if showing.bill else [])
    return _may(showing.visibility, showing.public_from, now) and all(
        _item_may(item, now, zone) for item in items
    )


def _item_may(item: Film | Bill | Series, now: datetime, zone: tzinfo) -> bool:
    since = item.public_from
    if since is not None and not isinstance(since, datetime):
        since = datetime.combine(since, datetime.min.time(), zone)
    if since is not None and since.tzinfo is None:
        since = since.replace(tzinfo=zone)
    return _may(item.visibility or "public", since, now)


def _may(visibility: str, since: datetime | None, now: datetime) -> bool:
    if visibility == "embargoed":
        return since is not None and since <= now
    return visibility in TOLD


def _of(showings: tuple[Showing, ...]) -> set[str]:
    """Return the ids of films, bills and series that showings are of."""
    found: set[str] = set()
    for showing in showings:
        found.update(piece.film.id for piece in showing.pieces)
        found.update(f"series/{series.id}" for series in showing.series)
        if showing.bill:
            found.add(showing.bill.id)
    return found


def _passes(
    item: Film | Bill | Series, now: datetime, zone: tzinfo, all_of: set[str], told_of: set[str]
) -> bool:
    key = f"series/{item.id}" if isinstance(item, Series) else item.id
    return _item_may(item, now, zone) and (key in told_of or key not in all_of)


def _without_hidden(showing: Showing, series: dict[str, Series]) -> Showing:
    if all(each.id in series for each in (*showing.series, *showing.wider_series)):
        return showing
    return replace(
        showing,
        series=tuple(each for each in showing.series if each.id in series),
        wider_series=tuple(each for each in showing.wider_series if each.id in series),
    )


def _current(notice: Notice, now: datetime) -> bool:
    today = now.date()
    return (notice.from_ is None or notice.from_ <= today) and (notice.until is None or today <= notice.until)
