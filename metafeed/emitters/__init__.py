"""The emitters: one file an output standard. `EMITTERS` is the only list.

An emitter turns a view of an edition into bytes; it names the facts that it reads, and what it does not read is
reported as a loss.

To add a standard, write a module with `document` and `READS`, and add a line here; for its name of `all`, one in
`metafeed.emitters.paths.ALL`. To add what only lists or lays out what others tell (a list of feeds, a style sheet),
do the same without `READS`, and say `telling=False`; what links to documents of others comes `after` them.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatchcase
from functools import cache
from importlib import import_module

from metafeed.emitters.edition import Edition
from metafeed.emitters.facts import facts_of
from metafeed.emitters.paths import document_path
from metafeed.model.programme import Publish
from metafeed.views import KINDS, View

#: Kinds of view that an emitter writes documents of: one document of everything, or one of each selection,
#: with each screening, or with the news and the feed of the weeks; or one of each week.
WHOLE = ("all",)
SELECTIONS = KINDS
WITH_SCREENINGS = (*KINDS, "screenings")
#: Those that one makes a poster for.
QR_KINDS = tuple(kind for kind in KINDS if kind not in ("films", "bills"))
WITH_NEWS = (*KINDS, "changes", "weeks")
WEEKS = ("weeks",)


@dataclass(frozen=True, slots=True)
class Emitter:
    """One output standard.

    `render` is the module that writes it, loaded when it is first used: `document(edition, view)` makes
    the bytes, and `READS` names the facts that it tells, as patterns over `metafeed.emitters.facts` (`!` before
    a pattern takes facts out again). File names and links derive from the suffix.

    `kinds` are the kinds of view that it writes documents of. One with a `group` comes along with that emitter.
    One `on_request` is written only where it is named, in `publish: {also: …}` or by `--only`. One that is not `telling` lists what others tell: it has
    no `READS`, and loses nothing. What links to documents of other standards is written `after` them.
    """

    name: str
    media_type: str
    suffix: str
    standard: str
    render: str
    kinds: tuple[str, ...]
    group: str = ""
    on_request: bool = False
    telling: bool = True
    after: bool = False

    @property
    def path(self) -> str:
        """The path of its document of a view that is called VIEW, or of the only one that it writes."""
        if self.kinds == WEEKS:
            return document_path("weeks/WEEK", self.suffix)
        return document_path("all" if self.kinds == WHOLE else "VIEW", self.suffix)

    def writes(self, kind: str) -> bool:
        """Tell whether it writes documents of a kind of view."""
        return kind in self.kinds

    def is_wanted(
        self, publish: Publish, only: Collection[str] | None = None, kind: str | None = None
    ) -> bool:
        """Tell whether it is written where a programme wants some emitters, and `only` some are asked for.

        What is written of weeks comes along with the digest, and the feeds of them with nothing else.
        """
        if kind == "weeks" and self.name != DIGEST:
            digest = by_name(DIGEST)
            if digest.is_wanted(publish, only):
                return True
            if not self.on_request and not digest.is_wanted(publish):
                return False
        names = {self.name, self.group} - {""}
        if only is not None and not names & set(only):
            return False
        asked = self.on_request and only is not None
        return asked or publish.wants(*names, on_request=self.on_request)

    @property
    def reads(self) -> tuple[str, ...]:
        """The facts that it tells, of one that is telling."""
        found: tuple[str, ...] = import_module(self.render).READS
        return found

    @property
    def document(self) -> Callable[[Edition, View], bytes | None]:
        """The function that makes a document, None if it would say nothing."""
        found: Callable[[Edition, View], bytes | None] = import_module(self.render).document
        return found


@dataclass(frozen=True, slots=True, order=True)
class Loss:
    """A fact that the source tells and a standard cannot carry: its name, and in how many items."""

    fact: str
    count: int


EMITTERS: tuple[Emitter, ...] = (
    Emitter("jsonld", "application/ld+json", ".jsonld", "schema.org 30, JSON-LD 1.1",
        f"{__name__}.jsonld", WITH_SCREENINGS),
    Emitter("ical", "text/calendar", ".ics", "RFC 5545, RFC 7986",
        f"{__name__}.ical", WITH_SCREENINGS),
    Emitter("rss", "application/rss+xml", ".rss", "RSS 2.0, Media RSS",
        f"{__name__}.rss", WITH_NEWS),
    Emitter("atom", "application/atom+xml", ".atom", "RFC 4287, Media RSS",
        f"{__name__}.atom", WITH_NEWS),
    Emitter("jsonfeed", "application/feed+json", ".feed.json", "JSON Feed 1.1",
        f"{__name__}.jsonfeed", WITH_NEWS),
    Emitter("html", "text/html", ".html", "HTML, Open Graph",
        f"{__name__}.html", WITH_SCREENINGS, after=True),
    Emitter("subscribe", "text/html", ".subscribe.html", "HTML: the calendars and feeds, for people",
        f"{__name__}.html.subscribe", WHOLE, group="html", telling=False, after=True),
    Emitter("qr", "image/svg+xml", ".qr.svg", "SVG: QR codes that lead to where one subscribes, for posters",
        f"{__name__}.qr", QR_KINDS, group="html", telling=False, after=True),
    Emitter("script", "text/javascript", ".js", "JavaScript of the page on which one subscribes",
        f"{__name__}.html.script", WHOLE, group="html", telling=False, after=True),
    Emitter("style", "text/css", ".css", "CSS of the pages",
        f"{__name__}.html.style", WHOLE, group="html", telling=False, after=True),
    Emitter("sitemap", "application/xml", ".sitemap.xml", "sitemaps.org 0.9",
        f"{__name__}.sitemap", WHOLE, group="html", telling=False, after=True),
    Emitter("opml", "text/x-opml", ".opml", "OPML 2.0: all feeds",
        f"{__name__}.opml", WHOLE, telling=False, after=True),
    Emitter("fragment", "text/html", ".fragment.html", "HTML to include in a page's body",
        f"{__name__}.fragment", SELECTIONS, after=True),
    Emitter("subscribe-fragment", "text/html", ".subscribe.fragment.html", "HTML of the same, to include in a page's body",
        f"{__name__}.html.subscribe_fragment", WHOLE, telling=False, after=True),
    Emitter("fragment-style", "text/css", ".fragment.css", "CSS of the fragments",
        f"{__name__}.html.fragment_style", WHOLE, group="fragment", telling=False, after=True),
    Emitter("head", "text/html", ".head.html", "HTML to include in a page's head: JSON-LD and links",
        f"{__name__}.head", WITH_SCREENINGS, telling=False, after=True),
    Emitter("ical-rich", "text/calendar", ".rich.ics", "RFC 5545, RFC 9073, RFC 9253: in full detail",
        f"{__name__}.ical_rich", SELECTIONS, on_request=True),
    Emitter("ical-alarm", "text/calendar", ".alarm.ics", "RFC 5545, RFC 9074: with a reminder",
        f"{__name__}.ical_alarm", SELECTIONS, on_request=True),
    Emitter("sitedata", "application/json", ".sitedata.json", "JSON for static-site generators",
        f"{__name__}.sitedata", WHOLE, on_request=True, telling=False, after=True),
    Emitter("digest", "text/html", ".digest.html", "HTML for mail: the week",
        f"{__name__}.digest", WEEKS, on_request=True),
    Emitter("digest-text", "text/plain", ".txt", "plain text for mail: the week",
        f"{__name__}.digest.text", WEEKS, group="digest", on_request=True),
)  # fmt: skip


#: What writes the weeks, and brings along what else is written of them.
DIGEST = "digest"


def by_name(name: str) -> Emitter:
    """Return the emitter called `name`; raises LookupError."""
    for emitter in EMITTERS:
        if emitter.name == name:
            return emitter
    names = [emitter.name for emitter in EMITTERS]
    near = next((e.name for e in EMITTERS if name.lstrip(".") in e.suffix.split(".")), None) or next(
        iter(get_close_matches(name, names, n=1)), None
    )
    meant = f"did you mean {near}?" if near else f"there are {', '.join(names)}"
    raise LookupError(f"there is no emitter {name!r}: {meant}")


def losses(emitter: Emitter, edition: Edition, view: View) -> tuple[Loss, ...]:
    """Return what the items of a view tell that the standard does not carry."""
    if not emitter.telling:
        return ()
    counts = facts_of(edition, view)
    return tuple(
        sorted(Loss(fact, count) for fact, count in counts.items() if not _tells(emitter, view, fact))
    )


def _tells(emitter: Emitter, view: View, fact: str) -> bool:
    """Tell whether an emitter tells a fact in a view; what a feed of weeks tells of them is the digest's."""
    of_week = view.kind == "weeks" and not fact.startswith("programme.") and not emitter.on_request
    return reads_fact(by_name(DIGEST).reads if of_week else emitter.reads, fact)


@cache
def reads_fact(patterns: tuple[str, ...], fact: str) -> bool:
    """Tell whether a fact is among the patterns; one that begins with `!` takes facts out again."""
    told = any(fnmatchcase(fact, pattern) for pattern in patterns if not pattern.startswith("!"))
    return told and not any(fnmatchcase(fact, pattern[1:]) for pattern in patterns if pattern.startswith("!"))
