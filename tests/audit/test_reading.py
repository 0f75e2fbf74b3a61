"""From bytes to nodes: what is a block, where things stand, what names mean. Nothing that anybody writes is a traceback."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from metafeed import schemas
from metafeed.audit import making
from metafeed.audit.case import Case
from metafeed.audit.judging import Audit
from metafeed.audit.reading import read
from metafeed.audit.vocabulary import vocabulary

WORDS = vocabulary(schemas.text("schemaorg.json"))
NOW = datetime(2026, 3, 20, 9, tzinfo=UTC)
MOVIE = '{"@context": "https://schema.org", "@type": "Movie", "name": "M"}'


def case(text: str, path: str = "page.jsonld") -> Case:
    return making.case(read(text.encode(), path), WORDS)


def told(data: bytes, path: str = "page.jsonld") -> list[str]:
    """Return `CODE pointer line:column` of each finding, those of the whole run too."""
    audit = Audit(WORDS, NOW)
    found = [*audit.judge(read(data, path)).findings, *audit.dangling()]
    return [f"{each.code} {each.pointer} {each.span.line}:{each.span.column}" for each in found if each.span]


def test_a_finding_in_a_page_has_the_line_and_column_of_its_value() -> None:
    page = (
        "<html>\n<script type='application/ld+json'>\n"
        '{"@context": "https://schema.org",\n "@type": "Movie",\n "name": ""}\n</script>'
    )
    assert told(page.encode(), "page.html") == ["MF920 /json-ld/0/name 5:10"]


def test_a_missing_property_points_to_where_it_would_stand() -> None:
    text = '{"@context": "https://schema.org",\n "@type": "Offer",\n "price": 9}'
    assert told(text.encode()) == ["MF944 /priceCurrency 1:1"]


def test_blocks_are_counted_by_syntax_and_one_that_does_not_parse_keeps_its_number() -> None:
    page = read(
        f"<script type=application/ld+json>{{</script><script type=application/ld+json>{MOVIE}</script>".encode(),
        "page.html",
    )
    assert [block.pointer for block in page.blocks] == ["/json-ld/1"]
    assert [(each.code, each.pointer) for each in page.findings] == [("MF900", "/json-ld/0")]


@pytest.mark.parametrize(
    "context",
    [
        '"https://schema.org"',
        '"http://schema.org/"',
        '"https://www.schema.org"',
        '{"@vocab": "http://schema.org/"}',
        '["https://schema.org", {"ex": "https://example.org/"}]',
        '["https://example.org/context.jsonld", "https://schema.org"]',
    ],
)
def test_names_are_bare_whatever_the_context(context: str) -> None:
    (node,) = case(f'{{"@context": {context}, "@type": "Movie", "name": "M"}}').nodes
    assert (node.types, node.text("name"), node.pointer) == (("Movie",), "M", "")


def test_prefixes_and_absolute_names_are_schema_orgs_too() -> None:
    text = '{"@context": {"s": "http://schema.org/"}, "@type": "s:Movie", "https://schema.org/name": "M"}'
    (node,) = case(text).nodes
    assert (node.types, node.text("name"), node.place("name")) == (
        ("Movie",),
        "M",
        "/https:~1~1schema.org~1name",
    )


def test_what_another_vocabulary_says_is_left_out() -> None:
    text = '{"@context": "https://www.w3.org/ns/activitystreams", "@type": "Event", "nam": "x"}'
    (node,) = case(text).nodes
    assert (node.types, dict(node.properties), node.foreign) == ((), {}, True)
    assert told(text.encode()) == []


def test_a_reference_is_followed_across_the_blocks_of_a_page() -> None:
    blocks = (
        '{"@context": "https://schema.org", "@type": "Event", "location": {"@id": "https://a.example/#k"}}',
        '{"@context": "https://schema.org", "@type": "Place", "@id": "https://a.example/#k", "name": "Kino"}',
    )
    page = "".join(f'<script type="application/ld+json">{block}</script>' for block in blocks)
    found = case(page, "page.html")
    event = next(found.nodes_of("Event"))
    assert [place.text("name") for place in found.related(event, "location")] == ["Kino"]


def test_lists_sets_and_tagged_texts_are_values() -> None:
    text = '{"@context": "https://schema.org", "@type": "Movie", "name": {"@value": "M", "@language": "de"}, "genre": {"@list": ["a", {"@set": ["b"]}]}, "actor": []}'
    (node,) = case(text).nodes
    assert [(each.value, each.pointer) for each in node.values("genre")] == [
        ("a", "/genre/@list/0"),
        ("b", "/genre/@list/1/@set/0"),
    ]
    assert (node.values("name")[0].value, node.values("name")[0].language) == ("M", "de")
    assert [(each.value, each.pointer) for each in node.values("actor")] == [(None, "/actor")]


@pytest.mark.parametrize(
    ("data", "finding"),
    [
        (b"", "MF900  1:1"),
        (b'{"@context": "https://schema.org", "@type": "Movie",}', "MF900  1:52"),
        (b"[" * 100_000, "MF900  1:65"),
        (b'{"a":' * 100_000, "MF900  1:321"),
        (b'{"@context": "https://schema.org", "@type": "Movie", "copyrightYear": 1e999}', "MF902 /copyrightYear 1:71"),
        (b'{"@context": "https://schema.org", "@type": "Movie", "name": "\\ud800"}', "MF903 /name 1:62"),
        ('{"@context": "https://schema.org", "@type": "Movie", "name": "é"}'.encode("cp1252"), "MF903  1:1"),
        (b'{"@context": "https://schema.org", "@type": "Movie", "name": "M", "name": "N"}', "MF901 /name 1:67"),
    ],
)  # fmt: skip
def test_what_is_no_json_is_one_finding(data: bytes, finding: str) -> None:
    assert told(data) == [finding]


@pytest.mark.parametrize(
    "value",
    [None, 1, "x", [], {}, [[None]], {"@graph": None}, {"@type": {}, "@id": 5}, {"@context": 5, "@type": ["Movie", 5, None]},
     {"@context": {"a": "b:", "b": "a:"}, "a:x": 1}, {"@context": {"@vocab": None}, "x": 1}, {"@list": [1]}, {"": {"": 1}},
     {"@type": "Event", "@id": "#e", "location": {"@id": "#e"}, "superEvent": {"@id": "#e"}},
     {"@type": "Event", "startDate": ["0001-01-01T00:00+14:00", "9999-12-31T23:59-14:00"], "location": {"@type": "Place",
      "address": {"@type": "PostalAddress", "addressCountry": "DE"}}}],
)  # fmt: skip
def test_strange_json_is_judged_without_a_traceback(value: object) -> None:
    assert isinstance(told(json.dumps(value).encode()), list)


def test_a_script_in_a_template_or_a_comment_is_not_in_the_page() -> None:
    script = '<script type="application/ld+json">{</script>'
    assert read(f"<template>{script}</template><!-- {script} -->".encode(), "page.html").findings == ()


def test_microdata_has_the_line_of_its_item_and_bare_types() -> None:
    page = '<p>\n<div itemscope itemtype="https://schema.org/Movie"><span itemprop="nam">M</span></div>'
    assert told(page.encode(), "page.html") == ["MF911 /microdata/0/nam 2:1"]


def test_rdfa_has_the_line_of_its_item_and_the_time_of_its_datetime() -> None:
    page = (
        '<body>\n<div vocab="https://schema.org/" typeof="ScreeningEvent"><span property="name">M</span>'
        '<time property="startDate" datetime="2026-02-30">today</time></div>'
    )
    (found,) = told(page.encode(), "page.html")
    assert found.startswith("MF930 /rdfa/0/")
    assert found.endswith(" 2:1")


def test_a_reference_to_another_page_of_the_run_leads_somewhere() -> None:
    here = '<link rel="canonical" href="https://a.example/"><script type="application/ld+json">{"@context": "https://schema.org", "@type": "Event", "name": "M", "location": {"@id": "https://a.example/#k"}}</script>'
    there = '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Place", "@id": "https://a.example/#k", "name": "Kino"}</script>'
    alone, both = Audit(WORDS, NOW), Audit(WORDS, NOW)
    for audit, pages in ((alone, [here]), (both, [here, there])):
        for number, page in enumerate(pages):
            audit.judge(read(page.encode(), f"{number}.html"))
    assert [each.pointer for each in alone.dangling()] == ["/json-ld/0/location/@id"]
    assert both.dangling() == ()


def test_one_id_with_two_starts_is_found_between_the_pages_of_a_run() -> None:
    audit = Audit(WORDS, NOW)
    page = '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "Event", "@id": "https://a.example/1", "name": "M", "startDate": "2026-03-28T%s:00+01:00"}</script>'
    assert audit.judge(read((page % 20).encode(), "a.html")).findings == ()
    (found,) = audit.judge(read((page % 21).encode(), "b.html")).findings
    assert (found.code, found.pointer) == ("MF941", "/json-ld/0/startDate")
