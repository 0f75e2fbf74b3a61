"""What holds of every programme that is valid, whatever stands in it.

Each claim is a function over a publication; it is held against some programmes at every run, and against
a thousand in the long one. The publications are the same for each claim, and made once.
"""

from __future__ import annotations

import copy
import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import cache
from typing import Any

import html5lib
import pytest
from hypothesis import Phase, given, settings
from lxml import etree

import metafeed
from metafeed.emitters import EMITTERS, ical, syndication, vcalendar
from metafeed.emitters.edition import Edition
from metafeed.emitters.entries import entries
from metafeed.emitters.lines import written
from metafeed.emitters.vtimezone import vtimezone
from metafeed.publish import documents, publication
from metafeed.views import View, views
from metafeed.zones import is_doubled
from tests.properties import hidden, known_facts
from tests.properties.calendars import by_the_library
from tests.properties.programmes import NOWS, Source, programmes
from tests.properties.publication import Publication, fragments, publish, unfolded
from tests.strangers.octets import problems

Claim = Callable[[Publication], None]

#: What programs read, and what people do.
STANDARDS = ("jsonld", "ical", "rss", "atom", "jsonfeed")
PAGES = ("html", "subscribe", "subscribe-fragment", "fragment", "head")


def each_document_is_written_again_with_the_same_bytes(made: Publication) -> None:
    programme, _ = metafeed.resolve(copy.deepcopy(dict(made.source)))
    assert [(d.path, d.bytes, d.losses) for d in documents(publication(programme, made.now))] == [
        (d.path, d.bytes, d.losses) for d in made.documents
    ]


def a_document_asked_for_alone_is_the_one_of_the_publication(made: Publication) -> None:
    for document in made.documents[-12:]:
        if not document.view.startswith("screenings/"):
            alone = metafeed.emit(
                document.emitter, made.programme, now=made.now, view=document.view, language=document.language
            )
            assert alone.bytes == document.bytes, document.path


def no_two_documents_lie_at_one_path(made: Publication) -> None:
    paths = [document.path for document in made.documents]
    assert sorted(set(paths)) == sorted(paths)


def each_document_can_be_read(made: Publication) -> None:
    for document in made.documents:
        if document.emitter == "ical":
            assert problems(document.bytes) == []
        elif document.emitter in ("rss", "atom", "sitemap", "opml", "qr"):
            etree.fromstring(document.bytes)
        elif document.emitter in PAGES:
            strict = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
            text = document.bytes.decode()
            strict.parse(text) if text.startswith("<!doctype") else strict.parseFragment(text)
        elif document.media_type not in ("text/css", "text/javascript"):
            json.loads(document.bytes)


def a_calendar_line_has_at_most_75_octets_and_ends_with_crlf(made: Publication) -> None:
    """RFC 5545 §3.1: lines "SHOULD NOT be longer than 75 octets, excluding the line break"."""
    for document in made.of("ical"):
        *lines, rest = document.bytes.split(b"\r\n")
        assert rest == b""
        assert [line for line in lines if len(line) > 75 or b"\n" in line or b"\r" in line] == []
        assert [line.decode() for line in lines]


def nothing_in_json_ld_can_end_a_script_element(made: Publication) -> None:
    for document in made.of("jsonld"):
        assert not re.search("[<>&\u2028\u2029]", document.bytes.decode()), document.path


def an_id_has_the_same_bytes_in_every_document(made: Publication) -> None:
    told: dict[tuple[str, str, str], set[bytes]] = defaultdict(set)
    for document in made.of(*STANDARDS):
        for identity, octets in fragments(document).items():
            told[document.emitter, document.language, identity].add(octets)
    assert {key: octets for key, octets in told.items() if len(octets) > 1} == {}


def an_item_has_the_same_id_in_every_language(made: Publication) -> None:
    ids = defaultdict(list)
    for document in made.of(*STANDARDS):
        ids[document.emitter, document.view].append(list(fragments(document)))
    for told in ids.values():
        assert len(told) == len(made.programme.languages)
        assert all(each == told[0] for each in told)


def a_document_is_what_its_library_writes_for_the_whole(made: Publication) -> None:
    written = {
        (document.emitter, document.view, document.language): document.bytes for document in made.documents
    }
    for edition in made.editions:
        for view in views(edition.programme):
            for name, octets in _by_library(edition, view):
                assert octets == written.get((name, view.path, edition.language)), f"{name} {view.path}"


def _by_library(edition: Edition, view: View) -> Iterator[tuple[str, bytes]]:
    showings = sorted((s for s in view.showings if s.start and edition.in_window(s)), key=lambda s: s.order)
    if showings:
        yield "ical", _calendar(edition, view, showings)
    told = entries(edition, view, ".atom")
    if told:
        for name, media_type in (("rss", "application/rss+xml"), ("atom", "application/atom+xml")):
            feed = syndication.feed(edition, view, f".{name}", media_type, told, atom=name == "atom")
            for entry in told:
                feed.add_entry(syndication.item(edition, entry), order="append")
            yield name, feed.rss_str() if name == "rss" else feed.atom_str()


def _calendar(edition: Edition, view: View, showings: list[Any]) -> bytes:
    found = vcalendar.blocks(edition, view, ical.PROFILE)
    calendar = vcalendar.header(edition, view, found, ical.PROFILE)
    for zone in sorted({showing.venue.zone for showing in showings}):
        spans = [(s.start, s.end or s.start) for s in showings if s.venue.zone == zone]
        first = min((start for start, _ in spans), key=lambda moment: moment.timestamp())
        last = max((end for _, end in spans), key=lambda moment: moment.timestamp())
        calendar.add_component(vtimezone(zone, first, last))
    end = b"END:VCALENDAR\r\n"
    events = [
        by_the_library(ical.event(edition, each, vcalendar.revision(edition, each, ("ical",))))
        for each in showings
    ]
    return b"".join([written(calendar).removesuffix(end), *events, end])


