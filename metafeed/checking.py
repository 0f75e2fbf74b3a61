"""The check: from a document to findings in source order, and the programme that they are about.

One pass through model, resolve and rules; then silencing by the author, places, and order. A rule's finding
is dropped where the model already found the value itself at fault, so that nobody reads two messages
about one slip; and everything after the model sees misspelt keys as they were meant. So a rule that misses a
value points to where it would stand; what the author reads is the place of what is around it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity, Span, pointer, worst
from metafeed.document import COLLECTIONS, Document
from metafeed.model import Typed
from metafeed.model.respelling import as_meant
from metafeed.resolving import Programme, Resolved, resolve
from metafeed.rules import RULES, silence
from metafeed.rules.pointing import written
from metafeed.rules.rule import Rule
from metafeed.spreading import Spread, one_by_one, portions


@dataclass(frozen=True, slots=True)
class Checked:
    """A source after its check. The programme is there even if it has errors; then it is not published."""

    document: Document
    typed: Typed
    resolved: Resolved
    findings: tuple[Diagnostic, ...]

    @property
    def programme(self) -> Programme:
        """The resolved programme."""
        return self.resolved.programme

    @property
    def publishable(self) -> bool:
        """Whether there is no error."""
        return worst(self.findings) is not Severity.ERROR


def check(document: Document, spread: Spread = one_by_one) -> Checked:
    """Check a document. `spread` says how the rules are gone through."""
    document, typed = as_meant(document)
    resolved = resolve(typed, document)
    case = Case(document, typed, resolved)
    shape = [*document.findings, *typed.findings]
    found = [*shape, *_unless(shape, [*resolved.findings, *_judge(case, spread)])]
    return Checked(document, typed, resolved, tuple(_ordered(document, silence.apply(case, found))))


def placed(checked: Checked, findings: Iterable[Diagnostic]) -> Checked:
    """Return a check with more findings, at their places: of what was published, which no check knows."""
    every = [*checked.findings, *_ordered(checked.document, findings)]
    order = sorted(every, key=lambda each: (each.span or Span(""), each.code, each.message))
    return replace(checked, findings=tuple(order))


def _judge(case: Case, spread: Spread) -> Iterable[Diagnostic]:
    # In twos: so those that take long stand on both sides, where they are shared out to two.
    rules = portions([rule for rule in RULES if rule.check is not None], 2)
    return chain.from_iterable(spread(partial(_found, case), rules))


def _found(case: Case, rules: Sequence[Rule]) -> list[Diagnostic]:
    return [finding for rule in rules if rule.check for finding in rule.check(case)]


def _unless(shape: list[Diagnostic], found: list[Diagnostic]) -> Iterable[Diagnostic]:
    """Yield the findings whose value, a part of it, or what it is a part of was not found misshapen.

    An item with a misshapen part is still judged as a whole.
    """
    wrong = {each.pointer.removesuffix("#") for each in shape if each.severity is Severity.ERROR}
    # A collection stands in several files, of which one may be at fault.
    wrong -= {"", *map(pointer, COLLECTIONS)}
    parts_of = {around for place in wrong for around in _around(place) if not _is_item(around)}
    for finding in found:
        place = finding.pointer.removesuffix("#")
        if place not in parts_of and not any(around in wrong for around in (place, *_around(place))):
            yield finding


def _is_item(place: str) -> bool:
    return place.count("/") <= 2 and place[1:].partition("/")[0] in COLLECTIONS


def _around(place: str) -> Iterable[str]:
    """Yield what a place is a part of, the nearest first."""
    while place := place.rpartition("/")[0]:
        yield place


def _ordered(document: Document, found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return findings with their places, by file, line and column, each once.

    A column that nobody knows, and a cell that holds for the rows below, are one fault and not one a row.
    In a row with a cell too many every cell may stand in the wrong column: nothing more is said of it.
    """
    found = list(found)
    ragged = {(each.span.path, each.span.line) for each in found if each.code == "MF006" and each.span}
    placed: dict[tuple[str, Span | str, str], Diagnostic] = {}
    for finding in found:
        span = finding.span or document.place(finding.pointer)
        if span and (span.path, span.line) in ragged and finding.code != "MF006":
            continue
        place = finding.pointer if finding.pointer.endswith("#") else written(document, finding.pointer)
        told = replace(finding, span=span, pointer=place)
        placed.setdefault((finding.code, span or place, finding.message), told)
    return sorted(
        placed.values(), key=lambda finding: (finding.span or Span(""), finding.code, finding.message)
    )
