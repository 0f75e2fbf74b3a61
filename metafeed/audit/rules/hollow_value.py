"""A value that says nothing: empty, null, "TBA", or a template's blank.

56 screenings with `"startDate": ""` on one page are 56 events that no search engine shows, and each costs its page
trust. What is not known is left out.

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Stalker", "startDate": ""}

Fails:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Stalker", "director": {"@type": "Person", "name": "TBA"}}

Passes:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Stalker"}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.hollow import is_hollow
from metafeed.audit.nodes import Node, Value
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.read.source import shown
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each value that says nothing, and for each empty type or `@id`."""
    for node in case.nodes:
        yield from _keywords(node)
        for name, values in node.properties.items():
            for value in values:
                if is_hollow(case, value, name):
                    yield finding(
                        RULE, value.pointer, f"{name} {_told(value)}", "leave it out until it is known"
                    )
        if case.is_a(node, "GeoCoordinates") and _is_nowhere(node):
            message = "latitude and longitude are 0: a place in the Gulf of Guinea"
            yield finding(RULE, node.place("latitude"), message, "leave them out until they are known")


def _keywords(node: Node) -> Iterator[Diagnostic]:
    for key in ("@type", "@id"):
        if key in node.raw and (node.raw[key] in (None, "", []) or not str(node.raw[key]).strip()):
            yield finding(RULE, f"{node.pointer}/{key}", f"{key} is empty", "leave it out until it is known")


def _told(value: Value) -> str:
    found = value.value
    if isinstance(found, Node):
        return (
            f"is an object of type {' and '.join(found.types)} that says nothing"
            if found.types
            else "is empty"
        )
    if found is None:
        return "is null, or an empty list"
    return f"says nothing: {shown(found)}" if str(found).strip() else "is empty"


def _is_nowhere(node: Node) -> bool:
    told = [each.value for name in ("latitude", "longitude") for each in node.values(name)]
    return len(told) == 2 and all(str(each).strip() in ("0", "0.0", "0.00") for each in told)


RULE = Rule("MF920", Severity.ERROR, check)
