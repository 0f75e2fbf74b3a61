"""What metafeed raises: for misuse and for files that cannot be read, never for a faulty source.

A fault in a source is a finding (`metafeed.diagnostics`). Each exception carries its subject,
doubles as a builtin where one fits, and survives pickling.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from metafeed.diagnostics import Diagnostic


class MetafeedError(Exception):
    """The base of everything that metafeed raises on purpose."""


class SourceNotFound(MetafeedError, FileNotFoundError):
    """A source that is not there, or that cannot be read: `path`, and why in `reason`."""

    def __init__(self, path: str, reason: str = "there is no such file or folder") -> None:
        super().__init__(f"{path}: {reason}")
        self.path = path
        self.reason = reason

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.path, self.reason)


class InvalidProgramme(MetafeedError, ValueError):
    """A programme with errors, used where only a sound one will do: `findings` says which."""

    def __init__(self, findings: Iterable[Diagnostic]) -> None:
        self.findings = tuple(findings)
        super().__init__("\n".join(str(finding) for finding in self.findings))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.findings,)
