"""Python objects as a document, for those who use metafeed as a library."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from metafeed.diagnostics import Diagnostic, Severity, pointer
from metafeed.document import Document
from metafeed.read.assembly import Assembly
from metafeed.read.source import MAX_DEPTH, Parsed, Source, Text

_ABSENT = object()


def from_objects(objects: Mapping[str, Any]) -> Document:
    """Return the document that `objects` describe: a programme's keys, and a list for each collection.

    Numbers, booleans and text stay what they are, None is absent; dates, times and decimals become
    the text that an author would write, tuples become lists. Nothing of `objects` is changed.
    """
    findings: list[Diagnostic] = []
    tree = _plain(objects, "", 0, findings)
    assembly = Assembly()
    assembly.add_programme(Parsed(tree, tuple(findings), Source(Text("", ""))))
    document = assembly.document({}, None)
    placeless = tuple(replace(finding, span=None) for finding in document.findings)
    return replace(document, origins={}, sources=(), findings=placeless)


def _plain(value: Any, where: str, depth: int, findings: list[Diagnostic]) -> Any:
    """Return a plain copy of `value`; what cannot be one is left out, with a finding."""
    if isinstance(value, str):
        return _text(value, where, findings)
    if depth > MAX_DEPTH:
        message = f"this is nested more than {MAX_DEPTH} levels deep"
        findings.append(Diagnostic("MF007", Severity.ERROR, message, where))
        return _ABSENT
    if isinstance(value, Mapping):
        return _mapping(value, where, depth, findings)
    if isinstance(value, (list, tuple)):
        kept = (each for each in value if each is not None)
        copies = [_plain(each, f"{where}/{n}", depth + 1, findings) for n, each in enumerate(kept)]
        return [each for each in copies if each is not _ABSENT]
    if isinstance(value, int) and not -(2**63) <= value < 2**64:
        findings.append(Diagnostic("MF002", Severity.ERROR, "this is too large a number", where))
        return _ABSENT
    if isinstance(value, (datetime, date, time)):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def _mapping(value: Mapping[Any, Any], where: str, depth: int, findings: list[Diagnostic]) -> Any:
    plain: dict[str, Any] = {}
    for key, each in value.items():
        name = _text(str(key), where, findings)
        copy = _plain(each, where + pointer(name), depth + 1, findings)
        if each is not None and copy is not _ABSENT:
            plain[name] = copy
    return plain


def _text(value: str, where: str, findings: list[Diagnostic]) -> str:
    """Return a plain `str` (an enum's member is one too), without halves of characters."""
    text = str.__str__(value)
    try:
        text.encode()
    except UnicodeEncodeError as error:
        message = f"{text[error.start]!a} is half of a character"
        findings.append(Diagnostic("MF001", Severity.ERROR, message, where))
        return text.encode("utf-8", "replace").decode()
    return text
