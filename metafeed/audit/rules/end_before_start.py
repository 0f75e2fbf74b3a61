"""Something ends before it starts.

Often the end of a showing after midnight with the day on which it began, or a month counted from nought. Also doors
that open after the start, and offers that end before they begin. Days alone are compared where one of the two has no
time.

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Stalker",
     "startDate": "2026-03-28T22:30+01:00", "endDate": "2026-03-28T01:12+01:00"}

Passes:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Stalker",
     "startDate": "2026-03-28T22:30+01:00", "endDate": "2026-03-29T01:12+01:00"}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.dates import Moment
from metafeed.audit.moments import dated, first
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
            other = first(node, ends if told == begins else begins)
            for each in dated(node, told) if other and len(node.values(begins)) == 1 else ():
                early, late = (each.moment, other) if told == begins else (other, each.moment)
                if early and late and _is_before(case, node, late, early):
                    sides = f"{told} {each.value.value} is {'after' if told == begins else 'before'}"
                    against = ends if told == begins else begins
                    yield finding(RULE, each.value.pointer, f"{sides} {against} {node.text(against)}")


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
