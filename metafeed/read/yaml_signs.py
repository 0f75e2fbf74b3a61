"""What begins with `*`, `&` or `!` in YAML: an alias, an anchor or a tag, or a text that needs quotes.

None of the three is read (MF004): a programme in which one place stands for another cannot be edited by
hand. `title: *batteries not included` was never meant as an alias (MF005).
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any

from metafeed.read.quoting import Repair
from metafeed.read.source import Fault, shown
from metafeed.read.yaml_misreadings import Spot, sign

_ALIAS = re.compile(r"\*([^\s,\[\]{}]+)")
#: YAML's own types (yaml.org/type). `!!!` is a band.
_TAG = re.compile(r"tag:yaml\.org,2002:[a-z]+")
_WRITE_OUT = "write the value out in each place"


class Signs:
    """The anchors of one text, as far as it has been read."""

    def __init__(self, text: str) -> None:
        self._text = text
        #: Anchor → its text; None for a list or a mapping.
        self._anchors: dict[str, str | None] = {}

    def value(self, anchor: str) -> str | None:
        """Return the text that an anchor stands at, so that an alias of it leaves no gap."""
        return self._anchors.get(anchor)

    def of_alias(self, event: Any, spot: Spot) -> Fault | Repair:
        """Judge an alias in the place of a value."""
        repair = None if event.anchor in self._anchors else self._as_text(event, spot)
        return repair or _refused(event, f"the alias '*{event.anchor}' is not followed", _WRITE_OUT, spot)

    def of_node(self, event: Any, spot: Spot) -> Fault | Repair:
        """Judge the anchor or the tag of a scalar, list or mapping."""
        anchor, tag, scalar = event.anchor, event.tag, hasattr(event, "value")
        if anchor is not None:
            self._anchors[anchor] = event.value if scalar else None
        real = anchor in self._aliases if anchor is not None else _TAG.fullmatch(tag) is not None
        if scalar and not real and not event.style and (repair := self._as_text(event, spot)):
            return repair
        if anchor is not None:
            return _refused(event, f"the anchor '&{anchor}' is not read", _WRITE_OUT, spot)
        return _refused(event, f"the tag {shown(tag)} is not read", "take it out", spot)

    def _as_text(self, event: Any, spot: Spot) -> Repair | None:
        return sign(self._text, event.start_mark.index, event.end_mark.index, spot)

    @cached_property
    def _aliases(self) -> set[str]:
        """Every name that follows a `*` somewhere, whether it is an alias or not."""
        return set(_ALIAS.findall(self._text))


def _refused(event: Any, message: str, hint: str, spot: Spot) -> Fault:
    return Fault("MF004", event.start_mark.index, message, hint, spot.pointer)
