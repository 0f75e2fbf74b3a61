"""The publication names an emitter or a view that there is none of.

`publish: {emitters: …}` writes these standards and no other, so a slip there leaves subscribers of a
calendar without one; `also` adds what is written on request alone, and `without` leaves views out, and with a slip the view is written. The names are those
that `metafeed emitters` and `metafeed views` print. A view that is empty at present may be named.

Fails:
    publish: {emitters: [icalendar, rss]}

Fails:
    publish: {without: [format, films/crane]}
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}

Passes:
    publish: {emitters: [ical, rss], without: [formats, films/cranes, access/open-captions]}
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    views:
      - {id: midnight, title: Midnight, days: "fri, sat"}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from difflib import get_close_matches

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.model import vocabulary
from metafeed.model.languages import is_language
from metafeed.rules import pointing
from metafeed.rules.rule import Rule, finding

#: The names, which rules cannot ask for because they stand above emitters and views. A test holds them
#: equal. Last the kinds that are no selection: `screenings` and `weeks` have
#: a document each, `changes` is news.
EMITTERS = (
    "jsonld", "ical", "rss", "atom", "jsonfeed", "html", "subscribe", "qr", "script", "style", "sitemap", "opml",
    "fragment", "subscribe-fragment", "fragment-style", "head",
    "ical-rich", "ical-alarm", "sitedata", "digest", "digest-text",
)  # fmt: skip
KINDS = (
    "all", "films", "bills", "venues", "series", "formats", "access", "spoken", "subtitles", "views",
    "screenings", "changes", "weeks",
)  # fmt: skip
#: What people call them.
_MEANT = {"icalendar": "ical", "ics": "ical", "calendar": "ical", "json-ld": "jsonld", "schema.org": "jsonld"}


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each name that means nothing: an error for emitters, else a warning."""
    publish = case.typed.settings.publish
    for key in ("emitters", "also"):
        for number, name in enumerate(getattr(publish, key)):
            if name not in EMITTERS:
                place = pointing.written(case.document, f"/publish/{key}/{number}")
                near = _MEANT.get(name.lower()) or _near(name, EMITTERS)
                yield finding(RULE, place, f"there is no emitter {name!r}", _hint(near, EMITTERS))
    paths = tuple(_paths(case))
    for number, path in enumerate(publish.without):
        if path not in (*KINDS, *paths) and not _may_be(path):
            place = pointing.written(case.document, f"/publish/without/{number}")
            near = _near(path, paths if "/" in path else KINDS)
            told = finding(RULE, place, f"there is no view {path!r}", _hint(near, KINDS))
            yield replace(told, severity=Severity.WARNING)


def _paths(case: Case) -> Iterator[str]:
    """Yield the paths of the views of items, broken ones included."""
    typed = case.typed
    for kind in ("films", "bills", "venues", "series"):
        yield from (f"{kind}/{item.value.id}" for item in getattr(typed, kind))
    yield from (f"{kind}/{identity}" for kind, identity in typed.broken)
    yield from (f"views/{view.id}" for view in typed.settings.views)


def _may_be(path: str) -> bool:
    """Tell whether there is a view of that name as soon as a showing has the value."""
    kind, _, value = path.partition("/")
    if kind in ("spoken", "subtitles"):
        return is_language(value)
    words = {"formats": vocabulary.FORMATS, "access": vocabulary.ACCESS}.get(kind)
    return words is not None and (vocabulary.is_open(value, words) or value.startswith("signed-"))


def _near(name: str, names: tuple[str, ...]) -> str | None:
    return next(iter(get_close_matches(name.lower(), names, n=1, cutoff=0.75)), None)


def _hint(near: str | None, names: tuple[str, ...]) -> str:
    return f"write {near}" if near else f"one of: {', '.join(names)}"


RULE = Rule("MF708", Severity.ERROR, check)
