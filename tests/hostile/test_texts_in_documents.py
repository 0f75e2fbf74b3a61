"""Whatever stands in a text, no document is broken by it, and nothing in it is run, filled in or believed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import html5lib
import lxml.html
import pytest
from icalendar import Calendar
from lxml import etree

from metafeed.checking import check
from metafeed.publish import Document, documents, publication
from metafeed.read import read
from tests.hostile.sources import INSTANT, Source, build, film, folder, kino, refused, screening
from tests.samples import ROOT
from tests.strangers.octets import problems

TEXTS = {
    "script": "</script><script>alert(1)</script><!-- ]]> <![CDATA[ --> %>",
    "event": "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:evil\r\nATTACH:evil",
    "separators": "\u2028BEGIN:VEVENT\u2029UID:evil\x85ATTACH:evil\x0bX\x0cY",
    "controls": "NUL\x00 ESC\x1b[31m CSI\x9b BEL\x07",
    "bidi": "\u202eevil\u2066 \u202a",
    "surrogates": "\ud800x\udfff",
    "noncharacters": "\ufffe\uffff\U0001ffff",
    "template": "{pos_id}{__class__}{0}{base}%s%(x)s{{}}{id!r}",
    "escapes": "\\n\\N\\,\\;:;,\"^n'^^",
    "references": "&amp;&lt;script&gt;&#x3c;img src=x onerror=alert(1)&#62;&#x202e;",
    "markdown": '[x](javascript:alert(1)) ![y](data:x) <javascript:alert(1)> <b onclick="x">',
    "entities": '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "b">]>&a;',
    "blank": " \t\u3000\u200b",
    "long": "é" * 20_000,
    "marks": "a" + "\u0301" * 5_000,
}
#: What metafeed itself writes into the HTML of an entry, and Markdown.
ELEMENTS = {
    "a", "blockquote", "br", "code", "div", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "img", "li", "ol", "p", "pre",
    "strong", "ul",
}  # fmt: skip


@cache
def everything() -> str:
    """Return a programme with a value in each field."""
    from yaml import BaseLoader, load

    found = load((ROOT / "everything/programme.yaml").read_bytes(), BaseLoader)  # noqa: S506 - makes texts alone
    few = {"without": ["formats", "access", "spoken", "subtitles", "venues", "films", "bills", "series"]}
    return json.dumps(found | {"publish": {"past_days": "45"} | few})


def texts(value: Any, place: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Yield the place of every text in a tree."""
    if isinstance(value, str):
        yield place
    elif isinstance(value, dict | list):
        for key, each in value.items() if isinstance(value, dict) else enumerate(value):
            yield from texts(each, (*place, key))


def fields() -> list[tuple[str | int, ...]]:
    """Return one place for each field: the first, whatever the number of its item."""
    first: dict[tuple[str, ...], tuple[str | int, ...]] = {}
    for place in texts(json.loads(everything())):
        first.setdefault(tuple(key for key in place if isinstance(key, str)), place)
    return list(first.values())


def published(programme: Source, place: Path) -> list[Document] | None:
    """Return the documents of a programme, None if it has errors."""
    images = {"images/door.png": (ROOT / "everything/images/door.png").read_bytes()}
    checked = check(read(folder(place, programme, images)))
    return list(documents(publication(checked.programme, INSTANT))) if checked.publishable else None


def sound_calendar(octets: bytes) -> None:
    # RFC 5545 §3.1 lets a line be folded between any two characters.
    assert [each for each in problems(octets) if "folded between" not in each] == []
    Calendar.from_ical(octets)
    assert not re.search(rb"(?m)^(UID:evil|ATTACH)", octets)
    assert octets.count(b"\r\nBEGIN:VEVENT\r\n") == octets.count(b"\r\nUID:screening-")


def sound_xml(octets: bytes) -> None:
    root = etree.fromstring(octets, etree.XMLParser(resolve_entities=False, huge_tree=True))
    for element in root.iter("{*}encoded", "{http://www.w3.org/2005/Atom}content"):
        sound_html(element.text or "")


def sound_json_feed(octets: bytes) -> None:
    for item in json.loads(octets)["items"]:
        sound_html(item.get("content_html", ""))


def sound_json_ld(octets: bytes) -> None:
    json.loads(octets)
    assert not re.search("[<>&\u2028\u2029]", octets.decode())


def sound_html(text: str) -> None:
    for element in lxml.html.fragment_fromstring(text, create_parent="div").iter():
        assert element.tag in ELEMENTS
        for name, value in element.attrib.items():
            assert name in ("href", "src", "alt", "title", "start", "rel")
            assert name not in ("href", "src") or re.match("https?://|mailto:", value)


#: What templates may make of a page, beside what texts may.
PAGE = ELEMENTS | {
    "address", "article", "aside", "body", "dd", "details", "dl", "dt", "figcaption", "figure", "footer", "head",
    "header", "html", "link", "main", "meta", "nav", "script", "section", "small", "span", "summary", "time", "title",
}  # fmt: skip
ATTRIBUTES = {
    "alt", "aria-current", "aria-hidden", "aria-label", "aria-labelledby", "charset", "cite", "class", "content",
    "data-metafeed", "data-metafeed-fragment", "datetime", "decoding", "dir", "height", "href", "hreflang", "id",
    "lang", "loading", "name", "open", "property", "rel", "src", "start", "tabindex", "title", "type", "width",
}  # fmt: skip


