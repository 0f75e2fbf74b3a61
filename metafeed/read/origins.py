"""Which file each item of a document came from, as ranges: a million screenings cost one entry a file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from metafeed.document import SourceText


class _Range(NamedTuple):
    """Items `start` to `stop` of a collection; the first stands at `local`, or is the whole file."""

    start: int
    stop: int
    source: SourceText
    collection: str
    local: int | None

    def origin(self, index: int) -> tuple[SourceText, str]:
        if self.local is None:
            return self.source, self.collection
        return self.source, f"{self.collection}/{self.local + index - self.start}"


class Origins(Mapping[str, tuple[SourceText, str]]):
    """A mapping from `""`, `/films/3` and `/films/3/runtime` to a file and the pointer in it."""

    def __init__(self) -> None:
        self._single: dict[str, tuple[SourceText, str]] = {}
        self._ranges: dict[str, list[_Range]] = {}

    def add(self, pointer: str, source: SourceText, local: str) -> None:
        """Say where one subtree came from; its key, for `key#`, came from there too."""
        self._single[pointer] = source, local
        if pointer:
            self._single[f"{pointer}#"] = source, f"{local}#"

    def add_items(
        self, collection: str, start: int, count: int, source: SourceText, where: str, local: int | None
    ) -> None:
        """Say where `count` items came from: from item `local` of the list at `where` on.

        With None for `local` it is one item, standing at `where` itself.
        """
        ranges = self._ranges.setdefault(collection, [])
        ranges.append(_Range(start, start + count, source, where, local))

    def __getitem__(self, pointer: str) -> tuple[SourceText, str]:
        if pointer in self._single:
            return self._single[pointer]
        collection, _, index = pointer[1:].partition("/")
        if index.isdecimal() and index.isascii():
            ranges = self._ranges.get(collection, [])
            place = bisect_right(ranges, int(index), key=lambda each: each.start) - 1
            if place >= 0 and int(index) < ranges[place].stop:
                return ranges[place].origin(int(index))
        raise KeyError(pointer)

    def __iter__(self) -> Iterator[str]:
        yield from self._single
        for collection, ranges in self._ranges.items():
            for each in ranges:
                yield from (f"/{collection}/{index}" for index in range(each.start, each.stop))

    def __len__(self) -> int:
        items = sum(each.stop - each.start for ranges in self._ranges.values() for each in ranges)
        return len(self._single) + items
