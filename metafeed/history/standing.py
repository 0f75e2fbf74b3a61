"""Which views stand: those of the programme, with what has just left them, and those that were published.

A showing that leaves a view stays in its documents until its time has passed, and says so first. A document
once published is never empty: its view keeps the last showing that it had.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from metafeed import views as all_views
from metafeed.history import records
from metafeed.history.keeping import keep
from metafeed.history.memory import Memory, is_future
from metafeed.history.recall import Recalled
from metafeed.model.film import Film
from metafeed.model.series import Bill
from metafeed.model.text import Localised
from metafeed.resolving.programme import Showing
from metafeed.views import View


@dataclass(frozen=True)
class Standing:
    """The views to publish, switched off ones included, and where each showing stands and stood, by its id."""

    views: tuple[View, ...]
    within: Mapping[str, tuple[str, ...]]
    left: Mapping[str, tuple[str, ...]]
    quit: Mapping[str, tuple[str, ...]]


def stand(recalled: Recalled, memory: Memory, now: datetime) -> Standing:
    """Return which views stand at `now`."""
    found = list(all_views.every(recalled.programme))
    defined = {view.path for view in found}
    paths = all_views.memberships(found)
    within: dict[str, tuple[str, ...]] = {}
    left: dict[str, tuple[str, ...]] = {}
    quit_: dict[str, tuple[str, ...]] = {}
    for showing in recalled.programme.showings:
        known = recalled.known(memory, showing.id)
        before = known.views if known else ()
        # A view that the author gave up is left by nobody: its documents stay as they are.
        given_up = [path for path in before if path.startswith("views/") and path not in defined]
        within[showing.id] = (*paths.get(showing.id, ()), *given_up)
        coming = is_future(showing.start, showing.cinema_day.isoformat(), now)
        told = (*(known.left if known else ()), *(before if coming else ()))
        silent = (*(known.quit if known else ()), *(() if coming else before))
        left[showing.id] = _others(told, within[showing.id])
        quit_[showing.id] = _others(silent, (*within[showing.id], *left[showing.id]))
    found += (_kept(path, shelf.title, memory) for path, shelf in memory.views.items() if path not in defined)
    kept = keep(recalled, memory, within, left, quit_, now)
    return Standing(tuple(_filled(found, recalled, within, left, kept, now)), within, left, quit_)


def _others(paths: Iterable[str], without: Iterable[str]) -> tuple[str, ...]:
    return tuple(path for path in dict.fromkeys(paths) if path not in set(without))


def _kept(path: str, title: Localised | None, memory: Memory) -> View:
    """Return a published view that the programme has no more."""
    kind, _, key = path.partition("/")
    films: tuple[Film, ...] = ()
    bills: tuple[Bill, ...] = ()
    if kind in ("films", "bills"):
        known = memory.items.get(f"{kind[:-1]}/{key}")
        item = records.item(kind[:-1], dict(known.record)) if known else None
        films = (item,) if isinstance(item, Film) else ()
        bills = (item,) if isinstance(item, Bill) else ()
    return View(kind, key, (), films, bills, title)


def _filled(
    found: Iterable[View],
    recalled: Recalled,
    within: Mapping[str, tuple[str, ...]],
    left: Mapping[str, tuple[str, ...]],
    kept: Mapping[str, Showing],
    now: datetime,
) -> Iterable[View]:
    """Yield views with what left them and what they keep."""
    coming: dict[str, list[Showing]] = {}
    given_up: dict[str, list[Showing]] = {}
    for showing in recalled.programme.showings:
        for path in left[showing.id]:
            if is_future(showing.start, showing.cinema_day.isoformat(), now):
                coming.setdefault(path, []).append(showing)
        for path in within[showing.id]:
            given_up.setdefault(path, []).append(showing)
    for view in found:
        showings = view.showings or tuple(given_up.get(view.path, ()))
        leaving, last = tuple(coming.get(view.path, ())), kept.get(view.path)
        films, bills = view.films, view.bills
        if view.kind not in ("all", "films", "bills"):
            films, bills = all_views.items((*showings, *leaving) or ((last,) if last else ()))
        yield replace(view, showings=showings, films=films, bills=bills, left=leaving, last=last)
