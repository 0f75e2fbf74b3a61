"""A price has no currency.

17.00 of what? Google wants `priceCurrency` beside every `price` (Event, `offers.priceCurrency`), schema.org
gives a bare number no meaning, and a festival's visitors come from abroad. Set it once for the whole
programme. What is free needs none.

Fails:
    currency:
    prices:
      standard: [{name: General, price: "17.00"}, {name: Member, price: "11.00"}]

Passes:
    currency: USD
    prices:
      standard: [{name: General, price: "17.00"}, {name: Member, price: "11.00"}]

Passes:
    currency:
    prices:
      open: [{name: Everybody, price: 0}]
      abroad: [{name: General, price: 9, currency: CHF}]
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.price_lists import AMOUNTS, Listed, price_lists
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield one finding for the programme, at the first such price: the fault is one missing line."""
    if case.typed.unread or case.document.value("/currency") is not None:
        return
    bare = [each for offers in price_lists(case) for each in offers if _is_bare(each)]
    if bare:
        first, more = bare[0], len(bare) - 1
        field = next(field for field in AMOUNTS if getattr(first.offer, field))
        others = f", nor have {more} more" if more else ""
        message = f"the price {getattr(first.offer, field)} has no currency{others}"
        yield finding(
            RULE,
            first.at(field),
            message,
            "write currency: EUR, or what it is, once for the programme",
        )


def _is_bare(each: Listed) -> bool:
    return each.offer.currency is None and any(getattr(each.offer, field) for field in AMOUNTS)


RULE = Rule("MF501", Severity.ERROR, check, firm=True)
