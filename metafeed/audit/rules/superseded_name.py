"""A name that schema.org has put another in the place of.

`actors`, `directors`, `events`, `containedIn`: pages of ten years ago. Readers written since know the new name
alone.

Fails:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Stalker",
     "directors": {"@type": "Person", "name": "Andrei Tarkovsky"}}

Passes:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Stalker",
     "director": {"@type": "Person", "name": "Andrei Tarkovsky"}}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each type and property that is superseded."""
    for node in case.nodes:
        used = [(name, node.type_places[name]) for name in node.types]
        used += [(name, node.place(name)) for name in node.properties]
        for name, place in used:
            if newer := case.vocabulary.superseded_by(name):
                yield finding(RULE, place, f"{name} is superseded by {newer}", f"write {newer}")


RULE = Rule("MF913", Severity.ERROR, check)
