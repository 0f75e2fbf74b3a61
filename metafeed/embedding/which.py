"""Which view belongs on a page, and why: what the page asks for, a map, its canonical link, its path."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Self
from urllib.parse import unquote, urlsplit

from metafeed.embedding.own import is_own
from metafeed.embedding.parsed import parsed
from metafeed.embedding.tokens import SPACE
from metafeed.emitters.elements import MARK

_INDEX = re.compile(r"(?:(?:^|/)index)?\.x?html?$|(?:^|/)index\.php$|/+$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """The view of a page, and by what it was found: attribute, map, canonical or path."""

    view: str
    by: str
    #: What stands there: the attribute's value, the pattern, the URL, the path.
    told: str


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages of the views, prepared for looking up: `by_address` is URL to view, `by_path` its path alone.

    A path that belongs to two views is None.
    """

    by_address: Mapping[str, str]
    by_path: Mapping[str, str | None]
    #: Pattern of a file's path to view, in the author's order; see `view_of`.
    patterns: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, urls: Mapping[str, str], patterns: Mapping[str, str] | None = None) -> Self:
        """Return the pages of a mapping of URL to view."""
        by_path: dict[str, str | None] = {}
        for url, view in urls.items():
            if not urlsplit(url).query:
                path = plain_path(urlsplit(url).path)
                by_path[path] = view if by_path.get(path, view) == view else None
        return cls({address(url): view for url, view in urls.items()}, by_path, patterns or {})


def view_of(page: bytes, path: str, pages: Pages) -> Found | None:
    """Return the view that belongs on a page, None if nothing tells.

    In this order: `data-metafeed="VIEW"` on an element that is not ours; the first pattern that the file's
    `path` (below the root of the site, with `/`) matches, where `*` is any text without a slash, `**` any, and a
    `*` in the view stands for what the first of them matched; `<link rel=canonical>`; the path, or the longest
    end of two names of it, as the path of a page's URL, `index.html` and `.html` or not. Raises CannotEmbed.
    """
    asked, canonical = _told(page)
    if asked:
        return Found(asked, "attribute", asked)
    for pattern, view in pages.patterns.items():
        if match := _pattern(pattern).fullmatch(path):
            return Found(view.replace("*", match[1]) if match.lastindex else view, "map", pattern)
    if canonical is not None:
        view_there = pages.by_address.get(address(canonical))
        if view_there is None and canonical.startswith("/") and not canonical.startswith("//"):
            view_there = pages.by_path.get(plain_path(canonical))
        if view_there:
            return Found(view_there, "canonical", canonical)
    return _by_path(path, pages)


def language_of(page: bytes) -> str | None:
    """Return the language that `<html lang>` says a page is in. Raises CannotEmbed."""
    html = (token for token in parsed(page).tokens if token.kind == "start" and token.name == "html")
    attributes = next((token.attributes for token in html), {})
    return (attributes.get("lang") or attributes.get("xml:lang", "")).strip(SPACE) or None


def _by_path(path: str, pages: Pages) -> Found | None:
    segments = plain_path(path).split("/")
    for first in range(len(segments)):
        end = "/".join(segments[first:])
        view = pages.by_path.get(end)
        # `cranes` says too little where a folder stands before it.
        if view and (not first or "/" in end):
            return Found(view, "path", end)
    return None


def _told(page: bytes) -> tuple[str | None, str | None]:
    """Return the view that a page asks for, and its canonical URL; the first of each."""
    found = parsed(page)
    asked = canonical = None
    for token in found.tokens:
        if token.kind != "start":
            continue
        inside = token.inside.lower()
        if asked is None and MARK in inside and not is_own(token):
            asked = token.attributes.get(MARK, "").strip(SPACE) or None
        if canonical is None and token.name == "link" and "canonical" in inside:
            attributes = token.attributes
            if "canonical" in attributes.get("rel", "").lower().split():
                canonical = found.page.read(attributes.get("href", "")).strip(SPACE) or None
    return asked, canonical


def plain_path(path: str) -> str:
    """Return a path without slashes at its ends, `index.html`, `.html` and percent-encoding."""
    return _INDEX.sub("", unquote(path).strip("/")).strip("/")


def address(url: str) -> str:
    """Return a URL so that spellings of one page are equal: scheme, case of the host, index.html aside."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    query = f"?{parts.query}" if parts.query else ""
    return f"//{parts.netloc.lower()}/{plain_path(parts.path)}{query}"


@lru_cache(maxsize=256)
def _pattern(pattern: str) -> re.Pattern[str]:
    found = {"**": "(.*)", "*": "([^/]*)"}
    # More stars than two are two: one after the other they would be tried in every way.
    parts = re.split(r"(\*+)", pattern)
    return re.compile("".join(found[part[:2]] if part[:1] == "*" else re.escape(part) for part in parts))
