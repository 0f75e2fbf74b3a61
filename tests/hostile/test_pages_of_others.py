"""Pages that somebody else wrote, badly or on purpose: each is judged or left alone, in a time that grows with its size."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from metafeed import schemas
from metafeed.audit.google.faults import profiles
from metafeed.audit.google.features import FEATURES
from metafeed.audit.judging import Audit
from metafeed.audit.reading import read
from metafeed.audit.verdict import row
from metafeed.audit.vocabulary import vocabulary
from metafeed.embedding import Found, Pages, others, view_of
from tests.hostile.sources import NOW, folder, run

CANONICAL = '<link rel="canonical" href="https://kino.example/films/é/">'
#: Markup that nobody writes, and that a pattern may look at once for each of its characters.
REPEATED = (
    "{{",
    "${",
    "<%",
    "[[",
    "%%",
    "1.",
    "a.",
    "P1.",
    "((",
    "<a ",
    " - ",
    "12:00 ",
    "€ ",
    "https://",
    "&#",
)
EVENT = {"@type": "ScreeningEvent", "name": "Stalker", "startDate": "2026-03-28T20:00+01:00"}
NO_ADDRESSES = ("http://[::1", "//[#a", "http://℀/#a", "http://x:99999999/")


def audited(data: Any, path: str = "x.jsonld") -> set[str]:
    """Return the codes that an audit finds in a page, or in a value as JSON-LD."""
    texts = {each.schema: schemas.text(each.schema) for each in FEATURES}
    audit = Audit(
        vocabulary(schemas.text("schemaorg.json")), datetime(2026, 3, 20, tzinfo=UTC), profiles(texts)
    )
    page = data if isinstance(data, bytes) else json.dumps(data).encode()
    judged = audit.judge(read(page, path))
    row(judged.case, judged.findings)
    return {each.code for each in (*judged.findings, *audit.dangling())}


@pytest.mark.parametrize("charset", ["undefined", "punycode", "idna", "hex", "mbcs", "unicode_escape"])
def test_a_charset_that_is_none_of_pages_stops_neither_command(charset: str, tmp_path: Path) -> None:
    source, page = folder(tmp_path / "source"), tmp_path / "page.html"
    page.write_bytes(f'<meta charset="{charset}">{CANONICAL}'.encode("latin-1"))
    assert run("embed", source, page, "--now", NOW).exit_code == 1  # no page belongs to a view
    assert run("audit", page).exit_code == 0


@pytest.mark.parametrize("text", ["] ]]> " + " " * 100_000 + "x", " " * 100_000, "]]>/*//" * 20_000 + "x"])
@pytest.mark.parametrize("start", ["<![CDATA[", "//<![CDATA[\n", "<!--"])
def test_a_script_that_is_almost_a_comment_is_read_at_once(start: str, text: str) -> None:
    page = f'<script type="application/ld+json">{start}{text}</script>'.encode()
    begun = time.perf_counter()
    assert [bool(each.broken) for each in others(page)] in ([], [True])
    audited(page, "page.html")
    assert time.perf_counter() - begun < 2


def test_quotes_behind_backslashes_are_read_at_once() -> None:
    begun = time.perf_counter()
    assert audited(b'\\"' * 100_000) == {"MF900"}
    assert time.perf_counter() - begun < 2


@pytest.mark.parametrize("part", REPEATED)
def test_a_text_of_one_thing_over_and_over_is_judged_at_once(part: str) -> None:
    text = part * 20_000
    film = {"@type": "Movie", "name": text, "duration": text, "dateCreated": text}
    begun = time.perf_counter()
    audited(
        {"@context": "https://schema.org", **EVENT, "name": text, "description": text, "workPresented": film}
    )
    assert time.perf_counter() - begun < 3


def test_a_thousand_events_of_one_id_are_compared_in_seconds() -> None:
    events = [
        {**EVENT, "@id": "#1", "startDate": f"2026-03-{n % 28 + 1:02}T20:00+01:00"} for n in range(1000)
    ]
    begun = time.perf_counter()
    assert "MF941" in audited({"@context": "https://schema.org", "@graph": events})
    assert time.perf_counter() - begun < 8


@pytest.mark.parametrize("path", ["x.html", "x.jsonld"])
@pytest.mark.parametrize("address", NO_ADDRESSES)
def test_an_address_that_is_none_ends_no_audit(address: str, path: str) -> None:
    house = {"@type": "MovieTheater", "name": "Kino", "url": address, "@id": address}
    review = {"@type": "Review", "itemReviewed": house, "author": {"@type": "Person", "name": "A"},
              "reviewRating": {"@type": "Rating", "ratingValue": 4}}  # fmt: skip
    trail = {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "position": 1, "url": address}]}
    events = [
        {**EVENT, "@id": f"{address}{n}", "url": address, "location": {"@id": address}} for n in range(2)
    ]
    graph = {"@context": "https://schema.org", "@graph": [house, review, trail, *events]}
    data = [graph, {"@context": address, **EVENT}, {"@context": {"@base": address}, **EVENT, "@id": "x"}]
    script = f'<link rel="canonical" href="{address}"><script type="application/ld+json">{json.dumps(data)}</script>'
    assert "MF900" not in audited(script.encode() if path == "x.html" else data, path)


@pytest.mark.parametrize("number", [10**400, "9" * 400, 1e308])
def test_a_number_beyond_all_bounds_is_judged(number: Any) -> None:
    rating = {"@type": "AggregateRating", "ratingValue": number, "bestRating": number, "ratingCount": number}
    trail = {
        "@type": "BreadcrumbList",
        "itemListElement": [{"@type": "ListItem", "position": number, "name": "x"}],
    }
    audited(
        {
            "@context": "https://schema.org",
            "@graph": [{"@type": "Movie", "name": "x", "aggregateRating": rating}, trail],
        }
    )


def test_what_a_page_calls_its_view_plays_no_tricks_on_a_terminal(tmp_path: Path) -> None:
    source, page = folder(tmp_path / "source"), tmp_path / "page.html"
    page.write_text(
        '<script type="application/ld+json" data-metafeed="films/\x1b[31m&#10;error&#x202e;">{}</script>'
    )
    told = run("embed", source, page, "--verbose", "--now", NOW).stderr
    assert "made by build" in told
    assert "films/<U+001B>[31m<U+000A>error<U+202E>" in told


def test_a_pattern_of_many_stars_is_looked_up_at_once() -> None:
    pages = Pages({}, {}, {"*" * 60 + "x": "all"})
    begun = time.perf_counter()
    assert view_of(b"", "a" * 60, pages) is None
    assert view_of(b"", "a/b/x", pages) == Found("all", "map", "*" * 60 + "x")
    assert time.perf_counter() - begun < 1


@pytest.mark.parametrize("part", ["<a ", "<a typeof=", "<a itemscope"])
def test_tags_that_never_end_are_looked_for_markup_at_once(part: str) -> None:
    begun = time.perf_counter()
    audited(b"//schema.org" + part.encode() * 50_000, "page.html")
    assert time.perf_counter() - begun < 3


def test_items_of_rdfa_that_stand_in_each_other_twice_are_told_and_not_multiplied() -> None:
    pytest.importorskip("extruct")
    item = '<p typeof="Event" resource="_:a{}"><link property="superEvent" resource="_:a{}"><link property="about" resource="_:a{}"></p>'
    items = "".join(item.format(n, n + 1, n + 1) for n in range(40))
    assert audited(f'<div vocab="https://schema.org/">{items}</div>'.encode(), "page.html") == {"MF905"}
