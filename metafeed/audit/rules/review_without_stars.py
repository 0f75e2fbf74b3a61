"""A review among others has no rating.

Google's Review snippet page requires `reviewRating` of every review. A quotation without stars is worth telling, and
is left alone where the film asks for no stars; beside an average, or rated reviews, it looks forgotten.

Fails:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Cléo from 5 to 7",
     "aggregateRating": {"@type": "AggregateRating", "ratingValue": 4.5, "reviewCount": 12},
     "review": {"@type": "Review", "reviewBody": "A walk.", "author": {"@type": "Organization", "name": "Kino-Zeitung"}}}

Passes:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Cléo from 5 to 7",
     "review": {"@type": "Review", "reviewBody": "A walk.", "author": {"@type": "Organization", "name": "Kino-Zeitung"}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each unrated review of a work that has ratings, where the rating would stand."""
    for node in case.nodes:
        reviews = list(case.related(node, "review"))
        is_rated = "aggregateRating" in node.properties or any(
            "reviewRating" in each.properties for each in reviews
        )
        for review in reviews if is_rated else ():
            if "reviewRating" not in review.properties:
                yield finding(
                    RULE, review.place("reviewRating"), "the review has no reviewRating, others have one"
                )


RULE = Rule("MF977", Severity.NOTE, check)
