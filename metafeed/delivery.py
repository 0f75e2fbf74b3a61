"""How documents are delivered over HTTP: media type, how long they keep, who may read and list them.

One table, in order, for `metafeed serve` and for the rules that other servers are given (`metafeed.hosting`).
Nothing here sends anything. Calendars and feeds are not for search engines, which would show them to people as
text; what programs read may be read by scripts of any site.

To add a kind of document, add a line before those whose pattern fits it too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import quote

MINUTE, HOUR, DAY = 60, 3600, 86_400


@dataclass(frozen=True, slots=True)
class Delivery:
    """How a kind of document is delivered.

    `pattern` is a regular expression for the end of its path, from a `/` or the beginning on; `globs` say the same
    for servers that know none, as names of files or `FOLDER/NAME`. `max_age` is in seconds. `noindex` keeps search
    engines from listing it, `cors` lets scripts of other sites read it, `immutable` says that it never changes.
    What is `announced` names the hub that tells its readers at once, if there is one (WebSub §4).
    """

    name: str
    pattern: str
    globs: tuple[str, ...]
    media_type: str
    max_age: int
    noindex: bool = False
    cors: bool = False
    immutable: bool = False
    announced: bool = False
    is_text: bool = True

    @property
    def content_type(self) -> str:
        """The value of Content-Type."""
        return f"{self.media_type}; charset=utf-8" if self.is_text else self.media_type

    @property
    def cache_control(self) -> str:
        """The value of Cache-Control."""
        return f"public, max-age={self.max_age}" + (", immutable" if self.immutable else "")

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """The headers that depend on the kind alone, but for Content-Type."""
        found = [("Cache-Control", self.cache_control), ("X-Content-Type-Options", "nosniff")]
        if self.noindex:
            found.append(("X-Robots-Tag", "noindex"))
        if self.cors:
            found.append(("Access-Control-Allow-Origin", "*"))
        return tuple(found)

    def headers_with(self, hub: str | None) -> tuple[tuple[str, str], ...]:
        """The headers where feeds are announced to a hub, `Link` included."""
        link = (("Link", f'<{quote(hub, safe=_IN_ADDRESSES)}>; rel="hub"'),) if hub and self.announced else ()
        return (*self.headers, *link)

    @property
    def ending(self) -> str:
        """The regular expression for the end of a path that begins with a `/`."""
        # What begins with a folder's name begins a part of the path.
        return self.pattern if self.pattern.startswith((r"\.", "/")) else f"/{self.pattern}"

    def below(self, base_path: str) -> str:
        """The regular expression for its paths on a site where the publication lies at `base_path`, `/` or `/…/`."""
        root = _ODD.sub(lambda found: rf"\x{ord(found[0]):02x}", base_path[:-1]).replace(".", r"\.")
        return rf"^{root}/.*{self.ending}$" if self.ending[0] != "/" else rf"^{root}(/.*)?{self.ending}$"


#: ASCII that means something to regular expressions or to the files that they stand in.
_ODD = re.compile(r"[^\w/.~\-\u0080-\U0010ffff]", re.ASCII)

#: What an address may hold in a header, and in the rules of any server, as it is.
_IN_ADDRESSES = ":/?#[]@!&'()*+,;=%~"


def _feed(suffix: str, media_type: str) -> tuple[Delivery, Delivery]:
    """Return how archives of news in a standard are delivered, which never change, and how its feeds are."""
    end = suffix.replace(".", r"\.")
    return (
        Delivery("archive", rf"changes/[0-9]+{end}", (f"changes/*{suffix}",), media_type, 30 * DAY,
            noindex=True, cors=True, immutable=True, announced=True),
        Delivery("feed", end, (f"*{suffix}",), media_type, 15 * MINUTE, noindex=True, cors=True, announced=True),
    )  # fmt: skip


DELIVERIES: tuple[Delivery, ...] = (
    Delivery("calendar", r"\.ics", ("*.ics",), "text/calendar", 15 * MINUTE, noindex=True, cors=True),
    *_feed(".rss", "application/rss+xml"),
    *_feed(".atom", "application/atom+xml"),
    *_feed(".feed.json", "application/feed+json"),
    Delivery("feed", r"/feed\.json", ("feed.json",), "application/feed+json", 15 * MINUTE,
        noindex=True, cors=True, announced=True),
    Delivery("data", r"\.jsonld", ("*.jsonld",), "application/ld+json", 15 * MINUTE, cors=True),
    Delivery("data", r"\.json", ("*.json",), "application/json", 15 * MINUTE, cors=True),
    Delivery("memory", r"\.jsonl", ("published.jsonl",), "application/jsonl", MINUTE, noindex=True),
    Delivery("piece", r"(fragments|heads)/.*\.html", ("fragments/*.html", "heads/*.html"), "text/html",
        5 * MINUTE, noindex=True, cors=True),
    Delivery("mail", r"digest/.*\.html", ("digest/*.html",), "text/html", 5 * MINUTE, noindex=True),
    Delivery("page", r"\.html", ("*.html",), "text/html", 5 * MINUTE),
    Delivery("style", r"\.css", ("*.css",), "text/css", HOUR),
    Delivery("script", r"\.js", ("*.js",), "text/javascript", HOUR),
    Delivery("list", r"\.opml", ("*.opml",), "text/x-opml", 15 * MINUTE, noindex=True, cors=True),
    Delivery("list", r"\.xml", ("*.xml",), "application/xml", 15 * MINUTE),
    Delivery("text", r"\.txt", ("*.txt",), "text/plain", 15 * MINUTE),
    Delivery("drawing", r"\.svg", ("*.svg",), "image/svg+xml", DAY),
    Delivery("picture", r"\.(jpg|jpeg)", ("*.jpg", "*.jpeg"), "image/jpeg", DAY, is_text=False),
    Delivery("picture", r"\.png", ("*.png",), "image/png", DAY, is_text=False),
    Delivery("picture", r"\.webp", ("*.webp",), "image/webp", DAY, is_text=False),
    Delivery("picture", r"\.gif", ("*.gif",), "image/gif", DAY, is_text=False),
    Delivery("picture", r"\.avif", ("*.avif",), "image/avif", DAY, is_text=False),
)  # fmt: skip
#: What is of no known kind: bytes, which nobody should guess at.
UNKNOWN = Delivery("unknown", "", ("*",), "application/octet-stream", HOUR, is_text=False)


@lru_cache(maxsize=4096)
def of(path: str) -> Delivery:
    """Return how the document at a path below the publication's root is delivered."""
    return next((each for each in DELIVERIES if _pattern(each.ending).search(f"/{path}")), UNKNOWN)


@lru_cache(maxsize=64)
def _pattern(ending: str) -> re.Pattern[str]:
    return re.compile(f"{ending}$", re.IGNORECASE)
