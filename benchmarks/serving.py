"""`metafeed serve` against a bare Starlette route that returns constant bytes of the same size.

Both run in one uvicorn worker with the same settings, asked by wrk over the loopback, in turns; what counts are the
ratios. Then a minute under load while the source is rewritten every second: no request may fail, no document may be
torn (its tag is the digest of its bytes), and memory must stay flat.

    python -m benchmarks.serving [SECONDS OF EACH TURN]
"""

from __future__ import annotations

import hashlib
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median

NOW = "2026-03-01T12:00:00+00:00"
SCREENINGS, ROUNDS, CONNECTIONS = 50, 3, 16
#: What is asked for → the least share of the bare route's rate.
TARGETS = {"conditional": 0.6, "full": 0.5, "narrowed": 0.3}
PROGRAMME = """name: The Rio
identity: rio.example,2026
base_url: https://rio.example/programme/
clock: 24
venues: [{id: house, name: The Rio, zone: Europe/London, address: {street: 1 Example Street, locality: London, country: GB}}]
films: [{id: m, title: M, year: 1931, runtime: 111, credits: {director: Fritz Lang}}, {id: z, title: Z, year: 1969, runtime: 127}]
"""
OURS = """
import socket, sys, uvicorn
from datetime import datetime
from metafeed.serve import create_app
app = create_app(sys.argv[1], clock=lambda: datetime.fromisoformat(sys.argv[2]))
uvicorn.Server(uvicorn.Config(app, access_log=False, log_level="error")).run(sockets=[socket.socket(fileno=int(sys.argv[3]))])
"""
BARE = """
import socket, sys, uvicorn
from starlette.applications import Starlette
from starlette.responses import Response
from starlette.routing import Route
body = b"x" * int(sys.argv[1])
async def calendar(request):
    return Response(body, media_type="text/calendar")
app = Starlette(routes=[Route("/calendar.ics", calendar)])
uvicorn.Server(uvicorn.Config(app, access_log=False, log_level="error")).run(sockets=[socket.socket(fileno=int(sys.argv[3]))])
"""


def table(hour: int = 20) -> str:
    """Return fifty screenings."""
    rows = (
        f"s{n},2026-{3 + n // 25:02}-{1 + n % 25:02},{hour}:00,{'mz'[n % 2]},{'35mm' if n % 4 else 'dcp'}"
        for n in range(SCREENINGS)
    )
    return "id,date,time,film,format\n" + "\n".join(rows) + "\n"


@contextmanager
def running(program: str, *words: str) -> Iterator[tuple[int, int]]:
    """Run a server; yield its port and process id."""
    listening = socket.create_server(("127.0.0.1", 0), backlog=512)
    listening.set_inheritable(True)
    process = subprocess.Popen(
        [sys.executable, "-c", program, *words, str(listening.fileno())], pass_fds=[listening.fileno()]
    )
    port = listening.getsockname()[1]
    listening.close()
    try:
        _wait(lambda: get(port, "calendar.ics")[0] == 200)
        yield port, process.pid
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(20)


def _wait(fits: Callable[[], bool]) -> None:
    for _ in range(600):
        try:
            if fits():
                return
        except OSError:
            pass
        time.sleep(0.05)
    raise TimeoutError


def get(port: int, path: str) -> tuple[int, str, bytes]:
    """Return status, tag and body of a document."""
    connection = HTTPConnection("127.0.0.1", port, timeout=20)
    try:
        connection.request("GET", f"/{path}")
        answer = connection.getresponse()
        return answer.status, answer.headers.get("ETag", ""), answer.read()
    finally:
        connection.close()


def rate(port: int, path: str, seconds: float, *headers: str) -> float:
    """Return requests a second, as wrk counts them; none may fail."""
    words = [word for header in headers for word in ("-H", header)]
    ran = subprocess.run(
        ["wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds:.0f}s", *words, f"http://127.0.0.1:{port}/{path}"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "Non-2xx" not in ran.stdout, ran.stdout
    assert "Socket errors" not in ran.stdout, ran.stdout
    found = re.search(r"Requests/sec:\s+([\d.]+)", ran.stdout)
    assert found, ran.stdout
    return float(found[1])


def ratios(ours: int, bare: int, seconds: float) -> dict[str, float]:
    """Return each rate as a share of the bare route's, medians of rounds in turns."""
    tag = get(ours, "calendar.ics")[1]
    asked = {
        "conditional": ("calendar.ics", f"If-None-Match: {tag}"),
        "full": ("calendar.ics",),
        "narrowed": ("calendar.ics?format=35mm&days=fri,sat&after=18:00",),
    }
    seen: dict[str, list[float]] = {name: [] for name in asked}
    for _ in range(ROUNDS):
        for name, (path, *headers) in asked.items():
            base = rate(bare, "calendar.ics", seconds)
            seen[name].append(rate(ours, path, seconds, *headers) / base)
    return {name: median(values) for name, values in seen.items()}


def resident(pid: int) -> float:
    """Return the memory of a process in MB."""
    pages = int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGESIZE") / 1e6


def under_load(source: Path, port: int, pid: int, seconds: float) -> dict[str, float]:
    """Return what came of asking without a pause while the source is rewritten every second."""
    stop = threading.Event()
    torn, tags = 0, set()

    def check() -> None:
        nonlocal torn
        while not stop.is_set():
            status, tag, body = get(port, "calendar.ics")
            torn += status != 200 or tag.strip('"') != hashlib.sha256(body).hexdigest()[:32]
            tags.add(tag)

    def rewrite() -> None:
        hour = 0
        while not stop.wait(1):
            hour += 1
            (source / "screenings.csv").write_text(table(10 + hour % 12))

    threads = [threading.Thread(target=check), threading.Thread(target=rewrite)]
    for each in threads:
        each.start()
    rate(port, "calendar.ics", seconds / 6)  # all is loaded, all forms are made
    begun = resident(pid)
    served = rate(port, "calendar.ics", seconds)
    ended = resident(pid)
    stop.set()
    for each in threads:
        each.join()
    return {
        "requests a second": served,
        "publications": len(tags),
        "torn or failed": torn,
        "MB before": begun,
        "MB after": ended,
    }


def main() -> None:
    """Print a table, and end with 1 where a target is missed."""
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 4
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder)
        (source / "programme.yaml").write_text(PROGRAMME)
        (source / "screenings.csv").write_text(table())
        with running(OURS, str(source), NOW) as (ours, pid):
            size = len(get(ours, "calendar.ics")[2])
            with running(BARE, str(size), NOW) as (bare, _):
                found = ratios(ours, bare, seconds)
            loaded = under_load(source, ours, pid, 15 * seconds)
    for name, ratio in found.items():
        print(f"{name:12} {ratio:5.2f} of the bare route; at least {TARGETS[name]:.2f}")
    for name, value in loaded.items():
        print(f"{name:20} {value:10.1f}")
    flat = loaded["MB after"] < 1.05 * loaded["MB before"] + 2
    good = (
        all(found[name] >= least for name, least in TARGETS.items()) and not loaded["torn or failed"] and flat
    )
    raise SystemExit(0 if good else 1)


if __name__ == "__main__":
    main()
