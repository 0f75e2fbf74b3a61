"""Ids in YAML, Markdown's front matter, JSON and JSON Lines: the first key of a mapping.

In a block it gets a line of its own, in braces it is set off as the next key is. A key `id` that stands
there without a value gets one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from metafeed.edits.insertion import EditRefused, Insertion
from metafeed.read.jsonl import LinesSource
from metafeed.read.quoting import line_start
from metafeed.read.source import Parsed

_BREAK = re.compile(r"\r\n|\r|\n")
#: In a file of a single line.
_LINE_END = "\n"
_LINE_FEED = re.compile(r"\n")
_LEAD = re.compile(r"[ \t]*(?:-[ \t]+)*")
_BEFORE_KEY = re.compile(r"(?:[ \t\r\n]|#[^\r\n]*)*")
_NO_PLACE = "no id can be inserted here: something that stands here would have to go"
_COMPACT_KEY = re.compile(r'"(?:[^"\\]|\\.)*":(?!\s)')


def insertions(text: str, parsed: Parsed, ids: Mapping[str, str]) -> list[Insertion]:
    """Return where `ids`, by the pointers of their items, go in a text, whose `parsed` knows the places."""
    # JSON Lines count line feeds alone.
    breaks = _LINE_FEED if isinstance(parsed.source, LinesSource) else _BREAK
    starts = [0, *(found.end() for found in breaks.finditer(text))]

    def index(pointer: str) -> int:
        span = parsed.source.locate(pointer)
        return starts[span.line - 1] + span.column - 1

    found = []
    for place, identity in ids.items():
        at, value_at = index(place), index(f"{place}/id")
        if value_at != at:
            new = _as_value(text, value_at, identity)
        else:
            new = _in_braces(text, at, identity) if text.startswith("{", at) else _as_line(text, at, identity)
        if new is None:
            where = f"{parsed.source.locate(place)}"
            raise EditRefused(where, _NO_PLACE, f"write the id {identity} there by hand")
        found.append(new)
    return found


def _as_value(text: str, at: int, identity: str) -> Insertion | None:
    """Return the insertion behind `id:`. JSON's null would have to go, and `{id}` has no colon."""
    if text.startswith("null", at):
        return None
    while text[at - 1] in " \t\r\n":
        at -= 1  # in braces an empty value stands at the comma after it
    return Insertion(at, f" {identity}") if text[at - 1] == ":" else None


def _as_line(text: str, at: int, identity: str) -> Insertion | None:
    """Return the insertion of a line before the first key of a block."""
    lead = text[line_start(text, at) : at]
    if not _LEAD.fullmatch(lead):
        return None
    ends = _BREAK.search(text, at) or _BREAK.search(text)
    return Insertion(at, f"id: {identity}{ends[0] if ends else _LINE_END}{' ' * len(lead)}")


def _in_braces(text: str, at: int, identity: str) -> Insertion:
    """Return the insertion before the first key in braces."""
    found = _BEFORE_KEY.match(text, at + 1)
    first = found.end() if found else at + 1
    compact = bool(_COMPACT_KEY.match(text, first))
    space = "" if compact else " "
    pair = f'"id":{space}"{identity}"' if text.startswith('"', first) else f"id: {identity}"
    breaks = list(_BREAK.finditer(text, at + 1, first))
    gap = text[breaks[-1].start() : first] if breaks else space
    return Insertion(first, f"{pair},{gap}")
