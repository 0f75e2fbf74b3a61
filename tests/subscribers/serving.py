"""A web server on the loopback that serves one edition of a folder at a time, as docs tell people to.

Validators are the hash of the bytes, and no date: two publications of a test are made within a second.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http import HTTPStatus
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from socketserver import ThreadingTCPServer

TYPES = {
    ".ics": "text/calendar; charset=utf-8",
    ".rss": "application/rss+xml",
    ".atom": "application/atom+xml",
    ".json": "application/feed+json",
}


@dataclass
class Site:
    """What is served: `folder` may be replaced at any time.

    `log` has the path and status of each answer, `asked` the names of the headers of each question, in small letters.
    """

    port: int
    folder: Path | None = None
    log: list[tuple[str, int]] = field(default_factory=list)
    asked: list[set[str]] = field(default_factory=list)

    def url(self, path: str) -> str:
        """Return the address of a document."""
        return f"http://127.0.0.1:{self.port}/{path}"

    def fetched(self, path: str) -> tuple[str, bytes]:
        """Return the media type and bytes of a document, fetched; raises OSError if it is not there."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        try:
            connection.request("GET", f"/{path}")
            answer = connection.getresponse()
            data = answer.read()
            if answer.status != HTTPStatus.OK:
                raise FileNotFoundError(path)
            return answer.headers["Content-Type"], data
        finally:
            connection.close()


class _Server(ThreadingTCPServer):
    """Not an HTTPServer: that asks the resolver for the name of the host."""

    daemon_threads = True
    server_address: tuple[str, int]


@contextmanager
def served() -> Iterator[Site]:
    """Serve a site, which has no folder yet, until the context is left."""
    server = _Server(("127.0.0.1", 0), BaseHTTPRequestHandler)
    site = Site(server.server_address[1])
    server.RequestHandlerClass = _handler(site)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(site: Site) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append({name.lower() for name in self.headers})
            file = (site.folder or Path()) / self.path.removeprefix("/")
            if site.folder is None or not file.is_file():
                self._answer(404)
                return
            data = file.read_bytes()
            etag = f'"{sha256(data).hexdigest()}"'
            if self.headers.get("If-None-Match") == etag:
                self._answer(304, {"ETag": etag})
                return
            self._answer(200, {"ETag": etag, "Content-Type": TYPES[file.suffix]}, data)

        def _answer(self, status: int, headers: dict[str, str] | None = None, data: bytes = b"") -> None:
            site.log.append((self.path, status))
            self.send_response(status)
            for name, value in (headers or {}).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (http.server's name)
            """Say nothing."""

    return Handler
