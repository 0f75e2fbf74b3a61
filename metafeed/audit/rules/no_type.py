"""An object does not say what it is.

A location with a name and no `@type` may be a place or an organisation. Search engines take such an object for
nothing. An object with an `@id` may be told elsewhere, and is left alone in a page; in a file of JSON-LD something
under that `@id` has to have a type.

Fails:
    {"@context": "https://schema.org", "@type": "Event", "name": "Stalker", "location": {"name": "Kino Krokodil"}}

Passes:
    {"@context": "https://schema.org", "@type": "Event", "name": "Stalker",
     "location": {"@type": "MovieTheater", "name": "Kino Krokodil"}}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.nodes import Node
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each object without a type that says something."""
    words = case.vocabulary
    for node in case.nodes:
        if node.types or node.foreign or not node.properties or _is_told_elsewhere(case, node):
            continue
        expected = words.expects(node.within) if node.within else ()
        likely = next((each for each in expected if not words.is_datatype(each)), None)
        hint = f'write "@type": "{likely}"' if likely and len(expected) == 1 else "say what it is"
        yield finding(RULE, f"{node.pointer}/@type", "this object has no @type", hint)


def _is_told_elsewhere(case: Case, node: Node) -> bool:
    if node.id is None:
        return False
    return case.page.is_html or any(each.types or each.foreign for each in case.nodes if each.id == node.id)


RULE = Rule("MF918", Severity.WARNING, check)
