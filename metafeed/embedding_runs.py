"""Runs of embedding: each file read, judged and replaced by itself, many at a time.

`metafeed.embedding` knows what belongs on a page, `metafeed.html_files` which files there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import lru_cache, partial

from metafeed import html_files
from metafeed.diagnostics import Diagnostic, Span
from metafeed.embedding import judging
from metafeed.embedding.judging import CHANGED, NO_VIEW, REFUSED, Judged
from metafeed.embedding.wanted import Wanted
from metafeed.html_files import HtmlFile
from metafeed.rules import page_cannot_be_read_or_written
from metafeed.rules.rule import finding
from metafeed.sharing import each_done


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


def embed(wanted: Wanted, pages: Sequence[HtmlFile], jobs: int) -> Iterator[Outcome]:
    """Bring pages up to date; yields an outcome a page, in their order."""
    return each_done(partial(_written, lambda data, path: judging.judge(data, path, wanted)), pages, jobs)


def remove(pages: Sequence[HtmlFile], jobs: int) -> Iterator[Outcome]:
    """Take out of pages what was embedded; yields an outcome a page, in their order."""
    return each_done(partial(_written, lambda data, _: judging.removed(data)), pages, jobs)


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
    found = list(each_done(partial(_seen, lambda data, path: judging.judge(data, path, wanted)), pages, jobs))
    differing = sorted(
        (each for each in range(len(pages)) if found[each].state == CHANGED),
        key=lambda each: found[each].then or datetime.min.replace(tzinfo=UTC),
    )
    wanted_then = lru_cache(maxsize=2)(then)
    again = partial(_seen, lambda data, path: judging.check(data, path, wanted, wanted_then, fresh=fresh))
    for number, outcome in zip(
        differing, each_done(again, [pages[each] for each in differing], jobs), strict=True
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
    told = finding(page_cannot_be_read_or_written.RULE, "", message)
    return Outcome(page.shown, page.path, REFUSED, "", (replace(told, span=Span(page.shown)),))


__all__ = ["CHANGED", "NO_VIEW", "REFUSED", "Outcome", "check", "embed", "remove"]
