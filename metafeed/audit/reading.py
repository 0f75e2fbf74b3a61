"""Bytes to a page: which blocks of structured data there are, and what cannot be read.

    page = read(data, "films/cranes.html")

JSON-LD is read from the tokens of the page, so that everything has a line. Microdata and RDFa are in
`metafeed.audit.markup`, which needs the package extruct.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import replace

from metafeed.audit import markup
from metafeed.audit.json_ld import Script
from metafeed.audit.page import Block, Page
from metafeed.audit.rules import markup_not_read, not_unicode
from metafeed.diagnostics import Diagnostic
from metafeed.embedding.charset import readable
from metafeed.embedding.own import is_json_ld
from metafeed.embedding.tokens import Token, is_xml, tokens, without_code
from metafeed.read.source import Text
from metafeed.rules.rule import finding

#: What the tags that are looked at have in them: scripts of JSON-LD, the canonical address, the language.
_ASKED = re.compile(r"json|canonical|<html", re.IGNORECASE)
_HTML = (".html", ".htm", ".xhtml")
_JSON = (".json", ".jsonld")
_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"), (codecs.BOM_UTF8, "utf-8-sig"))


def read(data: bytes, path: str) -> Page:
    """Return the page that a file holds: JSON-LD by its name or its first character, else HTML."""
    name = path.lower()
    first = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if name.endswith(_JSON) or (not name.endswith(_HTML) and first in (b"{", b"[")):
        return _json(data, path)
    return _html(data, path)


def _json(data: bytes, path: str) -> Page:
    written = decoded(data)
    text = Text(path, written)
    script = Script(text, 0, len(written), "")
    block = script.block()
    found = list(script.findings)
    if not _is_utf8(data):
        told = finding(not_unicode.RULE, "", "this file is not UTF-8, as JSON has to be", "save it as UTF-8")
        found.insert(0, replace(told, span=text.span(0)))
    return Page(path, (block,) if block else (), None, tuple(found), is_html=False)


def _html(data: bytes, path: str) -> Page:
    written = decoded(data)
    text = Text(path, written)
    canonical = language = None
    scripts: list[Script] = []
    xml, inert, last = is_xml(written), 0, _last(written)
    for token in tokens(written):
        if token.start > last:
            break
        if token.name == "template":
            # What stands in a template is not in the page until a script puts it there.
            inert = max(0, inert + (1 if token.kind == "start" else -1))
        elif inert:
            continue
        elif is_json_ld(token) and not _is_template(written, token):
            scripts.append(Script(text, token.opened, token.closing, f"/json-ld/{len(scripts)}", xml=xml))
        elif token.name == "link" and token.kind == "start" and canonical is None:
            canonical = _canonical(token)
        elif token.name == "html" and token.kind == "start" and language is None:
            language = token.attributes.get("lang")
    blocks: list[Block] = [block for script in scripts if (block := script.block())]
    found = [each for script in scripts for each in script.findings]
    for syntax in markup.syntaxes(written):
        try:
            blocks += markup.blocks(syntax, written, text, canonical)
        except markup.NotRead as error:
            found.append(_unread(syntax, error))
    return Page(path, tuple(blocks), canonical, tuple(found), is_html=True, language=language)


def _last(written: str) -> int:
    """Return where the last tag may begin that is looked at: most of a page is behind it."""
    return max((match.start() for match in _ASKED.finditer(written)), default=-1)


def _unread(syntax: str, error: markup.NotRead) -> Diagnostic:
    told = finding(markup_not_read.RULE, "", f"the page's {syntax} was not read: {error}", error.hint)
    return replace(told, severity=error.severity)


def _is_template(written: str, token: Token) -> bool:
    """Tell whether server-side code makes a script's content: what stands there is not what is served."""
    inside = written[token.opened : token.closing]
    return "<" in inside and without_code(inside) != inside


def _canonical(token: Token) -> str | None:
    attributes = token.attributes
    if "canonical" not in attributes.get("rel", "").lower().split():
        return None
    return attributes.get("href", "").strip() or None


def decoded(data: bytes) -> str:
    """Return a file's text: by its byte order mark, as UTF-8, by what it declares, else Windows-1252."""
    names = [name for mark, name in _MARKS if data.startswith(mark)]
    for name in (*names, "utf-8", readable(data), "cp1252"):
        try:
            return data.decode(name)
        except UnicodeError:
            continue
    return data.decode("latin-1")


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True
