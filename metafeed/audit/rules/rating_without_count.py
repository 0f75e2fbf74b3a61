"""An average rating says not of how many.

Google's Review snippet page requires `ratingCount` or `reviewCount`, a number of people: an average of none is nobody's.

Fails:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Cléo from 5 to 7", "aggregateRating": {"@type": "AggregateRating", "ratingValue": 4.2}}

Fails:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Cléo from 5 to 7", "aggregateRating": {"@type": "AggregateRating", "ratingValue": 4.2, "ratingCount": 0}}

Passes:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Cléo from 5 to 7", "aggregateRating": {"@type": "AggregateRating", "ratingValue": 4.2, "ratingCount": 120}}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.google.numbers import number_of
from metafeed.audit.google.told import told
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each average of nobody, where its count stands or should."""
    for fault in told(case, "rating_without_count"):
        yield finding(RULE, fault.pointer, "the rating has neither ratingCount nor reviewCount")
    for rating in case.nodes_of("AggregateRating"):
        counts = list(case.values(rating, "ratingCount", "reviewCount"))
        known = [(each, number) for each in counts if (number := number_of(each)) is not None]
        if known and not any(_is_count(number) for _, number in known):
            value = known[0][0]
            yield finding(RULE, value.pointer, f"{value.value!r} is no number of ratings")


def _is_count(number: float) -> bool:
    return number >= 1 and number.is_integer()


RULE = Rule("MF967", Severity.ERROR, check)
