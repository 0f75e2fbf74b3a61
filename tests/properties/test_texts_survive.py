"""What an author types is what a stranger's parser hands back, whatever characters are in it.

A small programme with three hostile texts, a title, a note and a name of a venue, is published, and read
by parsers that are not metafeed's. Expected is the text as the model cleans it (`text.hygiene`). Each claim
is held against each hostile piece, against some texts at every run, and against a thousand in the long one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import extruct
import feedparser
import html5lib
import icalendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

import metafeed
from metafeed.text.hygiene import clean_line
from tests.properties.publication import unescaped, unfolded, values
from tests.properties.texts import PIECES, in_markdown, lines

NOW = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)
ATOM = "{http://www.w3.org/2005/Atom}"
ENCODED = "{http://purl.org/rss/1.0/modules/content/}encoded"
TEXTS = st.tuples(lines(), lines(), lines())

Texts = tuple[str, str, str]
Claim = Callable[[Texts], None]


def emitted(emitter: str, texts: Texts, view: str = "all") -> bytes:
    """Return a document of a programme with a title, a note on film and showing, and a venue's name."""
    return metafeed.emit(emitter, programme(texts), now=NOW, view=view).bytes


def programme(texts: Texts) -> metafeed.Programme:
    """Return the programme of three texts."""
    title, note, house = texts
    film = {"id": "a", "title": title, "note": in_markdown(note), "genres": [title], "tagline": note}
    venue = {"id": "v", "name": house, "zone": "Asia/Tokyo", "geo": {"lat": 35.5, "lon": 139.5}}
    series = {"id": "s", "title": house}
    showing = {
        "id": "x",
        "film": "a",
        "date": "2026-03-02",
        "time": "18:00",
        "note": in_markdown(note),
        "series": ["s"],
    }
    made, findings = metafeed.resolve(
        {
            "name": title,
            "identity": "cinema.example,2020",
            "base_url": "https://cinema.example/",
            "venues": [venue],
            "films": [film],
            "series": [series],
            "screenings": [showing],
        }
    )
    assert [str(finding) for finding in findings if finding.severity == "error"] == []
    return made


def cleaned(texts: Texts) -> list[str]:
    """Return the texts as readers should get them."""
    return [clean_line(text) for text in texts]


# iCalendar


def a_calendar_says_what_was_typed_to_icalendar(texts: Texts) -> None:
    title, note, house = cleaned(texts)
    calendar = icalendar.Calendar.from_ical(emitted("ical", texts))
    (event,) = calendar.walk("VEVENT")
    assert str(event["SUMMARY"]) == title
    assert str(event["LOCATION"]) == house
    assert note in str(event["DESCRIPTION"]).split("\n")
    assert event.categories == list(dict.fromkeys((house, title)))


def a_calendar_says_what_was_typed_to_whoever_follows_the_rfc(texts: Texts) -> None:
    r"""RFC 5545 §3.3.11: "\\" encodes "\", "\N" or "\n" encodes newline, "\;" encodes ";", "\," encodes ","."""
    title, note, house = cleaned(texts)
    octets = emitted("ical", texts)
    for name in ("NAME", "X-WR-CALNAME", "SUMMARY"):
        assert [unescaped(each) for each in values(octets, name)] == [title], name
    assert [unescaped(each) for each in values(octets, "LOCATION")] == [house]
    assert note in unescaped(values(octets, "DESCRIPTION")[-1]).split("\n")
    listed = re.findall(r"(?:[^\\,]|\\.)+", values(octets, "CATEGORIES")[0])
    assert [unescaped(each) for each in listed] == list(dict.fromkeys((house, title)))


def a_parameter_says_what_was_typed_to_whoever_follows_the_rfc(texts: Texts) -> None:
    """RFC 6868 §3: "^n" encodes a newline, "^^" encodes "^", "^'" encodes DQUOTE; nothing else is encoded."""
    (title,) = re.findall('X-TITLE="([^"]*)"|X-TITLE=([^";:,]*)', unfolded(emitted("ical", texts)))
    said = re.sub(r"\^(.)", lambda found: {"n": "\n", "^": "^", "'": '"'}[found[1]], "".join(title))
    assert said == cleaned(texts)[2]


# Feeds


def text_of(html: str) -> list[str]:
    """Return the texts of the paragraphs and list items of a piece of HTML, as HTML's own algorithm reads it."""
    tree = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return ["".join(each.itertext()) for each in tree.iter() if each.tag in ("p", "li")]


def assert_content(html: str, texts: Texts) -> None:
    """Check that the note is a paragraph of an entry's content, and that its showing names the house."""
    _, note, house = cleaned(texts)
    told = text_of(html)
    assert note in told
    assert [f" · {house} · " in each and each.endswith(note) for each in told].count(True) == 1
    allowed = {"DOCUMENT_FRAGMENT", "p", "h2", "ul", "li", "a", "br"}
    assert {each.tag for each in html5lib.parseFragment(html, namespaceHTMLElements=False).iter()} <= allowed


