"""The files of a new programme, for `metafeed init`: a house, a film, a week of screenings to change."""

from __future__ import annotations

import json
from datetime import date, timedelta
from urllib.parse import urlsplit

from metafeed import schemas

#: Where editors find the schema; folders with a dot are not read as a source.
SCHEMA = ".metafeed/programme.schema.json"


def files(name: str, url: str | None, zone: str | None, language: str, today: date) -> dict[str, str]:
    """Return path → text. Without `url` or `zone` the places for them are left empty, and `check` asks."""
    twelve = language in ("en-US", "en-CA", "en-AU", "en-PH")
    return {
        "programme.yaml": _programme(name, url, zone, language, today, twelve),
        "films/the-cranes-are-flying.md": _FILM,
        "screenings.csv": _screenings(today, twelve),
        "images/README.txt": "Stills go here; a film names them as images/NAME.jpg.\n",
        SCHEMA: schemas.text("programme.schema.json"),
    }


def _programme(name: str, url: str | None, zone: str | None, language: str, today: date, twelve: bool) -> str:
    site = url if url is None or url.endswith("/") else f"{url}/"
    host = (urlsplit(url).hostname or "").removeprefix("www.") if url else ""
    return _PROGRAMME.format(
        schema=SCHEMA,
        name=json.dumps(name, ensure_ascii=False),
        url=f"url: {url}" if url else "url:                     # your website: https://…",
        base=f"base_url: {site}programme/" if site else "base_url:                # https://…/programme/",
        identity=f"identity: {host},{today.year}"
        if host
        else f"identity:                # your domain and this year: cinema.org,{today.year}",
        language=language,
        clock="12                # you write 2:35 pm; 24 if you write 14:35"
        if twelve
        else "24                # you write 14:35; 12 if you write 2:35 pm",
        zone=f"zone: {zone}" if zone else "zone:                  # such as Europe/London",
    )


def _screenings(today: date, twelve: bool) -> str:
    """Return a table with three showings, on the next Friday and Saturday."""
    friday = today + timedelta(days=(4 - today.weekday()) % 7 or 7)
    saturday = friday + timedelta(days=1)
    eight, six = ("8:00 pm", "6:00 pm") if twelve else ("20:00", "18:00")
    return (
        "id,date,time,film,screen,format,subtitles,access,parts,status,sale,tickets,note\n"
        f"cranes-1,{friday},{eight},the-cranes-are-flying,1,dcp,en,,intro 10,,,,\n"
        f"cranes-2,{saturday},{six},,,,en,hearing-loop,,,,,\n"
        "cranes-3,,24:30,,,,en,,,,,,\n"
    )


_PROGRAMME = """\
# yaml-language-server: $schema={schema}

name: {name}
{url}
# Where the published files will lie.
{base}
# Who speaks, for life: calendars and feeds know your items by it. Never change it.
{identity}

# Pages that exist on your site; {{id}} is the film's id.
#pages: {{film: "https://…/film/{{id}}"}}
language: {language}
clock: {clock}
#currency: EUR
#prices:
#  standard: [{{name: Standard, price: "9.00"}}, {{name: Members, price: "6.00", members: yes}}]
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
