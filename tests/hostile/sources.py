"""A small programme that is sound, to be spoilt by the tests, and what a run of metafeed may never do."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from typer.testing import CliRunner, Result

from metafeed.cli import app

Source = dict[str, Any]
NOW = "2026-03-20T09:00:00+00:00"
INSTANT = datetime(2026, 3, 20, 9, tzinfo=UTC)


def kino(**keys: Any) -> Source:
    """Return a sound programme with some of its keys replaced; None takes a key out."""
    programme = {
        "name": "Kino",
        "url": "https://kino.example/",
        "identity": "kino.example,2026",
        "base_url": "https://kino.example/programme/",
        "language": "en",
        "clock": "24",
        "currency": "EUR",
        "venues": [venue()],
        "films": [film()],
        "screenings": [screening()],
    } | keys
    return {key: value for key, value in programme.items() if value is not None}


def venue(**keys: Any) -> Source:
    """Return a venue."""
    address = {"street": "Am Kino 1", "locality": "Berlin", "country": "DE"}
    screens = [{"id": "1", "name": "One"}]
    return {
        "id": "kino",
        "name": "Kino",
        "zone": "Europe/Berlin",
        "address": address,
        "screens": screens,
    } | keys


def film(**keys: Any) -> Source:
    """Return a film."""
    return {"id": "cranes", "title": "The Cranes Are Flying", "languages": ["ru"], "runtime": 95} | keys


def screening(**keys: Any) -> Source:
    """Return a screening."""
    return {"id": "s1", "film": "cranes", "date": "2026-03-28", "time": "20:00"} | keys


def folder(place: Path, programme: Source | None = None, files: dict[str, str | bytes] | None = None) -> Path:
    """Write a programme, with files beside it, and return its folder."""
    place.mkdir(parents=True, exist_ok=True)
    text = json.dumps(kino() if programme is None else programme)
    for name, content in {"programme.json": text, **(files or {})}.items():
        path = place / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return place


def run(*arguments: object) -> Result:
    """Run metafeed: it ends with 0, 1 or 2, and never with a traceback."""
    done = CliRunner().invoke(app, [str(each) for each in arguments])
    assert isinstance(done.exception, SystemExit | None), repr(done.exception)
    assert done.exit_code in (0, 1, 2)
    assert done.exit_code == 0 or done.stderr
    return done


def build(source: Path, site: Path, *arguments: object) -> Result:
    """Build `source` into `site`."""
    return run("build", source, "-o", site, "--now", NOW, *arguments)


def refused(source: Path, site: Path, *arguments: object) -> str:
    """Build a source that is refused: nothing around `site` changes. Return what was said."""
    before = tree(site.parent)
    done = build(source, site, *arguments)
    assert done.exit_code in (1, 2), done.output
    assert tree(site.parent) == before
    return done.stderr


def codes(said: str) -> set[str]:
    """Return the codes of the errors in a report."""
    return {line.partition("error ")[2].partition(":")[0] for line in said.splitlines() if "error MF" in line}


def tree(place: Path) -> dict[str, bytes | str]:
    """Return all that lies below a folder: bytes of files, kinds of everything else."""
    return {
        path.relative_to(place).as_posix(): path.read_bytes()
        if path.is_file()
        else f"{path.lstat().st_mode:o}"
        for path in sorted(place.rglob("*"))
    }
