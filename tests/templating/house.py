"""A small programme on disk, texts that would break a page if they could, and how a scraper reads it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from extruct.jsonld import JsonLdExtractor

from metafeed.site import Site

NOW = datetime(2026, 3, 20, 9, 0, tzinfo=UTC)
VIEW = "films/stalker"

#: What would end a script, open a comment, close an attribute, begin a template's tag or break a line.
HOSTILE = "</script><!-- <script> --> \" ' ` & &amp; {{ x }} {% y %} {# z #} \\ \u2028 \u2029 é 🎞 ]]> ${a}"


def source(folder: Path, **changes: Any) -> Path:
    """Write the programme of one film into a file and return its path; changes are to the film or its screening."""
    programme = {
        "name": "The Rio",
        "url": "https://rio.example/",
        "identity": "rio.example,2026",
        "base_url": "https://rio.example/programme/",
        "pages": {"film": "https://rio.example/film/{id}"},
        "languages": ["en-GB", "de"],
        "currency": "GBP",
        "clock": 24,
        "venues": [{"id": "house", "name": "The Rio", "zone": "Europe/London"}],
        "films": [
            {"id": "stalker", "title": "Stalker", "year": 1979, "runtime": 163} | changes.get("film", {})
        ],
        "screenings": [
            {
                "id": "a",
                "film": "stalker",
                "date": "2026-03-28",
                "time": "18:00",
                "prices": [{"name": "Full price", "price": "9.00"}],
                "tickets": "https://rio.example/tickets",
            }
            | changes.get("screening", {})
        ],
    } | changes.get("programme", {})
    return save(folder / "programme.json", json.dumps(programme, ensure_ascii=False))


def save(path: Path, text: str) -> Path:
    """Write a file as an editor does: beside its place, then into it. No two look alike."""
    beside = path.with_name(f".{path.name}")
    beside.write_text(text, "utf-8")
    before = path.stat().st_mtime_ns if path.exists() else 0
    os.utime(beside, ns=(before + 1_000_000_000, before + 1_000_000_000))
    beside.replace(path)
    return path


def site(path: Path, clock: Callable[[], datetime] = lambda: NOW, **options: Any) -> Site:
    """Return a site that looks at its source each time that it is asked."""
    return Site(path, clock=clock, **({"interval": 0} | options))


def nodes(page: str) -> list[dict[str, Any]]:
    """Return the JSON-LD of a page, as scrapers read it."""
    found: list[dict[str, Any]] = JsonLdExtractor().extract(page)
    return found
