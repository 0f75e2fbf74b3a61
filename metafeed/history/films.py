"""Changes of films and bills as such: announced, held over, closing, gone; and corrections of any item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from metafeed.history import comparing, records
from metafeed.history.changes import Change, Place
from metafeed.history.memory import Memory, Remembered
from metafeed.model.node import Node
from metafeed.model.run import Run
from metafeed.model.text import Localised
from metafeed.model.vocabulary import OFF
from metafeed.resolving.programme import Programme, Showing

#: Collection of a programme → kind of its items.
COLLECTIONS = {"venues": "venue", "films": "film", "bills": "bill", "series": "series"}


def linked(programme: Programme) -> Iterator[tuple[str, Node]]:
    """Yield (`KIND/ID`, item) of all that showings are linked to."""
    for collection, kind in COLLECTIONS.items():
        for identity, item in getattr(programme, collection).items():
            yield f"{kind}/{identity}", item


def correction(key: str, item: Any, before: Mapping[str, Any], after: records.Record) -> Iterator[Change]:
    """Yield the correction of an item, if there is one."""
    names = comparing.differing(before, after)
    if names:
        title: Localised = getattr(item, "title", None) or item.name
        yield Change("corrected", key, (title,), fields=names)


def removed(programme: Programme, items: dict[str, Remembered]) -> list[Change]:
    """Return the films and bills that are gone, with nothing to come or to remember."""
    present = {key for key, _ in linked(programme)}
    absent = [
        each
        for key, each in items.items()
        if each.kind in COLLECTIONS.values() and key not in present and not each.gone
    ]
    for each in absent:
        items[each.key] = replace(each, gone="past")
    return [
        Change("removed", each.key, (each.record["title"],))
        for each in absent
        if each.kind in ("film", "bill")
    ]


def announced(changes: list[Change], programme: Programme, memory: Memory) -> list[Change]:
    """Return changes in which what is new of new films and bills is told as their announcement."""
    new = {
        key
        for collection, kind in (("films", "film"), ("bills", "bill"))
        for key in (f"{kind}/{each}" for each in getattr(programme, collection))
        if key not in memory.items
    }
    told = [each for each in changes if not (each.kind in ("added", "held-over") and each.subject in new)]
    added: dict[str, list[Place]] = {}
    for each in changes:
        if each.kind == "added" and each.place:
            added.setdefault(each.subject, []).append(each.place)
    shown = _shown(programme)
    for key in sorted(new):
        kind, _, identity = key.partition("/")
        title = getattr(programme, f"{kind}s")[identity].title
        if key in added or key not in shown:
            places = tuple(sorted(added.get(key, ()), key=lambda place: place.order))
            told.append(Change("announced", key, (title,), places=places))
    return told


def _shown(programme: Programme) -> set[str]:
    """Return the films and bills that have a showing; the others stand in the programme without any yet."""
    films = {f"film/{piece.film.id}" for showing in programme.showings for piece in showing.pieces}
    return films | {f"bill/{showing.bill.id}" for showing in programme.showings if showing.bill}


def held_over(
    programme: Programme, memory: Memory, items: dict[str, Remembered], now: datetime
) -> Iterator[Change]:
    """Yield films that are held over: a run of theirs says so now, or they run longer than they did."""
    of: dict[str, list[Run]] = {}
    titles: dict[str, tuple[Localised, ...]] = {}
    for run, showing in {s.run.id: (s.run, s) for s in programme.showings if s.run}.values():
        of.setdefault(comparing.subject(showing), []).append(run)
        titles.setdefault(comparing.subject(showing), comparing.titles(showing))
    for subject, runs in of.items():
        last = max(run.dates.last for run in runs)
        told = {"last": last.isoformat(), "held": any("held-over" in run.facts for run in runs)}
        before = items[subject].runs
        items[subject] = replace(items[subject], runs=told)
        if subject not in memory.items or last < now.date():
            continue
        if (told["held"] and not before.get("held")) or (before and before["last"] < told["last"]):
            yield Change("held-over", subject, titles[subject], now=told["last"])


def last_chances(programme: Programme, items: Mapping[str, Remembered]) -> dict[str, datetime]:
    """Return the start of the last showing of each film or bill with several days, where it was not called so."""
    return {key: showings[-1].begins.astimezone(UTC) for key, showings in _closing(programme, items).items()}


def _closing(programme: Programme, items: Mapping[str, Remembered]) -> dict[str, list[Showing]]:
    found: dict[str, list[Showing]] = {}
    for showing in programme.showings:
        if showing.start is not None and showing.status not in OFF:
            found.setdefault(comparing.subject(showing), []).append(showing)
    return {
        key: showings
        for key, showings in found.items()
        if len({showing.cinema_day for showing in showings}) > 1
        and key in items
        and items[key].called != _called(showings[-1])
    }


def _called(showing: Showing) -> str:
    return showing.begins.astimezone(UTC).isoformat()


def last_chances_called(
    changes: Iterable[Change], programme: Programme, items: dict[str, Remembered], now: datetime
) -> list[Change]:
    """Return films whose last showing of several is near, each told once for that showing."""
    days = programme.settings.publish.changes.last_chance_days
    fresh = {each.subject for each in changes if each.kind in ("announced", "added")}
    found = []
    for subject, showings in _closing(programme, items).items():
        last = showings[-1]
        if now < last.begins <= now + timedelta(days=days):
            items[subject] = replace(items[subject], called=_called(last))
            if subject not in fresh:
                place = comparing.place(last)
                found.append(Change("last-chance", subject, comparing.titles(last), last.id, place))
    return found
