"""`metafeed ids`: give the screenings that have no id one, for life."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from metafeed.cli import options

if TYPE_CHECKING:
    from collections.abc import Mapping

    from metafeed.checking import Checked

NAME = "ids"
HELP = "List the screenings that have no id, and write the ids into their files: nothing else there changes."
EXAMPLES = """Examples:

metafeed ids

metafeed ids my-cinema --write

metafeed ids my-cinema --column > ids.txt
"""


def run(
    source: options.Source = Path(),
    write: Annotated[bool, typer.Option("--write", help="Write the ids into the source.")] = False,
    previous: options.Previous = None,
    column: Annotated[
        bool,
        typer.Option(
            "--column", help="Print the id column of each CSV file, to paste beside a shared sheet."
        ),
    ] = False,
) -> None:
    """Print place and id of each screening without one; with `--write`, insert them: all, or none."""
    from dataclasses import replace

    from metafeed import edits
    from metafeed.cli import report

    if write and column:
        raise typer.BadParameter(
            "--column prints what --write writes: say one of them", param_hint="--column"
        )
    checked = options.checked(source)
    published = _published(source, checked, previous)
    errors = edits.hindrances(checked)
    report.tell(replace(checked, findings=errors), "text")
    if errors and (write or column):
        _end("nothing was written" if write else "nothing is printed while there are errors")
    if write:
        _write(source, checked, published)
    elif column:
        _print_columns(source, checked, published)
    else:
        _list(checked, published)
    raise typer.Exit(int(bool(errors)))


def _published(source: Path, checked: Checked, previous: Path | None) -> Mapping[str, str]:
    """Return the ids under which screenings are published that have lost theirs, by their provisional ones."""
    from metafeed.history import recall
    from metafeed.resolving.public import public

    place = previous or options.output_folder(source, checked, None)
    memory = options.memory(place) if previous or (place / "published.jsonl").exists() else None
    if memory is None:
        return {}
    now = options.instant(None)
    return recall(memory, public(checked.programme, now), now).before


def _list(checked: Checked, published: Mapping[str, str]) -> None:
    from metafeed import edits

    new = edits.new_ids(checked, published)
    for each in new:
        typer.echo(f"{checked.document.place(each.pointer)}\t{each.id}")
    if len(new) == 1:
        typer.echo("1 screening has no id of its own; metafeed ids --write gives it this one", err=True)
    else:
        told = f"{len(new)} screenings have no id of their own; metafeed ids --write gives them these"
        typer.echo(told if new else "every screening has an id", err=True)


def _write(source: Path, checked: Checked, published: Mapping[str, str]) -> None:
    from metafeed import edits

    try:
        done = edits.edits(source, checked, published)
        edits.write(done)
    except edits.EditRefused as error:
        typer.echo("nothing was written", err=True)
        options.fail(str(error), error.hint, code=1)
    except OSError as error:
        typer.echo("nothing was written", err=True)
        options.fail(f"{error.filename}: {error.strerror}" if error.strerror else str(error))
    for edit in done:
        typer.echo(f"{edit.name}: {edit.ids} id{'' if edit.ids == 1 else 's'} written", err=True)
    if not done:
        typer.echo("every screening has an id, nothing was written", err=True)


def _print_columns(source: Path, checked: Checked, published: Mapping[str, str]) -> None:
    from metafeed import edits

    try:
        found = edits.columns(source, checked, published)
    except edits.EditRefused as error:
        options.fail(str(error), error.hint, code=1)
    except OSError as error:
        options.fail(f"{error.filename}: {error.strerror}" if error.strerror else str(error))
    for name, lines in found.items():
        if len(found) > 1:
            typer.echo(f"{name}:", err=True)
        for line in lines:
            typer.echo(line)
    if not found:
        typer.echo("there is no CSV file with screenings", err=True)


def _end(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(1)
