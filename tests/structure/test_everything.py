"""The sample `everything` sets every field of the model, so that none is lost unseen."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args

import pytest

from metafeed.document import COLLECTIONS
from metafeed.model import build
from metafeed.model.node import Node
from metafeed.model.programme import ITEMS, Settings
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


def fields() -> dict[str, Any]:
    """Return `Class.field` → default for every field of the settings, of the items, and of all below them."""
    found: dict[str, Any] = {}
    waiting = [Settings, *ITEMS.values()]
    seen = set(waiting)
    while waiting:
        model = waiting.pop()
        for name, field in model.model_fields.items():
            inner = {each for part in (field.annotation, *field.metadata) for each in classes(part)}
            waiting += inner - seen
            seen |= inner
            if not field.exclude:
                found[f"{model.__name__}.{name}"] = field.get_default(call_default_factory=True)
    return found


FIELDS = {field: default for field, default in fields().items() if not field.endswith(f".{WHERE_NEEDED}")}


@cache
def written() -> dict[str, list[Any]]:
    """Return `Class.field` → the values that the sample gives it."""
    typed = build(read(ROOT / "everything"))
    assert typed.findings == ()
    found: dict[str, list[Any]] = {}
    nodes = [typed.settings, *(item.value for name in COLLECTIONS for item in getattr(typed, name))]
    for node in nodes:
        for field, value in values(node):
            found.setdefault(field, []).append(value)
    return found


def values(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield (`Class.field`, value) for everything that was written in a node and below it."""
    if isinstance(value, Node):
        for name in value.model_fields_set:
            yield f"{type(value).__name__}.{name}", getattr(value, name)
            yield from values(getattr(value, name))
    elif isinstance(value, Mapping):
        for each in value.values():
            yield from values(each)
    elif isinstance(value, tuple):
        for each in value:
            yield from values(each)


def test_the_walk_reaches_the_corners_of_the_model() -> None:
    corners = {
        "Runtime.at_fps",
        "Guest.role",
        "RoledCredit.character",
        "Stars.best",
        "Work.interval",
        "Geo.lat",
    }
    assert corners <= set(FIELDS)
    assert len(FIELDS) > 300


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_the_sample_sets_every_field_to_something_else_than_its_default(field: str) -> None:
    assert [value for value in written().get(field, []) if value is not None and value != FIELDS[field]]


def test_the_sample_silences_a_finding_where_a_field_forces_one() -> None:
    assert any(field.endswith(f".{WHERE_NEEDED}") for field in written())
