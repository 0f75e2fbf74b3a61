"""Documents into a folder: each atomically, only if its bytes changed, and nothing of anybody else's.

A folder that metafeed wrote has a memory, `published.jsonl`, which lists the documents that are ours. Only
those are ever replaced. The memory is written last, so that what it lists is there.
"""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from metafeed.errors import MetafeedError
from metafeed.publish import Document

MEMORY = "published.jsonl"
VERSION = 1


class WriteRefused(MetafeedError):
    """The folder holds something that must not be overwritten. Nothing was written."""

    def __init__(self, path: str, message: str, hint: str | None = None) -> None:
        super().__init__(path, message, hint)
        self.path, self.message, self.hint = path, message, hint

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


@dataclass(frozen=True, slots=True)
class Written:
    """What a build did: paths of documents that changed, and how many there are."""

    changed: tuple[str, ...]
    unchanged: int


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
    """
    contents = {document.path: document.bytes for document in documents}
    contents |= {path: file.read_bytes() for path, file in images.items()}
    memory = _memory(folder, identity, adopt)
    _refuse_foreign(folder, contents, memory, adopt)
    changed = [path for path, data in contents.items() if _replace(folder / path, data)]
    memory.documents |= {path: hashlib.sha256(data).hexdigest() for path, data in contents.items()}
    if not partial or changed:
        _replace(folder / MEMORY, _memory_bytes(memory, now))
    return Written(tuple(changed), len(contents) - len(changed))


def _memory(folder: Path, identity: str, adopt: bool) -> Memory:
    """Return the folder's memory, or a new one where it is empty or adopted."""
    if folder.exists() and not folder.is_dir():
        raise WriteRefused(str(folder), "is a file, not a folder", "name another folder with -o")
    file = folder / MEMORY
    if not file.exists():
        if folder.exists() and any(folder.iterdir()) and not adopt:
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


def _read(file: Path) -> Memory:
    try:
        first, *rest = [json.loads(line) for line in file.read_text("utf-8").splitlines() if line]
        if first["version"] > VERSION:
            raise WriteRefused(
                str(file), f"was written by a newer metafeed (version {first['version']})", "update metafeed"
            )
        documents = {line["document"]: line["sha256"] for line in rest if "document" in line}
        return Memory(str(first["identity"]), documents)
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise WriteRefused(
            str(file), "is not a memory that metafeed can read", "restore it from the live site"
        ) from error


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
    return "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines).encode()


def _refuse_foreign(folder: Path, contents: Iterable[str], memory: Memory, adopt: bool) -> None:
    for path in contents:
        target = folder / path
        if target.is_dir():
            raise WriteRefused(str(target), "is a folder where a document must go", "move it away")
        if target.exists() and path not in memory.documents and not adopt:
            raise WriteRefused(str(target), "was not written by metafeed", "move it away, or say --adopt")
        for parent in target.relative_to(folder).parents:
            if (folder / parent).is_file():
                raise WriteRefused(str(folder / parent), "is a file where a folder must go", "move it away")


def _replace(target: Path, data: bytes) -> bool:
    """Put `data` at `target` in one step, if it differs; tell whether it did."""
    if target.exists() and target.stat().st_size == len(data) and target.read_bytes() == data:
        return False
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=".metafeed-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True
