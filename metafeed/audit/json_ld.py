"""The text of one JSON-LD block to a value, and what is wrong with it as JSON (RFC 8259).

Lenient where the rest can still be judged: a script wrapped in a comment, NaN, keys that stand twice. What
does not parse at all is one finding, and there is no value.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from math import isfinite
from typing import Any

from metafeed.audit.page import Block
from metafeed.audit.rules import duplicate_key, json_does_not_parse, not_a_number, not_unicode
from metafeed.diagnostics import Diagnostic, Severity, Span, pointer
from metafeed.embedding.others import inside_cdata
from metafeed.read.json_places import Places
from metafeed.read.json_words import in_plain_words
from metafeed.read.source import MAX_DEPTH, Text, shown
from metafeed.rules.rule import Rule, finding

_SURROGATE = re.compile("[\ud800-\udfff]")
#: A text that does not end reaches to the end, so that none of its quotes is looked at again.
_BRACKETS = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)|[\[\]{}]', re.DOTALL)


class Script:
    """A stretch of a file that holds JSON-LD: all of it, or the content of a script."""

    def __init__(self, text: Text, start: int, stop: int, place: str, *, xml: bool = False) -> None:
        self._text, self._start, self._place, self._xml = text, start, place, xml
        self.written = text.text[start:stop]
        self._places = Places(self.written, nulls=True)
        self._is_double = False
        self.findings: list[Diagnostic] = []

    def block(self) -> Block | None:
        """Return the block, None if its JSON cannot be understood; then a finding says why."""
        self._unwrap()
        deep = self._too_deep()
        if deep is not None:
            self._tell(json_does_not_parse.RULE, f"this is nested more than {MAX_DEPTH} levels deep", at=deep)
            return None
        try:
            value = json.loads(self.written, parse_int=_integer, object_pairs_hook=self._object)
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
        cdata = inside_cdata(self.written)
        inside = cdata or _inside_comment(self.written)
        if inside is None:
            return
        # In XHTML a script is CDATA, and has to be marked so if it has a `<` in it.
        if not (self._xml and cdata):
            at = len(self.written) - len(self.written.lstrip())
            self._tell(
                json_does_not_parse.RULE, "the JSON stands in a comment", "take the comment out", at=at
            )
        self._start += inside[0]
        self.written = self.written[slice(*inside)]
        self._places = Places(self.written, nulls=True)

    def _too_deep(self) -> int | None:
        depth = 0
        for found in _BRACKETS.finditer(self.written):
            depth += (found[0] in ("[", "{")) - (found[0] in ("]", "}"))
            if depth > MAX_DEPTH:
                return found.start()
        return None

    def _object(self, members: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(members)
        self._is_double |= len(found) < len(members)
        return found

    def _judge(self, value: Any) -> None:
        for where, scalar in _scalars(value, ""):
            if isinstance(scalar, float) and not isfinite(scalar):
                self._tell(not_a_number.RULE, f"{_constant(scalar)} is not a number in JSON", where=where)
            elif isinstance(scalar, str) and (found := _SURROGATE.search(scalar)):
                half = f"\\u{ord(found[0]):04x}"
                self._tell(
                    not_unicode.RULE, f"{half} is half of a character", "write the character", where=where
                )
            elif isinstance(scalar, str) and (lost := not_unicode.lost(scalar)):
                self.findings.append(
                    replace(self._found(not_unicode.RULE, *lost, where), severity=Severity.WARNING)
                )
        for where, at in self._places.duplicates() if self._is_double else ():
            key = shown(where.rpartition("/")[2])
            self._tell(duplicate_key.RULE, f"the key {key} stands here twice", "keep one of them", where, at)

    def _tell(
        self, rule: Rule, message: str, hint: str | None = None, where: str = "", at: int | None = None
    ) -> None:
        self.findings.append(self._found(rule, message, hint, where, at))

    def _found(
        self, rule: Rule, message: str, hint: str | None, where: str, at: int | None = None
    ) -> Diagnostic:
        place = self._places.find(where) if at is None else at
        span = self._text.span(self._start + place)
        return replace(finding(rule, self._place + where, message, hint), span=span)


def _inside_comment(text: str) -> tuple[int, int] | None:
    """Return where a script begins and ends that is hidden from old browsers; JSON has no comments."""
    begun, ended = text.find("<!--") + 4, text.rstrip()
    if not text.lstrip().startswith("<!--") or not ended.endswith("-->") or len(ended) < begun + 3:
        return None
    return begun, max(begun, len(ended.removesuffix("-->").rstrip().removesuffix("//")))


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
