"""Files put together into one document: their items in one tree, and the way back to each file.

Order is the caller's. Nothing here opens a file or knows a format.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from metafeed.diagnostics import Diagnostic, Severity, Span, pointer
from metafeed.document import COLLECTIONS, Document, ImageFile, SourceText
from metafeed.read.origins import Origins
from metafeed.read.source import Parsed, shown

_ITEM_HINT = "an item is a map of keys and values, with an id"


class Assembly:
    """A document in the making."""

    def __init__(self) -> None:
        self._root: dict[str, Any] = {}
        self._items: dict[str, list[dict[str, Any]]] = {}
        self._origins = Origins()
        self._sources: list[SourceText] = []
        self._findings: list[Diagnostic] = []

    def note(self, code: str, message: str, path: str, hint: str | None, *, error: bool = True) -> None:
        """Add a finding on a file as a whole."""
        severity = Severity.ERROR if error else Severity.NOTE
        self._findings.append(Diagnostic(code, severity, message, "", Span(path), hint))

    def add_programme(self, parsed: Parsed) -> None:
        """Add the file that holds the programme's own keys, and perhaps collections."""
        tree = self._mapping(parsed, "a programme is")
        self._origins.add("", parsed.source, "")
        moved: dict[str, str] = {}
        for name, value in tree.items():
            if name in COLLECTIONS:
                moved |= self._add_list(name, value, parsed, pointer(name))
            else:
                self._root[name] = value
        self._take(parsed, moved, root=True)

    def add_items(self, collection: str, parsed: Parsed, stem: str | None = None) -> None:
        """Add a file with a list of items, or with one item, whose id is `stem` unless it has one."""
        tree = parsed.tree
        moved: dict[str, str] = {}
        if isinstance(tree, dict) and stem is not None:
            items = self._items.setdefault(collection, [])
            moved = {"": pointer(collection, len(items))}
            self._origins.add_items(collection, len(items), 1, parsed.source, "", None)
            items.append({"id": stem, **tree})
        elif stem is not None and tree is not None and not isinstance(tree, list):
            self._wrong_item(collection, tree, parsed, "")
        elif tree is not None:
            moved = self._add_list(collection, tree, parsed, "")
        self._take(parsed, moved)

    def add_imported(self, parsed: Parsed) -> None:
        """Add a file that lies under the others: what they have counts, field by field."""
        for name, value in self._mapping(parsed, "imported items are").items():
            if name not in COLLECTIONS:
                hint = f"one of: {', '.join(COLLECTIONS)}"
                self._wrong(f"{shown(name)} is not a collection", parsed, pointer(name) + "#", "", hint)
                continue
            known = {_id(item): n for n, item in enumerate(self._items.get(name, []))}
            for number, item in enumerate(self._list(name, value, parsed, pointer(name))):
                place = pointer(name, number)
                if not isinstance(item, dict):
                    self._wrong_item(name, item, parsed, place)
                elif _id(item) in known and _id(item) is not None:
                    self._lay_under(name, known[_id(item)], item, parsed.source, place)
                else:
                    self._append(name, [item], parsed.source, pointer(name), number)
        self._take(parsed, {})

    def document(
        self,
        images: Mapping[str, ImageFile | None],
        root: str | None,
        templates: Mapping[str, str] | None = None,
    ) -> Document:
        """Return the document."""
        collections = {name: self._items[name] for name in COLLECTIONS if name in self._items}
        return Document(
            tree={**self._root, **collections},
            origins=self._origins,
            sources=tuple(self._sources),
            images=images,
            templates=templates or {},
            root=root,
            findings=tuple(self._findings),
        )

    def _add_list(self, name: str, value: Any, parsed: Parsed, where: str) -> dict[str, str]:
        """Append the items of a list; return their pointers in the document by the ones in the file."""
        items = self._list(name, value, parsed, where)
        moved: dict[str, str] = {}
        start = 0
        for number, item in enumerate([*items, None]):
            if isinstance(item, dict):
                continue
            first = self._append(name, items[start:number], parsed.source, where, start)
            if parsed.findings:
                new = range(number - start)
                moved |= {f"{where}/{start + n}": pointer(name, first + n) for n in new}
            if number < len(items):
                self._wrong_item(name, item, parsed, f"{where}/{number}")
            start = number + 1
        return moved

    def _append(self, name: str, items: list[Any], source: SourceText, where: str, local: int) -> int:
        """Append items that stand one after the other; return the index of the first."""
        present = self._items.setdefault(name, [])
        first = len(present)
        if items:
            self._origins.add_items(name, first, len(items), source, where, local)
            present += items
        return first

    def _lay_under(self, name: str, index: int, item: dict[str, Any], source: SourceText, where: str) -> None:
        present = self._items[name][index]
        new = {key: value for key, value in item.items() if key not in present}
        self._items[name][index] = {**present, **new}
        for key in new:
            self._origins.add(pointer(name, index, key), source, where + pointer(key))

    def _mapping(self, parsed: Parsed, what: str) -> dict[str, Any]:
        tree = parsed.tree
        if tree is None or isinstance(tree, dict):
            return tree or {}
        self._wrong(f"{what} a map of keys and values, this is {_kind(tree)}", parsed, "", "")
        return {}

    def _list(self, name: str, value: Any, parsed: Parsed, where: str) -> list[Any]:
        if isinstance(value, list):
            return value
        message = f"{name!r} is a list of items, this is {_kind(value)}"
        wrapped = isinstance(value, dict) and name in value
        hint = f"take out the line {name}:" if wrapped else "write each item behind a dash"
        self._wrong(message, parsed, where, pointer(name), hint)
        return []

    def _wrong_item(self, name: str, item: Any, parsed: Parsed, where: str) -> None:
        self._wrong(f"{_kind(item)} is not an item", parsed, where, pointer(name), _ITEM_HINT)

    def _wrong(self, message: str, parsed: Parsed, local: str, where: str, hint: str | None = None) -> None:
        """Add a finding on the layout: at `local` in its file, `where` in the document."""
        span = parsed.source.locate(local)
        self._findings.append(Diagnostic("MF009", Severity.ERROR, message, where, span, hint))

    def _take(self, parsed: Parsed, moved: Mapping[str, str], *, root: bool = False) -> None:
        """Take over a file and its findings, with their pointers in the document."""
        self._sources.append(parsed.source)
        for finding in parsed.findings:
            where = _moved(finding.pointer, moved, root=root)
            self._findings.append(replace(finding, pointer=where))


def _moved(local: str, moved: Mapping[str, str], *, root: bool) -> str:
    prefix = local
    while prefix not in moved:
        if not prefix:
            return local if root else ""
        prefix = prefix.rpartition("/")[0]
    return moved[prefix] + local[len(prefix) :]


def _id(item: dict[str, Any]) -> str | None:
    found = item.get("id")
    return found if isinstance(found, str) else None


def _kind(value: Any) -> str:
    if isinstance(value, dict):
        return "a map"
    return "a list" if isinstance(value, list) else f"{shown(value)}"
