"""For ASGI: a middleware that puts into each page of a site what its head is to carry.

    app = Middleware(app, "my-cinema")        app.add_middleware(Middleware, source="my-cinema")

Only whole pages of HTML are touched (GET, 200, not compressed, not longer than `limit`), and of these only those
that belong to a view, by `data-metafeed`, the canonical link or the path (`metafeed.embedding.view_of`). Every
other byte stays. docs/asgi.md is its page.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections.abc import Awaitable, Callable, MutableMapping, Sequence
from typing import Any

from metafeed.embedding import CannotEmbed, embed, recorded, view_of
from metafeed.embedding.charset import is_like_ascii, opened
from metafeed.embedding.which import language_of, plain_path
from metafeed.site import LOGGER, Site, Source

__all__ = ["LIMIT", "Middleware", "Site"]

#: Bytes of a page that are held back until its end is there.
LIMIT = 2_000_000

Message = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[MutableMapping[str, Any], Callable[[], Awaitable[Message]], Send], Awaitable[None]]
Headers = Sequence[tuple[bytes, bytes]]

_TYPES = ("text/html", "application/xhtml+xml")
_OURS = b'W/"metafeed-'
#: What is about the bytes that were, and not about those that are sent.
_OF_BYTES = (b"accept-ranges", b"content-digest", b"repr-digest", b"digest", b"content-md5")
_VALIDATORS = (b"etag", b"last-modified")
_CONDITIONS = (b"if-none-match", b"if-modified-since")


class Middleware:
    """An ASGI app in front of another one. `source` is a folder, a file or a Site.

    Raises SourceNotFound.
    """

    def __init__(self, app: App, source: Source, *, limit: int = LIMIT) -> None:
        self.app = app
        self.site = Site.of(source)
        self.limit = limit

    async def __call__(
        self, scope: MutableMapping[str, Any], receive: Callable[[], Awaitable[Message]], send: Send
    ) -> None:
        """Answer a request by the other app, with what its page is to carry."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        known = _known(scope["headers"])
        if known:
            # The app knows nothing of our tags: it makes the page, and we compare.
            kept = [each for each in scope["headers"] if each[0].lower() not in _CONDITIONS]
            scope = {**scope, "headers": kept}
        answer = _Answer(self, scope, known, send)
        await self.app(scope, receive, answer.send)

    def with_head(self, page: bytes, path: str) -> bytes:
        """Return a page with what it is to carry; as it is if it carries that already, or belongs to no view."""
        try:
            found = view_of(page, path, self.site.pages)
            # A longer path that ends like a page's is another page.
            if found is None or (found.by == "path" and found.told != plain_path(path)):
                return page
            # One address for several views, such as all screenings of a week, is a page of none.
            if (found.by == "canonical" and " " in found.view) or recorded(page) is not None:
                return page
            element = self.site.element(found.view, language_of(page))
            return embed(page, element).page if element else page
        except CannotEmbed as error:
            LOGGER.warning("%s: %s", path, error)
            return page


class _Answer:
    """One answer on its way: held back while it may be a page to put something into, then passed on."""

    def __init__(
        self, by: Middleware, scope: MutableMapping[str, Any], known: frozenset[bytes], send: Send
    ) -> None:
        self._by, self._known, self._out = by, known, send
        self._path, self._is_head = scope["path"], scope["method"] == "HEAD"
        self._start: Message | None = None
        self._body: list[bytes] = []
        self._size = 0
        self._passing = False

    async def send(self, message: Message) -> None:
        """Take a message of the app."""
        if self._passing:
            await self._out(message)
        elif message["type"] == "http.response.start" and _is_page(message):
            self._start = message
        elif message["type"] != "http.response.body":
            await self._pass_on(message)
        else:
            self._body.append(message.get("body", b""))
            self._size += len(self._body[-1])
            if self._size > self._by.limit:
                await self._pass_on({**message, "body": b"".join(self._body)})
            elif not message.get("more_body", False):
                await self._finish(b"".join(self._body))

    async def _pass_on(self, message: Message) -> None:
        """Pass on what was held back, and all that comes, as it is."""
        self._passing = True
        if self._start is not None:
            await self._out(self._start)
            if self._body and message["type"] != "http.response.body":
                held = b"".join(self._body)
                await self._out({"type": "http.response.body", "body": held, "more_body": True})
        await self._out(message)

    async def _finish(self, page: bytes) -> None:
        assert self._start is not None  # noqa: S101 - a body comes after its start
        start, self._passing = self._start, True
        headers = [(name.lower(), value) for name, value in start.get("headers", ())]
        if self._is_head and not page:
            # How long the page would be is not known; RFC 9110 §9.3.2 lets it be left out.
            headers = _without(headers, (b"content-length", *_OF_BYTES, *_VALIDATORS))
            await self._answer({**start, "headers": headers}, b"")
            return
        sent = await _aside(self._by.with_head, page, self._path)
        if sent is not page:
            headers = _without(headers, _OF_BYTES)
            headers = [(n, b"%d" % len(sent) if n == b"content-length" else v) for n, v in headers]
        if any(name in _VALIDATORS for name, _ in headers):
            # The app's say whether its own page changed; what we put in changes with the programme.
            tag = _OURS + hashlib.sha256(sent).hexdigest()[:32].encode() + b'"'
            headers = [*_without(headers, _VALIDATORS), (b"etag", tag)]
            if tag in self._known:
                headers = _without(headers, (b"content-length", b"content-type"))
                await self._answer({**start, "status": 304, "headers": headers}, b"")
                return
        await self._answer({**start, "headers": headers}, b"" if self._is_head else sent)

    async def _answer(self, start: Message, body: bytes) -> None:
        await self._out(start)
        await self._out({"type": "http.response.body", "body": body, "more_body": False})


def _is_page(start: Message) -> bool:
    """Tell whether a response is a whole page of HTML whose bytes can be read."""
    headers = {name.lower(): value.decode("latin-1").lower() for name, value in start.get("headers", ())}
    media_type, _, parameters = headers.get(b"content-type", "").partition(";")
    return (
        start["status"] == 200
        and media_type.strip() in _TYPES
        and headers.get(b"content-encoding", "identity").strip() == "identity"
        and not start.get("trailers", False)
        and _is_like_ascii(parameters)
    )


def _is_like_ascii(parameters: str) -> bool:
    """Tell whether ASCII means the same in the charset that a header names; if it names none, the page tells."""
    found = re.search(r"""charset\s*=\s*["']?([^\s"';]+)""", parameters)
    try:
        opened(parameters.encode("latin-1"))
    except CannotEmbed:
        return False
    return found is None or is_like_ascii(found[1])


def _known(headers: Headers) -> frozenset[bytes]:
    """Return the tags of ours that a client has (If-None-Match, RFC 9110 §13.1.2)."""
    told = b",".join(value for name, value in headers if name.lower() == b"if-none-match")
    return frozenset(tag.strip() for tag in told.split(b",") if tag.strip().startswith(_OURS))


def _without(headers: Headers, names: Sequence[bytes]) -> list[tuple[bytes, bytes]]:
    return [each for each in headers if each[0] not in names]


async def _aside(work: Callable[[bytes, str], bytes], page: bytes, path: str) -> bytes:
    """Return what work returns; other requests are not kept waiting where the loop is asyncio's."""
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return work(page, path)
    return await asyncio.to_thread(work, page, path)
