"""`metafeed audit --against SOURCE`: what `build` made is silent, and what changed since is told once a page."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from metafeed.cli import app
from tests.samples import ROOT

NOW = "2026-03-20T09:00:00+00:00"
SCREENING = "screenings/sherlock-sat.html"
FILM = "films/sherlock-jr.html"
EVENT, MOVIE = "/json-ld/0", "/json-ld/0/@graph/0"
#: What happens to a programme → what is written, what in its place, and what its pages are told for.
EDITS = {
    "moved": ('"19:30"', '"20:30"', [("MF987", SCREENING, f"{EVENT}/startDate"), ("MF988", SCREENING, f"{EVENT}/endDate")]),
    "cancelled": ('time: "19:30"', 'time: "19:30"\n    status: cancelled', [("MF989", SCREENING, f"{EVENT}/eventStatus")]),
    "renamed": (
        "title: Sherlock Jr.",
        "title: The Navigator",
        [("MF993", FILM, f"{MOVIE}/name"), ("MF993", SCREENING, f"{EVENT}/workPresented/name")],
    ),
    "dearer": ('"9.00"', '"11.00"', [("MF992", SCREENING, f"{EVENT}/offers/price")]),
    "shown once more": (
        "screenings:\n",
        'screenings:\n  - {id: mon, film: sherlock-jr, date: 2026-03-30, time: "18:00"}\n',
        [("MF986", FILM, MOVIE)],
    ),
}  # fmt: skip


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [*map(str, arguments), "--now", NOW])


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return what `build` makes of the smallest sample."""
    return made("minimal", tmp_path_factory.mktemp("made") / "site")


def made(sample: str, folder: Path) -> Path:
    built = run("build", ROOT / sample, "-o", folder)
    assert built.exit_code == 0, built.output
    return folder


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a copy of the smallest sample, to be edited."""
    copied = tmp_path / "source"
    shutil.copytree(ROOT / "minimal", copied, ignore=shutil.ignore_patterns("expected"))
    return copied


def edit(source: Path, old: str, new: str) -> None:
    file = source / "programme.yaml"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def told(result: Result) -> list[dict[str, Any]]:
    findings: list[dict[str, Any]] = json.loads(result.stdout)["findings"]
    return findings


@pytest.mark.parametrize("sample", ["minimal", "film-forum"])
def test_what_was_built_from_a_source_agrees_with_it(sample: str, tmp_path: Path) -> None:
    pages = made(sample, tmp_path / "site")
    found = run("audit", pages, "--against", ROOT / sample, "--format", "json", "--fail-on", "note")
    assert (found.exit_code, told(found)) == (0, [])


@pytest.mark.parametrize("change", EDITS)
def test_what_changed_is_told_once_a_page(change: str, source: Path, site: Path) -> None:
    old, new, expected = EDITS[change]
    edit(source, old, new)
    pages = [site / each for each in (FILM, SCREENING)]
    found = told(run("audit", *pages, "--against", source, "--format", "json"))
    where = [
        (each["code"], Path(each["path"]).relative_to(site).as_posix(), each["pointer"]) for each in found
    ]
    assert where == expected


def test_a_source_with_errors_is_told_and_no_page_is_judged(source: Path, site: Path) -> None:
    edit(source, "film: sherlock-jr", "film: sherlok")
    found = run("audit", site, "--against", source, "--format", "json")
    assert (found.exit_code, found.stdout) == (1, "")
    assert "MF201: there is no film or bill 'sherlok'" in found.stderr


def test_a_source_that_is_not_there_ends_with_2(tmp_path: Path, site: Path) -> None:
    found = run("audit", site, "--against", tmp_path / "nothing")
    assert (found.exit_code, found.stdout) == (2, "")
    assert "there is no such file or folder" in found.stderr
