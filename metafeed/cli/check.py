"""`metafeed check`: say what is wrong with a source."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from metafeed.cli import options

if TYPE_CHECKING:
    from metafeed.checking import Checked

NAME = "check"
HELP = "Check a source: every mistake at its line, nothing is written."
EXAMPLES = """Examples:

metafeed check

metafeed check my-cinema --fail-on warning

metafeed check --format github

metafeed check --completeness
"""


def run(
    source: options.Source = Path(),
    format: options.Format = "text",
    fail_on: options.FailOn = "error",
    jobs: options.Jobs = None,
    completeness: Annotated[
        bool,
        typer.Option(
            "--completeness",
            help="Say what coming films and screenings lack, and what it would unlock; with --format text or json.",
        ),
    ] = False,
    now: Annotated[
        str | None, options.now_option("With --completeness: what is to come then, ISO 8601 with offset.")
    ] = None,
) -> None:
    """Report the findings of `source`, or what it lacks beside them."""
    from metafeed.cli import report

    options.choice(format, ("text", "json") if completeness else tuple(report.FORMS), "--format")
    level = options.severity(fail_on)
    moment = options.instant(now)
    checked = options.checked(source, jobs=jobs)
    if completeness:
        _complete(checked, moment, format)
    else:
        report.tell(checked, format, product=True)
    raise typer.Exit(report.exit_code(checked, level))


def _complete(checked: Checked, now: datetime, format: str) -> None:
    """Print what is missing on standard output, findings on standard error; in JSON both are the product."""
    from metafeed.cli import completeness, report
    from metafeed.completeness import judge

    found = judge(checked, now) if checked.publishable else None
    if format == "json":
        typer.echo(completeness.as_json(checked, found))
        return
    report.tell(checked, format, product=True)
    if found is None:
        typer.echo("what is missing is told when there are no errors", err=True)
    else:
        typer.echo(completeness.text(found))
