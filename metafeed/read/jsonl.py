"""JSON Lines: one JSON value a line, blank lines between them ignored.

A collection file holds an item a line. A whole programme wraps each in its kind, `{"film": {…}}`, and
begins with `{"programme": {…}}`. A line that cannot be read does not keep the others from being read.
"""

from __future__ import annotations

import codecs
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from io import BytesIO
from typing import Any, Final

from metafeed.diagnostics import Diagnostic, Span
from metafeed.document import COLLECTIONS
from metafeed.read import json
from metafeed.read.encoding import decode
from metafeed.read.json_places import Places
from metafeed.read.source import MAX_FAULTS, Fault, Parsed, shown

#: The kind of a line in a programme → its collection.
KINDS: Final = {name if name == "series" else name[:-1]: name for name in COLLECTIONS}
_HINT = f"one of: programme, {', '.join(KINDS)}"


def parse(data: bytes, path: str) -> Parsed:
    """Return the list of the values of a JSON Lines file."""
    if _is_no_text(data) and isinstance(refused := decode(data, path), Parsed):
        return refused
    source = LinesSource(path, data.removeprefix(codecs.BOM_UTF8))
    findings: list[Diagnostic] = []
    items: list[Any] = []
    for number, value, found in _values(source):
        findings += found
        if value is not None:
            source.items("").append(number)
            items.append(value)
    return Parsed(items, tuple(findings), source)


def parse_programme(data: bytes, path: str) -> Parsed:
    """Return the programme in a JSON Lines file: its own keys, and a list for each collection."""
    if _is_no_text(data) and isinstance(refused := decode(data, path), Parsed):
        return refused
    source = LinesSource(path, data.removeprefix(codecs.BOM_UTF8))
    findings: list[Diagnostic] = []
    tree: dict[str, Any] = {}
    for number, value, found in _values(source):
        findings += found
        kind, item = _unwrapped(value)
        if kind in KINDS:
            source.items(KINDS[kind]).append(number)
            tree.setdefault(KINDS[kind], []).append(item)
        elif kind == "programme" and isinstance(item, dict) and not source.root:
            source.root = number
            findings += _collections_inside(item, Span(path, number))
            tree |= {key: each for key, each in item.items() if key not in COLLECTIONS}
        elif value is not None:
            findings.append(_wrong_kind(kind, Span(path, number), again=source.root > 0))
    return Parsed(tree, tuple(findings), source)


def _collections_inside(programme: dict[str, Any], span: Span) -> Iterator[Diagnostic]:
    for name in programme:
        if name in COLLECTIONS:
            message = f"{name!r} stands in the line of the programme"
            yield Fault("MF009", 0, message, "write each item in a line of its own").diagnostic(span)


def _unwrapped(value: Any) -> tuple[str, Any]:
    if isinstance(value, dict) and len(value) == 1:
        return next(iter(value.items()))
    return "", None


def _wrong_kind(kind: str, span: Span, *, again: bool) -> Diagnostic:
    if kind == "programme" and again:
        message, hint = "a second programme stands here", "keep one line with the programme"
    elif kind:
        message, hint = f"{shown(kind)} is no kind of item", _HINT
    else:
        message, hint = "this line is not one item with its kind", 'write {"film": {…}}'
    return Fault("MF009", 0, message, hint).diagnostic(span)


def _values(source: LinesSource) -> Iterator[tuple[int, Any, tuple[Diagnostic, ...]]]:
    """Yield line number, value and findings of each line that is not blank."""
    broken, misread = 0, False
    for number, line in enumerate(BytesIO(source.data), 1):
        if line.isspace():
            continue
        value, found = _value(line.rstrip(b"\r\n"), source.path, number)
        wrong_bytes = value is None and any(finding.code == "MF001" for finding in found)
        # One wrong encoding is one fault, however many lines show it.
        yield number, value, () if wrong_bytes and misread else found
        misread = misread or wrong_bytes
        broken += bool(found)
        if broken >= MAX_FAULTS:
            return


def _is_no_text(data: bytes) -> bool:
    return b"\0" in data or data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))


def _value(line: bytes, path: str, number: int) -> tuple[Any, tuple[Diagnostic, ...]]:
    try:
        value, faults = json.read(line)
    except UnicodeDecodeError:
        refused = decode(line, path)
        found = refused.findings if isinstance(refused, Parsed) else ()
        return None, tuple(_in_line(finding, number) for finding in found)
    if not faults:
        return value, ()
    return value, tuple(fault.diagnostic(Span(path, number, fault.at + 1)) for fault in faults)


def _in_line(finding: Diagnostic, number: int) -> Diagnostic:
    return replace(finding, span=finding.span and replace(finding.span, line=number))


@dataclass
class LinesSource:
    """A JSON Lines file as a `SourceText`: a place costs a look at one line."""

    path: str
    data: bytes
    #: The line of the programme's own keys, 0 if there is none.
    root: int = 0

    def __post_init__(self) -> None:
        self._items: dict[str, array[int]] = {}

    def items(self, collection: str) -> array[int]:
        """Return the line of each item of a collection; of `""` where every line is an item."""
        return self._items.setdefault(collection, array("L"))

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in re.finditer(rb"\n", self.data))]

    def line(self, number: int) -> str:
        """Return the text of a line (from 1) without its line break, `""` past the end."""
        if not 0 < number <= len(self._starts):
            return ""
        stop = self._starts[number] if number < len(self._starts) else len(self.data)
        return self.data[self._starts[number - 1] : stop].decode("utf-8", "replace").rstrip("\r\n")

    def locate(self, pointer: str) -> Span:
        """Return the place of the value at `pointer`, or of its nearest ancestor."""
        collection, _, rest = ("", "", pointer[1:]) if "" in self._items else pointer[1:].partition("/")
        if collection not in self._items:
            return self._in_line(self.root, f"/programme{pointer}")
        lines = self._items[collection]
        index, _, inner = rest.partition("/")
        if not index.isdecimal() or int(index) >= len(lines):
            return Span(self.path, lines[0] if collection else 1)
        lead = _KIND_OF.get(collection, "")
        return self._in_line(lines[int(index)], lead + (f"/{inner}" if inner else ""))

    def _in_line(self, number: int, pointer: str) -> Span:
        if not number:
            return Span(self.path)
        return Span(self.path, number, Places(self.line(number)).find(pointer) + 1)


#: Collection → where its item stands in a line of a programme.
_KIND_OF: Final = {collection: f"/{kind}" for kind, collection in KINDS.items()}
