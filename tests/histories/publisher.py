"""A publisher: resolves the programme, publishes it in memory, and puts the documents on a server."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import metafeed
from metafeed import publish
from metafeed.history import Memory
from metafeed.publish import Document, Publication


@dataclass(frozen=True)
class Published:
    """One publication: its documents by path, and the memory after it as bytes."""

    documents: dict[str, bytes]
    memory: bytes
    codes: tuple[str, ...]


@dataclass
class Publisher:
    """What is out: documents by path, and the memory."""

    server: dict[str, bytes] = field(default_factory=dict)
    memory: bytes | None = None

    def publish(self, source: dict[str, Any], now: datetime) -> Published:
        """Publish a source, which must have no error."""
        done = self.draft(source, now)
        self.server |= done.documents
        self.memory = done.memory
        return done

    def draft(self, source: dict[str, Any], now: datetime) -> Published:
        """Return what publishing would put out; nothing is changed."""
        programme, findings = metafeed.resolve(source)
        errors = [str(each) for each in findings if each.severity == "error"]
        assert errors == [], errors
        memory = Memory.parse(self.memory) if self.memory else None
        told = publish.publication(programme, now, memory)
        documents = {document.path: self._kept(document) for document in _written(told)}
        known = dict(memory.documents) if memory else {}
        digests = {path: hashlib.sha256(octets).hexdigest() for path, octets in documents.items()}
        return Published(
            documents,
            told.memory.with_documents(known | digests).to_bytes(),
            tuple(each.code for each in told.findings),
        )

    def _kept(self, document: Document) -> bytes:
        """Return what is put out for a document: what is there, where it is written once (`write._kept`)."""
        return self.server.get(document.path, document.bytes) if document.fixed else document.bytes


def _written(told: Publication) -> Iterable[Document]:
    """Yield the calendars of all views but those of languages, Atom feeds of some, and all feeds of news."""
    views = {view.path: view.kind for view in told.views if view.kind not in ("spoken", "subtitles")}
    yield from publish.documents(told, only=["ical"], views=views)
    feeds = [path for path, kind in views.items() if kind in ("all", "films", "venues", "changes")]
    yield from publish.documents(told, only=["atom"], views=feeds)
    news = [path for path, kind in views.items() if kind == "changes"]
    yield from publish.documents(told, only=["jsonfeed"], views=news)
