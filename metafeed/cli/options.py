"""Options that several commands share, and how their words become values."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn

import typer

if TYPE_CHECKING:
    from metafeed.building import Build, Job
    from metafeed.checking import Checked
    from metafeed.document import Document
    from metafeed.history import Memory
    from metafeed.publish import Publication

SOURCE_HELP = "Folder with programme.yaml, or one YAML, JSON or JSON Lines file."
Source = Annotated[Path, typer.Argument(help=SOURCE_HELP, show_default="this folder")]


def now_option(help: str) -> Any:
    """Return the option `--now`, which `instant` reads."""
    return typer.Option("--now", metavar="TIME", help=help, show_default="the clock")


Now = Annotated[str | None, now_option("Publish as of this instant, ISO 8601 with offset.")]
BaseUrl = Annotated[
    str | None,
    typer.Option(
        "--base-url", metavar="URL", help="Where the published files will lie; moves links, never identity."
    ),
]
Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", help="Folder to write into.", show_default="the programme's output"),
]
Previous = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE|DIR",
        help="What is published: a published.jsonl, or the folder that has it.",
        show_default="the output folder's",
    ),
]
Published = Annotated[
    Path | None,
    typer.Option(
        "--previous",
        metavar="FILE|DIR",
        help="What is published: a published.jsonl, or the folder that has it.",
        show_default="nothing: everything is told for the first time",
    ),
]
Headers = Annotated[
    list[str] | None,
    typer.Option(
        "--headers",
        metavar="SERVER,…",
        help="Write the rules by which a server delivers all this: netlify, nginx, apache or caddy.",
    ),
]
Jobs = Annotated[
    int | None,
    typer.Option(
        "-j",
        "--jobs",
        min=1,
        metavar="N",
        help="Work in so many processes.",
        show_default="one for each core, for a large programme",
    ),
]
Format = Annotated[str, typer.Option("--format", help="Form of the report: text, json, github or sarif.")]
FailOn = Annotated[
    str,
    typer.Option("--fail-on", help="Exit with 1 at findings of this level or worse: error, warning or note."),
]


def instant(text: str | None) -> datetime:
    """Return `--now` as an instant; without it the clock, which is read here and nowhere else."""
    from metafeed.zones import is_of_our_time

    if text is None:
        return datetime.now(UTC).replace(microsecond=0)
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise typer.BadParameter(
            f"{text!r} is not an instant: write 2026-03-28T12:00:00+01:00", param_hint="--now"
        )
    if not is_of_our_time(moment):
        raise typer.BadParameter(f"{text!r} is in the year {moment.year}: look at it", param_hint="--now")
    return moment


#: Items of a source for which it pays to share the work out among processes.
_MANY = 2000


def processes(jobs: int | None, document: Document) -> int:
    """Return how many processes work on a document: `--jobs`, else one for each core where there is much to do."""
    from metafeed.document import COLLECTIONS

    if jobs is not None:
        return jobs
    listed = (document.tree.get(name) for name in COLLECTIONS)
    many = sum(len(each) for each in listed if isinstance(each, list)) >= _MANY
    if not many:
        return 1
    from metafeed import sharing

    return sharing.cores()


def checked(source: Path, base_url: str | None = None, jobs: int | None = 1) -> Checked:
    """Read and check a source; a source that cannot be read ends the command with 2."""
    from dataclasses import replace

    from metafeed.checking import check
    from metafeed.errors import SourceNotFound
    from metafeed.read import read

    try:
        document = read(source)
    except SourceNotFound as error:
        fail(str(error), "name the folder that holds programme.yaml, or begin one: metafeed init my-cinema")
    if base_url is not None:
        absolute(base_url)
        document = replace(document, tree=document.tree | {"base_url": base_url})
    many = processes(jobs, document)
    if many < 2:
        return check(document)
    from metafeed import sharing

    return check(document, sharing.spread(many))


def absolute(base_url: str | None) -> None:
    """End the command with a usage error if `--base-url` is no address."""
    if base_url is not None and not re.match(r"https?://[^/?#]", base_url, re.IGNORECASE):
        raise typer.BadParameter(
            f"{base_url!r} is not an absolute http or https URL", param_hint="--base-url"
        )


def output_folder(source: Path, checked: Checked, output: Path | None) -> Path:
    """Return where to write: `output`, or the programme's, which counts from the source folder."""
    folder = source if source.is_dir() else source.parent
    return output or folder / (checked.programme.settings.output or "site")


