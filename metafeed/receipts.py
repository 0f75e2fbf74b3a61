"""Receipts: what a build found and wrote, so that building again when nothing has changed is a look at the files.

A receipt lies in the user's cache folder. It is believed only while every file and folder of the source, every document
that was written, the program itself and its libraries stand as they did, the same was asked for, and nothing is due
yet. Whatever is wrong with it (missing, cut off, of another version, of two builds at once) makes the build do its
work; nothing else depends on it.
"""

from __future__ import annotations

import os
import stat
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from metafeed import __version__
from metafeed.diagnostics import Diagnostic, Severity, Span

#: How a file stands: type and mode, size, when its content and when anything of it changed (ns), which one it is.
Stamp = tuple[int, int, int, int, int]
Stamps = dict[str, Stamp]

#: A change of the same size within a tick of the clock of a file system leaves no trace (FAT counts in two seconds):
#: what changed so shortly before it was looked at is not believed to stand.
_TICK = 2_000_000_000
#: Files and folders of a source, and days that a receipt is kept which nobody asks for.
_MOST, _DAYS = 200_000, 60


class _Unsettled(Exception):
    """The source cannot be stamped: too large, or it changed a moment ago."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a build says at its end: findings with the lines they are about, what was read, what stands.

    `lines` maps `PATH:LINE` to the text of that line. `notes` are told after the count of the documents, `due` is when
    building again would change something.
    """

    findings: tuple[Diagnostic, ...]
    lines: Mapping[str, str | None]
    read: str
    documents: int
    notes: tuple[str, ...] = ()
    due: datetime | None = None

    def line_of(self, span: Span) -> str | None:
        """Return the text of the line that a finding is about."""
        return self.lines.get(f"{span.path}:{span.line}")


