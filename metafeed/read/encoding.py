"""From bytes to text: UTF-8, with or without a byte order mark, and nothing else (MF001).

A guess would turn `Amélie` into `AmÃ©lie` in a thousand phones, so other encodings are named and
refused.
"""

from __future__ import annotations

import codecs

from metafeed.read.source import Fault, Parsed, Source, Text, diagnostics

_SAVE = "save the file as UTF-8"


def decode(data: bytes, path: str) -> Text | Parsed:
    """Return the text of `data` without its byte order mark, or a `Parsed` that says why not."""
    data = data.removeprefix(codecs.BOM_UTF8)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return refused(data, path, 0, "this file is UTF-16, not UTF-8", _SAVE)
    if b"\0" in data:
        return _refused_nul(data, path)
    try:
        return Text(path, data.decode())
    except UnicodeDecodeError as error:
        return refused(data, path, error.start, *_blame(data, error.start))


def refused(data: bytes, path: str, start: int, message: str, hint: str | None = None) -> Parsed:
    """Return a `Parsed` without a tree, with one MF001 at the byte `start`."""
    text = Text(path, data.decode("utf-8", "replace"))
    index = len(data[:start].decode("utf-8", "replace"))
    return Parsed(None, diagnostics([Fault("MF001", index, message, hint)], text), Source(text))


def _refused_nul(data: bytes, path: str) -> Parsed:
    start = data.index(b"\0")
    if data[:400].count(b"\0") * 3 > len(data[:400]):
        return refused(data, path, 0, "this file is UTF-16, not UTF-8", _SAVE)
    return refused(data, path, start, "a NUL byte stands here", "take it out, it is no text")


def _blame(data: bytes, start: int) -> tuple[str, str]:
    """Return what the byte at `start` is, and what to do."""
    byte = data[start]
    meant = bytes([byte]).decode("cp1252", "ignore")
    if not meant:
        return f"the byte 0x{byte:02X} is not UTF-8", _SAVE
    return (
        f"the byte 0x{byte:02X} is not UTF-8 (in Windows-1252 it is {meant!r})",
        f"{_SAVE}, not as Windows-1252 or ANSI",
    )
