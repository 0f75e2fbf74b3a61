"""Start-up: `metafeed --help` and `metafeed check samples/minimal` against an empty typer program of as many commands."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.builds import metafeed
from benchmarks.measuring import in_turns, program
from benchmarks.rows import Row

ROUNDS = 15
SAMPLE = Path(__file__).parent.parent / "samples" / "minimal"
_EMPTY = """import typer
app = typer.Typer(no_args_is_help=True)
for name in {names!r}:
    app.command(name=name)(lambda: None)
app()
"""


def rows() -> list[Row]:
    """Return the rows."""
    from metafeed.cli import app

    names = [each.name for each in app.registered_commands] + [each.name for each in app.registered_groups]
    with tempfile.TemporaryDirectory() as place:
        empty = Path(place) / "empty.py"
        empty.write_text(_EMPTY.format(names=names), "utf-8")
        seen = in_turns(
            {
                "empty --help": lambda: program(sys.executable, str(empty), "--help"),
                "metafeed --help": lambda: metafeed("--help"),
                "metafeed check": lambda: metafeed("check", SAMPLE),
            },
            ROUNDS,
        )
    least = seen["empty --help"].median("wall")
    about = f"wall time over that of an empty typer program with {len(names)} commands"
    return [
        Row("metafeed --help", seen["metafeed --help"].median("wall") / least, 1.3, about, runs=seen),
        Row("metafeed check samples/minimal", seen["metafeed check"].median("wall") / least, 2.5, about),
    ]
