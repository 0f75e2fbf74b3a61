"""Runs: a film's engagement as dates × times, with exceptions; it expands into screenings."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from metafeed.model import vocabulary
from metafeed.model.node import each_of, fault, shown
from metafeed.model.parts import Works
from metafeed.model.screening import NONE, Told
from metafeed.model.text import Line, Plain, Split
from metafeed.model.time import ClockTime, LocalDate, LocalDates, LocalTime, Moment, parse_time
from metafeed.model.values import Id, Status, Url, Word


class Except(Told):
    """What is different on one day of a run, or in one slot of a day."""

    version: Id | None = None
    date: LocalDate | None = None
    time: LocalTime | None = None
    ends: LocalTime | None = None
    doors: LocalTime | None = None
    status: Status | None = None
    reason: Line | None = None
    previous_start: Annotated[tuple[Moment, ...], Split] = ()
    pos_id: Plain | None = None
    url: Url | None = None
    #: True if the run simply does not play then: nothing was announced, nothing is cancelled.
    off: bool = False


def _exception(value: Any) -> Any:
    return (
        {"off": True} if isinstance(value, str) and value.strip().lower() in ("none", "off", NONE) else value
    )


def _slots(value: Any, info: Any) -> Any:
    """Read `{a: "14:35"}`, or a bare list whose slots are named by their times."""
    if isinstance(value, Mapping):
        return value
    pieces = (
        value.split(",") if isinstance(value, str) else value if isinstance(value, (list, tuple)) else [value]
    )
    clock = (info.context or {}).get("clock")
    slots: dict[str, ClockTime] = {}
    for time in each_of(pieces, lambda piece: parse_time(piece, clock)):
        if time.slot in slots:
            raise fault("MF103", f"{_clock(time)} stands here twice", "name the showings: {a: …, b: …}")
        slots[time.slot] = time
    return slots


def _check_slot(text: str) -> str:
    if not _SLOT.fullmatch(text):
        name = re.sub("[^a-z0-9]", "", text.lower())[:20] or "a"
        raise fault("MF107", f"{shown(text)} cannot name a showing of each day", f"write {name}")
    return text


#: The name of a showing of each day of a run.
_SLOT = re.compile(r"[a-z0-9]{1,20}")
Slot = Annotated[
    str, AfterValidator(_check_slot), WithJsonSchema({"type": "string", "pattern": f"^{_SLOT.pattern}$"})
]


def _clock(time: ClockTime) -> str:
    return "tbc" if time.to_come else f"{time.minutes // 60:02d}:{time.minutes % 60:02d}"


class Run(Told):
    """A film's engagement: dates × times, with exceptions; it expands into screenings.

    schema.org   its screenings; facts about a run are never events
    Feeds        the run line of the film's entry
    """

    id: Id
    #: Absent where the run stands in its film.
    film: Works | None = None
    version: Id | None = None
    dates: LocalDates
    #: Slot → time. An id of a showing is `RUN.DATE.SLOT`, for life, even if the time changes.
    times: Annotated[dict[Slot, LocalTime], BeforeValidator(_slots), Field(min_length=1, max_length=100)]
    #: held-over, must-end, last-chance … The text.
    facts: Annotated[tuple[Annotated[str, Word("fact of a run", vocabulary.RUN_FACTS)], ...], Split] = ()
    except_: Annotated[dict[str, Annotated[Except, BeforeValidator(_exception)]], Field(alias="except")] = (
        Field(default_factory=dict)
    )
    url: Url | None = None
    ignore: Annotated[tuple[Plain, ...], Split] = ()
