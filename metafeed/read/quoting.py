"""Text that YAML breaks on, and the quotes that it needs (MF005).

`title: Dune: Part Two` is an error in YAML, `title: #Alive` an empty title, `title: [REC]` a list. An
author cannot know. So a `Repair` says what to write, and holds it, so that the reader can put it
in place in memory and go on to the next fault.

Here are the words, the quotes, and the repairs that a line suggests once YAML has failed on it. What
YAML reads without complaint, but wrongly, `metafeed.read.yaml_tree` sees.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from metafeed.read.source import Fault

#: Keys whose value is one text, or a map of languages: a list there was meant as text.
ONE_TEXT = frozenset(
    """title name text tagline credit_line sort_title original_title note note_by synopsis description
    reason alt credit critic publication event category recipient advice character credited_as
    organization role street locality region elements by lab""".split()  # noqa: SIM905
)
#: Keys whose value is a text or a list of texts.
TEXTS = ONE_TEXT | frozenset(
    """credits alternative_titles genres curators funders presented_by director cast
    cinematographer writer composer editor producer""".split()  # noqa: SIM905
)

#: The quotes that word processors put in the place of straight ones.
CURLY = {"“": "”", "‘": "’", "„": "“", "‚": "‘", "”": "”"}

_KEY = re.compile(r"(?P<lead>[ \t]*(?:- +)*)(?P<key>[^\W\d][\w.-]*):[ \t]+(?P<value>\S.*)")
_ITEM = re.compile(r"(?P<lead>[ \t]*(?:- +)*-) +(?P<key>)(?P<value>\S.*)")
_IN_FLOW = re.compile(
    r"[{,]\s*(?P<key>[^\W\d][\w.-]*):\s+(?P<value>[^\s,{}\[\]\"'][^,{}\[\]]*?:(?= )[^,{}\[\]]*?)\s*(?=[,}])"
)
_COMMENT = re.compile(r"[ \t]#(?:[ \t]|$)")
_LINE_END = re.compile(r"[\r\n]|\Z")
_DOUBLE = re.compile(r'"(?:[^"\\]|\\.)*"')
_SINGLE = re.compile(r"'(?:[^']|'')*'")
_CODE_ESCAPE = re.compile(r"\\[xuU]")
_BLOCK_SCALAR = re.compile(r"[|>](?:[-+]?[1-9]?|[1-9][-+])")
_SPECIAL = re.compile(r"[@`%*&!|>,\]}]|[-?:](?:\s|$)|.*:(?:\s|$)", re.DOTALL)


#: Characters. No title is longer, and searching such a line would take its square.
_LONG_LINE = 2000


class Repair(NamedTuple):
    """A fault, and the text that stands for `start` to `stop` when it is mended."""

    start: int
    stop: int
    text: str
    fault: Fault


def quoted(value: str) -> str:
    """Return a YAML scalar that is read as `value`, in the plainest quotes that will do."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def uncurled(value: str) -> str:
    """Return `value` without the curly quotes around it, if they go together."""
    if len(value) < 2 or CURLY.get(value[0]) != value[-1] or value[0] in value[1:-1]:
        return value
    return value[1:-1].strip()


def value_end(text: str, start: int) -> int:
    """Return where the value ends that begins at `start` and runs to the end of its line."""
    stop = line_end(text, start)
    if comment := _COMMENT.search(text, start, stop):
        stop = comment.start()
    while stop > start and text[stop - 1] in " \t":
        stop -= 1
    return stop


def line_end(text: str, index: int) -> int:
    """Return the index of the line break after `index`, or of the end."""
    found = _LINE_END.search(text, index)
    return found.start() if found else len(text)


def line_start(text: str, index: int) -> int:
    """Return the index at which the line of `index` begins."""
    return max(text.rfind("\n", 0, index), text.rfind("\r", 0, index)) + 1


def needs_quotes(text: str, start: int, stop: int, key: str, *, item: bool, where: str) -> Repair:
    """Return the repair that puts `text[start:stop]`, the value of `key`, into quotes.

    `item` says that it stands behind a dash; `where` is its pointer.
    """
    value = uncurled(text[start:stop])
    name = key if key in ONE_TEXT else "text"
    lead = f"{key}: " if key else "- " if item else ""
    message = f"this {name} needs quotes, write {lead}{quoted(_short(value))}"
    return Repair(start, stop, quoted(value), Fault("MF005", start, message, None, where))


def _short(value: str) -> str:
    line = " ".join(value.split())
    return line if len(line) <= 70 else line[:67] + "…"


def repairs_at(text: str, index: int) -> Iterator[Repair]:
    """Yield what could be meant in the line of `index`, where YAML has failed; the likeliest first."""
    start, stop = line_start(text, index), line_end(text, index)
    if stop - start > _LONG_LINE:
        return
    found = _KEY.match(text, start, stop) or _ITEM.match(text, start, stop)
    if found:
        yield from _whole_value(text, found)
    for inner in _IN_FLOW.finditer(text, start, stop):
        yield needs_quotes(text, *inner.span("value"), inner["key"], item=False, where="")


def _whole_value(text: str, found: re.Match[str]) -> Iterator[Repair]:
    """Yield the repair of a line `key: value` or `- value`."""
    key, start = found["key"], found.start("value")
    stop = value_end(text, start)
    value = text[start:stop]
    if value[0] in "\"'":
        if not _CODE_ESCAPE.search(value):
            yield _broken_quotes(text, start, stop, key)
    elif value[0] in "[{":
        if key in ONE_TEXT or (not key and "," not in value):
            yield needs_quotes(text, start, stop, key, item=not key, where="")
    elif _SPECIAL.match(value) and not _BLOCK_SCALAR.fullmatch(value):
        stop = _continued(text, stop, len(found["lead"]))
        yield needs_quotes(text, start, stop, key, item=not key, where="")


def _broken_quotes(text: str, start: int, stop: int, key: str) -> Repair:
    """Return the repair of a value that begins with a quote."""
    value = text[start:stop]
    whole = (_DOUBLE if value[0] == '"' else _SINGLE).match(value)
    goes_on = whole and whole.end() < len(value)
    apostrophe = not whole and value[0] == "'" and (not key or key in TEXTS)
    if goes_on or apostrophe:
        return needs_quotes(text, start, stop, key, item=not key, where="")
    lead = f"{key}: " if key else "- "
    if not whole:
        inner, message = value[1:], "a quote is opened here and never closed"
        mended, written = quoted(inner), quoted(_short(inner))
    else:
        message = "a backslash means something else in double quotes"
        mended = written = "'" + value[1:-1].replace('\\"', '"').replace("'", "''") + "'"
    fault = Fault("MF002", start, message, f"write {lead}{written}")
    return Repair(start, stop, mended, fault)


def _continued(text: str, stop: int, indent: int) -> int:
    """Return the end of a value that goes on in the deeper lines below."""
    following = re.compile(rf"(?:\r\n|\r|\n)[ ]{{{indent + 1},}}(?![-#\s])[^\r\n]*")
    while (found := following.match(text, stop)) and not _KEY.match(found[0].lstrip()):
        stop = found.end()
    return stop