def what_is_hidden_is_in_no_byte_of_any_document(made: Publication) -> None:
    secrets = hidden.marks(made.programme, made.now)
    for document in made.documents:
        text = unfolded(document.bytes) if document.emitter == "ical" else document.bytes.decode()
        assert [mark for mark in secrets if mark in text or mark in document.path] == [], document.path


def a_loss_is_a_fact_that_the_standard_does_not_read(made: Publication) -> None:
    for document in made.documents:
        told = [loss.fact for loss in document.losses]
        assert [fact for fact in told if not known_facts.is_known(fact)] == []
        assert told == sorted(set(told))
        assert all(loss.count > 0 for loss in document.losses)


def a_link_in_json_ld_leads_to_a_node_of_the_same_document(made: Publication) -> None:
    for document in made.of("jsonld"):
        whole = json.loads(document.bytes)
        nodes = {node["@id"] for node in _nodes(whole) if len(node) > 1 and "@id" in node}
        links = {node["@id"] for node in _nodes(whole) if set(node) == {"@id"}}
        # A trailer of which only the address is known lies elsewhere.
        elsewhere = {each.url for film in made.programme.films.values() for each in film.trailers}
        assert sorted(links - nodes - elsewhere) == [], document.path


def _nodes(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        yield value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _nodes(each)


def nothing_is_said_that_says_nothing(made: Publication) -> None:
    """No empty element, no empty value, no node with a type alone."""
    for document in made.of("jsonld", "jsonfeed"):
        assert list(_empty(json.loads(document.bytes))) in ([], [("showings", [])]), document.path
    for document in made.of("rss", "atom"):
        for element in etree.fromstring(document.bytes).iter():
            assert (element.text or "").strip() or len(element) or element.attrib, (
                f"{document.path}: {element.tag}"
            )
    for document in made.of("ical"):
        lines = unfolded(document.bytes).split("\r\n")
        assert [line for line in lines if re.fullmatch(r"[A-Z-]+(;[^:]*)?:", line)] == []


def _empty(value: Any) -> Iterator[Any]:
    for key, each in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        if each in (None, "", [], {}) or (isinstance(each, dict) and set(each) == {"@type"}):
            yield key, each
        yield from _empty(each)


def a_document_names_its_own_address(made: Publication) -> None:
    """RFC 4287 §4.2.7.2, RFC 7986 §5.8, JSON Feed 1.1 `feed_url`."""
    base = made.source["base_url"].rstrip("/") + "/"
    own = {
        "rss": lambda octets: etree.fromstring(octets).xpath(
            "string(//*[local-name()='link'][@rel='self']/@href)"
        ),
        "atom": lambda octets: etree.fromstring(octets).xpath(
            "string(/*/*[local-name()='link'][@rel='self']/@href)"
        ),
        "ical": lambda octets: unfolded(octets).partition("\r\nSOURCE;VALUE=URI:")[2].partition("\r\n")[0],
        "jsonfeed": lambda octets: json.loads(octets)["feed_url"],
    }
    for document in made.of(*own):
        assert own[document.emitter](document.bytes) == base + document.path


CLAIMS = (
    each_document_is_written_again_with_the_same_bytes,
    a_document_asked_for_alone_is_the_one_of_the_publication,
    no_two_documents_lie_at_one_path,
    each_document_can_be_read,
    a_calendar_line_has_at_most_75_octets_and_ends_with_crlf,
    nothing_in_json_ld_can_end_a_script_element,
    an_id_has_the_same_bytes_in_every_document,
    an_item_has_the_same_id_in_every_language,
    a_document_is_what_its_library_writes_for_the_whole,
    what_is_hidden_is_in_no_byte_of_any_document,
    a_loss_is_a_fact_that_the_standard_does_not_read,
    a_link_in_json_ld_leads_to_a_node_of_the_same_document,
    nothing_is_said_that_says_nothing,
    a_document_names_its_own_address,
)


def hold(claims: Iterable[Claim], examples: int) -> None:
    """Hold claims against programmes: the same ones for the same number."""

    @settings(max_examples=examples, phases=(Phase.generate, Phase.shrink))
    @given(programmes(), NOWS)
    def all_hold(source: Source, now: datetime) -> None:
        made = publish(source, now)
        for claim in claims:
            claim(made)

    all_hold()


FEW = 50


@cache
def few() -> tuple[Publication, ...]:
    """Return publications, made once for all claims."""
    made: list[Publication] = []
    hold([made.append], FEW)
    return tuple(made)


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.__name__)
def test_of_some_programmes(claim: Claim) -> None:
    try:
        for made in few():
            claim(made)
    except AssertionError:
        # The same again, for the least programme that does it.
        hold([claim], FEW)
        raise


@pytest.mark.long
def test_of_a_thousand_programmes() -> None:
    hold(CLAIMS, 1000)


def test_some_programmes_have_all_that_is_hard() -> None:
    made = few()
    starts = [showing.start for each in made for showing in each.programme.showings if showing.start]
    assert {document.emitter for each in made for document in each.documents} == {
        each.name for each in EMITTERS if not each.on_request
    }
    assert sum(bool(hidden.marks(each.programme, each.now)) for each in made) > FEW / 4
    assert sum(len(each.of("ical")) > 1 for each in made) > FEW / 2
    assert sum(is_doubled(start) for start in starts) > FEW / 10
