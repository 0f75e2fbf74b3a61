"""From a source to what is held: read, checked, told as an edit of what is remembered, and rendered whole.

What a folder would hold after `metafeed build`, and the same memory beside it. Where it is to be remembered, the
memory is read, gone on from and written under the lock of its folder, so that several servers of one publication, and
builds into the same folder, tell one story.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from metafeed import building, publish, write
from metafeed.checking import Checked, check
from metafeed.document import Document
from metafeed.emitters import EMITTERS, by_name
from metafeed.errors import InvalidProgramme
from metafeed.history import Memory
from metafeed.history.memory import NAME as MEMORY
from metafeed.history.stamping import later, whole_second
from metafeed.lock import locked
from metafeed.publish import NoBaseUrl, Publication
from metafeed.read import read
from metafeed.serve import linking
from metafeed.serve.holding import Holding, Resource
from metafeed.upcoming import next_instant
from metafeed.views import KINDS

LOGGER = logging.getLogger("metafeed")
#: Told anew at least so often, so that what is due comes in time even if the clock was put forward.
_HOUR = timedelta(hours=1)
#: The emitters whose documents can be narrowed by parameters.
NARROWED = ("ical", "ical-rich", "ical-alarm", "rss", "atom", "jsonfeed")


@dataclass(frozen=True)
class Task:
    """What is asked for: a source, and where its memory lies; see `metafeed.serve.create_app`."""

    source: Path
    output: Path | None = None
    remember: bool = False
    base_url: str | None = None
    allow_shrink: bool = False

    def read(self) -> Document:
        """Return the source, with the base URL that was asked for. Raises SourceNotFound."""
        document = read(self.source)
        if self.base_url is None:
            return document
        return replace(document, tree=document.tree | {"base_url": self.base_url})

    def folder(self, checked: Checked) -> Path:
        """Return the folder of the memory: the one that was named, or where the programme is built to."""
        root = self.source if self.source.is_dir() else self.source.parent
        return self.output or root / (checked.programme.settings.output or "site")


@dataclass(frozen=True)
class Told:
    """What is held now, and the folder of its memory."""

    holding: Holding
    folder: Path


def tell(task: Task, document: Document, now: datetime, before: Holding | None) -> Told:
    """Return what a source publishes at `now`; what did not change `before` stays the same value.

    Raises InvalidProgramme (also where the guard refuses), NoBaseUrl, building.BadMemory, write.WriteRefused,
    TemplateFault and OSError. Then nothing was remembered.
    """
    checked = check(document)
    if not checked.publishable:
        raise InvalidProgramme(checked.findings)
    if checked.programme.base is None:
        raise NoBaseUrl
    folder = task.folder(checked)
    with _memory(task, folder) as (own, keep):
        known = own or _held(task, folder, before)
        told = building.published(checked, now, known, folder)
        if told.guard and not task.allow_shrink:
            raise InvalidProgramme([told.guard])
        made = _made(task, told, before)
        settled = _settled(told, made)
        keep(settled)
    return Told(_holding(checked, told, made, settled, _Dates(now, before, known, folder)), folder)


@contextmanager
def _memory(task: Task, folder: Path) -> Iterator[tuple[Memory | None, Callable[[bytes], None]]]:
    """Yield the memory to go on from, and what keeps the next one."""
    if not task.remember:
        place = folder / MEMORY
        yield building.previous(place) if place.exists() else None, _forgotten
        return
    write.make(folder)
    with locked(folder, lambda: None):
        own = building.own_memory(folder)
        yield own, partial(write.remember, folder)


def _held(task: Task, folder: Path, before: Holding | None) -> Memory | None:
    """Return what is remembered of what was told before, where the memory is gone that should be there."""
    if before is None or not task.remember:
        return None
    LOGGER.warning("%s: the memory is gone; it is written again", folder / MEMORY)
    return Memory.parse(before.resources[MEMORY].body)


def _forgotten(_settled: bytes) -> None:
    """Keep nothing: this only shows."""


def _made(
    task: Task, told: Publication, before: Holding | None
) -> dict[str, tuple[bytes, publish.Document | None]]:
    """Return all documents and pictures by path; what is written once stays as it was."""
    root = task.source if task.source.is_dir() else task.source.parent
    made: dict[str, tuple[bytes, publish.Document | None]] = {
        file: ((root / file).read_bytes(), None) for file in publish.image_files(told)
    }
    for document in publish.documents(told):
        known = before.resources.get(document.path) if before and document.fixed else None
        made[document.path] = (known.body if known else document.bytes, document)
    return made


def _settled(told: Publication, made: Mapping[str, tuple[bytes, publish.Document | None]]) -> bytes:
    """Return the memory as a build leaves it."""
    digests = {path: hashlib.sha256(body).hexdigest() for path, (body, _) in made.items()}
    return told.memory.with_documents(dict(told.memory.documents) | digests).to_bytes()


@dataclass(frozen=True)
class _Dates:
    """When documents last changed: now, or when they did as far as is known."""

    now: datetime
    before: Holding | None
    own: Memory | None
    folder: Path

    def of(self, path: str, digest: str) -> datetime:
        """Return the second in which a document became what it is, or a later one."""
        known = self.before.resources.get(path) if self.before else None
        now = whole_second(self.now)
        if known:
            return known.changed if known.digest == digest else later(now, known.changed)
        if self.own and self.own.documents.get(path) == digest:
            return min(now, self._remembered)
        return now

    @property
    def _remembered(self) -> datetime:
        """A second after the memory was written: nothing that it knows has changed since."""
        try:
            written = (self.folder / MEMORY).stat().st_mtime
        except OSError:
            return whole_second(self.now)
        return datetime.fromtimestamp(int(written) + 1, UTC)


def _holding(
    checked: Checked,
    told: Publication,
    made: Mapping[str, tuple[bytes, publish.Document | None]],
    settled: bytes,
    dates: _Dates,
) -> Holding:
    documents = [document for _, document in made.values() if document]
    links = linking.links(told, documents)
    found = {path: _resource(path, body, document, links, dates) for path, (body, document) in made.items()}
    found[MEMORY] = _resource(MEMORY, settled, None, links, dates)
    due = next_instant(checked.programme, told, dates.now)
    until = min(due, dates.now + _HOUR) if due else dates.now + _HOUR
    gone = told.memory.documents.keys() - found.keys()
    return Holding(told, found, frozenset(gone | _views(gone)), until)


def _views(paths: Iterable[str]) -> set[str]:
    """Return the addresses without a suffix of documents, at which a client chooses its standard."""
    return {
        path.removesuffix(each.suffix) for path in paths for each in EMITTERS if path.endswith(each.suffix)
    }


def _resource(
    path: str, body: bytes, document: publish.Document | None, links: Mapping[str, str], dates: _Dates
) -> Resource:
    digest = hashlib.sha256(body).hexdigest()
    resource = Resource(path, body, dates.of(path, digest), digest, links=links.get(path, ""))
    if document:
        resource = replace(resource, emitter=document.emitter, view=document.view, language=document.language)
    known = dates.before.resources.get(path) if dates.before else None
    return known if known == resource and known is not None else resource


def can_be_narrowed(resource: Resource) -> bool:
    """Tell whether parameters mean something for a document."""
    return resource.emitter in NARROWED and resource.view.partition("/")[0] in KINDS


def narrow(holding: Holding, resource: Resource, query: str) -> Resource | None:
    """Return what a query leaves of a calendar or feed, itself where it asks for nothing, None if that is nothing.

    Raises metafeed.narrowing.BadParameter.
    """
    from metafeed import narrowing

    told = holding.publication
    asked = narrowing.parse(query, told)
    if asked is None:
        return resource
    known = holding.narrowed.get((resource.path, asked.query))
    if known is not None:
        return known
    edition, view = told.edition(resource.language), told.view(resource.view)
    body = by_name(resource.emitter).document(edition, narrowing.narrowed(told, view, asked))
    if body is None:
        return None
    links = linking.narrowed(resource, asked.query, holding.of_view(resource.view, resource.language), told)
    location = f"{resource.path.rpartition('/')[2]}?{asked.query}"
    # What it tells hangs on more than the document does: a title, what has left. Whatever changed last is late enough.
    changed = max(each.changed for each in holding.resources.values())
    made = replace(Resource.of(resource.path, body, changed), links=links, location=location)
    holding.narrowed.put((resource.path, asked.query), made)
    return made
