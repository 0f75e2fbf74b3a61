"""A film, venue, series or other item is named that is not in the programme.

What names a film, a venue or a version that is not there cannot be told at all, so the screening would be
missing everywhere and nobody would know: a hole in the calendar and in the feeds, and no `workPresented`
and no `location` in the JSON-LD, without which Google shows no event. A series, a screen or a price list
that is not there would be left out, and the screening would be told without it. Mostly it is a slip in the
spelling of an id, or the item itself was renamed.

A screen belongs to a venue and a version to a film: a screening on screen 3 of a house with two screens is
the same mistake.

Fails:
    films:
      - {id: the-cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: a, film: the-crane, date: 2026-03-28, time: "20:00"}

Fails:
    films:
      - {id: the-cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: a, film: the-cranes, date: 2026-03-28, time: "20:00", screen: "3"}

Passes:
    films:
      - {id: the-cranes, title: The Cranes Are Flying, runtime: 95, versions: [{id: restored, type: restoration}]}
    series:
      - {id: war, title: War Films}
    prices:
      standard: [{name: General, price: "9.00"}]
    screenings:
      - {id: a, film: the-cranes, version: restored, date: 2026-03-28, time: "20:00", screen: "2",
         series: war, prices: standard}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.model.node import Node
from metafeed.model.parts import Work
from metafeed.model.programme import Change, Notice, View
from metafeed.model.run import Run
from metafeed.model.screening import Screening, Told
from metafeed.model.series import Series
from metafeed.rules import pointing
from metafeed.rules.known import Known
from metafeed.rules.rule import Rule, finding

#: Class → its fields that name items, and the collections in which those may stand.
_FIELDS: dict[type[Node], dict[str, tuple[str, ...]]] = {
    Told: {"venue": ("venues",), "series": ("series",), "prices": ("prices",)},
    Work: {"film": ("films", "bills")},
    Series: {"part_of": ("series",)},
    Notice: {"venues": ("venues",)},
    View: {"films": ("films",), "bills": ("bills",), "series": ("series",), "venues": ("venues",)},
    Change: {"venue": ("venues",), "series": ("series",), "film": ("films", "bills")},
}
_NAMES = {"films": "film", "bills": "bill", "venues": "venue", "series": "series", "prices": "price list"}


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each reference that leads nowhere."""
    known = Known(case)
    fields: dict[type[Node], dict[str, tuple[str, ...]]] = {}
    for node in case.nodes():
        kind = type(node.value)
        if kind not in fields:
            fields[kind] = next((found for each, found in _FIELDS.items() if issubclass(kind, each)), {})
        for field, collections in fields[kind].items():
            for place, wanted in _named(f"{node.pointer}/{field}", getattr(node.value, field)):
                if not known.has(collections, wanted):
                    what = " or ".join(_NAMES[name] for name in collections)
                    hint = known.near(collections, wanted)
                    yield _finding(case, place, f"there is no {what} {wanted!r}", hint)
    for place, film, version in _versions(case):
        if not known.has_version(film, version):
            hint = known.near_version(film, version)
            yield _finding(case, place, f"the film {film!r} has no version {version!r}", hint)
    for place, venue, screen in _screens(case):
        if not known.has_screen(venue, screen):
            whose = f"the venue {venue!r} has no" if venue else "no venue has a"
            yield _finding(case, place, f"{whose} screen {screen!r}", known.near_screen(venue, screen))


def _finding(case: Case, place: str, message: str, hint: str | None) -> Diagnostic:
    return finding(RULE, pointing.written(case.document, place), message, hint)


def _named(place: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, tuple):
        yield from ((f"{place}/{n}", each) for n, each in enumerate(value) if isinstance(each, str))


def _versions(case: Case) -> Iterator[tuple[str, str, str]]:
    """Yield (place, film, version) for each version that is named."""
    for item in case.typed.screenings:
        yield from _of_works(item.pointer, item.value, item.value.film)
    for bill in case.typed.bills:
        yield from _of_each(f"{bill.pointer}/works", bill.value.works)
    for run, within in case.typed.all_runs():
        works = run.value.film or ((Work(film=within.value.id),) if within else ())
        yield from _of_works(run.pointer, run.value, works)
        for key, exception in run.value.except_.items():
            place = f"{run.pointer}/except/{key.replace('~', '~0').replace('/', '~1')}/version"
            if exception.version and len(works) == 1 and works[0].film:
                yield place, works[0].film, exception.version
    for film in case.typed.films:
        defaults, identity = film.value.defaults, film.value.id
        if defaults and defaults.version:
            yield f"{film.pointer}/defaults/version", identity, defaults.version
        for quote in case.typed.entries(f"{film.pointer}/quotes", film.value.quotes):
            if quote.value.about:
                yield f"{quote.pointer}/about", identity, quote.value.about


def _of_works(place: str, value: Screening | Run, works: tuple[Work, ...]) -> Iterator[tuple[str, str, str]]:
    yield from _of_each(f"{place}/film", works)
    if value.version and len(works) == 1 and works[0].film and not works[0].version:
        yield f"{place}/version", works[0].film, value.version


def _of_each(place: str, works: tuple[Work, ...]) -> Iterator[tuple[str, str, str]]:
    for number, work in enumerate(works):
        if work.film and work.version:
            yield f"{place}/{number}/version", work.film, work.version


def _screens(case: Case) -> Iterator[tuple[str, str | None, str]]:
    """Yield (place, venue, screen) for each screen that is named."""
    for number, change in enumerate(case.typed.settings.changes):
        if change.screen:
            yield f"/changes/{number}/screen", change.venue, change.screen
    only = case.typed.venues[0].value.id if len(case.typed.venues) == 1 else None
    for item in case.typed.screenings:
        if item.value.screen and (item.value.venue or only):
            yield f"{item.pointer}/screen", item.value.venue or only, item.value.screen
    for showing in case.showings:
        chain = case.resolved.chains.get(showing.id)
        if chain is None or showing.screen is not None:
            continue
        screen, level = chain.find("screen")
        if screen and level:
            yield f"{level.pointer}/screen", showing.venue.id, screen


RULE = Rule("MF201", Severity.ERROR, check, firm=True)
