"""`metafeed init`: begin a programme, as a folder with a film and a week of screenings to change."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

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
    language: Annotated[str | None, typer.Option(help="The language of the programme, such as en or de-AT.")] = None,
) -> None:
    """Write a folder that checks clean once its questions are answered. Never overwrites anything."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        options.fail(f"{folder} exists and is not empty", "name another folder", code=1)
    name = name or _ask("Name of the house", folder.resolve().name.replace("-", " ").title())
    url = url or _ask("Website", None)
    zone = _zone(zone or _ask("Time zone", _local_zone()))
    language = _language(language or _ask("Language", "en"))
    files = {
        "programme.yaml": _programme(name, _website(url), zone, language),
        "films/the-cranes-are-flying.md": _FILM,
        "screenings.csv": _screenings(date.today()),
        "images/README.txt": "Stills go here; a film names them as images/NAME.jpg.\n",
    }
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, "utf-8", newline="\n")
    _next_steps(folder, files, bool(url), bool(zone))


def _ask(question: str, default: str | None) -> str | None:
    """Ask on a terminal; elsewhere return the default."""
    import sys

    if not sys.stdin.isatty():
        return default
    answer: str = typer.prompt(question, default=default or "", err=True, show_default=bool(default))
    return answer.strip() or None


def _website(url: str | None) -> str | None:
    from urllib.parse import urlsplit

    if url is None:
        return None
    url = url if "://" in url else f"https://{url}"
    if not urlsplit(url).hostname:
        raise typer.BadParameter(f"{url!r} is not the address of a website", param_hint="--url")
    return url if urlsplit(url).path else url + "/"


def _zone(name: str | None) -> str | None:
    from metafeed import zones

    if name is None:
        return None
    try:
        return zones.zone(name).key
    except zones.UnknownZone:
        near = zones.suggestion(name)
        raise typer.BadParameter(f"{name!r} is not a time zone" + (f", write {near}" if near else ""), param_hint="--zone") from None


def _local_zone() -> str | None:
    """Return the zone that this machine is set to, if it is a place."""
    from metafeed import zones

    link = Path("/etc/localtime")
    name = str(link.resolve()).partition("zoneinfo/")[2] if link.is_symlink() else ""
    return name if name in zones.names() else None


def _language(tag: str | None) -> str:
    from metafeed.model.languages import is_language

    if not tag or not is_language(tag):
        raise typer.BadParameter(f"{tag!r} is not a language tag, write en, de, fr-CA …", param_hint="--language")
    return tag


def _programme(name: str | None, url: str | None, zone: str | None, language: str) -> str:
    import json
    from urllib.parse import urlsplit

    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else None
    identity = f"identity: {host},{date.today().year}" if host else "identity:                # your domain and this year: cinema.org,2026"
    site = f"url: {url}\nbase_url: {url}programme/" if url else "#url: https://…           # the website\n#base_url: https://…/programme/"
    quoted = json.dumps(name, ensure_ascii=False)
    return _PROGRAMME.format(
        name=quoted, site=site, identity=identity, language=language, zone=f"zone: {zone}" if zone else "zone:                  # such as Europe/London"
    )


def _screenings(today: date) -> str:
    friday = today + timedelta(days=(4 - today.weekday()) % 7 or 7)
    saturday = friday + timedelta(days=1)
    return (
        "id,date,time,film,screen,format,subtitles,access,parts,status,sale,tickets,note\n"
        f"cranes-1,{friday},20:00,the-cranes-are-flying,1,dcp,en,,intro 10,,,,\n"
        f"cranes-2,{saturday},18:00,,,,en,open-captions,,,,,\n"
        ",,24:30,,,,en,,,,,,\n"
    ).replace(",,24:30", "cranes-3,,24:30")


def _next_steps(folder: Path, files: dict[str, str], has_url: bool, has_zone: bool) -> None:
    for path in files:
        typer.echo(f"{folder / path}", err=True)
    missing = [word for word, there in (("url, base_url and identity", has_url), ("zone", has_zone)) if not there]
    if missing:
        typer.echo(f"fill in {' and '.join(missing)} in {folder / 'programme.yaml'}", err=True)
    typer.echo(f"\nnext:\n  metafeed check {folder}\n  metafeed build {folder} -o site", err=True)


_PROGRAMME = """\
# yaml-language-server: $schema=programme.schema.json
# (metafeed schema > programme.schema.json gives your editor the keys and their meanings)

name: {name}
{site}
{identity}
# The identity is for life: calendars and feeds know your items by it. Never change it.

#pages: {{film: "https://…/film/{{id}}"}}      # pages that exist on your site; {{id}} is the film's id
language: {language}
clock: 24                # or 12, if you write 2:35 pm
#currency: EUR
#prices:
#  standard: [{{name: Standard, price: "9.00"}}, {{name: Members, price: "6.00"}}]
#defaults: {{prices: standard}}

venues:
  - id: house
    name: {name}
    #address: {{street: …, locality: …, postcode: "…", country: GB}}
    {zone}
    cinema_day_ends: "05:00"
    preshow: 10            # minutes before the film
    turnaround: 20         # minutes between two showings
    screens:
      - {{id: "1", name: Screen 1}}
"""

_FILM = """\
---
title: The Cranes Are Flying
original_title: {text: Летят журавли, lang: ru}
year: 1957
countries: [SUHH]
languages: [ru]
runtime: 95
credits:
  director: Mikhail Kalatozov
  cast: [Tatyana Samoylova, Alexei Batalov]
awards: [{result: winner, name: Palme d’Or, event: Cannes Film Festival, year: 1958}]
---
Write your programme note here, in *Markdown*.
"""
