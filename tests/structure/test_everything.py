"""The sample `everything` sets every field of the model, so that no leaf goes untold unseen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args

import pytest

from metafeed.document import COLLECTIONS
from metafeed.model import Node, build
from metafeed.model.programme import Settings, Source
from metafeed.read import read
from tests.samples import ROOT

#: Set wherever a finding is to be silenced, and nowhere else: on some item, not on every kind.
WHERE_NEEDED = "ignore"


def classes(annotation: Any) -> Iterator[type[Node]]:
    """Yield the model classes that stand in a type, however deep."""
    if isinstance(annotation, type) and issubclass(annotation, Node):
        yield annotation
    for inner in get_args(annotation):
        yield from classes(inner)


def fields(root: type[Node]) -> dict[tuple[str, str], Any]:
    """Return (class, field) → default for all leaves of `root` and of the classes below it."""
    found: dict[tuple[str, str], Any] = {}
    waiting, seen = [root], {root}
    while waiting:
        model = waiting.pop()
        for name, field in model.model_fields.items():
            inner = set(classes(field.annotation)) | {each for part in field.metadata for each in classes(part)}
            waiting += inner - seen
            seen |= inner
            if not inner and not field.exclude:
                found[model.__name__, name] = field.get_default(call_default_factory=True)
    return found


LEAVES = {
    leaf: default
    for leaf, default in fields(Source).items()
    if leaf[1] != WHERE_NEEDED and leaf[0] != Source.__name__
} | {(Settings.__name__, name): default for (owner, name), default in fields(Settings).items() if owner == "Settings"}


@cache
def written() -> dict[tuple[str, str], list[Any]]:
    """Return (class, field) → the values that the sample gives it."""
    typed = build(read(ROOT / "everything"))
    assert typed.findings == ()
    found: dict[tuple[str, str], list[Any]] = {}
    nodes = [typed.settings, *(item.value for name in COLLECTIONS for item in getattr(typed, name))]
    for node in nodes:
        for owner, name, value in values(node):
            found.setdefault((owner, name), []).append(value)
    return found


def values(value: Any) -> Iterator[tuple[str, str, Any]]:
    """Yield (class, field, value) for everything that was written in a node and below it."""
    if isinstance(value, Node):
        for name in value.model_fields_set:
            yield type(value).__name__, name, getattr(value, name)
            yield from values(getattr(value, name))
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from values(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from values(each)


def test_the_walk_reaches_the_corners_of_the_model() -> None:
    assert {("Runtime", "at_fps"), ("Guest", "role"), ("RoledCredit", "character"), ("Exception_", "off")} <= set(LEAVES)
    assert len(LEAVES) > 200


@pytest.mark.parametrize(("owner", "name"), sorted(LEAVES), ids=".".join)
def test_the_sample_sets_every_leaf_to_something_else_than_its_default(owner: str, name: str) -> None:
    default = LEAVES[owner, name]
    assert [value for value in written().get((owner, name), []) if value != default and value not in (None, (), {}, "")]


def test_the_sample_silences_a_finding_where_a_field_forces_one() -> None:
    assert any(name == WHERE_NEEDED for _, name in written())
