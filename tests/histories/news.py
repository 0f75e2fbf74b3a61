"""The news that an edit must make: what a patron would act on, by what they were told before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from tests.histories.source import Row


@dataclass(frozen=True)
class Told:
    """A showing as it is told.

    `gone` is why it is not in the programme: `withdrawn` while it was to come, `past`, or `renamed`. `left` are
    views that it stood in. `heard` is how it was when patrons were last told that it takes place.
    """

    row: Row
    gone: str
    left: frozenset[str]
    heard: Row | None

    @property
    def is_on(self) -> bool:
        """Whether it takes place, as far as anybody was told."""
        return self.gone != "withdrawn" and self.row.is_on


def kinds(old: Told | None, new: Told, now: datetime) -> Iterator[str]:
    """Yield the kinds of change that are news of a showing; what is over is none."""
    coming = new.row.start > now
    if new.gone == "renamed":
        return
    if old is None or old.gone == "renamed":
        if coming and new.is_on:
            yield "added"
    elif coming or old.row.start > now:
        yield from _state(old, new)


def _state(old: Told, new: Told) -> Iterator[str]:
    if new.gone == "withdrawn":
        # Who was promised a new date learns that there will be none.
        if old.gone != "withdrawn" and old.row.status != "cancelled":
            yield "withdrawn"
    elif not new.row.is_on:
        # Who was told that it is withdrawn knows that it is cancelled.
        before = "cancelled" if old.gone == "withdrawn" else old.row.status
        if new.row.status != before:
            yield new.row.status
    elif old.is_on:
        yield from _place(old.row, new.row)
        yield from _details(old.row, new.row)
    else:
        yield "reinstated"
        if new.heard is not None and old.heard is not None:
            yield from (each for each in _details(old.heard, new.row) if each != "film")


def optional_kinds(old: Told | None, new: Told) -> Iterator[str]:
    """Yield what may be said besides: who is told that it takes place after all reads when and where."""
    if old is not None and old.heard is not None and new.is_on and not old.is_on:
        yield from _place(old.heard, new.row)
        yield from (each for each in _details(old.heard, new.row) if each == "film")


def _place(old: Row, new: Row) -> Iterator[str]:
    if old.start != new.start:
        yield "moved"
    if old.venue != new.venue:
        yield "moved-venue"
    elif old.screen != new.screen:
        yield "moved-screen"


def _details(old: Row, new: Row) -> Iterator[str]:
    if old.film != new.film:
        yield "film"
    if old.format != new.format:
        yield "format"
    for name, was, now in (("access", old.access, new.access), ("part", old.parts, new.parts)):
        if set(was) - set(now):
            yield f"{name}-dropped"
        if set(now) - set(was):
            yield f"{name}-added"
