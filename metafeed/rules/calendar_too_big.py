"""A calendar has more than calendar programs take.

Google Calendar is reported to give up on a subscribed calendar of about 1 MB, or some 1,100 events, and
whoever follows it hears of no change any more. A thousand screenings with their descriptions are about as
much. What counts is what the calendar has at least before its last showing, `past_days` included. Fewer
past days make it smaller; each venue, series and film has a calendar of its own. More than 100 MB are an error.

Fails:
    venues:
      - {id: kino, name: Kino, zone: Europe/Berlin,
         address: {street: Am Kino 1, locality: Berlin, country: DE},
         screens: [{id: "1"}, {id: "2"}, {id: "3"}, {id: "4"}]}
    films:
      - id: cranes
        title: The Cranes Are Flying
        runtime: 95
        runs:
          - {id: r1, screen: "1", dates: 2026-03-01..2026-04-30,
             times: ["10:00", "12:00", "14:00", "16:00", "18:00", "20:00"]}
          - {id: r2, screen: "2", dates: 2026-03-01..2026-04-30,
             times: ["10:00", "12:00", "14:00", "16:00", "18:00", "20:00"]}
          - {id: r3, screen: "3", dates: 2026-03-01..2026-04-30,
             times: ["10:00", "12:00", "14:00", "16:00", "18:00", "20:00"]}

Passes:
    publish: {past_days: 14}
    venues:
      - {id: kino, name: Kino, zone: Europe/Berlin,
         address: {street: Am Kino 1, locality: Berlin, country: DE},
         screens: [{id: "1"}, {id: "2"}, {id: "3"}, {id: "4"}]}
    films:
      - id: cranes
        title: The Cranes Are Flying
        runtime: 95
        runs:
          - {id: r1, screen: "1", dates: 2026-03-01..2026-04-30,
             times: ["10:00", "12:00", "14:00", "16:00", "18:00", "20:00"]}
          - {id: r2, screen: "2", dates: 2026-03-01..2026-04-30,
             times: ["10:00", "12:00", "14:00", "16:00", "18:00", "20:00"]}
          - {id: r3, screen: "3", dates: 2026-03-01..2026-04-30,
             times: ["10:00", "12:00", "14:00", "16:00", "18:00", "20:00"]}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.resolving.programme import Showing
from metafeed.rules import pointing
from metafeed.rules.publication_size import HOPELESS, Size, is_written, of_event, window
from metafeed.rules.rule import Rule, finding
from metafeed.rules.wording import listed

EVENTS, BYTES = 1000, 1_000_000


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield one finding for the programme, which names the biggest calendar of each kind."""
    if not is_written(case, "ical"):
        return
    sizes: dict[tuple[str, str], Size] = {}
    for showing in window(case):
        if showing.start:
            size = of_event(showing)
            for view in _views(showing):
                sizes[view] = sizes.get(view, Size()) + size
    without = set(case.typed.settings.publish.without)
    big: dict[str, tuple[str, Size]] = {}
    for (kind, key), size in sorted(sizes.items(), key=lambda each: -each[1].items):
        path = f"{kind}/{key}" if key else kind
        if size.exceeds(EVENTS, BYTES) and not {kind, path} & without:
            big.setdefault(kind, (path, size))
    if big:
        (path, size), *others = big.values()
        also = f", and so do {listed(path for path, _ in others)}" if others else ""
        message = f"the calendar {path!r} has {size.told('events')}{also}"
        place = pointing.written(case.document, "/publish/past_days")
        found = finding(RULE, place, message, _hint(case, set(big)))
        hopeless = max(size.bytes for _, size in big.values()) > HOPELESS
        yield replace(found, severity=Severity.ERROR) if hopeless else found


def _views(showing: Showing) -> Iterator[tuple[str, str]]:
    yield "all", ""
    yield "venues", showing.venue.id
    for series in showing.series:
        yield "series", series.id
    for film in {piece.film.id for piece in showing.pieces}:
        yield "films", film


def _hint(case: Case, kinds: set[str]) -> str:
    days = case.typed.settings.publish.past_days
    fewer = f"lower publish: past_days, which is {days}" if days > 0 else "leave out what is long past"
    if "venues" not in kinds and len(case.programme.venues) > 1:
        return (
            f"{fewer}, or write publish: {{without: [all]}} and point people to the calendars of the venues"
        )
    return fewer


RULE = Rule("MF705", Severity.WARNING, check)
