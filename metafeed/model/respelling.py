"""Keys that are misspelt beyond doubt, read as they were meant, so that one slip has one finding.

`curency: EUR` is told as an unknown key. Were the value left out as well, every price would lack its
currency, and a `venus:` would take the venue of every screening. So the rest of the check sees the document
with the key that was meant; what is published never does, because an unknown key is an error.
"""

from __future__ import annotations

from collections import ChainMap
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from pydantic import BaseModel

from metafeed.diagnostics import Diagnostic, pointer, pointer_parts
from metafeed.document import COLLECTIONS, Document
from metafeed.model import faults, keys
from metafeed.model.programme import ITEMS, Source

#: Pointer of a map → a key in it, and the key that was meant.
_Respelt = dict[str, dict[str, str]]


def respelt(document: Document, findings: Iterable[Diagnostic]) -> tuple[Document, tuple[Diagnostic, ...]]:
    """Return the document as it was meant, and the `findings` on keys that stand in it no more."""
    meant: _Respelt = {}
    told = []
    for finding in findings:
        if finding.code == faults.UNKNOWN_KEY and (key := _meant(document, finding.pointer)):
            around, written = _split(finding.pointer)
            if key not in meant.setdefault(around, {}).values():
                meant[around][written] = key
                told.append(finding)
    if not told:
        return document, ()
    moved = {}
    for around, names in meant.items():
        for written, key in names.items():
            origin = document.origin(around + pointer(written))
            if origin:
                source, local = origin
                moved[around + pointer(key)] = source, local
                moved[f"{around}{pointer(key)}#"] = source, f"{local}#"
    origins = ChainMap(moved, document.origins)  # type: ignore[arg-type]  # nothing is written to it
    tree = _renamed(document.tree, "", meant, {part for place in meant for part in _outwards(place)})
    return replace(document, tree=tree, origins=origins), tuple(told)


def _meant(document: Document, place: str) -> str | None:
    """Return the key that was meant by the unknown one at `place`, if there is no doubt and no such key."""
    around, written = _split(place)
    steps = pointer_parts(around)
    model: type[BaseModel] = Source
    if steps and steps[0] in COLLECTIONS:
        model, steps = ITEMS[steps[0]], steps[2:]
    key = keys.surely(written, keys.models_at(model, steps))
    value = document.value(around)
    return key if key and isinstance(value, Mapping) and key not in value else None


def _split(place: str) -> tuple[str, str]:
    """Return the pointer of a map and the name of its key at `place`, which ends in `#`."""
    around, _, _ = place.rpartition("/")
    return around, pointer_parts(place)[-1].removesuffix("#")


def _renamed(value: Any, place: str, meant: _Respelt, on_the_way: set[str]) -> Any:
    """Return a copy of `value`, which stands at `place`, with its keys as they were meant."""
    if place not in on_the_way:
        return value
    if isinstance(value, list):
        return [_renamed(each, f"{place}/{n}", meant, on_the_way) for n, each in enumerate(value)]
    names = meant.get(place, {})
    return {
        names.get(key, key): _renamed(each, place + pointer(key), meant, on_the_way)
        for key, each in value.items()
    }


def _outwards(place: str) -> Iterable[str]:
    yield place
    while place:
        place = place.rpartition("/")[0]
        yield place