def rss_says_what_was_typed_to_a_parser_of_xml(texts: Texts) -> None:
    title, note, _ = cleaned(texts)
    channel = etree.fromstring(emitted("rss", texts))[0]
    (item,) = channel.findall("item")
    assert channel.findtext("title") == title
    assert item.findtext("title") == title
    assert title in [each.text for each in item.findall("category")]
    assert_content(item.findtext(ENCODED), texts)
    # RSS Advisory Board profile: an item's description is HTML.
    assert next(html5lib.parseFragment(item.findtext("description")).itertext()) == note


def atom_says_what_was_typed_to_a_parser_of_xml(texts: Texts) -> None:
    """RFC 4287 §3.1.1: a text without `type` is plain, §3.1.1.2: "html" is escaped HTML."""
    title, note, _ = cleaned(texts)
    feed = etree.fromstring(emitted("atom", texts))
    entry = feed.find(f"{ATOM}entry")
    assert feed.findtext(f"{ATOM}title") == title
    assert entry.findtext(f"{ATOM}title") == title
    assert entry.find(f"{ATOM}title").get("type", "text") == "text"
    assert entry.findtext(f"{ATOM}summary").split("\n")[0] == note
    assert title in [each.get("label") for each in entry.findall(f"{ATOM}category")]
    assert_content(entry.findtext(f"{ATOM}content"), texts)


def feeds_say_what_was_typed_to_feedparser(texts: Texts) -> None:
    """Titles of RSS are left out: where one looks like HTML, feedparser takes it for HTML."""
    for emitter in ("rss", "atom"):
        parsed = feedparser.parse(emitted(emitter, texts), sanitize_html=False)
        assert not parsed.bozo
        (entry,) = parsed.entries
        assert_content(entry.content[0].value, texts)
        if emitter == "atom":
            assert entry.title == mended(cleaned(texts)[0])


def mended(text: str) -> str:
    """Return a text as feedparser mends it: it takes UTF-8 that was read as Latin-1 for a mistake."""
    try:
        return text.encode("latin-1").decode()
    except UnicodeError:
        return text


def a_json_feed_says_what_was_typed(texts: Texts) -> None:
    title, note, house = cleaned(texts)
    feed = json.loads(emitted("jsonfeed", texts))
    (item,) = feed["items"]
    assert feed["title"] == item["title"] == title
    assert item["summary"].split("\n")[0] == note
    assert title in item["tags"]
    assert item["_metafeed"]["showings"][0]["venue"] == house
    assert_content(item["content_html"], texts)


# JSON-LD


def by_type(nodes: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return nodes by their type."""
    return {node["@type"]: node for node in nodes}


def json_ld_says_what_was_typed(texts: Texts) -> None:
    title, note, house = cleaned(texts)
    nodes = by_type(json.loads(emitted("jsonld", texts))["@graph"])
    assert nodes["Movie"]["name"] == nodes["ScreeningEvent"]["name"] == title
    assert nodes["Movie"]["description"] == note
    assert nodes["MovieTheater"]["name"] == house


def a_page_with_the_script_tag_has_one_script_that_says_what_was_typed(texts: Texts) -> None:
    """HTML §4.12.1.3: a script's text must hold no `<!--`, `<script` or `</script`."""
    title, note, house = cleaned(texts)
    node = metafeed.page_node(programme(texts), "screenings/x", now=NOW)
    page = f"<!doctype html><html><head><title>x</title>{metafeed.script_tag(node)}</head><body><p>end</p></body></html>"
    (found,) = extruct.extract(page, syntaxes=["json-ld"])["json-ld"]
    assert found == node
    assert (found["name"], found["workPresented"]["description"], found["location"]["name"]) == (
        title,
        note,
        house,
    )
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    assert len(tree.findall(".//script")) == 1
    assert [each.text for each in tree.findall(".//body/p")] == ["end"]


CLAIMS = (
    a_calendar_says_what_was_typed_to_icalendar,
    a_calendar_says_what_was_typed_to_whoever_follows_the_rfc,
    a_parameter_says_what_was_typed_to_whoever_follows_the_rfc,
    rss_says_what_was_typed_to_a_parser_of_xml,
    atom_says_what_was_typed_to_a_parser_of_xml,
    feeds_say_what_was_typed_to_feedparser,
    a_json_feed_says_what_was_typed,
    json_ld_says_what_was_typed,
    a_page_with_the_script_tag_has_one_script_that_says_what_was_typed,
)


def each_piece() -> Iterator[Texts]:
    """Yield each hostile piece inside, before and after a word, in every one of the texts."""
    for piece in PIECES:
        yield (f"Vertigo{piece}M",) * 3
        yield f"{piece}M", f"M{piece}", f"{piece} M {piece}"


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.__name__)
def test_of_each_piece(claim: Claim) -> None:
    for texts in each_piece():
        claim(texts)


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.__name__)
def test_of_some_texts(claim: Claim) -> None:
    settings(max_examples=50)(given(TEXTS)(claim))()


@pytest.mark.long
@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.__name__)
def test_of_a_thousand_texts(claim: Claim) -> None:
    settings(max_examples=1000)(given(TEXTS)(claim))()
