"""`metafeed report`: what a house answers to others, for a week. A group of commands; forms of findings are in `report/`.

To add a report, add a function to `app`, with what it prints in a module of its own.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from metafeed.cli import options

if TYPE_CHECKING:
    from datetime import datetime

    from metafeed.resolving.programme import Programme
    from metafeed.weeks import Week

NAME = "report"
EXAMPLES = """Examples:

metafeed report access

metafeed report access my-cinema --week 2026-W48

metafeed report access --week all --format json

metafeed report access --rule us-ada --rule nyc-ll37
"""

app = typer.Typer(
    help="Reports on a week of the programme.", no_args_is_help=True, rich_markup_mode="markdown"
)


@app.callback()
def main() -> None:
    """Keep `access` a command by name, though it is the only one."""


@app.command(
    name="access",
    help="Say which showings of a week have captions, audio description, signing …, and whether that satisfies a rule.",
    epilog=EXAMPLES,
)
def access(
    source: options.Source = Path(),
    week: Annotated[
        str | None,
        typer.Option(
            metavar="WEEK",
            help="2026-W48, a date in the week, or `all` for each from the current one on.",
            show_default="the current week",
        ),
    ] = None,
    rule: Annotated[
        list[str] | None, typer.Option(help="Hold the week against a rule: us-ada, nyc-ll37; repeatable.")
    ] = None,
    now: Annotated[
        str | None, options.now_option("What is public, current and to come then, ISO 8601 with offset.")
    ] = None,
    format: Annotated[str, typer.Option(help="Form of the report: text or json.")] = "text",
) -> None:
    """Print the report; 1 where a rule is not satisfied."""
    from metafeed.access import RULES, report
    from metafeed.cli import access_report
    from metafeed.cli import report as findings

    moment = options.instant(now)
    options.choice(format, ("text", "json"), "--format")
    names = [options.choice(each, tuple(RULES), "--rule") for each in dict.fromkeys(rule or ())]
    checked = options.checked(source)
    chosen = _week(checked.programme, week, moment)
    findings.tell(checked, "text")
    if names and not checked.publishable:
        typer.echo("no verdict: a source with errors is not held against a rule", err=True)
        names = []
    found = report(checked, moment, chosen, [RULES[name] for name in names])
    typer.echo(access_report.FORMS[format](found))
    raise typer.Exit(findings.exit_code(checked, "error") or int(not found.is_satisfied))


def _week(programme: Programme, text: str | None, now: datetime) -> Week | None:
    """Return the week that `--week` names, None for all that are to come."""
    from metafeed import weeks
    from metafeed.access.reporting import current

    if text is None:
        return current(programme, now)
    if text == "all":
        return None
    try:
        return weeks.parse(text, programme.settings.publish.week_begins)
    except ValueError as error:
        raise typer.BadParameter(f"{error}, or all", param_hint="--week") from error
