"""Building again whenever the source is saved, or when something is due."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from metafeed.cli import options

if TYPE_CHECKING:
    from metafeed.building import Job

#: Looked at least so often, so that what is due comes in time even if the clock was put forward.
_HOUR = 3600


def watch(source: Path, build: Callable[[], tuple[Job, datetime | None]]) -> None:
    """Build, then again at each change of `source` and at each instant that something is due, until Ctrl-C.

    A build that fails has said why; what was published stays until one succeeds.
    """
    try:
        from watchfiles import watch as changes
    except ImportError:
        options.fail("--watch needs watchfiles", "pip install 'metafeed[watch]'")
    due, output = _attempt(build)
    typer.echo(f"watching {source}; Ctrl-C ends it", err=True)
    try:
        while True:
            wait = _HOUR if due is None else min(_HOUR, max(0.05, (due - datetime.now(UTC)).total_seconds()))
            found = next(
                iter(
                    changes(
                        source,
                        rust_timeout=int(wait * 1000),
                        yield_on_timeout=True,
                        watch_filter=partial(_is_of_the_source, output),
                        raise_interrupt=True,
                    )
                )
            )
            if found or (due is not None and datetime.now(UTC) >= due):
                due, output = _attempt(build)
    except KeyboardInterrupt:
        raise typer.Exit from None


def _is_of_the_source(output: Path | None, _change: object, path: str) -> bool:
    return output is None or not Path(path).resolve().is_relative_to(output)


def _attempt(build: Callable[[], tuple[Job, datetime | None]]) -> tuple[datetime | None, Path | None]:
    """Build; return when something is due, and where was written, which is not watched."""
    try:
        job, due = build()
    except typer.Exit:
        typer.echo("what was published stays; waiting for the next save", err=True)
        return None, None
    return due, job.folder.resolve()
