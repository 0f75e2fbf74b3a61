"""A property stands on a type that does not have it.

`contentRating` is a film's and not a screening's, `actor` of a film is not `performer` of an event. Search engines
look for a property where schema.org has it, and nowhere else. schema.org itself is lenient ("some data is better
than none"); the fact is lost to whoever is not.

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Stalker", "contentRating": "FSK 12"}

Passes:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Stalker",
     "workPresented": {"@type": "Movie", "name": "Stalker", "contentRating": "FSK 12",
      "actor": {"@type": "PerformanceRole", "characterName": "Stalker", "actor": {"@type": "Person", "name": "A. Kaidanovsky"}}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.nodes import Node
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding

#: At most so many of the types that have the property are named in a hint.
_FEW = 3


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each property that none of its node's types has."""
    words = case.vocabulary
    for node in case.nodes:
        if not node.types or node.foreign or not all(words.is_type(each) for each in node.types):
            continue
        for name in node.properties:
            if words.is_property(name) and not words.superseded_by(name) and not _belongs(case, node, name):
                owners = words.belongs_to(name)
                hint = f"it belongs on {' or '.join(owners)}" if owners and len(owners) <= _FEW else None
                yield finding(
                    RULE, node.place(name), f"{name} is no property of {' or '.join(node.types)}", hint
                )


def _belongs(case: Case, node: Node, name: str) -> bool:
    if any(case.vocabulary.is_used_on(name, each) for each in node.types):
        return True
    # A Role repeats the property that it stands under (https://schema.org/Role).
    return case.is_a(node, "Role") and name == node.within


RULE = Rule("MF912", Severity.ERROR, check)
