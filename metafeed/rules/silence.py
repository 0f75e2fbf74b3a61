"""What authors may silence: by code for the whole programme (`check:`), or on an item (`ignore:`).

Errors that would send patrons to a closed door cannot be switched off; an `ignore` that silences nothing is
a note, so that it does not outlive its reason.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity, pointer
from metafeed.rules.pointing import written
from metafeed.rules.rule import Rule

#: What is found here itself. Listed as rules too, with their pages.
UNUSED, UNKNOWN, FIRM = "MF701", "MF702", "MF703"


def apply(case: Case, found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the findings that remain, with the severities that the author asked for."""
    from metafeed.rules import RULES

    rules = {rule.code: rule for rule in RULES}
    wishes = _Wishes(case.typed.settings.check, _ignores(case), rules)
    remaining = [kept for finding in found if (kept := wishes.judge(finding))]
    remaining += [kept for note in _named(case, wishes) if (kept := wishes.judge(note))]
    return remaining + [kept for note in _unused(case, wishes) if (kept := wishes.judge(note))]


def silenced(case: Case) -> Callable[[str, str], bool]:
    """Return what tells whether a finding of a code at a place would be silenced."""
    wishes = _Wishes(case.typed.settings.check, _ignores(case), {})
    return lambda code, place: wishes.judge(Diagnostic(code, Severity.NOTE, "", place)) is None


def as_wished(levels: dict[str, str], found: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Return the findings that remain of what is in no source, such as pages, at the author's levels."""
    from metafeed.rules import RULES

    wishes = _Wishes(levels, {}, {rule.code: rule for rule in RULES})
    return [kept for finding in found if (kept := wishes.judge(finding))]


@dataclass
class _Wishes:
    """What an author wants silenced, and which of it was of use.

    `ignores` maps (pointer of the item, code) to the pointer of the entry in its `ignore` list; an item's
    reach is everything below its pointer.
    """

    levels: dict[str, str]
    ignores: dict[tuple[str, str], str]
    rules: dict[str, Rule]
    used: set[tuple[str, str]] = field(default_factory=set)

    def judge(self, finding: Diagnostic) -> Diagnostic | None:
        """Return a finding at the level that the author wants, None if not at all."""
        if is_firm(finding, self.rules):
            return finding
        ignored = next(self._reaching(finding), None)
        if ignored:
            self.used.add(ignored)
            return None
        level = self.levels.get(finding.code)
        if level == "off":
            return None
        return replace(finding, severity=Severity(level)) if level else finding

    def _reaching(self, finding: Diagnostic) -> Iterator[tuple[str, str]]:
        """Yield the ignores of the item that a finding is about, and of those around it."""
        place = finding.pointer.removesuffix("#")
        while self.ignores:
            if (place, finding.code) in self.ignores:
                yield place, finding.code
            if not place:
                return
            place = place.rpartition("/")[0]


def is_firm(finding: Diagnostic, rules: dict[str, Rule]) -> bool:
    """Tell whether nobody can silence a finding: the errors of firm rules, and of none that is known.

    The warnings of a firm rule can be silenced.
    """
    rule = rules.get(finding.code)
    return finding.severity is Severity.ERROR and (rule is None or rule.firm)


def _ignores(case: Case) -> dict[tuple[str, str], str]:
    found = {("", code): f"/ignore/{n}" for n, code in enumerate(case.typed.settings.ignore)}
    for _, item in case.items():  # noqa: PERF102 - a case is no dict
        for number, code in enumerate(getattr(item.value, "ignore", ())):
            found[item.pointer, code] = f"{item.pointer}/ignore/{number}"
    return found


def _named(case: Case, wishes: _Wishes) -> Iterator[Diagnostic]:
    """Yield what is wrong with the codes themselves: unknown ones, and those that stay."""
    places = [(code, written(case.document, place), "off") for (_, code), place in wishes.ignores.items()]
    places += [(code, pointer("check", code) + "#", level) for code, level in wishes.levels.items()]
    for code, place, level in places:
        rule = wishes.rules.get(code)
        if rule is None:
            near = code.upper()
            hint = (
                f"write {near}"
                if near in wishes.rules
                else "write the code that the finding shows, such as MF310"
            )
            yield Diagnostic(UNKNOWN, Severity.WARNING, f"there is no finding {code!r}", place, hint=hint)
        elif _stays(rule) and level != "error":
            hint = "correct what it finds, and take this out"
            yield Diagnostic(FIRM, Severity.WARNING, f"{code} cannot be switched off", place, hint=hint)


def _unused(case: Case, wishes: _Wishes) -> Iterator[Diagnostic]:
    """Yield the ignores that silenced nothing and have no other finding."""
    for key, place in list(wishes.ignores.items()):
        code = key[1]
        rule = wishes.rules.get(code)
        if key not in wishes.used and rule and not _stays(rule) and code != UNUSED:
            message = f"{code} is ignored here, and silences nothing"
            yield Diagnostic(
                UNUSED, Severity.NOTE, message, written(case.document, place), hint="take it out"
            )


def _stays(rule: Rule) -> bool:
    return rule.firm and rule.severity is Severity.ERROR
