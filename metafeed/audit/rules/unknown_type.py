"""A type that schema.org does not have.

`Film`, `Cinema`, `movie`: nobody knows what the node is, so nothing that it says is used. Types are written as
schema.org does, capitals included. Nothing more is said of such a node.

Fails:
    {"@context": "https://schema.org", "@type": "Film", "name": "Stalker"}

Passes:
    {"@context": "https://schema.org", "@type": ["Movie", "https://example.org/Restoration"], "name": "Stalker"}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.read.source import shown
from metafeed.rules.rule import Rule, finding

#: What people call things that schema.org calls otherwise.
_MEANT = {
    "film": "Movie",
    "feature": "Movie",
    "cinema": "MovieTheater",
    "theater": "MovieTheater",
    "theatre": "MovieTheater",
    "movietheatre": "MovieTheater",
    "screening": "ScreeningEvent",
    "showing": "ScreeningEvent",
    "showtime": "ScreeningEvent",
    "movieevent": "ScreeningEvent",
    "filmscreening": "ScreeningEvent",
    "address": "PostalAddress",
    "venue": "Place",
    "ticket": "Offer",
    "trailer": "VideoObject",
}


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each type that is none, at its name."""
    words = case.vocabulary
    for node in case.nodes:
        for name in node.types:
            if not words.is_type(name) or words.is_datatype(name):
                meant = _MEANT.get(name.lower()) or words.suggestion(name, words.types)
                hint = f"did you mean {meant}?" if meant and meant != name else None
                yield finding(RULE, node.type_places[name], f"schema.org has no type {shown(name)}", hint)


RULE = Rule("MF910", Severity.ERROR, check)
