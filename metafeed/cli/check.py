"""`metafeed check`: say what is wrong with a source."""

from __future__ import annotations

from pathlib import Path

import typer

from metafeed.cli import options

NAME = "check"
HELP = "Check a source: every mistake at its line, nothing is written."
EXAMPLES = """Examples:

metafeed check

metafeed check my-cinema --fail-on warning

metafeed check --format github
"""


def run(
    source: options.Source = Path(),
    format: options.Format = "text",
    fail_on: options.FailOn = "error",
) -> None:
    """Report the findings of `source`."""
    from metafeed.cli import report

    options.choice(format, tuple(report.FORMS), "--format")
    level = options.severity(fail_on)
    checked = options.checked(source)
    report.tell(checked, format, product=True)
    raise typer.Exit(report.exit_code(checked, level))
