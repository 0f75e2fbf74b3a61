"""A showing has no end, because a length is missing.

A calendar without DTEND shows an instant (RFC 5545 §3.6.1), most programs draw it as a line or as an hour;
Google recommends `endDate`, and patrons want to know whether they will catch the last bus. metafeed adds
up preshow, works and parts, and invents nothing, so one unknown length leaves the end open. Told once for
each film and part that lacks it. Switch it off with `check: {MF310: off}`, or say when a showing `ends`.

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying}
    screenings:
      - {id: a, film: cranes, date: 2026-03-28, time: "18:00"}

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: a, film: cranes, date: 2026-03-28, time: "18:00", parts: "q-and-a: Ada Berg (director)"}

Passes:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: {minutes: 95, approximate: true}}
      - {id: secret, title: Surprise Film}
    screenings:
      - {id: a, film: cranes, date: 2026-03-28, time: "18:00", parts: "q-and-a 30: Ada Berg (director)"}
      - {id: b, film: secret, date: 2026-03-29, time: "18:00", ends: "20:00"}
      - {id: c, film: secret, date: 2026-03-30, time: tbc}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.model import vocabulary
from metafeed.model.vocabulary import OFF
from metafeed.resolving.programme import Showing
from metafeed.rules import pointing
from metafeed.rules.rule import Rule, finding

#: Nobody outside hears of these.
_UNTOLD = ("private", "press", "invite")


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each film and part without a length, with the showings that want it."""
    lacking: dict[tuple[str, str, str], int] = {}
    for showing in case.showings:
        if (
            showing.start
            and not showing.end
            and showing.status not in OFF
            and showing.visibility not in _UNTOLD
        ):
            for each in dict.fromkeys((*_films(case, showing), *_parts(case, showing))):
                lacking[each] = lacking.get(each, 0) + 1
    for (place, what, hint), count in lacking.items():
        showings = "1 showing has" if count == 1 else f"{count} showings have"
        yield finding(RULE, place, f"{what}, so {showings} no end", hint)


def _films(case: Case, showing: Showing) -> Iterator[tuple[str, str, str]]:
    for piece in showing.pieces:
        if piece.minutes is None:
            place = case.pointers[f"film/{piece.film.id}"]
            if case.typed.is_faulty(f"{place}/versions"):
                continue
            yield (
                f"{place}/runtime",
                f"the film {piece.film.id!r} has no runtime",
                "write runtime: with its minutes",
            )


def _parts(case: Case, showing: Showing) -> Iterator[tuple[str, str, str]]:
    for number, part in enumerate(showing.parts):
        known = vocabulary.PARTS.get(part.kind)
        if part.minutes is None and (known is None or known.own_time):
            where = pointing.said(case, showing, "parts")
            place = pointing.written(case.document, f"{where[0]}/{number}") if where else showing.pointer
            yield (
                f"{place}/minutes",
                f"the {part.kind} has no minutes",
                f"write {part.kind} with its minutes, such as {part.kind} 30",
            )


RULE = Rule("MF310", Severity.WARNING, check)
