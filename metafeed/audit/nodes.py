"""Nodes and values: a block's JSON as JSON-LD means it, in the words of schema.org.

A node has bare type and property names, whatever prefix or context the page wrote them with; `@list`, `@set` and
lone values are all tuples. What belongs to other vocabularies is left out of `types` and `properties`, and
told in `foreign`. Making nodes is in `metafeed.audit.reading_nodes`; judging them in `metafeed.audit.rules`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

Scalar = str | int | float | bool | None


@dataclass(slots=True, eq=False)
class Node:
    """One object of a block. Two nodes are the same only if they are one object.

    A reference, `{"@id": "…"}` and nothing else, is a node too: `Case.resolve` finds what it points to.
    """

    pointer: str
    #: Types of schema.org as the page names them, known or not: `ScreeningEvent`, `Film`.
    types: tuple[str, ...] = ()
    #: As written, relative or not.
    id: str | None = None
    #: Bare name → its values, in order; a property that is written twice over (`schema:name`, `name`) has both.
    properties: Mapping[str, tuple[Value, ...]] = field(default_factory=dict)
    parent: Node | None = None
    #: The property of `parent` that it stands in; None on the top level.
    within: str | None = None
    #: Whether it has a type of another vocabulary: then it may have properties that schema.org does not know.
    foreign: bool = False
    #: Property → pointer of its key's value as a whole: `/offers`, where the first value is `/offers/0`.
    places: Mapping[str, str] = field(default_factory=dict)
    #: Type → pointer of it: `/@type`, or `/@type/1` in a list.
    type_places: Mapping[str, str] = field(default_factory=dict)
    #: Pointer of the `@id`, which may be written `id`.
    id_place: str = ""
    #: The JSON object itself.
    raw: Mapping[str, Any] = field(default_factory=dict)

    @property
    def is_reference(self) -> bool:
        """Whether it is only `{"@id": …}`."""
        return self.id is not None and not self.types and not self.properties and not self.foreign

    def place(self, name: str) -> str:
        """Return the pointer of a property, or where it would stand if it is missing."""
        return self.places.get(name) or f"{self.pointer}/{name}"

    def values(self, name: str) -> tuple[Value, ...]:
        """Return the values of a property, none if it is missing."""
        return self.properties.get(name, ())

    def texts(self, name: str) -> Iterator[Value]:
        """Yield the values of a property that are texts with something in them."""
        return (each for each in self.values(name) if isinstance(each.value, str) and each.value.strip())

    def text(self, name: str) -> str | None:
        """Return the first text of a property, without white space around it, None if there is none."""
        return next((str(each.value).strip() for each in self.texts(name)), None)

    def nodes(self, name: str) -> Iterator[Node]:
        """Yield the values of a property that are nodes, references as they stand."""
        return (each.value for each in self.values(name) if isinstance(each.value, Node))


@dataclass(frozen=True, slots=True, eq=False)
class Value:
    """One value of a property: a node, or the scalar that stands there (of `{"@value": …}` its scalar).

    An empty list is a Value of None at the list's place.
    """

    pointer: str
    value: Scalar | Node
    #: `@language` of the value itself, if it has one.
    language: str | None = None
