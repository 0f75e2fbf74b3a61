"""Prices of markup: where they stand, and what they come to."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

#: The properties that are an amount of money.
PRICES = ("price", "lowPrice", "highPrice", "minPrice", "maxPrice")
_AMOUNT = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)


def amount(written: object) -> Decimal | None:
    """Return a price as a number, None if it is none: schema.org allows digits and a point alone."""
    if isinstance(written, bool) or not isinstance(written, str | int | float):
        return None
    text = str(written).strip()
    if isinstance(written, str) and not _AMOUNT.fullmatch(text):
        return None
    try:
        found = Decimal(text)
    except InvalidOperation:
        return None
    return found if found.is_finite() else None
