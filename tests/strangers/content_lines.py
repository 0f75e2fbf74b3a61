"""The octets of a calendar as content lines, and the lines as components (RFC 5545 sections 3.1, 3.6).

Written from the standard and from no emitter: what is wrong is handed back in words, and nothing is
repaired. What the lines mean is judged in octets.py.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_OCTETS = 75
CONTROLS = re.compile(rb"[\x00-\x08\x0a-\x1f\x7f]")  # 3.1: CONTROL is all but HTAB

NAME = r"[A-Za-z0-9-]+"
VALUE = r'(?:"[^"]*"|[^";:,]*)'
LINE = re.compile(rf"(?P<name>{NAME})(?P<parameters>(?:;{NAME}={VALUE}(?:,{VALUE})*)*):(?P<value>.*)")
PARAMETER = re.compile(rf";({NAME})=({VALUE}(?:,{VALUE})*)")


@dataclass(frozen=True)
class Line:
    """One unfolded content line; names are in upper case, quotes are off the parameters' values."""

    name: str
    parameters: dict[str, str]
    value: str


@dataclass
class Component:
    """A component: its name, its lines and the components in it."""

    name: str
    lines: list[Line] = field(default_factory=list)
    parts: list[Component] = field(default_factory=list)

    def all(self, name: str) -> list[Line]:
        """The lines of this name."""
        return [line for line in self.lines if line.name == name]

    def first(self, name: str) -> Line | None:
        """The first line of this name, or None."""
        return next(iter(self.all(name)), None)

    def called(self, name: str) -> list[Component]:
        """The components of this name directly inside."""
        return [part for part in self.parts if part.name == name]


def octet_problems(content: bytes) -> Iterator[str]:
    """What is wrong with the physical lines, before anything is understood."""
    if not content.endswith(b"\r\n"):
        yield "the last line does not end with CRLF"
    physical = content.removesuffix(b"\r\n").split(b"\r\n")
    for number, line in enumerate(physical, 1):
        following = physical[number] if number < len(physical) else b""
        yield from (f"line {number}: {problem}" for problem in _line_problems(line, following))


def _line_problems(line: bytes, following: bytes) -> Iterator[str]:
    folded = following[:1] in (b" ", b"\t")
    if not line.strip():
        yield "empty"
    if len(line) > MAX_OCTETS:
        yield f"{len(line)} octets long, not {MAX_OCTETS} at most"
    if control := CONTROLS.search(line):
        yield f"a control character or a bare line end: {control[0]!r}"
    if folded and (len(line) - len(line.rstrip(b"\\"))) % 2:
        yield "folded between a backslash and the character that it escapes"
    try:
        line.decode()
    except UnicodeDecodeError as error:
        yield f"not UTF-8, or folded inside a character: {error.reason}"


def unfolded(content: bytes) -> list[str]:
    """The content lines (3.1): a line break before a blank is no line break."""
    return re.sub(rb"\r\n[ \t]", b"", content).decode(errors="replace").split("\r\n")[:-1]


def parse(content: bytes) -> tuple[Component, list[str]]:
    """A nameless component that holds what the file holds, and what could not be understood."""
    problems: list[str] = []
    stack = [Component("")]
    for text in unfolded(content):
        line = _line(text)
        if line is None:
            problems.append(f"no content line: {text[:60]!r}")
        elif line.name == "BEGIN":
            stack.append(Component(line.value))
            stack[-2].parts.append(stack[-1])
        elif line.name == "END" and line.value == stack[-1].name and len(stack) > 1:
            stack.pop()
        elif line.name == "END":
            problems.append(f"END:{line.value} inside {stack[-1].name}")
        else:
            stack[-1].lines.append(line)
    problems += [f"{component.name} without its END" for component in stack[1:]]
    return stack[0], problems


def _line(text: str) -> Line | None:
    match = LINE.fullmatch(text)
    if match is None:
        return None
    parameters = {name.upper(): value.strip('"') for name, value in PARAMETER.findall(match["parameters"])}
    return Line(match["name"].upper(), parameters, match["value"])
