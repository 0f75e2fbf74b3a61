"""The browser: Debian's Chromium, driven from Node by playwright-core, once for all pages of a run.

The packages stand in `node/node_modules`, put there by `npm ci` in that folder. `node/pages.mjs` says what is
asked and answered.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

FOLDER = Path(__file__).with_name("node")


def missing(*packages: str, browser: bool = True) -> str | None:
    """Why the pages cannot be looked at here, or None."""
    for program in ("node", "chromium") if browser else ("node",):
        if shutil.which(program) is None:
            return f"{program} is not on PATH"
    absent = [name for name in packages if not Path(FOLDER, "node_modules", name).is_dir()]
    return f"npm package not installed: {', '.join(absent)}" if absent else None


def look(pages: list[dict[str, Any]], prints: list[dict[str, Any]]) -> dict[str, Any]:
    """Return what Chromium sees of pages, and prints."""
    asked = {"chromium": shutil.which("chromium"), "pages": pages, "prints": prints}
    found: dict[str, Any] = json.loads(node("pages.mjs", stdin=json.dumps(asked)))
    return found


def subscribe(folder: Path, base: str, pages: tuple[str, ...]) -> dict[str, Any]:
    """Return what comes of subscribing on pages of the folder, and leave the pictures there."""
    asked = {"chromium": shutil.which("chromium"), "folder": str(folder), "base": base, "pages": pages}
    found: dict[str, Any] = json.loads(node("subscribe.mjs", stdin=json.dumps(asked)))
    return found


def node(script: str, *arguments: str, stdin: str = "") -> str:
    """Run a script of the folder, and return what it prints."""
    done = subprocess.run(
        [shutil.which("node") or "node", script, *arguments],
        cwd=FOLDER,
        input=stdin,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=900,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


class _Quiet(SimpleHTTPRequestHandler):
    """A static server that says nothing, and has no picture for the tab where a site has none."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def do_GET(self) -> None:
        """Answer; browsers ask every server for /favicon.ico, which is no page's request."""
        if self.path == "/favicon.ico":
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder over loopback, and yield its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
