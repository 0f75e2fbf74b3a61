"""What `report access` prints: which showings have what, film by film, and what the rules say.

The product of the command, on standard output. No command itself. Each row of the table stands by itself,
for who sends it through a pipe; colours are for terminals alone.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from typer import style

from metafeed.cli.report.text import many, printable, width

if TYPE_CHECKING:
    from metafeed.access import FilmOfWeek, Judgement, Report, Ruling, Told, WeekOf

_HEAD = ("film", "access", "of", "showings")
_UNSAID = "nobody said"
_COLOURS = {
    "satisfied": "green",
    "not satisfied": "red",
    "cannot be told": "yellow",
    "does not apply": "cyan",
}
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def text(found: Report) -> str:
    """Return the report for people, week by week."""
    if not found.weeks:
        return "no showing is to come: there is nothing to look at"
    return "\n\n".join("\n".join(_week(found, each)) for each in found.weeks)


def _week(found: Report, of: WeekOf) -> Iterator[str]:
    shown = f"{many(len(of.showings), 'showing')} of {many(len(of.films), 'film')}"
    yield f"{style(of.week.label, bold=True)}, {of.week.first} to {of.week.last}: {shown}"
    moments = {each.id: _moment(each) for each in of.showings}
    if of.films:
        yield ""
        yield from _table([_HEAD, *(row for film in of.films for row in _rows(film, moments))])
    for ruling in of.rulings:
        yield ""
        yield from _ruling(found, of, ruling, moments)


def _moment(told: Told) -> str:
    showing = told.showing
    day = _WEEKDAYS[(showing.start or showing.cinema_day).weekday()]
    return f"{day} {showing.start:%Y-%m-%d %H:%M}" if showing.start else f"{day} {showing.cinema_day} to come"


def _rows(film: FilmOfWeek, moments: dict[str, str]) -> Iterator[tuple[str, ...]]:
    """Yield a row for each service that a film has at some showing, and one for those of which nobody spoke."""
    groups = film.services | ({_UNSAID: film.unsaid} if film.unsaid else {})
    for service, showings in groups.items():
        count = f"{len(showings)}/{len(film.showings)}"
        when = "all" if showings == film.showings else ", ".join(moments[each] for each in showings)
        yield printable(film.title), printable(service), count, when
    if not groups:
        yield printable(film.title), "none", f"{len(film.showings)}/{len(film.showings)}", "all"


def _table(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    """Yield rows with their columns aligned, the head in bold."""
    widths = [max(width(row[column]) for row in rows) for column in range(len(_HEAD) - 1)]
    for number, row in enumerate(rows):
        cells = [cell + " " * (wide - width(cell)) for cell, wide in zip(row, widths, strict=False)]
        line = "  ".join([*cells, row[-1]])
        yield line if number else style(line, bold=True)


def _ruling(found: Report, of: WeekOf, ruling: Ruling, moments: dict[str, str]) -> Iterator[str]:
    yield f"{style(ruling.rule, bold=True)} ({ruling.law}): {_verdict(ruling.verdict)}"
    titles = {film.id: film.title for film in of.films}
    for each in ruling.judgements:
        subject = [titles[each.film]] if each.film else []
        subject.append(found.venues.get(each.venue, each.venue))
        yield f"  {printable(', '.join(subject))}: {_verdict(each.verdict)}: {each.message}"
        if each.mend:
            yield f"    would be mended by {each.remedy}:"
            yield from (f"      {moments[showing]}  {showing}" for showing in each.mend)
    yield "  taken for granted:"
    yield from (f"    {each}" for each in ruling.assumed)


def _verdict(verdict: str) -> str:
    return style(str(verdict), fg=_COLOURS[verdict], bold=True)


def as_json(found: Report) -> str:
    """Return the report as one JSON object; showings are named by their ids and told once a week."""
    weeks = [
        {
            "week": of.week.label,
            "first": of.week.first.isoformat(),
            "last": of.week.last.isoformat(),
            "showings": [_showing(each) for each in of.showings],
            "films": [_film(each) for each in of.films],
            "rules": [_told(each) for each in of.rulings],
        }
        for of in found.weeks
    ]
    return json.dumps({"venues": found.venues, "weeks": weeks}, ensure_ascii=True, indent=1)


def _showing(told: Told) -> dict[str, Any]:
    showing = told.showing
    return {
        "id": showing.id,
        "venue": showing.venue.id,
        "cinema_day": showing.cinema_day.isoformat(),
        "start": showing.start.isoformat() if showing.start else None,
        "films": list(told.films),
        "format": showing.format,
        "access": list(told.services),
        "said": told.is_said,
    }


def _film(film: FilmOfWeek) -> dict[str, Any]:
    return {
        "id": film.id,
        "title": film.title,
        "showings": list(film.showings),
        "access": _lists(film.services.items()),
        "unsaid": list(film.unsaid),
    }


def _lists(items: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, list[str]]:
    return {key: list(values) for key, values in items}


def _told(ruling: Ruling) -> dict[str, Any]:
    return {
        "rule": ruling.rule,
        "law": ruling.law,
        "verdict": str(ruling.verdict),
        "judgements": [_judgement(each) for each in ruling.judgements],
        "assumed": list(ruling.assumed),
    }


def _judgement(each: Judgement) -> dict[str, Any]:
    return {
        "verdict": str(each.verdict),
        "venue": each.venue,
        "film": each.film or None,
        "message": each.message,
        "showings": list(each.showings),
        "remedy": each.remedy or None,
        "mend": list(each.mend),
    }


#: What `--format` accepts → how it is told.
FORMS: dict[str, Callable[[Report], str]] = {"text": text, "json": as_json}
