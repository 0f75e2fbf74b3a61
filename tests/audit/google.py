"""Pages for the tests of Google's profile: JSON-LD given as objects, judged without reading a file."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import TYPE_CHECKING, Any

from metafeed import schemas
from metafeed.audit import making
from metafeed.audit import rules as audit_rules
from metafeed.audit.google.faults import Profile, profiles
from metafeed.audit.google.features import FEATURES
from metafeed.audit.page import Block, Page
from metafeed.audit.vocabulary import Vocabulary, vocabulary
from metafeed.rules.rule import Rule

if TYPE_CHECKING:
    from metafeed.audit.case import Case
    from metafeed.diagnostics import Diagnostic

#: The names of the modules of every rule of Google's profile, and of `--against`.
NAMES = [
    name
    for name in sorted(module.name for module in iter_modules(audit_rules.__path__))
    if import_module(f"metafeed.audit.rules.{name}").RULE.code >= "MF950"
]
AGAINST = [name for name in NAMES if import_module(f"metafeed.audit.rules.{name}").RULE.found_by == "against"]


@cache
def words() -> Vocabulary:
    return vocabulary(schemas.text("schemaorg.json"))


@cache
def google() -> dict[str, Profile]:
    return profiles({feature.schema: schemas.text(feature.schema) for feature in FEATURES})


def rules() -> dict[str, Rule]:
    return {name: import_module(f"metafeed.audit.rules.{name}").RULE for name in NAMES}


def case(value: Any, now: str | None = None, *, html: bool = True, canonical: str | None = None) -> Case:
    """Return the case of a page with one block of JSON-LD."""
    block = Block("json-ld", value, "", lambda _: None)
    page = Page("page.html", (block,), canonical, is_html=html)
    return making.case(page, words(), datetime.fromisoformat(now) if now else None, google())


def findings(value: Any, now: str | None = None, **given: Any) -> list[Diagnostic]:
    """Return what the rules of the profile say of a page, in the order of the rules' names."""
    judged = case(value, now, **given)
    return [each for rule in rules().values() if rule.check for each in rule.check(judged)]


def told(value: Any, now: str | None = None, **given: Any) -> list[str]:
    """Return `CODE pointer` of each finding."""
    return [f"{each.code} {each.pointer}" for each in findings(value, now, **given)]
