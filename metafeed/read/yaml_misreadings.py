"""What YAML reads without complaint, and not as it was meant (MF005).

`title: #Alive` is an empty title and a comment, `title: [REC]` a list, `title: !Three Amigos` a tag.
Each function judges one reading, from its place and its text, and returns the repair or nothing.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from metafeed.diagnostics import Severity
from metafeed.read.quoting import (
    Repair,
    line_end,
    line_start,
    needs_quotes,
    quoted,
    uncurled,
    value_end,
)
from metafeed.read.source import Fault

#: A `#` that touches the next character is more often a title than a comment.
TITLE_HASH = re.compile(r"[ \t]#[^\s#]")
_FOLLOWS = re.compile(r"[ \t]+#[^\s#]")
_KEY_BELOW = re.compile(r"[\r\n](?P<indent>[ ]*)(?:- +)*[^\W\d][\w.-]*:[ \t]")
_ORDINARY_KEY = re.compile(r"[a-z][a-z0-9_]*|[a-z]{2,3}(-[A-Za-z0-9]+)*")


class Spot(NamedTuple):
    """Where a value stands: under which key, in a list or not, and whether it must be text."""

    key: str
    texts: bool
    one_text: bool
    item: bool
    flow: bool
    pointer: str


def plain(text: str, start: int, stop: int, spot: Spot) -> Fault | Repair | None:
    """Judge a value without quotes: cut off by a `#`, or in quotes that YAML does not know."""
    if not spot.texts:
        return None
    value = text[start:stop]
    found = None if spot.flow else _FOLLOWS.match(text, stop)
    if found:
        begin = start if value else found.end() - 2
        repair = _repair(text, begin, value_end(text, stop), spot)
        hint = "or write a space after # if it is a comment"
        return repair._replace(fault=repair.fault._replace(hint=hint))
    if value and uncurled(value) != value:
        return _curly(text, start, stop, spot)
    return None


def _curly(text: str, start: int, stop: int, spot: Spot) -> Fault:
    fault = _repair(text, start, stop, spot).fault
    name, _, advice = fault.message.partition(" needs quotes, ")
    message = f"{name} keeps its curly quotes {text[start]}…{text[stop - 1]}, {advice} without them"
    hint = f"or write {quoted(text[start:stop])} if they belong to it"
    return fault._replace(message=message, hint=hint, severity=Severity.WARNING)


def unclosed(text: str, start: int, stop: int, spot: Spot) -> Repair | None:
    """Judge a quoted value that swallowed the lines below, because its quote never ended."""
    quote = text[start]
    if quote not in "\"'" or spot.flow:
        return None
    below = _KEY_BELOW.search(text, start, stop)
    lead = text[line_start(text, start) : start]
    if not below or len(below["indent"]) > len(lead) - len(lead.lstrip(" ")):
        return None
    end = value_end(text, start)
    if quote == "'" and (spot.texts or spot.item):
        return _repair(text, start, end, spot)
    mended = quoted(text[start + 1 : end])
    message = "a quote is opened here and never closed"
    fault = Fault("MF002", start, message, "write the second one", spot.pointer)
    return Repair(start, end, mended, fault)


def sign(text: str, start: int, stop: int, spot: Spot) -> Repair | None:
    """Judge a value that begins with `*`, `&` or `!`."""
    if not (spot.texts or spot.item):
        return None
    return _repair(text, start, stop if spot.flow else value_end(text, start), spot)


def container(text: str, start: int, stop: int, node: Any, spot: Spot) -> Repair | None:
    """Judge a list or a mapping: of at most one line, and where text should stand."""
    if text[start] not in "[{":
        return _pair(text, start, stop, node, spot) if isinstance(node, dict) else None
    one_line = line_end(text, start) >= stop
    meant_as_text = spot.one_text or (spot.item and spot.texts and not spot.flow)
    if one_line and meant_as_text and not (isinstance(node, dict) and node):
        return _repair(text, start, stop if spot.flow else value_end(text, start), spot)
    return None


def _pair(text: str, start: int, stop: int, node: dict[str, Any], spot: Spot) -> Repair | None:
    """Judge `- Dune: Part Two`, which YAML reads as a mapping with the key `Dune`."""
    if not spot.item or len(node) != 1:
        return None
    end = stop if spot.flow else value_end(text, start)
    key, value = next(iter(node.items()))
    if not isinstance(value, str) or f"{key}: {value}" != text[start:end]:
        return None
    if spot.flow or (spot.texts and not _ORDINARY_KEY.fullmatch(key)):
        return _repair(text, start, end, spot)
    return None


def _repair(text: str, start: int, stop: int, spot: Spot) -> Repair:
    item = spot.item and not spot.flow
    return needs_quotes(text, start, stop, spot.key, item=item, where=spot.pointer)
