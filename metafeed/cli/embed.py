"""`metafeed embed`: JSON-LD and links of the feeds into HTML pages that are there already."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from metafeed.cli import embed_summary, options
from metafeed.cli.report.text import many

if TYPE_CHECKING:
    from metafeed.checking import Checked
    from metafeed.embedding.wanted import Wanted
    from metafeed.embedding_runs import Outcome
    from metafeed.history import Memory
    from metafeed.html_files import HtmlFile
    from metafeed.publish import Publication

NAME = "embed"
HELP = "Put the JSON-LD of what a page is about, and the links of its feeds and calendars, into HTML files."
EXAMPLES = """Examples:

metafeed embed my-cinema public

metafeed embed my-cinema public --map pages.yaml

metafeed embed my-cinema public --check --format github

metafeed embed my-cinema public --remove

What a page is about is told by data-metafeed="films/cranes" on any element of it, by the map, by its canonical link, or by its path.
All else in a page stays as it is, byte for byte. With --remove the same command takes out what it put in; SOURCE is not read then.
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """The pages that were named, the files that they are, and how to tell of them."""

    named: Sequence[Path]
    files: Sequence[HtmlFile]
    jobs: int
    verbose: bool
    format: str
    fail_on: str


def run(
    source: Annotated[Path, typer.Argument(help=options.SOURCE_HELP, show_default=False)],
    page: Annotated[
        list[Path],
        typer.Argument(
            metavar="PAGE",
            help="HTML files, or folders with them; paths count from the folder.",
            show_default=False,
        ),
    ],
    map: Annotated[
        Path | None,
        typer.Option(
            metavar="RULES",
            help="YAML file that says which files are which views, a line PATTERN: VIEW each.",
        ),
    ] = None,
    check: Annotated[
        bool,
        typer.Option(
            "--check", help="Write nothing; exit with 1 if a page differs from what its source said then."
        ),
    ] = False,
    fresh: Annotated[
        bool, typer.Option("--fresh", help="With --check: also if time has changed what the page should say.")
    ] = False,
    remove: Annotated[bool, typer.Option("--remove", help="Take out what was embedded.")] = False,
    verbose: Annotated[
        bool, typer.Option("--verbose", "-v", help="Say of each page what became of it.")
    ] = False,
    jobs: Annotated[
        int | None, typer.Option(min=1, help="Pages at a time.", show_default="as many as processors")
    ] = None,
    base_url: options.BaseUrl = None,
    previous: options.Previous = None,
    now: options.Now = None,
    format: options.Format = "text",
    fail_on: options.FailOn = "error",
) -> None:
    """Bring `page` up to date with `source`, each in one step; what is right already is not written."""
    from metafeed.cli import report

    options.choice(format, tuple(report.FORMS), "--format")
    options.severity(fail_on)
    _agree(check, fresh, remove)
    asked = Asked(page, _files(page), _jobs(jobs), verbose, format, fail_on)
    moment = options.instant(now)
    if remove:
        _remove(asked)
        return
    checked, memory, told = _published(source, base_url, moment, previous, asked)
    wanted = _wanted(checked, told, map, asked)
    if check:
        _end(checked, _compared(checked, memory, wanted, asked, fresh), asked, "differ")
    _end(checked, _embedded(wanted, asked), asked, "written")


def _agree(check: bool, fresh: bool, remove: bool) -> None:
    """End with a usage error where options do not go together."""
    for wrong, hint, message in (
        (fresh and not check, "--fresh", "says what --check compares with: say that too"),
        (remove and check, "--remove", "writes: say it without --check"),
    ):
        if wrong:
            raise typer.BadParameter(message, param_hint=hint)


def _files(named: Sequence[Path]) -> list[HtmlFile]:
    from metafeed import html_files
    from metafeed.errors import SourceNotFound

    try:
        return html_files.pages(named)
    except SourceNotFound as error:
        options.fail(str(error), "name HTML files, or folders with them, after the source")


def _jobs(wanted: int | None) -> int:
    if wanted is not None:
        return wanted
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _waiting() -> None:
    typer.echo("waiting for another run …", err=True)


