"""`metafeed show`: the programme as it was understood, day by day or one item."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from metafeed.cli import options

if TYPE_CHECKING:
    from metafeed.checking import Checked
    from metafeed.resolving.programme import Showing

NAME = "show"
HELP = "Show the programme as it was understood: all screenings, or one item and where its facts come from."
EXAMPLES = """Examples:

metafeed show

metafeed show my-cinema

metafeed show cranes my-cinema

metafeed show cranes-2019.2019-07-26.a --why
"""


def run(
    item: Annotated[
        str | None, typer.Argument(help="A film, bill, series, venue or screening, by its id.")
    ] = None,
    source: Annotated[
        Path | None, typer.Argument(help=options.SOURCE_HELP, show_default="this folder")
    ] = None,
    why: Annotated[
        bool, typer.Option("--why", help="Say for each fact of a screening where it was written.")
    ] = False,
) -> None:
    """Print screenings in order of time, with private ones marked; nothing is published."""
    from metafeed.cli import report

    if item is not None and source is None and Path(item).exists():
        source, item = Path(item), None
    checked = options.checked(source or Path())
    report.tell(checked, "text")
    showings = _of(checked, item) if item else checked.programme.showings
    if item and not showings and not _exists(checked, item):
        options.fail(f"there is no item {item!r}", _near(checked, item))
    for showing in showings:
        typer.echo(_line(checked, showing))
        for line in _why(checked, showing) if why else ():
            typer.echo(f"    {line}")
    raise typer.Exit(report.exit_code(checked, "error"))


def _of(checked: Checked, item: str) -> tuple[Showing, ...]:
    """Return the showings that an item is, or that are of it."""

    def fits(showing: Showing) -> bool:
        ids = {showing.id, showing.venue.id, *(piece.film.id for piece in showing.pieces)}
        ids |= {series.id for series in showing.series} | ({showing.bill.id} if showing.bill else set())
        return item in ids | ({showing.run.id} if showing.run else set())

    return tuple(showing for showing in checked.programme.showings if fits(showing))


def _near(checked: Checked, item: str) -> str:
    from difflib import get_close_matches

    programme = checked.programme
    ids = [
        *programme.films,
        *programme.bills,
        *programme.series,
        *programme.venues,
        *(s.id for s in programme.showings),
    ]
    near = get_close_matches(item, ids, n=1)
    return f"did you mean {near[0]}?" if near else "metafeed show lists the screenings"


def _exists(checked: Checked, item: str) -> bool:
    programme = checked.programme
    return any(
        item in items for items in (programme.films, programme.bills, programme.series, programme.venues)
    )


_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def _line(checked: Checked, showing: Showing) -> str:
    from datetime import UTC, datetime

    from metafeed.cli.report.text import printable
    from metafeed.emitters import telling
    from metafeed.emitters.edition import Edition
    from metafeed.history import History

    programme = checked.programme
    moment = datetime(1970, 1, 1, tzinfo=UTC)
    edition = Edition(programme, programme.languages[0], moment, History(moment))
    day = _WEEKDAYS[(showing.start or showing.cinema_day).weekday()]
    start = f"{day} {showing.start:%Y-%m-%d %H:%M %Z}" if showing.start else f"{day} {showing.cinema_day} tbc"
    end = f"-{showing.end:%H:%M}" if showing.end else ""
    place = edition.say(showing.venue.name) + (f" {showing.screen.id}" if showing.screen else "")
    hidden = "" if showing.visibility in ("public", "members") else f"[{showing.visibility}] "
    return printable(f"{start}{end}  {hidden}{telling.summary(edition, showing)}  {place}  {showing.id}")


def _why(checked: Checked, showing: Showing) -> list[str]:
    """Return a line for each fact that a screening can inherit: its value, and where it was written."""
    from metafeed.model.screening import Told

    chain = checked.resolved.chains[showing.id]
    lines = []
    for name in Told.model_fields:
        value, level = chain.find(name)
        if level is None or name == "cleared":
            continue
        place = checked.document.place(f"{level.pointer}/{name}")
        shown = "none" if value is None or value == () else _shown(value)
        lines.append(f"{name}: {shown}  ({level.name}{f', {place}' if place else ''})")
    return lines


def _shown(value: object) -> str:
    from metafeed.cli.report.text import printable

    if isinstance(value, tuple):
        return ", ".join(_shown(each) for each in value)
    if hasattr(value, "model_dump"):
        told = value.model_dump(exclude_unset=True, exclude_none=True)
        return printable(" ".join(f"{key}: {each}" for key, each in told.items()))
    return printable(str(value))
