"""Where a finding points: the value that its author wrote, or the nearest thing that they did write.

No rule itself. Rules reason over typed values, in which a single offer stands in a list and a slot of a
run has a name; here the way is found back to what stands in the source.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from metafeed.case import Case
from metafeed.diagnostics import pointer, pointer_parts
from metafeed.document import Document
from metafeed.resolving import fits
from metafeed.resolving.cascade import Level
from metafeed.resolving.programme import Showing


def written(document: Document, place: str) -> str:
    """Return `place` without the steps that the author did not write.

    `/prices/full/0/price` is `/prices/full/price` where the list is a single offer without its dash, and
    `/screenings/3/parts/0` is `/screenings/3/parts` where the parts stand in one cell.
    """
    raw: Any = document.tree
    kept: list[str] = []
    for step in pointer_parts(place):
        if isinstance(raw, Mapping) and step in raw:
            raw = raw[step]
        elif isinstance(raw, list) and step.isdigit() and int(step) < len(raw):
            raw = raw[int(step)]
        else:
            continue
        kept.append(step)
    return pointer(*kept)


def of_field(case: Case, showing: Showing, *fields: str) -> str:
    """Return the place of the first of `fields` that a showing says itself, else of the showing."""
    for field in fields:
        place = f"{showing.pointer}/{field}"
        if case.document.value(place) is not None:
            return place
    return showing.pointer


def of_time(case: Case, showing: Showing) -> str:
    """Return the place of a showing's time: its own, else that of its slot in the run."""
    if showing.run is None or "/except/" in showing.pointer:
        return of_field(case, showing, "time")
    slots = f"{showing.pointer}/times"
    if isinstance(case.document.value(slots), list):
        return f"{slots}/{list(showing.run.times).index(slot(showing))}"
    return written(case.document, f"{slots}/{slot(showing)}")


def of_day(case: Case, showing: Showing) -> str:
    """Return the place of a showing's date: its own, else the dates of its run."""
    if showing.run is None:
        return of_field(case, showing, "date", "time")
    return of_field(case, showing, "date", "dates")


def slot(showing: Showing) -> str:
    """Return the name of a run's showing among the times of a day; empty for any other."""
    return showing.id.rpartition(".")[2] if showing.run else ""


def said(case: Case, showing: Showing, field: str) -> tuple[str, Level] | None:
    """Return where a showing has `field` from, and the level of that place; None if from nowhere."""
    chain = case.resolved.chains.get(showing.id)
    value, level = chain.find(field) if chain else (None, None)
    if value is None or level is None:
        return None
    return written(case.document, f"{level.pointer}/{field}"), level


def in_doubt(case: Case, showing: Showing, *fields: str) -> bool:
    """Tell whether one of `fields` was found at fault at a place from which a showing has it."""
    chain = case.resolved.chains.get(showing.id)
    levels = chain.levels if chain else ()
    return any(case.typed.is_faulty(f"{level.pointer}/{field}") for level in levels for field in fields)


def of_state(case: Case, showing: Showing, field: str) -> str:
    """Return the place of the `status` or `sale` that holds: the last change's that has one, else its own."""
    number = changed(case, showing, field)
    if number is not None:
        return written(case.document, f"/changes/{number}/{field}")
    where = said(case, showing, field)
    return where[0] if where else showing.pointer


def changed(case: Case, showing: Showing, field: str) -> int | None:
    """Return the number of the last-minute change that `status` or `sale` comes from, if it is one."""
    changes = case.typed.settings.changes
    numbers = (n for n, each in enumerate(changes) if getattr(each, field) and fits(each, showing))
    return max(numbers, default=None)
