"""A programme as a running site tells it: read once, read again when its files change, told as of now.

    site = Site("my-cinema")
    site.head("films/cranes")  ·  site.node("films/cranes")  ·  site.fragment("films/cranes")

What templates and middleware ask (`metafeed.jinja`, `metafeed.django`, `metafeed.asgi`); it knows nothing of
any of them. One may be shared by all threads. No page fails because of a programme: what an editor breaks is
logged as a warning of `metafeed`, and what was told before stays.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime
from difflib import get_close_matches
from os import PathLike
from pathlib import Path
from threading import Lock
from typing import Any, Self, TypeAlias

from markupsafe import Markup

from metafeed.diagnostics import Severity
from metafeed.embedding import Element, Pages
from metafeed.emitters.elements import elements
from metafeed.errors import InvalidProgramme, MetafeedError, SourceNotFound, TemplateFault
from metafeed.history import Memory, MemoryFault
from metafeed.library import load
from metafeed.publish import NoBaseUrl
from metafeed.resolving.programme import Programme
from metafeed.site import stamps
from metafeed.site.told import Told
from metafeed.write import read_memory

LOGGER = logging.getLogger("metafeed")
#: Findings of a broken programme, and views that are not there, that are logged between two readings.
_SHOWN, _MISSED = 3, 1000


def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


class Site:
    """The programme of a folder or file, for the pages of a site.

    `memory` is a `published.jsonl` or the folder that has it: with it earlier starts and what was withdrawn are
    told as in the documents of `metafeed build`. `language` is that of pages that say none; `links` tells
    whether heads link to the feeds and calendars of the publication. The source is looked at once in
    `interval` seconds at most.

    `strict` is for development and tests: LookupError for a view that is not there, and InvalidProgramme or
    NoBaseUrl at the start. Without it these are logged, and the page gets nothing. A source that is not there
    at the start raises SourceNotFound in any case.
    """

    def __init__(
        self,
        source: str | PathLike[str],
        *,
        memory: str | PathLike[str] | None = None,
        language: str | None = None,
        links: bool = True,
        strict: bool = False,
        clock: Callable[[], datetime] = _now,
        interval: float = 1.0,
    ) -> None:
        self._source, self._place = Path(source), None if memory is None else Path(memory)
        self._language, self._links, self._strict = language, links, strict
        self._clock, self._interval = clock, interval
        self._lock, self._next = Lock(), time.monotonic() + interval
        self._programme: Programme | None = None
        self._memory: Memory | None = None
        self._told: Told | None = None
        self._missed: set[str] = set()
        self._seen = stamps.of(self._source, self._place)
        try:
            self._read()
        except (InvalidProgramme, NoBaseUrl) as error:
            if strict:
                raise
            _warn(self._source, error, "until it is mended pages get nothing")

    @classmethod
    def of(cls, source: Source) -> Site | Self:
        """Return a site as it is, or that of a folder or file."""
        return source if isinstance(source, Site) else cls(source)

    # What a page asks for

    def head(self, view: str, language: str | None = None, *, nonce: str | None = None) -> Markup:
        """Return what the head of a page of a view carries: its JSON-LD, and links to its feeds and calendar.

        Empty for a view that is not there, such as a film that left the programme.
        """
        told = self._found(view)
        if told is None:
            return Markup("")
        # Kept by the language that it is in: those that are asked for come from requests, and are many.
        key = view, told.language(view, language or self._language)
        if nonce is None and key in told.heads:
            return told.heads[key]
        element = replace(self._element(told, view, language), nonce=nonce)
        # Made of ASCII that stands in a page as it is.
        made = Markup("\n".join(elements(element, xml=False)))  # noqa: S704
        if nonce is None:
            told.heads[key] = made
        return made

    def node(self, view: str, language: str | None = None) -> dict[str, Any]:
        """Return the JSON-LD of a page of a view as a dict, to add to and to write with `metafeed.script_tag`."""
        element = self.element(view, language)
        return deepcopy(dict(element.node)) if element else {}

    def fragment(self, view: str, language: str | None = None) -> Markup:
        """Return the showings of a view as HTML for the body of a page."""
        told = self._found(view)
        if told is None:
            return Markup("")
        try:
            return Markup(told.fragment(view, language or self._language))  # noqa: S704 - escaped by its templates
        except TemplateFault as fault:
            if self._strict:
                raise
            LOGGER.warning("%s: %s", self._source, fault)
            return Markup("")

    def element(self, view: str, language: str | None = None) -> Element | None:
        """Return what the head of a page of a view carries as a value, None for a view that is not there."""
        told = self._found(view)
        return None if told is None else self._element(told, view, language)

    def _element(self, told: Told, view: str, language: str | None) -> Element:
        element = told.element(view, language or self._language)
        return element if self._links else replace(element, links=())

    @property
    def pages(self) -> Pages:
        """The pages of the views, for finding out what belongs on a page."""
        told = self._current()
        return told.pages if told else Pages({}, {})

    # The programme behind it

    def _current(self) -> Told | None:
        """Return what is told now. One thread looks whether that changed; the others go on with what was."""
        if time.monotonic() >= self._next and self._lock.acquire(blocking=False):
            try:
                self._look()
            finally:
                self._next = time.monotonic() + self._interval
                self._lock.release()
        return self._told

    def _look(self) -> None:
        try:
            seen = stamps.of(self._source, self._place)
            if seen != self._seen:
                self._seen = seen
                self._read()
                LOGGER.info("%s: read again", self._source)
            elif self._told and not self._told.holds(self._clock()):
                self._tell()
        except (MetafeedError, NoBaseUrl) as error:
            _warn(self._source, error, "what was told before stays")
        except Exception:  # a site outlives whatever is saved into its programme
            LOGGER.exception("%s: cannot be read; what was told before stays", self._source)

    def _read(self) -> None:
        programme = load(self._source)
        if programme.base is None:
            raise NoBaseUrl
        self._programme, self._memory = programme, self._remembered()
        self._missed.clear()
        self._tell()

    def _remembered(self) -> Memory | None:
        try:
            return read_memory(self._place) if self._place else None
        except FileNotFoundError:
            return None
        except (MemoryFault, OSError) as fault:
            _warn(self._place, fault, "it is left out")
            return self._memory

    def _tell(self) -> None:
        if self._programme is None:
            return
        now = self._clock()
        try:
            self._told = Told.at(now, self._programme, self._memory)
        except MemoryFault as fault:
            _warn(self._place, fault, "it is left out")
            self._memory = None
            self._told = Told.at(now, self._programme)

    def _found(self, view: str) -> Told | None:
        """Return what is told if it has a view; else say so, once for each reading of the source."""
        told = self._current()
        if told is None or told.has(view):
            return told
        near = get_close_matches(view, told.paths, n=1)
        hint = f"; did you mean {near[0]}?" if near else ""
        if self._strict:
            message = f"there is no view {view!r}{hint}"
            raise LookupError(message)
        if view not in self._missed and len(self._missed) < _MISSED:
            self._missed.add(view)
            LOGGER.warning("%s: there is no view %r%s", self._source, view, hint)
        return None


#: What tools take: a folder, a file, or a site with its options.
Source: TypeAlias = Site | str | PathLike[str]


def _warn(place: Path | None, error: Exception, what_now: str) -> None:
    """Log why a programme cannot be told, with its first errors, each on a line."""
    if not isinstance(error, InvalidProgramme):
        reason = error.reason if isinstance(error, SourceNotFound) else str(error)
        LOGGER.warning("%s: %s; %s", place, reason, what_now)
        return
    errors = [f"\n  {each}" for each in error.findings if each.severity is Severity.ERROR]
    told = f"{len(errors)} error{'s' if len(errors) > 1 else ''}"
    more = f"\n  and {len(errors) - _SHOWN} more" if len(errors) > _SHOWN else ""
    LOGGER.warning("%s: %s; %s%s", place, told, what_now, "".join(errors[:_SHOWN]) + more)
