"""A currency that is none, or a price without one.

`priceCurrency` is a code of ISO 4217: `EUR`, `GBP`. `€`, "Euro" and `eur` are not, and a price without a currency is a
number. What costs 0 needs none.

Fails:
    {"@context": "https://schema.org", "@type": "Offer", "price": 12.5, "priceCurrency": "€"}

Fails:
    {"@context": "https://schema.org", "@type": "Offer", "price": 12.5}

Passes:
    {"@context": "https://schema.org", "@type": "Offer", "price": 12.5, "priceCurrency": "EUR"}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from metafeed.audit.case import Case
from metafeed.audit.hollow import is_hollow
from metafeed.audit.money import PRICES, amount
from metafeed.audit.nodes import Node
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.model.money import code_for_symbol, is_currency, replaced_by
from metafeed.read.source import shown
from metafeed.rules.rule import Rule, finding

#: Legal too: schema.org allows the tickers of cryptocurrencies, which no list has for good.
_TICKERS = frozenset({"BTC", "ETH", "XBT", "XRP", "LTC", "USDT", "USDC", "DOGE"})


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each currency that is none, and a warning for each price without one."""
    for node in case.nodes:
        for value in case.values(node, "priceCurrency", "currency"):
            code = value.value
            if isinstance(code, str) and not is_hollow(case, value) and not _is_known(code):
                yield finding(RULE, value.pointer, f"{shown(code)} is no currency of ISO 4217", _hint(code))
        if case.is_a(node, "Offer", "PriceSpecification") and _has_price_alone(case, node):
            place = node.place("priceCurrency")
            told = finding(RULE, place, "the price has no priceCurrency", 'write "priceCurrency": "EUR"')
            yield replace(told, severity=Severity.WARNING)


def _is_known(code: str) -> bool:
    return is_currency(code) or code in _TICKERS


def _hint(code: str) -> str | None:
    meant = replaced_by(code) or next(iter(code_for_symbol(code)), None)
    return f"write {meant}" if meant else "write its code of three letters: EUR"


def _has_price_alone(case: Case, node: Node) -> bool:
    prices = [amount(each.value) for each in case.values(node, *PRICES)]
    around = (
        node.parent is not None
        and case.is_a(node.parent, "Offer")
        and "priceCurrency" in node.parent.properties
    )
    return any(prices) and "priceCurrency" not in node.properties and not around


RULE = Rule("MF944", Severity.ERROR, check)
