"""Where the documents of a view lie: its path with the suffix of the standard, and what is spelt otherwise."""

from __future__ import annotations

#: How `all` is spelt in each standard; elsewhere a path is the view's with the suffix.
ALL = {
    ".ics": "calendar.ics",
    ".alarm.ics": "calendar.alarm.ics",
    ".rich.ics": "calendar.rich.ics",
    ".rss": "feed.rss",
    ".atom": "feed.atom",
    ".feed.json": "feed.json",
    ".jsonld": "programme.jsonld",
    ".html": "index.html",
    ".subscribe.html": "subscribe.html",
    ".subscribe.fragment.html": "fragments/subscribe.html",
    ".js": "subscribe.js",
    ".css": "style.css",
    ".fragment.css": "fragments/style.css",
    ".sitemap.xml": "sitemap.xml",
    ".opml": "feeds.opml",
    ".sitedata.json": "sitedata.json",
}
#: Where documents of a standard lie, and their suffix there: what is included in pages stands apart from them.
FOLDERS = {
    ".fragment.html": ("fragments/", ".html"),
    ".head.html": ("heads/", ".html"),
    ".qr.svg": ("qr/", ".svg"),
}


def document_path(view: str, suffix: str) -> str:
    """Return the path of a view's document below the root of its language."""
    folder, ending = FOLDERS.get(suffix, ("", ""))
    if folder:
        return folder + view + ending
    return ALL[suffix] if view == "all" else view + suffix
