"""The shape that all model classes share: frozen, closed, and with faults that carry a code.

Not here: what any class means. A validator that finds a fault which has a rule page of its own raises
`fault(...)`; every other shape error is told by `metafeed.model.faults` from pydantic's error type.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError, model_validator
from pydantic_core import InitErrorDetails, PydanticCustomError

T = TypeVar("T")


class Node(BaseModel):
    """A frozen value with a closed set of fields. Numbers are accepted where text is wanted."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        coerce_numbers_to_str=True,
        validate_by_name=True,
        validate_by_alias=True,
        allow_inf_nan=False,
    )

    @model_validator(mode="before")
    @classmethod
    def _without_empty(cls, value: Any) -> Any:
        """Leave out what was left empty: that is absent, quoted or not."""
        if isinstance(value, dict) and "" in value.values():
            return {key: each for key, each in value.items() if each != ""}
        return value


def fault(code: str, message: str, hint: str | None = None) -> PydanticCustomError:
    """Return the error to raise for a fault that has a code of its own.

    The text travels in the error's context, because a template would read braces in it.
    """
    return PydanticCustomError("metafeed", "{message}", {"code": code, "message": message, "hint": hint})


def each_of(values: Iterable[Any], parse: Callable[[Any], T]) -> list[T]:
    """Return what `parse` makes of each value, or raise all their faults, each at its place in the list."""
    parsed: list[T] = []
    faults: list[InitErrorDetails] = []
    for number, value in enumerate(values):
        try:
            parsed.append(parse(value))
        except PydanticCustomError as found:
            faults.append(InitErrorDetails(type=found, loc=(number,), input=value))
    if faults:
        raise ValidationError.from_exception_data("list", faults)
    return parsed


def shown(value: Any) -> str:
    """Return a value as it stands in a message: quoted and not too long; a container by its kind."""
    if isinstance(value, (Mapping, BaseModel)):
        return "a map"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "a list"
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    text = str(value)
    return repr(text if len(text) <= 60 else text[:57] + "…")


_TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")


def _in_languages(value: dict[str, Any]) -> bool:
    """Tell whether a map is a text in several languages: its keys are tags, not fields."""
    return bool(value) and all(isinstance(key, str) and _TAG.fullmatch(key) for key in value)


def as_mapping(key: str) -> Any:
    """Return a before-validator that lets a scalar, or a text in several languages, stand for `{key: …}`."""

    def widen(value: Any) -> Any:
        if isinstance(value, dict) and not (key == "text" and _in_languages(value)):
            return value
        return value if isinstance(value, BaseModel) else {key: value}

    return widen
