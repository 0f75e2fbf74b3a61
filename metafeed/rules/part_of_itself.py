"""A series is part of itself, or a bill is made of bills.

Two series that are each part of the other have no whole: schema.org's `superEvent` would lead in a circle,
and a program that follows it to the festival never arrives. A bill is one ticket for films and intervals;
what it lasts, and what plays when, is known from its films alone. A bill within a bill, or joined with
other works by `+`, would leave its screenings untold.

Fails:
    series:
      - {id: war, title: War Films, part_of: europe}
      - {id: europe, title: European Films, part_of: war}

Fails:
    films:
      - {id: la-jetee, title: La Jetée, runtime: 95}
    bills:
      - {id: marker, title: Marker, works: la-jetee}
      - {id: night, title: A Long Night, works: marker + la-jetee}

Passes:
    series:
      - {id: war, title: War Films, part_of: europe}
      - {id: europe, title: European Films}
    films:
      - {id: la-jetee, title: La Jetée, runtime: 95}
      - {id: sans-soleil, title: Sans Soleil, runtime: 95}
    bills:
      - {id: marker, title: Marker, works: la-jetee + interval 15 + sans-soleil}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.model.parts import Work
from metafeed.rules import pointing
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each circle of series, and for each bill among the works of something."""
    yield from _circles(case)
    bills = {item.value.id for item in case.typed.bills} - {item.value.id for item in case.typed.films}
    for bill in case.typed.bills:
        name = f"the bill {bill.value.id!r} is made of"
        for place, inner in _bills_in(f"{bill.pointer}/works", bill.value.works, bills):
            yield _finding(
                case, place, f"{name} {'itself' if inner == bill.value.id else f'the bill {inner!r}'}"
            )
    shown = [(item.pointer, item.value.film) for item in case.typed.screenings]
    shown += [(run.pointer, run.value.film or ()) for run, _ in case.typed.all_runs()]
    for pointer, works in shown:
        for place, inner in _bills_in(f"{pointer}/film", works, bills if len(works) > 1 else set()):
            yield _finding(case, place, f"the bill {inner!r} is joined with other works")


def _bills_in(place: str, works: tuple[Work, ...], bills: set[str]) -> Iterator[tuple[str, str]]:
    for number, work in enumerate(works):
        if work.film in bills:
            yield f"{place}/{number}/film", work.film


def _finding(case: Case, place: str, message: str) -> Diagnostic:
    return finding(RULE, pointing.written(case.document, place), message, "name its films instead")


def _circles(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each circle, at the first of its series in the source."""
    above = {item.value.id: item.value.part_of for item in case.typed.series}
    seen: set[str] = set()
    for item in case.typed.series:
        path: list[str] = []
        step: str | None = item.value.id
        while step is not None and step not in seen:
            seen.add(step)
            path.append(step)
            step = above.get(step)
        if step in path:
            circle = path[path.index(step) :]
            yield _circle(case, circle)


def _circle(case: Case, circle: list[str]) -> Diagnostic:
    first = next(item for item in case.typed.series if item.value.id in circle)
    start = circle.index(first.value.id)
    around = " → ".join([*circle[start:], *circle[:start], first.value.id])
    message = f"the series {first.value.id!r} is part of itself: {around}"
    return finding(RULE, f"{first.pointer}/part_of", message, "take out one part_of")


RULE = Rule("MF214", Severity.ERROR, check, firm=True)
