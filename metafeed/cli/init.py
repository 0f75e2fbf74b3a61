"""`metafeed init`: begin a programme, as a folder with a film and a week of screenings to change."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

import typer

from metafeed.cli import options

NAME = "init"
HELP = "Begin a programme: a folder with programme.yaml, a film and a table of screenings to change."
EXAMPLES = """Examples:

metafeed init my-cinema

metafeed init my-cinema --name "Kino Central" --url https://kino.example/ --zone Europe/Berlin --language de
"""


def run(
    folder: Annotated[Path, typer.Argument(help="The folder to make.")] = Path("my-cinema"),
    name: Annotated[str | None, typer.Option(help="The name of the house.")] = None,
    url: Annotated[str | None, typer.Option(help="The house's website.")] = None,
    zone: Annotated[str | None, typer.Option(help="The time zone, such as Europe/London.")] = None,
    language: Annotated[
        str | None, typer.Option(help="The language of the programme, such as en or de-AT.")
    ] = None,
) -> None:
    """Write the folder. On a terminal, what no option says is asked. Never overwrites anything."""
    from metafeed.cli import starter

    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        options.fail(f"{folder} exists and is not empty", "name another folder", code=1)
    house = folder.resolve().name.replace("-", " ").title()
    name = _answer(name, "Name of the house", house, str.strip, "--name") or house
    url = _answer(url, "Website", None, _website, "--url")
    zone = _answer(zone, "Time zone", _local_zone(), _zone, "--zone")
    language = _answer(language, "Language", "en", _language, "--language") or "en"
    files = starter.files(name, url, zone, language, date.today())
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8", newline="\n")
        typer.echo(folder / path, err=True)
    _next_steps(folder, url, zone)


def _answer(
    given: str | None, question: str, default: str | None, read: Callable[[str], str], option: str
) -> str | None:
    """Return what an option says, what is answered on a terminal, or the default elsewhere.

    A wrong option is a usage error; a wrong answer is asked for again.
    """
    if given is not None:
        try:
            return read(given)
        except ValueError as error:
            raise typer.BadParameter(str(error), param_hint=option) from None
    if not sys.stdin.isatty():
        return default
    while True:
        typed: str = typer.prompt(question, default=default or "", err=True, show_default=bool(default))
        try:
            return read(typed) if typed.strip() else default
        except ValueError as error:
            typer.echo(str(error), err=True)


def _website(text: str) -> str:
    url = text.strip() if "://" in text else f"https://{text.strip()}"
    if not urlsplit(url).hostname or any(c.isspace() for c in url):
        message = f"{text!r} is not the address of a website: write https://cinema.example/"
        raise ValueError(message)
    return url if urlsplit(url).path else url + "/"


def _zone(text: str) -> str:
    from metafeed import zones

    try:
        return zones.zone(text.strip()).key
    except zones.UnknownZone:
        near = zones.suggestion(text)
        message = f"{text!r} is not a time zone: write {near or 'one such as Europe/London'}"
        raise ValueError(message) from None


def _local_zone() -> str | None:
    """Return the zone that this machine is set to, if it is a place."""
    from metafeed import zones

    link = Path("/etc/localtime")
    name = str(link.resolve()).partition("zoneinfo/")[2] if link.is_symlink() else ""
    return name if name in zones.names() else None


def _language(text: str) -> str:
    from metafeed.model.languages import is_language, language_code

    if is_language(text.strip()):
        return text.strip()
    message = f"{text!r} is not a language tag: write {language_code(text) or 'en, de, fr-CA …'}"
    raise ValueError(message)


def _next_steps(folder: Path, url: str | None, zone: str | None) -> None:
    missing = ["url", "base_url", "identity"] if url is None else []
    missing += ["zone"] if zone is None else []
    if missing:
        typer.echo(f"\nfill in {', '.join(missing)} in {folder / 'programme.yaml'}", err=True)
    typer.echo(f"\nnext:\n  metafeed check {folder}\n  metafeed build {folder} -o site", err=True)
