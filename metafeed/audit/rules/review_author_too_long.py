"""The author of a review is no name.

Google's Review snippet page: the author's name has less than 100 characters. What is longer is mostly the review itself,
or an advertisement.

Fails:
    {"@context": "https://schema.org", "@type": "Review", "itemReviewed": {"@type": "Movie", "name": "Cléo from 5 to 7"},
     "author": {"@type": "Person", "name": "A critic who writes for many papers. A critic who writes for many papers. A critic who writes for many papers. "}}

Passes:
    {"@context": "https://schema.org", "@type": "Review", "itemReviewed": {"@type": "Movie", "name": "Cléo from 5 to 7"},
     "author": {"@type": "Organization", "name": "Kino-Zeitung"}}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.google.told import said, told
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each author whose name is too long."""
    for fault in told(case, "review_author_too_long"):
        message = f"the author {said(fault)[:40]}… is {len(said(fault)) - 2} characters long, Google takes 99"
        yield finding(RULE, fault.pointer, message, None)


RULE = Rule("MF966", Severity.ERROR, check)
