"""What a rule is: a stable code, a severity, and a check over a programme.

A rule is a module named for the defect. Its docstring is its manual page (`metafeed explain CODE`)
and its first test. To add a rule, write the module and add it to `RULES` in `rules/__init__.py`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from metafeed.diagnostics import Diagnostic, Severity


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule.

    `check` yields findings for a case; None where an earlier stage finds the defect itself
    (`found_by` names it: read, model, resolve, history or embedding). `firm` rules cannot be silenced, because what
    they find would mislead patrons.
    """

    code: str
    severity: Severity
    #: Gets a `metafeed.case.Case`; a rule of the audit a `metafeed.audit.case.Case`.
    check: Callable[..., Iterable[Diagnostic]] | None = None
    found_by: str = "rules"
    firm: bool = False


def finding(rule: Rule, pointer: str, message: str, hint: str | None = None) -> Diagnostic:
    """Return a finding of `rule` without its place; `metafeed.checking` adds it."""
    return Diagnostic(rule.code, rule.severity, message, pointer, hint=hint)
