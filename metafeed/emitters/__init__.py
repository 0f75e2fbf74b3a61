"""The emitters: one file an output standard. `EMITTERS` is the only list.

To add a standard, write a module with `document` and `READS`, and add a line here. An emitter turns a view of an edition
into bytes; it names the facts that it reads, and what it does not read is reported as a loss.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatchcase
from functools import cache
from importlib import import_module

from metafeed.emitters.edition import Edition
from metafeed.emitters.facts import facts_of
from metafeed.views import View


@dataclass(frozen=True, slots=True)
class Emitter:
    """One output standard.

    `render` is the module that writes it, loaded when it is first used: `document(edition, view)` makes
    the bytes, and `READS` names the facts that it tells, as patterns over `metafeed.emitters.facts` (`!` before
    a pattern takes facts out again).
    `kinds_apart` are the kinds of view that it writes no document of. File names and links derive from the
    suffix.
    """

    name: str
    media_type: str
    suffix: str
    standard: str
    render: str
    kinds_apart: tuple[str, ...] = ()

    @property
    def reads(self) -> tuple[str, ...]:
        """The facts that it tells."""
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
    Emitter(
        "jsonld",
        "application/ld+json",
        ".jsonld",
        "schema.org 30, JSON-LD 1.1",
        f"{__name__}.jsonld",
        kinds_apart=("changes",),
    ),
    Emitter(
        "ical", "text/calendar", ".ics", "RFC 5545, RFC 7986", f"{__name__}.ical", ("screenings", "changes")
    ),
    Emitter("rss", "application/rss+xml", ".rss", "RSS 2.0, Media RSS", f"{__name__}.rss", ("screenings",)),
    Emitter(
        "atom", "application/atom+xml", ".atom", "RFC 4287, Media RSS", f"{__name__}.atom", ("screenings",)
    ),
    Emitter(
        "jsonfeed",
        "application/feed+json",
        ".feed.json",
        "JSON Feed 1.1",
        f"{__name__}.jsonfeed",
        ("screenings",),
    ),
)


def by_name(name: str) -> Emitter:
    """Return the emitter called `name`; raises LookupError."""
    for emitter in EMITTERS:
        if emitter.name == name:
            return emitter
    names = [emitter.name for emitter in EMITTERS]
    near = next((e.name for e in EMITTERS if name.lstrip(".") in e.suffix), None) or next(
        iter(get_close_matches(name, names, n=1)), None
    )
    meant = f"did you mean {near}?" if near else f"there are {', '.join(names)}"
    raise LookupError(f"there is no emitter {name!r}: {meant}")


def losses(emitter: Emitter, edition: Edition, view: View) -> tuple[Loss, ...]:
    """Return what the items of a view tell that the standard does not carry."""
    counts = facts_of(edition, view)
    return tuple(
        sorted(Loss(fact, count) for fact, count in counts.items() if not reads_fact(emitter.reads, fact))
    )


@cache
def reads_fact(patterns: tuple[str, ...], fact: str) -> bool:
    """Tell whether a fact is among the patterns; one that begins with `!` takes facts out again."""
    told = any(fnmatchcase(fact, pattern) for pattern in patterns if not pattern.startswith("!"))
    return told and not any(fnmatchcase(fact, pattern[1:]) for pattern in patterns if pattern.startswith("!"))
