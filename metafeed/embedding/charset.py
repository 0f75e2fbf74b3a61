"""Bytes of a page to text in which every place is a place of the bytes, and back without a loss.

What is put in is ASCII alone, so bytes of any encoding that contains ASCII are read as Latin-1: one
character a byte. UTF-16 is decoded. Encodings in which a byte of ASCII may mean something else are refused.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from typing import Any

from metafeed.errors import MetafeedError

#: Bytes in which browsers look for a declaration.
_LOOKED_AT = 1024
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", re.IGNORECASE)
_REFUSED = re.compile(rb"iso-2022|utf-?7$|utf-?32|hz-gb|ebcdic|cp037|ibm037", re.IGNORECASE)


class CannotEmbed(MetafeedError, ValueError):
    """A page into which nothing can be put without a risk for what it says: `reason`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.reason,)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as text, and the codec that gives back its bytes."""

    text: str
    codec: str

    def octets(self, text: str) -> bytes:
        """Return text of this page as bytes."""
        return text.encode(self.codec, "surrogatepass" if self.codec.startswith("utf") else "strict")

    def read(self, text: str) -> str:
        """Return text of this page as people read it: UTF-8, else what the page declares, else Windows-1252."""
        if self.codec != "latin-1":
            return text
        octets = text.encode("latin-1")
        for name in ("utf-8", readable(self.text[:_LOOKED_AT].encode("latin-1"))):
            try:
                return octets.decode(name)
            except UnicodeError:
                continue
        return octets.decode("latin-1")


def opened(page: bytes) -> Page:
    """Return a page as text; raises CannotEmbed where its bytes cannot be told apart for certain."""
    if page.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        raise CannotEmbed("the page is UTF-32, which browsers do not read")
    for mark, codec in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if page.startswith(mark):
            return _utf_16(page, codec)
    if page[:2] in (b"<\0", b"\0<"):
        raise CannotEmbed("the page is UTF-16 without a byte order mark")
    name = declared(page)
    if name and _REFUSED.match(name.encode()):
        raise CannotEmbed(f"the page is {name}, in which a byte of ASCII may mean something else")
    return Page(page.decode("latin-1"), "latin-1")


def declared(page: bytes) -> str | None:
    """Return the encoding that a page declares where browsers look for it."""
    match = _DECLARED.search(page[:_LOOKED_AT])
    return match[1].decode() if match else None


def readable(page: bytes) -> str:
    """Return the encoding that a page declares if ASCII means the same in it, else Windows-1252.

    Python knows names that are no encoding of pages: `undefined`, `punycode`.
    """
    name = declared(page)
    return name if name and is_like_ascii(name) else "cp1252"


def is_like_ascii(name: str) -> bool:
    """Tell whether there is an encoding of a name in which ASCII means the same."""
    try:
        return "<a=&>".encode(name) == b"<a=&>"
    except (LookupError, ValueError):
        return False


def _utf_16(page: bytes, codec: str) -> Page:
    try:
        text = page.decode(codec, "surrogatepass")
    except UnicodeDecodeError as error:
        raise CannotEmbed("the page is UTF-16 with half a character at its end") from error
    return Page(text, codec)
