"""A house publishes reviews of itself.

Google's Review snippet page: reviews of an organization or a local business on its own site are self-serving, and no stars are shown. Films
and events may be reviewed. A business whose `url` is on another site is another's.

Fails:
    {"@context": "https://schema.org", "@type": "MovieTheater", "name": "Kino",
     "aggregateRating": {"@type": "AggregateRating", "ratingValue": 4.8, "ratingCount": 120}}

Passes:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Cléo from 5 to 7", "aggregateRating": {"@type": "AggregateRating", "ratingValue": 4.8, "ratingCount": 120}}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.addresses import host
from metafeed.audit.case import Case
from metafeed.audit.google.features import reviewed, reviews
from metafeed.audit.nodes import Node
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each house that is praised on its own page, at the first praise."""
    seen: set[int] = set()
    for praise in reviews(case):
        nested = reviewed(case, praise).values()
        for house in (*nested, *case.related(praise, "itemReviewed")):
            if case.is_a(house, "Organization") and id(house) not in seen and _is_own(case, house):
                seen.add(id(house))
                yield finding(
                    RULE,
                    praise.pointer,
                    f"{' '.join(praise.types)} of {house.text('name')!r} on its own site",
                )


def _is_own(case: Case, house: Node) -> bool:
    page, own = (host(each) for each in (case.page.canonical, house.text("url")))
    return not (page and own) or page == own


RULE = Rule("MF969", Severity.WARNING, check)
