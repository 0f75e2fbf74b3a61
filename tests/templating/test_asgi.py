"""The ASGI middleware: in Starlette and Django over httpx, behind uvicorn, and message by message."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware as Added
from starlette.middleware.gzip import GZipMiddleware
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

import metafeed
from metafeed.asgi import Middleware
from metafeed.embedding import remove
from tests.templating.following import answers, follow, shown, unnamed
from tests.templating.house import HOSTILE, VIEW, nodes, site, source

PAGE = "<!doctype html>\n<html lang=en>\n<head>\n<title>Stalker — Ж</title>\n</head>\n<body><p>Hello</body>\n</html>\n"


def starlette(told: Any, answer: Callable[..., Any], **options: Any) -> Starlette:
    """Return an app that answers everything alike, with the middleware."""

    async def endpoint(_request: Any) -> Any:
        return answer()

    routes = [Route("/{path:path}", endpoint, methods=["GET", "HEAD", "POST"])]
    return Starlette(routes=routes, middleware=[Added(Middleware, source=told, **options)])


def ask(app: Any, path: str = "/film/stalker", method: str = "GET", **headers: str) -> httpx.Response:
    """Return the answer of an app to a request."""

    async def asked() -> httpx.Response:
        transport = httpx.ASGITransport(app=app)
        async with httpx.AsyncClient(transport=transport, base_url="https://rio.example") as client:
            return await client.request(
                method, path, headers={k.replace("_", "-"): v for k, v in headers.items()}
            )

    return asyncio.run(asked())


def html(page: str = PAGE, **options: Any) -> Callable[[], Response]:
    """Return what answers with a page."""
    return lambda: HTMLResponse(page, **options)


def test_a_page_of_a_film_gets_its_json_ld_and_every_other_byte_stays(tmp_path: Path) -> None:
    told = site(source(tmp_path, film={"title": HOSTILE}))
    answer = ask(starlette(told, html()))
    assert nodes(answer.text) == [told.node(VIEW)]
    assert told.head(VIEW) in answer.text
    assert remove(answer.content) == PAGE.encode()
    assert int(answer.headers["content-length"]) == len(answer.content)


@pytest.mark.parametrize(
    ("page", "path", "view"),
    [
        (PAGE, "/film/stalker", VIEW),
        (PAGE, "/film/stalker/", VIEW),
        (PAGE, "/film/stalker.html?from=mail", VIEW),
        (PAGE, "/", "all"),
        (PAGE, "/programme/screenings/a.html", "screenings/a"),
        (PAGE.replace("<body>", "<body data-metafeed='films/stalker'>"), "/anything", VIEW),
        (
            PAGE.replace("<title>", "<link rel=canonical href='https://rio.example/film/stalker'><title>"),
            "/x",
            VIEW,
        ),
        (PAGE, "/films/stalker", VIEW),
        (PAGE, "/film/gone", None),
        (PAGE, "/amp/film/stalker", None),
        (PAGE.replace("<body>", "<body data-metafeed='films/gone'>"), "/film/stalker", None),
    ],
)
def test_the_view_is_told_by_the_page_its_canonical_link_or_the_whole_path(
    tmp_path: Path, page: str, path: str, view: str | None
) -> None:
    told = site(source(tmp_path))
    answer = ask(starlette(told, html(page)), path)
    assert nodes(answer.text) == ([told.node(view)] if view else [])
    if view is None:
        assert answer.text == page


def test_a_page_is_told_in_its_own_language(tmp_path: Path) -> None:
    told = site(source(tmp_path))
    page = PAGE.replace("lang=en", "lang=de-AT")
    assert told.head(VIEW, "de") in ask(starlette(told, html(page))).text
    assert told.head(VIEW, "de") != told.head(VIEW)


def test_a_page_of_several_films_is_a_page_of_none(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    films = [{"id": "a", "title": "A"}, {"id": "b", "title": "B"}]
    one_page = {"film": "https://rio.example/films"}
    told = site(source(tmp_path, programme={"films": films, "screenings": [], "pages": one_page}))
    page = PAGE.replace("<title>", "<link rel=canonical href='https://rio.example/films'><title>")
    assert ask(starlette(told, html(page)), "/x").text == page
    assert ask(starlette(told, html()), "/films").text == PAGE
    assert caplog.messages == []


def test_a_page_that_has_a_head_already_keeps_it(tmp_path: Path) -> None:
    told = site(source(tmp_path))
    page = PAGE.replace("</title>", f"</title>{told.head('screenings/a', 'de', nonce='x')}")
    assert ask(starlette(told, html(page))).text == page


@pytest.mark.parametrize(
    "answer",
    [
        html(status_code=404),
        html(status_code=500),
        html(headers={"content-type": "text/html; charset=utf-7"}),
        html(headers={"content-type": "text/html; charset=utf-16"}),
        html(headers={"content-type": "text/html; charset=nonsense"}),
        html(headers={"content-encoding": "zstd"}),
        html("<meta charset=iso-2022-jp>" + PAGE),
        lambda: PlainTextResponse(PAGE),
        lambda: Response(PAGE, media_type="application/json"),
        lambda: Response(PAGE),
    ],
)
def test_what_is_no_whole_readable_page_is_passed_on(tmp_path: Path, answer: Callable[[], Response]) -> None:
    got = ask(starlette(site(source(tmp_path)), lambda: with_etag(answer())))
    assert got.content == answer().body
    # Whether a page can be read is known once it is there; then its tag is of what is sent.
    assert got.headers["etag"] == '"inner"' or b"iso-2022-jp" in got.content


def with_etag(answer: Response) -> Response:
    """Return an answer with a validator of its own."""
    answer.headers["etag"] = '"inner"'
    return answer


def test_the_answer_to_a_form_is_passed_on(tmp_path: Path) -> None:
    assert ask(starlette(site(source(tmp_path)), html()), method="POST").text == PAGE


def test_a_page_in_an_old_charset_stays_in_it(tmp_path: Path) -> None:
    page = PAGE.replace("<title>", "<meta charset=windows-1251><title>").encode("windows-1251")
    headers = {"content-type": "text/html; charset=windows-1251"}
    told = site(source(tmp_path, film={"title": HOSTILE}))
    answer = ask(starlette(told, lambda: HTMLResponse(page, headers=headers)))
    assert remove(answer.content) == page
    assert nodes(answer.content.decode("windows-1251")) == [told.node(VIEW)]


async def chunks(page: str, size: int = 40) -> AsyncIterator[bytes]:
    """Yield a page in pieces, one of them empty."""
    data = page.encode()
    yield b""
    for first in range(0, len(data), size):
        yield data[first : first + size]


def test_a_streamed_page_is_held_until_its_end(tmp_path: Path) -> None:
    told = site(source(tmp_path))
    answer = ask(starlette(told, lambda: StreamingResponse(chunks(PAGE), media_type="text/html")))
    assert nodes(answer.text) == [told.node(VIEW)]
    assert "content-length" not in answer.headers


def test_a_page_beyond_the_limit_is_passed_on_as_it_comes(tmp_path: Path) -> None:
    long = PAGE + "<!-- x -->" * 100
    app = starlette(
        site(source(tmp_path)), lambda: StreamingResponse(chunks(long), media_type="text/html"), limit=500
    )
    assert ask(app).text == long
    headers = {"etag": '"inner"'}
    whole = ask(starlette(site(tmp_path / "programme.json"), html(long, headers=headers), limit=500))
    assert (whole.text, whole.headers["etag"]) == (long, '"inner"')


def test_head_says_no_length_that_get_would_not_have(tmp_path: Path) -> None:
    told = site(source(tmp_path))
    whole = ask(starlette(told, html()), method="HEAD")
    assert whole.content == b""
    assert whole.headers["content-length"] == str(len(ask(starlette(told, html())).content))
    empty = ask(
        starlette(told, lambda: HTMLResponse(headers={"content-length": "900", "etag": '"x"'})), method="HEAD"
    )
    assert "content-length" not in empty.headers
    assert "etag" not in empty.headers


# Validators


def test_the_tag_of_a_page_changes_with_the_programme(tmp_path: Path) -> None:
    told = site(source(tmp_path))
    app = starlette(told, html(headers={"etag": '"inner"', "last-modified": "Fri, 20 Mar 2026 09:00:00 GMT"}))
    first = ask(app)
    assert first.headers["etag"].startswith('W/"metafeed-')
    assert "last-modified" not in first.headers
    again = ask(app, if_none_match=f'"other", {first.headers["etag"]}')
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    assert "content-length" not in again.headers
    source(tmp_path, film={"title": "Solaris"})
    changed = ask(app, if_none_match=first.headers["etag"])
    assert changed.status_code == 200
    assert nodes(changed.text)[0]["@graph"][0]["name"] == "Solaris"


def test_a_page_without_a_view_gets_a_tag_of_its_own_because_it_may_get_one(tmp_path: Path) -> None:
    told = site(source(tmp_path))
    app = starlette(told, html(headers={"etag": '"inner"'}))
    before = ask(app, "/film/solaris")
    assert before.text == PAGE
    assert ask(app, "/film/solaris", if_none_match=before.headers["etag"]).status_code == 304
    source(tmp_path, film={"id": "solaris"}, screening={"film": "solaris"})
    assert ask(app, "/film/solaris", if_none_match=before.headers["etag"]).status_code == 200


def test_a_page_without_validators_gets_none(tmp_path: Path) -> None:
    assert "etag" not in ask(starlette(site(source(tmp_path)), html())).headers


def test_files_are_served_with_what_they_carry_and_others_keep_their_tags(tmp_path: Path) -> None:
    folder = tmp_path / "public"
    (folder / "film").mkdir(parents=True)
    (folder / "film" / "stalker.html").write_text(PAGE, "utf-8")
    (folder / "style.css").write_text("p {}", "utf-8")
    told = site(source(tmp_path))
    static = Starlette(routes=[Mount("/", StaticFiles(directory=folder))])
    app = Middleware(static, told)
    page = ask(app, "/film/stalker.html")
    assert nodes(page.text) == [told.node(VIEW)]
    assert "accept-ranges" not in page.headers
    assert ask(app, "/film/stalker.html", if_none_match=page.headers["etag"]).status_code == 304
    assert ask(app, "/film/stalker.html", range="bytes=0-10").status_code == 206
    style = ask(app, "/style.css")
    assert ask(app, "/style.css", if_none_match=style.headers["etag"]).status_code == 304
    assert ask(app, "/style.css").headers["last-modified"]


def test_it_stands_inside_of_compression(tmp_path: Path) -> None:
    told = site(source(tmp_path))

    async def endpoint(_request: Any) -> Any:
        return HTMLResponse(PAGE)

    routes = [Route("/film/stalker", endpoint)]
    inside = [Added(GZipMiddleware, minimum_size=10), Added(Middleware, source=told)]
    answer = ask(Starlette(routes=routes, middleware=inside), accept_encoding="gzip")
    assert answer.headers["content-encoding"] == "gzip"
    assert nodes(answer.text) == [told.node(VIEW)]
    outside = ask(Starlette(routes=routes, middleware=inside[::-1]), accept_encoding="gzip")
    assert outside.text == PAGE


# Message by message


def sent(app: Any, scope: dict[str, Any] | None = None, **options: Any) -> list[dict[str, Any]]:
    """Return the messages that come out when `app`, an ASGI app or a list of messages, answers."""
    out: list[dict[str, Any]] = []

    async def inner(_scope: Any, _receive: Any, send: Any) -> None:
        for message in app:
            await send(message)

    async def receive() -> dict[str, Any]:
        return {"type": "http.request"}

    async def send(message: Any) -> None:
        out.append(dict(message))

    asked = {"type": "http", "method": "GET", "path": "/film/stalker", "headers": []} | (scope or {})
    asyncio.run(Middleware(inner, **options)(asked, receive, send))
    return out


START = {
    "type": "http.response.start",
    "status": 200,
    "headers": [(b"Content-Type", b"Text/HTML; Charset=UTF-8")],
}


def test_headers_are_known_however_they_are_written(tmp_path: Path) -> None:
    body = {"type": "http.response.body", "body": PAGE.encode()}
    start, page = sent([START, body], source=site(source(tmp_path)))
    assert b"data-metafeed" in page["body"]
    assert start["headers"] == [(b"content-type", b"Text/HTML; Charset=UTF-8")]


@pytest.mark.parametrize(
    "messages",
    [
        [START, {"type": "http.response.pathsend", "path": "/srv/page.html"}],
        [
            START,
            {"type": "http.response.body", "body": b"<html>", "more_body": True},
            {"type": "http.response.zerocopysend", "file": 3, "more_body": True},
            {"type": "http.response.body", "body": b"</html>", "more_body": False},
        ],
        [
            START | {"trailers": True},
            {"type": "http.response.body", "body": PAGE.encode()},
            {"type": "http.response.trailers"},
        ],
        [{"type": "http.response.debug"}, START | {"status": 204}, {"type": "http.response.body"}],
    ],
)
def test_messages_that_are_no_body_pass_with_what_was_held_back_before_them(
    tmp_path: Path, messages: list[dict[str, Any]]
) -> None:
    assert sent(messages, source=site(source(tmp_path))) == messages


def test_other_protocols_pass(tmp_path: Path) -> None:
    messages = [{"type": "websocket.accept"}]
    assert sent(messages, {"type": "websocket"}, source=site(source(tmp_path))) == messages
    assert sent([{"type": "x"}], {"type": "lifespan"}, source=site(tmp_path / "programme.json")) == [
        {"type": "x"}
    ]


def test_an_app_that_fails_before_the_end_of_a_page_has_sent_nothing(tmp_path: Path) -> None:
    def failing() -> Any:
        yield START
        yield {"type": "http.response.body", "body": b"<html>", "more_body": True}
        raise RuntimeError("half a page")

    with pytest.raises(RuntimeError, match="half a page"):
        sent(failing(), source=site(source(tmp_path)))


def test_without_asyncio_it_works_in_the_same_thread(tmp_path: Path) -> None:
    out: list[Any] = []

    async def inner(_scope: Any, _receive: Any, send: Any) -> None:
        await send(START)
        await send({"type": "http.response.body", "body": PAGE.encode()})

    async def send(message: Any) -> None:
        out.append(message)

    scope = {"type": "http", "method": "GET", "path": "/film/stalker", "headers": []}
    coroutine = Middleware(inner, site(source(tmp_path)))(scope, None, send)  # type: ignore[arg-type]
    with pytest.raises(StopIteration):
        coroutine.send(None)  # type: ignore[attr-defined]
    assert b"data-metafeed" in out[1]["body"]


def test_a_source_that_is_not_there_is_said_at_the_start(tmp_path: Path) -> None:
    with pytest.raises(metafeed.SourceNotFound):
        Middleware(lambda *_: None, tmp_path / "not-there")  # type: ignore[arg-type, return-value]


# On a real server


def test_behind_uvicorn_the_lengths_are_right(tmp_path: Path) -> None:
    told = site(source(tmp_path))
    (tmp_path / "page.html").write_text(PAGE, "utf-8")
    app = starlette(told, lambda: FileResponse(tmp_path / "page.html"))
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="error", ws="none", lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    try:
        while not server.started:
            time.sleep(0.01)
        port = server.servers[0].sockets[0].getsockname()[1]
        with httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
            page = client.get("/film/stalker")
            assert nodes(page.text) == [told.node(VIEW)]
            again = client.get("/film/stalker", headers={"if-none-match": page.headers["etag"]})
            assert again.status_code == 304
            assert client.head("/film/stalker").status_code == 200
            assert client.get("/film/gone").text == PAGE
    finally:
        server.should_exit = True
        thread.join()


# What the page tells to do works

GET = """
import asyncio, httpx
from {module} import {app}

async def get():
    transport = httpx.ASGITransport(app={app})
    async with httpx.AsyncClient(transport=transport, base_url="https://rio.example") as client:
        return (await client.get("/film/the-cranes-are-flying")).text

print(asyncio.run(get()))
"""


@pytest.mark.parametrize(("module", "app"), [("app", "app"), ("asgi", "application")])
def test_the_page_on_asgi_leads_to_json_ld(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, app: str
) -> None:
    follow("asgi.md", tmp_path, monkeypatch)
    page = answers(tmp_path, GET.format(module=module, app=app))
    film, listed = nodes(page)[0]["@graph"]
    assert (film["@type"], film["name"]) == ("Movie", "The Cranes Are Flying")
    assert listed["numberOfItems"] == 3
    assert shown("asgi.md", page)
    (options,) = unnamed("asgi.md")
    wrapped = f"from metafeed import asgi\nfrom {module} import {app} as app\n{options}print(app.limit)"
    assert answers(tmp_path, wrapped) == "500000\n"
