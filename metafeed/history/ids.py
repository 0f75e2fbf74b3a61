"""Published screenings that stand under another id now: what is sure, what is likely, and what to write.

A twin has the works, the start and the venue of one that vanished: it is the same. One without an id of its own
that vanished may have moved, where another of its film appeared that day: nobody but the author knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from metafeed.diagnostics import Diagnostic, Severity
from metafeed.history import records
from metafeed.history.memory import Memory, Remembered, is_future
from metafeed.resolving.programme import Programme, Showing


def twins(memory: Memory, vanished: Mapping[str, Remembered], programme: Programme) -> dict[str, str]:
    """Return, by the id that vanished, the one under which the same showing stands now."""
    found: dict[str, str] = {}
    if not vanished:
        return found
    fresh: dict[tuple[Any, ...], list[Showing]] = {}
    for showing in programme.showings:
        known = memory.items.get(f"screening/{showing.id}")
        if (known is None or known.gone) and showing.start is not None:
            fresh.setdefault(_likeness(records.of_showing(showing)), []).append(showing)
    for key, each in vanished.items():
        candidates = fresh.get(_likeness(each.record), []) if fresh else []
        if candidates and each.gone in ("", "withdrawn"):
            screen = each.record.get("screen")
            best = min(candidates, key=lambda s: (s.screen is None or s.screen.id != screen, s.id))
            candidates.remove(best)
            found[key] = best.id
    return found


def _likeness(record: Mapping[str, Any]) -> tuple[Any, ...]:
    """Return what makes two showings twins: works, start, venue."""
    start = record.get("start")
    return _films(record), start and datetime.fromisoformat(start).astimezone(UTC), record["venue"]


def _films(record: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(work["film"] for work in record["works"] if "film" in work)


def moved(
    memory: Memory,
    vanished: Mapping[str, Remembered],
    twins: Mapping[str, str],
    programme: Programme,
    now: datetime,
) -> dict[str, str]:
    """Return, by the id of a new showing, that of one without an id of its own that it may have been."""
    found: dict[str, str] = {}
    fresh = [
        showing
        for showing in programme.showings
        if f"screening/{showing.id}" not in memory.items and showing.id not in twins.values()
    ]
    for key, each in vanished.items():
        day = each.record["cinema_day"]
        unnamed = each.record.get("provisional") and not each.gone and key not in twins
        if not unnamed or not is_future(each.start, day, now):
            continue
        for showing in fresh:
            films = tuple(piece.film.id for piece in showing.pieces)
            same = showing.cinema_day.isoformat() == day and films == _films(each.record)
            if same and showing.id not in found:
                found[showing.id] = key
                break
    return found


def findings(
    memory: Memory, programme: Programme, twins: Mapping[str, str], moved: Mapping[str, str]
) -> Iterator[Diagnostic]:
    """Yield what authors should write, while patrons still know the old ids."""
    by_id = {showing.id: showing for showing in programme.showings}
    for old, new in twins.items():
        if f"screening/{new}" not in memory.items:
            told = f"this screening was published under the id {old!r}, and stands here under {new!r}"
            yield _finding("MF804", by_id[new], told, f"write id: {old}")
    for new, old in moved.items():
        told = f"is this {old!r}, moved? That one vanished, and is told as cancelled"
        yield _finding("MF805", by_id[new], told, f"if it is, write id: {old}")
    for showing in programme.showings:
        if showing.provisional and f"screening/{showing.id}" in memory.items:
            told = "this screening is published, and has no id of its own"
            yield _finding("MF807", showing, told, "write it with metafeed ids --write, before it is moved")


def _finding(code: str, showing: Showing, message: str, hint: str) -> Diagnostic:
    return Diagnostic(code, Severity.WARNING, message, f"{showing.pointer}/id", hint=hint)
