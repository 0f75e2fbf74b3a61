"""A case of the audit: everything that a rule may look at, for one page.

To add a rule, see `metafeed.audit.rules`. What only the other pages of a run can tell (an `@id` that stands in
another file) is judged by `metafeed.audit.site`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from metafeed.audit import ranges
from metafeed.audit.nodes import Node, Value
from metafeed.audit.page import Page
from metafeed.audit.ranges import Unfit
from metafeed.audit.vocabulary import Vocabulary

if TYPE_CHECKING:
    from metafeed.audit.google.faults import Fault, Profile


@dataclass(frozen=True)
class Case:
    """One page with its nodes. `now` is None where nothing may depend on the present."""

    page: Page
    #: Every node of every block in order, parents before what is in them.
    nodes: tuple[Node, ...]
    vocabulary: Vocabulary
    now: datetime | None = None
    #: Google's features by name, made by `metafeed.audit.google.faults.profiles`; none of them, none judged.
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    #: What rule after rule asks, kept: whether types are of a kind, and which nodes are.
    _kinds: dict[tuple[tuple[str, ...], tuple[str, ...]], bool] = field(default_factory=dict, repr=False)
    _of_types: dict[tuple[str, ...], tuple[Node, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        """What the schemas of the profiles find, for the rules that tell it and for verdicts."""
        from metafeed.audit.google.faults import faults

        return faults(self)

    @cached_property
    def unfit(self) -> tuple[Unfit, ...]:
        """The values that are not what their properties expect, in order."""
        return tuple(ranges.faults(self))

    @cached_property
    def top(self) -> tuple[Node, ...]:
        """The nodes on the top level: members of `@graph`, and what stands in a block alone."""
        return tuple(node for node in self.nodes if node.parent is None)

    @cached_property
    def by_id(self) -> dict[str, Node]:
        """`@id` → the node that says something under it; the one with most to say, of those the first."""
        found: dict[str, Node] = {}
        for node in self.nodes:
            if node.id and not node.is_reference:
                known = found.get(node.id)
                if known is None or len(node.properties) > len(known.properties):
                    found[node.id] = node
        return found

    def resolve(self, node: Node) -> Node | None:
        """Return the node that a reference points to, None if nothing on this page has its `@id`.

        A node with an `@id` and a type alone, which is how Yoast refers, is what is said elsewhere under its `@id`;
        any other has beside its own facts those that the page tells elsewhere under its `@id`.
        """
        known = self.by_id.get(node.id) if node.id else None
        if node.id and (node.is_reference or not node.properties):
            return known
        return node if known is None or known is node else _together(node, known)

    def is_a(self, node: Node, *types: str) -> bool:
        """Tell whether a node is of one of these types, or of a kind of one."""
        key = (node.types, types)
        if key not in self._kinds:
            self._kinds[key] = any(self.vocabulary.is_a(own, each) for own in node.types for each in types)
        return self._kinds[key]

    def is_event(self, node: Node) -> bool:
        """Tell whether a node is an Event of any kind, such as ScreeningEvent or Festival."""
        return self.is_a(node, "Event")

    def nodes_of(self, *types: str) -> Iterator[Node]:
        """Yield the nodes of these types or of their kinds, wherever they stand."""
        if types not in self._of_types:
            self._of_types[types] = tuple(node for node in self.nodes if self.is_a(node, *types))
        return iter(self._of_types[types])

    def values(self, node: Node, *names: str) -> Iterator[Value]:
        """Yield the values of properties, in the order of the names."""
        return (value for name in names for value in node.values(name))

    def related(self, node: Node, *names: str) -> Iterator[Node]:
        """Yield the nodes that properties lead to, references resolved; what cannot be resolved is left out."""
        found: Iterable[Node | None] = (
            self.resolve(each.value) for each in self.values(node, *names) if isinstance(each.value, Node)
        )
        return (each for each in found if each is not None)


def _together(node: Node, known: Node) -> Node:
    """Return a node with what another says of the same thing; where both say something, with its own."""
    types = tuple(dict.fromkeys((*node.types, *known.types)))
    return replace(node, types=types, properties={**known.properties, **node.properties})
