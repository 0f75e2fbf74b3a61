"""Findings for programs: one JSON object, `{"findings": [...]}`. Keys are only ever added."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from metafeed.cli.report import LineOf
    from metafeed.diagnostics import Diagnostic


def tell(_: LineOf, findings: Sequence[Diagnostic]) -> str:
    """Return the findings as JSON, in source order."""
    return json.dumps({"findings": listed(findings)}, ensure_ascii=True, indent=1)


def listed(findings: Sequence[Diagnostic]) -> list[dict[str, Any]]:
    """Return findings as values for JSON."""
    return [_one(finding) for finding in findings]


def _one(finding: Diagnostic) -> dict[str, Any]:
    span = finding.span
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "message": finding.message,
        "hint": finding.hint,
        "pointer": finding.pointer,
        "path": span.path if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
    }
