"""Midnight, or a second before it, where the time is not known.

`T00:00:00` is what programs make of a date without a time, `T23:59:59` of its end. Google's Event page asks for the
date alone then; with a time, people are told to come at midnight. Of an event that says "midnight" nothing is
said.

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Stalker", "startDate": "2026-03-28T00:00:00+01:00"}

Passes:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Stalker", "startDate": "2026-03-28"}

Passes:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Eraserhead", "description": "At midnight",
     "startDate": "2026-03-28T00:00:00+01:00"}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.moments import Dated, dated, first
from metafeed.audit.nodes import Node
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding

_LATE = re.compile(r"midnight|mitternacht|minuit|medianoche|mezzanotte|late night|12 ?am\b", re.IGNORECASE)


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each time of an event that stands for none."""
    for event in case.nodes_of("Event"):
        told = " ".join(event.text(name) or "" for name in ("name", "description"))
        if _LATE.search(told):
            continue
        for each in dated(event, "startDate", "endDate", "previousStartDate"):
            if each.moment.has_time and _stands_for_none(event, each):
                message = f"{each.name} {each.value.value} looks like a time that nobody knew"
                yield finding(
                    RULE, each.value.pointer, message, f"write {_day(each)} if the time is not known"
                )


def _stands_for_none(event: Node, each: Dated) -> bool:
    clock = (each.moment.wall.hour, each.moment.wall.minute)
    if each.name != "endDate":
        return clock in ((0, 0), (23, 59))
    # A showing may well end at midnight; one that began then as well does not.
    start = first(event, "startDate")
    began_at_midnight = (
        start is not None and start.has_time and (start.wall.hour, start.wall.minute) == (0, 0)
    )
    return clock == (23, 59) or (clock == (0, 0) and began_at_midnight)


def _day(each: Dated) -> str:
    written = str(each.value.value).strip()
    return written.partition("T")[0]


RULE = Rule("MF934", Severity.WARNING, check)
