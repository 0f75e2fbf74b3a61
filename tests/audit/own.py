"""The documents of ours that carry JSON-LD, with the nodes that went into them; and what readers take out."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import lxml.html
from extruct import JsonLdExtractor

from metafeed.audit.judging import Audit
from metafeed.audit.reading import read as read_page
from metafeed.checking import check
from metafeed.emitters import jsonld
from metafeed.emitters.html.page import page
from metafeed.publish import Publication, documents, publication
from metafeed.read import read
from tests.audit.google import google, words
from tests.samples import ROOT, now

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from metafeed.diagnostics import Diagnostic

Node = dict[str, Any]

#: Emitters whose documents are pages, or the heads of pages.
PAGES = ("html", "head")
#: A page of somebody else that includes a head of ours.
INCLUDING = (
    "<!DOCTYPE html>\n<html><head><meta charset=utf-8><title>A page</title>\n%s</head><body></body></html>"
)


class Own(NamedTuple):
    """One document: its path, its emitter, its text, and the nodes that went into a page."""

    path: str
    emitter: str
    text: str
    nodes: tuple[Node, ...] = ()

    @property
    def page(self) -> str:
        """The page as a whole."""
        return INCLUDING % self.text if self.emitter == "head" else self.text


@cache
def sample(name: str) -> tuple[Own, ...]:
    """Return the documents of a sample."""
    return tuple(published(publication(check(read(ROOT / name)).programme, now(name))))


def published(told: Publication) -> Iterator[Own]:
    """Yield every document of a publication that carries JSON-LD."""
    for document in documents(told):
        if b'<script type="application/ld+json"' in document.bytes or document.emitter in (*PAGES, "jsonld"):
            nodes = _nodes(told, document.language, document.view, document.emitter)
            yield Own(document.path, document.emitter, document.bytes.decode(), tuple(nodes))


def _nodes(told: Publication, language: str, path: str, emitter: str) -> Iterator[Node]:
    """Yield the nodes that go into a page: its view, and the way to it. A page has no list of nothing."""
    edition, view = told.edition(language), told.view(path)
    if emitter not in PAGES:
        return
    node = jsonld.page(edition, view)
    if emitter == "head" or view.kind in ("films", "screenings") or node["numberOfItems"]:
        yield node
    steps = list(page(edition, view).crumbs) if emitter == "html" else []
    if trail := jsonld.breadcrumbs(steps, edition.own_page(path)):
        yield trail


def pages(owns: Iterable[Own]) -> list[Own]:
    """Return the pages and heads."""
    return [own for own in owns if own.emitter in PAGES]


def texts(owns: Iterable[Own]) -> list[str]:
    """Return the nodes of pages as JSON, each once."""
    return list(dict.fromkeys(json.dumps(node) for own in pages(owns) for node in own.nodes))


def audited(owns: Iterable[Own], instant: datetime) -> list[Diagnostic]:
    """Return what `metafeed audit` says of documents."""
    audit = Audit(words(), instant, google(), ("schema.org", "google"))
    found = [each for own in owns for each in audit.judge(read_page(own.text.encode(), own.path)).findings]
    return [*found, *audit.dangling()]


def extracted(own: Own) -> list[Node]:
    """Return the nodes that extruct finds in a page."""
    found: list[Node] = JsonLdExtractor().extract(own.page)
    return found


def scripts(own: Own) -> list[str]:
    """Return what an HTML parser finds in the script elements of a page, as it stands there."""
    tree = lxml.html.document_fromstring(
        own.page.encode(), parser=lxml.html.HTMLParser(encoding="utf-8", huge_tree=True)
    )
    return [each.text or "" for each in tree.iter("script") if each.get("type") == "application/ld+json"]


def pairs(owns: Iterable[Own]) -> list[tuple[str, str]]:
    """Return each node that went in beside what a page has of it, equal pairs once."""
    found = [
        (json.dumps(node), script)
        for own in pages(owns)
        for node, script in zip(own.nodes, scripts(own), strict=True)
    ]
    return list(dict.fromkeys(found))
