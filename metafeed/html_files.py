"""The HTML files of others: which there are, and how one is replaced in one step.

Folders are walked in order of names, without hidden ones, `node_modules` and links to folders, and without what a
build wrote there. A file that is reached twice is one page.
"""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from errno import EAGAIN
from pathlib import Path

from metafeed.errors import SourceNotFound
from metafeed.history import MemoryFault
from metafeed.history.memory import NAME as MEMORY
from metafeed.lock import PATIENCE, Locked, locked
from metafeed.read.files import is_file, is_folder, plain_path, shown_path
from metafeed.write import read_memory

SUFFIXES = (".html", ".htm", ".xhtml")
_LEFT_OUT = ("node_modules",)
#: How the names of files begin that are not in their places yet.
_UNFINISHED = ".metafeed-page-"


@dataclass(frozen=True, slots=True)
class HtmlFile:
    """A page: where it lies, how it is shown, and its path below the folder that was named."""

    file: Path
    shown: str
    path: str


def pages(named: Sequence[Path]) -> list[HtmlFile]:
    """Return the pages of files and folders, in the order in which they were named.

    A file that is named is a page whatever its suffix. Raises SourceNotFound.
    """
    found: dict[str, HtmlFile] = {}
    for each in named:
        for page in _of(each):
            found.setdefault(os.path.realpath(page.file), page)
    return list(found.values())


def _of(named: Path) -> Iterator[HtmlFile]:
    if is_file(named):
        yield HtmlFile(named, shown_path(named), plain_path(named))
        return
    if not is_folder(named):
        raise SourceNotFound(shown_path(named))
    built: set[Path] = set()
    for folder, names in _walk(named):
        built |= _built(folder, names)
        for name in names:
            file = folder / name
            if file in built:
                continue
            if name.lower().endswith(SUFFIXES) and not name.startswith(".") and is_file(file):
                yield HtmlFile(file, shown_path(file), plain_path(file.relative_to(named)))


def _built(folder: Path, names: Sequence[str]) -> set[Path]:
    """Return the files that a build wrote into a folder and those below it."""
    if MEMORY not in names:
        return set()
    try:
        return {folder / path for path in read_memory(folder).documents}
    except (MemoryFault, OSError):
        return set()


def _walk(folder: Path) -> Iterator[tuple[Path, list[str]]]:
    """Yield each folder with the names of its files."""
    for place, folders, names in os.walk(folder):
        folders[:] = sorted(each for each in folders if not each.startswith(".") and each not in _LEFT_OUT)
        yield Path(place), sorted(names)


def read(page: HtmlFile) -> bytes:
    """Return the bytes of a page. Raises OSError."""
    return page.file.read_bytes()


def replace(page: HtmlFile, data: bytes) -> None:
    """Give a page other bytes, in one step; its mode stays, and a link to it stays one. Raises OSError."""
    place = Path(os.path.realpath(page.file))
    was = place.stat()
    if not was.st_mode & 0o222 or not os.access(place, os.W_OK):
        raise PermissionError(13, "it is read-only", str(place))
    handle, name = tempfile.mkstemp(dir=place.parent, prefix=_UNFINISHED)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        with suppress(OSError):  # only some may give files away
            os.chown(name, was.st_uid, was.st_gid)
        Path(name).chmod(stat.S_IMODE(was.st_mode))
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def held(named: Sequence[Path], waiting: Callable[[], object], patience: float = PATIENCE) -> Iterator[None]:
    """Hold the locks of the folders that pages lie in, and clear what a run that was killed has left there.

    Raises lock.Locked and OSError.
    """
    folders = sorted({Path(os.path.realpath(each if is_folder(each) else each.parent)) for each in named})
    with ExitStack() as stack:
        for folder in folders:
            try:
                stack.enter_context(locked(folder, waiting, patience))
            except Locked as error:
                raise Locked(EAGAIN, str(error), str(folder)) from error
        for each in named:
            for folder, names in _walk(each) if is_folder(each) else ():
                for name in names:
                    if name.startswith(_UNFINISHED):
                        (folder / name).unlink(missing_ok=True)
        yield
