"""The examination finds each fault, and nothing in a server without one."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from metafeed import delivery
from tests.delivery.examination import examine

FILES = {
    "index.html": b"<p>The Cranes Are Flying</p>\n" * 100,
    "calendar.ics": b"BEGIN:VCALENDAR\r\n" * 100,
    "images/cranes.png": b"\x89PNG\r\n\x1a\n" * 300,
}
MODIFIED, NOW = "Fri, 26 Jul 2019 16:00:00 GMT", "Fri, 26 Jul 2019 17:00:00 GMT"
TAG = '"cranes"'

#: A fault, the file that shows it, and what is said of it.
FAULTS = {
    "not found": ("index.html", "index.html: GET: 404, not 200"),
    "other bytes": ("index.html", "index.html: GET: 2901 other bytes than the file's 2900"),
    "weak tag": ("index.html", "index.html: GET: no strong ETag: ['W/\"cranes\"']"),
    "no tag": ("index.html", "index.html: GET: no strong ETag: []"),
    "no date": ("index.html", "index.html: GET: Last-Modified is no HTTP date: []"),
    "old form of date": ("index.html", "Last-Modified is no HTTP date: ['Friday, 26-Jul-19 16:00:00 GMT']"),
    "date in the future": ("index.html", f"Last-Modified {NOW} is in the future, it is {MODIFIED}"),
    "type without charset": ("calendar.ics", "Content-Type is ['text/calendar'], not text/calendar; charset=utf-8"),
    "kept for a year": ("calendar.ics", "GET: Cache-Control is max-age=31536000, not max-age=900"),
    "sniffing": ("calendar.ics", "GET: X-Content-Type-Options is [], not ['nosniff']"),
    "new tag every time": ("calendar.ics", "calendar.ics: GET again: ETag ['\"cranes2\"'], ['\"cranes1\"'] before"),
    "never unchanged": ("index.html", 'GET, If-None-Match: "cranes": 200 with 2900 bytes, not 304'),
    "strong comparison": ("index.html", 'GET, If-None-Match: W/"cranes": 200 with 2900 bytes'),
    "no lists": ("index.html", 'GET, If-None-Match: "x", "cranes", "y": 200 with 2900 bytes'),
    "no star": ("index.html", "GET, If-None-Match: *: 200 with 2900 bytes"),
    "304 with a body": ("index.html", 'GET, If-None-Match: "cranes": 304 with 4 bytes, not 304 without a body'),
    "304 without a tag": ("index.html", "GET, If-None-Match: *: 304 with ETag [], not \"cranes\""),
    "date before tag": ("index.html", f'If-None-Match: "another", If-Modified-Since: {MODIFIED}: 304 with 0 bytes'),
    "no dates": ("index.html", f"GET, If-Modified-Since: {MODIFIED}: 200 with 2900 bytes, not 304"),
    "any old date": ("index.html", "If-Modified-Since: Wed, 01 Jan 1800 00:00:00 GMT: 304 with 0 bytes, not 200"),
    "garbage is a date": ("index.html", "If-Modified-Since: the day before yesterday: 304 with 0 bytes, not 200"),
    "head with a body": ("index.html", "index.html: HEAD: 200, 4 bytes of body"),
    "head without a type": ("index.html", "HEAD: other headers than GET: without [('content-type',"),
    "broken gzip": ("index.html", "Accept-Encoding: gzip: 200, ['gzip'], does not decode to the file"),
    "no gzip": ("index.html", "GET, Accept-Encoding: gzip: 2900 bytes of text are not compressed"),
    "one tag for both": ("index.html", "ETag ['\"cranes\"'] of ['gzip'], \"cranes\" when plain"),
    "no vary": ("index.html", "index.html: GET, Accept-Encoding: gzip: Vary is []"),
    "gzip never unchanged": ("index.html", 'GET, If-None-Match: "cranes-gz", Accept-Encoding: gzip: 200 with'),
    "nobody may read": ("calendar.ics", "calendar.ics: GET: Access-Control-Allow-Origin is [], not ['*']"),
    "all may read": ("index.html", "index.html: GET: Access-Control-Allow-Origin is ['*'], not []"),
    "all is indexed": ("calendar.ics", "calendar.ics: GET: X-Robots-Tag is [], not ['noindex']"),
    "nothing is indexed": ("index.html", "index.html: GET: X-Robots-Tag is ['noindex'], not []"),
}  # fmt: skip


def test_a_good_server_has_no_faults(tmp_path: Path) -> None:
    with _server(tmp_path, "") as base:
        assert examine(base, tmp_path, rules=True) == []


@pytest.mark.parametrize("fault", FAULTS)
def test_each_fault_is_found(tmp_path: Path, fault: str) -> None:
    path, said = FAULTS[fault]
    with _server(tmp_path, fault) as base:
        found = examine(base, tmp_path, rules=True)
    assert any(each.startswith(f"{path}: ") and said in each for each in found), found


def test_without_rules_only_http_is_examined(tmp_path: Path) -> None:
    with _server(tmp_path, "sniffing") as base:
        assert examine(base, tmp_path, rules=False) == []


def test_hidden_files_and_rules_for_servers_are_not_asked_for(tmp_path: Path) -> None:
    with _server(tmp_path, "") as base:
        for name in (".htaccess", "_headers", "headers.nginx.conf", "headers.Caddyfile", ".git/config"):
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text("not served", "utf-8")
        assert examine(base, tmp_path, rules=True) == []


def test_an_empty_folder_is_no_publication(tmp_path: Path) -> None:
    assert examine("http://127.0.0.1:1/", tmp_path, rules=True) == [f"{tmp_path}: no file to examine"]


@contextmanager
def _server(folder: Path, fault: str) -> Iterator[str]:
    """Serve the files, with one fault."""
    for path, data in FILES.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(data)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Faulty", (Handler,), {"fault": fault}))
    server.daemon_threads = True
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()


class Handler(BaseHTTPRequestHandler):
    """A server as RFC 9110 wants it, but for its fault."""

    protocol_version = "HTTP/1.1"
    fault = ""
    asked = 0

    def log_message(self, *said: object) -> None:
        """Say nothing."""

    def do_HEAD(self) -> None:
        self._answer(head=True)

    def do_GET(self) -> None:
        self._answer()

    def _answer(self, *, head: bool = False) -> None:
        path, fault = self.path[1:], self.fault
        if path not in FILES or fault == "not found":
            self._send(404, {"Content-Length": "0"}, b"")
            return
        zipped = _zips(self.headers.get("Accept-Encoding"), path, fault)
        headers = _headers(path, fault, zipped)
        if fault == "new tag every time":
            type(self).asked += 1
            headers["ETag"] = f'"cranes{self.asked}"'
        if _is_known(self.headers, headers.get("ETag", "?"), fault):
            headers = {k: v for k, v in headers.items() if k in ("ETag", "Vary", "Date")}
            if fault == "304 without a tag":
                del headers["ETag"]
            self._send(304, headers, b"body" if fault == "304 with a body" else b"")
            return
        data = FILES[path] + b"!" if fault == "other bytes" else FILES[path]
        if zipped:
            data = gzip.compress(data, mtime=0)[: 20 if fault == "broken gzip" else None]
        headers["Content-Length"] = str(len(data))
        if head and fault == "head without a type":
            del headers["Content-Type"]
        stray = b"body" if fault == "head with a body" else b""
        self._send(200, headers, stray if head else data)

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self.wfile.write(f"HTTP/1.1 {status} Said\r\n{lines}\r\n".encode() + body)


def _zips(accepted: str | None, path: str, fault: str) -> bool:
    return accepted == "gzip" and delivery.of(path).is_text and fault != "no gzip"


def _headers(path: str, fault: str, zipped: bool) -> dict[str, str]:
    kind = delivery.of(path)
    headers = {"Content-Type": kind.content_type, **dict(kind.headers)}
    headers |= {"ETag": '"cranes-gz"' if zipped else TAG, "Last-Modified": MODIFIED, "Date": NOW}
    headers |= {"Vary": "Accept-Encoding"} | ({"Content-Encoding": "gzip"} if zipped else {})
    changed: dict[str, dict[str, str | None]] = {
        "weak tag": {"ETag": f"W/{TAG}"},
        "no tag": {"ETag": None},
        "no date": {"Last-Modified": None},
        "old form of date": {"Last-Modified": "Friday, 26-Jul-19 16:00:00 GMT"},
        "date in the future": {"Last-Modified": NOW, "Date": MODIFIED},
        "type without charset": {"Content-Type": kind.media_type},
        "kept for a year": {"Cache-Control": "max-age=31536000"},
        "sniffing": {"X-Content-Type-Options": None},
        "one tag for both": {"ETag": TAG},
        "no vary": {"Vary": None},
        "nobody may read": {"Access-Control-Allow-Origin": None},
        "all may read": {"Access-Control-Allow-Origin": "*"},
        "all is indexed": {"X-Robots-Tag": None},
        "nothing is indexed": {"X-Robots-Tag": "noindex"},
    }
    return {k: v for k, v in (headers | changed.get(fault, {})).items() if v is not None}


def _is_known(asked: object, tag: str, fault: str) -> bool:
    """Tell whether who asks has the file already."""
    get = asked.get  # type: ignore[attr-defined]
    tags, since = get("If-None-Match"), get("If-Modified-Since")
    if tags is not None and not (since == MODIFIED and fault == "date before tag"):
        if fault == "never unchanged" or (fault == "gzip never unchanged" and tag == '"cranes-gz"'):
            return False
        if "," in tags and fault == "no lists":
            return False
        if tags == "*":
            return fault != "no star"
        weak = (lambda each: each) if fault == "strong comparison" else (lambda each: each.removeprefix("W/"))
        return weak(tag) in [weak(each.strip()) for each in tags.split(",")]
    if since is None or fault == "no dates":
        return False
    return (
        since == MODIFIED
        or ("1800" in since and fault == "any old date")
        or (since.startswith("the day") and fault == "garbage is a date")
    )
