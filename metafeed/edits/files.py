"""The files of a source: found by the names that findings give them, read again, and replaced.

A file is replaced in one step, with its permissions, and a link to it stays a link. All are written beside
their places before the first is replaced; if one then cannot be, those before it are put back.
"""

from __future__ import annotations

import errno
import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path, PurePath

from metafeed.edits.insertion import EditRefused
from metafeed.read import csv, json, jsonl, markdown, yaml
from metafeed.read import files as source_files
from metafeed.read.source import Parsed

#: Folders of a source in which screenings can stand.
_FOLDERS = ("", "screenings", "imported")


def paths(source: Path) -> dict[str, Path]:
    """Return the files that may hold screenings, by the names that the reader gave them."""
    if not source_files.is_folder(source):
        return {source_files.shown_path(source): source}
    folders = [source / name for name in _FOLDERS if source_files.is_folder(source / name)]
    found = [folder / name for folder in folders for name in source_files.names(folder)]
    return {source_files.shown_path(path): path for path in found}


def path_of(name: str, known: Mapping[str, Path]) -> Path:
    """Return the file that is behind the links at `name`."""
    if name not in known:
        raise EditRefused(name, "is not there any more", "try again")
    return known[name].resolve()


def parsed(data: bytes, name: str, *, programme: bool) -> Parsed:
    """Return what `data` holds: a programme, or else screenings."""
    suffix = PurePath(name).suffix.lower()
    if suffix == ".csv":
        return csv.parse(data, name, screenings=True)
    if suffix == ".jsonl":
        return jsonl.parse_programme(data, name) if programme else jsonl.parse(data, name)
    parse = {".json": json.parse, ".md": markdown.parse}.get(suffix, yaml.parse)
    return parse(data, name)


def replace_all(changes: Sequence[tuple[Path, bytes, bytes]]) -> None:
    """Replace files, given as path, old and new bytes: all of them, or none."""
    _refuse_twins([path for path, _, _ in changes])
    staged: list[Path] = []
    replaced: list[tuple[Path, bytes]] = []
    try:
        for path, _, after in changes:
            staged.append(_staged(path, after))
        for temporary, (path, before, _) in zip(staged, changes, strict=True):
            temporary.replace(path)
            replaced.append((path, before))
    except BaseException:
        for path, before in replaced:
            _staged(path, before).replace(path)
        raise
    finally:
        for temporary in staged:
            temporary.unlink(missing_ok=True)


def _refuse_twins(targets: list[Path]) -> None:
    for number, path in enumerate(targets):
        if path in targets[:number]:
            raise EditRefused(
                source_files.shown_path(path), "is read twice, by two names", "remove the link to it"
            )


def _staged(path: Path, data: bytes) -> Path:
    """Write `data` beside `path` and return where."""
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".metafeed-")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        shutil.copymode(path, temporary)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    return temporary
