"""A source file in memory: its text, where things stand in it, and what was found in it.

Every format module turns bytes into a `Parsed`. Nothing here opens a file or knows a format.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from metafeed.diagnostics import Diagnostic, Severity, Span
from metafeed.document import SourceText

#: Levels of nesting; a programme needs about ten. Deeper trees would exhaust the stages below.
MAX_DEPTH = 64
#: Findings of one code in one file. A file with more has one fault that repeats.
MAX_FAULTS = 100

_LINE_BREAK = re.compile(r"\r\n|\r|\n")


class Text:
    """The text of a file and its lines. A lone CR ends a line, as it does in editors."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in _LINE_BREAK.finditer(self.text))]

    def span(self, index: int) -> Span:
        """Return the line and column of the character at `index`."""
        line = bisect_right(self._starts, index)
        return Span(self.path, line, index - self._starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Return the text of a line (from 1) without its line break, `""` past the end."""
        if not 0 < number <= len(self._starts):
            return ""
        start = self._starts[number - 1]
        stop = _LINE_BREAK.search(self.text, start)
        return self.text[start : stop.start() if stop else len(self.text)]


class Source:
    """A `SourceText` over a `Text`, with the format's own way to find a pointer."""

    def __init__(self, text: Text, find: Callable[[str], Span] | None = None) -> None:
        self._text = text
        self._find = find

    @property
    def path(self) -> str:
        """The path as the author would type it."""
        return self._text.path

    def locate(self, pointer: str) -> Span:
        """Return the place of the value at `pointer`, or of its nearest ancestor."""
        return self._find(pointer) if self._find else Span(self.path)

    def line(self, number: int) -> str:
        """Return the text of a line (from 1) without its line break."""
        return self._text.line(number)


@dataclass(frozen=True, slots=True)
class Parsed:
    """What one file holds.

    `tree` is its plain values, None if there are none or if the file could not be understood.
    `findings` have their spans; their pointers are local to this file.
    """

    tree: Any
    findings: tuple[Diagnostic, ...]
    source: SourceText


class Fault(NamedTuple):
    """Something wrong at a character of a text (`at`, from 0), before it has a file and a line."""

    code: str
    at: int
    message: str
    hint: str | None = None
    pointer: str = ""
    severity: Severity = Severity.ERROR

    def diagnostic(self, span: Span) -> Diagnostic:
        """Return the finding for this fault, standing at `span`."""
        return Diagnostic(self.code, self.severity, self.message, self.pointer, span, self.hint)


def diagnostics(faults: Iterable[Fault], text: Text) -> tuple[Diagnostic, ...]:
    """Return the findings for `faults`, at most `MAX_FAULTS` of a code."""
    return tuple(fault.diagnostic(text.span(fault.at)) for fault in capped(faults))


def capped(faults: Iterable[Fault]) -> list[Fault]:
    """Return the first `MAX_FAULTS` of each code, in order."""
    seen: Counter[str] = Counter()
    kept = []
    for fault in faults:
        seen[fault.code] += 1
        if seen[fault.code] <= MAX_FAULTS:
            kept.append(fault)
    return kept


def shown(value: Any) -> str:
    """Return a value as it stands in a message, quoted, on one line, and not too long."""
    text = value if isinstance(value, str) else str(value)
    return repr(text if len(text) <= 60 else text[:57] + "…").replace("\\\\", "\\")
