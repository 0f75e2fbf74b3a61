"""A value is of another kind than its property expects.

A film as `location`, a whole sentence as `sameAs`, 20260328 as `startDate`: whoever looks for a place, an address
or a date finds something else. A number for a text is read by most, and may have lost its leading nought (a
warning).

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Stalker",
     "workPresented": {"@type": "Person", "name": "Andrei Tarkovsky"}}

Fails:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Stalker", "sameAs": "www.imdb.com/title/tt0079944"}

Passes:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Stalker",
     "workPresented": {"@type": "Movie", "name": "Stalker", "sameAs": "https://www.imdb.com/title/tt0079944/"}}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from metafeed.audit.case import Case
from metafeed.audit.hollow import is_hollow
from metafeed.audit.nodes import Node, Value
from metafeed.audit.ranges import Fault
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.read.source import shown
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each value of the wrong kind, names of types and `@id`s among them."""
    for node in case.nodes:
        yield from _keywords(node)
    for _, name, value, fault in case.unfit:
        if fault in (Fault.KIND, Fault.NUMBER_FOR_TEXT) and not is_hollow(case, value, name):
            message = f"{name} is {_told(case, value)}; schema.org expects {_expected(case, name)}"
            told = finding(RULE, value.pointer, message)
            yield told if fault is Fault.KIND else replace(told, severity=Severity.WARNING)


def _keywords(node: Node) -> Iterator[Diagnostic]:
    for key, listed in (("@type", node.raw.get("@type")), ("@id", node.raw.get("@id"))):
        several = key == "@type" and isinstance(listed, list)
        for number, each in enumerate(listed if several and isinstance(listed, list) else [listed]):
            if each not in (None, "", []) and not isinstance(each, str):
                place = f"{node.pointer}/{key}" + (f"/{number}" if several else "")
                expected = "the name of a type" if key == "@type" else "an address"
                yield finding(RULE, place, f"{key} is {_written(each)}; {expected} is expected")


def _written(value: object) -> str:
    return f"the value {str(value).lower()}" if isinstance(value, int | float) else "an object or a list"


def _told(case: Case, value: Value) -> str:
    if isinstance(value.value, Node):
        node = case.resolve(value.value) or value.value
        return f"of type {' and '.join(node.types)}"
    return shown(value.value) if isinstance(value.value, str) else f"the value {str(value.value).lower()}"


def _expected(case: Case, name: str) -> str:
    return " or ".join(case.vocabulary.expects(name))


RULE = Rule("MF914", Severity.ERROR, check)
