"""`metafeed diff`: what patrons will see change, before it is published."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from metafeed.cli import options

if TYPE_CHECKING:
    from metafeed.history import Change
    from metafeed.publish import Publication

NAME = "diff"
HELP = "Say what patrons will see change, film by film, before it is published."
EXAMPLES = """Examples:

metafeed diff

metafeed diff my-cinema --against live/published.jsonl

metafeed diff --format markdown >> $GITHUB_STEP_SUMMARY
"""
FORMS = ("text", "json", "markdown")


def run(
    source: options.Source = Path(),
    against: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE|DIR",
            help="What is published: a published.jsonl, or the folder that has it.",
            show_default="the output folder",
        ),
    ] = None,
    base_url: options.BaseUrl = None,
    now: options.Now = None,
    format: Annotated[str, typer.Option("--format", help="text, json or markdown.")] = "text",
    fail_on: options.FailOn = "error",
) -> None:
    """Compare `source` with what is published; nothing is written."""
    from metafeed.building import with_history
    from metafeed.cli import report

    options.choice(format, FORMS, "--format")
    options.severity(fail_on)
    moment = options.instant(now)
    checked = options.checked(source, base_url)
    if code := report.exit_code(checked, fail_on):
        report.tell(checked, "text")
        raise typer.Exit(code)
    options.require_base_url(checked)
    place, memory = options.last_published(source, checked, against)
    if memory is None:
        typer.echo(f"nothing is published in {place} yet: everything is new", err=True)
    told = options.published(checked, moment, memory, place)
    for line in {"text": lines, "json": _json, "markdown": _markdown}[format](told):
        typer.echo(line)
    whole = with_history(checked, told)
    report.tell(whole, "text")
    if told.guard:
        typer.echo(f"build would stop: {told.guard.code}: {told.guard.message}", err=True)
        typer.echo(f"  hint: {told.guard.hint}", err=True)
    raise typer.Exit(report.exit_code(whole, fail_on))


def lines(told: Publication) -> list[str]:
    """Return the changes of a publication, a line each: `TITLE: Moved from … to …`."""
    return [f"{_title(told, change)}: {_sentence(told, change)}" for change in told.changes]


def _markdown(told: Publication) -> Iterator[str]:
    for title, changes in groupby(told.changes, key=lambda change: _title(told, change)):
        yield f"## {_escaped(title)}"
        yield ""
        yield from (f"- {_escaped(_sentence(told, change))}" for change in changes)
        yield ""


def _escaped(text: str) -> str:
    return "".join(f"\\{each}" if each in "\\`*_{}[]<>#|" else each for each in text)


def _json(told: Publication) -> Iterator[str]:
    import orjson

    found = [
        change.to_json() | {"significant": _is_significant(told, change), "text": _sentence(told, change)}
        for change in told.changes
    ]
    yield orjson.dumps({"changes": found}, option=orjson.OPT_INDENT_2).decode()


def _is_significant(told: Publication, change: Change) -> bool:
    from metafeed.history import is_significant

    return is_significant(change, told.programme)


def _title(told: Publication, change: Change) -> str:
    from metafeed.cli.report.text import printable
    from metafeed.emitters import telling

    return printable(telling.change_titles(told.edition(), change.titles))


def _sentence(told: Publication, change: Change) -> str:
    from metafeed.cli.report.text import printable
    from metafeed.emitters import telling

    return printable(telling.change_sentence(told.edition(), change))
