"""Findings as workflow commands, which GitHub Actions shows at the lines of a change."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metafeed.cli.report import LineOf
    from metafeed.diagnostics import Diagnostic

_KINDS = {"error": "error", "warning": "warning", "note": "notice"}


def tell(_: LineOf, findings: Sequence[Diagnostic]) -> str:
    """Return one command a finding: `::error file=…,line=…,col=…,title=MF203::…`."""
    return "\n".join(_one(finding) for finding in findings)


def _one(finding: Diagnostic) -> str:
    properties = {"title": finding.code}
    if finding.span:
        span = finding.span
        properties = {"file": span.path, "line": str(span.line), "col": str(span.column)} | properties
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = f"{finding.message} ({finding.hint})" if finding.hint else finding.message
    return f"::{_KINDS[finding.severity]} {written}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
