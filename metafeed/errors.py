"""What metafeed raises: for misuse and for files that cannot be read, never for a faulty source.

A fault in a source is a finding (`metafeed.diagnostics`). Each exception carries its subject,
doubles as a builtin where one fits, and survives pickling.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any, Self

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


class TemplateFault(MetafeedError, ValueError):
    """A template of the author's that cannot be laid out: its `name`, its `line`, and why in `reason`."""

    def __init__(self, name: str, line: int, reason: str) -> None:
        super().__init__(f"templates/{name}:{line}: {reason}")
        self.name, self.line, self.reason = name, line, reason

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.name, self.line, self.reason)

    @classmethod
    def of(cls, name: str, error: Exception, own: Collection[str]) -> Self:
        """Return the fault of an error that came up in a template, at the innermost line of the author's."""
        place, line = getattr(error, "name", None) or name, getattr(error, "lineno", None) or 1
        trace = error.__traceback__
        while trace is not None:
            if trace.tb_frame.f_code.co_filename in own:
                place, line = trace.tb_frame.f_code.co_filename, trace.tb_lineno
            trace = trace.tb_next
        return cls(place, line, str(error) or type(error).__name__)
