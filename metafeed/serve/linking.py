"""What else there is of a view, as the header Link tells it (RFC 8288): other standards, other languages, the hub."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from metafeed.emitters import by_name
from metafeed.emitters.alternates import NAMES
from metafeed.publish import Document, Publication
from metafeed.serve.holding import Resource

#: The emitters whose documents stand for each other, in the order in which they are told.
TOLD = ("html", *NAMES)
FEEDS = ("rss", "atom", "jsonfeed")
_SAFE = ":/?#[]@!$&'()*+,;=%~"


def links(told: Publication, documents: Iterable[Document]) -> dict[str, str]:
    """Return the value of Link for each document that has one, by path."""
    found: dict[str, dict[tuple[str, str], Document]] = {}
    for each in documents:
        if each.emitter in TOLD:
            found.setdefault(each.view, {})[each.emitter, each.language] = each
    return {
        each.path: ", ".join(_links(told, each, of_view))
        for of_view in found.values()
        for each in of_view.values()
    }


def _links(told: Publication, of: Document, others: Mapping[tuple[str, str], Document]) -> Iterator[str]:
    base = told.programme.base or ""
    for emitter in TOLD:
        other = others.get((emitter, of.language))
        if other is not None and emitter != of.emitter:
            yield _link(base + other.path, "alternate", type=other.media_type)
    for language in told.programme.languages:
        other = others.get((of.emitter, language))
        if other is not None and language != of.language:
            yield _link(base + other.path, "alternate", type=other.media_type, hreflang=language)
    yield from _hub(told, of.emitter, base + of.path)


def _hub(told: Publication, emitter: str, address: str) -> Iterator[str]:
    """Yield where a feed is announced, and under which address (WebSub §4)."""
    hub = told.programme.settings.publish.hub
    if hub and emitter in FEEDS:
        yield _link(hub, "hub")
        yield _link(address, "self")


def narrowed(of: Resource, query: str, others: Mapping[str, Resource], told: Publication) -> str:
    """Return the links of a narrowed document, to the other standards narrowed in the same way."""
    base = told.programme.base or ""
    same = (emitter for emitter in TOLD if emitter in ("ical", *FEEDS) and emitter != of.emitter)
    found = [
        _link(f"{base}{others[emitter].path}?{query}", "alternate", type=by_name(emitter).media_type)
        for emitter in same
        if emitter in others
    ]
    return ", ".join([*found, *_hub(told, of.emitter, f"{base}{of.path}?{query}")])


def _link(address: str, rel: str, **attributes: str) -> str:
    told = "".join(f'; {name}="{value}"' for name, value in attributes.items())
    return f'<{quote(address, safe=_SAFE)}>; rel="{rel}"{told}'
