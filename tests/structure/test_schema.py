"""The JSON Schema of a source: the model's, and kind to what the readers accept."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from metafeed import schemas
from metafeed.read import read
from tests.samples import NOW, ROOT

FILE = Path(schemas.__file__).parent.parent / "schemas" / "programme.schema.json"


def test_the_schema_in_the_checkout_is_the_models() -> None:
    assert FILE.read_text("utf-8") == schemas.programme_schema()


def test_the_schema_is_a_json_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(schemas.programme_schema()))


@pytest.mark.parametrize("sample", NOW)
def test_the_schema_accepts_every_sample(sample: str) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(schemas.programme_schema()))
    assert [
        f"{error.json_path}: {error.message}" for error in validator.iter_errors(read(ROOT / sample).tree)
    ] == []


@pytest.mark.parametrize(
    ("wrong", "path"),
    [
        ({"films": [{"id": "a", "title": "A", "runtim": "90"}]}, "$.films[0]"),
        ({"clock": "13"}, "$.clock"),
        ({"venues": [{"id": "a", "name": "A"}]}, "$.venues[0]"),
    ],
)
def test_the_schema_refuses_what_the_check_refuses(wrong: dict[str, object], path: str) -> None:
    validator = jsonschema.Draft202012Validator(json.loads(schemas.programme_schema()))
    source = {"name": "Kino", "identity": "kino.example,2026", **wrong}
    assert [error.json_path for error in validator.iter_errors(source)] == [path]
