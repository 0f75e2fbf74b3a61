"""Any page, however broken, and any text: what html5lib makes of it, and which bytes stay."""

from __future__ import annotations

import json
import time
from datetime import UTC, datetime
from typing import Any
from xml.etree import ElementTree as ET

import html5lib
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metafeed.embedding import Element, Link, embed, recorded, remove

NOW = datetime(2026, 3, 28, 12, tzinfo=UTC)
XHTML = "{http://www.w3.org/1999/xhtml}"
#: What HTML parsers know; html5lib reads it as browsers do.
MARKUP = (
    *("<html>", "<head>", "</head>", "<body>", "</body>", "</html>", "<HEAD >", "</Head/>", "<head/>"),
    *(
        "<title>",
        "</title>",
        "<meta charset=utf-8>",
        "<link rel=stylesheet>",
        "<base href=x>",
        "<br>",
        "</br>",
    ),
    *("<script>", "</script>", "<script src='a>b'/>", "</SCRIPT >", "<style>", "</style>", "<noscript>"),
    *("</noscript>", "<noframes>", "</noframes>", "<textarea>", "</textarea>", "<p>", "</p>", "<div a=b/>"),
    *(
        "<!--",
        "-->",
        "--!>",
        "<!-->",
        "<!--->",
        "<!DOCTYPE html>",
        "<!x>",
        "<?xml version='1.0'?>",
        "<? >",
        "</ >",
    ),
    *(
        "<![CDATA[",
        "]]>",
        "<!--[if IE]>",
        "<![endif]-->",
        "<",
        ">",
        "</",
        '<a href="',
        "<a b='",
        '"',
        "'",
        "=",
        "/",
    ),
    *(
        "\n",
        "\r\n",
        "\r",
        " ",
        "\t",
        "\f",
        "a",
        "é",
        "&amp;",
        "&",
        "<p = x>",
        "<p a= >",
        "<plaintext>",
        "<svg>",
    ),
    *(
        "<iframe>",
        "</iframe>",
        "<xmp>",
        "<frameset>",
        "<select>",
        "<table>",
        "<script data-x>",
        "<link>",
        "<meta ",
    ),
)
#: What makes readings differ: server-side code, template tags and marks of ours.
STRANGE = (
    *("<?php ", "?>", "<?=", "<%", "%>", "{{", "}}", "{%", "%}", "{#", "#}", "\0", "\ufeff", "\x0b", "\x1c"),
    *(
        "<template>",
        "</template>",
        "data-metafeed",
        "<html xmlns='http://www.w3.org/1999/xhtml'>",
        "<title/>",
    ),
)
markup = st.lists(st.sampled_from(MARKUP), max_size=14).map("".join)
pages = st.one_of(
    markup.map(str.encode),
    st.lists(st.sampled_from(MARKUP + STRANGE), max_size=14).map("".join).map(str.encode),
    st.lists(st.sampled_from(MARKUP + STRANGE).map(str.encode) | st.binary(max_size=4), max_size=14).map(
        b"".join
    ),
    st.lists(st.sampled_from(MARKUP + STRANGE), max_size=9).map(
        lambda parts: ("\ufeff" + "".join(parts)).encode("utf-16-le")
    ),
).filter(lambda page: not page.startswith((b"<\0", b"\0<", b"\xff\xfe\0\0", b"\0\0\xfe\xff")))
hostile = st.lists(
    st.sampled_from(
        ("</script>", "<!--", "-->", "<script>", "]]>", "&amp;", "&", '"', "'", "{{", "%>", "?>", "é", "\n")
    )
    | st.text(max_size=3),
    max_size=5,
).map("".join)
nodes = st.dictionaries(hostile, hostile | st.lists(hostile, max_size=2), max_size=3)
elements = st.builds(
    Element,
    view=st.sampled_from(("all", "films/cranes")),
    now=st.just(NOW),
    node=nodes,
    links=st.lists(
        st.builds(Link, type=st.just("text/calendar"), href=hostile, title=hostile), max_size=2
    ).map(tuple),
    nonce=st.none() | hostile,
)


def tree(text: str) -> ET.Element:
    root: ET.Element = html5lib.parse(text)
    return root


def ours(root: ET.Element) -> list[ET.Element]:
    return [
        each for each in root.iter() if isinstance(each.tag, str) and each.get("data-metafeed") is not None
    ]


def plain(root: ET.Element) -> Any:
    """Return a tree as values, without our elements; white space between the elements of the head is none.

    Comments are left out: one that never ends would stand before `<html>`, and stands in the head after ours.
    """
    head = root.find(f"{XHTML}head")
    return _plain(root, head)


def _plain(node: ET.Element, head: ET.Element | None) -> Any:
    in_head = node is head
    parts: list[Any] = [node.text or ""]
    for child in node:
        if isinstance(child.tag, str) and child.get("data-metafeed") is None:
            parts += [_plain(child, head), child.tail or ""]
        else:
            parts[-1] += child.tail or ""
    texts = [part.strip("\t\n\f\r ") if in_head and isinstance(part, str) else part for part in parts]
    return (str(node.tag), sorted(node.attrib.items()), texts)


@settings(max_examples=600)
@given(pages, elements)
def test_what_was_put_in_is_taken_out_again_to_the_byte(page: bytes, element: Element) -> None:
    base = remove(page)
    assert remove(embed(base, element).page) == base
    assert remove(embed(page, element).page) == base


@settings(max_examples=400)
@given(pages, elements, elements)
def test_a_second_run_changes_nothing_and_another_leaves_only_its_own(
    page: bytes, first: Element, second: Element
) -> None:
    once = embed(page, first)
    assert embed(once.page, first).page == once.page
    assert not embed(once.page, first).changed
    assert embed(once.page, second).page == embed(page, second).page


@settings(max_examples=600)
@given(markup, elements)
def test_html5lib_sees_our_elements_in_the_head_and_the_rest_as_before(page: str, element: Element) -> None:
    written = tree(embed(page.encode(), element).page.decode())
    found = ours(written)
    head = written.find(f"{XHTML}head")
    assert head is not None
    assert [each.tag.removeprefix(XHTML) for each in found] == ["script", *("link" for _ in element.links)]
    assert all(each in list(head) for each in found)
    assert json.loads(found[0].text or "") == element.node
    assert plain(written) == plain(tree(page))


@settings(max_examples=200)
@given(pages, elements)
def test_what_a_page_carries_is_what_went_in(page: bytes, element: Element) -> None:
    told = recorded(embed(page, element).page)
    assert told is not None
    assert (told.view, told.now, json.loads(told.node)) == (element.view, element.now, element.node)
    assert len(told.links) == len(element.links)


@pytest.mark.parametrize(
    "unit",
    [
        "<p class=a>text</p>\n",
        "<!-- x",
        "<%",
        "<?php ",
        "{{",
        "{% ",
        "<a b='",
        "<script><!--",
        "<a a a a ",
        "<",
        "</",
        '<meta a="b" c = d />\n',
    ],
)
def test_a_page_of_two_megabytes_takes_seconds_at_most(unit: str) -> None:
    element = Element("all", NOW, {"@type": "ItemList"})
    page = (unit * (2_000_000 // len(unit))).encode()
    began = time.perf_counter()
    written = embed(page, element).page
    assert remove(written) == page
    assert time.perf_counter() - began < 10
