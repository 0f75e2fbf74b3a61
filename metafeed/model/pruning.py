"""A raw tree without the values that are at fault, and the way back to where each value stood."""

from __future__ import annotations

from collections.abc import Container, Mapping
from typing import Any

from metafeed.diagnostics import pointer, pointer_parts


def without(raw: Any, gone: Container[str], place: str = "") -> Any:
    """Return a copy of `raw`, which stands at `place`, without the values whose pointers are in `gone`."""
    if isinstance(raw, Mapping):
        places = ((key, value, place + pointer(key)) for key, value in raw.items())
        return {key: without(value, gone, inner) for key, value, inner in places if inner not in gone}
    if isinstance(raw, (list, tuple)):
        listed = ((value, f"{place}/{number}") for number, value in enumerate(raw))
        return [without(value, gone, inner) for value, inner in listed if inner not in gone]
    return raw


def original(raw: Any, gone: Container[str], where: str) -> str:
    """Return the pointer in `raw` of what stands at `where` in `without(raw, gone)`; `#` is kept."""
    place = ""
    for part in pointer_parts(where):
        if isinstance(raw, (list, tuple)):
            left = [number for number in range(len(raw)) if f"{place}/{number}" not in gone]
            place, raw = f"{place}/{left[int(part)]}", raw[left[int(part)]]
        else:
            place, raw = place + pointer(part), raw.get(part) if isinstance(raw, Mapping) else None
    return place
