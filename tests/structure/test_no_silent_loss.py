"""Nothing is lost in silence: every leaf of the model changes a document's bytes, or is reported as its loss.

`samples/everything` sets each field. Each leaf of its tree is given another legal value, and every emitter
renders the whole again, in all views and languages.
"""

from __future__ import annotations

import copy

from functools import cache
from typing import Any

import pytest

from metafeed.checking import Checked, check
from metafeed.document import Document
from metafeed.emitters import EMITTERS, Emitter
from metafeed.publish import documents
from metafeed.read import read
from tests.samples import ROOT, now
from tests.structure.leaves import OTHER, leaves, with_value

SAMPLE = "everything"


@cache
def tree() -> dict[str, Any]:
    """Return the raw tree of the sample."""
    return read(ROOT / SAMPLE).tree


def checked(changed: dict[str, Any]) -> Checked:
    """Return the check of a changed tree, with the sample's images."""
    return check(Document(changed, images=read(ROOT / SAMPLE).images))


@cache
def published(emitter: str) -> dict[str, bytes]:
    """Return the sample's documents in one standard."""
    return rendered(emitter, checked(tree()))


def rendered(emitter: str, source: Checked) -> dict[str, bytes]:
    """Return all documents of a programme in one standard."""
    return {d.path: d.bytes for d in documents(source.programme, now(SAMPLE), only=[emitter])}


@cache
def lost(emitter: str) -> frozenset[str]:
    """Return the facts that an emitter reports as lost in the sample."""
    found = documents(checked(tree()).programme, now(SAMPLE), only=[emitter])
    return frozenset(loss.fact for document in found for loss in document.losses)


CASES = [(leaf.fact, leaf.pointer) for leaf in leaves(tree())]


@cache
def changed(pointer: str) -> tuple[Checked, str]:
    """Return the check of the sample with another value at a leaf, and that value."""
    leaf = next(each for each in leaves(tree()) if each.pointer == pointer)
    other = OTHER.value(leaf)
    return checked(with_value(copy.deepcopy(tree()), pointer, other)), str(other)


@pytest.mark.parametrize(("fact", "pointer"), CASES)
def test_another_value_is_legal_and_told_or_reported_as_lost(fact: str, pointer: str) -> None:
    source, value = changed(pointer)
    assert [str(f) for f in source.findings if f.severity == "error"] == [], value
    silent = [e.name for e in EMITTERS if not _told(e, source) and not _is_lost(e, fact)]
    assert silent == [], f"{pointer}: {value}"


def _told(emitter: Emitter, source: Checked) -> bool:
    return rendered(emitter.name, source) != published(emitter.name)


def _is_lost(emitter: Emitter, fact: str) -> bool:
    return fact in lost(emitter.name)


def test_a_fact_that_is_reported_as_lost_is_not_told() -> None:
    wrong = []
    for fact, pointer in CASES:
        source, _ = changed(pointer)
        wrong += [f"{e.name} {fact}" for e in EMITTERS if _is_lost(e, fact) and _told(e, source)]
    assert sorted(set(wrong)) == []


