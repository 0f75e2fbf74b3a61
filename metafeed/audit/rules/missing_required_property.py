"""A property that Google requires is missing.

Without it the feature is lost: an event wants `name`, `startDate` and `location`, a film in a carousel `name` and
`image`, a video `name`, `thumbnailUrl` and `uploadDate`, a crumb `position` and `name` (Google's Event, Movie, Review snippet,
Video and Breadcrumb pages). What stands there and is empty is told by another rule.

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7", "startDate": "2026-04-02T19:00:00+02:00"}

Passes:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7", "startDate": "2026-04-02T19:00:00+02:00",
     "location": {"@type": "MovieTheater", "name": "Kino", "address": {"@type": "PostalAddress", "streetAddress": "Am Kino 1", "addressLocality": "Berlin"}}}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.google.told import kind, title, told
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each missing property, where it would stand."""
    for fault in told(case, "missing_required_property"):
        message = f"{kind(fault)} has no {fault.property}, which Google's {title(fault)} requires"
        yield finding(RULE, fault.pointer, message, None)


RULE = Rule("MF950", Severity.ERROR, check)
