"""A text stands where an object should.

`"director": "Andrei Tarkovsky"` is allowed, "in the spirit of some data is better than none". Nobody knows whether
it is one person, two, or a company, and who it is. One finding is made for a list.

Fails:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Stalker", "director": "Andrei Tarkovsky"}

Passes:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Stalker",
     "director": {"@type": "Person", "name": "Andrei Tarkovsky"}}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.hollow import is_hollow
from metafeed.audit.nodes import Value
from metafeed.audit.ranges import Fault
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.read.source import shown
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each property with texts for objects."""
    texts: dict[tuple[int, str], list[Value]] = {}
    for node, name, value, fault in case.unfit:
        if fault is Fault.TEXT_FOR_OBJECT and not is_hollow(case, value):
            texts.setdefault((id(node), name), []).append(value)
    for (_, name), values in texts.items():
        objects = [each for each in case.vocabulary.expects(name) if not case.vocabulary.is_datatype(each)]
        also = f", and {len(values) - 1} more" if len(values) > 1 else ""
        hint = f'write {{"@type": "{objects[-1]}", …}}'
        yield finding(RULE, values[0].pointer, f"{name} is a text, {shown(values[0].value)}{also}", hint)


RULE = Rule("MF915", Severity.WARNING, check)
