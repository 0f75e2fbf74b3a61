"""Edits: ids written into an author's own files, by inserting text, so that every other byte stays.

`new_ids` says which screenings get which id, `edits` where each stands in which file, `write` does it. An edit
is made in memory and read again; unless it says the same as before and the ids, it is refused. Not here: any
other change to a source. To add a format, name it in `files.parsed`, and if its items are neither rows nor
mappings, write a module that places an id in it.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

from metafeed.checking import Checked
from metafeed.diagnostics import Severity, pointer
from metafeed.edits import files, mappings, rows
from metafeed.edits.ids import NOTHING, NewId, Published, hindrances, new_ids
from metafeed.edits.insertion import EditRefused, Insertion, inserted

__all__ = ["Edit", "EditRefused", "NewId", "columns", "edits", "hindrances", "new_ids", "write"]


@dataclass(frozen=True, slots=True)
class Edit:
    """One file: `name` as the author would type it, its bytes before and after, and how many ids it gets.

    `insertions` count in characters of the text, after its byte order mark.
    """

    name: str
    path: Path
    before: bytes
    after: bytes
    insertions: tuple[Insertion, ...]
    ids: int


class _Item(NamedTuple):
    """A screening of a file: its pointer there, what it says, and its new id if it gets one."""

    local: str
    value: Any
    id: str | None


def edits(source: Path, checked: Checked, published: Published = NOTHING) -> tuple[Edit, ...]:
    """Return what is to be inserted, for each file of the source that has screenings without an id.

    Raises EditRefused where an id cannot be placed, and OSError for what cannot be read.
    """
    paths = files.paths(source)
    return tuple(
        _edit(name, files.path_of(name, paths), items)
        for name, items in _items(checked, published).items()
        if any(item.id for item in items)
    )


def write(done: Sequence[Edit]) -> None:
    """Write edits: all of them, or none. Raises OSError and EditRefused."""
    files.replace_all([(edit.path, edit.before, edit.after) for edit in done])


def columns(source: Path, checked: Checked, published: Published = NOTHING) -> dict[str, list[str]]:
    """Return the id column of each CSV file that has screenings, as it is after `write`."""
    paths = files.paths(source)
    found = {}
    for name, items in _items(checked, published).items():
        if _is_table(name):
            text = _text(files.path_of(name, paths).read_bytes())
            found[name] = rows.column(text, name, {item.local: item.id for item in items if item.id})
    return found


def _items(checked: Checked, published: Published) -> dict[str, list[_Item]]:
    """Return the screenings of each file, in the order of the source."""
    ids = {new.pointer: new.id for new in new_ids(checked, published)}
    found: dict[str, list[_Item]] = {}
    document = checked.document
    for number, value in enumerate(document.tree.get("screenings", ())):
        place = pointer("screenings", number)
        file, local = document.origins[place]
        found.setdefault(file.path, []).append(_Item(local, value, ids.get(place)))
    return found


def _edit(name: str, path: Path, items: list[_Item]) -> Edit:
    data = path.read_bytes()
    programme = items[0].local.startswith("/screenings/")
    read = files.parsed(data, name, programme=programme)
    screenings = _screenings(read.tree)
    if any(item.id and _at(screenings, item.local) != item.value for item in items):
        raise EditRefused(name, "was changed while it was being read", "try again")
    ids = {item.local: item.id for item in items if item.id}
    text = _text(data)
    insertions = rows.insertions(text, name, ids) if _is_table(name) else mappings.insertions(text, read, ids)
    mark = codecs.BOM_UTF8 if data.startswith(codecs.BOM_UTF8) else b""
    after = mark + inserted(text, insertions).encode()
    reread = files.parsed(after, name, programme=programme)
    faulty = any(finding.severity is Severity.ERROR for finding in reread.findings)
    if faulty or reread.tree != _with_ids(read.tree, ids):
        hint = "write the ids by hand: metafeed ids lists them"
        raise EditRefused(name, "would not say the same with the ids in it", hint)
    return Edit(name, path, data, after, tuple(insertions), len(ids))


def _is_table(name: str) -> bool:
    return name.lower().endswith(".csv")


def _text(data: bytes) -> str:
    return data.removeprefix(codecs.BOM_UTF8).decode()


def _screenings(tree: Any) -> list[Any]:
    found = tree.get("screenings") if isinstance(tree, dict) else tree
    return found if isinstance(found, list) else []


def _at(screenings: list[Any], local: str) -> Any:
    """Return the screening at a pointer; None past the end. A file that is one item has an id: its stem."""
    number = local.rpartition("/")[2]
    return screenings[int(number)] if number and int(number) < len(screenings) else None


def _with_ids(tree: Any, ids: dict[str, str]) -> Any:
    """Return what a file is to say, `ids` included."""
    lead = "/screenings" if isinstance(tree, dict) else ""
    told = [
        {**item, "id": ids[place]} if (place := f"{lead}/{number}") in ids else item
        for number, item in enumerate(_screenings(tree))
    ]
    return {**tree, "screenings": told} if isinstance(tree, dict) else told
