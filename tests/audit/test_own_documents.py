"""Our own JSON-LD is legal by the table of schema.org, to the letter.

Stricter than the vocabulary's conformance, which lets a text stand for anything: we emit what the ranges
say. `tests/strangers/vocabulary.py` judges the same by another package's tables; here it is the table that
metafeed ships.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from metafeed import schemas
from metafeed.audit.vocabulary import Vocabulary, vocabulary
from tests.samples import NOW, ROOT

WORDS = vocabulary(schemas.text("schemaorg.json"))
DOCUMENTS = sorted(ROOT.glob("*/expected/**/*.jsonld"))


def test_every_sample_has_documents() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in DOCUMENTS} == set(NOW)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_what_metafeed_emits_is_legal_by_the_table(path: Path) -> None:
    assert list(faults(path.read_bytes(), WORDS)) == []


@pytest.mark.parametrize(
    ("node", "fault"),
    [
        ({"@type": "Film"}, "Film: no type"),
        ({"@type": "Text"}, "Text: no type"),
        ({"@type": "Season"}, "Season: superseded by CreativeWorkSeason"),
        ({"@type": "Movie", "titel": "A"}, "titel: no property"),
        ({"@type": "Movie", "actors": "A"}, "actors: superseded by actor"),
        ({"@type": "ScreeningEvent", "contentRating": "PG"}, "contentRating: not on ScreeningEvent"),
        ({"@type": "ScreeningEvent", "workPresented": {"@type": "Play"}}, "workPresented: Play"),
        ({"@type": "Movie", "director": "A"}, "director: 'A'"),
        ({"@type": "Event", "eventStatus": "https://schema.org/SoldOut"}, "eventStatus: 'https://schema.org/SoldOut'"),
        ({"@type": "Event", "eventStatus": "EventScheduled"}, "eventStatus: 'EventScheduled'"),
        ({"@type": "Movie", "countryOfOrigin": 5}, "countryOfOrigin: 5"),
        ({"@type": "Place", "maximumAttendeeCapacity": "120"}, "maximumAttendeeCapacity: '120'"),
        ({"@type": "Movie", "isFamilyFriendly": "true"}, "isFamilyFriendly: 'true'"),
        ({"@type": "Movie", "director": {"@type": "Role", "actor": {"@type": "Person"}}}, "actor: not on Role"),
    ],
)  # fmt: skip
def test_a_fault_of_ours_would_be_seen(node: dict[str, Any], fault: str) -> None:
    document = json.dumps({"@context": "https://schema.org", "@graph": [node]})
    assert list(faults(document.encode(), WORDS)) == [fault]


def test_a_role_repeats_the_property_that_it_stands_under() -> None:
    role = {"@type": "PerformanceRole", "actor": {"@type": "Person"}, "characterName": "Veronika"}
    document = json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "Movie", "actor": role}]})
    assert list(faults(document.encode(), WORDS)) == []


def faults(content: bytes, words: Vocabulary) -> Iterator[str]:
    """Yield what in a document is not by the letter of the table."""
    document = json.loads(content)
    nodes = document.get("@graph", [document])
    known = {node["@id"]: node["@type"] for node in every_node(nodes) if "@id" in node and "@type" in node}
    for node in nodes:
        yield from faults_of(node, words, known, None)


def every_node(value: Any) -> Iterator[dict[str, Any]]:
    """Yield each object, at any depth."""
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from every_node(inner)


def faults_of(
    node: dict[str, Any], words: Vocabulary, known: dict[str, str], under: str | None
) -> Iterator[str]:
    """Yield the faults of a node, which stands as a value of the property `under`."""
    own = node["@type"]
    if not words.is_type(own) or words.is_datatype(own):
        yield f"{own}: no type"
        return
    if newer := words.superseded_by(own):
        yield f"{own}: superseded by {newer}"
    for name, value in node.items():
        if name[0] == "@" or name == "@context":
            continue
        if not words.is_property(name):
            yield f"{name}: no property"
        elif newer := words.superseded_by(name):
            yield f"{name}: superseded by {newer}"
        elif not (words.is_used_on(name, own) or (name == under and words.is_a(own, "Role"))):
            yield f"{name}: not on {own}"
        else:
            for one in value if isinstance(value, list) else [value]:
                yield from faults_of_value(name, one, words, known)


def faults_of_value(name: str, value: Any, words: Vocabulary, known: dict[str, str]) -> Iterator[str]:
    """Yield what is wrong with a value of a property, and inside of it."""
    if not isinstance(value, dict):
        if not any(words.accepts(name, kind) for kind in kinds_of(value)) and not is_member(
            name, value, words
        ):
            yield f"{name}: {value!r}"
        return
    if name == "trailer" and set(value) == {"@id"}:
        return  # the address of a video of which no more is known
    own = value.get("@type") or known[value["@id"]]
    if not (words.accepts(name, own) or words.is_a(own, "Role")):
        yield f"{name}: {own}"
    if "@type" in value:
        yield from faults_of(value, words, known, name)


def kinds_of(value: object) -> tuple[str, ...]:
    """Return the data types that a JSON value may be of."""
    if isinstance(value, bool):
        return ("Boolean",)
    if isinstance(value, int):
        return ("Integer", "Float")
    if isinstance(value, float):
        return ("Float",)
    return ("Text", "URL", "Date", "DateTime", "Time", "Duration") if isinstance(value, str) and value else ()


def is_member(name: str, value: object, words: Vocabulary) -> bool:
    """Tell whether a value is `https://schema.org/X`, with X a member of an enumeration in the range."""
    return isinstance(value, str) and any(
        value == f"https://schema.org/{member}"
        for kind in words.expects(name)
        for member in words.members(kind)
    )
