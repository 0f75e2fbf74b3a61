"""A crumb leads nowhere.

Google's Breadcrumb page: each ListItem has an `item`, the address of its page; only the last, the page itself, may go
without.

Fails:
    {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": [
      {"@type": "ListItem", "position": 1, "name": "Home"},
      {"@type": "ListItem", "position": 2, "name": "Films"}]}

Passes:
    {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": [
      {"@type": "ListItem", "position": 1, "name": "Home", "item": "https://kino.example/"},
      {"@type": "ListItem", "position": 2, "name": "Films"}]}
"""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from metafeed.audit.case import Case
from metafeed.audit.google.numbers import number_of
from metafeed.audit.nodes import Node
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each crumb before the last without an item."""
    for trail in case.nodes_of("BreadcrumbList"):
        crumbs = [each for each in case.related(trail, "itemListElement") if case.is_a(each, "ListItem")]
        # Where a number is missing the order of the list counts.
        numbers = [_position(crumb) for crumb in crumbs]
        ordered = crumbs if inf in numbers else sorted(crumbs, key=_position)
        for crumb in ordered[:-1]:
            if "item" not in crumb.properties:
                yield finding(RULE, crumb.place("item"), f"the crumb {crumb.text('name')!r} has no item")


def _position(crumb: Node) -> float:
    return next((n for each in crumb.values("position") if (n := number_of(each)) is not None), inf)


RULE = Rule("MF975", Severity.ERROR, check)