@dataclass(frozen=True, slots=True)
class Look:
    """How a source stood, and when it was looked at."""

    moment: int
    stamps: Stamps

    def settled(self, output: Path) -> Stamps:
        """Return the stamps but for the output's; raises _Unsettled if a file may change again unseen."""
        apart = os.path.realpath(output)
        inside = [
            place
            for place, stamp in self.stamps.items()
            if stat.S_ISDIR(stamp[0]) and os.path.realpath(place) == apart
        ]
        kept = {
            place: stamp
            for place, stamp in self.stamps.items()
            if not any(place == each or place.startswith(each + os.sep) for each in inside)
        }
        before = self.moment - _TICK
        if any(max(written, changed) >= before for _, _, written, changed, _ in kept.values()):
            raise _Unsettled
        return kept


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the receipt of one source, output and way of asking lies. `asked` is everything that was asked for."""

    file: Path
    source: Path
    asked: Mapping[str, Any]

    @classmethod
    def at(cls, cache: Path, source: Path, asked: Mapping[str, Any]) -> Self:
        """Return the desk for a source below a cache folder."""
        name = sha256(repr((os.path.realpath(source), sorted(asked.items()))).encode()).hexdigest()[:32]
        return cls(cache / f"{name}.json", source, asked)

    def standing(self, now: datetime) -> tuple[Path, Told] | None:
        """Return the output folder and what a build at `now` would say, None if it has something to do."""
        import orjson

        try:
            kept = orjson.loads(self.file.read_bytes())
            begun, due = datetime.fromisoformat(kept["now"]), _instant(kept["told"]["due"])
            folder = Path(kept["folder"])
            if kept["program"] != _program() or kept["asked"] != _plain(self.asked):
                return None
            if not (begun <= now and (due is None or now < due)):
                return None
            if not _stand(folder, kept["documents"]) or kept["source"] != _plain(
                _source(self.source, folder)
            ):
                return None
            return folder, _told(kept["told"], due)
        except (OSError, _Unsettled, ValueError, LookupError, TypeError, AttributeError):
            return None

    def look(self) -> Look | None:
        """Return how the source stands, to be asked for before it is read; None if that cannot be told."""
        try:
            return Look(time.time_ns(), _source(self.source, None))
        except (OSError, _Unsettled):
            return None

    def keep(self, look: Look, folder: Path, documents: Iterable[str], now: datetime, told: Told) -> None:
        """Keep a receipt, if the source stands as when it was looked at; that it cannot be kept is no fault."""
        import orjson

        with suppress(OSError, _Unsettled, ValueError, TypeError):
            stamps = look.settled(folder)
            if _source(self.source, folder) != stamps:
                return
            kept = {
                "program": _program(),
                "asked": self.asked,
                "now": now.isoformat(),
                "folder": str(folder.absolute()),
                "source": stamps,
                "documents": {path: _of(os.lstat(folder / path)) for path in documents},
                "told": told,
            }
            self.file.parent.mkdir(parents=True, exist_ok=True)
            _clear(self.file.parent)
            _put(self.file, orjson.dumps(kept))


def cache_folder() -> Path:
    """Return where receipts lie."""
    from platformdirs import user_cache_path

    return user_cache_path("metafeed", appauthor=False)


def _source(source: Path, output: Path | None) -> Stamps:
    """Return the stamps of all that a source is read from: its folder, without hidden files and without the output."""
    found: Stamps = {}
    root = source if source.is_dir() else source.parent / "images"
    if root != source:
        found[str(source)] = _of(source.stat())
    apart, seen = output and os.path.realpath(output), set[tuple[int, int]]()
    waiting = [str(root)] if root.is_dir() else []
    while waiting:
        place = waiting.pop()
        here = os.stat(place)  # noqa: PTH116 - thousands of them
        if os.path.realpath(place) == apart:
            continue
        # What a folder holds counts, and not when that last changed: hidden files and the output come and go.
        found[place] = (here.st_mode, 0, 0, 0, here.st_ino)
        if (here.st_dev, here.st_ino) in seen:
            continue
        seen.add((here.st_dev, here.st_ino))
        for name, each in _entries(place):
            if stat.S_ISDIR(each.st_mode):
                waiting.append(name)
            else:
                found[name] = _of(each)
        if len(found) > _MOST:
            raise _Unsettled
    return found


def _entries(folder: str) -> Iterator[tuple[str, os.stat_result]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if not entry.name.startswith("."):
                try:
                    yield entry.path, entry.stat()
                except OSError:  # a link that leads nowhere
                    yield entry.path, entry.stat(follow_symlinks=False)


def _of(status: os.stat_result) -> Stamp:
    return (status.st_mode, status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)


def _stand(folder: Path, documents: Mapping[str, Sequence[int]]) -> bool:
    """Tell whether documents stand as they were written, in folders that are no links."""
    parents = {os.path.dirname(path) for path in documents} - {""}  # noqa: PTH120 - thousands of them
    return not any((folder / each).is_symlink() for each in parents) and all(
        list(_of(os.lstat(f"{folder}/{path}"))) == stamp for path, stamp in documents.items()
    )


def _program() -> list[Any]:
    """Return what tells this program and its libraries from others.

    Installing a package changes the folder that it lies in; whoever works on metafeed changes its files.
    """
    home = Path(__file__).parent
    own = [
        str(home),
        *(str(each) for each in home.rglob("*") if each.is_dir() and each.name != "__pycache__"),
    ]
    newest = max(
        each.stat().st_mtime_ns
        for place in own
        for each in os.scandir(place)
        if not each.name.startswith("__pyc")
    )
    around = [os.stat(each).st_mtime_ns for each in sys.path if each and Path(each).is_dir()]  # noqa: PTH116
    return [__version__, sys.version, newest, around]


def _plain(value: Any) -> Any:
    """Return a value as it comes back from JSON."""
    import orjson

    return orjson.loads(orjson.dumps(value))


def _told(kept: Mapping[str, Any], due: datetime | None) -> Told:
    findings = tuple(
        Diagnostic(
            **{
                **each,
                "severity": Severity(each["severity"]),
                "span": Span(**each["span"]) if each["span"] else None,
            }
        )
        for each in kept["findings"]
    )
    return Told(findings, kept["lines"], kept["read"], kept["documents"], tuple(kept["notes"]), due)


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _clear(folder: Path) -> None:
    """Remove receipts that nobody has asked for in a long time."""
    oldest = time.time() - _DAYS * 86_400
    for each in folder.iterdir():
        with suppress(OSError):
            if each.stat().st_mtime < oldest:
                each.unlink()


def _put(file: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as beside:
            beside.write(data)
        Path(name).replace(file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
