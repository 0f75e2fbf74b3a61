"""A programme published: its documents, and the fragments in them by their ids.

Documents are taken apart by their octets and the ids read by parsers that are not metafeed's, so that a
fragment is what stands in the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any

from lxml import etree

import metafeed
from metafeed.emitters.edition import Edition
from metafeed.publish import Document, documents, publication
from metafeed.resolving.programme import Programme


@dataclass(frozen=True)
class Publication:
    """A source, its programme, and every document of it at an instant."""

    source: dict[str, Any]
    programme: Programme
    now: datetime
    documents: tuple[Document, ...]

    @property
    def editions(self) -> list[Edition]:
        """Editions of their own, in which nothing was rendered yet."""
        return list(publication(self.programme, self.now).editions)

    def of(self, *emitters: str) -> list[Document]:
        """Return the documents of some standards."""
        return [document for document in self.documents if document.emitter in emitters]


def publish(source: dict[str, Any], now: datetime) -> Publication:
    """Return the publication of a source that has no error; the last few are kept."""
    return _publish(_Kept(source), now)


class _Kept(dict[str, Any]):
    """A source that is known by what it says, in its order."""

    def __hash__(self) -> int:  # type: ignore[override]
        return hash(repr(self))

    def __eq__(self, other: object) -> bool:
        return repr(self) == repr(other)


@lru_cache(maxsize=64)
def _publish(source: _Kept, now: datetime) -> Publication:
    programme, findings = metafeed.resolve(source)
    assert [str(finding) for finding in findings if finding.severity == "error"] == []
    return Publication(source, programme, now, tuple(documents(publication(programme, now))))


def fragments(document: Document) -> dict[str, bytes]:
    """Return the items of a document by id; an id that stands there twice is an error."""
    found: dict[str, bytes] = {}
    for identity, octets in _FRAGMENTS[document.emitter](document.bytes):
        assert identity not in found, f"{document.path}: {identity} stands there twice"
        found[identity] = octets
    return found


def unfolded(octets: bytes) -> str:
    """Return the content lines of a calendar (RFC 5545 §3.1)."""
    return octets.replace(b"\r\n ", b"").decode()


def unescaped(text: str) -> str:
    """Return what a TEXT value says (RFC 5545 §3.3.11)."""
    return re.sub(r"\\([\\;,nN])", lambda found: {"n": "\n", "N": "\n"}.get(found[1], found[1]), text)


def values(octets: bytes, name: str) -> list[str]:
    """Return the values of the lines of a calendar that begin with `name:`."""
    return [line.partition(":")[2] for line in unfolded(octets).split("\r\n") if line.startswith(f"{name}:")]


def _events(octets: bytes) -> Iterator[tuple[str, bytes]]:
    for found in re.finditer(rb"^BEGIN:VEVENT\r\n.*?^END:VEVENT\r\n", octets, re.DOTALL | re.MULTILINE):
        yield values(found[0], "UID")[0], found[0]


def _of_xml(tag: bytes, identity: str) -> Callable[[bytes], Iterator[tuple[str, bytes]]]:
    def found(octets: bytes) -> Iterator[tuple[str, bytes]]:
        ids = etree.fromstring(octets).findall(f".//{identity}")
        slices = re.findall(b"<" + tag + b">.*?</" + tag + b">", octets, re.DOTALL)
        yield from ((str(each.text), octets) for each, octets in zip(ids, slices, strict=True))

    return found


def _of_json(begin: bytes, key: str) -> Callable[[bytes], Iterator[tuple[str, bytes]]]:
    def found(octets: bytes) -> Iterator[tuple[str, bytes]]:
        for line in octets.partition(begin)[2].removesuffix(b"\n]}\n").split(b",\n"):
            yield json.loads(line)[key], line

    return found


_FRAGMENTS: dict[str, Callable[[bytes], Iterator[tuple[str, bytes]]]] = {
    "ical": _events,
    "rss": _of_xml(b"item", "item/guid"),
    "atom": _of_xml(b"entry", "{http://www.w3.org/2005/Atom}entry/{http://www.w3.org/2005/Atom}id"),
    "jsonfeed": _of_json(b'"items":[\n', "id"),
    "jsonld": _of_json(b'"@graph":[\n', "@id"),
}
