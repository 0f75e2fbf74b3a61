"""From pydantic's errors to findings: which code, where, and what to write instead.

pydantic's `loc` names union tags and fields that stand nowhere in the source, so a pointer is walked
along the raw tree: what is not there is skipped, and the walk ends at the last value that is.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from metafeed.diagnostics import Diagnostic, Severity, pointer

UNKNOWN_KEY, MISSING, WRONG_SHAPE = "MF101", "MF102", "MF103"

#: pydantic error type → what was wanted, in an author's words.
_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "decimal_parsing": "an amount, such as 17.00",
    "decimal_type": "an amount, such as 17.00",
    "bool_parsing": "yes or no",
    "bool_type": "yes or no",
    "dict_type": "a map of keys and values",
    "mapping_type": "a map of keys and values",
    "model_type": "a map of keys and values",
    "model_attributes_type": "a map of keys and values",
    "tuple_type": "a list",
    "list_type": "a list",
}


def findings(error: ValidationError, base: str, raw: Any, model: type[BaseModel]) -> list[Diagnostic]:
    """Return a finding for each fault in `error`, which arose from `raw` standing at `base`."""
    found = [_finding(detail, base, raw, model) for detail in error.errors(include_url=False)]
    unique = {(finding.code, finding.pointer, finding.message): finding for finding in found}
    return list(unique.values())


def _finding(detail: ErrorDetails, base: str, raw: Any, model: type[BaseModel]) -> Diagnostic:
    place, value = walk(raw, detail["loc"])
    kind = detail["type"]
    if kind == "metafeed":
        context = detail["ctx"]
        return _error(context["code"], base + place, context["message"], context["hint"])
    key = str(detail["loc"][-1]) if detail["loc"] else ""
    if kind == "extra_forbidden":
        return _error(UNKNOWN_KEY, base + place + "#", f"unknown key {key!r}", _did_you_mean(key, model, detail["loc"]))
    if kind == "missing":
        return _error(MISSING, base + place, f"{key!r} is missing", f"write {key}: …")
    return _error(WRONG_SHAPE, base + place, *_wrong_shape(detail, value))


def _wrong_shape(detail: ErrorDetails, value: Any) -> tuple[str, str | None]:
    wanted = _WANTED.get(detail["type"])
    shown = _shown(value)
    if wanted:
        return f"{shown} is not {wanted}", f"write {wanted}"
    message = detail["msg"][:1].lower() + detail["msg"][1:]
    return f"{shown}: {message}", None


def _shown(value: Any) -> str:
    if isinstance(value, Mapping):
        return "a map"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "a list"
    text = str(value)
    return repr(text if len(text) <= 60 else text[:57] + "…")


def walk(raw: Any, location: Sequence[int | str]) -> tuple[str, Any]:
    """Return the pointer and the value that `location` leads to, as far as it exists in `raw`."""
    parts: list[str | int] = []
    for step in location:
        if isinstance(raw, Mapping) and step in raw:
            raw = raw[step]
        elif isinstance(raw, (list, tuple)) and isinstance(step, int) and step < len(raw):
            raw = raw[step]
        else:
            continue
        parts.append(step)
    return pointer(*parts), raw


def _did_you_mean(key: str, model: type[BaseModel], location: Sequence[int | str]) -> str | None:
    """Return a hint naming the field that was probably meant."""
    fields = _fields_at(model, location[:-1])
    near = get_close_matches(key.lower().replace("-", "_").replace(" ", "_"), fields, n=1, cutoff=0.6)
    if near:
        return f"did you mean {near[0]}?"
    return f"keys here: {', '.join(sorted(fields))}" if fields else None


def _fields_at(model: type[BaseModel], location: Sequence[int | str]) -> list[str]:
    """Return the author's names of the fields of the model that `location` leads into."""
    for step in location:
        field = next((f for n, f in model.model_fields.items() if step in (n, f.alias)), None)
        if field is not None:
            inner = models_in(field.annotation)
            model = inner[0] if inner else model
    return [f.alias or name for name, f in model.model_fields.items() if not f.exclude]


def models_in(annotation: Any) -> list[type[BaseModel]]:
    """Return the model classes that an annotation mentions, at any depth, in order."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    arguments = getattr(annotation, "__args__", ())
    return [model for argument in arguments for model in models_in(argument)]


def _error(code: str, place: str, message: str, hint: str | None) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, place, hint=hint)