def stop_at_findings(checked: Checked, format: str, fail_on: str) -> None:
    """End the command with its report if there is a finding at `--fail-on` or worse: nothing was written."""
    from metafeed.cli import report

    if code := report.exit_code(checked, fail_on):
        report.tell(checked, format, product=format != "text")
        typer.echo("nothing was written", err=True)
        raise typer.Exit(code)


def require_base_url(checked: Checked) -> None:
    """End the command if the programme has no base URL."""
    if checked.programme.base is None:
        fail(
            "the programme has no base_url, so its documents cannot link to each other",
            "write base_url: https://… in programme.yaml, or say --base-url https://…",
            code=1,
        )


def prepared(job: Job, checked: Checked, format: str, *, allow_shrink: bool) -> Build:
    """Return a build; a memory that cannot be used ends the command with its finding.

    Unless `allow_shrink`, what the guard has to say is among the findings.
    """
    from dataclasses import replace

    from metafeed import building
    from metafeed.cli import report

    try:
        build = building.prepare(job, checked)
    except building.BadMemory as error:
        found = replace(checked, findings=(*checked.findings, error.finding))
        report.tell(found, format, product=format != "text")
        typer.echo("nothing was written", err=True)
        raise typer.Exit(1) from error
    guard = build.publication.guard
    if guard and not allow_shrink:
        return replace(build, checked=replace(build.checked, findings=(*build.checked.findings, guard)))
    return build


def memory(place: Path | None) -> Memory | None:
    """Return the memory that `--previous` names, None without it; one that cannot be used ends the command."""
    from metafeed import building

    if place is None:
        return None
    try:
        return building.previous(place)
    except building.NoPrevious as error:
        no_previous(error)
    except building.BadMemory as error:
        fail(str(error.finding), error.finding.hint, code=1)


def last_published(source: Path, checked: Checked, named: Path | None) -> tuple[Path, Memory | None]:
    """Return where the last publication is remembered, and what: `named`, else the output folder's, if it has any."""
    from metafeed.history.memory import NAME

    place = named or output_folder(source, checked, None)
    return place, memory(place) if named or (place / NAME).exists() else None


def published(checked: Checked, now: datetime, memory: Memory | None, place: Path) -> Publication:
    """Return what is published at `now` as an edit of `memory`; one that does not fit ends the command."""
    from metafeed import publish
    from metafeed.history import MemoryFault

    try:
        return publish.publication(checked.programme, now, memory)
    except MemoryFault as error:
        fail(f"{place}: {error.code}: {error}", error.hint, code=1)


def no_previous(
    error: Exception, hint: str = "name the folder that was built, or fetch the file from the live site"
) -> NoReturn:
    """End a command whose `--previous` is missing."""
    fail(
        f"{error}: there is no published.jsonl",
        hint,
    )


def hosts(texts: list[str] | None) -> list[str]:
    """Return the servers of `--headers`, each once, or end with a usage error."""
    if not texts:
        return []
    from metafeed.hosting import HOSTS

    names = [name.strip() for text in texts for name in text.split(",")]
    return [choice(name, tuple(host.name for host in HOSTS), "--headers") for name in dict.fromkeys(names)]


def severity(text: str) -> str:
    """Return `--fail-on`, or end with a usage error."""
    return choice(text, ("error", "warning", "note"), "--fail-on")


def choice(text: str, options: tuple[str, ...], hint: str) -> str:
    """Return `text` if it is one of `options`, or end with a usage error."""
    if text not in options:
        raise typer.BadParameter(f"{text!r} is not one of {', '.join(options)}", param_hint=hint)
    return text


def fail(message: str, hint: str | None = None, code: int = 2) -> NoReturn:
    """Say on standard error what went wrong and what to do, and end with `code`."""
    from metafeed.cli.report.text import printable

    typer.echo(f"{typer.style('error', fg='red', bold=True)}: {printable(message)}", err=True)
    if hint:
        typer.echo(f"  hint: {printable(hint)}", err=True)
    raise typer.Exit(code)
