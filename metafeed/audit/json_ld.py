"""The text of one JSON-LD block to a value, and what is wrong with it as JSON (RFC 8259).

Lenient where the rest can still be judged: a script wrapped in a comment, NaN, keys that stand twice. What
does not parse at all is one finding, and there is no value.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from math import isfinite
from typing import Any

from metafeed.audit.page import Block
from metafeed.audit.rules import duplicate_key, json_does_not_parse, not_a_number, not_unicode
from metafeed.diagnostics import Diagnostic, Span, pointer
from metafeed.read.json_places import Places
from metafeed.read.json_words import in_plain_words
from metafeed.read.source import MAX_DEPTH, Text, shown
from metafeed.rules.rule import Rule, finding

#: How old pages hide scripts from older browsers; JSON has no comments.
_WRAPPED = re.compile(
    r"\s*(?:(?://|/\*)?\s*<!\[CDATA\[(?:\s*\*/)?(.*?)(?://|/\*)?\s*\]\]>\s*(?:\*/)?|<!--(.*?)(?://\s*)?-->)\s*",
    re.DOTALL,
)
_SURROGATE = re.compile("[\ud800-\udfff]")
_BRACKETS = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"|[\[\]{}]', re.DOTALL)


class Script:
    """A stretch of a file that holds JSON-LD: all of it, or the content of a script."""

    def __init__(self, text: Text, start: int, stop: int, place: str, *, xml: bool = False) -> None:
        self._text, self._start, self._place, self._xml = text, start, place, xml
        self.written = text.text[start:stop]
        self._places = Places(self.written, nulls=True)
        self.findings: list[Diagnostic] = []

    def block(self) -> Block | None:
        """Return the block, None if its JSON cannot be understood; then a finding says why."""
        self._unwrap()
        deep = self._too_deep()
        if deep is not None:
            self._tell(json_does_not_parse.RULE, f"this is nested more than {MAX_DEPTH} levels deep", at=deep)
            return None
        try:
            value = json.loads(self.written, parse_int=_integer)
        except json.JSONDecodeError as error:
            fault = in_plain_words(error.msg, error.pos, self.written)
            message = fault.message.replace("this file", "the block").replace("the file", "the block")
            self._tell(json_does_not_parse.RULE, message, fault.hint, at=fault.at)
            return None
        except (ValueError, RecursionError) as error:
            self._tell(json_does_not_parse.RULE, f"{error}".lower(), at=0)
            return None
        self._judge(value)
        return Block("json-ld", value, self._place, self.locate)

    def locate(self, place: str) -> Span:
        """Return the line of a pointer that begins with the block's."""
        return self._text.span(self._start + self._places.find(place.removeprefix(self._place)))

    def _unwrap(self) -> None:
        wrapped = _WRAPPED.fullmatch(self.written)
        if wrapped:
            number = 1 if wrapped[1] is not None else 2
            at = len(self.written) - len(self.written.lstrip())
            # In XHTML a script is CDATA, and has to be marked so if it has a `<` in it.
            if not self._xml or number == 2:
                self._tell(
                    json_does_not_parse.RULE, "the JSON stands in a comment", "take the comment out", at=at
                )
            self._start += wrapped.start(number)
            self.written = wrapped[number]
            self._places = Places(self.written, nulls=True)

    def _too_deep(self) -> int | None:
        depth = 0
        for found in _BRACKETS.finditer(self.written):
            depth += (found[0] in ("[", "{")) - (found[0] in ("]", "}"))
            if depth > MAX_DEPTH:
                return found.start()
        return None

    def _judge(self, value: Any) -> None:
        for where, scalar in _scalars(value, ""):
            if isinstance(scalar, float) and not isfinite(scalar):
                self._tell(not_a_number.RULE, f"{_constant(scalar)} is not a number in JSON", where=where)
            elif isinstance(scalar, str) and (found := _SURROGATE.search(scalar)):
                half = f"\\u{ord(found[0]):04x}"
                self._tell(
                    not_unicode.RULE, f"{half} is half of a character", "write the character", where=where
                )
        for where, at in Places(self.written, nulls=True).duplicates() if '"' in self.written else ():
            key = shown(where.rpartition("/")[2])
            self._tell(duplicate_key.RULE, f"the key {key} stands here twice", "keep one of them", where, at)

    def _tell(
        self, rule: Rule, message: str, hint: str | None = None, where: str = "", at: int | None = None
    ) -> None:
        place = self._places.find(where) if at is None else at
        found = finding(rule, self._place + where, message, hint)
        span = self._text.span(self._start + place)
        self.findings.append(Diagnostic(found.code, found.severity, message, found.pointer, span, hint))


def _scalars(value: Any, where: str) -> Iterator[tuple[str, Any]]:
    """Yield every scalar with its pointer, and every key that has half a character."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _scalars(each, where + pointer(key))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from _scalars(each, f"{where}/{number}")
    else:
        yield where, value


def _integer(digits: str) -> int | float:
    """Return a whole number; one of thousands of digits, which Python refuses, as a float."""
    return int(digits) if len(digits) < 400 else float(digits)


def _constant(value: float) -> str:
    return "NaN" if value != value else "Infinity" if value > 0 else "-Infinity"
