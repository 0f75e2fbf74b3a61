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

from metafeed.diagnostics import pointer, pointer_parts
from metafeed.document import COLLECTIONS, Document, SourceText
from metafeed.model import Typed, build, faults, keys
from metafeed.model.programme import ITEMS, Source

#: Pointer of a map → a key in it, and the key that was meant.
_Respelt = dict[str, dict[str, str]]


def as_meant(document: Document) -> tuple[Document, Typed]:
    """Type a document with its keys as they were meant, and return it so; the findings tell the slips."""
    typed = build(document)
    meant: _Respelt = {}
    slips = []
    for finding in typed.findings:
        if finding.code == faults.UNKNOWN_KEY and (key := _meant(document, finding.pointer)):
            around, written = _split(finding.pointer)
            if key not in meant.setdefault(around, {}).values():
                meant[around][written] = key
                slips.append(finding)
    if not slips:
        return document, typed
    # A value that does not fit its key may have been meant for another one.
    doubtful = {around + pointer(key) for around, names in meant.items() for key in names.values()}
    doubtful |= _not_inherited(document, meant)
    document = replace(document, tree=_tree(document, meant), origins=_origins(document, meant))
    again = build(document)
    told = (each for each in again.findings if each.pointer not in doubtful)
    wrong = again.wrong | {place for place in doubtful if document.value(place) is None}
    return document, replace(again, findings=(*slips, *told), wrong=wrong, faulty=again.faulty | wrong)


def _not_inherited(document: Document, meant: _Respelt) -> set[str]:
    """Return the places of what the rows of a table lack because its column is misspelt: "as above"."""
    columns: dict[str, set[str]] = {}
    for around, names in meant.items():
        if around.startswith("/screenings/") and (origin := document.origin(around)):
            columns.setdefault(origin[0].path, set()).update(names.values())
    found = set()
    for number in range(len(document.tree.get("screenings", ()) if columns else ())):
        place = pointer("screenings", number)
        origin = document.origin(place)
        if origin and origin[0].path.endswith(".csv"):
            found |= {place + pointer(key) for key in columns.get(origin[0].path, ())}
    return found


def _tree(document: Document, meant: _Respelt) -> dict[str, Any]:
    tree: dict[str, Any] = _renamed(
        document.tree, "", meant, {part for each in meant for part in _outwards(each)}
    )
    return tree


def _origins(document: Document, meant: _Respelt) -> Mapping[str, tuple[SourceText, str]]:
    """Return where things came from, with the new names for what stands under the old ones."""
    moved = {}
    for around, names in meant.items():
        for written, key in names.items():
            if origin := document.origin(around + pointer(written)):
                source, local = origin
                moved[around + pointer(key)] = source, local
                moved[f"{around}{pointer(key)}#"] = source, f"{local}#"
    return ChainMap(moved, document.origins)  # type: ignore[arg-type]  # nothing is written to it


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
