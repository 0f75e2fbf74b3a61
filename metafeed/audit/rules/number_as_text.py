"""A number, or yes and no, stands in quotes where the vocabulary knows no text.

`"ratingCount": "12"` is a text to everybody who compares. Prices, ratings and positions may be texts: schema.org
says so. In microdata and RDFa every value is a text, and nothing is said.

Fails:
    {"@context": "https://schema.org", "@type": "Event", "name": "Stalker", "maximumAttendeeCapacity": "120"}

Passes:
    {"@context": "https://schema.org", "@type": "Event", "name": "Stalker", "maximumAttendeeCapacity": 120,
     "offers": {"@type": "Offer", "price": "12.50", "priceCurrency": "EUR"}}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.ranges import Fault
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.read.source import shown
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each number in quotes."""
    texts = tuple(block.pointer + "/" for block in case.page.blocks if block.syntax != "json-ld")
    for _, name, value, fault in case.unfit:
        if fault is not Fault.NUMBER_AS_TEXT or value.pointer.startswith(texts):
            continue
        written = str(value.value).strip()
        meant = "true or false" if written.lower() in ("true", "false") else "a number"
        message = f"{name} is a text, {shown(written)}, where {meant} is expected"
        yield finding(RULE, value.pointer, message, f"write {written.lower()}, without quotes")


RULE = Rule("MF921", Severity.WARNING, check)
