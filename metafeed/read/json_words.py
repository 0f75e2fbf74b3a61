"""What Python's JSON decoder complains of, in an author's words (MF002).

The messages of the decoder differ between Python versions and speak of delimiters. So the place is
taken from it, and the words mostly from what stands there.
"""

from __future__ import annotations

import re

from metafeed.read.source import Fault, shown

_WORD = re.compile(r"[^\s,:\[\]{}\"']+")


def in_plain_words(problem: str, index: int, text: str) -> Fault:
    """Return the finding for the decoder's `problem` at a character of `text`."""
    problem = problem.lower()
    if problem.startswith("unterminated string"):
        return Fault("MF002", index, "a quote is opened here and never closed", 'write the second "')
    if problem.startswith("invalid control"):
        return Fault("MF002", index, *_control(text[index : index + 1]))
    if problem.startswith("invalid"):
        return Fault("MF002", index, *_escape(text, index))
    if problem.startswith("extra data"):
        hint = "one file holds one value; many are a list: [ …, … ]"
        return Fault("MF002", index, f"{_here(text, index)} stands after the end", hint)
    return _around(problem, index, text)


def _around(problem: str, index: int, text: str) -> Fault:
    """Judge by the character at `index` and the one before it."""
    before = text[:index].rstrip()
    here = text[index : index + 1]
    if not text.strip():
        return Fault("MF002", 0, "this file is empty", "write {} or []")
    if (here and here in "]}" and before.endswith(",")) or "trailing comma" in problem:
        comma = before.rfind(",") if before.endswith(",") else index
        return Fault("MF002", comma, "a comma stands before the closing bracket", "take it out")
    if not here:
        return Fault("MF002", len(before), "the file ends in the middle", "close every bracket")
    if text.startswith(("//", "/*", "#"), index):
        return Fault("MF002", index, "JSON has no comments", "take it out")
    if here in "'‘’“”":
        return Fault("MF002", index, f"{here} is no quote in JSON", 'write "')
    if here in "]}":
        return Fault("MF002", index, f"{here} closes nothing that is open here", "look for its [ or {")
    if "',' delimiter" in problem:
        return Fault("MF002", index, f"there is no comma before {_here(text, index)}", "write ,")
    if "':' delimiter" in problem:
        return Fault("MF002", index, f"there is no colon before {_here(text, index)}", "write :")
    return Fault("MF002", index, f"{_here(text, index)} is not JSON", 'text stands in quotes: "…"')


def _here(text: str, index: int) -> str:
    word = _WORD.match(text, index)
    return shown(word[0] if word else text[index : index + 1])


def _control(character: str) -> tuple[str, str]:
    if character in ("\n", "\r"):
        return "a line ends inside quotes", r"close the quotes, or write \n"
    if character == "\t":
        return "a tab stands inside quotes", r"write \t"
    return f"the control character U+{ord(character or ' '):04X} stands inside quotes", "take it out"


def _escape(text: str, index: int) -> tuple[str, str]:
    start = text.rfind("\\", 0, index + 1)
    return f"{shown(text[start : start + 2])} means nothing inside quotes", r"write \\ for a backslash"
