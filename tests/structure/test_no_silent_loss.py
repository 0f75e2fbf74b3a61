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
from metafeed.emitters import EMITTERS
from metafeed.publish import documents, publication
from metafeed.read import read
from tests.samples import ROOT, now
from tests.structure.leaves import leaves, others, with_value

SAMPLE = "everything"
TELLING = [emitter for emitter in EMITTERS if emitter.telling]


@cache
def tree() -> dict[str, Any]:
    """Return the raw tree of the sample."""
    return read(ROOT / SAMPLE).tree


def checked(changed: dict[str, Any]) -> Checked:
    """Return the check of a changed tree, with the sample's images."""
    return check(Document(changed, images=images()))


@cache
def images() -> Any:
    """Return what is known of the sample's pictures."""
    return read(ROOT / SAMPLE).images


@cache
def published(emitter: str) -> dict[str, bytes]:
    """Return the sample's documents in one standard."""
    return rendered(emitter, checked(tree()))


def rendered(emitter: str, source: Checked) -> dict[str, bytes]:
    """Return all documents of a programme in one standard."""
    return {d.path: d.bytes for d in documents(publication(source.programme, now(SAMPLE)), only=[emitter])}


@cache
def lost(emitter: str) -> frozenset[str]:
    """Return the facts that an emitter reports as lost in the sample."""
    found = documents(publication(checked(tree()).programme, now(SAMPLE)), only=[emitter])
    return frozenset(loss.fact for document in found for loss in document.losses)


@cache
def pointers() -> dict[str, list[str]]:
    """Return where each fact is set in the sample."""
    found: dict[str, list[str]] = {}
    for leaf in leaves(tree()):
        found.setdefault(leaf.fact, []).append(leaf.pointer)
    return found


@cache
def changed(pointer: str) -> Checked | None:
    """Return the check of the sample with another legal value at a leaf, None if there is none there."""
    leaf = next(each for each in leaves(tree()) if each.pointer == pointer)
    for value in others(leaf, tree()):
        source = checked(with_value(copy.deepcopy(tree()), pointer, value))
        if source.publishable:
            return source
    return None


def told(emitter: str, fact: str) -> bool:
    """Tell whether another value of a fact, somewhere in the sample, changes a document's bytes."""
    sources = [source for pointer in pointers()[fact] if (source := changed(pointer))]
    assert sources, f"no other legal value for {fact}"
    return any(rendered(emitter, source) != published(emitter) for source in sources)


def is_lost(emitter: str, fact: str) -> bool:
    """Tell whether a fact is reported as lost; a short form stands for the facts below it."""
    return any(each == fact or each.startswith(fact + ".") for each in lost(emitter))


@pytest.mark.parametrize("fact", sorted(pointers()))
def test_a_fact_is_told_or_reported_as_lost_by_every_emitter(fact: str) -> None:
    assert [e.name for e in TELLING if not is_lost(e.name, fact) and not told(e.name, fact)] == []


@pytest.mark.parametrize("fact", sorted(pointers()))
def test_a_fact_that_is_reported_as_lost_changes_no_byte(fact: str) -> None:
    assert [e.name for e in TELLING if fact in lost(e.name) and told(e.name, fact)] == []
