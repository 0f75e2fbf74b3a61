"""The site map (sitemaps.org 0.9): every page of metafeed's own, with when what it tells last changed.

Pages whose canonical address is the author's are left out: a site map lists what is to be found.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

from metafeed.emitters.edition import Edition
from metafeed.resolving.programme import Showing
from metafeed.views import View, every, is_written, screening

_HEAD = (
    '<?xml version="1.0" encoding="utf-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"{xhtml}>\n'
)
_XHTML = ' xmlns:xhtml="http://www.w3.org/1999/xhtml"'
#: What one file may list (sitemaps.org).
LIMIT = 50_000


def document(edition: Edition, _view: View) -> bytes | None:
    """Return the site map of all languages, once."""
    if not edition.is_main:
        return None
    editions = [edition.in_language(each) for each in edition.programme.languages]
    entries = [line for view in _pages(edition) for line in _entries(editions, view)][:LIMIT]
    several = len(editions) > 1
    text = _HEAD.format(xhtml=_XHTML if several else "") + "".join(entries) + "</urlset>\n"
    return text.encode() if entries else None


def _pages(edition: Edition) -> Iterator[View]:
    """Yield the views that have a page which is not the author's."""
    found = [view for view in every(edition.programme) if is_written(edition.programme, view)]
    timed = [showing for showing in edition.programme.showings if showing.start is not None]
    for view in (*found, *map(screening, timed)):
        own = edition.own_page(view.path)
        if own and edition.page_of(view) in (None, own):
            yield view


def _entries(editions: list[Edition], view: View) -> Iterator[str]:
    addresses = [(each.language, each.own_page(view.path) or "") for each in editions]
    changed = _changed(editions[0], view.showings)
    last = f"<lastmod>{changed:%Y-%m-%dT%H:%M:%SZ}</lastmod>" if changed else ""
    others = "".join(
        f'<xhtml:link rel="alternate" hreflang={quoteattr(language)} href={quoteattr(address)}/>'
        for language, address in addresses
        if len(addresses) > 1
    )
    for _, address in addresses:
        yield f"<url><loc>{escape(address)}</loc>{last}{others}</url>\n"


def _changed(edition: Edition, showings: tuple[Showing, ...]) -> datetime | None:
    """Return when what is told of showings last changed."""
    stamps = [edition.revision("screening", each.id, "jsonld").changed for each in showings]
    return max(stamps).astimezone(UTC) if stamps else None
