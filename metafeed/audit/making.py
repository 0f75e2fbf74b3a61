"""From a page's blocks to the case that rules judge: every node with its names, values and places."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from metafeed.audit.case import Case
from metafeed.audit.contexts import Context, start
from metafeed.audit.nodes import Node, Value
from metafeed.audit.page import Page
from metafeed.audit.vocabulary import Vocabulary
from metafeed.diagnostics import pointer

if TYPE_CHECKING:
    from metafeed.audit.google.faults import Profile

#: Keywords under which nodes stand that are no values of the node.
_BESIDE = ("@graph", "@included")
_LISTS = ("@list", "@set")


def case(
    page: Page,
    vocabulary: Vocabulary,
    now: datetime | None = None,
    profiles: Mapping[str, Profile] | None = None,
) -> Case:
    """Return the case of a page. `profiles` are Google's features, see `metafeed.audit.google.faults.profiles`."""
    maker = _Maker()
    for block in page.blocks:
        maker.beside(block.value, block.pointer, start())
    return Case(page, tuple(maker.nodes), vocabulary, now, profiles or {})


class _Maker:
    """Makes nodes, and keeps each in the order in which it stands."""

    def __init__(self) -> None:
        self.nodes: list[Node] = []

    def beside(self, value: Any, place: str, context: Context) -> None:
        """Make the nodes of a block or a graph: they are on the top level."""
        if isinstance(value, list):
            for number, each in enumerate(value):
                self.beside(each, f"{place}/{number}", context)
        elif isinstance(value, Mapping):
            inside = context.within(value["@context"]) if "@context" in value else context
            keys = {inside.expanded(key) for key in value}
            if keys - {"@context", *_BESIDE, "@id"} or not keys & set(_BESIDE):
                self.node(value, place, context)
            else:
                self._graphs(value, place, inside)

    def _graphs(self, raw: Mapping[str, Any], place: str, context: Context) -> None:
        for key in _BESIDE:
            if key in raw:
                self.beside(raw[key], place + pointer(key), context)

    def node(
        self,
        raw: Mapping[str, Any],
        place: str,
        context: Context,
        parent: Node | None = None,
        within: str | None = None,
    ) -> Node:
        """Make a node and all that is in it."""
        if "@context" in raw:
            context = context.within(raw["@context"])
        made = Node(place, parent=parent, within=within, raw=raw)
        self.nodes.append(made)
        found: dict[str, tuple[Value, ...]] = {}
        places: dict[str, str] = {}
        for key, value in raw.items():
            where, name = place + pointer(key), context.expanded(key)
            if name == "@type":
                _add_types(made, value, where, context)
            elif name == "@id":
                made.id = context.identified(value) if isinstance(value, str) else None
                made.id_place = where
            elif name == "@reverse" and isinstance(value, Mapping):
                self._reversed(value, where, context, made)
            elif not name.startswith("@"):
                self._property(made, key, value, context, found, places)
        made.properties, made.places = found, places
        self._graphs(raw, place, context)
        return made

    def _property(
        self,
        node: Node,
        key: str,
        value: Any,
        context: Context,
        found: dict[str, tuple[Value, ...]],
        places: dict[str, str],
    ) -> None:
        name = context.name(key)
        if name is None:
            return
        where = node.pointer + pointer(key)
        places.setdefault(name, where)
        if isinstance(value, Mapping) and key in context.maps:
            said = self._mapped(
                value, where, context, node, name, is_language=context.maps[key] == "@language"
            )
        else:
            said = self._values(value, where, context, node, name)
        found[name] = found.get(name, ()) + tuple(said)

    def _mapped(
        self,
        values: Mapping[str, Any],
        place: str,
        context: Context,
        node: Node,
        name: str,
        *,
        is_language: bool,
    ) -> Iterator[Value]:
        """Yield the values of a map, in which a language or a key of the page's own stands before each."""
        for key, value in values.items():
            for each in self._values(value, place + pointer(key), context, node, name):
                yield replace(each, language=key) if is_language else each

    def _values(self, value: Any, place: str, context: Context, node: Node, name: str) -> Iterator[Value]:
        if isinstance(value, list):
            for number, each in enumerate(value):
                yield from self._values(each, f"{place}/{number}", context, node, name)
            if not value:
                yield Value(place, None)
        elif not isinstance(value, Mapping):
            yield Value(place, value)
        elif "@value" in value:
            language = value.get("@language")
            scalar = value["@value"]
            plain = scalar if isinstance(scalar, str | int | float | bool) else None
            yield Value(f"{place}/@value", plain, language if isinstance(language, str) else None)
        elif keyword := next((each for each in _LISTS if each in value), None):
            yield from self._values(value[keyword], f"{place}/{keyword}", context, node, name)
        else:
            yield Value(place, self.node(value, place, context, node, name))

    def _reversed(self, raw: Mapping[str, Any], place: str, context: Context, node: Node) -> None:
        """Make the nodes that point to this one by a property of theirs."""
        for key, value in raw.items():
            for number, each in enumerate(value if isinstance(value, list) else [value]):
                if isinstance(each, Mapping):
                    where = place + pointer(key) + (f"/{number}" if isinstance(value, list) else "")
                    self.node(each, where, context, node)


def _add_types(node: Node, value: Any, place: str, context: Context) -> None:
    names, places = [], {}
    for number, each in enumerate(value if isinstance(value, list) else [value]):
        name = context.name(each) if isinstance(each, str) and each.strip() else None
        if name is not None:
            names.append(name)
            places[name] = f"{place}/{number}" if isinstance(value, list) else place
        elif isinstance(each, str) and each.strip():
            node.foreign = True
    node.types, node.type_places = (*node.types, *names), {**node.type_places, **places}
