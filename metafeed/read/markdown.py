"""Markdown with front matter: one item, its fields above and its prose below.

The front matter is YAML between two lines `---`, or JSON, there or alone in braces. The prose becomes the
key that the collection keeps prose in (`note`, or `text` for a notice). It is not parsed here.
"""

from __future__ import annotations

import re

from metafeed.diagnostics import Span, pointer
from metafeed.read import json, yaml
from metafeed.read.encoding import decode
from metafeed.read.source import Fault, Parsed, Source, Text, diagnostics, shown

_FENCE = re.compile(r"---[ \t]*(?=[\r\n]|\Z)")
_CLOSING = re.compile(r"(?<=[\r\n])---[ \t]*(?=[\r\n]|\Z)")
_CLOSING_BRACE = re.compile(r"(?<=[\r\n])\}[ \t]*(?=[\r\n]|\Z)")
_ONE_LINE = re.compile(r"\{[^\r\n]*\}[ \t]*(?=[\r\n]|\Z)")
_JSON = re.compile(r'\s*\{\s*["}]')
_BLANK_LINES = re.compile(r"(?:[ \t]*(?:\r\n|\r|\n))*")
_LINE_BREAK = re.compile(r"\r\n?")


def parse(data: bytes, path: str, *, prose: str = "note") -> Parsed:
    """Return the item that a Markdown file holds; its body is under the key `prose`."""
    text = decode(data, path)
    if isinstance(text, Parsed):
        return text
    front = _front_matter(text.text)
    if isinstance(front, Fault):
        return Parsed(None, diagnostics([front], text), Source(text))
    start, stop, body = front
    as_json = _JSON.match(text.text, start, stop)
    fields = json.parse_part(text, start, stop) if as_json else yaml.parse_part(text, start, stop)
    return _with_prose(fields, text, body, prose)


def _front_matter(text: str) -> tuple[int, int, int] | Fault:
    """Return where the front matter begins and ends, and where the body begins."""
    if text.startswith("+++"):
        hint = "write it in YAML, between two lines ---"
        return Fault("MF002", 0, "this front matter is TOML, which is not read", hint)
    if text.startswith("{") and _JSON.match(text):
        closing = _ONE_LINE.match(text) or _CLOSING_BRACE.search(text)
        stop = closing.end() if closing else len(text)
        return 0, stop, stop
    opening = _FENCE.match(text)
    if not opening:
        return 0, 0, 0
    closing = _CLOSING.search(text, opening.end())
    if not closing:
        message = "the front matter is opened here and never closed"
        return Fault("MF002", 0, message, "close it with a line ---")
    return opening.end(), closing.start(), closing.end()


def _with_prose(fields: Parsed, text: Text, body: int, prose: str) -> Parsed:
    """Return `fields` with the text from `body` on as one more of them."""
    tree, findings = fields.tree, fields.findings
    if tree is None and not findings:
        tree = {}
    blank = _BLANK_LINES.match(text.text, body)
    begin = blank.end() if blank else body
    written = _LINE_BREAK.sub("\n", text.text[begin:]).rstrip()
    if not isinstance(tree, dict) or not written:
        return Parsed(tree, findings, fields.source)
    if prose in tree:
        message = f"{shown(prose)} stands in the front matter and below it"
        fault = Fault("MF008", 0, message, "keep one of them", pointer(prose))
        place = fields.source.locate(pointer(prose) + "#")
        return Parsed(tree, (*findings, fault.diagnostic(place)), fields.source)

    def find(where: str) -> Span:
        return text.span(begin) if where.strip("/#") == prose else fields.source.locate(where)

    return Parsed({**tree, prose: written}, findings, Source(text, find))
