"""A business says its kind in `additionalType`.

Google's Local business page: `additionalType` is not supported, several types stand in `@type`.

Fails:
    {"@context": "https://schema.org", "@type": "LocalBusiness", "name": "Kino",
     "additionalType": "https://schema.org/MovieTheater"}

Passes:
    {"@context": "https://schema.org", "@type": ["MovieTheater", "Restaurant"], "name": "Kino"}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each business with a type beside its types."""
    for business in case.nodes_of("LocalBusiness"):
        if business.values("additionalType"):
            said = business.text("additionalType")
            hint = "write it in @type"
            yield finding(
                RULE, business.place("additionalType"), f"additionalType {said!r} on a business", hint
            )


RULE = Rule("MF971", Severity.WARNING, check)
