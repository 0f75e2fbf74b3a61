"""A review says not who wrote it.

Google's Review snippet page requires `author`, a person or an organization with a name.

Fails:
    {"@context": "https://schema.org", "@type": "Review", "itemReviewed": {"@type": "Movie", "name": "Cléo from 5 to 7"}, "reviewRating": {"@type": "Rating", "ratingValue": 4}}

Passes:
    {"@context": "https://schema.org", "@type": "Review", "itemReviewed": {"@type": "Movie", "name": "Cléo from 5 to 7"}, "reviewRating": {"@type": "Rating", "ratingValue": 4},
     "author": {"@type": "Organization", "name": "Kino-Zeitung"}}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.google.told import kind, told
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each review without an author, or whose author has no name."""
    for fault in told(case, "review_without_author"):
        message = f"{kind(fault)} has no {fault.property}"
        yield finding(RULE, fault.pointer, message, None)


RULE = Rule("MF965", Severity.ERROR, check)
