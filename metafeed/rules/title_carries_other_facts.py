"""A title carries what is no part of it.

`Club X presents: Vertigo (35mm) + Q&A` is Vertigo, in a series, on film, with a guest. As one string none
of this can be found, filtered or translated, and *Vertigo* cannot be found either: aggregators keep long
lists of patterns to undo it, and half of the titles in London's listings need them. Google's Event page
wants the title of the event in `name`, without promotion. Written in their own fields, these facts stand
in calendars and feeds behind the title again, the same for every film.

Where a film is really called so, write `ignore: [MF404]` on it.

Fails:
    films:
      - {id: vertigo, title: "Club X presents: Vertigo (35mm) + Q&A"}

Fails:
    films:
      - {id: stalker, title: "Stalker [4K restoration]"}
      - {id: alien, title: Alien (1979)}

Passes:
    films:
      - {id: vertigo, title: Vertigo, year: 1958, runtime: 128}
      - {id: year, title: Blade Runner 2049}
      - {id: lumet, title: Q&A}
      - {id: preview, title: The Preview Murder Mystery}
    series:
      - {id: club-x, title: Club X presents}
    screenings:
      - {id: v, film: vertigo, date: 2026-03-28, time: "20:00", format: 35mm, parts: q-and-a 30, series: club-x}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding
from metafeed.rules.texts import languages
from metafeed.text.titles import Fact, split

#: What a bill may be called by: it is the event, not a work.
_OF_BILLS = frozenset({"series", "bills"})


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield one finding for each title of a film or bill that can be split."""
    for collection, items in (("films", case.typed.films), ("bills", case.typed.bills)):
        for item in items:
            for place, _, title in languages(f"{item.pointer}/title", item.value.title):
                found = split(title)
                facts = [fact for fact in found.facts if collection == "films" or fact.field not in _OF_BILLS]
                if facts:
                    told = ", ".join(f"{fact.what} ({fact.said})" for fact in facts)
                    yield finding(RULE, place, f"{title!r} carries {told}", _hint(found.title, facts))


def _hint(title: str, facts: list[Fact]) -> str:
    places = "; ".join(f"{fact.said} belongs in {_FIELDS.get(fact.field, fact.field)}" for fact in facts)
    return f"the title is {title}; {places}"


#: Fields that need a word more.
_FIELDS = {
    "access": "access of the screening",
    "bills": "a bill of its own",
    "facts": "the facts of its run, or in a note",
    "format": "format of the screening",
    "language": "language of the screening",
    "parts": "parts of the screening",
    "premiere": "premiere of the screening",
    "sale": "sale of the screening",
    "series": "a series",
    "status": "status of the screening",
    "subtitles": "subtitles of the screening",
    "versions": "versions of the film",
    "visibility": "visibility of the screening",
}

RULE = Rule("MF404", Severity.WARNING, check)
