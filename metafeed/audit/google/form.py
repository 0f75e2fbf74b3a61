"""The plain form of a node, which the schemas of a profile judge, and the way back from it to the page.

In the plain form `@type` lists the node's types and every type above them in schema.org, every property is a
list, references are followed, and names and members of enumerations stand without their namespace. Left out is
what says nothing: nulls and empty texts. A node that is not on the page, or whose type schema.org does not know, is
`{"@id": …}` alone, so that nobody judges what they cannot see. Deeper than `DEPTH` a node is its type.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from metafeed.audit.case import Case
from metafeed.audit.nodes import Node, Value
from metafeed.audit.vocabulary import bare

#: A list, its item, the film in it, its picture: no profile looks further.
DEPTH = 4

Path = tuple[str | int, ...]


@dataclass(slots=True)
class Form:
    """A node in its plain form, with where each of its nodes and values comes from."""

    value: dict[str, Any] = field(default_factory=dict)
    origins: dict[Path, Node | Value] = field(default_factory=dict)

    def at(self, path: Path) -> tuple[Node, str, str]:
        """Return what stands at a path of the form: the node around it, the property, the pointer into the page."""
        name = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
        around = next(
            each
            for size in range(len(path), -1, -1)
            if isinstance(each := self.origins.get(path[:size]), Node)
        )
        found = self.origins.get(path)
        return around, name, found.pointer if found else around.place(name)


def form(case: Case, node: Node, added: Mapping[str, Node] | None = None) -> Form:
    """Return a node in its plain form; `added` are properties that it has by where it stands."""
    found = Form()
    found.value = _node(case, node, found.origins, (), DEPTH)
    for name, each in (added or {}).items():
        found.value.setdefault(name, [_node(case, each, found.origins, (name, 0), 1)])
    return found


def _node(
    case: Case, node: Node, origins: dict[Path, Node | Value], path: Path, depth: int
) -> dict[str, Any]:
    known = case.resolve(node)
    origins[path] = known or node
    if known is None or not any(case.vocabulary.is_type(each) for each in known.types):
        return {"@id": node.id or ""}
    types = {above for own in known.types for above in case.vocabulary.lineages.get(own, ())}
    plain: dict[str, Any] = {"@type": sorted(types)} | ({"@id": known.id} if known.id else {})
    if depth:
        # A page may say under one `@id` a part here and a part there.
        fuller = case.by_id.get(known.id or "", known)
        for name, values in (dict(fuller.properties) | dict(known.properties)).items():
            said = [each for each in values if says_something(each)]
            if said:
                plain[name] = [
                    _value(case, each, origins, (*path, name, number), depth)
                    for number, each in enumerate(said)
                ]
    return plain


def _value(case: Case, value: Value, origins: dict[Path, Node | Value], path: Path, depth: int) -> Any:
    if isinstance(value.value, Node):
        member = member_of(case, value)
        if member is None:
            return _node(case, value.value, origins, path, depth - 1)
        origins[path] = value
        return member
    origins[path] = value
    return bare(value.value) if isinstance(value.value, str) else value.value


def says_something(value: Value) -> bool:
    """Tell whether a value is more than null or white space."""
    return value.value is not None and not (isinstance(value.value, str) and not value.value.strip())


def member_of(case: Case, value: Value) -> str | None:
    """Return the name of the member of an enumeration that a value is, written as text or as a reference."""
    said = value.value.id if isinstance(value.value, Node) and value.value.is_reference else value.value
    if isinstance(said, str) and case.vocabulary.is_member(bare(said.strip())):
        return bare(said.strip())
    return None
