"""`metafeed emitters`: list the standards that can be written."""

from __future__ import annotations

import typer

NAME = "emitters"
HELP = "List the output standards: name, path, media type, standard."
EXAMPLES = """Examples:

metafeed emitters
"""


def run() -> None:
    """Print a line an emitter."""
    from metafeed.emitters import EMITTERS

    for emitter in EMITTERS:
        typer.echo(f"{emitter.name:9} {emitter.path:25} {emitter.media_type:22} {emitter.standard}")
