"""`metafeed build`: write the publication into a folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from metafeed.cli import options

if TYPE_CHECKING:
    from datetime import datetime

    from metafeed.checking import Checked

NAME = "build"
HELP = "Publish: write every document of the programme into a folder."
EXAMPLES = """Examples:

metafeed build

metafeed build my-cinema -o site --base-url https://cinema.example/programme/

metafeed build --only ical,jsonld --view films/cranes
"""


def run(
    source: options.Source = Path(),
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="Folder to write into.", show_default="the programme's output"),
    ] = None,
    base_url: options.BaseUrl = None,
    only: Annotated[
        str | None, typer.Option(metavar="EMITTER,…", help="Rewrite the documents of these emitters alone.")
    ] = None,
    view: Annotated[
        str | None, typer.Option(metavar="VIEW,…", help="Rewrite the documents of these views alone.")
    ] = None,
    now: options.Now = None,
    adopt: Annotated[
        bool, typer.Option("--adopt", help="Write into a folder that metafeed did not make.")
    ] = False,
    format: options.Format = "text",
    fail_on: options.FailOn = "error",
) -> None:
    """Check `source` and write its publication; with findings at `--fail-on` or worse nothing is written."""
    from metafeed.cli import report
    from metafeed.emitters import EMITTERS

    options.choice(format, tuple(report.FORMS), "--format")
    level = options.severity(fail_on)
    moment = options.instant(now)
    emitters = _names(only, tuple(emitter.name for emitter in EMITTERS), "--only")
    checked = options.checked(source, base_url)
    report.tell(checked, format)
    if code := report.exit_code(checked, level):
        typer.echo("nothing was written", err=True)
        raise typer.Exit(code)
    _require_base_url(checked)
    folder = output or _output(source, checked)
    views = None if view is None else view.split(",")
    _write(source, checked, folder, emitters, views, moment, adopt)


def _names(text: str | None, known: tuple[str, ...], hint: str) -> list[str] | None:
    return None if text is None else [options.choice(name.strip(), known, hint) for name in text.split(",")]


def _require_base_url(checked: Checked) -> None:
    if checked.programme.base is None:
        options.fail(
            "the programme has no base_url, so its documents cannot link to each other",
            "write base_url: https://… in programme.yaml, or say --base-url https://…",
            code=1,
        )


def _output(source: Path, checked: Checked) -> Path:
    """Return the programme's `output`, which counts from the source folder."""
    folder = source if source.is_dir() else source.parent
    return folder / (checked.programme.settings.output or "site")


def _write(
    source: Path, checked: Checked, folder: Path, emitters: list[str] | None, views: list[str] | None,
    moment: datetime, adopt: bool,
) -> None:  # fmt: skip
    from metafeed import publish
    from metafeed import views as all_views
    from metafeed.resolving.public import public
    from metafeed.write import WriteRefused, write

    programme = checked.programme
    for path in views or ():
        if all_views.find(public(programme, moment), path) is None:
            options.fail(f"there is no view {path!r}", "metafeed views lists them")
    documents = list(publish.documents(programme, moment, only=emitters, views=views))
    root = source if source.is_dir() else source.parent
    if os.path.realpath(folder) == os.path.realpath(root):
        options.fail(f"{folder} is where the source lies", "name another folder with -o", code=1)
    images = (
        {} if emitters or views else {file: root / file for file in publish.image_files(programme, moment)}
    )
    try:
        done = write(
            folder,
            documents,
            images,
            str(programme.identity),
            moment,
            adopt=adopt,
            partial=bool(emitters or views),
        )
    except WriteRefused as error:
        options.fail(str(error), error.hint, code=1)
    except OSError as error:
        options.fail(f"{error.filename or folder}: {error.strerror or error}")
    typer.echo(
        f"{len(documents) + len(images)} documents in {folder}: {len(done.changed)} written, {done.unchanged} unchanged",
        err=True,
    )
    if done.left:
        few = ", ".join(done.left[:3]) + (" …" if len(done.left) > 3 else "")
        typer.echo(
            f"{len(done.left)} documents of earlier builds are not made any more, and still there: {few}",
            err=True,
        )
