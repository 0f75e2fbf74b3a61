"""Folders that are not as they should be: nothing is written, what stood there stays, and it is said why."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from metafeed.cli import app
from tests.samples import ROOT

FORUM = str(ROOT / "film-forum")
NOON = "2019-07-26T12:00:00-04:00"


def build(folder: Path) -> Result:
    """Build the sample into a folder."""
    return CliRunner().invoke(app, ["build", FORUM, "-o", str(folder), "--now", NOON])


def tree(folder: Path) -> dict[str, bytes]:
    """Return what stands in a folder."""
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()
    }


def refused(done: Result) -> str:
    """Return what a refused build said; it may be no traceback."""
    assert done.exit_code in (1, 2)
    assert done.exception is None or isinstance(done.exception, SystemExit)
    assert "Traceback" not in done.stderr
    return done.stderr


def test_a_file_where_the_folder_must_go_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("mine", "utf-8")
    assert "is a file" in refused(build(tmp_path / "site"))
    assert (tmp_path / "site").read_text("utf-8") == "mine"


@pytest.mark.parametrize(
    "memory", [b"", b"\xff\xfe", b"{", b'{"version": 99}', b"[]\n", b'{"identity": 5}\n' * 3]
)
def test_a_memory_that_cannot_be_read_stops_the_build(memory: bytes, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site)
    (site / "published.jsonl").write_bytes(memory)
    before = tree(site)
    assert "published.jsonl" in refused(build(site))
    assert tree(site) == before


def test_a_folder_where_a_document_must_go_is_left_alone(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(site)
    (site / "feed.rss").unlink()
    (site / "feed.rss").mkdir()
    before = tree(site)
    refused(build(site))
    assert tree(site) == before


def test_a_link_where_a_document_must_go_does_not_lead_out_of_the_folder(tmp_path: Path) -> None:
    site, outside = tmp_path / "site", tmp_path / "thesis.txt"
    outside.write_text("mine", "utf-8")
    site.mkdir()
    (site / "calendar.ics").symlink_to(outside)
    refused(build(site))
    assert outside.read_text("utf-8") == "mine"


def test_a_closed_pipe_ends_an_export_without_a_traceback() -> None:
    command = [sys.executable, "-m", "metafeed", "export", "ical", FORUM, "--now", NOON]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT.parent
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        running.stdout.close()
        said = running.stderr.read().decode()
    assert "Traceback" not in said


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_in_the_source_folder_does_not_hang_the_check(tmp_path: Path) -> None:
    (tmp_path / "programme.yaml").write_text("name: K\nidentity: k.example,2026\n", "utf-8")
    os.mkfifo(tmp_path / "screenings.csv")
    done = CliRunner().invoke(app, ["check", str(tmp_path)])
    assert "MF010" in done.stderr


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_in_the_place_of_the_programme_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "programme.yaml")
    assert "not a file" in refused(CliRunner().invoke(app, ["check", str(tmp_path)]))
    (tmp_path / "page.html").write_text("<p>", "utf-8")
    embed = ["embed", FORUM, str(tmp_path / "page.html"), "--map", str(tmp_path / "programme.yaml")]
    assert "not a file" in refused(CliRunner().invoke(app, embed))
