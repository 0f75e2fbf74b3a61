"""Texts that have broken feeds, calendars and pages, as strategies.

A text always has a word that can be seen, so that nothing is empty once it is clean. To add something
that broke a document, put it into `PIECES`.
"""

from __future__ import annotations

import re
from typing import Any

from hypothesis import strategies as st

from metafeed.text.hygiene import clean_line

WORDS = (
    "Vertigo",
    "M",
    "Летят журавли",
    "东京物语",
    "ملح هذا البحر",
    "ואלס עם באשיר",
    "Ḍūsarā",
    "8½",
    "ด้วยรัก",
)

PIECES = (
    # Mark-up, and what ends it
    "</script>", "</script x", "<!-- <script ", "<script>", "<!--", "-->", "]]>", "<![CDATA[", "<b>", "</p>", "<br/>", "&", "&amp;", "&#60;", "&nbsp;",
    "<", ">", '"', "'", "`", "</title>", "<?xml ", "<svg onload=x>",
    # What iCalendar escapes, folds or reads
    "\\", "\\N", "\\n", "\\\\n", "\\,", "\\;", ",", ";", ":", "^n", "^'", "^", "END:VEVENT", "BEGIN:VALARM", "\r\nX-EVIL:1",
    # Line ends and white space
    "\n", "\r", "\r\n", "\u2028", "\u2029", "\x0b", "\x85", "\t", "  ", "\u00a0", "\u202f", "\u3000", "\u200b",
    # What XML forbids, and what cannot be seen
    "\x00", "\x07", "\x1b", "\x7f", "\ufffe", "\uffff", "\ufeff", "\u00ad", "\u2060", "\U0001ffff", "\ufdd0",
    # Directions
    "\u202e", "\u202c", "\u2066", "\u2069", "\u200f", "\u200e",
    # Combining, astral, emoji in sequences
    "e\u0301", "\u0338", "\u0300" * 9, "\U00010348", "\U0001d50a", "👩🏽‍🚀", "👨‍👩‍👧‍👦", "🏳️‍🌈", "🇧🇷", "\U000e0001", "ﬁ", "Å",
    # Long words
    "W" * 90, "ß" * 80, "東" * 60, "🎬" * 30, "," * 40, "\\" * 37,
    # Templates and Markdown
    "{id}", "{name}", "{", "}", "%s", "%", "${x}", "{{x}}", "*", "_", "**x**", "[x](y)", "# ", "- ", "1. ", "> ", "~", "|", "=1+1",
)  # fmt: skip

#: Any character that a string may hold; halves of characters are an error (MF001).
ANYTHING = st.text(st.characters(exclude_categories=("Cs",)), max_size=6)


@st.composite
def lines(draw: Any, mark: str = "") -> str:
    """Texts for one line; `mark` ends each of them, to be found again."""
    text = draw(_PIECES) + draw(st.sampled_from(WORDS)) + draw(_PIECES)
    return f"{text} {mark}" if mark else text


_PIECE = st.one_of(st.sampled_from(PIECES), st.sampled_from(PIECES), ANYTHING)
_PIECES = st.lists(_PIECE, max_size=3).map("".join)


def said(
    texts: st.SearchStrategy[str], languages: tuple[str, ...]
) -> st.SearchStrategy[str | dict[str, str]]:
    """A text as it stands, or one for some of the languages."""
    main, *others = languages
    localised = [st.fixed_dictionaries({main: texts}, optional=dict.fromkeys(others, texts))]
    localised += [st.fixed_dictionaries({other: texts}) for other in others[:1]]
    return st.one_of(texts, *localised)


#: Markdown as people write it.
STRUCTURED = (
    "**Bold**, *leaning* and `code <b> & \\N`",
    'A [link](https://pages.example/?a=1&b=%3Cc%3E "title") and <https://auto.example/x>',
    "- one\n- two\n    1. deep\n\n- three",
    "> quoted, twice\n> over",
    "## Heading ##\n\nText with a hard break  \nand a soft\none.",
    "![A still](https://pages.example/still.jpg) and ![](https://pages.example/none.jpg)",
    "```html\n<!-- fenced ]]> --><script>code</script>\n```",
    "* * *",
    "&lt;b&gt; &#x202E;olleh &copy; &nbsp;",
)


@st.composite
def markdown(draw: Any, mark: str = "") -> str:
    """Markdown of a few blocks: hostile words, and structure."""
    return "\n\n".join([*draw(_BLOCKS), mark or "end"])


def in_markdown(text: str) -> str:
    """Return Markdown that says exactly `text`, in one paragraph (CommonMark §2.4)."""
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", clean_line(text))


_BLOCKS = st.lists(lines().map(in_markdown) | st.sampled_from(STRUCTURED), min_size=1, max_size=3)
