"""Markdown to safe HTML and to plain text."""

from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metafeed.text.markup import html, paragraphs_html, plain, raw_html

BASE = "https://kino.example/films/zama"
NOTE = """\
# The film

A *soldier* leaves, **Veronika** waits
for him. See [the essay](essays/1.html "An essay") or <https://a.example/?b=1&c=2>.

- one
- two [mail](mailto:box@kino.example)

1. first

   more
2. second

> Cranes,
> like ships

---

    code <b>

last\\
line ![A bridge](bridge.jpg)
"""


def test_markdown_becomes_html_with_absolute_links() -> None:
    assert html(NOTE, BASE) == (
        "<h1>The film</h1>\n"
        "<p>A <em>soldier</em> leaves, <strong>Veronika</strong> waits\nfor him. See "
        '<a href="https://kino.example/films/essays/1.html" title="An essay">the essay</a> or '
        '<a href="https://a.example/?b=1&amp;c=2">https://a.example/?b=1&amp;c=2</a>.</p>\n'
        '<ul>\n<li>one</li>\n<li>two <a href="mailto:box@kino.example">mail</a></li>\n</ul>\n'
        "<ol>\n<li>\n<p>first</p>\n<p>more</p>\n</li>\n<li>\n<p>second</p>\n</li>\n</ol>\n"
        "<blockquote>\n<p>Cranes,\nlike ships</p>\n</blockquote>\n"
        "<hr>\n"
        "<pre><code>code &lt;b&gt;\n</code></pre>\n"
        "<p>last<br>\n"
        'line <img src="https://kino.example/films/bridge.jpg" alt="A bridge"></p>'
    )


def test_markdown_becomes_readable_text() -> None:
    assert plain(NOTE, BASE) == (
        "The film\n\n"
        "A soldier leaves, Veronika waits for him. "
        "See the essay (https://kino.example/films/essays/1.html) or https://a.example/?b=1&c=2.\n\n"
        "- one\n- two mail (box@kino.example)\n\n"
        "1. first\n\n   more\n\n2. second\n\n"
        "> Cranes, like ships\n\n"
        "* * *\n\n"
        "code <b>\n\n"
        "last\nline [A bridge]"
    )


@pytest.mark.parametrize(
    ("markdown", "safe"),
    [
        ("[x](rel.html)", "<p>x</p>"),
        ("[x](//cdn.example/a)", "<p>x</p>"),
        ("[x](javascript:alert(1))", "<p>x</p>"),
        ("[x](JaVaScRiPt:alert(1))", "<p>x</p>"),
        ("[x](data:text/html,hi)", "<p>x</p>"),
        ("[x](vbscript:a) [y](file:///etc/passwd)", "<p>x y</p>"),
        ("[x](http://[bad)", "<p>x</p>"),
        ("[x](<http://[::1>)", "<p>x</p>"),
        ("[x](https:)", "<p>x</p>"),
        ("![a still](still.jpg)", "<p>a still</p>"),
        ("![a still](data:image/png;base64,AA)", "<p>a still</p>"),
        ("![](https://k.example/a.png)", ""),
        ("[![a still](a.jpg)](b.html)", "<p>a still</p>"),
        ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
        ("x <img src=x onerror=alert(1)>", "<p>x &lt;img src=x onerror=alert(1)&gt;</p>"),
    ],
)
def test_without_a_base_only_absolute_links_and_pictures_with_alt_text_stay(markdown: str, safe: str) -> None:
    assert html(markdown).replace("<p></p>", "") == safe


def test_a_base_takes_no_foreign_scheme_along() -> None:
    assert html("[x](javascript:alert(1))", BASE) == "<p>x</p>"


@pytest.mark.parametrize(
    ("markdown", "safe", "text"),
    [
        ("Tom & Jerry", "<p>Tom &amp; Jerry</p>", "Tom & Jerry"),
        ("Tom &amp; Jerry", "<p>Tom &amp; Jerry</p>", "Tom & Jerry"),
        ("`&amp;` code", "<p><code>&amp;amp;</code> code</p>", "&amp; code"),
        ("1 < 2 > 0", "<p>1 &lt; 2 &gt; 0</p>", "1 < 2 > 0"),
        ("a&nbsp;b &#8211; c", "<p>a\u00a0b – c</p>", "a\u00a0b – c"),
        ("&#x202E;evil", "<p>evil</p>", "evil"),
        (
            "![&#x202E;evil](https://k.example/a)",
            '<p><img src="https://k.example/a" alt="evil"></p>',
            "[evil]",
        ),
        ("Cafe\u0301", "<p>Café</p>", "Café"),
    ],
)
def test_entities_are_read_once_and_escaped_once(markdown: str, safe: str, text: str) -> None:
    assert html(markdown) == safe
    assert plain(markdown) == text


