"""The audit of a run: page after page, and at its end what only all of them can tell.

    audit = Audit(vocabulary(schemas.text("schemaorg.json")), now)
    for path, data in files:
        audited = audit.judge(read(data, path))     # its findings, in the order of the file
    audit.dangling()                                # references that no page of the run could follow

Of a fault nothing is told twice: where a value says nothing or is of the wrong kind, no rule says more of it or of what
is missing in it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from metafeed.audit import making
from metafeed.audit.case import Case
from metafeed.audit.google.faults import Profile
from metafeed.audit.page import Page
from metafeed.audit.rules import (
    RULES,
    hollow_value,
    not_a_number,
    of_profile,
    text_for_an_object,
    wrong_kind_of_value,
)
from metafeed.audit.site import Site
from metafeed.audit.vocabulary import Vocabulary
from metafeed.diagnostics import Diagnostic, Span

#: What is judged if nobody chooses.
PROFILES = ("schema.org", "google")
#: Rules after which nothing more is said of a value.
_LAST_WORDS = frozenset(
    module.RULE.code for module in (hollow_value, not_a_number, text_for_an_object, wrong_kind_of_value)
)


@dataclass(frozen=True, slots=True)
class Audited:
    """One page and what was found on it, in the order of the file."""

    case: Case
    findings: tuple[Diagnostic, ...]


@dataclass(slots=True)
class Audit:
    """One run. `google` is made by `metafeed.audit.google.faults.profiles`; empty where that profile is off."""

    vocabulary: Vocabulary
    now: datetime | None = None
    google: Mapping[str, Profile] = field(default_factory=dict)
    profiles: Collection[str] = PROFILES
    #: What else judges each page, such as a programme.
    more: Callable[[Case], Iterable[Diagnostic]] | None = None
    _site: Site = field(default_factory=Site)

    def judge(self, page: Page) -> Audited:
        """Judge a page. References to `@id`s that it does not have wait for the pages after it."""
        case = making.case(page, self.vocabulary, self.now, self.google)
        found = _once([*page.findings, *self._found(case)])
        return Audited(case, in_order(found, page))

    def dangling(self) -> tuple[Diagnostic, ...]:
        """Return the references that no page of the run can follow, in order."""
        return tuple(sorted(self._site.dangling(), key=_order)) if "schema.org" in self.profiles else ()

    def _found(self, case: Case) -> Iterator[Diagnostic]:
        for rule in RULES:
            if rule.check is not None and of_profile(rule) in self.profiles:
                yield from rule.check(case)
        conflicts = list(self._site.see(case))
        if "schema.org" in self.profiles:
            yield from conflicts
        if self.more is not None:
            yield from self.more(case)


def in_order(found: Iterable[Diagnostic], page: Page) -> tuple[Diagnostic, ...]:
    """Return findings with their lines, in the order of the file, each once."""
    placed = [each if each.span else replace(each, span=page.locate(each.pointer)) for each in found]
    return tuple(sorted(dict.fromkeys(placed), key=_order))


def _order(finding: Diagnostic) -> tuple[Span, str, str, str]:
    return finding.span or Span(""), finding.code, finding.pointer, finding.message


def _once(found: list[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield findings without those about a value of which the last word is said."""
    ended = {each.pointer: each.code for each in found if each.code in _LAST_WORDS}
    for each in found:
        code = next((ended[place] for place in _around(each.pointer) if place in ended), None)
        if code is None or (each.pointer in ended and each.code == ended[each.pointer]):
            yield each


def _around(place: str) -> Iterator[str]:
    """Yield a pointer and those of what it stands in, the nearest first."""
    yield place
    while place := place.rpartition("/")[0]:
        yield place
