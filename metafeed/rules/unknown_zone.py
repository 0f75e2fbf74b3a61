"""This is not a time zone of a place.

A zone is a place of the tz database, `Europe/Berlin`: it knows when clocks change there. `CET`, `GMT` and
`UTC+1` say how far a clock is from UTC, and are right for half of the year; in calendars with such a TZID
events stood an hour off on Apple's computers (pretalx #2588), and Outlook takes a zone that it does not know
for none at all.

Fails:
    venues:
      - {id: kino, name: Kino, zone: CET, address: {street: Am Kino 1, locality: Berlin, country: DE}}

Passes:
    venues:
      - {id: kino, name: Kino, zone: Europe/Berlin, address: {street: Am Kino 1, locality: Berlin, country: DE}}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF208", Severity.ERROR, found_by="resolve", firm=True)
