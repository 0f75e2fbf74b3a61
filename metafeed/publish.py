"""Programme × views × emitters × languages to documents. Renders each thing once.

`documents` yields leaves before the listings that link to them. A document that would say nothing (a
calendar without an event, a feed without an entry) is not made.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, partial
from typing import Any

from metafeed import views as all_views
from metafeed.diagnostics import Diagnostic
from metafeed.emitters import EMITTERS, WITH_SCREENINGS, Emitter, Loss, by_name, losses, prints, weeks
from metafeed.emitters.edition import Edition
from metafeed.emitters.news import changes_views
from metafeed.history import (
    Change,
    History,
    Memory,
    MemoryFault,
    Standing,
    advance,
    guard,
    recall,
    stand,
)
from metafeed.resolving.clock import at_house
from metafeed.resolving.programme import Programme, Showing
from metafeed.resolving.public import public
from metafeed.views import View


@dataclass(frozen=True, slots=True)
class Document:
    """One published document: its path below the publication's root, and its bytes."""

    path: str
    media_type: str
    bytes: bytes
    emitter: str
    view: str
    language: str
    #: Never written again once it is out: an archive of news.
    fixed: bool = False
    _losses: Callable[[], tuple[Loss, ...]] = field(default=tuple, compare=False, repr=False)

    @property
    def losses(self) -> tuple[Loss, ...]:
        """What its standard could not carry, worked out when it is asked for."""
        return self._losses()


class NoBaseUrl(ValueError):
    """The programme has no `base_url`, so nothing can be linked."""

    def __init__(self) -> None:
        super().__init__("the programme has no base_url")


@dataclass(frozen=True)
class Publication:
    """What is published at an instant: editions by language, views, and what is told otherwise than before.

    `memory` is what the next build goes on from; its documents are those of the last one. `guard` is the
    finding that should stop it, `findings` are the others.
    """

    editions: tuple[Edition, ...]
    views: tuple[View, ...]
    memory: Memory
    changes: tuple[Change, ...] = ()
    findings: tuple[Diagnostic, ...] = ()
    guard: Diagnostic | None = None
    ghosts: tuple[Showing, ...] = ()

    @cached_property
    def weeks(self) -> tuple[View, ...]:
        """The views of the digest: each week that is published, and its feed. Nobody subscribes to a week."""
        return tuple(weeks.views(self.editions[0]))

    @property
    def programme(self) -> Programme:
        """What is told: what is public, and what vanished and is still told."""
        return self.editions[0].programme

    def edition(self, language: str | None = None) -> Edition:
        """Return the edition in a language, the main one by default; raises LookupError."""
        for edition in self.editions:
            if language in (None, edition.language):
                return edition
        message = f"the programme has no language {language!r}, only {', '.join(self.programme.languages)}"
        raise LookupError(message)

    def has(self, path: str) -> bool:
        """Tell whether there is a view at a path."""
        try:
            self.view(path)
        except LookupError:
            return False
        return True

    def view(self, path: str) -> View:
        """Return the view at a path, `screenings/ID` and `weeks/2026-w48` included; raises LookupError."""
        kind, _, key = path.partition("/")
        if kind == "screenings":
            told = (*self.programme.showings, *self.ghosts)
            found = next((all_views.screening(showing) for showing in told if showing.id == key), None)
        elif kind == "weeks" and key:
            found = weeks.view(self.editions[0], key)
        else:
            found = next(
                (view for view in (self.weeks if kind == "weeks" else self.views) if view.path == path), None
            )
        if found is None:
            message = f"there is no view {path!r}"
            raise LookupError(message)
        return found


def publication(programme: Programme, now: datetime, memory: Memory | None = None) -> Publication:
    """Return what a programme publishes at `now`, as an edit of what `memory` says was published.

    Raises NoBaseUrl, and MemoryFault if the memory is another publication's or does not fit together.
    """
    if programme.base is None:
        raise NoBaseUrl
    now = at_house(programme, now)
    identity = str(programme.identity)
    memory = memory or Memory(identity)
    if memory.identity != identity:
        told = f"this was published as {memory.identity}, the programme is {identity}"
        raise MemoryFault("MF803", 1, told, "an identity is for life: restore it in programme.yaml")
    recalled = recall(memory, public(programme, now), now)
    standing = stand(recalled, memory, now)
    draft = Edition(recalled.programme, programme.languages[0], now, History(now, memory))
    advanced = advance(recalled, standing, memory, partial(_prints, draft, standing), now)
    history = History(now, advanced.memory, frozenset(memory.documents))
    return Publication(
        tuple(Edition(recalled.programme, language, now, history) for language in programme.languages),
        (*standing.views, *changes_views(advanced.memory.news)),
        advanced.memory,
        advanced.changes,
        recalled.findings,
        guard(memory, recalled, now),
        recalled.ghosts,
    )


