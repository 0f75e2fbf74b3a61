"""A film is younger than its screening.

Nobody can show what is not made yet. `year` is the year of production: schema.org's `dateCreated`, by
which search engines and Letterboxd tell a film from its remake. A year later than the last day on which
the film is shown, or than its release, is a slip of the finger (2062), or the year in which the film
will open, which is what `released` is for. A film that is not shown yet may be of the year after the
programme's last day. The years of versions and restorations are held to the same.

Fails:
    films:
      - {id: orlando, title: Orlando, runtime: 94, year: 2192}
    screenings:
      - {id: orl, film: orlando, date: 2026-03-28, time: "20:00"}

Fails:
    films:
      - {id: orlando, title: Orlando, runtime: 94, year: 1992, released: 1991-12-11}

Passes:
    films:
      - {id: orlando, title: Orlando, runtime: 94, year: 1992, released: 1993-03-12}
      - {id: next, title: Coming Next Year, year: 2027}
    screenings:
      - {id: orl, film: orlando, date: 2026-03-28, time: "20:00"}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.model import Film, Item
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each year that is later than what happened after it."""
    last: dict[str, int] = {}
    for showing in case.showings:
        for piece in showing.pieces:
            last[piece.film.id] = max(last.get(piece.film.id, 0), showing.cinema_day.year)
    end = max(last.values(), default=None)
    for film in case.typed.films:
        shown = last.get(film.value.id, end + 1 if end else None)
        yield from _of(film, shown)


def _of(film: Item[Film], shown: int | None) -> Iterator[Diagnostic]:
    released = film.value.released.year if film.value.released else None
    for place, year in _years(film):
        if shown is not None and year > shown:
            yield finding(RULE, place, f"{year} is later than the last screening, in {shown}", _HINT)
        elif place == f"{film.pointer}/year" and released is not None and year > released:
            yield finding(RULE, place, f"{year} is later than the release, in {released}", _HINT)


_HINT = "write the year in which it was made; when it opens is told by released"


def _years(film: Item[Film]) -> Iterator[tuple[str, int]]:
    if film.value.year:
        yield f"{film.pointer}/year", film.value.year.first
    for number, version in enumerate(film.value.versions):
        place = f"{film.pointer}/versions/{number}"
        if version.year:
            yield f"{place}/year", version.year.first
        if version.restoration and version.restoration.year:
            yield f"{place}/restoration/year", version.restoration.year


RULE = Rule("MF401", Severity.WARNING, check)
