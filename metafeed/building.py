"""A build: from a checked source to what a folder will hold, and what patrons will see change.

The edge between the pure publication and the folder: it finds the memory to go on from, and plans the writing.
Commands say what is asked for; nothing is printed here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import chain
from pathlib import Path
from urllib.parse import unquote, urlsplit

from metafeed import publish, sharing, write
from metafeed.checking import Checked, placed
from metafeed.diagnostics import Diagnostic, Severity, Span
from metafeed.errors import MetafeedError
from metafeed.history import Memory, MemoryFault
from metafeed.history.memory import NAME
from metafeed.hosting import HOSTS, Host
from metafeed.publish import Document, Publication
from metafeed.spreading import Spread, one_by_one


@dataclass(frozen=True)
class Job:
    """What is asked for: where to, as of when, going on from what.

    `previous` is a memory or a folder with one, other than the output's own; `first` lets it be missing. `hosts` names
    the servers that are given rules.
    """

    source: Path
    folder: Path
    now: datetime
    previous: Path | None = None
    first: bool = False
    emitters: Sequence[str] | None = None
    views: Sequence[str] | None = None
    adopt: bool = False
    prune: bool = False
    hosts: Sequence[str] = ()
    #: In how many processes the work is done.
    jobs: int = 1

    @property
    def spread(self) -> Spread:
        """How the work is shared out."""
        return sharing.spread(self.jobs)

    @property
    def partial(self) -> bool:
        """Whether only some of the documents are asked for."""
        return bool(self.emitters or self.views)


@dataclass(frozen=True)
class Build:
    """A build that is ready to be carried out. `own` is the memory of the folder, if it has one."""

    job: Job
    checked: Checked
    publication: Publication
    own: Memory | None


class NoPrevious(MetafeedError, FileNotFoundError):
    """The memory to go on from is not there."""


class BadMemory(MetafeedError, ValueError):
    """The memory to go on from cannot be used: `finding` says why, and where."""

    def __init__(self, finding: Diagnostic) -> None:
        super().__init__(finding)
        self.finding = finding

    def __str__(self) -> str:
        return str(self.finding)


def prepare(job: Job, checked: Checked) -> Build:
    """Return the build of a checked source. Nothing is written.

    Raises NoPrevious, BadMemory, write.WriteRefused, publish.NoBaseUrl and OSError.
    """
    own = own_memory(job.folder, adopt=job.adopt)
    memory = own if job.previous is None else previous(job.previous, first=job.first)
    if memory is not None and job.prune:
        memory = memory.pruned(job.now, checked.programme.settings.publish.past_days)
    told = published(checked, job.now, memory, job.previous or job.folder, job.spread)
    return Build(job, with_history(checked, told), told, own)


def own_memory(folder: Path, *, adopt: bool = False) -> Memory | None:
    """Return the memory of an output folder, None if it is new. Raises write.WriteRefused, BadMemory and OSError."""
    try:
        return write.memory_of(folder, adopt=adopt)
    except MemoryFault as fault:
        raise BadMemory(_finding(fault, folder)) from fault


def published(
    checked: Checked, now: datetime, memory: Memory | None, place: Path, spread: Spread = one_by_one
) -> Publication:
    """Return what a checked source publishes at `now` as an edit of a memory, which lies at `place`.

    Raises BadMemory and publish.NoBaseUrl.
    """
    try:
        return publish.publication(checked.programme, now, memory, spread)
    except MemoryFault as fault:
        raise BadMemory(_finding(fault, place)) from fault


def with_history(checked: Checked, told: Publication) -> Checked:
    """Return a check with what is found once one knows what is published."""
    kept = [each for each in told.findings if each.code != _UNNAMED]
    files: dict[str, list[Diagnostic]] = {}
    for finding in told.findings:
        if finding.code == _UNNAMED:
            span = checked.document.place(finding.pointer)
            files.setdefault(span.path if span else "", []).append(finding)
    kept += map(_together, files.values())
    others = [
        each
        for each in checked.findings
        if not (each.code == _NO_ID and each.span and each.span.path in files)
    ]
    return placed(replace(checked, findings=tuple(others)), kept)


#: Screenings without an id: the finding once they are published takes the place of the note before.
_NO_ID, _UNNAMED = "MF213", "MF807"


def _together(found: Sequence[Diagnostic]) -> Diagnostic:
    """Return the finding of a file: at the first screening, and how many there are."""
    if len(found) == 1:
        return found[0]
    several = f"{len(found)} screenings are published, and have no ids of their own"
    return replace(
        found[0], message=several, hint="write them with metafeed ids --write, before one is moved"
    )


def previous(place: Path, *, first: bool = False) -> Memory | None:
    """Return the memory of a folder or file; None if it is missing and this is the first build.

    Raises NoPrevious, BadMemory and OSError.
    """
    try:
        return write.read_memory(place)
    except (FileNotFoundError, NotADirectoryError) as error:
        if first:
            return None
        raise NoPrevious(str(place)) from error
    except MemoryFault as fault:
        raise BadMemory(_finding(fault, place)) from fault


def plan(build: Build) -> write.Plan:
    """Return what carrying out a build comes to. Raises write.WriteRefused and OSError."""
    job, told = build.job, build.publication
    root = job.source if job.source.is_dir() else job.source.parent
    order = write.Order(
        documents=chain(
            publish.documents(told, job.emitters, job.views, job.spread if job.jobs > 1 else None),
            _rules(build),
        ),
        images={} if job.partial else {file: root / file for file in publish.image_files(told)},
        memory=told.memory,
        adopt=job.adopt,
        partial=job.partial,
        prune=job.prune,
    )
    return write.plan(job.folder, order, build.own)


def hosts(build: Build) -> list[Host]:
    """Return the servers that are given rules: those that are asked for, and those that had them before."""
    if build.job.partial:
        return []
    before = {*build.publication.memory.documents, *(build.own.documents if build.own else ())}
    return [each for each in HOSTS if each.name in build.job.hosts or each.file in before]


def base_path(build: Build) -> str:
    """Return where on its site a publication lies: `/`, or `/…/`."""
    path = unquote(urlsplit(build.publication.programme.base or "").path)
    return path if path.endswith("/") else f"{path}/"


def elsewhere(build: Build) -> list[Host]:
    """Return the servers whose rules do not count where they are written, but at the root of the site."""
    return [] if base_path(build) == "/" else [each for each in hosts(build) if each.at_root]


def _rules(build: Build) -> Iterator[Document]:
    hub = build.publication.programme.settings.publish.hub
    for host in hosts(build):
        data = host.rules(base_path(build), str(hub) if hub else None)
        yield Document(host.file, "text/plain", data, host.name, "", "")


def _finding(fault: MemoryFault, place: Path) -> Diagnostic:
    file = place / NAME if place.is_dir() else place
    return Diagnostic(fault.code, Severity.ERROR, fault.message, "", Span(str(file), fault.line), fault.hint)
