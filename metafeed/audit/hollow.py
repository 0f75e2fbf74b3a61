"""What a value is that says nothing, though something stands there."""

from __future__ import annotations

import re

from metafeed.audit import dates
from metafeed.audit.case import Case
from metafeed.audit.nodes import Node, Value

#: Nothing but dashes and points; or what programs and people write when they do not know.
_NOTHING = re.compile(
    r"[-–—_.…\s\u200b\ufeff\u00a0]*"
    r"|(?i:t\.?b\.?[acd]\.?|n/a|n\.\s?a\.|to be (?:announced|confirmed|determined)|lorem ipsum.*|\[object object\]"
    r"|coming soon|insert .{1,30} here|your .{1,30} here)"
    r"|null|NULL|None|nil|undefined|NaN|Invalid [Dd]ate",
    re.DOTALL,
)
#: What a template left as it was; one brace is how actions name their inputs.
_UNFILLED = (("{{", "}}"), ("${", "}"), ("<%", "%>"), ("[[", "]]"))
_UNFILLED_WORD = re.compile(r"%%\w++%%")
#: Types that are something only by what is said of them.
_TELLING = (
    "CreativeWork", "Event", "GeoCoordinates", "MonetaryAmount", "Offer", "Organization", "Person", "Place",
    "PostalAddress", "Rating",
)  # fmt: skip
#: Texts that are words of the language or a name all the same, in a name.
_NAMES = frozenset({"None", "Coming Soon", "Undefined"})


def is_hollow(case: Case, value: Value, name: str = "") -> bool:
    """Tell whether a value says nothing: null, an empty text or list, "TBA", an object without a word."""
    found = value.value
    if found is None:
        return True
    if isinstance(found, str):
        text = found.strip()
        if name in ("name", "alternateName", "headline") and text in _NAMES:
            return False
        return bool(_NOTHING.fullmatch(text)) or _is_unfilled(text) or dates.is_no_time(text)
    return isinstance(found, Node) and _is_empty(case, found)


def _is_unfilled(text: str) -> bool:
    return any(0 <= text.find(begin) <= text.rfind(end) - len(begin) for begin, end in _UNFILLED) or bool(
        _UNFILLED_WORD.search(text)
    )


def _is_empty(case: Case, node: Node) -> bool:
    if node.properties or node.foreign or node.id:
        return False
    told = [key for key in node.raw if not key.startswith("@") and key != "type"]
    return not told and (not node.types or case.is_a(node, *_TELLING))
