"""The leaves of a raw tree: where each stands, which fact it is, and another legal value for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from metafeed.diagnostics import pointer, pointer_parts
from metafeed.emitters.facts import CONFIGURATION, SHOWING
from metafeed.model.screening import Except, Run, Screening

KINDS = {"venues": "venue", "films": "film", "bills": "bill", "series": "series", "runs": "run",
         "screenings": "screening", "notices": "notice"}  # fmt: skip
#: Fields that a screening has, and facts that it tells under another name.
TOLD = {name for model in (Screening, Run, Except) for name in model.model_fields}
RENAMED = {"date": "time", "dates": "time", "times": "time", "film": "time", "version": "time", "venue": "time",
           "pos_id": "tickets"}  # fmt: skip
TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scalar in the raw tree."""

    pointer: str
    fact: str
    value: Any


def leaves(tree: dict[str, Any]) -> Iterator[Leaf]:
    """Yield every leaf that is a fact; configuration is left out."""
    for place, value in scalars(tree):
        fact = fact_of(pointer_parts(place))
        if fact is not None:
            yield Leaf(place, fact, value)


def scalars(value: Any, parts: tuple[str | int, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Yield (pointer, value) of every scalar below `value`."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from scalars(each, (*parts, key))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from scalars(each, (*parts, number))
    else:
        yield pointer(*parts), value


def fact_of(parts: list[str]) -> str | None:
    """Return the name of the fact at a pointer, or None for configuration."""
    if parts[0] not in KINDS:
        return _named("programme", parts)
    kind, rest = KINDS[parts[0]], parts[2:]
    if kind == "film" and rest[:1] == ["runs"]:
        kind, rest = "run", rest[2:]
    if "defaults" in rest:
        kind, rest = "screening", rest[rest.index("defaults") + 1 :]
    if kind == "run" and rest[0] == "except":
        kind, rest = "screening", rest[2:]
        if not rest:
            return None
    if kind == "run" and rest[0] in TOLD - {"facts"}:
        kind = "screening"
    return _named(kind, rest)


def _named(kind: str, parts: list[str]) -> str | None:
    """Return `kind.key.key`: indexes, languages and roles are left out."""
    first = parts[0]
    if first in CONFIGURATION and not (kind == "screening" and first in ("language", "prices", "visibility")):
        return None
    if kind in ("run", "screening") and first in ("id", "ignore", "public_from"):
        return None
    if kind == "screening":
        first = RENAMED.get(first, first)
        if first not in SHOWING:
            return None
    names = [first, *(part for part in parts[1:] if not part.isdigit())]
    if names[0] == "credits" and kind == "film":
        names = _credit(parts)
    if any(name in CONFIGURATION for name in names[1:] if name not in ("language", "currency")):
        return None
    known = [name for number, name in enumerate(names) if number == 0 or not _is_language(name, number, len(names))]
    return ".".join([kind, *known])


def _credit(parts: list[str]) -> list[str]:
    """Return the fact of a credit, in either form."""
    last = parts[-1]
    named = last in ("name", "organization", "character", "credited_as", "same_as", "role")
    if len(parts) > 2 and parts[-2] == "same_as":
        return ["credits", "same_as"]
    return ["credits", last if named else "name"]


def _is_language(name: str, number: int, length: int) -> bool:
    """Tell whether a key is a language of a text in several: a tag that ends the pointer."""
    return number == length - 1 and bool(TAG.fullmatch(name)) and name in ("en", "de", "fr", "es", "en-US", "de-AT")


def with_value(tree: Any, place: str, value: Any) -> Any:
    """Put a value at a pointer of a tree, in place, and return the tree."""
    *parents, last = pointer_parts(place)
    target = tree
    for part in parents:
        target = target[int(part)] if isinstance(target, list) else target[part]
    target[int(last) if isinstance(target, list) else last] = value
    return tree
