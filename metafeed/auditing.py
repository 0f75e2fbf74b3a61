"""The files of an audit: which pages lie at the paths that a user names, and their bytes. Judging is in `metafeed.audit`."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from metafeed.errors import MetafeedError

#: What is looked at in a folder. A file that is named itself may be called anything.
SUFFIXES = (".html", ".htm", ".xhtml", ".jsonld", ".json")
#: Standard input, as a path.
STDIN = "-"
#: Folders that hold no pages.
_SKIPPED = ("node_modules", "__pycache__")


class NoSuchPath(MetafeedError, FileNotFoundError):
    """A path that leads to no file and no folder: `path`."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path

    def __str__(self) -> str:
        return f"there is no file or folder {self.path!r}"

    def __reduce__(self) -> tuple[type[NoSuchPath], tuple[str]]:
        return type(self), (self.path,)


@dataclass(frozen=True, slots=True)
class File:
    """A file to judge: how it is called in findings, and its bytes."""

    name: str
    data: bytes


def files(paths: Iterable[str]) -> Iterator[File]:
    """Yield the files at paths, those of a folder sorted, each once. Raises NoSuchPath, OSError."""
    seen: set[str] = set()
    for path in paths:
        if path == STDIN:
            yield File(STDIN, sys.stdin.buffer.read())
            continue
        for found in _below(Path(path)):
            real = os.path.realpath(found)
            if real not in seen:
                seen.add(real)
                data = found.read_bytes()
                # A folder has many files of JSON that are no JSON-LD.
                if found.suffix.lower() != ".json" or found == Path(path) or _has_context(data):
                    yield File(found.as_posix(), data)


def _has_context(data: bytes) -> bool:
    """Tell whether JSON has a context on its top level; data for programs may hold JSON-LD further down."""
    try:
        value = json.loads(data) if b"@context" in data else None
    except (ValueError, RecursionError):
        return False
    nodes = value if isinstance(value, list) else [value]
    return any(isinstance(node, dict) and "@context" in node for node in nodes)


def check(paths: Iterable[str]) -> None:
    """Raise NoSuchPath for the first path that leads nowhere, before the first page is judged."""
    for path in paths:
        if path != STDIN and not Path(path).exists():
            raise NoSuchPath(path)


def _below(path: Path) -> Iterator[Path]:
    if not path.exists():
        raise NoSuchPath(str(path))
    if not path.is_dir():
        yield path
        return
    walked: set[str] = set()
    for folder, inner, names in os.walk(path, followlinks=True):
        real = os.path.realpath(folder)
        if real in walked:
            inner.clear()
            continue
        walked.add(real)
        inner[:] = sorted(each for each in inner if not each.startswith(".") and each not in _SKIPPED)
        for name in sorted(names):
            file = Path(folder, name)
            if name.lower().endswith(SUFFIXES) and file.is_file():
                yield file


def line_of(path: str, number: int) -> str | None:
    """Return a line of a page's file (from 1), None if it cannot be read again: of standard input."""
    from metafeed.audit.reading import decoded
    from metafeed.read.source import Text

    if path == STDIN:
        return None
    try:
        return Text(path, decoded(Path(path).read_bytes())).line(number)
    except OSError:
        return None
