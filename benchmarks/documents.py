"""Calendars and feeds of a large programme, against *plain*: CPU in one process, with everything read and resolved.

Both begin with objects of what was read, and end with the octets of the documents, which are asserted to be equal.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import metafeed
from benchmarks.measuring import Measured, Run, function
from benchmarks.peers import plain
from benchmarks.programmes import NOW, Size, folder
from benchmarks.rows import Row
from metafeed.emitters import by_name
from metafeed.emitters.edition import Edition
from metafeed.publish import Publication, unpublished

ROUNDS = 3
CALENDARS, FEEDS = Size(400, 50), Size(5000, 4)
#: How many views have feeds: everything, houses, formats, and as many series as make it 58.
VIEWS_OF_FEEDS = 58

Made = dict[str, bytes]


def rows() -> list[Row]:
    """Return the rows."""
    found = []
    with tempfile.TemporaryDirectory() as place:
        told, source = _told(Path(place) / "calendars", CALENDARS)
        views = [view.path for view in told.views if view.kind in ("all", "films", "venues")]
        found += _compared(
            "one calendar", told, source, ["all"], [".ics"], 30.0, f"{CALENDARS.screenings:,} screenings"
        )
        found += _compared(
            "all calendars", told, source, views, [".ics"], 30.0, f"of {len(views)} views over them"
        )
        told, source = _told(Path(place) / "feeds", FEEDS)
        feeds = [view.path for view in told.views if view.kind in ("all", "venues", "formats", "series")]
        some = feeds[:VIEWS_OF_FEEDS]
        found += _compared(
            "one feed",
            told,
            source,
            ["all"],
            [".rss", ".atom"],
            2.0,
            f"{FEEDS.films:,} entries, RSS and Atom",
        )
        found += _compared(
            "all feeds", told, source, some, [".rss", ".atom"], 10.0, f"of {len(some)} views, RSS and Atom"
        )
    return found


def _told(place: Path, size: Size) -> tuple[Publication, Path]:
    folder(place, size, without=["screenings"], emitters=["jsonld", "ical", "rss", "atom"])
    return unpublished(metafeed.load(place), datetime.fromisoformat(NOW)), place


def _compared(
    name: str,
    told: Publication,
    source: Path,
    paths: Sequence[str],
    suffixes: Sequence[str],
    aim: float,
    about: str,
) -> list[Row]:
    """Return the row of some documents, made by both in turns from nothing but what was read."""
    runs: dict[str, list[Run]] = {"plain": [], "metafeed": []}
    for _ in range(ROUNDS):
        theirs, mine = _plain(source, paths, suffixes), _ours(told, paths, suffixes)
        run, made = function(theirs)
        runs["plain"].append(run)
        run, ours = function(mine)
        runs["metafeed"].append(run)
        if made != ours:
            raise AssertionError(
                f"{name}: {[path for path in made if made[path] != ours.get(path)][:3]} differ"
            )
    measured = {key: Measured(tuple(each)) for key, each in runs.items()}
    ratio = measured["plain"].median("cpu") / measured["metafeed"].median("cpu")
    return [Row(name, ratio, aim, f"{about}; CPU of *plain* over metafeed's", most=False, runs=measured)]


def _plain(source: Path, paths: Sequence[str], suffixes: Sequence[str]) -> Callable[[], Made]:
    """Return what makes the documents with the libraries alone; nothing but what was read is made before."""
    programme = plain.load(source)
    wanted = [view for view in plain.views(programme) if view.path in set(paths)]
    making: dict[str, Callable[[Any], bytes]] = {
        suffix: (lambda view: plain.calendar(programme, view))
        if suffix == ".ics"
        else (lambda view, suffix=suffix: plain.feed(programme, view, suffix))  # type: ignore[misc]
        for suffix in suffixes
    }
    return lambda: {f"{view.path}{suffix}": make(view) for view in wanted for suffix, make in making.items()}


def _ours(told: Publication, paths: Sequence[str], suffixes: Sequence[str]) -> Callable[[], Made]:
    """Return what makes the documents with metafeed, with nothing rendered before."""
    edition: Edition = replace(told.edition(), fragments={}, moulds={})
    names = {".ics": "ical", ".rss": "rss", ".atom": "atom"}
    views = [told.view(path) for path in paths]
    return lambda: {
        f"{view.path}{suffix}": by_name(names[suffix]).document(edition, view) or b""
        for view in views
        for suffix in suffixes
    }
