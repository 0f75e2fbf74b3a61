"""Whether two folders of documents tell the same: same events, nodes and entries, whatever the bytes.

    python -m benchmarks.peers.equivalent OURS THEIRS [WITHOUT.json]

All that is found on either side is compared, by names such as `ics.DTSTART`, `ics.head.NAME`, `jsonld.offers`,
`rss.content:encoded` or `json.tags`; see `benchmarks.peers.reading`. What a peer cannot say it names in a file of its
own, a JSON object of names and reasons. A name may be a pattern, and may be that of a document: `changes*`.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Mapping
from fnmatch import fnmatchcase
from pathlib import Path

from benchmarks.peers.reading import SUFFIXES, Facts, read

#: Who wrote it is never the same.
SIGNATURES = ("ics.head.PRODID", "rss.head.generator", "rss.head.docs", "atom.head.generator")
#: So many differences are printed.
SHOWN = 50
#: So many characters are told before and behind where two values begin to differ.
AROUND = 40


def differences(ours: Path, theirs: Path, without: Iterable[str] = ()) -> list[str]:
    """Return what differs between two folders, a line each: `films/a.ics: screening-s1@x: ics.DTEND: … is not …`.

    `without` are names and patterns of properties and documents that are not compared.
    """
    return list(_differences(ours, theirs, (*SIGNATURES, *without)))


def left_out(file: Path) -> Mapping[str, str]:
    """Return what a peer says that it cannot tell: names and patterns, and why."""
    found: dict[str, str] = json.loads(file.read_text("utf-8"))
    return found


def documents(folder: Path) -> set[str]:
    """Return the paths of the documents in a folder that people and programs read."""
    files = (file for file in folder.rglob("*") if file.is_file() and file.name.endswith(SUFFIXES))
    return {file.relative_to(folder).as_posix() for file in files}


def _differences(ours: Path, theirs: Path, apart: tuple[str, ...]) -> Iterator[str]:
    here, there = (_kept(documents(folder), apart) for folder in (ours, theirs))
    if not here:
        yield f"{ours.name}: has no documents"
    for path in sorted(here | there):
        if path not in there:
            yield f"{path}: is missing"
        elif path not in here:
            yield f"{path}: is one too many"
        else:
            yield from (f"{path}: {line}" for line in _between(ours / path, theirs / path, path, apart))


def _between(ours: Path, theirs: Path, path: str, apart: tuple[str, ...]) -> Iterator[str]:
    """Yield what differs between two documents; what cannot be read does."""
    try:
        mine, other = (read(path, file.read_bytes()) for file in (ours, theirs))
    except (ValueError, LookupError, SyntaxError) as error:  # lxml's are SyntaxErrors
        yield f"cannot be read: {error!r}"
        return
    for identity in dict.fromkeys((*mine, *other)):
        if identity not in other:
            yield f"{identity}: is missing"
        elif identity not in mine:
            yield f"{identity}: is one too many"
        elif mine[identity] != other[identity]:
            yield from (f"{identity}: {line}" for line in _of_item(mine[identity], other[identity], apart))


def _of_item(mine: Facts, other: Facts, apart: tuple[str, ...]) -> Iterator[str]:
    names = {name for name in mine.keys() | other.keys() if mine.get(name) != other.get(name)}
    for name in sorted(_kept(names, apart)):
        yield f"{name}: {_apart(repr(mine.get(name)), repr(other.get(name)))}"


def _apart(mine: str, other: str) -> str:
    """Return from where on two values differ, and a little before."""
    pairs = enumerate(zip(mine, other, strict=False))
    same = next((place for place, (one, two) in pairs if one != two), min(len(mine), len(other)))
    begin = max(0, same - AROUND)
    return " is not ".join(f"{'…' * bool(begin)}{each[begin : same + AROUND]}" for each in (mine, other))


def _kept(names: Iterable[str], apart: tuple[str, ...]) -> set[str]:
    return {name for name in names if not any(fnmatchcase(name, pattern) for pattern in apart)}


def main() -> int:
    """Print the differences; 1 if there are any."""
    ours, theirs, *rest = (Path(each) for each in sys.argv[1:])
    found = differences(ours, theirs, left_out(rest[0]) if rest else ())
    for line in found[:SHOWN]:
        print(line)
    if len(found) > SHOWN:
        print(f"and {len(found) - SHOWN} more")
    return bool(found)


if __name__ == "__main__":
    sys.exit(main())
