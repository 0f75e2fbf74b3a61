"""Embedding into files: each page read, judged and replaced by itself, many at a time.

A page is Python's work (its tokens), so threads wait for each other: many pages are shared out among processes,
which have all that was prepared from being forked. Where there is no fork, and for a few pages, it goes one by
one. The result is the same, and in the same order. The processes of `concurrent.futures` would outlive a
parent that is killed, and with them its locks; these end with the first outcome that nobody takes.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any

from metafeed import html_files
from metafeed.diagnostics import Diagnostic, Severity, Span
from metafeed.embedding import judging
from metafeed.embedding.judging import CHANGED, NO_VIEW, REFUSED, Judged
from metafeed.embedding.wanted import Wanted
from metafeed.html_files import HtmlFile
from metafeed.rules import page_cannot_be_read_or_written

if TYPE_CHECKING:
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    #: Where outcomes are received, and where they are sent.
    Pipe = tuple[Connection[Any, Any], Connection[Any, Any]]

#: Pages for which a process is worth its start.
SHARE = 20


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a page. `changed` ones were written, or differ if they were only looked at."""

    shown: str
    path: str
    state: str
    place: str = ""
    findings: tuple[Diagnostic, ...] = ()
    #: The instant that a page has recorded, in a check.
    then: datetime | None = None


Work = Callable[[HtmlFile], Outcome]


def embed(wanted: Wanted, pages: Sequence[HtmlFile], jobs: int) -> Iterator[Outcome]:
    """Bring pages up to date; yields an outcome a page, in their order."""
    return _each(partial(_written, lambda data, path: judging.judge(data, path, wanted)), pages, jobs)


def remove(pages: Sequence[HtmlFile], jobs: int) -> Iterator[Outcome]:
    """Take out of pages what was embedded; yields an outcome a page, in their order."""
    return _each(partial(_written, lambda data, _: judging.removed(data)), pages, jobs)


def check(
    wanted: Wanted,
    then: Callable[[datetime], Wanted],
    pages: Sequence[HtmlFile],
    jobs: int,
    *,
    fresh: bool = False,
) -> Iterator[Outcome]:
    """Yield an outcome a page, with a finding for each that differs; nothing is written.

    A page that says what is wanted now is up to date. Others are compared with `then`, what the source said at the
    instant that they have recorded; pages of one instant come together, so that a process works each out once.
    """
    found = list(_each(partial(_seen, lambda data, path: judging.judge(data, path, wanted)), pages, jobs))
    differing = sorted(
        (each for each in range(len(pages)) if found[each].state == CHANGED),
        key=lambda each: found[each].then or datetime.min.replace(tzinfo=UTC),
    )
    wanted_then = lru_cache(maxsize=2)(then)
    again = partial(_seen, lambda data, path: judging.check(data, path, wanted, wanted_then, fresh=fresh))
    for number, outcome in zip(
        differing, _each(again, [pages[each] for each in differing], jobs), strict=True
    ):
        found[number] = outcome
    yield from found


def _written(judge: Callable[[bytes, str], Judged], page: HtmlFile) -> Outcome:
    """Judge a page and write what becomes of it."""
    try:
        judged = judge(html_files.read(page), page.path)
        if judged.page is not None:
            html_files.replace(page, judged.page)
    except OSError as error:
        return _failed(page, error)
    return _outcome(page, judged)


def _seen(judge: Callable[[bytes, str], Judged], page: HtmlFile) -> Outcome:
    """Judge a page and leave it as it is."""
    try:
        return _outcome(page, judge(html_files.read(page), page.path))
    except OSError as error:
        return _failed(page, error)


def _outcome(page: HtmlFile, judged: Judged) -> Outcome:
    findings = tuple(
        replace(each, span=Span(page.shown, each.span.line if each.span else 1)) for each in judged.findings
    )
    then = judged.before.now if judged.before else None
    return Outcome(page.shown, page.path, judged.state, judged.place, findings, then)


def _failed(page: HtmlFile, error: OSError) -> Outcome:
    message = f"this page stays as it was: {(error.strerror or str(error)).lower()}"
    code = page_cannot_be_read_or_written.RULE.code
    return Outcome(
        page.shown, page.path, REFUSED, "", (Diagnostic(code, Severity.ERROR, message, "", Span(page.shown)),)
    )


def _each(work: Work, pages: Sequence[HtmlFile], jobs: int) -> Iterator[Outcome]:
    """Yield the outcome of each page, in order."""
    jobs = min(jobs, len(pages) // SHARE)
    if jobs < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(work, pages)
        return
    context = multiprocessing.get_context("fork")
    pipes = [context.Pipe(duplex=False) for _ in range(jobs)]
    started: list[BaseProcess] = []
    try:
        for number in range(jobs):
            share = (work, pages[number::jobs], pipes, number)
            process = context.Process(target=_share, args=share, daemon=True)
            process.start()
            started.append(process)
        for _, outcomes in pipes:
            outcomes.close()
        for number in range(len(pages)):
            yield pipes[number % jobs][0].recv()
    except EOFError as error:
        message = "a process that embeds was killed"
        raise ChildProcessError(message) from error
    finally:
        for each in started:
            each.terminate()
            each.join()


def _share(work: Work, pages: Sequence[HtmlFile], pipes: Sequence[Pipe], number: int) -> None:
    """Do a share of the pages in a process of its own, which ends when nobody waits for its outcomes any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for who waits
    for other, (received, sent) in enumerate(pipes):
        received.close()
        if other != number:
            sent.close()
    with suppress(BrokenPipeError):
        for page in pages:
            pipes[number][1].send(work(page))


__all__ = ["CHANGED", "NO_VIEW", "REFUSED", "Outcome", "check", "embed", "remove"]