def unpublished(programme: Programme, now: datetime) -> Publication:
    """Return what a programme publishes at `now` if nothing was published before, without changes and news.

    It costs a fraction of `publication`: for whoever wants one document or node of many. Raises NoBaseUrl.
    """
    if programme.base is None:
        raise NoBaseUrl
    now = at_house(programme, now)
    told, history = public(programme, now), History(now)
    editions = tuple(Edition(told, language, now, history) for language in programme.languages)
    return Publication(editions, tuple(all_views.every(told)), Memory(str(programme.identity)))


def _prints(edition: Edition, standing: Standing, kind: str, item: Any) -> Mapping[str, str]:
    if kind == "screening":
        left = standing.left.get(item.id)
        return prints.of_showing(edition, item, edition.history.left(item.id) if left is None else left)
    return prints.of_item(edition, kind, item)


def documents(
    told: Publication, only: Collection[str] | None = None, views: Collection[str] | None = None
) -> Iterator[Document]:
    """Yield every document of a publication; `only` names emitters, `views` paths of views."""
    publish = told.programme.settings.publish
    wanted = {
        kind: [each for each in EMITTERS if each.writes(kind) and each.is_wanted(publish, only, kind)]
        for kind in (*WITH_SCREENINGS, "changes", "weeks")
    }
    for after in (False, True):
        for edition in told.editions:
            for view in _in_order(told, weeks=bool(wanted["weeks"])):
                for emitter in wanted[view.kind]:
                    if emitter.after is after and (views is None or view.path in views):
                        yield from _document(emitter, edition, view)


def emit(
    name: str,
    programme: Programme,
    *,
    now: datetime,
    view: str = "all",
    language: str | None = None,
    memory: Memory | None = None,
) -> Document | None:
    """Return one document, or None if it would say nothing. Unknown names raise LookupError."""
    emitter = by_name(name)
    # News are told from a memory, and linked to by pages; everything else without one is told for the first time.
    light = memory is None and view.partition("/")[0] != "changes" and not emitter.after
    told = unpublished(programme, now) if light else publication(programme, now, memory)
    found = told.view(view)
    if not emitter.writes(found.kind):
        message = f"{name} has no document of {view}"
        raise LookupError(message)
    return next(iter(_document(emitter, told.edition(language), found)), None)


def _in_order(told: Publication, *, weeks: bool) -> Iterator[View]:
    """Yield the views to write, screenings first, `all`, the news and the weeks last."""
    programme = told.programme
    if "screenings" not in programme.settings.publish.without:
        showings = {showing.id: showing for showing in (*told.ghosts, *programme.showings)}
        yield from (all_views.screening(each) for each in showings.values() if each.start is not None)
    written = [view for view in told.views if all_views.is_written(programme, view)]
    yield from sorted(written, key=lambda view: (view.kind in ("all", "changes"), view.kind == "changes"))
    if weeks:
        yield from (view for view in told.weeks if all_views.is_written(programme, view))


def _document(emitter: Emitter, edition: Edition, view: View) -> Iterator[Document]:
    data = emitter.document(edition, view)
    if data is None:
        return
    yield Document(
        path=edition.path(view.path, emitter.suffix),
        media_type=emitter.media_type,
        bytes=data,
        emitter=emitter.name,
        view=view.path,
        language=edition.language,
        fixed=view.kind == "changes" and bool(view.key),
        _losses=partial(losses, emitter, edition, view),
    )


def image_files(told: Publication) -> list[str]:
    """Return the files below `images/` that a publication shows, to be copied beside it."""
    programme, today = told.programme, told.editions[0].now.date()
    images = [image for film in programme.films.values() for image in film.images]
    images += [image for bill in programme.bills.values() for image in bill.images]
    images += [image for series in programme.series.values() for image in series.images]
    images += [image for venue in programme.venues.values() for image in venue.images]
    images += programme.settings.images
    shown = {i.file for i in images if i.file and i.may_be_shown(today)}
    return sorted(file for file in shown if programme.images.get(file) is not None)
