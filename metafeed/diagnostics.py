"""Findings: what is wrong with a source, where, and what to do about it.

A finding is a value. The stages that find something (reading, model, resolve, rules) yield
`Diagnostic`s that name a JSON pointer into the document; `metafeed.checking` adds the span of that
pointer and puts them in source order. Nothing here prints or raises.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How bad a finding is. `error` keeps a programme from being published."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for a note: smaller is worse."""
        return ("error", "warning", "note").index(self.value)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A place in a source file. Lines and columns count from 1, columns in characters.

    In a CSV file `line` is the line at which the record begins and `column` is the number of the
    first character of the cell in that line's text (1 if the cell begins on a later line).
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    `message` is lower case, without a full stop, with the offending value in it. `pointer` is an
    RFC 6901 JSON pointer into the document (`""` is the whole). `hint` says what to write instead.
    """

    code: str
    severity: Severity
    message: str
    pointer: str = ""
    span: Span | None = None
    hint: str | None = None

    def __str__(self) -> str:
        place = f"{self.span}: " if self.span else (f"{self.pointer}: " if self.pointer else "")
        return f"{place}{self.severity} {self.code}: {self.message}"


def pointer(*parts: str | int) -> str:
    """Return the RFC 6901 JSON pointer of `parts`: `pointer("films", 0, "title")` is `/films/0/title`."""
    return "".join(f"/{_escape(part)}" for part in parts)


def pointer_parts(text: str) -> list[str]:
    """Return the unescaped parts of a JSON pointer, the inverse of `pointer`."""
    return [part.replace("~1", "/").replace("~0", "~") for part in text.split("/")[1:]]


def worst(findings: Iterable[Diagnostic]) -> Severity | None:
    """Return the worst severity among `findings`, or None if there are none."""
    return min((finding.severity for finding in findings), key=lambda s: s.rank, default=None)


def _escape(part: str | int) -> str:
    return str(part).replace("~", "~0").replace("/", "~1")
