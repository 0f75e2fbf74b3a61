"""An event for members only is offered to everybody.

Google's Event page leaves out what the public cannot go to: members' and invited showings. One that says so in
its name, and has no offers but those for members, is taken at its word: then only the verdict tells.

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7", "startDate": "2026-04-02T19:00:00+02:00",
     "location": {"@type": "MovieTheater", "name": "Kino", "address": {"@type": "PostalAddress", "streetAddress": "Am Kino 1", "addressLocality": "Berlin"}},
     "audience": {"@type": "Audience", "audienceType": "Members only"},
     "offers": {"@type": "Offer", "price": 8, "priceCurrency": "EUR"}}

Passes:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Members: Cléo from 5 to 7", "startDate": "2026-04-02T19:00:00+02:00",
     "location": {"@type": "MovieTheater", "name": "Kino", "address": {"@type": "PostalAddress", "streetAddress": "Am Kino 1", "addressLocality": "Berlin"}},
     "audience": {"@type": "Audience", "audienceType": "Members only"}}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.google.features import events
from metafeed.audit.google.showings import names_members, says_members
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each event that says that it is for members and is on sale to all, where it says so."""
    for event in events(case):
        place = says_members(case, event)
        if place is None:
            continue
        if any(not each.values("validForMemberTier") for each in case.related(event, "offers")):
            hint = "take the markup out, or the offers"
            yield finding(RULE, place, "for members only, and offered to everybody", hint)
        elif not names_members(event):
            yield finding(RULE, place, "for members only, and announced to everybody", "take the markup out")


RULE = Rule("MF956", Severity.WARNING, check)
