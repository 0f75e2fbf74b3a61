"""What libyaml complains of, in an author's words (MF002)."""

from __future__ import annotations

import re
from typing import Any

import yaml

from metafeed.read.quoting import line_end, line_start
from metafeed.read.source import Fault, shown

#: YAML 1.1 §5.1: what may stand in a file at all.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_CLOSING = {"[": "write ]", "{": "write }"}
_INDENT = "begin the line exactly under the one that it belongs with"
#: Part of libyaml's problem → message, hint. {here} is what stands at the place.
_WORDS: dict[str, tuple[str, str]] = {
    "mapping values are not allowed": (
        "{here} cannot have a ':' here",
        "check the indentation and the line above; text with ': ' in it stands in quotes",
    ),
    "could not find expected ':'": ("this line has no ':'", "write key: value"),
    "did not find expected key": ("{here} is not expected here", _INDENT),
    "did not find expected '-'": ("{here} is not expected in a list", f"begin it with -, or {_INDENT}"),
    "block sequence entries are not": ("a list cannot begin here", "begin it on the next line"),
    "expected ',' or ']'": ("a [ is opened here and not closed", "write ]"),
    "expected ',' or '}'": ("a {{ is opened here and not closed", "write }"),
    "unexpected end of stream": ("a quote is opened here and never closed", "write the second one"),
    "unexpected document indicator": ("a quote is opened here and never closed", "write the second one"),
    "unknown escape character": ("a backslash means something else in double quotes", "use single quotes"),
    "Unicode character escape": ("this \\u stands for no character", "write the character itself"),
    "hexdecimal": ("this \\x or \\u is not complete", "write the character itself"),
    "cannot start any token": ("{here} cannot begin a value", "put the text in quotes"),
    "violates indentation": ("a tab stands where YAML wants spaces", "write spaces"),
    "tag handle": ("a text that begins with ! needs quotes", 'write "!…"'),
    "expected comment or line break": ("a text that begins with | or > needs quotes", 'write "|…"'),
    "alphabetic or numeric": ("a text that begins with & or * needs quotes", 'write "*…"'),
    "expected node content": ("{here} cannot begin a value", "put the text in quotes"),
}
#: Problems that are told where the bracket or the quote was opened.
_AT_THE_OPENING = ("expected ',' or", "unexpected end of stream", "unexpected document indicator")


def in_plain_words(error: Exception, text: str, last: int, opening: int | None) -> Fault:
    """Return the finding for libyaml's `error`, which came after what stands at `last`.

    `opening` is where the innermost [ or { stands that is still open.
    """
    if isinstance(error, yaml.reader.ReaderError):
        return _unprintable(text)
    if not isinstance(error, yaml.MarkedYAMLError):
        return Fault("MF002", last, "this is not YAML, here or a little later")
    problem = error.problem or ""
    mark: Any = error.problem_mark or error.context_mark
    if any(part in problem for part in _AT_THE_OPENING) and error.context_mark:
        mark = error.context_mark
    index = min(mark.index if mark else 0, len(text))
    if text[index : index + 1] == "\t":
        return Fault("MF002", index, *_WORDS["violates indentation"])
    if opening is not None and not text[index:].strip():
        bracket = text[opening]
        return Fault("MF002", opening, f"a {bracket} is opened here and not closed", _CLOSING[bracket])
    for part, (message, hint) in _WORDS.items():
        if part in problem:
            return Fault("MF002", index, message.format(here=_here(text, index)), hint)
    return Fault("MF002", index, f"{_here(text, index)} is not YAML: {problem}")


def _unprintable(text: str) -> Fault:
    found = _UNPRINTABLE.search(text)
    index = found.start() if found else 0
    message = f"the control character U+{ord(text[index]):04X} stands here" if found else "this is not text"
    return Fault("MF001", index, message, "take it out")


def _here(text: str, index: int) -> str:
    """Return what stands at `index` for a message: the word, or the key before a colon."""
    if text[index : index + 1] == ":":
        start = line_start(text, index)
        return shown(text[start:index].strip() or ":")
    word = text[index : line_end(text, index)].split(" ", 1)[0]
    return shown(word) if word else "the end of the line"
