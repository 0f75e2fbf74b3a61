"""A venue has no full address.

Google's Event page requires `location.address`, a "detailed street address" and not just a city: without
it no showing there is eligible. Calendars put it into LOCATION, which is what a patron taps to find the way.

Fails:
    venues:
      - {id: kino, name: Kino, zone: Europe/Berlin}

Fails:
    venues:
      - {id: kino, name: Kino, zone: Europe/Berlin, address: {locality: Berlin, country: DE}}

Passes:
    venues:
      - {id: kino, name: Kino, zone: Europe/Berlin, address: {street: Am Kino 1, locality: Berlin, country: DE}}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each venue without an address, a street or a locality."""
    for venue in case.typed.venues:
        address = venue.value.address
        if address is None:
            message = f"the venue {venue.value.id!r} has no address"
            yield finding(
                RULE,
                f"{venue.pointer}/address",
                message,
                "write address: {street: …, locality: …, country: …}",
            )
            continue
        missing = [key for key in ("street", "locality") if not getattr(address, key)]
        if missing:
            message = f"the address of {venue.value.id!r} has no {' and no '.join(missing)}"
            hint = "write " + " and ".join(f"{key}: …" for key in missing)
            yield finding(RULE, f"{venue.pointer}/address/{missing[0]}", message, hint)


RULE = Rule("MF414", Severity.WARNING, check)
