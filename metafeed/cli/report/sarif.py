"""Findings as SARIF 2.1.0 (OASIS), which code hosts and editors read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from metafeed import __version__

if TYPE_CHECKING:
    from metafeed.cli.report import LineOf
    from metafeed.diagnostics import Diagnostic, Span

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def tell(_: LineOf, findings: Sequence[Diagnostic]) -> str:
    """Return one run with its rules and results."""
    codes = sorted({finding.code for finding in findings})
    driver = {"name": "metafeed", "version": __version__, "rules": [_rule(code) for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes) for finding in findings],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=1)


def _rule(code: str) -> dict[str, Any]:
    from metafeed import manual

    page = manual.page(code)
    return {
        "id": code,
        "name": page.name,
        "shortDescription": {"text": page.title},
        "help": {"text": page.text},
    }


def _result(finding: Diagnostic, codes: list[str]) -> dict[str, Any]:
    message = f"{finding.message} ({finding.hint})" if finding.hint else finding.message
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": finding.severity.value,
        "message": {"text": message},
    }
    if finding.span:
        result["locations"] = [{"physicalLocation": _place(finding.span)}]
    return result


def _place(span: Span) -> dict[str, Any]:
    return {
        "artifactLocation": {"uri": quote(span.path, safe="/")},
        "region": {"startLine": span.line, "startColumn": span.column},
    }
