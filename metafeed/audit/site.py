"""What only all pages of a run can tell: references that lead nowhere, and one `@id` with different facts.

A `Site` sees one page after the other and keeps of each only what the others need: the `@id`s that it defines with
their facts, and the references that it could not follow itself. A file of JSON-LD is judged alone: it may be an older
or another telling of the same, and whoever reads it has nothing but it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from metafeed.audit.case import Case
from metafeed.audit.nodes import Node
from metafeed.audit.rules import dangling_id, same_id_different_facts
from metafeed.audit.rules.same_id_different_facts import Facts, conflicts, facts
from metafeed.diagnostics import Diagnostic


class _Told(NamedTuple):
    """What one page told first under an `@id`."""

    path: str
    facts: Facts


#: Nodes of an `@id` that the ones after them are compared with: a page may have thousands.
_COMPARED = 20


class Site:
    """The pages of a run, as far as they speak of the same things."""

    def __init__(self) -> None:
        self._told: dict[str, _Told] = {}
        self._open: list[tuple[str, Diagnostic]] = []

    def see(self, case: Case) -> Iterator[Diagnostic]:
        """Yield what a page says otherwise than itself or a page before it, and what cannot be followed in a file.

        What it says is remembered for the pages after it.
        """
        known: dict[str, list[Facts]] = {}
        for node in case.nodes:
            if node.id and node.properties:
                yield from self._compare(case, node, node.id, known)
        for identity, before in known.items() if case.page.is_html else ():
            # Names within a page are nobody else's.
            if ":" in identity and not identity.startswith("_:"):
                self._told.setdefault(identity, _Told(case.page.path, _together(before)))
        for target, finding in dangling_id.references(case):
            if case.page.is_html:
                self._open.append((target, replace(finding, span=case.page.locate(finding.pointer))))
            else:
                yield finding

    def _compare(
        self, case: Case, node: Node, identity: str, known: dict[str, list[Facts]]
    ) -> Iterator[Diagnostic]:
        here = facts(case, node)
        about = identity
        found = [
            each
            for there in known.get(identity, ())
            for each in conflicts(here, there, about, "elsewhere", False)
        ]
        if not found and case.page.is_html and identity in self._told:
            before = self._told[identity]
            found = list(conflicts(here, before.facts, about, f"in {before.path}", True))
        if len(known.setdefault(identity, [])) < _COMPARED:
            known[identity].append(here)
        seen: set[str] = set()
        for each in found:
            if each.pointer not in seen:
                seen.add(each.pointer)
                yield each

    def dangling(self) -> list[Diagnostic]:
        """Return the references that no page of the run can follow."""
        return [finding for target, finding in self._open if target not in self._told]


def _together(known: list[Facts]) -> Facts:
    """Return the facts of all nodes of an `@id`; of two that differ, the first."""
    found: Facts = {}
    for each in known:
        found = {**each, **found}
    return found


#: The rules that are judged here.
RULES = (dangling_id.RULE, same_id_different_facts.RULE)
