"""A number that JSON does not have: NaN or Infinity.

Some programs write them where a calculation failed. JavaScript's own parser refuses them, and with them the
whole block.

Fails:
    {"@context": "https://schema.org", "@type": "Offer", "price": NaN, "priceCurrency": "EUR"}

Passes:
    {"@context": "https://schema.org", "@type": "Offer", "price": 9.5, "priceCurrency": "EUR"}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF902", Severity.ERROR, found_by="reading")
