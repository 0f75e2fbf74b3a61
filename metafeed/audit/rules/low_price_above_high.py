"""The lowest price is above the highest.

The two are swapped, or one of them belongs to another offer. Google shows the lowest.

Fails:
    {"@context": "https://schema.org", "@type": "AggregateOffer", "lowPrice": 14, "highPrice": 9, "priceCurrency": "EUR"}

Passes:
    {"@context": "https://schema.org", "@type": "AggregateOffer", "lowPrice": 9, "highPrice": 14, "priceCurrency": "EUR"}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.money import amount
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding

_PAIRS = (("lowPrice", "highPrice"), ("minPrice", "maxPrice"))


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each pair in the wrong order, at the lower."""
    for node in case.nodes:
        for low, high in _PAIRS:
            for lower in node.values(low):
                amounts = [amount(lower.value), *(amount(each.value) for each in node.values(high)[:1])]
                least, most = amounts[0], amounts[-1]
                if least is not None and most is not None and len(amounts) == 2 and least > most:
                    yield finding(RULE, lower.pointer, f"{low} {least} is above {high} {most}", "swap them")


RULE = Rule("MF945", Severity.ERROR, check)
