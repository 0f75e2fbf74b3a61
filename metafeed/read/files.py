"""Opening files: with limits, never a device or a pipe, and with names that can be printed."""

from __future__ import annotations

import stat
from pathlib import Path, PurePath
from unicodedata import category

from metafeed.diagnostics import Diagnostic, Severity, Span
from metafeed.errors import SourceNotFound
from metafeed.read import csv, json, jsonl, markdown, yaml
from metafeed.read.source import Parsed, Source, Text

#: Bytes. A programme of a year has a few hundred thousand; JSON Lines are read line by line.
MAX_BYTES = 50_000_000
MAX_JSONL_BYTES = 2_000_000_000

#: Unicode categories of what moves the cursor or turns the text around.
_CONTROLS = {"Cc", "Cf", "Zl", "Zp"}

#: The formats of a collection, by suffix. To add one, add it here and in `parsed`.
SUFFIXES = (".csv", ".json", ".jsonl", ".yaml", ".yml")


def parsed(path: Path, collection: str | None = None) -> Parsed:
    """Return what the file at `path` holds: items of a collection, or else a programme.

    Raises SourceNotFound if it is not there or cannot be read.
    """
    name, suffix = shown_path(path), path.suffix.lower()
    data = _read(path, MAX_JSONL_BYTES if suffix == ".jsonl" else MAX_BYTES)
    if data is None:
        return _too_large(path, suffix)
    if suffix == ".md":
        return markdown.parse(data, name, prose="text" if collection == "notices" else "note")
    if suffix == ".csv":
        return csv.parse(data, name, screenings=collection == "screenings")
    if suffix == ".jsonl":
        return jsonl.parse(data, name) if collection else jsonl.parse_programme(data, name)
    return json.parse(data, name) if suffix == ".json" else yaml.parse(data, name)


def text(path: Path) -> str | None:
    """Return the text of a small file, None if it is not UTF-8. Raises SourceNotFound."""
    data = _read(path, MAX_BYTES)
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n") if data is not None else None
    except UnicodeDecodeError:
        return None


def plain_path(path: PurePath) -> str:
    """Return a path as text with `/`; bytes that are no UTF-8 are escaped."""
    return path.as_posix().encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def shown_path(path: PurePath) -> str:
    """Return a path as it is shown: without controls, which would garble a terminal."""
    return "".join(
        character.encode("unicode_escape").decode() if category(character) in _CONTROLS else character
        for character in plain_path(path)
    )


def names(folder: Path) -> list[str]:
    """Return the names in a folder in code point order, without hidden ones."""
    try:
        return sorted(path.name for path in folder.iterdir() if not path.name.startswith("."))
    except OSError as error:
        raise SourceNotFound(shown_path(folder), _reason(error)) from error


def is_file(path: Path) -> bool:
    """Tell whether there is a regular file; a link to one counts, a loop of links does not."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def is_folder(path: Path) -> bool:
    """Tell whether there is a folder; a link to one counts, a loop of links does not."""
    try:
        return stat.S_ISDIR(path.stat().st_mode)
    except (OSError, ValueError):
        return False


def _read(path: Path, limit: int) -> bytes | None:
    """Return the bytes of a file, None if there are more than `limit`."""
    try:
        # Asked before it is opened: a pipe would be waited for.
        if not stat.S_ISREG(path.stat().st_mode):
            raise SourceNotFound(shown_path(path), "this is not a file")
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except (OSError, ValueError) as error:
        if isinstance(error, SourceNotFound):
            raise
        raise SourceNotFound(shown_path(path), _reason(error)) from error
    return data if len(data) <= limit else None


def _too_large(path: Path, suffix: str) -> Parsed:
    limit = MAX_JSONL_BYTES if suffix == ".jsonl" else MAX_BYTES
    message = f"this file has more than {limit // 1_000_000:,} MB"
    hint = "write the screenings into several files, or as .jsonl"
    span = Span(shown_path(path))
    finding = Diagnostic("MF007", Severity.ERROR, message, "", span, hint)
    return Parsed(None, (finding,), Source(Text(span.path, "")))


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()
