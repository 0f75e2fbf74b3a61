"""The least price is above the most.

`minPrice` above `maxPrice` in a PriceSpecification is refused or turned round by whoever reads it; one
ticket seller's pages were found with a lowest price of 10 and a highest of 5. The two were swapped, or one
of them has a slip.

Fails:
    prices:
      donation: [{name: Pay what you can, at_least: 20, at_most: 5}]

Passes:
    prices:
      donation: [{name: Pay what you can, at_least: 5, at_most: 20}]
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.price_lists import price_lists
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each offer, at its least price."""
    for offers in price_lists(case):
        for each in offers:
            least, most = each.offer.at_least, each.offer.at_most
            # Negative amounts have a finding of their own.
            if least is not None and most is not None and least > most >= 0:
                message = f"at least {least} and at most {most}"
                yield finding(RULE, each.at("at_least"), message, f"write at_least: {most}, at_most: {least}")


RULE = Rule("MF512", Severity.ERROR, check, firm=True)
