"""`metafeed schema`: the JSON Schema of a source, or the columns of a table."""

from __future__ import annotations

from typing import Annotated

import typer

NAME = "schema"
HELP = "Print the JSON Schema of programme.yaml, for editors; or the columns of screenings.csv."
EXAMPLES = """Examples:

metafeed schema > programme.schema.json

metafeed schema --table
"""


def run(
    table: Annotated[
        bool, typer.Option("--table", help="Print the columns of screenings.csv with an example each.")
    ] = False,
) -> None:
    """Print the schema, or the columns."""
    from metafeed import schemas
    from metafeed.read.columns import COLUMNS

    if table:
        width = max(len(name) for name in COLUMNS)
        for name, (example, meaning) in COLUMNS.items():
            typer.echo(f"{name:{width}}  {example:44}  {meaning}")
        return
    typer.echo(schemas.text("programme.schema.json"), nl=False)
