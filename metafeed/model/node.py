"""The shape that all model classes share: frozen, closed, and with faults that carry a code.

Not here: what any class means. A validator that finds a fault which has a rule page of its own raises
`fault(...)`; every other shape error is told by `metafeed.model.faults` from pydantic's error type.
"""

from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ConfigDict
from pydantic_core import PydanticCustomError


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


def fault(code: str, message: str, hint: str | None = None) -> PydanticCustomError:
    """Return the error to raise for a fault that has a code of its own.

    The text travels in the error's context, because a template would read braces in it.
    """
    return PydanticCustomError("metafeed", "{message}", {"code": code, "message": message, "hint": hint})


def as_mapping(key: str) -> Any:
    """Return a before-validator that lets a scalar stand for `{key: scalar}`."""

    def widen(value: Any) -> Any:
        return value if isinstance(value, (dict, BaseModel)) else {key: value}

    return widen