def sound_page(octets: bytes) -> None:
    """Hold that a page, or a piece of one, has no element or attribute but what templates make."""
    tree = html5lib.parse(octets, transport_encoding="utf-8", namespaceHTMLElements=False)
    for element in tree.iter():
        if not isinstance(element.tag, str):
            pytest.fail("a comment")
        assert element.tag in PAGE
        assert set(element.attrib) <= ATTRIBUTES
        for name in ("href", "src", "cite"):
            address = element.attrib.get(name, "")
            assert ":" not in address.partition("/")[0] or re.match("(https?|mailto|webcal|geo):", address)
        if element.tag == "script":
            assert element.attrib["type"] == "application/ld+json"
            json.loads(element.text)


def sound_list(octets: bytes) -> None:
    etree.fromstring(octets, etree.XMLParser(resolve_entities=False))


SOUND: dict[str, Callable[[bytes], None]] = {
    "ical": sound_calendar,
    "rss": sound_xml,
    "atom": sound_xml,
    "jsonfeed": sound_json_feed,
    "jsonld": sound_json_ld,
    "html": sound_page,
    "subscribe": sound_page,
    "fragment": sound_page,
    "head": sound_page,
    "style": bytes.decode,
    "fragment-style": bytes.decode,
    "sitemap": sound_list,
    "opml": sound_list,
}


def hold(place: tuple[str | int, ...], text: str, where: Path) -> None:
    """Put a text at a place of the programme, and hold that every document is sound."""
    programme = json.loads(everything())
    around = programme
    for key in place[:-1]:
        around = around[key]
    around[place[-1]] = text
    for document in published(programme, where) or ():
        SOUND[document.emitter](document.bytes)
        told = document.bytes.decode()
        assert not re.search("[\x00-\x08\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufffe\uffff]", told), (
            document.path
        )
        assert "<class" not in told


@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize(
    "place",
    [
        ("name", "en"), ("films", 0, "title"), ("films", 0, "note"), ("films", 0, "credits", "director"),
        ("venues", 0, "name"), ("venues", 0, "address", "street"), ("screenings", 0, "note"), ("series", 0, "title"),
    ],
    ids=lambda place: "/".join(map(str, place)),
)  # fmt: skip
def test_a_hostile_text_breaks_no_document(place: tuple[str | int, ...], kind: str, tmp_path: Path) -> None:
    hold(place, TEXTS[kind], tmp_path)


@pytest.mark.long
@pytest.mark.long
@pytest.mark.parametrize("kind", TEXTS)
@pytest.mark.parametrize("place", fields(), ids=lambda place: "/".join(map(str, place)))
def test_a_hostile_text_in_any_field_breaks_no_document(
    place: tuple[str | int, ...], kind: str, tmp_path: Path
) -> None:
    hold(place, TEXTS[kind], tmp_path)


@pytest.mark.parametrize("text", [" ", "\t\n", "\u200b", "\u202e", "\x07", "\u3000", "\ufeff"])
def test_a_title_that_says_nothing_is_an_error(text: str, tmp_path: Path) -> None:
    for programme in (
        kino(name=text),
        kino(films=[film(title=text)]),
        kino(films=[film(title={"en": text})]),
    ):
        assert "is an empty text" in refused(folder(tmp_path / "source", programme), tmp_path / "site")


def test_an_empty_text_is_absent_and_a_title_is_then_missing(tmp_path: Path) -> None:
    said = refused(folder(tmp_path / "a", kino(films=[film(title="")])), tmp_path / "site")
    assert "MF102: 'title' is missing" in said
    empty = {"tagline": "", "note": "", "url": "", "runtime": "", "languages": ""}
    source = folder(tmp_path / "b", kino(films=[film(**empty)], screenings=[screening(subtitles="")]))
    assert build(source, tmp_path / "site").exit_code == 0
    assert not (tmp_path / "site/subtitles").exists()


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)", "data:text/html,x", "https://user:secret@kino.example/", "//kino.example/", "/a",
        "https://", "https://[", "http://a b/", "https://a.example/\"><script>", "https://a.example:99999/",
        "https://a.example\\@b.example/", "file:///etc/passwd", "\x00https://", "https:///a", "ftp://a.example/",
    ],
)  # fmt: skip
@pytest.mark.parametrize("field", ["tickets", "url"])
def test_an_address_that_leads_astray_is_an_error(field: str, address: str, tmp_path: Path) -> None:
    source = folder(tmp_path / "source", kino(screenings=[screening(**{field: address})]))
    assert "MF606" in refused(source, tmp_path / "site")


@pytest.mark.parametrize(
    "base", ["https://kino.example/?x=1", "https://kino.example/a#b", "https://[", "kino.example"]
)
def test_a_base_below_which_nothing_can_lie_is_an_error(base: str, tmp_path: Path) -> None:
    source = folder(tmp_path / "source", kino(base_url=base))
    assert "MF606" in refused(source, tmp_path / "site")


@pytest.mark.parametrize(
    "template", ["{__class__}", "{id.__class__}", "{0}", "{}", "{pos_id!r}", "{id:>9999999}"]
)
def test_nothing_but_what_is_known_is_filled_into_an_address(template: str, tmp_path: Path) -> None:
    tickets = f"https://tickets.example/{template}"
    source = folder(tmp_path / "source", kino(defaults={"tickets": tickets}))
    assert "MF709" in refused(source, tmp_path / "site")


def test_the_number_of_the_box_office_cannot_change_the_address_around_it(tmp_path: Path) -> None:
    shown = screening(tickets="https://tickets.example/{pos_id}?id={id}", pos_id='4 7"><script>&x={id}#?')
    assert build(folder(tmp_path / "source", kino(screenings=[shown])), tmp_path / "site").exit_code == 0
    told = json.loads((tmp_path / "site/screenings/s1.jsonld").read_bytes())["@graph"]
    offers = [node["offers"] for node in told if "offers" in node]
    assert "https://tickets.example/4%207%22%3E%3Cscript%3E%26x%3D%7Bid%7D%23%3F?id=s1" in json.dumps(offers)
