"""The canonical film model: from a document's plain values to typed ones, or findings.

`build` types each item by itself. An item with a fault is typed without the faulty values, so that the
rules still see the rest of it; what is beyond that is `broken`: known by its id and not judged further.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from metafeed.diagnostics import Diagnostic, Severity, pointer, pointer_parts
from metafeed.document import COLLECTIONS, Document
from metafeed.model import faults
from metafeed.model.film import Film
from metafeed.model.node import Node
from metafeed.model.programme import ITEMS, Identity, Notice, Settings, Source
from metafeed.model.screening import Run, Screening
from metafeed.model.series import Bill, Series
from metafeed.model.venue import Venue

T = TypeVar("T", bound=Node)


@dataclass(frozen=True, slots=True)
class Item(Generic[T]):
    """A typed value and the JSON pointer at which it stands in the document."""

    pointer: str
    value: T


@dataclass(frozen=True, slots=True)
class Typed:
    """A document's values, typed. `broken` are (collection, id) of items that could not be."""

    settings: Settings
    venues: tuple[Item[Venue], ...] = ()
    films: tuple[Item[Film], ...] = ()
    bills: tuple[Item[Bill], ...] = ()
    series: tuple[Item[Series], ...] = ()
    runs: tuple[Item[Run], ...] = ()
    screenings: tuple[Item[Screening], ...] = ()
    notices: tuple[Item[Notice], ...] = ()
    broken: frozenset[tuple[str, str]] = frozenset()
    findings: tuple[Diagnostic, ...] = ()

    def all_runs(self) -> Iterable[tuple[Item[Run], Item[Film] | None]]:
        """Yield every run with the film that it stands in, if it stands in one."""
        for run in self.runs:
            yield run, None
        for film in self.films:
            for number, value in enumerate(film.value.runs):
                yield Item(f"{film.pointer}/runs/{number}", value), film


def build(document: Document) -> Typed:
    """Type a document. The result is total: what could not be typed is absent and has a finding."""
    tree = document.tree
    settings, found = _settings({k: v for k, v in tree.items() if k not in COLLECTIONS})
    context = {"clock": int(settings.clock) if settings.clock else None, "dates": settings.dates}
    items: dict[str, tuple[Item[Any], ...]] = {}
    broken: set[tuple[str, str]] = set()
    for collection in COLLECTIONS:
        raw = tree.get(collection)
        if raw is None:
            continue
        if not isinstance(raw, list):
            found.append(_not_a_list(collection))
            continue
        typed = []
        for number, value in enumerate(raw):
            item = _item(ITEMS[collection], pointer(collection, number), value, context, found)
            if item is not None:
                typed.append(item)
            elif isinstance(value, Mapping):
                broken.add((collection, str(value.get("id", ""))))
        items[collection] = tuple(typed)
    return Typed(settings, **items, broken=frozenset(broken), findings=tuple(found))


def _not_a_list(collection: str) -> Diagnostic:
    return Diagnostic(
        faults.WRONG_SHAPE, Severity.ERROR, f"{collection!r} is not a list", pointer(collection), hint="begin each item with -"
    )


def _item(
    model: type[T], place: str, raw: Any, context: Mapping[str, Any], found: list[Diagnostic]
) -> Item[T] | None:
    try:
        return Item(place, model.model_validate(raw, context=dict(context)))
    except ValidationError as error:
        faulty = faults.findings(error, place, raw, model)
    found.extend(faulty)
    rest = raw
    for finding in reversed(faulty):
        rest = _without(rest, pointer_parts(finding.pointer[len(place) :].removesuffix("#")))
    try:
        return Item(place, model.model_validate(rest, context=dict(context)))
    except ValidationError:
        return None


#: What a checked programme goes by where its own is missing. It has an error, so it is never published.
_STAND_IN: dict[str, Any] = {"name": "?", "identity": "unknown.invalid,2000"}


def _settings(raw: dict[str, Any]) -> tuple[Settings, list[Diagnostic]]:
    found: list[Diagnostic] = []
    context = {"dates": raw.get("dates")}
    item = _item(Settings, "", raw, context, found)
    if item is None:
        good = {k: v for k, v in raw.items() if not any(f.pointer.split("/")[1:2] == [k] for f in found)}
        item = _item(Settings, "", _STAND_IN | good, context, [])
    return item.value if item else Settings.model_validate(_STAND_IN), found


def _without(raw: Any, parts: list[str]) -> Any:
    """Return a copy of `raw` without the value at `parts`."""
    if not parts:
        return raw
    if isinstance(raw, Mapping):
        if len(parts) == 1:
            return {k: v for k, v in raw.items() if k != parts[0]}
        return {k: _without(v, parts[1:]) if k == parts[0] else v for k, v in raw.items()}
    if isinstance(raw, list) and parts[0].isdigit():
        index = int(parts[0])
        if len(parts) == 1:
            return [v for n, v in enumerate(raw) if n != index]
        return [_without(v, parts[1:]) if n == index else v for n, v in enumerate(raw)]
    return raw


__all__ = [
    "Bill",
    "Film",
    "Identity",
    "Item",
    "Notice",
    "Run",
    "Screening",
    "Series",
    "Settings",
    "Source",
    "Typed",
    "Venue",
    "build",
]
