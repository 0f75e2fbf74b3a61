"""Documents into a folder: each atomically, only if its bytes changed, and nothing of anybody else's.

A folder that metafeed wrote has a memory, `published.jsonl`, which lists the documents that are ours. Only
those are ever replaced. All documents are written beside their places before the first is put there, so
that a full disk changes nothing. The memory claims new paths before they are written, so that a build that
was killed does not find its own documents foreign; it is settled last.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import orjson

from metafeed.errors import MetafeedError
from metafeed.publish import Document

MEMORY = "published.jsonl"
VERSION = 1
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
class Written:
    """What a build did: paths of documents that changed, how many did not, and those left from earlier builds."""

    changed: tuple[str, ...]
    unchanged: int
    left: tuple[str, ...] = ()


@dataclass(slots=True)
class Memory:
    """What a folder's memory says: whose publication it is, and which documents are ours."""

    identity: str
    documents: dict[str, str] = field(default_factory=dict)


def write(
    folder: Path,
    documents: Iterable[Document],
    images: Mapping[str, Path],
    identity: str,
    now: datetime,
    *,
    adopt: bool = False,
    partial: bool = False,
) -> Written:
    """Write a publication. `images` maps paths below `folder` to the files to copy.

    All documents are made before the first is written. `partial` leaves the memory's date as it is.
    Raises WriteRefused where something of others is in the way, and OSError; then nothing has changed,
    unless it is a document's own place that failed: then the next build goes on from there.
    """
    contents = {document.path: document.bytes for document in documents}
    contents |= {path: file.read_bytes() for path, file in images.items()}
    memory = _memory(folder, identity, adopt)
    _refuse_foreign(folder, contents, memory, adopt)
    changed = [(path, data) for path, data in contents.items() if not _holds(folder / path, data)]
    new = contents.keys() - memory.documents.keys()
    claim = Memory(identity, memory.documents | dict.fromkeys(new, ""))
    digests = {path: hashlib.sha256(data).hexdigest() for path, data in contents.items()}
    settled = _memory_bytes(Memory(identity, memory.documents | digests), now)
    steps = [(MEMORY, _memory_bytes(claim, now))] if new else []
    steps += changed
    if changed or not (partial or _holds(folder / MEMORY, settled)):
        steps.append((MEMORY, settled))
    _put(folder, steps)
    left = () if partial else tuple(sorted(memory.documents.keys() - contents.keys()))
    return Written(tuple(path for path, _ in changed), len(contents) - len(changed), left)


def _memory(folder: Path, identity: str, adopt: bool) -> Memory:
    """Return the folder's memory, or a new one where it is empty or adopted."""
    if folder.exists() and not folder.is_dir():
        raise WriteRefused(str(folder), "is a file, not a folder", "name another folder with -o")
    file = folder / MEMORY
    if not os.path.lexists(file):
        if not adopt and not _is_empty(folder):
            raise WriteRefused(
                str(folder),
                f"is not empty, and has no {MEMORY}",
                "name another folder with -o, or say --adopt",
            )
        return Memory(identity)
    memory = _read(file)
    if memory.identity != identity:
        raise WriteRefused(
            str(file),
            f"was published as {memory.identity}, the programme is {identity}",
            "an identity is for life: restore it in programme.yaml",
        )
    return memory


def _is_empty(folder: Path) -> bool:
    """Tell whether no files lie in a folder, but for what a build that was killed has left."""
    return all(name.startswith(_UNFINISHED) for _, _, names in os.walk(folder) for name in names)


def _read(file: Path) -> Memory:
    unreadable = WriteRefused(
        str(file), "is not a memory that metafeed can read", "restore it from the live site"
    )
    # Not a pipe, which would be waited for.
    if not file.is_file():
        raise unreadable
    try:
        first, *rest = [orjson.loads(line) for line in file.read_bytes().split(b"\n") if line.strip()]
        version, identity = first["version"], first["identity"]
        documents = {line["document"]: line["sha256"] for line in rest if "document" in line}
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise unreadable from error
    texts = [identity, *documents, *documents.values()]
    if not isinstance(version, int) or not all(isinstance(text, str) for text in texts):
        raise unreadable
    if version > VERSION:
        raise WriteRefused(
            str(file), f"was written by a newer metafeed (version {version})", "update metafeed"
        )
    return Memory(identity, documents)


def _memory_bytes(memory: Memory, now: datetime) -> bytes:
    head = {
        "metafeed": "published",
        "version": VERSION,
        "identity": memory.identity,
        "now": now.astimezone(UTC).isoformat(),
    }
    lines = [
        head,
        *({"document": path, "sha256": digest} for path, digest in sorted(memory.documents.items())),
    ]
    encode = json.JSONEncoder(ensure_ascii=False).encode
    return "".join(encode(line) + "\n" for line in lines).encode()


def _refuse_foreign(folder: Path, contents: Iterable[str], memory: Memory, adopt: bool) -> None:
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
        if os.path.lexists(target) and path not in memory.documents and not adopt:
            raise WriteRefused(str(target), "was not written by metafeed", "move it away, or say --adopt")


def _holds(target: Path, data: bytes) -> bool:
    """Tell whether a file has these bytes already; a link is no file of ours."""
    if target.is_symlink() or not target.is_file() or target.stat().st_size != len(data):
        return False
    return target.read_bytes() == data


def _put(folder: Path, steps: Sequence[tuple[str, bytes]]) -> None:
    """Put bytes at paths below `folder`, each in one step, in order; first all beside their places."""
    made: list[Path] = []
    waiting: list[tuple[Path, Path]] = []
    try:
        for path, data in steps:
            target = folder / path
            made += _make(target.parent)
            waiting.append((_beside(target, data), target))
        while waiting:
            waiting[0][0].replace(waiting[0][1])
            del waiting[0]
    except BaseException:
        for file, _ in waiting:
            file.unlink(missing_ok=True)
        for each in reversed(made):
            with suppress(OSError):  # what is not empty stays
                each.rmdir()
        raise


def _make(folder: Path) -> list[Path]:
    """Make a folder and those above it; return the ones that were not there, the outermost first."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    folder.mkdir(parents=True, exist_ok=True)
    return missing[::-1]


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
