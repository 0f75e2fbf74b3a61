"""A rating is outside of its scale, or has a comma.

Where `bestRating` is missing, 5 is the best, and 1 the worst without `worstRating` (Google's Review snippet page): 8.1 out of ten is refused without `bestRating`. Its numbers
have a point, in every language.

Fails:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Cléo from 5 to 7", "aggregateRating": {"@type": "AggregateRating", "ratingValue": 8.1, "ratingCount": 120}}

Passes:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Cléo from 5 to 7", "aggregateRating": {"@type": "AggregateRating", "ratingValue": 8.1, "bestRating": 10, "ratingCount": 120}}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.google.numbers import number_of
from metafeed.audit.nodes import Node
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding

#: The ends of the scale, and what they are where nobody says.
_USUAL = (("bestRating", 5.0), ("worstRating", 1.0))
_COMMA = re.compile(r"\d+,\d+")


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each rating that is off its scale or written with a comma, at its value."""
    for rating in _ratings(case):
        best, worst = (_number(rating, name, usual) for name, usual in _USUAL)
        for value in rating.values("ratingValue"):
            number = number_of(value)
            if isinstance(value.value, str) and _COMMA.fullmatch(value.value.strip()):
                hint = "write " + value.value.strip().replace(",", ".")
                yield finding(RULE, value.pointer, f"ratingValue {value.value!r} has a comma", hint)
            elif number is not None and number > best:
                message = f"ratingValue is {value.value!r}, and the best is {best:g}"
                yield finding(RULE, value.pointer, message, "write bestRating")
            elif number is not None and number < worst:
                message = f"ratingValue is {value.value!r}, and the worst is {worst:g}"
                yield finding(RULE, value.pointer, message, "write worstRating")


def _number(rating: Node, name: str, usual: float) -> float:
    return next((n for each in rating.values(name) if (n := number_of(each)) is not None), usual)


def _ratings(case: Case) -> Iterator[Node]:
    yield from case.nodes_of("AggregateRating")
    for review in case.nodes_of("Review"):
        yield from (each for each in case.related(review, "reviewRating") if case.is_a(each, "Rating"))


RULE = Rule("MF968", Severity.WARNING, check)
