"""The table of `metafeed audit --summary`: a line a page, a column a feature, and how many findings."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from metafeed.cli.report.text import printable, width
from metafeed.diagnostics import Severity

if TYPE_CHECKING:
    from metafeed.audit.verdict import Row, Verdict

_SEVERITIES = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
#: How a cell tells a verdict that says nothing.
_ABSENT = "–"


def table(rows: Sequence[Row]) -> str:
    """Return the table as text, without the columns of features that no page has."""
    if not rows:
        return "no pages"
    told = [n for n in range(len(rows[0].verdicts)) if any(_cell(row.verdicts[n]) != _ABSENT for row in rows)]
    head = ["page", *(rows[0].verdicts[n].title for n in told), "errors", "warnings", "notes"]
    lines = [head]
    for row in rows:
        counts = [str(row.counts[each]) for each in _SEVERITIES]
        lines.append([printable(row.path), *(_cell(row.verdicts[n]) for n in told), *counts])
    widths = [max(width(line[n]) for line in lines) for n in range(len(head))]
    return "\n".join(
        "  ".join(cell + " " * (size - width(cell)) for cell, size in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def rows_as_json(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Return the table for programs. Keys are only ever added."""
    return [
        {
            "page": row.path,
            "findings": {each.value: row.counts[each] for each in _SEVERITIES},
            "verdicts": {
                each.feature: {
                    "verdict": each.grade.value,
                    "codes": list(each.codes),
                    "lacks": list(each.lacks),
                }
                for each in row.verdicts
            },
        }
        for row in rows
    ]


def _cell(verdict: Verdict) -> str:
    grade = verdict.grade.value
    if grade == "absent":
        return _ABSENT
    if grade == "not eligible":
        return "not eligible: " + ", ".join(verdict.codes or verdict.lacks)
    if grade == "eligible":
        return grade
    said = ", ".join((*verdict.codes, *(f"no {each}" for each in verdict.lacks)))
    return f"{grade}: {said}"
