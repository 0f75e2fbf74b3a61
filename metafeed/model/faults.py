"""From pydantic's errors to findings: which code, where, and what to write instead.

pydantic's `loc` names union tags and fields that stand nowhere in the source, so a pointer is walked
along the raw tree: what is not there is skipped, and the walk ends at the last value that is.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from metafeed.diagnostics import Diagnostic, Severity, pointer, pointer_parts
from metafeed.model import keys
from metafeed.model.node import shown
from metafeed.model.values import suggested_id

UNKNOWN_KEY, MISSING, WRONG_SHAPE = "MF101", "MF102", "MF103"

_MAP = ("a map of keys and values", "write key: value, indented")
_WHOLE = ("a whole number", "write digits alone")
_AMOUNT = ("an amount", "write 17.00, without a currency")
_YES = ("yes or no", "write yes or no")
_LIST = ("a list", "begin each item with -")
#: pydantic error type → what was wanted, and what to write.
_WANTED = {
    "string_type": ("text", "write one text here"),
    "int_type": _WHOLE,
    "int_parsing": _WHOLE,
    "int_parsing_size": _WHOLE,
    "int_from_float": _WHOLE,
    "float_type": ("a number", "write digits, and a point for decimals"),
    "float_parsing": ("a number", "write digits, and a point for decimals"),
    "finite_number": ("a number", "write digits, and a point for decimals"),
    "decimal_parsing": _AMOUNT,
    "decimal_type": _AMOUNT,
    "bool_parsing": _YES,
    "bool_type": _YES,
    "dict_type": _MAP,
    "mapping_type": _MAP,
    "tuple_type": _LIST,
    "list_type": _LIST,
}
#: pydantic error type → how a value misses its bounds, filled in from the error's context.
_BOUNDS = {
    "greater_than_equal": "is less than {ge:.12g}",
    "greater_than": "is not more than {gt:.12g}",
    "less_than_equal": "is more than {le:.12g}",
    "less_than": "is not less than {lt:.12g}",
    "string_pattern_mismatch": "is not of the form {pattern}",
}
#: What stands in a hint for a missing key, where the key alone does not say it.
_EXAMPLES = {
    "identity": "filmforum.org,2019",
    "zone": "Europe/Berlin",
    "time": "14:35",
    "dates": "2026-03-06..2026-03-26",
}
#: Faults of one value that are told at a time. One with more has a fault that repeats.
_MOST = 200


def findings(error: ValidationError, base: str, raw: Any, model: type[BaseModel]) -> list[Diagnostic]:
    """Return a finding for each fault in `error`, which arose from `raw` standing at `base`.

    `model` is the class that names the keys, for hints.
    """
    details = error.errors(include_url=False)[:_MOST]
    found = [_finding(detail, base, raw, model) for detail in details]
    unique = {(each.code, each.pointer, each.message): each for each in found}
    unknown = [each for each in unique.values() if each.code == UNKNOWN_KEY]
    return [each for each in unique.values() if not _is_misspelt(each, unknown, base, raw)]


def _is_misspelt(finding: Diagnostic, unknown: Iterable[Diagnostic], base: str, raw: Any) -> bool:
    """Tell whether a missing key stands there under a name that is told already."""
    if finding.code != MISSING:
        return False
    around, _, key = finding.pointer.rpartition("/")
    hints = [each.hint for each in unknown if each.pointer.rpartition("/")[0] == around]
    # Where no key is known, one of them stands for this one.
    return keys.did_you_mean(key) in hints or 0 < len(hints) == len(_at(raw, around.removeprefix(base)))


def _at(raw: Any, place: str) -> Any:
    for part in pointer_parts(place):
        raw = raw[int(part)] if isinstance(raw, (list, tuple)) else raw[part]
    return raw


def unusable(finding: Diagnostic) -> str:
    """Return the pointer of what cannot be typed: the value at fault, or what lacks a key."""
    place = finding.pointer.removesuffix("#")
    return place.rpartition("/")[0] if finding.code == MISSING else place


def not_a_list(collection: str, raw: Any) -> Diagnostic:
    """Return the finding for a collection that is something else than a list."""
    message, hint = f"{collection!r} is a list of items, this is {shown(raw)}", "begin each item with -"
    return _error(WRONG_SHAPE, pointer(collection), message, hint)


def _finding(detail: ErrorDetails, base: str, raw: Any, model: type[BaseModel]) -> Diagnostic:
    location, kind = detail["loc"], detail["type"]
    place, value = walk(raw, location)
    place = base + place
    last = str(location[-1]) if location else ""
    if kind == "extra_forbidden":
        hint = keys.meant(last, keys.models_at(model, location[:-1]))
        return _error(UNKNOWN_KEY, place + "#", f"unknown key {shown(last)}", hint)
    if kind == "missing":
        hint = f"write {last}: {_example(last, value)}"
        return _error(MISSING, place + pointer(last), f"{last!r} is missing", hint)
    if last == "[key]":
        place, value = place + "#", location[-2]
    if kind == "metafeed":
        context = detail["ctx"]
        return _error(context["code"], place, context["message"], context["hint"])
    if kind == "model_type":
        hint = keys.example(keys.models_at(model, location))
        return _error(WRONG_SHAPE, place, f"{shown(value)} is not {_MAP[0]}", hint)
    return _error(WRONG_SHAPE, place, *_wrong_shape(detail, value))


def _wrong_shape(detail: ErrorDetails, value: Any) -> tuple[str, str | None]:
    kind, context = detail["type"], detail.get("ctx", {})
    if kind in _WANTED:
        wanted, hint = _WANTED[kind]
        return f"{shown(value)} is not {wanted}", hint
    if kind in _BOUNDS:
        return f"{shown(value)} {_BOUNDS[kind].format_map(context)}", None
    if kind == "too_long":
        return f"{context['actual_length']:,} are more than {context['max_length']:,}", "look at the list"
    if kind == "too_short":
        return f"{shown(value)} is empty", "write at least one entry"
    return f"{shown(value)}: {detail['msg'][:1].lower()}{detail['msg'][1:]}", None


def _example(key: str, around: Any) -> str:
    """Return what to write for a missing key; an id is made from the title that stands beside it."""
    if key == "id" and isinstance(around, Mapping):
        named = next(
            (around[each] for each in ("title", "name", "text") if isinstance(around.get(each), str)), ""
        )
        return suggested_id(named) if named else "…"
    return _EXAMPLES.get(key, "…")


def walk(raw: Any, location: Sequence[int | str]) -> tuple[str, Any]:
    """Return the pointer and the value that `location` leads to, as far as it exists in `raw`."""
    parts: list[str | int] = []
    for step in location:
        in_list = isinstance(raw, (list, tuple)) and isinstance(step, int) and step < len(raw)
        if in_list or (isinstance(raw, Mapping) and step in raw):
            raw = raw[step]
            parts.append(step)
    return pointer(*parts), raw


def _error(code: str, place: str, message: str, hint: str | None) -> Diagnostic:
    return Diagnostic(code, Severity.ERROR, message, place, hint=hint)
