"""Reports of findings: one file a form. `FORMS` is the only list.

A report is text for standard error, except where the findings are what was asked for (`check`): then the
machine-readable forms go to standard output.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import typer

from metafeed.cli.report import github, json, sarif, text
from metafeed.diagnostics import Severity

if TYPE_CHECKING:
    from metafeed.checking import Checked
    from metafeed.diagnostics import Diagnostic

#: What `--format` accepts → how it is told.
FORMS: dict[str, Callable[[Checked, Sequence[Diagnostic]], str]] = {
    "text": text.tell,
    "json": json.tell,
    "github": github.tell,
    "sarif": sarif.tell,
}


def tell(checked: Checked, form: str, product: bool = False) -> None:
    """Print the findings. A clean source is silent in text, unless the report is the product."""
    written = FORMS[form](checked, checked.findings)
    if form == "text":
        if written:
            typer.echo(written, err=True)
        if product or checked.findings:
            typer.echo(text.summary(checked), err=True)
    elif written:
        typer.echo(written, err=not product and form != "github")


def exit_code(checked: Checked, level: str) -> int:
    """Return 1 if there is a finding of `level` or worse, else 0."""
    rank = Severity(level).rank
    return int(any(finding.severity.rank <= rank for finding in checked.findings))
