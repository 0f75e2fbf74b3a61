"""Documents into a folder: each atomically, only if its bytes changed, and nothing of anybody else's.

A folder that metafeed wrote has a memory, `published.jsonl`, which lists the documents that are ours. Only
those are ever replaced or removed. All documents are written beside their places before the first is put
there, so that a full disk changes nothing. Then the memory comes first, as a claim: it says what is about to
be told and which paths are ours, so that whoever goes on after a build that was killed goes on from there,
and no revision is ever given twice. It comes again at the end, when all is in place.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from metafeed.errors import MetafeedError
from metafeed.history import Memory, MemoryFault
from metafeed.history.memory import NAME as MEMORY
from metafeed.publish import Document

#: How the names of files begin that are not in their places yet.
_UNFINISHED = ".metafeed-"


class WriteRefused(MetafeedError):
    """The folder holds something that must not be overwritten. Nothing was written."""

    def __init__(self, path: str, message: str, hint: str | None = None) -> None:
        super().__init__(path, message, hint)
        self.path, self.message, self.hint = path, message, hint

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a build is about to do: steps in order, and what to tell of them.

    `changed` are the paths of documents whose bytes change, `stays` of those that stand already, `left` those of
    earlier builds that are not made any more and stay, `removed` those that go.
    """

    folder: Path
    steps: Sequence[tuple[str, bytes]] = ()
    settled: bytes | None = None
    changed: tuple[str, ...] = ()
    stays: tuple[str, ...] = ()
    left: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Order:
    """What is asked of a build: what to write, and how. `images` maps paths to the files to copy.

    `memory` is what is remembered afterwards; its documents are those that were published before. `partial`
    builds leave all of the memory but its list of documents as it is.
    """

    documents: Iterable[Document]
    images: Mapping[str, Path] = field(default_factory=dict)
    memory: Memory = field(default_factory=lambda: Memory(""))
    adopt: bool = False
    partial: bool = False
    prune: bool = False


def read_memory(place: Path) -> Memory:
    """Return the memory of a folder, or of a file. Raises FileNotFoundError, MemoryFault and OSError."""
    file = place / MEMORY if place.is_dir() else place
    if os.path.lexists(file) and not file.is_file():
        # Not a pipe, which would be waited for.
        raise MemoryFault("MF801", 1, "this is no file", "name a published.jsonl, or the folder that has it")
    return Memory.parse(file.read_bytes())


def memory_of(folder: Path, *, adopt: bool = False) -> Memory | None:
    """Return the memory of an output folder, None if it is new. Raises WriteRefused if it is another's."""
    if folder.exists() and not folder.is_dir():
        raise WriteRefused(str(folder), "is a file, not a folder", "name another folder with -o")
    if os.path.lexists(folder / MEMORY):
        return read_memory(folder)
    if not adopt and not _is_empty(folder):
        raise WriteRefused(
            str(folder), f"is not empty, and has no {MEMORY}", "name another folder with -o, or say --adopt"
        )
    return None


def plan(folder: Path, order: Order, own: Memory | None) -> Plan:
    """Return what writing an order into a folder, whose memory is `own`, comes to.

    All documents are made here. Raises WriteRefused where something of others is in the way, and OSError.
    """
    owned = own.documents if own else {}
    contents: dict[str, bytes] = {}
    digests: dict[str, str] = {}
    changed: list[tuple[str, bytes]] = []
    for path, data in _each(folder, order, owned):
        # Each as it comes: others are still being made.
        contents[path], digests[path] = data, hashlib.sha256(data).hexdigest()
        if not _holds(folder / path, data):
            changed.append((path, data))
    _refuse_foreign(folder, contents, owned, order.adopt)
    new = contents.keys() - owned.keys()
    removed = tuple(sorted(owned.keys() - contents.keys())) if order.prune else ()
    base = own if order.partial and own else order.memory
    known = {path: digest for path, digest in base.documents.items() if path in contents or not order.prune}
    begin = base.begin()
    settled = base.with_documents(known | digests).file(begin)
    stands = _holds(folder / MEMORY, settled)
    claim = base.with_documents(dict(owned) | known | dict.fromkeys(new, ""))
    claims = [] if stands or not (changed or removed) else [(MEMORY, claim.file(begin))]
    left = () if order.partial else tuple(sorted((owned.keys() | base.documents.keys()) - contents.keys()))
    return Plan(
        folder,
        [*claims, *changed],
        None if stands else settled,
        tuple(path for path, _ in changed),
        tuple(contents.keys() - {path for path, _ in changed}),
        () if order.prune else left,
        removed,
    )


