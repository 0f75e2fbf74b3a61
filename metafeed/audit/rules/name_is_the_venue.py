"""An event is called like the place where it is or like its kind, or has the place in its name.

Google's Event page: the name is the title of the event, "not the name of the venue", and a venue's name does not
repeat the event's. Readers see `Kino Krokodil`, or `Screening`, where they look for the film.

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Kino Krokodil",
     "location": {"@type": "MovieTheater", "name": "Kino Krokodil"}}

Passes:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Stalker",
     "location": {"@type": "MovieTheater", "name": "Kino Krokodil"}}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.nodes import Node
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.read.source import shown
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each event with the name of its place."""
    for event in case.nodes_of("Event"):
        venues = {_plain(place.text("name") or "") for place in case.related(event, "location")}
        venues |= {_plain(str(each.value)) for each in event.texts("location")}
        for value in event.texts("name"):
            name = str(value.value).strip()
            if _plain(name) in venues - {""}:
                message, hint = (
                    f"the event is called {shown(name)}, like its place",
                    "write the title of what is shown",
                )
                yield finding(RULE, value.pointer, message, hint)
            elif _plain(name) in _KINDS and not _is_title(case, event, name):
                message = f"the event is called {shown(name)}, which says its kind"
                yield finding(RULE, value.pointer, message, "write the title of what is shown")
            elif not _is_title(case, event, name) and (
                found := next((each for each in venues - {""} if _is_glued(_plain(name), each)), None)
            ):
                yield finding(
                    RULE,
                    value.pointer,
                    f"{shown(name)} carries its place, {found!r}",
                    "that belongs in location",
                )


def _is_title(case: Case, event: Node, name: str) -> bool:
    works = case.related(event, "workPresented", "workFeatured")
    return any(_plain(work.text("name") or "") == _plain(name) for work in works)


def _is_glued(name: str, venue: str) -> bool:
    """Tell whether a name ends in a place behind a joint, or begins with one: `Stalker | Kino Krokodil`."""
    before, after = name.removesuffix(venue), name.removeprefix(venue)
    return bool((before != name and _BEFORE.search(before)) or (after != name and _AFTER.match(after)))


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())


_BEFORE = re.compile(r"\w\s*(?:[|@•·]|\s[-–—]|\s(?:at|im|au))\s*$")
_AFTER = re.compile(r"\s*(?:[|•·:]|\s[-–—])\s*\w")
#: Words for what anything on a programme is.
_KINDS = frozenset(
    {
        "screening", "film screening", "movie screening", "film", "movie", "movies", "event", "show", "filmvorführung",
        "vorstellung", "kinovorstellung", "séance", "projection", "proyección", "proiezione", "voorstelling",
    }
)  # fmt: skip

RULE = Rule("MF924", Severity.WARNING, check)
