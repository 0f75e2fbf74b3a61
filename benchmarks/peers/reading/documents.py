"""JSON-LD and JSON Feed as facts: values equal as JSON."""

from __future__ import annotations

from typing import Any

from benchmarks.peers.reading.values import HEAD, Facts, Told, html, instant, json_value, told


def json_ld(octets: bytes) -> Told:
    """Return the properties of the nodes of a graph by `@id`; of a document that is one node, of that."""
    document = json_value(octets)
    nodes = document.pop("@graph", None)
    head = HEAD, _facts("jsonld.head", document)
    if nodes is None:
        return told([head])
    return told(
        [head, *((node.get("@id") or repr(sorted(node.items())), _facts("jsonld", node)) for node in nodes)]
    )


def json_feed(octets: bytes) -> Told:
    """Return the items of a JSON feed by `id`."""
    document = json_value(octets)
    items = document.pop("items")
    return told([(HEAD, _facts("json.head", document)), *((item["id"], _item(item)) for item in items)])


def _facts(kind: str, properties: dict[str, Any]) -> Facts:
    return {f"{kind}.{name}": value for name, value in properties.items()}


def _item(item: dict[str, Any]) -> Facts:
    facts = _facts("json", item)
    for name in ("date_published", "date_modified"):
        if name in item:
            facts[f"json.{name}"] = instant(item[name])
    if "content_html" in item:
        facts["json.content_html"] = html(item["content_html"])
    return facts
