"""Two builds into one folder at the same time, as real processes: one waits for the other."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from metafeed.lock import locked
from tests.samples import ROOT
from tests.writing.house import LATER, NOON, build, dead_links, edited, house, screening, tree, write

fcntl = pytest.importorskip("fcntl")


def _start(file: Path, site: Path, now: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "metafeed", "build", str(file), "-o", str(site), "--now", now],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT.parent,
    )


def _end(running: subprocess.Popen[str]) -> str:
    _, said = running.communicate(timeout=60)
    assert running.returncode == 0, said
    return said


def test_two_builds_of_the_same_at_once_end_well_and_one_writes(tmp_path: Path) -> None:
    file, site = write(tmp_path, house()), tmp_path / "site"
    said = [_end(each) for each in [_start(file, site, NOON), _start(file, site, NOON)]]
    written = sorted("61 written, 0 unchanged" in each for each in said)
    assert written == [False, True]
    assert any("0 written, 61 unchanged" in each for each in said)
    build(file, tmp_path / "alone", NOON)
    assert tree(site) == tree(tmp_path / "alone")


def test_four_builds_of_two_programmes_at_once_are_as_if_one_came_after_the_other(tmp_path: Path) -> None:
    site, here, there = tmp_path / "site", tmp_path / "here", tmp_path / "there"
    old = write(tmp_path / "old", house())
    new = write(
        tmp_path / "new", edited(house(), lambda source: screening(source, "c1").update(time="21:00"))
    )
    build(old, site, NOON)
    running = [_start(file, site, LATER) for file in (old, new, old, new)]
    for each in running:
        _end(each)
    contents = tree(site)
    assert dead_links(contents) == set()
    assert [path for path in contents if ".metafeed-" in path] == []
    # Whoever came last: building the same again changes nothing.
    last = new if b"T210000" in contents["calendar.ics"] else old
    build(last, site, LATER)
    assert tree(site) == contents
    assert not here.exists()
    assert not there.exists()


def test_a_build_waits_while_another_holds_the_folder_and_says_so(tmp_path: Path) -> None:
    file, site = write(tmp_path, house()), tmp_path / "site"
    site.mkdir()
    with locked(site, lambda: pytest.fail("nobody else is there")):
        running = _start(file, site, NOON)
        assert running.stderr is not None
        assert running.stderr.readline() == "waiting for another build …\n"
        assert running.poll() is None
        assert list(site.iterdir()) == []
    _end(running)
    assert (site / "calendar.ics").exists()


def test_a_lock_leaves_nothing_behind(tmp_path: Path) -> None:
    with locked(tmp_path, lambda: None):
        pass
    assert list(tmp_path.iterdir()) == []
