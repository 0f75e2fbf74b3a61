"""What is held to be served: each document with its bytes, its tag and its headers, ready to be sent.

A holding is whole and never changes; another one takes its place. Compressed forms are made when they are first asked
for, what is narrowed too.
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from threading import Lock
from typing import Self

from metafeed import delivery
from metafeed.publish import Publication

Headers = tuple[tuple[bytes, bytes], ...]

#: Bytes of narrowed documents that are kept at the most, compressed forms aside.
KEPT = 32_000_000


@dataclass(frozen=True, slots=True)
class Form:
    """A document in one encoding: its bytes and tag, the headers of an answer with it and of one that it is known."""

    body: bytes
    tag: bytes
    headers: Headers
    unchanged: Headers


@dataclass(frozen=True, slots=True)
class Resource:
    """A document to be served. `changed` is when it last became another one, in whole seconds.

    `emitter`, `view` and `language` say what it is, empty for pictures and the memory; `links` is the value of Link, `location` that of Content-Location.
    """

    path: str
    body: bytes
    changed: datetime
    digest: str
    emitter: str = ""
    view: str = ""
    language: str = ""
    links: str = ""
    location: str = ""
    forms: dict[str, Form] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, path: str, body: bytes, changed: datetime) -> Self:
        """Return a file as it is."""
        return cls(path, body, changed, hashlib.sha256(body).hexdigest())

    @property
    def delivery(self) -> delivery.Delivery:
        """How it is delivered."""
        return delivery.of(self.path)

    def form(self, encoding: str) -> Form:
        """Return it in an encoding: br, gzip or identity. It takes time where it was not asked for before."""
        found = self.forms.get(encoding)
        if found is None:
            found = self.forms[encoding] = _form(self, encoding)
        return found


def _form(resource: Resource, encoding: str) -> Form:
    from werkzeug.http import http_date

    body = _ENCODERS[encoding](resource.body)
    suffix = "" if encoding == "identity" else f"-{encoding}"
    tag = f'"{resource.digest[:32]}{suffix}"'.encode()
    always = [
        ("ETag", tag.decode()),
        ("Last-Modified", http_date(resource.changed)),
        *resource.delivery.headers,
    ]
    if resource.delivery.is_text:
        always.append(("Vary", "Accept-Encoding"))
    if resource.delivery.cors:
        always.append(("Access-Control-Expose-Headers", "ETag, Link, Content-Location"))
    told = [("Content-Type", resource.delivery.content_type), ("Content-Length", str(len(body)))]
    told += [("Content-Encoding", encoding)] if suffix else []
    told += [("Link", resource.links)] if resource.links else []
    always += [("Content-Location", resource.location)] if resource.location else []
    return Form(body, tag, raw([*told, *always]), raw(always))


def raw(headers: list[tuple[str, str]]) -> Headers:
    """Return headers as ASGI wants them."""
    return tuple((name.lower().encode("ascii"), value.encode("latin-1")) for name, value in headers)


def _gzip(body: bytes) -> bytes:
    import gzip

    return gzip.compress(body, 6, mtime=0)


def _brotli(body: bytes) -> bytes:
    import brotli

    octets: bytes = brotli.compress(body, quality=5)
    return octets


_ENCODERS: Mapping[str, Callable[[bytes], bytes]] = {"identity": bytes, "gzip": _gzip, "br": _brotli}


class Kept:
    """Narrowed documents by what was asked for, those that were last asked for, up to so many bytes."""

    def __init__(self, most: int = KEPT) -> None:
        self._most, self._size, self._lock = most, 0, Lock()
        self._found: OrderedDict[tuple[str, str], Resource] = OrderedDict()

    def get(self, key: tuple[str, str]) -> Resource | None:
        """Return what is kept under a key."""
        with self._lock:
            found = self._found.get(key)
            if found is not None:
                self._found.move_to_end(key)
            return found

    def put(self, key: tuple[str, str], resource: Resource) -> None:
        """Keep a document; what was not asked for longest goes."""
        with self._lock:
            before = self._found.pop(key, None)
            self._size += _size(key, resource) - (_size(key, before) if before else 0)
            self._found[key] = resource
            while self._size > self._most:
                old, gone = self._found.popitem(last=False)
                self._size -= _size(old, gone)


def _size(key: tuple[str, str], resource: Resource) -> int:
    # The headers and the objects around them count too, or many small ones would be much.
    return len(resource.body) + len(key[1]) + 2000


@dataclass(frozen=True)
class Holding:
    """All documents of a publication by path, and the paths of those that were published and are no more."""

    publication: Publication
    resources: Mapping[str, Resource]
    gone: frozenset[str]
    until: datetime
    narrowed: Kept = field(default_factory=Kept, repr=False)

    def of_view(self, view: str, language: str) -> dict[str, Resource]:
        """Return the documents of a view in a language, by emitter."""
        return self._by_view.get((view, language), {})

    @cached_property
    def _by_view(self) -> Mapping[tuple[str, str], dict[str, Resource]]:
        found: dict[tuple[str, str], dict[str, Resource]] = {}
        for each in self.resources.values():
            found.setdefault((each.view, each.language), {})[each.emitter] = each
        return found
