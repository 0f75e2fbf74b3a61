"""A showing is free and has a price.

JSON-LD says `isAccessibleForFree` beside an offer of 17 dollars, and calendars print both lines. Mostly the
price is the house's usual one, which the showing inherits from `defaults`: write `prices: "-"` beside
`sale: free`.

Fails:
    prices:
      standard: [{name: General, price: "9.00"}]
    defaults: {prices: standard}
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: a, film: cranes, date: 2026-03-28, time: "18:00", sale: free}

Passes:
    prices:
      standard: [{name: General, price: "9.00"}]
      donation: [{name: Donation, at_least: 0, at_most: 20}]
    defaults: {prices: standard}
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: a, film: cranes, date: 2026-03-28, time: "18:00", sale: free, prices: "-"}
      - {id: b, film: cranes, date: 2026-03-28, time: "21:00", sale: free-rsvp, prices: donation}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.model.offer import Offer
from metafeed.resolving.programme import Showing
from metafeed.rules import pointing
from metafeed.rules.rule import Rule, finding
from metafeed.rules.wording import named


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each pair of a `sale` and a price list, at the sale."""
    found: dict[tuple[str, str], list[Showing]] = {}
    for showing in case.showings:
        priced = showing.sale in ("free", "free-rsvp") and any(_costs(offer) for offer in showing.offers)
        if priced and not pointing.in_doubt(case, showing, "prices", "sale"):
            sale = pointing.of_state(case, showing, "sale")
            said = pointing.said(case, showing, "prices")
            found.setdefault((sale, said[0] if said else ""), []).append(showing)
    for (place, prices), showings in found.items():
        first = showings[0]
        offer = next(offer for offer in first.offers if _costs(offer))
        price = " ".join(str(each) for each in (offer.price or offer.at_least, offer.currency) if each)
        inherited = not prices.startswith(first.pointer)
        hint = 'write prices: "-" beside it' if inherited else "take the prices out, or the sale"
        yield finding(RULE, place, f"{named(first)} is {first.sale} and costs {price}", hint)


def _costs(offer: Offer) -> bool:
    return bool((offer.price and offer.price > 0) or (offer.at_least and offer.at_least > 0))


RULE = Rule("MF504", Severity.ERROR, check)
