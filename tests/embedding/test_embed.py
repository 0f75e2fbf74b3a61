"""What stands in a page before and after, byte for byte."""

from __future__ import annotations

import pickle
from datetime import UTC, datetime
from typing import Any

import pytest

from metafeed.embedding import CannotEmbed, Element, Link, embed, recorded, remove

NOW = datetime(2026, 3, 28, 12, tzinfo=UTC)
CALENDAR = Link("text/calendar", "https://x.example/films/cranes.ics", "Cranes")
SCRIPT = (
    b'<script type="application/ld+json" data-metafeed="films/cranes"'
    b' data-metafeed-now="2026-03-28T12:00:00+00:00">{"@type":"Movie"}</script>'
)
LINK = (
    b'<link rel="alternate" type="text/calendar" href="https://x.example/films/cranes.ics" title="Cranes"'
    b' data-metafeed="films/cranes">'
)
BLOCK = SCRIPT + b"\n" + LINK + b"\n"


def element(**given: Any) -> Element:
    return Element(
        **{"view": "films/cranes", "now": NOW, "node": {"@type": "Movie"}, "links": (CALENDAR,)} | given
    )


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        pytest.param(
            b"<!DOCTYPE html>\n<html>\n  <head>\n    <title>x</title>\n  </head>\n<body>\n",
            b"<!DOCTYPE html>\n<html>\n  <head>\n    <title>x</title>\n" + BLOCK + b"  </head>\n<body>\n",
            id="at the start of the line of </head>",
        ),
        pytest.param(
            b"<HEAD>\r\n</HEAD>\r\n",
            b"<HEAD>\r\n" + BLOCK.replace(b"\n", b"\r\n") + b"</HEAD>\r\n",
            id="with the page's line ends and capitals",
        ),
        pytest.param(
            b"<head><title>x</title></head><body>",
            b"<head><title>x</title>" + SCRIPT + LINK + b"</head><body>",
            id="in one line with a page of one line",
        ),
        pytest.param(
            b"<title>x</title>\n<p>text",
            b"<title>x</title>\n" + BLOCK + b"<p>text",
            id="before a body without tags",
        ),
        pytest.param(b"\n", b"\n" + BLOCK, id="in a page of nothing"),
        pytest.param(
            b"\xef\xbb\xbftext\n", b"\xef\xbb\xbf" + BLOCK + b"text\n", id="after a byte order mark"
        ),
        pytest.param(
            b"<!-- </head> -->\n<script>'</head>'</script><style></head></style><meta content='</head>'>\n</head>",
            b"<!-- </head> -->\n<script>'</head>'</script><style></head></style><meta content='</head>'>\n"
            + BLOCK
            + b"</head>",
            id="not where a comment, script, style or value says </head>",
        ),
        pytest.param(
            b"<head>\n<script><!-- <script></script></head> --></script>\n</head>",
            b"<head>\n<script><!-- <script></script></head> --></script>\n" + BLOCK + b"</head>",
            id="not in a script that hides its end",
        ),
        pytest.param(
            b"<head><!--[if IE]><link><![endif]-->\n</head>",
            b"<head><!--[if IE]><link><![endif]-->\n" + BLOCK + b"</head>",
            id="after conditional comments",
        ),
        pytest.param(
            b"<head>\n<noscript><link></noscript>\n<noscript><img></noscript></head>",
            b"<head>\n<noscript><link></noscript>\n" + BLOCK + b"<noscript><img></noscript></head>",
            id="before a noscript that ends the head where no scripts run",
        ),
        pytest.param(
            b"<head>\n<template><meta></template></head>",
            b"<head>\n" + BLOCK + b"<template><meta></template></head>",
            id="before a template",
        ),
        pytest.param(b"<title>\n</head>", BLOCK + b"<title>\n</head>", id="before a title that never ends"),
        pytest.param(
            b"<html <?php language_attributes(); ?>>\n<?= $a > 1 ? '</head>' : '' ?>\n</head>",
            b"<html <?php language_attributes(); ?>>\n<?= $a > 1 ? '</head>' : '' ?>\n" + BLOCK + b"</head>",
            id="after PHP",
        ),
        pytest.param(
            b"{% load x %}\n<head>\n{{ a > b }}{# c #}<% if a > b %>\n</head>",
            b"{% load x %}\n<head>\n{{ a > b }}{# c #}<% if a > b %>\n" + BLOCK + b"</head>",
            id="after tags of template languages",
        ),
        pytest.param(
            b"<head>\n<title>\xfcber \x81\x40</title>\n</head>",
            b"<head>\n<title>\xfcber \x81\x40</title>\n" + BLOCK + b"</head>",
            id="in any encoding that contains ASCII",
        ),
    ],
)
def test_our_elements_stand_at_the_end_of_the_head(page: bytes, expected: bytes) -> None:
    embedded = embed(page, element())
    assert embedded.page == expected
    assert embedded.changed
    assert remove(expected) == page


