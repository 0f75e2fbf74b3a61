"""The JSON Schemas: found beside the package in a wheel, and in `schemas/` of a checkout.

`programme.schema.json` is made from the model by `programme_schema`; a test holds the file equal to it.
"""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def text(name: str) -> str:
    """Return the text of a schema."""
    packed = resources.files("metafeed").joinpath("schemas", name)
    if packed.is_file():
        return packed.read_text("utf-8")
    return (Path(__file__).parent.parent / "schemas" / name).read_text("utf-8")


def programme_schema() -> str:
    """Return the JSON Schema of a source, made from the model."""
    from metafeed.model import Source

    schema: dict[str, Any] = {"$schema": DIALECT, "title": "A programme for metafeed"}
    schema |= {k: v for k, v in Source.model_json_schema(mode="validation", by_alias=True).items() if k != "title"}
    return json.dumps(schema, indent=1, ensure_ascii=False, sort_keys=False) + "\n"
