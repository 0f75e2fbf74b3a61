"""Ten publications of `samples/festival`, with an edit between each two.

All are made in October before the festival begins, so that every showing is still to come and no window
or embargo moves anything by itself. A typo waits in the source from the beginning: it is what the ninth mends.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner

from metafeed.cli import app
from tests.samples import ROOT
from tests.subscribers.serving import Site

Edit = Callable[[Path], None]

CANCELLED = """  - venue: example-picture-house
    film: safety-last
    date: 2026-10-23
    status: cancelled
    reason: {de: Der Pianist ist krank., en: The pianist is ill.}
"""
CLEO = "cleo-thu,,20:00,cleo,"
CLEO_LATER = "cleo-thu,,21:00,cleo,"
EXTRA = """- id: jetee-extra
  film: la-jetee
  venue: kino-beispiel
  screen: klein
  date: 2026-10-25
  time: 2026-10-25T02:15 second
  format: dcp
  subtitles: en
  series: long-night
"""
ERASERHEAD = "eraserhead-night,2026-10-24,27:30,eraserhead,,,gross,35mm,"
ERASERHEAD_DCP = "eraserhead-night,2026-10-24,27:30,eraserhead,,,gross,dcp,"
CAPTIONS = '"open-captions, audio-description"'
NO_CAPTIONS = "audio-description"


@dataclass(frozen=True)
class Step:
    """One publication: what is done to the source before it, and the instant for which it is made."""

    claim: str
    now: str
    edit: Edit


def replaced(name: str, old: str, new: str) -> Edit:
    """Return the edit that puts `new` in the place of `old`, which a file has once."""

    def edit(source: Path) -> None:
        text = (source / name).read_text("utf-8")
        assert text.count(old) == 1, (name, old)
        (source / name).write_text(text.replace(old, new), "utf-8", newline="")

    return edit


def together(*edits: Edit) -> Edit:
    """Return several edits as one."""

    def edit(source: Path) -> None:
        for each in edits:
            each(source)

    return edit


def _withdraw(source: Path) -> None:
    """Take the first screening out of specials.yaml, and keep it beside the programme."""
    file = source / "screenings" / "specials.yaml"
    before, found, after = file.read_text("utf-8").partition("- id: lola-qa\n")
    (source.parent / "withdrawn.yaml").write_text(before, "utf-8", newline="")
    file.write_text(found + after, "utf-8", newline="")


def _reinstate(source: Path) -> None:
    file = source / "screenings" / "specials.yaml"
    before = (source.parent / "withdrawn.yaml").read_text("utf-8")
    file.write_text(before + file.read_text("utf-8"), "utf-8", newline="")


def _nothing(source: Path) -> None:
    pass


STEPS = (
    Step(
        "first, with a typo in a title",
        "2026-10-05T10:00:00+02:00",
        replaced("films/metropolis.md", "title: Metropolis\n", "title: Metropols\n"),
    ),
    Step("again, with nothing changed", "2026-10-05T10:00:00+02:00", _nothing),
    Step(
        "a screening an hour later", "2026-10-06T10:00:00+02:00", replaced("screenings.csv", CLEO, CLEO_LATER)
    ),
    Step(
        "a screening cancelled",
        "2026-10-07T10:00:00+02:00",
        replaced("programme.yaml", "changes:\n", f"changes:\n{CANCELLED}"),
    ),
    Step(
        "a screening added, in the second of the doubled hours",
        "2026-10-08T10:00:00+02:00",
        replaced("screenings/specials.yaml", "- id: marker-mon\n", f"{EXTRA}- id: marker-mon\n"),
    ),
    Step("a screening withdrawn", "2026-10-09T10:00:00+02:00", _withdraw),
    Step(
        "35mm become DCP, and open captions dropped",
        "2026-10-10T10:00:00+02:00",
        together(
            replaced("screenings.csv", ERASERHEAD, ERASERHEAD_DCP),
            replaced("screenings.csv", CAPTIONS, NO_CAPTIONS),
        ),
    ),
    Step("the withdrawn screening reinstated", "2026-10-11T10:00:00+02:00", _reinstate),
    Step(
        "the typo mended",
        "2026-10-12T10:00:00+02:00",
        replaced("films/metropolis.md", "title: Metropols\n", "title: Metropolis\n"),
    ),
    Step(
        "the moved screening moved back",
        "2026-10-13T10:00:00+02:00",
        replaced("screenings.csv", CLEO_LATER, CLEO),
    ),
)


@dataclass(frozen=True)
class Season:
    """The publications, each in a folder of its own, and the site that serves one of them at a time."""

    site: Site
    source: Path
    folders: Sequence[Path]

    def served(self) -> Iterator[int]:
        """Yield 1 to 10, with that publication served."""
        for number, folder in enumerate(self.folders, 1):
            self.site.folder = folder
            yield number


def published(folder: Path, site: Site) -> Season:
    """Make the ten publications: each an edit of the one before, and kept as it was."""
    source, output = folder / "source", folder / "site"
    shutil.copytree(ROOT / "festival", source, ignore=shutil.ignore_patterns("expected"))
    folders = []
    for number, step in enumerate(STEPS, 1):
        step.edit(source)
        build(source, output, step.now, site)
        folders.append(folder / f"publication-{number}")
        shutil.copytree(output, folders[-1])
    return Season(site, source, folders)


def build(source: Path, output: Path, now: str, site: Site) -> None:
    """Publish a source into a folder, with links to where the site serves it."""
    words = ["build", str(source), "-o", str(output), "--now", now, "--base-url", site.url("")]
    ran = CliRunner().invoke(app, words)
    assert ran.exit_code == 0, (now, ran.output)
