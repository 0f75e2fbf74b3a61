"""Requests and answers: which document is meant, whether the client has it, and the headers that go with it.

Unknown is 404, what was withdrawn is 410, parameters that mean nothing are 400, and where there is nothing good to
tell it is 503: never 200 with a message, because calendars take it for an empty one. Nothing but the documents of a
publication can be reached: a path is looked up among theirs, and in no folder.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, MutableMapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, suppress
from typing import Any

import orjson
from starlette.applications import Starlette

from metafeed.narrowing import BadParameter, refuse
from metafeed.serve import accepting, conditions
from metafeed.serve.holding import Headers, Holding, Resource, raw
from metafeed.serve.keeping import Keeper
from metafeed.serve.linking import TOLD
from metafeed.serve.publishing import can_be_narrowed, narrow

Scope = MutableMapping[str, Any]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

ALLOWED = "GET, HEAD, OPTIONS"
#: Seconds after which to try again where there is nothing to tell.
RETRY = 30
#: Where the state of the server is told.
HEALTH = "healthz"
#: Bytes of a query that are read at the most.
LONGEST = 2000
_WANTED = (b"accept", b"accept-encoding", b"if-none-match", b"if-modified-since")
#: Bytes of such a header that are read at the most: to parse more would keep everybody else waiting.
_LONGEST_HEADER = 4000
#: A media type that is asked for by another name → the emitter that is meant.
_ALSO = {"application/json": "jsonld", "application/xhtml+xml": "html"}


def application(keeper: Keeper) -> Starlette:
    """Return the application that serves what a keeper holds."""
    publisher = Publisher(keeper)

    @asynccontextmanager
    async def lifespan(_app: Starlette) -> AsyncIterator[None]:
        await publisher.begin()
        try:
            yield
        finally:
            await publisher.end()

    app = Starlette(lifespan=lifespan)
    # Not mounted: a path with a line break would pass by.
    app.router.default = publisher
    return app


class Publisher:
    """The ASGI application within: it answers requests from what its keeper holds."""

    def __init__(self, keeper: Keeper) -> None:
        self.keeper = keeper
        self._watching: asyncio.Task[None] | None = None

    async def begin(self) -> None:
        """Tell for the first time, and begin to watch."""
        if self._watching is None:
            self._watching = asyncio.create_task(self.keeper.watch())
            await asyncio.to_thread(self.keeper.look)

    async def end(self) -> None:
        """Watch no more."""
        if self._watching is not None:
            self._watching.cancel()
            with suppress(asyncio.CancelledError):
                await self._watching
            self._watching = None

    async def __call__(self, scope: Scope, _receive: object, send: Send) -> None:
        """Answer a request."""
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1000})
        if scope["type"] != "http":
            return
        if self._watching is None:
            # Mounted into another application, whose lifespan is not ours.
            await self.begin()
        path = scope["path"].removeprefix(scope.get("root_path", "")).removeprefix("/")
        if scope["method"] == "OPTIONS":
            await _send(send, scope, 204, _OPTIONS)
        elif scope["method"] not in ("GET", "HEAD"):
            await _refuse(send, scope, 405, "only GET and HEAD are answered", ("Allow", ALLOWED))
        elif path == HEALTH:
            await self._health(scope, send)
        elif self.keeper.holding is None:
            await _refuse(send, scope, 503, "there is nothing to tell yet", ("Retry-After", str(RETRY)))
        else:
            await _answer(self.keeper.holding, path, scope, send)

    async def _health(self, scope: Scope, send: Send) -> None:
        holding, trouble = self.keeper.holding, self.keeper.trouble
        state = "unavailable" if holding is None else "stale" if trouble else "ok"
        told: dict[str, Any] = {"status": state, "documents": len(holding.resources) if holding else 0}
        if holding:
            told["told"] = holding.publication.edition().now.isoformat()
        if trouble:
            told |= {
                "reason": trouble.reason,
                "since": trouble.since.isoformat(),
                "findings": dict(trouble.codes),
            }
        body = orjson.dumps(told) + b"\n"
        headers = [("Content-Type", "application/json"), ("Cache-Control", "no-store")]
        await _send(
            send, scope, 200 if holding else 503, raw([*headers, ("Content-Length", str(len(body)))]), body
        )


NOTHING: Headers = ()
_OPTIONS = raw([
    ("Allow", ALLOWED),
    ("Access-Control-Allow-Origin", "*"),
    ("Access-Control-Allow-Methods", ALLOWED),
    ("Access-Control-Allow-Headers", "Accept, If-None-Match, If-Modified-Since"),
    ("Access-Control-Max-Age", "86400"),
])  # fmt: skip


async def _answer(holding: Holding, path: str, scope: Scope, send: Send) -> None:
    asked = {name: value for name, value in scope["headers"] if name in _WANTED}
    if any(len(value) > _LONGEST_HEADER for value in asked.values()):
        await _refuse(send, scope, 431, f"a header is too long: {_LONGEST_HEADER} bytes at the most")
        return
    resource, is_chosen = holding.resources.get(path), False
    if resource is None:
        offered = _offered(holding, path)
        if not offered:
            await _missing(holding, path, scope, send)
            return
        wanted = accepting.media_type(asked.get(b"accept") or b"*/*", tuple(offered))
        if wanted is None:
            await _refuse(send, scope, 406, f"it is there as {', '.join(offered)}", ("Vary", "Accept"))
            return
        resource, is_chosen = offered[wanted], True
    if scope["query_string"]:
        try:
            narrowed = await _narrowed(holding, resource, scope["query_string"])
        except BadParameter as error:
            await _refuse(send, scope, 400, str(error))
            return
        if narrowed is None:
            await _refuse(send, scope, 404, "there is nothing here")
            return
        resource = narrowed
    await _deliver(resource, asked, _chosen(resource) if is_chosen else NOTHING, scope, send)


def _offered(holding: Holding, path: str) -> dict[str, Resource]:
    """Return the documents of a view that is asked for without a suffix, by media type, the best first."""
    for language in holding.publication.programme.languages:
        edition = holding.publication.edition(language)
        root = edition.root[len(edition.base) :]
        if path.startswith(root):
            found = holding.of_view(path[len(root) :] or "all", language)
            offered = {found[name].delivery.media_type: found[name] for name in TOLD if name in found}
            also = {other: found[name] for other, name in _ALSO.items() if name in found}
            if offered and (path == root or path[len(root) :] != "all"):
                return offered | also
    return {}


def _chosen(resource: Resource) -> Headers:
    """Return the headers of an answer that was chosen by what the client can read."""
    location = resource.location or resource.path.rpartition("/")[2]
    return raw([("Vary", "Accept, Accept-Encoding"), ("Content-Location", location)])


#: One document is narrowed at a time: the reading of a new programme must not wait for strangers.
_NARROWING = ThreadPoolExecutor(1, "metafeed-narrowing")


async def _narrowed(holding: Holding, resource: Resource, query: bytes) -> Resource | None:
    if len(query) > LONGEST:
        raise BadParameter("the query is too long", f"{LONGEST} bytes at the most")
    text = query.decode("latin-1")
    if not can_be_narrowed(resource):
        if resource.delivery.cors:
            refuse(resource.path, text)
        return resource
    known = holding.narrowed.get((resource.path, text))
    if known is None:
        loop = asyncio.get_running_loop()
        known = await loop.run_in_executor(_NARROWING, narrow, holding, resource, text)
        if known is not None and known is not resource:
            holding.narrowed.put((resource.path, text), known)
    return known


async def _missing(holding: Holding, path: str, scope: Scope, send: Send) -> None:
    if path in holding.gone:
        await _refuse(send, scope, 410, "this is not published any more")
    elif f"{path}/" in {edition.root[len(edition.base) :] for edition in holding.publication.editions}:
        address = f"{scope.get('root_path', '')}/{path}/"
        await _refuse(send, scope, 308, "it lies a folder deeper", ("Location", address))
    else:
        await _refuse(send, scope, 404, "there is nothing here")


async def _deliver(
    resource: Resource, asked: dict[bytes, bytes], chosen: Headers, scope: Scope, send: Send
) -> None:
    encoding = "identity"
    if b"accept-encoding" in asked and resource.delivery.is_text:
        encoding = accepting.encoding(asked[b"accept-encoding"])
    form = resource.forms.get(encoding)
    if form is None:
        form = await asyncio.to_thread(resource.form, encoding)
    known = conditions.is_known(
        form.tag, resource.changed, asked.get(b"if-none-match"), asked.get(b"if-modified-since")
    )
    if known:
        await _send(send, scope, 304, _with(form.unchanged, chosen))
    else:
        await _send(send, scope, 200, _with(form.headers, chosen), form.body)


def _with(headers: Headers, chosen: Headers) -> Headers:
    """Return headers with those of a choice in the place of the same ones."""
    if not chosen:
        return headers
    names = {name for name, _ in chosen}
    return (*(each for each in headers if each[0] not in names), *chosen)


async def _refuse(send: Send, scope: Scope, status: int, why: str, *more: tuple[str, str]) -> None:
    """Answer with a line of text that says why there is no document."""
    body = f"{why}\n".encode()
    keeps = "max-age=60" if status in (308, 404, 410) else "no-store"
    headers: Iterable[tuple[str, str]] = (
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Length", str(len(body))),
        ("Cache-Control", keeps),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Robots-Tag", "noindex"),
        ("Access-Control-Allow-Origin", "*"),
        *more,
    )
    await _send(send, scope, status, raw(list(headers)), body)


async def _send(send: Send, scope: Scope, status: int, headers: Headers, body: bytes = b"") -> None:
    sent = b"" if scope["method"] == "HEAD" else body
    await send({"type": "http.response.start", "status": status, "headers": list(headers)})
    await send({"type": "http.response.body", "body": sent, "more_body": False})
