"""The list of feeds (OPML 2.0): for readers that import many at once. Atom where it is made, else RSS."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from metafeed.emitters import alternates, telling
from metafeed.emitters.edition import Edition
from metafeed.views import View, every


def document(edition: Edition, _view: View) -> bytes | None:
    """Return the feeds of all languages, once; None if there is no feed."""
    programme = edition.programme
    if not edition.is_main:
        return None
    lines = [line for each in programme.languages for line in _outlines(edition.in_language(each))]
    if not lines:
        return None
    title = quoteattr(edition.say(programme.settings.name))[1:-1]
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0">\n<head><title>{title}</title></head>\n<body>\n'
    return (head + "".join(lines) + "</body>\n</opml>\n").encode()


def _outlines(edition: Edition) -> Iterator[str]:
    for view in (alternates.NEWS, *every(edition.programme)):
        feeds = {each.name: each for each in alternates.made(edition, view)}
        emitter = feeds.get("atom") or feeds.get("rss")
        if emitter:
            yield _outline(edition, view, edition.document(view.path, emitter.suffix))


def _outline(edition: Edition, view: View, address: str) -> str:
    page = edition.own_page(view.path) if view.kind != "changes" else edition.home()
    told = {
        "type": "rss",
        "text": telling.heading(edition, view),
        "xmlUrl": address,
        "language": edition.language,
    }
    if page:
        told["htmlUrl"] = page
    return "<outline" + "".join(f" {name}={quoteattr(value)}" for name, value in told.items()) + "/>\n"
