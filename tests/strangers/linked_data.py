"""JSON-LD as read by extruct, out of an HTML page, and by pyld, as a graph of IRIs.

An event here is a node whose type ends in "Event": title is its name, instant its startDate, place the
name of its location, which may stand elsewhere in the document under its `@id`.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

from .reading import Reading, in_utc, refuse, refuse_if, state_of

if TYPE_CHECKING:
    from collections.abc import Iterator

Node = dict[str, Any]

#: What happens on the air or in print is no showing, though its type is called an event.
NOT_SHOWINGS = frozenset({"PublicationEvent", "BroadcastEvent", "OnDemandEvent"})

CONTEXT = "https://schema.org"
VOCABULARY = "http://schema.org/"

#: What relative IRIs are resolved against, so that they show. An empty base will not do: pyld 3.3 then
#: takes one of its own.
BASE = "https://relative.invalid/"

#: Properties whose strings are IRIs in schema.org's own context, among those of a programme.
IRI_VALUED = (
    "contentUrl",
    "embedUrl",
    "hasMap",
    "image",
    "license",
    "logo",
    "mainEntityOfPage",
    "sameAs",
    "thumbnailUrl",
    "url",
)

PAGE = """<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>A page</title>
<script type="application/ld+json">%s</script>
</head><body><p>A page</p></body></html>"""


def loaded(content: bytes) -> Any:
    """The JSON of a document, as strict as RFC 8259: no NaN, no name twice in an object."""

    def once(pairs: list[tuple[str, object]]) -> Node:
        node = dict(pairs)
        refuse_if([f"a name twice: {[name for name, _ in pairs]}"] if len(node) < len(pairs) else [])
        return node

    def never(constant: str) -> None:
        refuse(f"no JSON: {constant}")

    return json.loads(content, object_pairs_hook=once, parse_constant=never)


def read_with_extruct(content: bytes) -> list[Reading]:
    """The events in the one JSON-LD script that extruct finds in a page made of the document."""
    from extruct import extract

    document = loaded(content)
    # `<` would end the script or open a comment in it: HTML, "Restrictions for contents of script".
    text = content.decode().replace("<", "\\u003c")
    found = extract(PAGE % text, base_url=None, syntaxes=["json-ld"])["json-ld"]
    refuse_if([] if found == [document] else [f"extruct found something else: {found!r:.500}"])
    return _readings(list(_nodes(found)))


def read_with_pyld(content: bytes) -> list[Reading]:
    """The events of the flattened graph; what expansion drops, and what stays relative, is refused."""
    from pyld import jsonld

    dropped: list[object] = []
    options = {"documentLoader": _load_context, "base": BASE}
    expanded = jsonld.expand(loaded(content), options, on_property_dropped=dropped.append)
    nodes = jsonld.flatten(expanded, None, options)
    refuse_if([f"dropped: {name}" for name in dropped])
    refuse_if([f"not an absolute IRI: {iri}" for iri in _iris(nodes) if _relative(iri)])
    return _readings([_plain(node) for node in nodes])


def _load_context(url: str, _options: object) -> Node:
    """schema.org's context, as much of it as is needed here: nothing is fetched."""
    if url.rstrip("/") != CONTEXT:
        refuse(f"a context other than {CONTEXT}: {url}")
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": context(),
    }


def context() -> Node:
    """The document of schema.org's context."""
    return {"@context": {"@vocab": VOCABULARY, **{name: {"@type": "@id"} for name in IRI_VALUED}}}


def _readings(nodes: list[Node]) -> list[Reading]:
    known = {node["@id"]: node for node in nodes if "@id" in node and len(node) > 1}
    return [_reading(node, known) for node in nodes if _is_showing(node)]


def _reading(node: Node, known: dict[str, Node]) -> Reading:
    status = _only(node, "eventStatus")
    return Reading(
        id=node.get("@id"),
        title=_only(node, "name"),
        start_utc=in_utc(datetime.fromisoformat(_only(node, "startDate") or "")),
        place=_place(_only(node, "location"), known),
        state=state_of(status.rpartition("/")[2] if status else None),
    )


def _is_showing(node: Node) -> bool:
    types = _several(node.get("@type"))
    return any(name.endswith("Event") and name not in NOT_SHOWINGS for name in types)


def _place(location: object, known: dict[str, Node]) -> str | None:
    if not isinstance(location, dict):
        return None if location is None else str(location)
    name = _only(location if "name" in location else known[location["@id"]], "name")
    return None if name is None else str(name)


def _nodes(value: object) -> Iterator[Node]:
    """Every node object of a document, at any depth."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for inner in value.values():
            yield from _nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner)


def _plain(node: Node) -> Node:
    """A node of a flattened graph with schema.org's names for IRIs, and bare values."""
    return {
        name.removeprefix(VOCABULARY): [_plain_value(value) for value in values]
        if isinstance(values, list)
        else values
        for name, values in node.items()
    }


def _plain_value(value: object) -> object:
    if isinstance(value, dict):
        return value.get("@value", value)
    return str(value).removeprefix(VOCABULARY)


def _iris(nodes: list[Node]) -> Iterator[str]:
    """Every IRI of a flattened graph: of nodes, types, properties and references."""
    for node in nodes:
        yield node["@id"]
        yield from node.get("@type", [])
        for name, values in node.items():
            if not name.startswith("@"):
                yield name
                yield from (value["@id"] for value in values if "@id" in value)


def _relative(iri: str) -> bool:
    return iri.startswith(BASE) or ":" not in iri or " " in iri


def _only(node: Node, name: str) -> Any:
    """The one value of a property. Two, say of nodes that share an `@id`, are a contradiction."""
    values = _several(node.get(name))
    refuse_if([f"{node.get('@id')}: {name} is {values!r}"] if len(values) > 1 else [])
    return values[0] if values else None


def _several(value: object) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