def test_a_combining_stroke_after_a_tag_leaves_the_tag_whole() -> None:
    assert html("\u0338x") == "<p>\u0338x</p>"


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("[https://k.example/a](https://k.example/a)", "https://k.example/a"),
        ("[box@k.example](mailto:box@k.example)", "box@k.example"),
        ("<box@k.example>", "box@k.example"),
        ("[*Zama*](https://k.example/)", "Zama (https://k.example/)"),
        ("[![](a.png)](https://k.example/)", "https://k.example/"),
        ("[x](rel.html)", "x"),
        ("## Head\ntext", "Head\n\ntext"),
        ("- a\n  - b\n    - c", "- a\n  - b\n    - c"),
        ("3) c\n4) d", "3) c\n4) d"),
        ("> a\n>\n> - b", "> a\n> \n> - b"),
        ("``a  b``", "a b"),
        ("", ""),
        ("![](a.png)", ""),
    ],
)
def test_plain_text_reads_well(markdown: str, text: str) -> None:
    assert plain(markdown) == text


@pytest.mark.parametrize(
    ("markdown", "found"),
    [
        ("a <b>bold</b> word", ["<b>", "</b>"]),
        ("<div class=x>\nhi\n</div>", ["<div class=x>\nhi\n</div>"]),
        ("<!-- note -->", ["<!-- note -->"]),
        ("a <br/> b", ["<br/>"]),
        ("`<b>` and <https://k.example> and 1 < 2 and <3", []),
        ("    <b>code</b>", []),
        ("Tom &amp; Jerry", []),
        ("", []),
    ],
)
def test_raw_html_is_found_outside_of_code(markdown: str, found: list[str]) -> None:
    assert raw_html(markdown) == found


def test_plain_paragraphs_become_html() -> None:
    assert paragraphs_html("a < b & c\nnext line\n \n\n  two  \n") == (
        "<p>a &lt; b &amp; c<br>next line</p>\n<p>two</p>"
    )
    assert paragraphs_html(" \n\n ") == ""


class _Reader(HTMLParser):
    """Collects the tags, attributes and text of what a browser would see."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.links: set[str] = set()
        self.text = ""
        self.feed(document)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.links |= {value or "" for name, value in attrs if name in ("href", "src")}

    def handle_data(self, data: str) -> None:
        self.text += data


HOSTILE = st.lists(
    st.one_of(
        st.sampled_from(["<script>", "</script>", "<img src=x onerror=y>", "<!--", "]]>", "&lt;", "&#60;"]),
        st.sampled_from(
            [
                "[x](javascript:a)",
                "![a](",
                "https://k.example/",
                ")",
                "<a href=",
                '"',
                "'",
                "\u0338",
            ]
        ),
        st.sampled_from(
            [
                "\n",
                "\n\n",
                "> ",
                "- ",
                "1. ",
                "    ",
                "`",
                "*",
                "**",
                "_",
                "\\",
                "# ",
                "\x00",
                "\u202e",
            ]
        ),
        st.text(max_size=5),
    ),
    max_size=20,
).map("".join)


@settings(deadline=None)
@given(HOSTILE, st.sampled_from([None, BASE]))
def test_html_has_only_allowed_tags_attributes_and_schemes(markdown: str, base: str | None) -> None:
    seen = _Reader(html(markdown, base))
    assert seen.tags <= (
        {"a", "blockquote", "br", "code", "em", "h1", "h2", "h3", "h4", "h5", "h6", "hr"}
        | {"img", "li", "ol", "p", "pre", "strong", "ul"}
    )
    assert seen.attributes <= {"href", "title", "src", "alt", "start"}
    assert all(link.lower().startswith(("http://", "https://", "mailto:")) for link in seen.links)


@settings(deadline=None)
@given(HOSTILE)
def test_the_same_markdown_gives_the_same_plain_text_and_nothing_fails(markdown: str) -> None:
    assert plain(markdown) == plain(markdown + "\n")
    assert isinstance(raw_html(markdown), list)


@given(st.text("ab&<>;#\"'mplt").filter(str.strip))
def test_plain_text_survives_being_made_html(text: str) -> None:
    assert unescape(paragraphs_html(text)[3:-4]) == text.strip()
    assert _Reader(paragraphs_html(text)).text == text.strip()


@pytest.mark.parametrize("unit", ["*", "[", "![", "<", "<!--", "&", "> ", "- ", "`", "*a **b "])
def test_a_long_hostile_text_is_read_in_time(unit: str) -> None:
    assert html(unit * 5000) is not None
    assert plain(unit * 5000) is not None
    assert raw_html(unit * 5000) is not None
