"""The publication over HTTP: what `metafeed build` would write, from memory, and narrowed by parameters.

    app = create_app("my-cinema", remember=True)        uvicorn metafeed.serve:app (with METAFEED_SOURCE)

An ASGI application of Starlette's, to run with uvicorn or to mount into another one. docs/serve.md is its page.

    publishing  from a source to what is held          keeping     when, and what becomes of a broken source
    holding     the documents, each with its headers   answering   a request to one of them, or to none
    conditions, accepting                              what a client has already, and what it can read
"""

from __future__ import annotations

import os
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from starlette.applications import Starlette

__all__ = ["SOURCE", "create_app"]

#: The environment variable that names the source of `metafeed.serve:app`.
SOURCE = "METAFEED_SOURCE"


def create_app(
    source: str | PathLike[str],
    *,
    remember: bool = False,
    output: str | PathLike[str] | None = None,
    base_url: str | None = None,
    allow_shrink: bool = False,
    clock: Callable[[], datetime] | None = None,
    interval: float = 1.0,
) -> Starlette:
    """Return an application that serves the publication of a folder or file at its root.

    With `remember` it goes on from the `published.jsonl` of the folder `output` (the programme's own without
    it) and keeps there what it tells: this is what patrons subscribe to. Without, it shows what a build would
    write now, and writes nothing. `base_url` moves links; `allow_shrink` lets most of the programme be withdrawn. The
    source is looked at every `interval` seconds. Raises SourceNotFound.
    """
    from metafeed.serve.answering import application
    from metafeed.serve.keeping import Keeper, now
    from metafeed.serve.publishing import Task

    task = Task(Path(source), None if output is None else Path(output), remember, base_url, allow_shrink)
    return application(Keeper(task, clock or now, interval))


def __getattr__(name: str) -> Any:
    """Make `app` when a server asks for it (PEP 562)."""
    if name != "app":
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    source = os.environ.get(SOURCE)
    if not source:
        message = f"{SOURCE} names no source: set it to the folder with programme.yaml"
        raise RuntimeError(message)
    return create_app(source, remember=True)
