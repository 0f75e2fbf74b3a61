"""What `metafeed build` says at its end, and the receipt that it keeps of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

import typer

from metafeed import receipts
from metafeed.cli import report
from metafeed.receipts import Told

if TYPE_CHECKING:
    from metafeed.building import Build
    from metafeed.receipts import Desk, Look
    from metafeed.write import Plan


@dataclass(frozen=True)
class Receipt:
    """The receipt of one way of building a source, and how the source stood before it was read."""

    desk: Desk
    look: Look | None

    @classmethod
    def of(cls, source: Path, asked: Mapping[str, Any]) -> Self:
        """Return the receipt of a source, to be taken before it is read."""
        desk = receipts.Desk.at(receipts.cache_folder(), source, asked)
        return cls(desk, desk.look())

    def keep(self, build: Build, plan: Plan, told: Told) -> None:
        """Keep what a build told, if building again would tell the same."""
        from metafeed.history.memory import NAME

        publication = build.publication
        # What is found of what was published before, and of what has no id of its own, is found otherwise next time.
        same = not (
            publication.findings
            or publication.guard
            or any(each.provisional for each in publication.programme.showings)
        )
        if self.look and (same or not (plan.changed or plan.removed or plan.settled)):
            documents = (*plan.changed, *plan.stays, NAME)
            self.desk.keep(self.look, plan.folder, documents, build.job.now, told)


def told(build: Build, plan: Plan) -> Told:
    """Return what there is to say of a build."""
    from metafeed import upcoming

    findings = build.checked.findings
    spans = [each.span for each in findings if each.span]
    return Told(
        findings,
        {f"{span.path}:{span.line}": build.checked.document.source_line(span) for span in spans},
        report.read(build.checked),
        len(plan.changed) + len(plan.stays),
        (*_left(plan), *_elsewhere(build)),
        upcoming.next_instant(build.checked.programme, build.publication, build.job.now),
    )


def say(told: Told, folder: Path, written: int = 0, removed: int = 0) -> None:
    """Say what stands in a folder, and when building again would change something."""
    line = f"{told.documents} documents in {folder}: {written} written, {told.documents - written} unchanged"
    typer.echo(line + (f", {removed} removed" if removed else ""), err=True)
    for each in told.notes:
        typer.echo(each, err=True)
    if told.due:
        typer.echo(f"building again changes something from {told.due.isoformat()} on", err=True)


def again(receipt: Receipt, now: datetime, format: str) -> bool:
    """Say what a build would say that finds nothing to do, and tell whether that is so."""
    found = receipt.desk.standing(now)
    if found is None:
        return False
    folder, told = found
    report.tell_report(
        report.Report(told.findings, told.line_of, told.read), format, product=format != "text"
    )
    say(told, folder)
    return True


def _left(plan: Plan) -> Iterator[str]:
    """Yield how many documents are not made any more."""
    if plan.left:
        few = ", ".join(plan.left[:3]) + (" …" if len(plan.left) > 3 else "")
        several = "documents of earlier builds stay as they were"
        one = "document of an earlier build stays as it was"
        told = f"{len(plan.left)} {several if len(plan.left) > 1 else one}: {few}"
        yield f"{told}\n  hint: --prune removes what is not published any more"


def _elsewhere(build: Build) -> Iterator[str]:
    """Yield which rules do not count where they lie."""
    from metafeed import building

    for host in building.elsewhere(build):
        told = f"{host.file} counts at the root of the site alone, and the publication lies at {building.base_path(build)}"
        yield f"{told}\n  hint: copy {build.job.folder / host.file} to the root of what you deploy"
