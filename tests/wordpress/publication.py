"""A web server with a publication, which can fail in the ways in which web servers fail."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

ERROR_PAGE = b"<!DOCTYPE html><html><head><title>Sorry</title></head><body>Error 1040</body></html>"

Answer = tuple[int, str, bytes]


def error_page(text: bytes) -> Answer:
    """An error, said with the status of success."""
    return 200, "text/html; charset=utf-8", ERROR_PAGE


def server_error(text: bytes) -> Answer:
    """An error whose page would pass for a fragment."""
    return 500, "text/html", text


def half(text: bytes) -> Answer:
    """A file of which the upload is at its half."""
    return 200, "text/html", text[: len(text) // 2]


def as_text(text: bytes) -> Answer:
    """The file as what it is not."""
    return 200, "text/plain", text


def not_found(text: bytes) -> Answer:
    """No such file."""
    return 404, "text/html", ERROR_PAGE


def too_late(text: bytes) -> Answer:
    """The file, after nobody waits any more."""
    time.sleep(5)
    return 200, "text/html", text


class Publication:
    """A folder on the web, with the paths that were asked for; `fault` is what happens to fragments."""

    def __init__(self, folder: Path) -> None:
        self.asked: list[str] = []
        self.fault: Callable[[bytes], Answer] | None = None
        handler = type("Handler", (_Handler,), {"publication": self})
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(handler, directory=str(folder)))
        self.url = f"http://127.0.0.1:{self.server.server_port}/"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self) -> None:
        """Stop answering: from now on nobody listens at the address."""
        self.server.shutdown()
        self.server.server_close()


class _Handler(SimpleHTTPRequestHandler):
    publication: Publication

    def do_GET(self) -> None:
        self.publication.asked.append(self.path)
        file = Path(self.translate_path(self.path))
        if self.publication.fault is None or not file.is_file():
            super().do_GET()
            return
        status, media_type, body = self.publication.fault(file.read_bytes())
        try:
            self.send_response(status)
            self.send_header("Content-Type", media_type)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except OSError:  # who asked has gone
            return

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the name in the library)
        """Say nothing."""
