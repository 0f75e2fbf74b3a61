"""The guard: a build that would call off most of what patrons expect is more often a slip than the truth.

An emptied file, a lost sheet, a filter that fits nothing: each would cancel a whole programme on everybody's
phone. What is cancelled by the author, past, or out of its window does not count.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from metafeed.diagnostics import Diagnostic, Severity
from metafeed.history.memory import Memory, Remembered, is_future
from metafeed.history.recall import Recalled
from metafeed.model.vocabulary import OFF

#: Fewer withdrawn ones than this are never a slip, unless they are all.
FEW = 5


def guard(memory: Memory, recalled: Recalled, now: datetime) -> Diagnostic | None:
    """Return the finding if too much would be withdrawn: all, over a third, or all of a venue."""
    expected = [each for each in memory.of("screening") if _is_expected(each, now)]
    lost = [each for each in expected if recalled.gone.get(each.id) == "withdrawn"]
    if not lost:
        return None
    if len(lost) == len(expected):
        told = f"all {len(lost)} screenings to come" if len(lost) > 1 else "the only screening to come"
    elif len(lost) >= FEW and 3 * len(lost) > len(expected):
        told = f"{len(lost)} of {len(expected)} screenings to come"
    elif venue := _closed(expected, lost):
        told = f"all {sum(each.record['venue'] == venue for each in lost)} screenings to come of {venue}"
    else:
        return None
    few = ", ".join(each.id for each in lost[:3]) + (" …" if len(lost) > 3 else "")
    return Diagnostic(
        "MF806",
        Severity.ERROR,
        f"{told} would be withdrawn: {few}",
        hint="look whether a file is missing or empty; if it is meant, say --allow-shrink",
    )


def _is_expected(each: Remembered, now: datetime) -> bool:
    return (
        not each.gone
        and each.record.get("status") not in OFF
        and is_future(each.start, each.record["cinema_day"], now)
    )


def _closed(expected: Iterable[Remembered], lost: Iterable[Remembered]) -> str | None:
    """Return a venue that loses everything, if that is not just a few."""
    left = {each.record["venue"]: 0 for each in expected}
    for each in expected:
        left[each.record["venue"]] += 1
    several = {venue for venue, count in left.items() if count >= FEW}
    for each in lost:
        left[each.record["venue"]] -= 1
    return next((venue for venue in sorted(several) if left[venue] == 0), None)
