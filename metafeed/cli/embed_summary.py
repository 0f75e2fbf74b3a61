"""How `metafeed embed` tells what became of the pages, on standard error."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import typer

from metafeed.cli.report.text import many, printable

if TYPE_CHECKING:
    from metafeed.embedding_runs import Outcome

#: Pages from which on a bar shows how far it is, on a terminal.
_MANY = 200


def counted(outcomes: Iterable[Outcome], number: int) -> list[Outcome]:
    """Return all outcomes; on a terminal a bar shows how far it is."""
    if number < _MANY or sys.stderr is None or not sys.stderr.isatty():
        return list(outcomes)
    with typer.progressbar(outcomes, length=number, file=sys.stderr) as bar:
        return list(bar)


def tell(outcomes: Sequence[Outcome], changed: str, *, verbose: bool) -> None:
    """Say how many pages became what, and which belong to no view."""
    if verbose:
        for each in outcomes:
            place = f" ({printable(each.place)})" if each.place else ""
            typer.echo(f"{_named(each.state, changed)} {each.shown}{place}", err=True)
    counts = Counter(_named(each.state, changed) for each in outcomes)
    counts[changed] += 0
    told = ", ".join(f"{counts[name]} {name}" for name in (changed, *_STATES.values()) if name in counts)
    typer.echo(f"{many(len(outcomes), 'page')}: {told}", err=True)
    strangers = [each.shown for each in outcomes if each.state == "no view"]
    if strangers and len(strangers) < len(outcomes):
        few = ", ".join(strangers[:3]) + (" …" if len(strangers) > 3 else "")
        belong = "pages belong" if len(strangers) > 1 else "page belongs"
        typer.echo(
            f"{len(strangers)} {belong} to no view: {few}\n  hint: --verbose tells of each page", err=True
        )


#: State of a page → how it is counted; changed ones are written, restored, or differ.
_STATES = {
    "same": "unchanged",
    "own": "made by build",
    "no view": "of no view",
    "refused": "failed",
}


def _named(state: str, changed: str) -> str:
    return _STATES.get(state, changed)
