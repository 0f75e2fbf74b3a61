"""Programme × views × emitters × languages to documents. Renders each thing once.

`documents` yields leaves before the listings that link to them. A document that would say nothing (a
calendar without an event, a feed without an entry) is not made.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, partial
from itertools import islice
from typing import Any

from metafeed import spreading
from metafeed import views as all_views
from metafeed.diagnostics import Diagnostic
from metafeed.emitters import EMITTERS, WITH_SCREENINGS, Emitter, Loss, by_name, losses, prints, weeks
from metafeed.emitters.block import Block
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
from metafeed.spreading import Spread, one_by_one
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


def publication(
    programme: Programme, now: datetime, memory: Memory | None = None, spread: Spread = one_by_one
) -> Publication:
    """Return what a programme publishes at `now`, as an edit of what `memory` says was published.

    `spread` says how the work on thousands of items is done.

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
    taken = _taken(draft, standing, spread)
    advanced = advance(recalled, standing, memory, partial(_prints, draft, standing, taken), now)
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


#: Showings of which fingerprints are taken in one go.
_PORTION = 500


def _taken(edition: Edition, standing: Standing, spread: Spread) -> dict[str, Mapping[str, str]]:
    """Return the fingerprints of all showings, by id."""
    portions = spreading.portions(edition.programme.showings, _PORTION)
    found: dict[str, Mapping[str, str]] = {}
    for portion, prints_ in zip(
        portions, spread(partial(_of_portion, edition, standing), portions), strict=True
    ):
        found.update(zip((each.id for each in portion), prints_, strict=True))
    return found


def _of_portion(edition: Edition, standing: Standing, portion: Sequence[Showing]) -> list[Mapping[str, str]]:
    return [_prints(edition, standing, {}, "screening", showing) for showing in portion]


def _prints(
    edition: Edition, standing: Standing, taken: Mapping[str, Mapping[str, str]], kind: str, item: Any
) -> Mapping[str, str]:
    if kind == "screening" and item.id in taken:
        return taken[item.id]
    if kind == "screening":
        left = standing.left.get(item.id)
        return prints.of_showing(edition, item, edition.history.left(item.id) if left is None else left)
    return prints.of_item(edition, kind, item)


def documents(
    told: Publication,
    only: Collection[str] | None = None,
    views: Collection[str] | None = None,
    spread: Spread | None = None,
) -> Iterator[Document]:
    """Yield every document of a publication; `only` names emitters, `views` paths of views.

    With a `spread` those of single items are made by it first, with the fragments that all others are put together of.
    """
    publish = told.programme.settings.publish
    wanted: Wanted = {
        kind: [each for each in EMITTERS if each.writes(kind) and each.is_wanted(publish, only, kind)]
        for kind in (*WITH_SCREENINGS, "changes", "weeks")
    }
    order = [
        view for view in _in_order(told, weeks=bool(wanted["weeks"])) if views is None or view.path in views
    ]
    made: Made = {}
    for portion in _of_items(told, wanted, order, spread) if spread else ():
        # What links to others waits for them, here and below.
        yield from (found for found in portion.values() if found and not by_name(found.emitter).after)
        made |= portion
    for after in (False, True):
        for number, edition in enumerate(told.editions):
            for view in order:
                for emitter in wanted[view.kind]:
                    key = (number, view.path, emitter.name)
                    if emitter.after is after and (after or key not in made):
                        found = made[key] if key in made else _document(emitter, edition, view)
                        if found:
                            yield found


#: The emitters that write documents of each kind of view.
Wanted = Mapping[str, Sequence[Emitter]]
#: Number of the edition, path of the view, name of the emitter.
_Key = tuple[int, str, str]
#: Documents, None for what would say nothing.
Made = dict[_Key, Document | None]
#: Kinds of views that stand for a single item; views of which the documents are made in one go.
_OF_ITEMS, _IN_ONE_GO = ("films", "bills", "screenings"), 50


def _of_items(told: Publication, wanted: Wanted, order: Iterable[View], spread: Spread) -> Iterator[Made]:
    """Yield the documents of single items as they are made, and have their fragments in the editions."""
    # What is shown of a film has much in common with it: its screenings are made where it is.
    found = sorted((view for view in order if view.kind in _OF_ITEMS), key=_film_of)
    every = [(number, view) for number in range(len(told.editions)) for view in found]
    portions = spreading.portions(every, _IN_ONE_GO)
    for portion, (made, fragments) in zip(
        portions, spread(_Making(told.editions, wanted), portions), strict=True
    ):
        for number, each in fragments.items():
            told.editions[number].fragments.update(each)
        documents_: Made = {}
        for (number, view), emitter in _each_wanted(portion, wanted):
            data = made[number, view.path, emitter.name]
            documents_[number, view.path, emitter.name] = (
                None if data is None else _as_document(emitter, told.editions[number], view, data)
            )
        yield documents_


def _film_of(view: View) -> str:
    pieces = view.showings[0].pieces if view.showings else ()
    return pieces[0].film.id if pieces else view.key


def _each_wanted(
    portion: Sequence[tuple[int, View]], wanted: Wanted
) -> Iterator[tuple[tuple[int, View], Emitter]]:
    return ((each, emitter) for each in portion for emitter in wanted[each[1].kind])


@dataclass(frozen=True)
class _Making:
    """Makes a portion of documents; what of fragments was made by then is sent once."""

    editions: tuple[Edition, ...]
    wanted: Wanted
    sent: dict[int, int] = field(default_factory=dict)

    def __call__(
        self, portion: Sequence[tuple[int, View]]
    ) -> tuple[dict[_Key, bytes | None], dict[int, dict[Any, Any]]]:
        made = {
            (number, view.path, emitter.name): emitter.document(self.editions[number], view)
            for (number, view), emitter in _each_wanted(portion, self.wanted)
        }
        return made, {number: self._fresh(number) for number in {number for number, _ in portion}}

    def _fresh(self, number: int) -> dict[Any, Any]:
        """Return the fragments of an edition that are octets, as they stand in documents, and were not sent."""
        fragments, sent = self.editions[number].fragments, self.sent.get(number, 0)
        self.sent[number] = len(fragments)
        return {
            key: each
            for key, each in islice(fragments.items(), sent, None)
            if isinstance(each, (bytes, Block))
        }


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
    return _document(emitter, told.edition(language), found)


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


def _document(emitter: Emitter, edition: Edition, view: View) -> Document | None:
    data = emitter.document(edition, view)
    return None if data is None else _as_document(emitter, edition, view, data)


def _as_document(emitter: Emitter, edition: Edition, view: View, data: bytes) -> Document:
    return Document(
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
