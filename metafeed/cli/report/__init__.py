"""Reports of findings: one file a form. `FORMS` is the only list.

A report is text for standard error, except where the findings are what was asked for (`check`, `audit`): then the
machine-readable forms go to standard output.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import typer

from metafeed.cli.report import github, json, sarif, text
from metafeed.diagnostics import Severity

if TYPE_CHECKING:
    from metafeed.checking import Checked
    from metafeed.diagnostics import Diagnostic, Span

#: Returns the text of the line that a place is in, None if it is not known.
LineOf = Callable[["Span"], str | None]

#: What `--format` accepts → how it is told.
FORMS: dict[str, Callable[[LineOf, Sequence[Diagnostic]], str]] = {
    "text": text.tell,
    "json": json.tell,
    "github": github.tell,
    "sarif": sarif.tell,
}


@dataclass(frozen=True, slots=True)
class Report:
    """Findings, the lines that they are about, and what was read: `2 films, 4 screenings`."""

    findings: Sequence[Diagnostic]
    line_of: LineOf
    read: str
    #: Whether a page may have hundreds of findings that are alike, of which people want the first.
    folded: bool = False


def tell(checked: Checked, form: str, product: bool = False) -> None:
    """Print the findings of a check. A clean source is silent in text, unless the report is the product."""
    tell_report(Report(checked.findings, checked.document.source_line, read(checked)), form, product)


def read(checked: Checked) -> str:
    """Return what was read: `2 films, 4 screenings`."""
    programme = checked.programme
    return f"{text.many(len(programme.films), 'film')}, {text.many(len(programme.showings), 'screening')}"


def tell_report(report: Report, form: str, product: bool = False) -> None:
    """Print findings."""
    told = text.folded if report.folded and form == "text" else FORMS[form]
    written = told(report.line_of, report.findings)
    if form == "text":
        if written:
            typer.echo(written, err=True)
        if product or report.findings:
            typer.echo(text.summary(report.read, report.findings), err=True)
    elif written:
        typer.echo(written, err=not product and form != "github")


def exit_code(checked: Checked | Report, level: str) -> int:
    """Return 1 if there is a finding of `level` or worse, else 0."""
    rank = Severity(level).rank
    return int(any(finding.severity.rank <= rank for finding in checked.findings))
