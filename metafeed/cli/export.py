"""`metafeed export`: print one document."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from metafeed.cli import options

if TYPE_CHECKING:
    from metafeed.checking import Checked

NAME = "export"
HELP = "Print one document on standard output."
EXAMPLES = """Examples:

metafeed export ical

metafeed export jsonld my-cinema --view films/cranes

metafeed export rss --now 2026-03-28T12:00:00+01:00 > feed.rss

metafeed export digest my-cinema --week 2026-W48 > week.html

metafeed export digest-text my-cinema --week 2026-11-27
"""


def run(
    emitter: Annotated[
        str, typer.Argument(help="jsonld, ical, rss, atom or jsonfeed; metafeed emitters lists them.")
    ],
    source: options.Source = Path(),
    view: Annotated[
        str, typer.Option(metavar="VIEW", help="Which selection; metafeed views lists them.")
    ] = "all",
    week: Annotated[
        str | None,
        typer.Option(
            metavar="WEEK",
            help="Which week of the digest: 2026-W48, or a date in it.",
            show_default="this week",
        ),
    ] = None,
    language: Annotated[
        str | None,
        typer.Option(metavar="TAG", help="In which of the programme's languages.", show_default="the first"),
    ] = None,
    base_url: options.BaseUrl = None,
    now: options.Now = None,
    previous: options.Published = None,
    losses: Annotated[
        bool, typer.Option("--losses", help="Say on standard error what this standard cannot carry.")
    ] = False,
    fail_on: options.FailOn = "error",
) -> None:
    """Check `source` and print the document of `view`."""
    from metafeed import publish
    from metafeed.cli import report
    from metafeed.history import MemoryFault

    level = options.severity(fail_on)
    moment = options.instant(now)
    checked = options.checked(source, base_url)
    report.tell(checked, "text")
    if code := report.exit_code(checked, level):
        raise typer.Exit(code)
    options.require_base_url(checked)
    memory = options.memory(previous)
    view = _view(emitter, view, week, checked, moment)
    try:
        document = publish.emit(
            emitter, checked.programme, now=moment, view=view, language=language, memory=memory
        )
    except MemoryFault as error:
        options.fail(f"{previous}: {error.code}: {error}", error.hint, code=1)
    except LookupError as error:
        options.fail(str(error.args[0]), "metafeed emitters and metafeed views list the names")
    if document is None:
        options.fail(
            f"{view} has nothing that {emitter} could tell", "metafeed show lists what is on", code=1
        )
    typer.get_binary_stream("stdout").write(document.bytes)
    for loss in document.losses if losses else ():
        typer.echo(f"lost: {loss.fact} ({loss.count})", err=True)


def _view(emitter: str, view: str, week: str | None, checked: Checked, now: datetime) -> str:
    """Return the path of the view: that of `week` where the emitter writes weeks."""
    from metafeed.emitters import EMITTERS, WEEKS, weeks

    if emitter not in {each.name for each in EMITTERS if each.kinds == WEEKS}:
        if week is not None:
            raise typer.BadParameter(
                f"{emitter} has no weeks: digest and digest-text have", param_hint="--week"
            )
        return view
    if view != "all":
        if week is not None:
            raise typer.BadParameter(f"{view!r} and {week!r} both name a week: say one", param_hint="--week")
        return view
    try:
        return weeks.path_of(checked.programme, week, now)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--week") from error