def _each(folder: Path, order: Order, owned: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield the paths of pictures and documents, and what is to stand there."""
    yield from ((path, file.read_bytes()) for path, file in order.images.items())
    for document in order.documents:
        # What an archive links to may go now, so that it is written again.
        kept = None if order.prune else _kept(folder, document, owned)
        yield document.path, document.bytes if kept is None else kept


def carry_out(plan: Plan) -> None:
    """Do what was planned. Raises OSError; then nothing has changed but what a next build finishes."""
    clear(plan.folder)
    steps = list(plan.steps)
    if plan.settled is not None:
        steps.append((MEMORY, plan.settled))
    _put(plan.folder, steps, plan.removed)


def remember(folder: Path, memory: bytes) -> None:
    """Put a memory into a folder, if it is not the one that is there. Raises OSError."""
    if not _holds(folder / MEMORY, memory):
        carry_out(Plan(folder, settled=memory))


def clear(folder: Path) -> None:
    """Remove what a build that was killed has left beside the places of documents."""
    for place, _, names in os.walk(folder):
        for name in names:
            if name.startswith(_UNFINISHED):
                Path(place, name).unlink(missing_ok=True)


def _kept(folder: Path, document: Document, owned: Mapping[str, str]) -> bytes | None:
    """Return what stands already of a document that is written once and never again."""
    if not document.fixed or not owned.get(document.path):
        return None
    place = folder / document.path
    if place.is_symlink() or not place.is_file():
        return None
    data = place.read_bytes()
    return data if hashlib.sha256(data).hexdigest() == owned[document.path] else None


def _is_empty(folder: Path) -> bool:
    """Tell whether no files lie in a folder, but for what a build that was killed has left."""
    return all(name.startswith(_UNFINISHED) for _, _, names in os.walk(folder) for name in names)


def _refuse_foreign(folder: Path, contents: Iterable[str], owned: Mapping[str, str], adopt: bool) -> None:
    paths = list(contents)
    for parent in sorted({str(parent) for path in paths for parent in PurePosixPath(path).parents} - {"."}):
        place = folder / parent
        if place.is_symlink():
            raise WriteRefused(str(place), "is a link where a folder must go", "put a folder there")
        if place.exists() and not place.is_dir():
            raise WriteRefused(str(place), "is a file where a folder must go", "move it away")
    for path in paths:
        target = folder / path
        if target.is_dir():
            raise WriteRefused(str(target), "is a folder where a document must go", "move it away")
        if os.path.lexists(target) and path not in owned and not adopt:
            raise WriteRefused(str(target), "was not written by metafeed", "move it away, or say --adopt")


def _holds(target: Path, data: bytes) -> bool:
    """Tell whether a file has these bytes already; a link is no file of ours."""
    if target.is_symlink() or not target.is_file() or target.stat().st_size != len(data):
        return False
    return target.read_bytes() == data


def _put(folder: Path, steps: Sequence[tuple[str, bytes]], removed: Iterable[str]) -> None:
    """Put bytes at paths below `folder`, each in one step, in order; first all beside their places.

    What goes is removed before the last step, which is the memory's.
    """
    made: list[Path] = []
    waiting: list[tuple[Path, Path]] = []
    try:
        for path, data in steps:
            target = folder / path
            made += make(target.parent)
            waiting.append((_beside(target, data), target))
        while waiting:
            if len(waiting) == 1:
                _remove(folder, removed)
            waiting[0][0].replace(waiting[0][1])
            del waiting[0]
    except BaseException:
        for file, _ in waiting:
            file.unlink(missing_ok=True)
        unmake(made)
        raise


def _remove(folder: Path, paths: Iterable[str]) -> None:
    """Remove documents of ours, and the folders that are empty then."""
    for path in paths:
        (folder / path).unlink(missing_ok=True)
        for parent in list(PurePosixPath(path).parents)[:-1]:
            with suppress(OSError):  # what is not empty stays
                (folder / parent).rmdir()


def make(folder: Path) -> list[Path]:
    """Make a folder and those above it; return the ones that were not there, the outermost first.

    Raises WriteRefused where a file has its name.
    """
    if folder.exists() and not folder.is_dir():
        raise WriteRefused(str(folder), "is a file, not a folder", "name another folder with -o")
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing[::-1]


def unmake(folders: Sequence[Path]) -> None:
    """Remove folders that `make` made, if they are empty."""
    for each in reversed(folders):
        with suppress(OSError):  # what is not empty stays
            each.rmdir()


def _beside(target: Path, data: bytes) -> Path:
    """Write bytes into a new file in the folder of `target`, and return it."""
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=_UNFINISHED)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return Path(name)
