"""YAML 1.1, in the part of it that a programme needs: mappings, lists, text.

Every scalar is the text that was typed; an empty one is absent. Anchors, aliases, tags, `<<` and second
documents are refused (MF004). Text that needs quotes is told in the author's words (MF005), put into
quotes in memory, and the file is read again, so that one pass tells every fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import orjson

from metafeed.diagnostics import Span
from metafeed.read.encoding import decode
from metafeed.read.quoting import Repair, repairs_at
from metafeed.read.source import MAX_FAULTS, Fault, Parsed, Source, Text, capped, diagnostics, shown
from metafeed.read.yaml_mended import Mended
from metafeed.read.yaml_tree import Tree
from metafeed.read.yaml_words import in_plain_words

_SURROGATE = re.compile(r"\\[uU](?:0000)?[dD][89a-fA-F][0-9a-fA-F]{2}")
#: Characters that repairs may cost in passes over the text; a small file gets every repair it needs.
_BUDGET = 20_000_000


def parse(data: bytes, path: str) -> Parsed:
    """Return what a YAML file holds."""
    text = decode(data, path)
    return text if isinstance(text, Parsed) else parse_part(text, 0, len(text.text))


def parse_part(text: Text, start: int, stop: int) -> Parsed:
    """Return what the YAML between two characters of `text` holds."""
    mended = Mended(_without_odd_breaks(text.text[start:stop]))
    tree, faults = _read(mended)
    moved = [fault._replace(at=fault.at + start) for fault in faults]
    places = _Places(mended)

    def find(pointer: str) -> Span:
        return text.span(start + places.find(pointer))

    return Parsed(tree, diagnostics(moved, text), Source(text, find))


def _without_odd_breaks(text: str) -> str:
    """Return `text` with spaces for what ends a line in YAML 1.1, not in YAML 1.2 and editors.

    They come from typesetting programs, in the middle of titles.
    """
    return text.replace("\x85", " ").replace("\u2028", " ").replace("\u2029", " ")


def _read(mended: Mended) -> tuple[Any, list[Fault]]:
    """Return the tree of a text, mending it on the way, and every fault."""
    faults: list[Fault] = []
    tree = Tree(mended.text)
    budget = _BUDGET
    while budget > 0 and len(faults) < MAX_FAULTS:
        repairs, better = _apart(tree.repairs), None
        if not repairs and tree.error:
            repairs, better, cost = _mend_error(mended, tree, budget)
            budget -= cost
        if not repairs:
            break
        faults += _original(capped(repair.fault for repair in repairs), mended)
        mended.keep(repairs)
        tree = better or Tree(mended.text)
        budget -= tree.last
    if tree.error and len(faults) < MAX_FAULTS:
        tree.faults.append(in_plain_words(tree.error, tree.text, tree.last, tree.opening))
    half = _half(tree)
    if half:
        return None, [*faults, half]
    return tree.value, faults + _original(capped(tree.faults), mended)


def _half(tree: Tree) -> Fault | None:
    """Return the fault of half a surrogate pair, which PyYAML lets pass where libyaml does not."""
    found = _SURROGATE.search(tree.text)
    if not found:
        return None
    try:
        orjson.dumps(tree.value)
    except TypeError:
        message = f"{shown(found[0])} is half of a character"
        return Fault("MF001", found.start(), message, "write the character itself")
    return None


def _original(faults: list[Fault], mended: Mended) -> list[Fault]:
    return [fault._replace(at=mended.original(fault.at)) for fault in faults]


def _apart(repairs: list[Repair]) -> list[Repair]:
    """Return `repairs` in order, the outer one where two overlap."""
    kept: list[Repair] = []
    for repair in sorted(repairs):
        if not kept or repair.start >= kept[-1].stop:
            kept.append(repair)
    return kept


def _mend_error(mended: Mended, tree: Tree, budget: int) -> tuple[list[Repair], Tree | None, int]:
    """Return the repair that brings YAML further than `tree` came, the tree then, and the cost."""
    cost = 0
    for repair in _candidates(tree):
        attempt = Tree(mended.with_repairs([repair]))
        cost += attempt.last + 1
        if not attempt.error or attempt.events > tree.events:
            return [repair], attempt, cost
        if cost > budget:
            break
    return [], None, cost


def _candidates(tree: Tree) -> Iterator[Repair]:
    """Yield repairs for the lines that an error may come from."""
    marks = [getattr(tree.error, name, None) for name in ("problem_mark", "context_mark")]
    indexes = [mark.index for mark in marks if mark] + [tree.last]
    seen: set[tuple[int, int]] = set()
    for index in indexes:
        for repair in repairs_at(tree.text, index):
            if repair[:2] not in seen:
                seen.add(repair[:2])
                yield repair


class _Places:
    """Finds pointers in a YAML text, by one more pass over it when the first is asked for."""

    def __init__(self, mended: Mended) -> None:
        self._mended = mended
        self._index: dict[str, tuple[int, int]] | None = None

    def find(self, pointer: str) -> int:
        """Return the index of the value at a pointer, of its key for `key#`, or of an ancestor."""
        if self._index is None:
            self._index = {}
            Tree(self._mended.text, self._index)
        index = self._index
        if pointer.endswith("#") and pointer[:-1] in index:
            return self._mended.original(index[pointer[:-1]][1])
        while pointer and pointer not in index:
            pointer = pointer.rpartition("/")[0]
        return self._mended.original(index.get(pointer, (0, 0))[0])
