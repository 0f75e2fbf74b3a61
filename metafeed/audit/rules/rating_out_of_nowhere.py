"""A rating whose count is made up.

One person gives 7 or 7.5; 7.342 of one is an average of thousands that was copied from elsewhere, with a count made up so
that search engines take it. Google's Review snippet page forbids ratings of other websites, and takes action against
pages that invent them. A count like 1000 or 1234 is mostly what somebody wrote in place of one (a warning).

Fails:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Stalker",
     "aggregateRating": {"@type": "AggregateRating", "ratingValue": 7.342, "bestRating": 10, "ratingCount": 1}}

Passes:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Stalker",
     "aggregateRating": {"@type": "AggregateRating", "ratingValue": 7.3, "bestRating": 10, "ratingCount": 61}}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from metafeed.audit.case import Case
from metafeed.audit.money import amount
from metafeed.audit.nodes import Node, Value
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding

#: What placeholders are; one rating in many thousands has such a count by chance.
_FILLED_IN = (999, 1000, 1234, 9999, 10_000, 12_345, 99_999, 100_000, 1_000_000)
#: Stars are given in halves and tenths.
_FINEST = 1


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each average of one, at the count."""
    for node in case.nodes_of("AggregateRating"):
        counts = list(case.values(node, "ratingCount", "reviewCount"))
        yield from _filled_in(node, counts)
        if counts and all(amount(each.value) == 1 for each in counts) and _decimals(node) > _FINEST:
            message = f"the count is 1, and the average is {node.values('ratingValue')[0].value}"
            yield finding(
                RULE, counts[0].pointer, message, "a rating copied from elsewhere is no rating of this page"
            )


def _filled_in(node: Node, counts: list[Value]) -> Iterator[Diagnostic]:
    for value in counts:
        if amount(value.value) in _FILLED_IN and "review" not in (
            node.parent.properties if node.parent else {}
        ):
            message = f"{value.value} ratings look like a number that somebody filled in"
            told = finding(RULE, value.pointer, message, "leave the rating out while there is none")
            yield replace(told, severity=Severity.WARNING)


def _decimals(node: Node) -> int:
    found = next((amount(each.value) for each in node.values("ratingValue")), None)
    exponent = found.normalize().as_tuple().exponent if found is not None else 0
    return max(0, -exponent) if isinstance(exponent, int) else 0


RULE = Rule("MF949", Severity.ERROR, check)
