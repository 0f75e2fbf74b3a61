"""The publication names an emitter or a view that there is none of.

`publish: {emitters: …}` writes these standards and no other, so a slip there leaves subscribers of a
calendar without one; `without` leaves views out, and with a slip the view is written. The names are those
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

from collections.abc import Callable, Iterator
from dataclasses import replace
from difflib import get_close_matches

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.model import vocabulary
from metafeed.model.languages import is_language
from metafeed.rules import pointing
from metafeed.rules.rule import Rule, finding

#: The names, which rules cannot ask for because they stand above emitters and views. A test holds them
#: equal. Last the kinds that are no selection: `screenings` has a document each, `changes` is news.
EMITTERS = ("jsonld", "ical", "rss", "atom", "jsonfeed")
KINDS = (
    "all", "films", "bills", "venues", "series", "formats", "access", "spoken", "subtitles", "views",
    "screenings", "changes",
)  # fmt: skip
#: What people call them.
_MEANT = {"icalendar": "ical", "ics": "ical", "calendar": "ical", "json-ld": "jsonld", "schema.org": "jsonld"}


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each name that means nothing: an error for emitters, else a warning."""
    publish, keys = case.typed.settings.publish, _keys(case)
    for number, name in enumerate(publish.emitters):
        if name not in EMITTERS:
            place = pointing.written(case.document, f"/publish/emitters/{number}")
            yield finding(RULE, place, f"there is no emitter {name!r}", _hint(name, EMITTERS))
    for number, path in enumerate(publish.without):
        kind, _, key = path.partition("/")
        if path not in KINDS and not (key and kind in keys and keys[kind](key)):
            place = pointing.written(case.document, f"/publish/without/{number}")
            told = finding(RULE, place, f"there is no view {path!r}", _hint(path, KINDS))
            yield replace(told, severity=Severity.WARNING)


def _keys(case: Case) -> dict[str, Callable[[str], bool]]:
    """Return for each kind how to tell whether it has a view of a key, be it empty at present."""
    typed, own = case.typed, {view.id for view in case.typed.settings.views}
    ids: dict[str, set[str]] = {name: set() for name in ("films", "bills", "venues", "series")}
    for name, known in ids.items():
        known |= {item.value.id for item in getattr(typed, name)}
        known |= {identity for collection, identity in typed.broken if collection == name}
    return {
        **{name: known.__contains__ for name, known in ids.items()},
        "formats": lambda key: vocabulary.is_open(key, vocabulary.FORMATS),
        "access": lambda key: vocabulary.is_open(key, vocabulary.ACCESS) or key.startswith("signed-"),
        "spoken": is_language,
        "subtitles": is_language,
        "views": own.__contains__,
    }


def _hint(name: str, names: tuple[str, ...]) -> str:
    """Return the name that was probably meant, else all of them."""
    near = _MEANT.get(name.lower()) or next(iter(get_close_matches(name.partition("/")[0], names, n=1)), None)
    return f"write {near}" if near in names and near != name else f"one of: {', '.join(names)}"


RULE = Rule("MF708", Severity.ERROR, check)
