"""Work shared out among processes gives the same bytes, the same findings and the same faults."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from benchmarks.programmes import NOW, Size, folder
from metafeed import publish, sharing
from metafeed.cli import app
from tests.samples import ROOT

SAMPLES = {
    "film-forum": "2019-07-26T12:00:00-04:00",
    "festival": "2026-09-01T12:00:00+00:00",
    "minimal": "2026-03-01T12:00:00+00:00",
}


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Share out small programmes too, in many portions."""
    monkeypatch.setattr(publish, "_PORTION", 3)
    monkeypatch.setattr(publish, "_IN_ONE_GO", 2)


def build(source: Path, into: Path, jobs: int, now: str) -> Result:
    """Build with some processes."""
    words = ["build", str(source), "-o", str(into), "--now", now, "--no-cache", "-j", str(jobs)]
    return CliRunner().invoke(app, words)


def files(folder: Path) -> dict[str, bytes]:
    """Return the files below a folder."""
    return {str(each.relative_to(folder)): each.read_bytes() for each in folder.rglob("*") if each.is_file()}


@pytest.mark.parametrize("name", SAMPLES)
def test_three_processes_write_what_one_writes(name: str, tmp_path: Path) -> None:
    alone = build(ROOT / name, tmp_path / "alone", 1, SAMPLES[name])
    shared = build(ROOT / name, tmp_path / "shared", 3, SAMPLES[name])
    assert shared.exit_code == alone.exit_code == 0, shared.stderr
    assert shared.stderr.replace("shared", "alone") == alone.stderr
    assert files(tmp_path / "shared") == files(tmp_path / "alone")


def test_an_edit_is_told_alike(tmp_path: Path) -> None:
    folder(tmp_path / "source", Size(9))
    for jobs in (1, 2):
        assert build(tmp_path / "source", tmp_path / str(jobs), jobs, NOW).exit_code == 0
    table = tmp_path / "source" / "screenings.csv"
    table.write_text(table.read_text("utf-8").replace(",35mm,", ",16mm,").replace("21:30", "21:45"), "utf-8")
    for jobs in (1, 2):
        assert build(tmp_path / "source", tmp_path / str(jobs), jobs, "2026-03-01T13:00:00Z").exit_code == 0
    assert files(tmp_path / "2") == files(tmp_path / "1")


def test_findings_come_in_the_same_order(tmp_path: Path) -> None:
    folder(tmp_path / "source", Size(9))
    table = tmp_path / "source" / "screenings.csv"
    table.write_text(
        table.read_text("utf-8").replace("north,1", "north,2").replace("film-3", "film-33"), "utf-8"
    )
    alone, shared = (build(tmp_path / "source", tmp_path / "site", jobs, NOW) for jobs in (1, 3))
    assert alone.exit_code == shared.exit_code == 1
    assert "MF201" in alone.stderr
    assert "MF301" in alone.stderr
    assert shared.stderr == alone.stderr


def test_a_template_that_fails_is_told_as_such(tmp_path: Path) -> None:
    source = Path(shutil.copytree(ROOT / "film-forum", tmp_path / "source"))
    (source / "templates").mkdir(exist_ok=True)
    (source / "templates" / "film.html").write_text("{{ 1 / 0 }}", "utf-8")
    alone, shared = (build(source, tmp_path / "site", jobs, SAMPLES["film-forum"]) for jobs in (1, 2))
    assert shared.exit_code == alone.exit_code == 1
    assert shared.stderr == alone.stderr
    assert "film.html" in alone.stderr
    assert not (tmp_path / "site").exists()


def test_what_a_process_cannot_do_or_send_is_done_here() -> None:
    here = os.getpid()

    def work(number: int) -> object:
        if os.getpid() == here:
            return -number
        if number == 3:
            raise ValueError(number)
        return (each for each in ()) if number == 4 else number

    # Every third item is done here by right.
    assert list(sharing.each_done(work, range(8), 3, share=2)) == [0, 1, -2, -3, -4, -5, 6, 7]


def test_what_fails_everywhere_is_raised() -> None:
    def work(number: int) -> int:
        return 1 // (number - 6)

    results: Iterator[int] = sharing.each_done(work, range(8), 2, share=2)
    with pytest.raises(ZeroDivisionError):
        list(results)
