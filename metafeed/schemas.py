"""The JSON Schemas, and the vocabulary of schema.org (`schemaorg.json`): found beside the package in a wheel, and in `schemas/` of a checkout.

`programme.schema.json` is made from the model by `programme_schema`; a test holds the file equal to it.
Sources are read more kindly than JSON Schema reads: every scalar is the text that was typed, a list of
one may stand alone, and some maps have a short form. The schema says so, or editors would underline
what is right.
"""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

from metafeed.document import COLLECTIONS

DIALECT = "https://json-schema.org/draft/2020-12/schema"

#: Classes that a plain text, or a list in one text, may stand for.
SHORT = frozenset(
    {
        "Access", "AlternativeTitle", "ContentNote", "Credit", "Distributor", "Except", "Guest", "Identity", "Image",
        "OriginalTitle", "Part", "Runtime", "Stars", "Trailer", "Work", "Year",
    }
)  # fmt: skip
#: What a scalar may be in YAML beside its own type.
_KIND = {"string": ["string", "number", "boolean"], "integer": ["integer", "string"], "number": ["number", "string"],
         "boolean": ["boolean", "string"]}  # fmt: skip


def text(name: str) -> str:
    """Return the text of a schema."""
    packed = resources.files("metafeed").joinpath("schemas", name)
    if packed.is_file():
        return packed.read_text("utf-8")
    return (Path(__file__).parent.parent / "schemas" / name).read_text("utf-8")


def programme_schema() -> str:
    """Return the JSON Schema of a source, made from the model."""
    from metafeed.model import Source

    made = _kinder(Source.model_json_schema(mode="validation", by_alias=True))
    for collection in COLLECTIONS:
        made["properties"][collection]["type"] = "array"
    schema = {"$schema": DIALECT, "title": "A programme for metafeed"} | made
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


#: Keywords whose value is a map of schemas, a list of schemas, or one schema.
_MAPS, _LISTS, _SINGLE = (
    ("$defs", "properties", "patternProperties"),
    ("anyOf", "oneOf", "prefixItems"),
    ("items", "additionalProperties"),
)


def _kinder(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema that accepts what the readers accept, without pydantic's titles."""
    told = {key: value for key, value in schema.items() if key not in ("title", "discriminator")}
    for key in told.keys() & set(_MAPS):
        told[key] = {name: _kinder(each) for name, each in told[key].items()}
    for key in told.keys() & set(_LISTS):
        told[key] = [_kinder(each) for each in told[key]]
    if "oneOf" in told:
        told["anyOf"] = told.pop("oneOf")
    for key in told.keys() & set(_SINGLE):
        told[key] = _kinder(told[key]) if isinstance(told[key], dict) else told[key]
    kind = told.get("type")
    if kind in _KIND and "const" not in told:
        told["type"] = _KIND[kind]
    if kind == "object" and "minLength" in told:
        # Slots of a run: a bare list of times names them.
        told["type"] = ["object", "array", *_KIND["string"]]
    if told.get("$ref", "").rpartition("/")[2] in SHORT:
        return {"anyOf": [told, {"type": _KIND["string"]}]}
    if kind == "array":
        # `items` says nothing of what is no array: a lone value is left to the check.
        told["type"] = ["array", "object", *_KIND["string"]]
    return told
