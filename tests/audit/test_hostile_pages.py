"""Whatever stands in a text, readers of a page get back the node that went in, and nothing else.

Texts in titles, notes, names, alt texts, houses, prices: ends of scripts, comments, quotes, templates, bidi, 10 kB.
"""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache

import html5lib
import pytest

from metafeed.checking import check
from metafeed.diagnostics import Severity
from metafeed.document import Document
from metafeed.publish import publication
from tests.audit import own
from tests.audit.hostile_programme import TEXTS, programme
from tests.strangers import javascript, vocabulary

NOW = datetime(2026, 4, 1, 12, tzinfo=UTC)
#: What a text is as one line: a separator of lines is a space, and what turns the direction of the rest is left out.
AS_LINE = TEXTS | {"separators": "before between after", "right-to-left": "סרט evil الفيلم"}
XHTML = "{http://www.w3.org/1999/xhtml}"


@cache
def owns() -> tuple[own.Own, ...]:
    """Return the documents of the programme."""
    return tuple(own.published(publication(check(Document(programme())).programme, NOW)))


def page(path: str) -> own.Own:
    return next(each for each in owns() if each.path == path)


def test_there_are_pages_and_heads_of_films_screenings_houses_and_series() -> None:
    paths = {each.path for each in own.pages(owns())}
    kinds = ("films", "screenings", "venues", "series")
    wanted = {f"{folder}{kind}/{key}.html" for folder in ("", "heads/") for kind in kinds for key in TEXTS}
    assert wanted <= paths
    assert {f"de/{path}" for path in wanted} <= paths


def test_extruct_reads_the_nodes_that_went_in() -> None:
    assert [each.path for each in own.pages(owns()) if own.extracted(each) != list(each.nodes)] == []


@pytest.mark.parametrize("path", ["screenings/{}.html", "heads/screenings/{}.html"])
@pytest.mark.parametrize("key", TEXTS)
def test_a_text_comes_back_as_it_was_written(path: str, key: str) -> None:
    event = own.extracted(page(path.format(key)))[0]
    film = event["workPresented"]
    assert event["location"]["name"] == film["name"] == film["director"]["name"] == AS_LINE[key]
    assert film["image"]["caption"] == event["offers"]["name"] == event["superEvent"]["name"] == AS_LINE[key]


@pytest.mark.parametrize("key", TEXTS)
def test_a_browser_s_parser_finds_the_scripts_that_were_written(key: str) -> None:
    for each in (page(f"screenings/{key}.html"), page(f"heads/films/{key}.html")):
        scripts = list(html5lib.parse(each.page).iter(f"{XHTML}script"))
        assert [found.get("type") for found in scripts] == ["application/ld+json"] * len(each.nodes)
        assert [found.text for found in scripts] == own.scripts(each)


@pytest.mark.skipif(bool(javascript.missing("jsonld")()), reason="no jsonld.js here")
def test_jsonld_js_in_safe_mode_reads_the_facts_that_went_in() -> None:
    pairs = own.pairs(owns())
    answers = javascript.expansion_complaints(pairs)
    assert {pair[1][:200]: each for pair, each in zip(pairs, answers, strict=True) if each} == {}


def test_no_text_makes_a_node_that_is_not_legal() -> None:
    texts = own.texts(owns())
    assert {text[:200]: found for text in texts if (found := vocabulary.complaints(text.encode()))} == {}


def test_the_own_audit_finds_markup_and_blanks_of_templates_in_the_texts_and_nothing_broken() -> None:
    screenings = [page(f"screenings/{key}.html") for key in TEXTS]
    errors = {each.code for each in own.audited(screenings, NOW) if each.severity is Severity.ERROR}
    assert errors == {"MF920", "MF922"}
