"""What the schemas of Google's profile find on a page: values, which rules word and verdicts count.

A fault names the rule that tells of it: by `x-rule` beside the keyword that failed, else a missing
property. Where something stands that says nothing (`"startDate": ""`), the fault counts, and the rules of hollow values
tell it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from metafeed.audit.google.features import FEATURES, Feature
from metafeed.audit.google.form import Form, Path, form
from metafeed.audit.google.showings import is_past, says_members
from metafeed.audit.nodes import Node

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

    from metafeed.audit.case import Case


@dataclass(frozen=True, slots=True)
class Profile:
    """The schema of one feature, ready to judge: what is required, and what is wanted beside."""

    required: Draft202012Validator
    recommended: Draft202012Validator


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that a node lacks or has wrong for a feature."""

    feature: str
    #: Name of the rule's module: `missing_required_property`.
    rule: str
    #: What was judged, the node in it that is at fault, and the property there.
    subject: Node
    node: Node
    property: str
    pointer: str
    #: Whether the feature is lost by it.
    needed: bool
    #: Whether there is a finding for it; else only the verdict knows.
    told: bool = True


def profiles(texts: Mapping[str, str]) -> dict[str, Profile]:
    """Return the profiles of the features by name; `texts` are the schemas by file name."""
    from jsonschema import Draft202012Validator

    found = {}
    for feature in FEATURES:
        parts = json.loads(texts[feature.schema])["$defs"]
        required, recommended = (
            Draft202012Validator({"$defs": parts, "$ref": f"#/$defs/{part}"})
            for part in ("required", "recommended")
        )
        found[feature.name] = Profile(required, recommended)
    return found


def faults(case: Case) -> tuple[Fault, ...]:
    """Return every fault of a page, feature by feature, each once."""
    found = (each for feature in FEATURES if feature.name in case.profiles for each in _faults(case, feature))
    return tuple({(each.feature, each.rule, each.pointer): each for each in found}.values())


def _faults(case: Case, feature: Feature) -> Iterator[Fault]:
    profile = case.profiles[feature.name]
    for subject in feature.subjects(case):
        plain = form(case, subject, feature.added(case, subject))
        for needed, judge in ((True, profile.required), (False, profile.recommended)):
            for error in judge.iter_errors(plain.value):
                found = _of_error(feature, subject, plain, error, needed)
                yield from (each for each in found if _is_due(case, each))


def _is_due(case: Case, fault: Fault) -> bool:
    """Tell whether a fault is one: what is past or for members needs no offers."""
    if (fault.feature, fault.property) != ("event", "offers") or fault.node is not fault.subject:
        return True
    return not (is_past(case, fault.subject) or says_members(case, fault.subject))


def _of_error(
    feature: Feature, subject: Node, plain: Form, error: ValidationError, needed: bool
) -> Iterator[Fault]:
    says: Mapping[str, Any] = error.schema if isinstance(error.schema, dict) else {}
    rule = says.get("x-rule") or ("missing_required_property" if needed else "missing_recommended_property")
    for path in _places(error, says):
        node, name, pointer = plain.at(path)
        # There, but empty: told by the rules of hollow values.
        hollow = path[-1] == name and name in node.properties and name not in _around(plain, path)
        yield Fault(
            feature.name,
            rule,
            subject,
            node,
            name,
            pointer,
            needed,
            told=not (hollow or says.get("x-silent")),
        )


def _places(error: ValidationError, says: Mapping[str, Any]) -> Iterator[Path]:
    """Yield the paths at which an error stands: of a missing property, where it would stand."""
    path = tuple(error.absolute_path)
    if "x-at" in says:
        yield (*path, says["x-at"])
    elif error.validator == "required":
        yield from ((*path, name) for name in error.validator_value if name not in error.instance)
    else:
        yield path


def _around(plain: Form, path: Path) -> Any:
    """Return the node of the form around a path's last property."""
    found: Any = plain.value
    for part in path[:-1]:
        found = found[part]
    return found
