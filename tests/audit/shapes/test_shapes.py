"""Every page of every sample against SHACL shapes of Google's rules, judged by pyshacl."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pyshacl import validate
from rdflib import RDF, RDFS, SH, Graph, Namespace

from tests.audit import own
from tests.audit.google import words
from tests.samples import NOW

#: rdflib warns of its own classes.
pytestmark = pytest.mark.filterwarnings(
    "ignore::DeprecationWarning:rdflib", "ignore::DeprecationWarning:pyshacl"
)

SHAPES = Path(__file__).with_name("google.ttl")
SCHEMA = Namespace("http://schema.org/")
#: schema.org's own context, as much of it as the shapes need: nothing is fetched.
CONTEXT = {"@vocab": str(SCHEMA), "url": {"@type": "@id"}, "thumbnailUrl": {"@type": "@id"}}

PLACE = {
    "@type": "MovieTheater",
    "name": "Kino",
    "address": {"@type": "PostalAddress", "streetAddress": "Am Kino 1", "addressLocality": "Berlin"},
}
EVENT = {
    "@context": "https://schema.org",
    "@type": "ScreeningEvent",
    "name": "Cléo from 5 to 7",
    "startDate": "2026-04-02T19:00:00+02:00",
    "location": PLACE,
}


def complaints(*nodes: dict[str, Any]) -> set[str]:
    """Return the messages of the shapes that nodes of pages do not have, each node judged as a page of its own."""
    graph = Graph()
    for number, node in enumerate(nodes):
        graph.parse(data=json.dumps(apart(node, number) | {"@context": CONTEXT}), format="json-ld")
    _, report, _ = validate(graph, shacl_graph=shapes(), ont_graph=kinds(), inference="none")
    assert isinstance(report, Graph)
    return {
        str(report.value(each, SH.resultMessage)) for each in report.subjects(RDF.type, SH.ValidationResult)
    }


def apart(value: Any, number: int) -> Any:
    """Return a node under `@id`s and addresses that no other page has: what one lacks does not come from another."""
    if isinstance(value, dict):
        return {k: f"urn:{number}:{v}" if k in ("@id", "url") else apart(v, number) for k, v in value.items()}
    return [apart(each, number) for each in value] if isinstance(value, list) else value


@cache
def shapes() -> Graph:
    return Graph().parse(SHAPES)


@cache
def kinds() -> Graph:
    """Which types are kinds of which, of the table that metafeed ships."""
    graph = Graph()
    for name, each in words().types.items():
        for parent in each.parents:
            graph.add((SCHEMA[name], RDFS.subClassOf, SCHEMA[parent]))
    return graph


@pytest.mark.parametrize("sample", NOW)
def test_the_pages_of_a_sample_are_in_the_shape_that_google_wants(sample: str) -> None:
    nodes = [json.loads(text) for text in own.texts(own.sample(sample))]
    assert complaints(*nodes) == set()


def test_what_one_page_lacks_does_not_come_from_another() -> None:
    lacking = {k: v for k, v in EVENT.items() if k != "location"} | {"@id": "https://kino.example/#a"}
    assert complaints(EVENT | {"@id": "https://kino.example/#a"}, lacking) == {
        "an event is somewhere",
        "an event is at a place with a street address",
    }


def test_a_clean_event_has_the_shape() -> None:
    assert complaints(EVENT) == set()


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"name": None}, "an event has a name"),
        ({"startDate": "2026-04-02T19:00"}, "an event begins at an instant, with its offset"),
        ({"startDate": None}, "an event begins at an instant, with its offset"),
        ({"location": None}, "an event is somewhere"),
        ({"location": PLACE | {"address": None}}, "an event is at a place with a street address"),
        ({"location": {"@type": "VirtualLocation", "url": "https://kino.example/"}}, "an event is at a place with a street address"),
        ({"eventStatus": "https://schema.org/EventMovedOnline"}, "the status is one that Google documents"),
        ({"offers": {"@type": "Offer", "availability": "https://schema.org/LimitedAvailability"}}, "an offer is one that Google reads"),
        ({"offers": {"@type": "Offer", "price": "9,00", "priceCurrency": "EUR"}}, "an offer is one that Google reads"),
        ({"offers": {"@type": "Offer", "price": "9.00"}}, "an offer is one that Google reads"),
        ({"workPresented": {"@type": "Movie", "trailer": {"@type": "VideoObject", "name": "T", "uploadDate": "2026-01-01"}}}, "a video has a thumbnail"),
        ({"workPresented": {"@type": "Movie", "name": "A", "review": {"@type": "Review", "reviewBody": "B"}}}, "a review has an author with a name of less than 100 characters"),
        ({"aggregateRating": {"@type": "AggregateRating", "ratingValue": 4, "ratingCount": 0}}, "an average is of one or more"),
    ],
)  # fmt: skip
def test_the_shapes_see_what_is_wrong(change: dict[str, Any], message: str) -> None:
    assert message in complaints({k: v for k, v in (EVENT | change).items() if v is not None})


def test_an_earlier_start_and_rescheduled_belong_together() -> None:
    moved = {"eventStatus": "https://schema.org/EventRescheduled"}
    before = {"previousStartDate": "2026-04-01T19:00:00+02:00"}
    assert complaints(EVENT | moved | before) == set()
    assert complaints(EVENT | moved)
    assert complaints(EVENT | before)


def test_an_address_is_listed_once() -> None:
    item = {"@type": "ListItem", "position": 1, "url": "https://kino.example/t/1"}
    node = {
        "@context": "https://schema.org",
        "@type": "ItemList",
        "itemListElement": [item, item | {"position": 2}],
    }
    assert complaints(node) == {"an address is listed once"}


def test_every_crumb_but_the_last_leads_somewhere() -> None:
    crumbs = [
        {
            "@type": "ListItem",
            "position": n,
            "name": f"Step {n}",
            "item": {"@id": f"https://kino.example/{n}"},
        }
        for n in (1, 2, 3)
    ]
    trail = {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": crumbs}
    assert complaints(trail) == set()
    del crumbs[2]["item"]
    assert complaints(trail) == set()
    del crumbs[1]["item"]
    assert complaints(trail) == {"all crumbs but the page itself lead somewhere"}
