"""`metafeed audit`: judge the structured data of pages."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from metafeed.cli import options

if TYPE_CHECKING:
    from metafeed.audit.case import Case
    from metafeed.audit.judging import Audit
    from metafeed.audit.verdict import Row
    from metafeed.auditing import File
    from metafeed.cli.report import Report
    from metafeed.diagnostics import Diagnostic

NAME = "audit"
HELP = "Judge the structured data of pages: JSON-LD, microdata and RDFa, by schema.org and by what Google asks for."
EXAMPLES = """Examples:

metafeed audit site/

metafeed audit index.html --summary

metafeed audit site/ --against my-cinema --fail-on warning
"""
_BOTH = ("schema.org", "google")
#: Seconds after which a terminal is told how far it is.
_LONG = 2.0


@dataclass(slots=True)
class _Judged:
    """What was found in a run, page by page."""

    findings: list[Diagnostic]
    rows: list[Row]


def run(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="PATH…", help="HTML pages, JSON-LD files, folders of them, or - for standard input."
        ),
    ],
    profile: Annotated[
        str | None,
        typer.Option("--profile", help="Judge by schema.org or by google alone.", show_default="both"),
    ] = None,
    summary: Annotated[
        bool,
        typer.Option(
            "--summary",
            help="A line a page, with a verdict on each of Google's features, in place of the findings.",
        ),
    ] = False,
    against: Annotated[
        Path | None,
        typer.Option(
            "--against", metavar="SOURCE", help="Say too where the pages and this programme disagree."
        ),
    ] = None,
    now: Annotated[str | None, options.now_option("Judge as of this instant, ISO 8601 with offset.")] = None,
    format: options.Format = "text",
    fail_on: options.FailOn = "error",
) -> None:
    """Report what is wrong with pages."""
    from metafeed import auditing
    from metafeed.cli import report

    options.choice(format, tuple(report.FORMS), "--format")
    profiles = _BOTH if profile is None else (options.choice(profile, _BOTH, "--profile"),)
    level, moment = options.severity(fail_on), options.instant(now)
    try:
        auditing.check(paths)
    except auditing.NoSuchPath as error:
        options.fail(str(error))
    audit = _audit(profiles, moment, _programme(against, moment))
    judged = _judge(audit, _counted(auditing.files(paths)))
    told = report.Report(
        judged.findings,
        lambda span: auditing.line_of(span.path, span.line),
        report.text.many(len(judged.rows), "page"),
        folded=True,
    )
    _tell(told, judged.rows, format, summary=summary)
    raise typer.Exit(report.exit_code(told, level))


def _audit(
    profiles: tuple[str, ...], now: datetime, more: Callable[[Case], Iterable[Diagnostic]] | None
) -> Audit:
    from metafeed import schemas
    from metafeed.audit.google.faults import profiles as google
    from metafeed.audit.google.features import FEATURES
    from metafeed.audit.judging import Audit
    from metafeed.audit.vocabulary import vocabulary

    words = vocabulary(schemas.text("schemaorg.json"))
    texts = {each.schema: schemas.text(each.schema) for each in FEATURES}
    return Audit(words, now, google(texts), profiles, more)


def _programme(source: Path | None, now: datetime) -> Callable[[Case], Iterable[Diagnostic]] | None:
    """Return what compares a page with the programme of `--against`, None without it."""
    if source is None:
        return None
    from metafeed.audit.against import against
    from metafeed.cli import report
    from metafeed.publish import unpublished

    checked = options.checked(source)
    if not checked.publishable:
        report.tell(checked, "text")
        raise typer.Exit(1)
    options.require_base_url(checked)
    publication = unpublished(checked.programme, now)
    return lambda case: against(case, publication)


def _judge(audit: Audit, files: Iterable[File]) -> _Judged:
    """Judge page after page; what only all of them tell comes at the end, and to its page."""
    from metafeed.audit.reading import read
    from metafeed.audit.verdict import row

    found: dict[str, list[Diagnostic]] = {}
    rows: dict[str, Row] = {}
    for file in files:
        audited = audit.judge(read(file.data, file.name))
        found[file.name] = list(audited.findings)
        rows[file.name] = row(audited.case, audited.findings)
    for each in audit.dangling():
        if each.span:
            found[each.span.path].append(each)
            rows[each.span.path].counts[each.severity] += 1
    for findings in found.values():
        findings.sort(
            key=lambda each: (each.span.line, each.span.column, each.code) if each.span else (0, 0, "")
        )
    return _Judged([each for findings in found.values() for each in findings], list(rows.values()))


def _counted(files: Iterator[File]) -> Iterator[File]:
    """Yield files, and on a terminal how many there were, once it takes long."""
    shown = sys.stderr is not None and sys.stderr.isatty()
    begun = told = time.monotonic()
    for number, file in enumerate(files, 1):
        yield file
        at = time.monotonic()
        if shown and at - begun > _LONG and at - told > 0.2:
            told = at
            typer.echo(f"\r{number} pages …", err=True, nl=False)
    if told != begun:
        typer.echo("\r\x1b[K", err=True, nl=False)


def _tell(told: Report, rows: list[Row], format: str, *, summary: bool) -> None:
    """Print the findings, or the table in their place; as JSON both."""
    from metafeed.cli import audit_summary, report

    if format == "json":
        typer.echo(
            json.dumps(
                {"findings": report.json.listed(told.findings), "pages": audit_summary.rows_as_json(rows)},
                indent=1,
            )
        )
    elif summary and format == "text":
        typer.echo(audit_summary.table(rows))
        typer.echo(report.text.summary(told.read, told.findings), err=True)
    else:
        report.tell_report(told, format, product=True)
