"""A case: everything that a rule may look at, for one source.

Rules get the document as it was written, the typed values with their pointers, and the resolved programme
with each showing's chain of defaults. They get no clock: what depends on the present is not a fault.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, TypeVar

from metafeed.diagnostics import pointer
from metafeed.document import Document
from metafeed.model import Item, Typed, keys
from metafeed.model.node import Node
from metafeed.resolving import Resolved
from metafeed.resolving.programme import Programme, Showing

T = TypeVar("T")


@dataclass(frozen=True)
class Case:
    """One source, as the rules see it."""

    document: Document
    typed: Typed
    resolved: Resolved
    _made: dict[Callable[[Case], Any], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def once(self, make: Callable[[Case], T]) -> T:
        """Return what several rules make of the case, made once."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    @property
    def programme(self) -> Programme:
        """The resolved programme."""
        return self.resolved.programme

    @property
    def showings(self) -> tuple[Showing, ...]:
        """The resolved showings, in order of time."""
        return self.resolved.programme.showings

    def items(self) -> Iterator[tuple[str, Item[Any]]]:
        """Yield (collection, item) for every item, runs inside films included."""
        for collection in ("venues", "films", "bills", "series", "screenings", "notices"):
            for item in getattr(self.typed, collection):
                yield collection, item
        for run, _ in self.typed.all_runs():
            yield "runs", run

    def nodes(self) -> Iterator[Item[Any]]:
        """Yield every model value with its pointer, the settings first, parents before their parts."""
        yield from self._nodes("", self.typed.settings)
        for collection in ("venues", "films", "bills", "series", "runs", "screenings", "notices"):
            for item in getattr(self.typed, collection):
                yield from self._nodes(item.pointer, item.value)

    def _nodes(self, place: str, value: Any) -> list[Item[Any]]:
        if isinstance(value, Node):
            found = [Item(place, value)]
            for name, key in _holding(type(value)):
                if name in value.model_fields_set and (inner := getattr(value, name)):
                    found += self._nodes(f"{place}/{key}", inner)
            return found
        if isinstance(value, tuple):
            entries: Iterable[tuple[str, Any]] = (
                (each.pointer, each.value) for each in self.typed.entries(place, value)
            )
        elif isinstance(value, dict):
            entries = ((place + pointer(key), each) for key, each in value.items())
        else:
            return []
        return [node for inner_place, inner in entries for node in self._nodes(inner_place, inner)]

    @cached_property
    def pointers(self) -> dict[str, str]:
        """`KIND/ID` → pointer of the item: `film/cranes` → `/films/3`."""
        names = {"venues": "venue", "films": "film", "bills": "bill", "series": "series", "runs": "run",
                 "screenings": "screening", "notices": "notice"}  # fmt: skip
        return {f"{names[collection]}/{item.value.id}": item.pointer for collection, item in self.items()}


@cache
def _holding(kind: type[Node]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a class in which model values may stand, and the keys they are written under."""
    fields = kind.model_fields.items()
    return tuple((name, field.alias or name) for name, field in fields if keys.models_in(field.annotation))
