"""Something hidden can be reached from something public.

A showing that is called public, or for members, of a film, bill or series that is private, for the press or
by invitation, or embargoed; a public bill with a hidden film in it; a public series that is part of a hidden
one. A title that leaks under embargo may lose its premiere, and private hire in a public calendar sends
patrons to a closed door. A showing that says nothing of its own is hidden together with its film.

Fails:
    films:
      - {id: secret, title: Opening Film, runtime: 95, visibility: private}
    screenings:
      - {id: a, film: secret, date: 2026-03-28, time: "18:00", visibility: public}

Fails:
    films:
      - {id: secret, title: Opening Film, runtime: 95, visibility: embargoed, public_from: 2026-03-01}
      - {id: short, title: Short, runtime: 5}
    bills:
      - {id: opening, title: Opening Night, works: short + secret}

Passes:
    films:
      - {id: secret, title: Opening Film, runtime: 95, visibility: embargoed, public_from: 2026-03-01}
      - {id: short, title: Short, runtime: 5}
    bills:
      - id: opening
        title: Opening Night
        works: short + secret
        visibility: embargoed
        public_from: 2026-03-01
    screenings:
      - {id: a, film: secret, date: 2026-03-28, time: "18:00"}
      - {id: b, film: opening, date: 2026-03-29, time: "18:00"}
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.model.film import Film
from metafeed.model.series import Bill, Series
from metafeed.resolving.programme import Showing
from metafeed.rules import pointing
from metafeed.rules.rule import Rule, finding

_TOLD = ("public", "members")
_NEVER = date.max
_OWN = ("screening", "exception", "run")


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each public place from which something hidden can be reached."""
    films = {item.value.id: item.value for item in case.typed.films}
    series = {item.value.id: item.value for item in case.typed.series}
    for bill in case.typed.bills:
        for number, work in enumerate(bill.value.works):
            inner = films.get(work.film or "")
            if inner and _opens(bill.value) < _opens(inner):
                place = pointing.written(case.document, f"{bill.pointer}/works/{number}/film")
                yield _finding(place, f"the bill {bill.value.id!r}", "film", inner)
    for each in case.typed.series:
        outer = series.get(each.value.part_of or "")
        if outer and _opens(each.value) < _opens(outer):
            yield _finding(f"{each.pointer}/part_of", f"the series {each.value.id!r}", "series", outer)
    items: list[Film | Bill | Series] = [*films.values(), *case.programme.bills.values(), *series.values()]
    if any(item.visibility not in (None, *_TOLD) for item in items):
        yield from _of_showings(case)


def _of_showings(case: Case) -> Iterator[Diagnostic]:
    told = set()
    for showing in case.showings:
        where = pointing.said(case, showing, "visibility")
        if where is None or where[1].name not in _OWN or showing.visibility not in _TOLD:
            continue
        for kind, item in _shown(showing):
            if (where[0], kind, item.id) not in told:
                told.add((where[0], kind, item.id))
                yield _finding(where[0], f"this {showing.visibility} showing", kind, item)


def _shown(showing: Showing) -> Iterator[tuple[str, Film | Bill | Series]]:
    """Yield what is hidden of a showing; a series under embargo may have showings that are known."""
    items: list[tuple[str, Film | Bill | Series]] = [("film", piece.film) for piece in showing.pieces]
    items += [("bill", showing.bill)] if showing.bill else []
    yield from (each for each in items if _opens(each[1]) > date.min)
    yield from (("series", each) for each in showing.series if _opens(each) == _NEVER)


def _opens(item: Film | Bill | Series) -> date:
    """Return the day from which an item is public: the first of all days, or the last for never."""
    if item.visibility in (None, *_TOLD):
        return date.min
    since = item.public_from
    if item.visibility != "embargoed" or since is None:
        return _NEVER
    return since.date() if isinstance(since, datetime) else since


def _finding(place: str, what: str, kind: str, item: Film | Bill | Series) -> Diagnostic:
    message = f"{what} gives away the {kind} {item.id!r}, which is {item.visibility}"
    since = (
        f" and public_from: {item.public_from}" if item.visibility == "embargoed" and item.public_from else ""
    )
    return finding(
        RULE,
        place,
        message,
        f"write visibility: {item.visibility}{since} here too, or make it public",
    )


RULE = Rule("MF509", Severity.ERROR, check, firm=True)
