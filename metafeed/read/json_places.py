"""Where the values of a JSON text stand. Only for texts that the decoder has accepted.

A level is scanned when somebody asks for something in it, and its children are skipped over, so that
one place in a large file costs one walk along its ancestors and no index of everything.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import NamedTuple

from metafeed.diagnostics import pointer, pointer_parts

_STRING = r'"[^"\\]*(?:\\.[^"\\]*)*"'
_SKIP = re.compile(r"[ \t\r\n,:]*")
_BRACKET = re.compile(_STRING + r"|[\[\]{}]", re.DOTALL)
_SCALAR = re.compile(_STRING + r"|[^\s,\]}]*", re.DOTALL)


class Entry(NamedTuple):
    """One member of an object or an array: its key, and where key and value begin."""

    key: str
    key_at: int
    at: int


class Places:
    """Finds pointers in a JSON text, whose value begins at its first character.

    Nulls in a list do not count, as the reader takes them out; with `nulls` they do.
    """

    def __init__(self, text: str, nulls: bool = False) -> None:
        self._text = text
        self._nulls = nulls
        self._levels: dict[int, dict[str, Entry]] = {}

    def find(self, where: str) -> int:
        """Return the index of the value at a pointer, of its key for `key#`, or of an ancestor."""
        index = self._after(0)
        parts = pointer_parts(where)
        for number, part in enumerate(parts, 1):
            level = self._level(index)
            if number == len(parts) and part.endswith("#") and part[:-1] in level:
                return level[part[:-1]].key_at
            if part not in level:
                return index
            index = level[part].at
        return index

    def duplicates(self) -> Iterator[tuple[str, int]]:
        """Yield the pointer and the index of every key that its object already has."""
        todo = [("", self._after(0))]
        while todo:
            where, start = todo.pop()
            seen = set()
            for entry in self._entries(start):
                place = where + pointer(entry.key)
                if entry.key in seen:
                    yield place, entry.key_at
                elif self._text[entry.at] in "[{":
                    todo.append((place, entry.at))
                seen.add(entry.key)

    def _level(self, start: int) -> dict[str, Entry]:
        if start not in self._levels:
            entries = reversed(list(self._entries(start)))
            self._levels[start] = {entry.key: entry for entry in entries}
        return self._levels[start]

    def _entries(self, start: int) -> Iterator[Entry]:
        """Yield the members of the object or array at `start`; none for a scalar."""
        text = self._text
        kind = text[start : start + 1]
        if kind not in ("{", "["):
            return
        number = 0
        index = self._after(start + 1)
        while text[index] not in "]}":
            key, key_index = str(number), index
            if kind == "{":
                stop = self._end(index)
                key, index = json.loads(text[index:stop]), self._after(stop)
            stop = self._end(index)
            if kind == "{" or self._nulls or text[index:stop] != "null":
                yield Entry(key, key_index, index)
                number += 1
            index = self._after(stop)

    def _after(self, index: int) -> int:
        found = _SKIP.match(self._text, index)
        return found.end() if found else index

    def _end(self, start: int) -> int:
        """Return the index after the value that begins at `start`."""
        if self._text[start] not in "[{":
            found = _SCALAR.match(self._text, start)
            return found.end() if found else start
        depth = 0
        for found in _BRACKET.finditer(self._text, start):
            depth += (found[0] in ("[", "{")) - (found[0] in ("]", "}"))
            if not depth:
                return found.end()
        return len(self._text)