def _published(
    source: Path, base_url: str | None, now: datetime, previous: Path | None, asked: Asked
) -> tuple[Checked, Memory | None, Publication]:
    """Return a source that can be published, and what it publishes; ends with its findings if it has errors."""
    from metafeed.building import with_history

    checked = options.checked(source, base_url)
    options.stop_at_findings(checked, asked.format, asked.fail_on)
    options.require_base_url(checked)
    place, memory = options.last_published(source, checked, previous)
    told = options.published(checked, now, memory, place)
    whole = with_history(checked, told)
    if told.guard:
        hint = "publish it first, with metafeed build --allow-shrink, if that is meant"
        whole = replace(whole, findings=(*whole.findings, replace(told.guard, hint=hint)))
    options.stop_at_findings(whole, asked.format, asked.fail_on)
    return whole, memory, told


def _wanted(checked: Checked, told: Publication, map: Path | None, asked: Asked) -> Wanted:
    """Return what is published, with the author's map; ends with the findings of a map that has errors."""
    from metafeed.embedding import mapping
    from metafeed.embedding.wanted import Wanted
    from metafeed.errors import SourceNotFound
    from metafeed.read import files

    wanted = Wanted(told)
    if map is None:
        return wanted
    try:
        parsed = files.parsed(map)
    except SourceNotFound as error:
        options.fail(str(error), "name a YAML file with lines PATTERN: VIEW after --map")
    patterns, found = mapping.patterns(parsed, wanted)
    options.stop_at_findings(
        replace(checked, findings=(*checked.findings, *found)), asked.format, asked.fail_on
    )
    return Wanted(told, patterns)


def _embedded(wanted: Wanted, asked: Asked) -> list[Outcome]:
    from metafeed import embedding_runs, html_files

    with html_files.held(asked.named, _waiting):
        return embed_summary.counted(embedding_runs.embed(wanted, asked.files, asked.jobs), len(asked.files))


def _compared(
    checked: Checked, memory: Memory | None, wanted: Wanted, asked: Asked, fresh: bool
) -> list[Outcome]:
    from metafeed import embedding_runs
    from metafeed.embedding.wanted import Wanted
    from metafeed.publish import publication

    def then(moment: datetime) -> Wanted:
        return Wanted(publication(checked.programme, moment, memory), wanted.patterns)

    return embed_summary.counted(
        embedding_runs.check(wanted, then, asked.files, asked.jobs, fresh=fresh), len(asked.files)
    )


def _remove(asked: Asked) -> None:
    from metafeed import embedding_runs, html_files
    from metafeed.cli import report

    with html_files.held(asked.named, _waiting):
        outcomes = embed_summary.counted(embedding_runs.remove(asked.files, asked.jobs), len(asked.files))
    found = [finding for each in outcomes for finding in each.findings]
    told = report.Report(found, lambda _: None, many(len(outcomes), "page"))
    report.tell_report(told, asked.format, product=asked.format != "text")
    embed_summary.tell(outcomes, "restored", verbose=asked.verbose)
    raise typer.Exit(report.exit_code(told, asked.fail_on))


def _end(checked: Checked, outcomes: Sequence[Outcome], asked: Asked, changed: str) -> NoReturn:
    """Tell the findings and end the command."""
    from metafeed import embedding_runs
    from metafeed.cli import report
    from metafeed.rules import silence

    found = silence.as_wished(
        checked.programme.settings.check, [finding for each in outcomes for finding in each.findings]
    )
    whole = replace(checked, findings=(*checked.findings, *found))
    report.tell(whole, asked.format, product=asked.format != "text")
    embed_summary.tell(outcomes, changed, verbose=asked.verbose)
    if all(each.state == embedding_runs.NO_VIEW for each in outcomes):
        options.fail(
            "no page belongs to a view" if outcomes else "there are no HTML files there", _WAYS, code=1
        )
    raise typer.Exit(report.exit_code(whole, asked.fail_on))


_WAYS = (
    'say it by <link rel="canonical"> with the page\'s address in the programme, by data-metafeed="films/ID" on an '
    "element of the page, or with --map; metafeed views lists the views"
)
