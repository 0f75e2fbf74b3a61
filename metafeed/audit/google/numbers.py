"""Numbers as pages write them: 4.2, "4.2", "320px", {"@type": "QuantitativeValue", "value": 320}."""

from __future__ import annotations

import re

from metafeed.audit.nodes import Node, Value

_NUMBER = re.compile(r"\s*(-?\d+(?:\.\d+)?)\s*(?:px|pixels?)?\s*", re.IGNORECASE)


def number_of(value: Value) -> float | None:
    """Return the number that a value is, None if it is none: `60%` and `6/10` are shares, and true and false nothing."""
    said = value.value
    if isinstance(said, Node):
        return next((number_of(each) for each in said.values("value")), None)
    if isinstance(said, bool) or said is None:
        return None
    if isinstance(said, str):
        match = _NUMBER.fullmatch(said)
        return float(match[1]) if match else None
    return float(said)
