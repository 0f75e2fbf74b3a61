"""A price is below nothing.

Nobody is paid for coming. A stray hyphen before the amount is enough, or a range typed as "-8"; schema.org
and Google take the number as it is. A range has `at_least` and `at_most`.

Fails:
    prices:
      standard: [{name: General, price: "-17.00"}]

Passes:
    prices:
      standard: [{name: General, price: "17.00"}, {name: Children, price: 0}]
      donation: [{name: Pay what you can, at_least: 0, at_most: 20}]
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.price_lists import AMOUNTS, price_lists
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each amount."""
    for offers in price_lists(case):
        for each in offers:
            for field in AMOUNTS:
                amount = getattr(each.offer, field)
                if amount is not None and amount < 0:
                    yield finding(RULE, each.at(field), f"a price of {amount}", f"write {-amount}")


RULE = Rule("MF503", Severity.ERROR, check, firm=True)
