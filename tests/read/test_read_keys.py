"""The keys that the YAML reader takes for text are those that the model takes for text."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any, get_args, get_type_hints

import metafeed.model
from metafeed.model.node import Node
from metafeed.model.text import Line, Text
from metafeed.read.quoting import TEXTS


def test_every_line_and_text_of_the_model_is_a_key_that_may_need_quotes() -> None:
    for module in pkgutil.iter_modules(metafeed.model.__path__):
        importlib.import_module(f"metafeed.model.{module.name}")
    found = {
        model.model_fields[name].alias or name
        for model in subclasses(Node)
        for name, hint in get_type_hints(model, include_extras=True).items()
        if name in model.model_fields and mentions(hint)
    }
    assert len(found) > 10
    assert found <= TEXTS


def subclasses(model: type[Node]) -> set[type[Node]]:
    return {model, *(inner for each in model.__subclasses__() for inner in subclasses(each))}


def mentions(hint: Any) -> bool:
    return hint in (Line, Text) or any(mentions(each) for each in get_args(hint) if not isinstance(each, str))