def test_an_xhtml_page_gets_closed_links() -> None:
    page = b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><head><title/>\n</head></html>'
    assert embed(page, element()).page == page.replace(b"</head>", BLOCK[:-2] + b" />\n</head>")


def test_a_utf_16_page_stays_utf_16() -> None:
    page = "\ufeff<head>\n<title>Журавли 🎬</title>\n</head>"
    for codec in ("utf-16-le", "utf-16-be"):
        written = embed(page.encode(codec), element()).page
        assert written == page.replace("</head>", BLOCK.decode() + "</head>").encode(codec)
        assert remove(written) == page.encode(codec)


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (b"\xff\xfe<", "the page is UTF-16 with half a character at its end"),
        (b"<\0h\0", "the page is UTF-16 without a byte order mark"),
        (b"\xff\xfe\0\0<\0\0\0", "the page is UTF-32, which browsers do not read"),
        (
            b"<meta charset=iso-2022-jp>",
            "the page is iso-2022-jp, in which a byte of ASCII may mean something else",
        ),
    ],
)
def test_a_page_whose_bytes_are_uncertain_is_refused(page: bytes, reason: str) -> None:
    with pytest.raises(CannotEmbed) as raised:
        embed(page, element())
    assert pickle.loads(pickle.dumps(raised.value)).reason == reason


def test_the_same_again_changes_nothing_and_another_node_changes_it_in_place() -> None:
    page = b"<head>\n" + BLOCK + b"<meta name=later>\n</head>"
    assert embed(page, element()).page is page
    assert not embed(page, element()).changed
    changed = embed(page, element(node={"@type": "Event"}, links=()))
    script = SCRIPT.replace(b"Movie", b"Event")
    assert changed.page == b"<head>\n" + script + b"\n<meta name=later>\n</head>"
    assert changed.before is not None
    assert changed.before.node == b'{"@type":"Movie"}'


def test_what_a_minifier_left_is_ours_and_stays_as_it_is() -> None:
    minified = (
        b"<head><title>x</title><script data-metafeed=films/cranes data-metafeed-now=2026-03-28T12:00:00+00:00"
        b' type=application/ld+json>{"@type":"Movie"}</script><link data-metafeed=films/cranes'
        b" href=https://x.example/films/cranes.ics rel=alternate title=Cranes type=text/calendar><body>"
    )
    assert not embed(minified, element()).changed
    assert remove(minified) == b"<head><title>x</title><body>"


def test_a_second_script_of_ours_is_taken_out() -> None:
    page = b"<head>\n" + SCRIPT + b"\n</head><body>" + SCRIPT + b"\n</body>"
    assert embed(page, element()).page == b"<head>\n" + BLOCK + b"</head><body></body>"


def test_what_a_page_carries_is_read_back() -> None:
    told = recorded(embed(b"<head>\n</head>", element(nonce="r4nd0m")).page)
    assert told is not None
    assert (told.view, told.now, told.node, told.nonce) == (
        "films/cranes",
        NOW,
        b'{"@type":"Movie"}',
        "r4nd0m",
    )
    assert told.links == (CALENDAR,)
    assert (
        recorded(b"<html data-metafeed=all><script data-metafeed>1</script><link data-metafeed rel=icon>")
        is None
    )


def test_a_nonce_of_other_scripts_is_told_and_not_copied() -> None:
    page = b'<head><script nonce="abc"></script><script nonce=abc></script></head>'
    embedded = embed(page, element(links=()))
    assert embedded.nonces == ("abc",)
    assert embedded.page == page.replace(b"</head>", SCRIPT + b"</head>")
    assert b'now="2026-03-28T12:00:00+00:00" nonce="n&#34;&#62;">' in embed(page, element(nonce='n">')).page


def test_texts_cannot_break_out_or_depend_on_a_charset() -> None:
    node = {"name": "</script><!-- <script> ]]> & {{ x }} {% y %} é 🎬 \x7f \u2028"}
    link = Link("text/calendar", "https://x.example/?a=1&b=2", "\"'><!-- é {{x}} \0\x85\n")
    written = embed(b"", element(node=node, links=(link,))).page
    assert written.isascii()
    assert (
        rb'{"name":"\u003c/script\u003e\u003c!-- \u003cscript\u003e ]]\u003e \u0026 \u007b{ x }} \u007b% y %}'
        rb' \u00e9 \ud83c\udfac \u007f \u2028"}' in written
    )
    assert b'href="https://x.example/?a=1&#38;b=2"' in written
    assert b'title="&#34;&#39;&#62;&#60;!-- &#233; &#123;{x}} &#10;"' in written
