"""Advance: from what was published to what is published now: revisions, changes, news, the next memory.

Pure and total: the same memory, programme and `now` give the same result. Revisions never fall, and what
is told otherwise is told later than before, even if `now` is not.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from metafeed.history import comparing, films, records, reporting
from metafeed.history.changes import Change
from metafeed.history.comparing import Names, Told
from metafeed.history.memory import Memory, Remembered, Shelf, Stamp
from metafeed.history.recall import Recalled, earlier_starts
from metafeed.history.stamping import stamps, whole_second
from metafeed.history.standing import Standing
from metafeed.model.vocabulary import OFF
from metafeed.resolving.programme import Showing

#: `KIND/ID` → standard → the fingerprint of what the standard tells of the item.
Prints = Callable[[str, Any], Mapping[str, str]]


@dataclass(frozen=True)
class Advanced:
    """The next memory (its documents are still the last ones), and what is told otherwise in it."""

    memory: Memory
    changes: tuple[Change, ...]


def advance(
    recalled: Recalled, standing: Standing, memory: Memory, prints: Prints, now: datetime
) -> Advanced:
    """Return what is remembered after `recalled` was told at `now`."""
    instant = whole_second(now)
    items: dict[str, Remembered] = dict(memory.items)
    programme, names = recalled.programme, Names(memory)
    changes: list[Change] = []
    for key, item in films.linked(programme):
        known = memory.items.get(key)
        record = records.of_item(item)
        items[key] = _item(known, key, record, prints(key.partition("/")[0], item), instant)
        if known is not None:
            changes += films.correction(key, item, known.record, record)
    shared: dict[Any, Any] = {}
    for showing in programme.showings:
        told = _told(showing, recalled, memory, shared)
        key = f"screening/{showing.id}"
        items[key] = _showing(told, memory, recalled, standing, prints("screening", showing), instant)
        changes += comparing.of_showing(told, names, now)
    for key, gone in recalled.gone.items():
        items[f"screening/{key}"] = replace(items[f"screening/{key}"], gone=gone)
    items |= _kept(standing, items, prints, instant)
    changes += films.held_over(programme, memory, items, instant)
    changes = films.announced(changes, programme, memory)
    changes += films.last_chances_called(changes, programme, items, now)
    changes += films.removed(programme, items)
    changes = reporting.with_left(changes, standing, memory, programme)
    changes.sort(key=lambda each: each.order)
    items, news = reporting.news(changes, programme, items, memory, instant)
    views = dict(memory.views)
    for view in standing.views:
        shelf = views.get(view.path, Shelf())
        views[view.path] = Shelf(view.title, view.last.id if view.last else shelf.last)
    return Advanced(Memory(memory.identity, items, news, views, memory.documents), tuple(changes))


# Items


def _item(
    known: Remembered | None, key: str, record: Mapping[str, Any], prints: Mapping[str, str], now: datetime
) -> Remembered:
    if known is None:
        return Remembered(key, record, now, _first(prints, now))
    return replace(known, record=record, stamps=stamps(known.stamps, prints, now), gone="")


def _first(prints: Mapping[str, str], now: datetime) -> dict[str, Stamp]:
    return {name: Stamp(print_, 0, now) for name, print_ in prints.items()}


def _told(showing: Showing, recalled: Recalled, memory: Memory, shared: dict[Any, Any]) -> Told:
    known = recalled.known(memory, showing.id)
    # What went on under another id was told there.
    before = known.record if known and known.gone != "renamed" else {}
    return Told(
        showing,
        before,
        records.of_showing(showing, shared),
        recalled.gone.get(showing.id, ""),
        known.gone if known else "",
        known.stood if known else {},
    )


def _showing(
    told: Told,
    memory: Memory,
    recalled: Recalled,
    standing: Standing,
    prints: Mapping[str, str],
    now: datetime,
) -> Remembered:
    showing = told.showing
    own, known = memory.items.get(f"screening/{showing.id}"), recalled.known(memory, showing.id)
    # A ghost's record stays what it was: that it is cancelled is told by `gone`.
    record = known.record if known and told.gone else told.after
    off = told.gone == "withdrawn" or showing.status in OFF
    was_off = bool(known and (known.gone == "withdrawn" or known.record.get("status") in OFF))
    base = own or Remembered("", {}, now)
    return Remembered(
        key=f"screening/{showing.id}",
        record=record,
        published=known.published if known else base.published,
        stamps=stamps(own.stamps, prints, now) if own else _first(prints, now),
        views=standing.within.get(showing.id, ()),
        left=standing.left.get(showing.id, ()),
        quit=standing.quit.get(showing.id, ()),
        starts=earlier_starts(known, showing),
        gone=told.gone,
        called=base.called,
        news=base.news,
        stood=(known.stood if was_off else known.record) if known and off else {},
        runs=base.runs,
    )


def _kept(
    standing: Standing, items: Mapping[str, Remembered], prints: Prints, now: datetime
) -> dict[str, Remembered]:
    """Return the showings that calendars keep beyond their window: their film or venue may have changed."""
    found = {}
    for showing in {view.last.id: view.last for view in standing.views if view.last}.values():
        known = items.get(f"screening/{showing.id}")
        if known is not None and showing.id not in standing.within:
            found[known.key] = replace(known, stamps=stamps(known.stamps, prints("screening", showing), now))
    return found
