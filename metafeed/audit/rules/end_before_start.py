"""Something ends before it starts.

Often the end of a showing after midnight with the day on which it began, or a month counted from nought. Also doors
that open after the start, and offers that end before they begin. Days alone are compared where one of the two has no
time. An end that is the start itself is a warning: it is what programs write that know of none. So are tickets that come on sale after the
event.

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Stalker",
     "startDate": "2026-03-28T22:30+01:00", "endDate": "2026-03-28T01:12+01:00"}

Passes:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Stalker",
     "startDate": "2026-03-28T22:30+01:00", "endDate": "2026-03-29T01:12+01:00"}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from metafeed.audit.case import Case
from metafeed.audit.dates import Moment
from metafeed.audit.moments import Dated, dated, first
from metafeed.audit.nodes import Node
from metafeed.audit.venues import venue
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding

#: What comes first, what comes after it, and where the finding points.
_PAIRS = (
    ("startDate", "endDate", "endDate"),
    ("doorTime", "startDate", "doorTime"),
    ("validFrom", "validThrough", "validThrough"),
    ("availabilityStarts", "availabilityEnds", "availabilityEnds"),
    ("birthDate", "deathDate", "deathDate"),
)


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each pair in the wrong order."""
    for node in case.nodes:
        for begins, ends, told in _PAIRS:
            against = ends if told == begins else begins
            other = first(node, against)
            if other is not None and len(node.values(begins)) == 1:
                for each in dated(node, told):
                    yield from _compared(case, node, each, Dated(against, each.value, other))
    for event in case.nodes_of("Event"):
        yield from _sold_too_late(case, event)


def _compared(case: Case, node: Node, each: Dated, other: Dated) -> Iterator[Diagnostic]:
    """Yield what is wrong with a date, which stands behind the other unless it is that of the doors."""
    is_first = each.name == "doorTime"
    early, late = (each.moment, other.moment) if is_first else (other.moment, each.moment)
    if each.name == "endDate" and early.has_time and early == late:
        yield _warning(
            each.value.pointer, f"endDate {each.value.value} is the start", "leave it out until it is known"
        )
    elif _is_before(case, node, late, early):
        message = f"{each.name} {each.value.value} is {'after' if is_first else 'before'} {other.name}"
        yield finding(RULE, each.value.pointer, f"{message} {node.text(other.name)}")


def _sold_too_late(case: Case, event: Node) -> Iterator[Diagnostic]:
    over = first(event, "endDate") or first(event, "startDate")
    for offer in case.related(event, "offers") if over else ():
        for each in dated(offer, "validFrom"):
            if over and over.is_before(each.moment):
                message = f"validFrom {each.value.value} is after the event"
                yield _warning(each.value.pointer, message, "write when the sale begins")


def _warning(place: str, message: str, hint: str) -> Diagnostic:
    return replace(finding(RULE, place, message, hint), severity=Severity.WARNING)


def _is_before(case: Case, node: Node, late: Moment, early: Moment) -> bool:
    """Tell whether the later of two comes first; by the clocks on the wall where one offset is wrong.

    The offset has a finding of its own.
    """
    if late.offset != early.offset and case.is_event(node) and (there := venue(case, node)):
        sound = [
            m.instant and m.offset is not None and there.allows(m.instant, m.offset) for m in (late, early)
        ]
        if not all(sound):
            return late.wall < early.wall if late.has_time and early.has_time else late.day < early.day
    return late.is_before(early)


RULE = Rule("MF932", Severity.ERROR, check)
