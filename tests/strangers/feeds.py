"""Feeds as read by feedparser, and Atom as judged by its own grammar.

A feed entry is a film or a bill: it has an id and a title, and a cancellation shows in the title. Its
dates say when the house said it, so no entry holds the instant of a showing, nor its place.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

from .reading import Reading, refuse_if, titled_state

GRAMMAR = Path(__file__).with_name("atom.rnc")
ATOM = {"a": "http://www.w3.org/2005/Atom"}
ALTERNATE = "a:link[@rel='alternate' or not(@rel)]"

#: What RFC 4287 asks beyond the grammar, as XPath of the elements that break it, and the words.
BEYOND_THE_GRAMMAR = (
    (
        "/a:feed[not(a:author)]/a:entry[not(a:author or a:source/a:author)]",
        "4.2.1: neither the entry nor the feed has an author",
    ),
    (
        f"//a:entry[not(a:content or {ALTERNATE})]",
        "4.1.2: an entry without content has no alternate link",
    ),
    (
        "//a:entry[a:content/@src and not(a:summary)]",
        "4.1.2: an entry whose content is elsewhere has no summary",
    ),
)


def read_with_feedparser(content: bytes) -> list[Reading]:
    """The entries that feedparser finds; a feed that it had to repair is a complaint."""
    import feedparser

    parsed = feedparser.parse(content)
    refuse_if([str(parsed.bozo_exception)] if parsed.bozo else [])
    refuse_if([] if parsed.version else ["feedparser cannot tell what format this is"])
    return [_reading(entry) for entry in parsed.entries]


def atom_complaints(content: bytes) -> list[str]:
    """Where an Atom document breaks the grammar of RFC 4287, or the rules that stand beside it."""
    from lxml import etree

    document = etree.fromstring(content)
    schema = _grammar()
    schema.validate(document)
    broken = [
        f"line {element.sourceline}: {words}"
        for path, words in BEYOND_THE_GRAMMAR
        for element in document.xpath(path, namespaces=ATOM)
    ]
    grammar = [f"line {error.line}: {error.message}" for error in schema.error_log]
    return grammar + broken + _alternates(document)


def _alternates(document: Any) -> list[str]:
    """Alternate links that tell the same type and language twice in one entry or feed."""
    kinds = Counter(
        (link.getparent(), link.get("type"), link.get("hreflang"))
        for link in document.xpath(f"//{ALTERNATE}", namespaces=ATOM)
    )
    return [
        f"line {parent.sourceline}: 4.1: {count} alternate links of type {kind} in {language}"
        for (parent, kind, language), count in kinds.items()
        if count > 1
    ]


def _reading(entry: Any) -> Reading:
    title = entry.get("title")
    return Reading(id=entry.get("id"), title=title, state=titled_state(title))


@cache
def _grammar() -> Any:
    import rnc2rng
    from lxml import etree

    # Attributes of no namespace are meant by `local`; rnc2rng declares it, which XML 1.0 forbids.
    text = rnc2rng.dumps(rnc2rng.loads(GRAMMAR.read_text(encoding="utf-8")))
    return etree.RelaxNG(etree.fromstring(text.replace('xmlns:local=""', "").encode()))
