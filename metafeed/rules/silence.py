"""What authors may silence: by code for the whole programme (`check:`), or on an item (`ignore:`).

Errors that would send patrons to a closed door cannot be switched off; an `ignore` that silences nothing is
a note, so that it does not outlive its reason.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule


def apply(case: Case, found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the findings that remain, with the severities that the author asked for."""
    from metafeed.rules import RULES

    rules = {rule.code: rule for rule in RULES}
    levels = case.typed.settings.check
    ignores = _ignores(case)
    used: set[tuple[str, str]] = set()
    remaining = []
    for finding in found:
        ignored = next((key for key in _reaching(finding, ignores) if not _firm(finding, rules)), None)
        if ignored:
            used.add(ignored)
            continue
        level = None if _firm(finding, rules) else levels.get(finding.code)
        if level != "off":
            remaining.append(replace(finding, severity=Severity(level)) if level else finding)
    return remaining + _unused(case, ignores, used, rules)


def _firm(finding: Diagnostic, rules: dict[str, Rule]) -> bool:
    rule = rules.get(finding.code)
    return rule.firm if rule else finding.severity is Severity.ERROR


def _ignores(case: Case) -> dict[tuple[str, str], str]:
    """Return (pointer of the item, code) → pointer of the entry in its `ignore` list."""
    found = {("", code): f"/ignore/{n}" for n, code in enumerate(case.typed.settings.ignore)}
    for _, item in case.items():
        for number, code in enumerate(item.value.ignore if hasattr(item.value, "ignore") else ()):
            found[item.pointer, code] = f"{item.pointer}/ignore/{number}"
    return found


def _reaching(finding: Diagnostic, ignores: dict[tuple[str, str], str]) -> Iterable[tuple[str, str]]:
    """Yield the ignores of the item that a finding is about, and of those around it."""
    place = finding.pointer.removesuffix("#")
    while ignores:
        if (place, finding.code) in ignores:
            yield place, finding.code
        if not place:
            return
        place = place.rpartition("/")[0]


def _unused(
    case: Case, ignores: dict[tuple[str, str], str], used: set[tuple[str, str]], rules: dict[str, Rule]
) -> list[Diagnostic]:
    notes = [
        Diagnostic("MF701", Severity.NOTE, f"{code} is ignored here, and silences nothing", place, hint="remove it")
        for (item, code), place in ignores.items()
        if (item, code) not in used and code in rules
    ]
    named = [(code, place) for (_, code), place in ignores.items()]
    named += [(code, f"/check/{code}#") for code in case.typed.settings.check]
    for code, place in named:
        if code not in rules:
            notes.append(Diagnostic("MF702", Severity.WARNING, f"there is no finding {code!r}", place))
        elif rules[code].firm and rules[code].severity is Severity.ERROR and place.startswith("/check"):
            notes.append(Diagnostic("MF703", Severity.WARNING, f"{code} cannot be switched off", place))
    return notes
