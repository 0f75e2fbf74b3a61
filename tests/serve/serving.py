"""A server in a process of its own, whose clock is a file."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from pathlib import Path

import orjson

#: Seconds that anything may take here.
PATIENCE = 30
#: What the process runs: uvicorn, as `metafeed serve` does, with a clock that a test can turn.
PROGRAM = """
import socket, sys, uvicorn
from datetime import datetime
from pathlib import Path
from metafeed.cli.serve import LOGS
from metafeed.serve import create_app

source, clock, options, handle = sys.argv[1:]
app = create_app(source, clock=lambda: datetime.fromisoformat(Path(clock).read_text()), interval=0.05, **eval(options))
config = uvicorn.Config(app, log_config=LOGS, server_header=False)
uvicorn.Server(config).run(sockets=[socket.socket(fileno=int(handle))])
"""


@dataclass
class Answer:
    """An answer: status, headers by their name in small letters, body."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode()


@dataclass
class Server:
    """A server that runs: where, and how to turn its clock."""

    port: int
    clock: Path
    process: subprocess.Popen[bytes]
    log: Path
    _connections: list[HTTPConnection] = field(default_factory=list)

    @property
    def base(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}/"

    def get(self, path: str, method: str = "GET", **headers: str) -> Answer:
        """Ask for a path; `If_None_Match=…` stands for a header of that name."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        try:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, f"/{path}", headers=sent)
            answer = connection.getresponse()
            found = {name.lower(): value for name, value in answer.getheaders()}
            return Answer(answer.status, found, answer.read())
        finally:
            connection.close()

    def health(self) -> dict[str, object]:
        """Return what it says of itself."""
        told: dict[str, object] = orjson.loads(self.get("healthz").body)
        return told

    def until(self, fits: Callable[[], bool]) -> None:
        """Wait until something is so; fails where it does not come."""
        end = time.monotonic() + PATIENCE
        while not fits():
            assert time.monotonic() < end, (self.health(), self.log.read_text())
            time.sleep(0.02)

    def turn(self, now: str) -> None:
        """Set its clock."""
        beside = self.clock.with_suffix(".new")
        beside.write_text(now)
        beside.replace(self.clock)


@contextmanager
def served(
    source: Path, now: str, folder: Path, *, port: int = 0, own: bool = False, **options: object
) -> Iterator[Server]:
    """Serve a source, with `options` of create_app; `folder` is for the clock and the log.

    `port` is for one that takes another's place; with `own`, links lead to its own address.
    """
    folder.mkdir(exist_ok=True)
    clock, log = folder / "clock", folder / "log"
    clock.write_text(now)
    listening = socket.create_server(("127.0.0.1", port), backlog=512)
    listening.set_inheritable(True)
    if own:
        options["base_url"] = f"http://127.0.0.1:{listening.getsockname()[1]}/"
    told = {name: str(value) if isinstance(value, Path) else value for name, value in options.items()}
    with log.open("ab") as out:
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, str(source), str(clock), repr(told), str(listening.fileno())],
            stdout=out,
            stderr=out,
            stdin=subprocess.DEVNULL,
            pass_fds=[listening.fileno()],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        )
    server = Server(listening.getsockname()[1], clock, process, log)
    try:
        listening.close()
        server.until(lambda: _is_up(server))
        yield server
    finally:
        process.send_signal(signal.SIGTERM)
        assert process.wait(PATIENCE) in (0, -signal.SIGTERM), log.read_text()


def _is_up(server: Server) -> bool:
    """Tell whether it answers; one that ended says why."""
    assert server.process.poll() is None, server.log.read_text()
    try:
        return bool(server.health())
    except OSError:
        return False
