"""The names that facts can have, read off the model's classes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from metafeed.emitters.facts import CONFIGURATION, SHOWING
from metafeed.model.credit import Credit
from metafeed.model.offer import Offer
from metafeed.model.parts import Access, Part
from metafeed.model.programme import ITEMS, Settings
from metafeed.model.vocabulary import CREDIT_ROLES

_KINDS = {"venues": "venue", "films": "film", "bills": "bill", "series": "series", "notices": "notice"}


def is_known(fact: str) -> bool:
    """Tell whether a fact is a leaf of the model; roles of the author's own are."""
    return fact in _names() or fact.startswith("film.credits.x-")


@cache
def _names() -> frozenset[str]:
    found = {f"screening.{name}" for name in SHOWING} | {"run.facts"}
    found |= {f"film.credits.{name}" for name in (*CREDIT_ROLES, *Credit.model_fields)}
    for name, model in (("access", Access), ("parts", Part), ("prices", Offer)):
        found |= set(_leaves(f"screening.{name}", model))
    for kind, model in (*((_KINDS[name], ITEMS[name]) for name in _KINDS), ("programme", Settings)):
        found |= {fact for fact in _leaves(kind, model) if fact.split(".")[1] not in CONFIGURATION}
    return frozenset(found)


def _leaves(name: str, model: type[BaseModel]) -> Iterator[str]:
    for key, field in model.model_fields.items():
        inner = f"{name}.{field.alias or key}"
        yield inner
        for each in _models(field.annotation):
            yield from _leaves(inner, each)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for each in get_args(annotation):
        yield from _models(each)
