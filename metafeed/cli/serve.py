"""`metafeed serve`: the publication over HTTP, from memory."""

from __future__ import annotations

import socket
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from metafeed.cli import options

NAME = "serve"
HELP = "Serve the publication over HTTP, as it is now and as it becomes when the source is saved."
EXAMPLES = """Examples:

metafeed serve

metafeed serve my-cinema --port 8080

metafeed serve my-cinema --host 0.0.0.0 --remember

curl 'http://127.0.0.1:8000/calendar.ics?format=35mm&days=fri,sat&after=18:00'
"""


def run(
    source: options.Source = Path(),
    host: Annotated[str, typer.Option(help="Address to listen at; 0.0.0.0 is every one.")] = "127.0.0.1",
    port: Annotated[
        int, typer.Option(min=0, max=65535, help="Port to listen at; 0 takes a free one.")
    ] = 8000,
    base_url: options.BaseUrl = None,
    remember: Annotated[
        bool,
        typer.Option(
            "--remember",
            help="Keep in the output folder what is told, as a build does: for what patrons subscribe to.",
        ),
    ] = False,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o", "--output", help="Folder with published.jsonl.", show_default="the programme's output"
        ),
    ] = None,
    allow_shrink: Annotated[
        bool, typer.Option("--allow-shrink", help="Withdraw most of the programme, if that is meant.")
    ] = False,
    now: options.Now = None,
) -> None:
    """Serve `source` until Ctrl-C. A source that is broken is told here, and what was served before stays."""
    from metafeed.errors import SourceNotFound

    options.absolute(base_url)
    options.instant(now)
    try:
        import brotli  # noqa: F401 - said here, and not at the first answer
        import uvicorn
        import werkzeug  # noqa: F401

        from metafeed.serve import create_app
    except ImportError:
        options.fail(
            "serve needs a web server",
            "pip install 'metafeed[serve]', or pipx install --force 'metafeed[serve]'",
        )
    try:
        app = create_app(
            source,
            remember=remember,
            output=output,
            base_url=base_url,
            allow_shrink=allow_shrink,
            clock=None if now is None else partial(options.instant, now),
        )
    except SourceNotFound as error:
        options.fail(
            str(error), "name the folder that holds programme.yaml, or begin one: metafeed init my-cinema"
        )
    listening = _listening(host, port)
    _tell(listening, remember)
    config = uvicorn.Config(app, log_config=LOGS, server_header=False, timeout_graceful_shutdown=5)
    uvicorn.Server(config).run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    """Return a socket that listens, or end the command."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        listening = socket.socket(found[0])
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind(found[4])
        listening.listen(2048)
    except OSError as error:
        options.fail(f"{host}:{port}: {error.strerror or error}", "name another with --host and --port")
    return listening


def _tell(listening: socket.socket, remember: bool) -> None:
    host, port = listening.getsockname()[:2]
    shown = f"[{host}]" if ":" in host else host
    typer.echo(f"serving at http://{shown}:{port}/; Ctrl-C ends it", err=True)
    if not remember:
        typer.echo("nothing is remembered; where patrons subscribe say --remember", err=True)


#: A line a request, all on standard error; colours on terminals alone.
LOGS: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"()": "uvicorn.logging.DefaultFormatter", "fmt": "%(levelprefix)s %(message)s"},
        "request": {
            "()": "uvicorn.logging.AccessFormatter",
            "fmt": '%(asctime)s %(client_addr)s "%(request_line)s" %(status_code)s',
        },
    },
    "handlers": {
        "plain": {"class": "logging.StreamHandler", "formatter": "plain"},
        "request": {"class": "logging.StreamHandler", "formatter": "request"},
    },
    "loggers": {
        "uvicorn.error": {"handlers": ["plain"], "level": "WARNING"},
        "uvicorn.access": {"handlers": ["request"], "level": "INFO", "propagate": False},
        "metafeed": {"handlers": ["plain"], "level": "INFO"},
    },
}
