"""Values that are equal where they mean the same: HTML, instants, JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import lru_cache
from html import escape
from typing import Any, NamedTuple

from lxml import etree
from lxml import html as lxml_html

Facts = dict[str, Any]
#: Facts by the identity of the item that they are of.
Told = dict[str, Facts]
#: The identity of what a document says of itself.
HEAD = "head"

#: White space around these is not shown.
_BLOCK = re.compile(r"\s*(</?(?:p|ul|ol|li|h[1-6]|blockquote|div|pre|br|hr)\b[^>]*>)\s*")


def told(items: Iterable[tuple[str, Facts]]) -> Told:
    """Return facts by identity; what comes again under the same identity is told apart."""
    found: Told = {}
    for identity, facts in items:
        name = identity
        while name in found:
            name += " again"
        found[name] = facts
    return found


@lru_cache(maxsize=8192)
def html(text: str) -> str:
    """Return HTML in one spelling: attributes in order, characters for references, no space between blocks."""
    element = lxml_html.fragment_fromstring(text, create_parent="div")
    return _BLOCK.sub(r"\1", etree.tostring(element, method="c14n").decode()).strip()


def html_of_text(text: str) -> str:
    """Return plain text as the HTML that shows it."""
    return html(escape(text, quote=False))


def instant(text: str) -> str:
    """Return a date and time of RFC 3339 or RFC 5322 in UTC; what is neither stays as it is, which differs."""
    for parse in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return parse(text).astimezone(UTC).isoformat()
        except ValueError:
            continue
    return text


class Number(NamedTuple):
    """A number of JSON, which has one kind of them; it is not equal to True or False, as Python's are."""

    value: float


def json_value(octets: bytes) -> Any:
    """Return a document of JSON as values that are equal where they are equal as JSON."""
    return json.loads(octets, parse_int=_number, parse_float=_number)


def _number(text: str) -> Number:
    return Number(float(text))
