"""A small house to vary: what each test needs is all that it writes.

One venue in Berlin, one film of 95 minutes in Russian, and a screening that says where it differs from
28 March 2026, 18:00. It is published on 1 March.
"""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from lxml import etree

import metafeed
from metafeed.history import Stamp
from metafeed.publish import emit, publication
from tests.properties.publication import unescaped, unfolded

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
KINO = {"id": "kino", "name": "Kino", "zone": "Europe/Berlin", "cinema_day_ends": "05:00"}
CRANES = {"id": "cranes", "title": "The Cranes Are Flying", "languages": ["ru"], "runtime": 95}
ATOM = "{http://www.w3.org/2005/Atom}"
MEDIA = "{http://search.yahoo.com/mrss/}"
ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"

Source = dict[str, Any]


def house(
    *screenings: Source,
    film: Source | None = None,
    films: tuple[Source, ...] = (),
    venue: Source | None = None,
    **programme: Any,
) -> metafeed.Programme:
    """Return a programme with these screenings, called a, b, c; `film` and `venue` add to the usual ones."""
    usual = {"film": "cranes", "venue": "kino", "date": "2026-03-28", "time": "18:00"}
    source = {
        "name": "Kino",
        "identity": "kino.example,2020",
        "base_url": "https://kino.example/programme/",
        "language": "en",
        "clock": "24",
        "currency": "EUR",
        "venues": [KINO | (venue or {}), *programme.pop("venues", ())],
        "films": [CRANES | (film or {}), *films],
        "screenings": [
            {"id": name, **usual, **said} for name, said in zip("abcdefgh", screenings, strict=False)
        ],
    }
    # Pages of metafeed's own would be linked to from everywhere; whoever asks for them says so.
    standards = {"emitters": ["jsonld", "ical", "rss", "atom", "jsonfeed"]}
    source["publish"] = standards | programme.pop("publish", {})
    made, findings = metafeed.resolve(source | programme)
    assert [str(finding) for finding in findings if finding.severity == "error"] == []
    return made


def revised(**changed: str) -> dict[str, str]:
    """Return when films were first told, and last changed: `cranes="2026-01-01T10:00+00:00/…"`."""
    return changed


def memory_of(programme: metafeed.Programme, changed: dict[str, str]) -> metafeed.Memory:
    """Return the memory of a programme that was published, its films at these times."""
    memory = publication(programme, NOW).memory
    items = dict(memory.items)
    for name, times in changed.items():
        published, _, updated = times.partition("/")
        moments = [datetime.fromisoformat(moment) for moment in (published, updated or published)]
        stamp = Stamp("", 1, moments[1])
        items[f"film/{name}"] = replace(items[f"film/{name}"], published=moments[0], stamps={"feed": stamp})
    return replace(memory, items=items)


def written(emitter: str, programme: metafeed.Programme, **how: Any) -> bytes:
    """Return a document, `b""` if there is none; `how` is view, language, now, and the films' `history`."""
    if "history" in how:
        how["memory"] = memory_of(programme, how.pop("history"))
    document = emit(emitter, programme, **{"now": NOW, **how})
    return document.bytes if document else b""


# iCalendar

_LINE = re.compile(r"""([A-Z-]+)((?:;[A-Z-]+=(?:"[^"]*"|[^";:,]*))*):(.*)""")


def events(programme: metafeed.Programme, **how: Any) -> list[dict[str, str]]:
    """Return the VEVENTs of a calendar, each a dict of its lines: `NAME` or `NAME;TZID=…` → unescaped value."""
    found: list[dict[str, str]] = []
    for line in content_lines(programme, **how):
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found and line:
            name, parameters, value = _LINE.fullmatch(line).groups()  # type: ignore[union-attr]
            zone = re.search(";TZID=[^;:]+", parameters)
            found[-1].setdefault(name + (zone[0] if zone else ""), unescaped(value))
    return found


def event(programme: metafeed.Programme, **how: Any) -> dict[str, str]:
    """Return the only VEVENT of a calendar."""
    (found,) = events(programme, **how)
    return found


def content_lines(programme: metafeed.Programme, **how: Any) -> list[str]:
    """Return the unfolded lines of a calendar."""
    return unfolded(written("ical", programme, **how)).split("\r\n")


# JSON


def nodes(programme: metafeed.Programme, kind: str, **how: Any) -> list[dict[str, Any]]:
    """Return the JSON-LD nodes of a type in a document."""
    return [
        node for node in json.loads(written("jsonld", programme, **how))["@graph"] if node["@type"] == kind
    ]


def node(programme: metafeed.Programme, kind: str = "ScreeningEvent", **how: Any) -> dict[str, Any]:
    """Return the only node of a type."""
    (found,) = nodes(programme, kind, **how)
    return found


def json_feed(programme: metafeed.Programme, **how: Any) -> dict[str, Any]:
    """Return a JSON Feed."""
    feed: dict[str, Any] = json.loads(written("jsonfeed", programme, **how))
    return feed


def entry(programme: metafeed.Programme, **how: Any) -> dict[str, Any]:
    """Return the only item of a JSON Feed: what all feeds tell."""
    (item,) = json_feed(programme, **how)["items"]
    return item


def showing_lines(programme: metafeed.Programme, **how: Any) -> list[str]:
    """Return the showings that the only entry lists, a line of HTML each."""
    listed = entry(programme, **how)["content_html"].partition("<ul>\n")[2].partition("\n</ul>")[0]
    return [line.removeprefix("<li>").removesuffix("</li>") for line in listed.split("\n")]


# XML


def channel(programme: metafeed.Programme, **how: Any) -> Any:
    """Return the channel of an RSS feed."""
    return etree.fromstring(written("rss", programme, **how))[0]


def feed(programme: metafeed.Programme, **how: Any) -> Any:
    """Return an Atom feed."""
    return etree.fromstring(written("atom", programme, **how))
