"""An id stands twice.

Ids are for life: UIDs of calendars (RFC 5545 §3.8.4.7), entry ids of feeds (RFC 4287 §4.2.6) and the
addresses of pages are made from them. With one id for two screenings a calendar program keeps one of them
and drops the other without a word, a feed reader shows an entry as a new version of the other, and a page
overwrites a page. So an id stands once for its kind, capitals not counted; films and bills share theirs,
because a screening names either in the same place. Versions are counted within their film, screens within
their venue. A run makes ids of its own, RUN.DATE.SLOT, which a screening cannot have again.

Two rows without ids that show the same film at the same place and time cannot be told apart either: one of
them is there by mistake, or they are on two screens and need ids.

Fails:
    screenings:
      - {id: opening, film: cranes, date: 2026-03-28, time: "18:00"}
      - {id: opening, film: cranes, date: 2026-03-28, time: "20:30"}
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}

Fails:
    films:
      - {id: shorts, title: Shorts}
    bills:
      - {id: shorts, title: Shorts, works: shorts}

Passes:
    screenings:
      - {id: opening, film: cranes, date: 2026-03-28, time: "18:00", screen: "1"}
      - {id: opening-2, film: cranes, date: 2026-03-28, time: "18:00", screen: "2"}
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.resolving.programme import Showing
from metafeed.rules import pointing
from metafeed.rules.rule import Rule, finding

#: Pointer of an item, and the id that was written for it.
_Id = tuple[str, str]


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each id that stood before."""
    films = [(f"/films/{number}", film) for number, film in enumerate(_listed(case, "/films"))]
    venues = [(f"/venues/{number}", venue) for number, venue in enumerate(_listed(case, "/venues"))]
    spaces: list[Iterable[_Id]] = [
        chain(_ids(case, "/films"), _ids(case, "/bills")),
        *(_ids(case, f"/{name}") for name in ("venues", "series", "notices", "views")),
        chain(_ids(case, "/runs"), *(_ids(case, f"{place}/runs") for place, _ in films)),
        *(_ids(case, f"{place}/versions") for place, _ in films),
        *(_ids(case, f"{place}/screens") for place, _ in venues),
    ]
    for space in spaces:
        yield from _twice(case, space)
    yield from _screenings(case)


def _twice(case: Case, ids: Iterable[_Id], taken: Mapping[str, str] | None = None) -> Iterator[Diagnostic]:
    first = dict(taken or {})
    for place, identity in ids:
        other = first.setdefault(identity.lower(), place)
        if other != place:
            message = f"the id {identity!r} is taken"
            yield finding(RULE, pointing.written(case.document, f"{place}/id"), message, _where(case, other))


def _screenings(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each screening whose id a run, another row, or its like without an id has."""
    made = {showing.id.lower(): showing.pointer for showing in case.showings if showing.run}
    yield from _twice(case, _ids(case, "/screenings"), made)
    named = {showing.id.lower(): showing for showing in case.showings if not showing.provisional}
    nameless: dict[str, Showing] = {}
    for showing in case.showings:
        if not showing.provisional:
            continue
        if other := named.get(showing.id):
            message = f"{showing.id!r}, which this screening goes by until it has an id, is another one's"
            yield finding(RULE, showing.pointer, message, _where(case, other.pointer))
        elif (other := nameless.setdefault(showing.id, showing)) is not showing:
            message = "nothing tells this screening from another one: same film, place and time, and no id"
            yield finding(RULE, showing.pointer, message, _where(case, other.pointer))


def _ids(case: Case, place: str) -> Iterator[_Id]:
    for number, item in enumerate(_listed(case, place)):
        if isinstance(item, Mapping) and isinstance(item.get("id"), (str, int)):
            yield f"{place}/{number}", str(item["id"])


def _listed(case: Case, place: str) -> list[Any]:
    raw = case.document.value(place)
    return raw if isinstance(raw, list) else [] if raw is None else [raw]


def _where(case: Case, other: str) -> str | None:
    """Return a hint that says where the other one stands."""
    span = case.document.place(pointing.written(case.document, other))
    return f"the other one stands at {span.path}:{span.line}" if span else None


RULE = Rule("MF202", Severity.ERROR, check, firm=True)
