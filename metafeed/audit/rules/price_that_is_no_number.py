"""A price is not a number.

`"€12"`, `"12,50"`, `"from 8"`, `"Free"`: a price has digits, a point before the cents, and nothing else
(https://schema.org/price). The currency stands in `priceCurrency`, a range in `lowPrice` and `highPrice`; what is free
costs 0.

Fails:
    {"@context": "https://schema.org", "@type": "Offer", "price": "12,50 €", "priceCurrency": "EUR"}

Passes:
    {"@context": "https://schema.org", "@type": "Offer", "price": "12.50", "priceCurrency": "EUR"}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.hollow import is_hollow
from metafeed.audit.money import PRICES, amount
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.read.source import shown
from metafeed.rules.rule import Rule, finding

_FREE = re.compile(r"free|gratis|kostenlos|gratuite?|eintritt frei|frei|entrada libre|libre", re.IGNORECASE)
_DIGITS = re.compile(r"\d+(?:[.,]\d{1,2})?")


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each price that is no number, or less than nothing."""
    for node in case.nodes:
        for value in case.values(node, *PRICES):
            written = value.value
            if (
                isinstance(written, bool)
                or not isinstance(written, str | int | float)
                or is_hollow(case, value)
            ):
                continue
            found = amount(written)
            if found is None:
                yield finding(
                    RULE, value.pointer, f"the price {shown(written)} is no number", _hint(str(written))
                )
            elif found < 0:
                yield finding(RULE, value.pointer, f"the price {written} is below 0", "what is free costs 0")


def _hint(text: str) -> str | None:
    numbers = [each.replace(",", ".") for each in _DIGITS.findall(text)]
    if _FREE.fullmatch(text.strip()):
        return "what is free costs 0"
    return (
        f"write {numbers[0]}"
        if len(numbers) == 1
        else "write lowPrice and highPrice"
        if len(numbers) == 2
        else None
    )


RULE = Rule("MF943", Severity.ERROR, check)
