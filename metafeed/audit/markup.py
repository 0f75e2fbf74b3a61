"""Microdata and RDFa of a page, in the form of JSON-LD, by the package extruct (`pip install "metafeed[audit]"`).

Their places are those of the elements that begin an item (`itemscope`, `typeof`), in the order of the page; of
what is inside of an item nobody knows the line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple, cast

from metafeed.audit.page import Block, Syntax
from metafeed.diagnostics import Severity, Span
from metafeed.embedding.tokens import tokens
from metafeed.errors import MetafeedError
from metafeed.read.source import Text

_MARKS: dict[Syntax, re.Pattern[str]] = {
    "microdata": re.compile(r"<[^<>]*\sitemscope[\s=>/]", re.IGNORECASE),
    "rdfa": re.compile(r"<[^<>]*\s(?:typeof|vocab)\s*=", re.IGNORECASE),
}
#: What relative addresses count from where a page does not say where it is (RFC 6761 §6.4).
_NOWHERE = "https://page.invalid/"
_SCHEMA = re.compile(r"(?:https?:)?//(?:www\.)?schema\.org", re.IGNORECASE)
#: Items of RDFa that are put where they are used: a few that are used twice each come to any number.
_INLINED = 10_000
#: The attribute that begins an item, and the one that makes it a value of another.
_BEGINS = {"microdata": ("itemscope", "itemprop"), "rdfa": ("typeof", "property")}
_TYPES = {"microdata": "itemtype", "rdfa": "typeof"}


class NotRead(MetafeedError):
    """A syntax of a page that could not be read, and how bad that is."""

    def __init__(self, reason: str, severity: Severity, hint: str | None = None) -> None:
        super().__init__(reason)
        self.severity, self.hint = severity, hint


def syntaxes(page: str) -> tuple[Syntax, ...]:
    """Return the syntaxes that a page seems to use for schema.org."""
    if not _SCHEMA.search(page):
        return ()
    return tuple(name for name, pattern in _MARKS.items() if pattern.search(page))


def blocks(syntax: Syntax, page: str, text: Text, base: str | None) -> list[Block]:
    """Return the items of a page on the top level, each a block. Raises NotRead."""
    values = _VALUES[syntax](_extracted(syntax, page, base))
    places = list(_places(syntax, page))
    found = []
    for number, value in enumerate(values):
        kind = _kind(value.get("@type", "") if isinstance(value, dict) else "")
        place = next((each for each in places if each.kind == kind), _Place(0, ""))
        if place in places:
            places.remove(place)
        found.append(Block(syntax, value, f"/{syntax}/{number}", _always(text.span(place.at))))
    return found


class _Place(NamedTuple):
    """Where an item begins, and its first type without a namespace."""

    at: int
    kind: str


def _kind(types: Any) -> str:
    first = str(types[0] if isinstance(types, list) and types else types).split()
    return re.split(r"[/#:]", first[0])[-1] if first else ""


def _extracted(syntax: Syntax, page: str, base: str | None) -> list[dict[str, Any]]:
    try:
        import extruct
    except ImportError as error:
        raise NotRead(
            "the package extruct is not installed", Severity.NOTE, 'pip install "metafeed[audit]"'
        ) from error
    try:
        url = base if base and base.startswith(("http://", "https://")) else _NOWHERE
        page = _with_times(page) if syntax == "rdfa" else page
        found = extruct.extract(page, base_url=url, syntaxes=[syntax], errors="strict")
    except Exception as error:
        reason = " ".join(str(error).split())[:80] or type(error).__name__
        raise NotRead(reason, Severity.ERROR, "look at the HTML around it") from error
    return cast("list[dict[str, Any]]", found[syntax])


def _with_times(page: str) -> str:
    """Return a page with `content` for the `datetime` of RDFa's times, which extruct does not read (HTML+RDFa 1.1 §3.1)."""
    parts, place = [], 0
    for token in tokens(page):
        if token.kind == "start" and token.name == "time" and "datetime" in token.inside.lower():
            attributes = token.attributes
            if "property" in attributes and "content" not in attributes:
                tag = page[token.start : token.opened]
                parts += [
                    page[place : token.start],
                    re.sub("datetime", "content", tag, count=1, flags=re.IGNORECASE),
                ]
                place = token.opened
    return "".join((*parts, page[place:]))


def _always(span: Span) -> Any:
    return lambda _: span


def _places(syntax: Syntax, page: str) -> Iterator[_Place]:
    """Yield where the items on the top level begin."""
    begins, inside = _BEGINS[syntax]
    for token in tokens(page):
        if token.kind == "start" and begins in token.inside.lower():
            attributes = token.attributes
            if begins in attributes and inside not in attributes:
                yield _Place(token.start, _kind(attributes.get(_TYPES[syntax], "")))


def _microdata(items: list[dict[str, Any]]) -> list[Any]:
    """Return the items that say of which vocabulary they are; what is in them may leave it out, and is judged for that."""
    return [_item(item) for item in items if item.get("type")]


def _item(item: Any) -> Any:
    """Return an item of extruct as JSON-LD: its properties are of the vocabulary of its type."""
    if isinstance(item, list):
        return [_item(each) for each in item]
    if not isinstance(item, dict):
        return item
    types = item.get("type", [])
    types = types if isinstance(types, list) else [types]
    node: dict[str, Any] = {"@context": _context(types)} if types else {}
    node |= {"@type": types} if types else {}
    node |= {"@id": item["id"]} if "id" in item else {}
    return node | {name: _item(value) for name, value in item.get("properties", {}).items()}


def _context(types: list[str]) -> Any:
    if not types or _SCHEMA.match(types[0]):
        return "https://schema.org"
    return {"@vocab": types[0].rpartition("/")[0] + "/"}


def _rdfa(items: list[dict[str, Any]]) -> list[Any]:
    """Return the items that are in no other, with those that have no name of their own inside."""
    known = {item["@id"]: item for item in items if item.get("@id", "").startswith("_:")}
    used = {name for item in items for name in _blank(item)}
    left = iter(range(_INLINED))
    roots = [
        _inlined(item, known, (), left) for item in items if item.get("@id") not in used and "@type" in item
    ]
    # rdflib names what has no name anew at each run, and orders by these names.
    return sorted(roots, key=lambda root: json.dumps(root, sort_keys=True))


def _blank(item: dict[str, Any]) -> Iterator[str]:
    for name, values in item.items():
        for value in values if isinstance(values, list) and not name.startswith("@") else ():
            if isinstance(value, dict) and str(value.get("@id", "")).startswith("_:"):
                yield value["@id"]


def _inlined(
    item: dict[str, Any], known: dict[str, dict[str, Any]], around: tuple[str, ...], left: Iterator[int]
) -> Any:
    if next(left, None) is None:
        raise NotRead(
            "its items stand in each other too often", Severity.ERROR, "give them addresses as names"
        )
    own = item.get("@id", "")
    inside = (*around, own)
    node = {name: value for name, value in item.items() if name != "@id" or not own.startswith("_:")}
    for name, values in node.items():
        if isinstance(values, list) and not name.startswith("@"):
            node[name] = [
                _inlined(known[each["@id"]], known, inside, left)
                if isinstance(each, dict) and each.get("@id") in known and each["@id"] not in inside
                else each
                for each in values
            ]
    return node


_VALUES = {"microdata": _microdata, "rdfa": _rdfa}
