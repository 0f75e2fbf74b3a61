"""Something ends before it starts.

A series, a closure, a notice or a showing with its dates the wrong way round is told as a length below
nothing: Google refuses an event whose `endDate` is before its `startDate`, and RFC 5545 §3.8.2.2 requires
DTEND to be later than DTSTART. Mostly it is a slip in the month, or an end after midnight: write 24:30
for half past twelve that night.

Fails:
    series:
      - {id: war, title: War Films, from: 2019-08-01, until: 2019-07-30}

Passes:
    series:
      - {id: war, title: War Films, from: 2019-07-26, until: 2019-08-01}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from functools import cache

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.model.node import Node
from metafeed.resolving.programme import Showing
from metafeed.rules import pointing
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each span of dates, and each showing, whose end is before its start."""
    for node in case.nodes():
        kind: type[Node] = type(node.value)
        if not _has_span(kind):
            continue
        first, last = node.value.from_, node.value.until
        if first and last and last < first:
            yield finding(RULE, f"{node.pointer}/until", f"ends {last}, before it starts on {first}")
    for showing in case.showings:
        said = pointing.said(case, showing, "ends") if _is_reversed(showing) else None
        if said and showing.start and showing.end:
            message = f"ends {showing.end:%Y-%m-%d %H:%M}, before it starts at {showing.start:%H:%M}"
            hint = f"for the night of {showing.cinema_day} write {showing.end.hour + 24}:{showing.end:%M}"
            yield finding(RULE, said[0], message, hint)


@cache
def _has_span(kind: type[Node]) -> bool:
    return {"from_", "until"} <= set(kind.model_fields)


def _is_reversed(showing: Showing) -> bool:
    """Tell whether a showing ends before it starts: in UTC, since a clock that goes back shows less."""
    return bool(
        showing.start and showing.end and showing.end.astimezone(UTC) <= showing.start.astimezone(UTC)
    )


RULE = Rule("MF203", Severity.ERROR, check, firm=True)
