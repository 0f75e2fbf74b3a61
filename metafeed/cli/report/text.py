"""Findings for people: place, severity, code, message; on a terminal the line and a caret."""

from __future__ import annotations

import sys
import unicodedata
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from typer import style

if TYPE_CHECKING:
    from metafeed.cli.report import LineOf
    from metafeed.diagnostics import Diagnostic, Span

#: A page, a code, a property.
_Kind = tuple[str, str, str]
#: How many that are alike are told one by one.
_FIRST = 3
_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}


def tell(line_of: LineOf, findings: Sequence[Diagnostic]) -> str:
    """Return the findings, one after the other, in source order."""
    terminal = sys.stderr is not None and sys.stderr.isatty()
    return "\n".join(line for finding in findings for line in _lines(line_of, finding, terminal))


def folded(line_of: LineOf, findings: Sequence[Diagnostic]) -> str:
    """Return the findings, of many alike on one page the first few: a programme has hundreds of events.

    Alike are those of one code at one property.
    """
    terminal = sys.stderr is not None and sys.stderr.isatty()
    many_ = Counter(_kind(finding) for finding in findings)
    told: Counter[_Kind] = Counter()
    lines: list[str] = []
    for finding in findings:
        kind = _kind(finding)
        told[kind] += 1
        # The last of them is not worth a line that says that it is left out.
        if told[kind] <= _FIRST or many_[kind] == _FIRST + 1:
            lines += _lines(line_of, finding, terminal)
        elif told[kind] == many_[kind]:
            rest = many_[kind] - _FIRST
            lines.append(
                f"{kind[0]}: {finding.code}: and {rest} more like it on this page, at {kind[2] or 'the top'}"
            )
    return "\n".join(lines)


def _kind(finding: Diagnostic) -> _Kind:
    steps = [step for step in finding.pointer.split("/") if not step.isdigit()]
    return (finding.span.path if finding.span else "", finding.code, steps[-1])


def _lines(line_of: LineOf, finding: Diagnostic, terminal: bool) -> list[str]:
    severity = style(finding.severity.value, fg=_COLOURS[finding.severity], bold=True)
    place = f"{finding.span}" if finding.span else finding.pointer or "programme"
    lines = [f"{style(place, bold=True)}: {severity} {finding.code}: {printable(finding.message)}"]
    if terminal and finding.span:
        lines += _excerpt(line_of(finding.span), finding.span)
    if finding.hint:
        lines.append(f"  hint: {printable(finding.hint)}")
    return lines


def _excerpt(line: str | None, span: Span) -> list[str]:
    """Return the source line with a caret below the place, cut around it if it is long."""
    if not line or not line.strip():
        return []
    column = span.column - 1
    start = max(0, column - 60)
    shown = printable(line[start : start + 100])
    before = printable(line[start:column])
    return [f"    {shown}", "    " + " " * width(before) + style("^", fg="green", bold=True)]


def printable(text: str) -> str:
    """Return text that cannot play tricks on a terminal: control and bidi characters are shown by number."""
    return text if text.isprintable() else "".join(_safe(character) for character in text)


def _safe(character: str) -> str:
    kind = unicodedata.category(character)
    if character == "\t":
        return " "
    return (
        f"<U+{ord(character):04X}>"
        if kind in ("Cc", "Cf", "Cs", "Zl", "Zp") and character != "\u200d"
        else character
    )


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text
    )


def summary(read: str, findings: Sequence[Diagnostic]) -> str:
    """Return the last line: what was read, and how many findings there are."""
    counts = Counter(finding.severity.value for finding in findings)
    found = ", ".join(many(counts[name], name) for name in _COLOURS if counts[name])
    return f"{read}: {found or 'no findings'}"


def many(number: int, noun: str) -> str:
    """Return a number of things: `1 film`, `2 films`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
