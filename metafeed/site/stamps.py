"""Whether a source changed: when the files that `metafeed.read` reads were written, and how long they are.

A folder is looked at where programmes lie, and nowhere else: a build or a repository within it costs nothing.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from metafeed.document import COLLECTIONS
from metafeed.history.memory import NAME as MEMORY

#: Path, time of writing, length, and number of the file: editors put a new file in the place of the old one.
Stamp = tuple[str, int, int, int]

_FOLDERS = (*COLLECTIONS, "imported", "templates", "images")


def of(source: Path, memory: Path | None = None) -> frozenset[Stamp]:
    """Return the stamps of a source, and of the memory if there is one. What is not there has none."""
    found = set(_below(source)) if source.is_dir() else {*_stamp(source), *_all(source.parent / "images")}
    return frozenset(found) if memory is None else frozenset(found) | of_memory(memory)


def of_memory(memory: Path) -> frozenset[Stamp]:
    """Return the stamp of a memory, or of that of a folder."""
    return frozenset(_stamp(memory / MEMORY if memory.is_dir() else memory))


def _below(folder: Path) -> Iterator[Stamp]:
    for name in _names(folder):
        path = folder / name
        if name in _FOLDERS:
            yield from _all(path)
        elif not path.is_dir():
            yield from _stamp(path)


def _all(folder: Path) -> Iterator[Stamp]:
    for where, inner, names in os.walk(folder):
        inner[:] = [name for name in inner if not name.startswith(".")]
        for name in names:
            if not name.startswith("."):
                yield from _stamp(Path(where, name))


def _names(folder: Path) -> list[str]:
    try:
        return [path.name for path in folder.iterdir() if not path.name.startswith(".")]
    except OSError:
        return []


def _stamp(path: Path) -> Iterator[Stamp]:
    try:
        found = path.stat()
    except (OSError, ValueError):
        return
    yield str(path), found.st_mtime_ns, found.st_size, found.st_ino
