"""A rating is none that its board gives.

`PG13` of the MPA or `16` of the BBFC mean nothing to a parent, a box office or Google's `contentRating`;
the board's own spelling does. Certificates that were given once are right for films that were never rated
again, and `unrated` and `pending` for those without one. A board that metafeed does not know gets a note:
its ratings are published as they are written, and `x-…` says that the system is the house's own.

Fails:
    films:
      - {id: jaws, title: Jaws, ratings: [{system: MPA, value: PG13}]}

Passes:
    films:
      - {id: jaws, title: Jaws, ratings: [{system: MPA, value: PG}, {system: BBFC, value: 12A}]}
      - {id: if, title: If...., ratings: [{system: BBFC, value: X}, {system: x-leeds, value: "16"}]}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.model import ratings
from metafeed.model.media import Rating
from metafeed.rules.pointing import written
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each rating that its board does not give, and a note for each unknown board."""
    for film in case.typed.films:
        for number, rating in enumerate(film.value.ratings):
            told = _unknown_board(rating) or _unknown_value(rating)
            if told:
                key, message, hint = told
                place = written(case.document, f"{film.pointer}/ratings/{number}/{key}")
                found = finding(RULE, place, message, hint)
                yield replace(found, severity=Severity.NOTE) if key == "system" else found


def _unknown_board(rating: Rating) -> tuple[str, str, str] | None:
    if ratings.is_system(rating.system):
        return None
    near = ratings.near_board(rating.system)
    hint = f"write {near}" if near else "for a system of your own write x-…"
    return "system", f"{rating.system!r} is no board that is known here", hint


def _unknown_value(rating: Rating) -> tuple[str, str, str] | None:
    if ratings.is_value(rating.system, rating.value):
        return None
    near = ratings.near_value(rating.system, rating.value)
    board = ratings.board(rating.system)
    given = ", ".join(board.values) if board else ""
    hint = f"write {near}" if near else f"one of: {given}; or unrated, pending"
    return "value", f"{rating.value!r} is no rating of {board.name if board else rating.system}", hint


RULE = Rule("MF411", Severity.WARNING, check)
