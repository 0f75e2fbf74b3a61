"""A currency is not a code of ISO 4217.

`priceCurrency` takes the three capital letters of ISO 4217 and nothing else, for Google as for schema.org
(The Events Calendar wrote the symbol, and had to correct it: TEC-4212). "$" alone may be a dozen
currencies. Codes of currencies that exist no more are refused too: no ticket is sold for them.

Fails:
    currency: $
    prices:
      standard: [{name: General, price: "17.00"}, {name: Member, price: "11.00"}]

Fails:
    prices:
      standard: [{name: General, price: "17.00", currency: Eur}]

Passes:
    currency: USD
    prices:
      standard: [{name: General, price: "17.00"}, {name: Visitor, price: "11.00", currency: EUR}]
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.model.money import code_for_symbol, is_currency, replaced_by
from metafeed.rules.price_lists import price_lists
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for the programme's currency and for each offer's own."""
    usual = case.typed.settings.currency
    if usual is not None and not is_currency(usual):
        yield _finding("/currency", usual)
    for offers in price_lists(case):
        for each in offers:
            if each.offer.currency is not None and not is_currency(each.offer.currency):
                yield _finding(each.at("currency"), each.offer.currency)


def _finding(place: str, text: str) -> Diagnostic:
    now = replaced_by(text)
    if now:
        return finding(RULE, place, f"{text} is no currency any more", f"{now} took its place")
    codes = code_for_symbol(text)
    hint = f"write {' or '.join(codes[:4])}" if codes else "write the code of ISO 4217, such as EUR"
    return finding(RULE, place, f"{text!r} is not a currency code", hint)


RULE = Rule("MF502", Severity.ERROR, check, firm=True)
