"""Cost against size: builds and checks of programmes from a thousand to a hundred thousand screenings, from JSON Lines."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from benchmarks.builds import LEAN, metafeed
from benchmarks.measuring import Measured, Run
from benchmarks.programmes import NOW, Size, lines
from benchmarks.rows import Row

BUILT, CHECKED = (50, 500, 5000), (50, 500, 5000, 50_000)


def rows() -> list[Row]:
    """Return the rows."""
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        os.environ["XDG_CACHE_HOME"] = str(home / "cache")
        checked = {films: _checked(home, films) for films in CHECKED}
        built = {films: _built(home, films) for films in BUILT}
    about = "wall time over that of a tenth of the screenings, from JSON Lines"
    most, fewer = checked[50_000], checked[5000]
    runs = {f"check of {films * 20:,}": Measured((run,)) for films, run in checked.items()}
    runs |= {f"build of {films * 20:,}": Measured((run,)) for films, run in built.items()}
    return [
        Row("check of a million screenings", most.wall / fewer.wall, 11, about, runs=runs),
        Row("memory of it", most.peak / 1024 / (50_000 * 20), 1.5, "peak memory a screening", unit=" KB"),
        Row("build of 100,000 screenings", built[5000].wall / built[500].wall, None, about),
        Row(
            "memory of that",
            built[5000].peak / 1024 / (5000 * 20),
            None,
            "peak memory a screening",
            unit=" KB",
        ),
    ]


def _source(home: Path, films: int) -> Path:
    source = home / f"{films}.jsonl"
    if not source.exists():
        with source.open("w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines(Size(films), **LEAN))
    return source


def _checked(home: Path, films: int) -> Run:
    return metafeed("check", _source(home, films))


def _built(home: Path, films: int) -> Run:
    return metafeed("build", _source(home, films), "-o", home / f"site-{films}", "--now", NOW)
