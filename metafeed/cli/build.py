"""`metafeed build`: write the publication into a folder."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from metafeed.cli import options

if TYPE_CHECKING:
    from datetime import datetime

    from metafeed.building import Build, Job
    from metafeed.checking import Checked
    from metafeed.cli.build_summary import Receipt
    from metafeed.write import Plan

NAME = "build"
HELP = "Publish: write every document of the programme into a folder, as an edit of what is published there."
EXAMPLES = """Examples:

metafeed build

metafeed build my-cinema -o site --base-url https://cinema.example/programme/

metafeed build --dry-run

metafeed build --watch

metafeed build -o public --previous live/published.jsonl

metafeed build --only ical,jsonld --view films/cranes

metafeed build --headers nginx
"""


def run(
    source: options.Source = Path(),
    output: options.Output = None,
    base_url: options.BaseUrl = None,
    previous: options.Previous = None,
    first: Annotated[
        bool, typer.Option("--first", help="Nothing is published yet: let --previous be missing.")
    ] = False,
    only: Annotated[
        str | None, typer.Option(metavar="EMITTER,…", help="Rewrite the documents of these emitters alone.")
    ] = None,
    view: Annotated[
        str | None, typer.Option(metavar="VIEW,…", help="Rewrite the documents of these views alone.")
    ] = None,
    now: options.Now = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Say what would change, and write nothing.")
    ] = False,
    watch: Annotated[
        bool, typer.Option("--watch", help="Build again whenever the source is saved, until Ctrl-C.")
    ] = False,
    allow_shrink: Annotated[
        bool, typer.Option("--allow-shrink", help="Withdraw most of the programme, if that is meant.")
    ] = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove documents of what is not published any more.")
    ] = False,
    adopt: Annotated[
        bool, typer.Option("--adopt", help="Write into a folder that metafeed did not make.")
    ] = False,
    headers: options.Headers = None,
    no_cache: Annotated[
        bool, typer.Option("--no-cache", help="Do all the work again, even if nothing seems to have changed.")
    ] = False,
    jobs: options.Jobs = None,
    format: options.Format = "text",
    fail_on: options.FailOn = "error",
) -> None:
    """Check `source` and write its publication; with findings at `--fail-on` or worse nothing is written."""
    from metafeed.cli import build_summary, report

    options.choice(format, tuple(report.FORMS), "--format")
    options.severity(fail_on)
    hosts = options.hosts(headers)
    _agree(first, previous, prune, only or view, watch, dry_run, now, hosts)
    emitters = None if only is None else _emitters(only)
    views = None if view is None else view.split(",")

    way = _Way(format, fail_on, allow_shrink, dry_run)
    asked = {
        "base_url": base_url, "output": str(output), "only": emitters, "view": views, "adopt": adopt, "hosts": hosts,
        "allow_shrink": allow_shrink, "fail_on": fail_on,
    }  # fmt: skip
    # What is not asked for again and again, and what goes on by itself, leaves no receipt.
    alone = not (dry_run or watch or previous or prune or no_cache)

    def once() -> tuple[Job, datetime | None]:
        """Build as of now; return when building again would change something."""
        moment = options.instant(now)
        receipt = build_summary.Receipt.of(source, asked) if alone else None
        if receipt and build_summary.again(receipt, moment, format):
            raise typer.Exit
        from metafeed.building import Job

        checked = options.checked(source, base_url, jobs)
        options.stop_at_findings(checked, format, fail_on)
        options.require_base_url(checked)
        folder = options.output_folder(source, checked, output)
        job = Job(
            source, folder, moment, previous, first, emitters, views, adopt, prune, hosts,
            options.processes(jobs, checked.document),
        )  # fmt: skip
        return job, _build(job, checked, way, receipt)

    if watch:
        from metafeed.cli import watching

        watching.watch(source, once)
    else:
        once()


@dataclass(frozen=True)
class _Way:
    """How findings are told and judged, and whether to write at all."""

    format: str
    fail_on: str
    allow_shrink: bool
    dry_run: bool


def _agree(
    first: bool,
    previous: Path | None,
    prune: bool,
    some: str | None,
    watch: bool,
    dry_run: bool,
    now: str | None,
    hosts: list[str],
) -> None:
    """End with a usage error where options do not go together."""
    for wrong, hint, message in (
        (first and previous is None, "--first", "goes with --previous: a new folder needs neither"),
        (prune and some is not None, "--prune", "needs the whole publication, without --only and --view"),
        (
            hosts and some is not None,
            "--headers",
            "goes with the whole publication, without --only and --view",
        ),
        (watch and dry_run, "--watch", "writes: say it without --dry-run"),
        (watch and now is not None, "--watch", "goes by the clock: say it without --now"),
    ):
        if wrong:
            raise typer.BadParameter(message, param_hint=hint)


def _emitters(text: str) -> list[str]:
    """Return the emitters of `--only`, or end with a usage error."""
    from metafeed.emitters import EMITTERS

    known = tuple(emitter.name for emitter in EMITTERS)
    return [options.choice(name.strip(), known, "--only") for name in text.split(",")]


def _build(job: Job, checked: Checked, way: _Way, receipt: Receipt | None) -> datetime | None:
    from metafeed import building
    from metafeed.write import WriteRefused

    if os.path.realpath(job.folder) == os.path.realpath(
        job.source if job.source.is_dir() else job.source.parent
    ):
        options.fail(f"{job.folder} is where the source lies", "name another folder with -o", code=1)
    try:
        if way.dry_run:
            build, plan = _planned(job, checked, way)
            _tell_dry(build, plan, product=way.format == "text")
            return None
        return _write(job, checked, way, receipt)
    except WriteRefused as error:
        options.fail(str(error), error.hint, code=1)
    except building.NoPrevious as error:
        options.no_previous(error, "fetch it from the live site; for the very first build say --first")
    except BrokenPipeError:
        raise
    except OSError as error:
        options.fail(f"{error.filename or job.folder}: {error.strerror or error}")


def _planned(job: Job, checked: Checked, way: _Way) -> tuple[Build, Plan]:
    """Return a build and what it comes to, all findings told; ends where one stands in the way."""
    from metafeed import building
    from metafeed.cli import report

    build = options.prepared(job, checked, way.format, allow_shrink=way.allow_shrink)
    report.tell(build.checked, way.format, product=way.format != "text")
    if code := report.exit_code(build.checked, way.fail_on):
        typer.echo("nothing was written", err=True)
        raise typer.Exit(code)
    for path in job.views or ():
        if not build.publication.has(path):
            options.fail(f"there is no view {path!r}", "metafeed views lists them")
    return build, building.plan(build)


def _write(job: Job, checked: Checked, way: _Way, receipt: Receipt | None) -> datetime | None:
    """Write, and say what was done; return when building again would do something."""
    from metafeed import write
    from metafeed.cli import build_summary
    from metafeed.lock import locked

    made = write.make(job.folder)
    try:
        with locked(job.folder, lambda: typer.echo("waiting for another build …", err=True)):
            build, plan = _planned(job, checked, way)
            write.carry_out(plan)
            told = build_summary.told(build, plan)
            if receipt:
                receipt.keep(build, plan, told)
    except BaseException:
        write.unmake(made)
        raise
    build_summary.say(told, plan.folder, len(plan.changed), len(plan.removed))
    return told.due


def _tell_dry(build: Build, plan: Plan, product: bool) -> None:
    """Say on standard output what would be written (unless a report stands there), and what patrons would see change."""
    from metafeed.cli import diff

    for mark, paths in (("write", plan.changed), ("remove", plan.removed)):
        for path in paths:
            typer.echo(f"{mark} {path}", err=not product)
    for line in diff.lines(build.publication):
        typer.echo(line, err=True)
    typer.echo(
        f"{len(plan.changed)} documents would be written, {len(plan.stays)} stay; nothing was written",
        err=True,
    )
