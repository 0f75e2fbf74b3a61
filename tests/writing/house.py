"""A house with two venues, and what the tests of writing do to it: edit, build, and look at the folder."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Callable, Iterable
from itertools import product
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from typer.testing import CliRunner, Result

from metafeed.cli import app

Source = dict[str, Any]
Edit = Callable[[Source], object]
BASE = "https://kino.example/p/"
NOON = "2026-03-20T12:00:00+01:00"
LATER = "2026-03-21T12:00:00+01:00"


#: What programs read. Pages have tests of their own: they all change when one of them does.
STANDARDS = ("jsonld", "ical", "rss", "atom", "jsonfeed")


def house(**publish: Any) -> Source:
    """Return two films at two venues, four showings of each kind that the tests edit; `publish` adds to its settings."""
    return {
        "name": "Kino",
        "url": "https://kino.example/",
        "identity": "kino.example,2026",
        "base_url": BASE,
        "pages": {"film": "https://kino.example/film/{id}"},
        "language": "en",
        "clock": 24,
        "currency": "EUR",
        "publish": {"emitters": list(STANDARDS)} | publish,
        "venues": [_venue("lux", "Lux", "Luxweg 1"), _venue("odeon", "Odeon", "Odeonweg 2")],
        "films": [
            {
                "id": "cranes",
                "title": "The Cranes Are Flying",
                "languages": ["ru"],
                "runtime": 95,
                "note": "A flim.",
            },
            {"id": "stalker", "title": "Stalker", "languages": ["ru"], "runtime": 161},
        ],
        "screenings": [
            _showing("c1", "cranes", "lux", "2026-03-28", format="35mm"),
            _showing("c2", "cranes", "odeon", "2026-03-29", format="dcp", access=["open-captions"]),
            _showing("s1", "stalker", "lux", "2026-03-30", format="dcp"),
            _showing("s2", "stalker", "odeon", "2026-03-31", format="dcp", access=["open-captions"]),
        ],
    }


def _venue(identity: str, name: str, street: str) -> Source:
    address = {"street": street, "locality": "Berlin", "postcode": "10115", "country": "DE"}
    return {"id": identity, "name": name, "zone": "Europe/Berlin", "address": address}


def _showing(identity: str, film: str, venue: str, date: str, **keys: Any) -> Source:
    return {
        "id": identity,
        "film": film,
        "venue": venue,
        "date": date,
        "time": "20:00",
        "subtitles": ["en"],
    } | keys


def screening(source: Source, identity: str) -> Source:
    """Return one screening of a source, to be edited."""
    found: Source = next(each for each in source["screenings"] if each["id"] == identity)
    return found


def without(source: Source, *identities: str) -> None:
    """Take screenings out of a source."""
    source["screenings"] = [each for each in source["screenings"] if each["id"] not in identities]


def edited(source: Source, *edits: Edit) -> Source:
    """Return a copy of a source with edits made to it."""
    made = copy.deepcopy(source)
    for edit in edits:
        edit(made)
    return made


def write(place: Path, source: Source) -> Path:
    """Write a source as one file and return it."""
    file = place / "programme.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(source), "utf-8")
    return file


def run(*arguments: object) -> Result:
    """Run metafeed: it ends with 0, 1 or 2, never with a traceback."""
    done = CliRunner().invoke(app, [str(each) for each in arguments])
    assert isinstance(done.exception, SystemExit | None), repr(done.exception)
    assert done.exit_code in (0, 1, 2)
    return done


def build(source: Path, site: Path, now: str = NOON, *arguments: object) -> Result:
    """Build a source that can be built."""
    done = run("build", source, "-o", site, "--now", now, *arguments)
    assert done.exit_code == 0, done.stderr
    return done


def tree(folder: Path) -> dict[str, bytes]:
    """Return the files of a folder."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def stats(folder: Path) -> dict[str, tuple[int, int, int]]:
    """Return when each file and folder was written, its size, and which file it is."""
    places = [folder, *sorted(folder.rglob("*"))]
    return {
        path.relative_to(folder).as_posix(): (
            path.stat().st_mtime_ns,
            path.stat().st_size,
            path.stat().st_ino,
        )
        for path in places
    }


def touched(folder: Path, act: Callable[[], object]) -> list[str]:
    """Return the files that an act makes, rewrites or removes; one that is rewritten has other bytes."""
    bytes_before, stats_before = tree(folder), stats(folder)
    act()
    bytes_after, stats_after = tree(folder), stats(folder)
    files = bytes_before.keys() | bytes_after.keys()
    other = {path for path in files if bytes_before.get(path) != bytes_after.get(path)}
    assert other == {path for path in files if stats_before.get(path) != stats_after.get(path)}
    return sorted(other)


_LINK = re.compile(re.escape(BASE) + r"([^\s\"'<>\\#?;,]+\.(?:ics|rss|atom|jsonld|json|png))(?![\w.])")


def dead_links(contents: dict[str, bytes]) -> set[tuple[str, str]]:
    """Return the links between our documents that lead nowhere: (document, path)."""
    return {
        (path, unquote(link))
        for path, data in contents.items()
        if not path.endswith(".jsonl")
        for link in _LINK.findall(data.decode().replace("\r\n ", "").replace("\\/", "/"))
        if unquote(link) not in contents
    }


def paths(text: str) -> list[str]:
    """Return the paths that a text names: `films/cranes.{ics,jsonld}`; `*` stands for all five suffixes."""
    return sorted({path for word in text.split() for path in _expanded(word)})


def _expanded(word: str) -> Iterable[str]:
    word = word.replace(".feeds", ".{rss,atom,feed.json}").replace(".*", ".{ics,jsonld,rss,atom,feed.json}")
    parts = [part.split(",") for part in word.replace("}", "{").split("{")]
    return ("".join(each) for each in product(*parts))
