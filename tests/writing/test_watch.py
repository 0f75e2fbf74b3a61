"""`build --watch`, as a real process: it builds when the source is saved, and when something is due."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from tests.samples import ROOT
from tests.writing.house import Source, edited, house, screening, stats, tree, write

pytest.importorskip("watchfiles")

#: Seconds that anything may take; on a busy machine a start takes several.
PATIENCE = 40


def _coming() -> Source:
    """Return the house with its showings a month from today, for watching goes by the clock."""
    source = house()
    for number, each in enumerate(source["screenings"]):
        each["date"] = str(datetime.now().astimezone().date() + timedelta(days=30 + number))
    return source


class Watching:
    """A process that watches a source."""

    def __init__(self, file: Path, site: Path) -> None:
        self.said: list[str] = []
        self._process = subprocess.Popen(
            [sys.executable, "-m", "metafeed", "build", str(file), "-o", str(site), "--watch"],
            stderr=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            text=True,
            cwd=ROOT.parent,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self._process.stderr is not None
        for line in self._process.stderr:
            self.said.append(line)

    def heard(self, words: str) -> int:
        """Return in how many lines some words were said."""
        return sum(words in line for line in self.said)

    def until(self, holds: Callable[[], object]) -> None:
        """Wait until something holds."""
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, "".join(self.said)
            assert self._process.poll() is None, "".join(self.said)
            time.sleep(0.02)

    def is_watching(self) -> None:
        """Wait until the first build is done and saves are seen."""
        self.until(lambda: self.heard("watching "))
        time.sleep(0.5)  # nothing says when the system has begun to tell of changes

    def end(self, number: signal.Signals = signal.SIGINT) -> int:
        """Send a signal and return the exit code."""
        self._process.send_signal(number)
        code = self._process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        return code

    def stop(self) -> None:
        """End the process, however it is."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait(PATIENCE)
        self._reader.join(PATIENCE)
        assert self._process.stderr is not None
        self._process.stderr.close()


@pytest.fixture
def watch() -> Iterator[Callable[[Path, Path], Watching]]:
    begun: list[Watching] = []

    def begin(file: Path, site: Path) -> Watching:
        begun.append(Watching(file, site))
        return begun[-1]

    yield begin
    for each in begun:
        each.stop()


Begin = Callable[[Path, Path], Watching]


def test_a_save_is_built_a_broken_one_leaves_what_was_published_and_ctrl_c_ends_it(
    watch: Begin, tmp_path: Path
) -> None:
    source, site = tmp_path / "source", tmp_path / "site"
    write(source, _coming())
    watching = watch(source, site)
    watching.is_watching()
    assert b"The Cranes Are Flying" in (site / "feed.rss").read_bytes()

    write(source, edited(_coming(), lambda made: made["films"][0].update(title="Letyat zhuravli")))
    watching.until(lambda: b"Letyat zhuravli" in (site / "feed.rss").read_bytes())
    watching.until(lambda: watching.heard("documents in") == 2)

    before = stats(site)
    (source / "programme.json").write_text('{"name": "Kino",', "utf-8")
    watching.until(lambda: watching.heard("what was published stays"))
    assert stats(site) == before

    write(source, edited(_coming(), lambda made: made["films"][0].update(title="Quand passent")))
    watching.until(lambda: b"Quand passent" in (site / "feed.rss").read_bytes())
    watching.until(lambda: watching.heard("documents in") == 3)
    assert watching.end() == 0
    assert watching.heard("Traceback") == 0
    assert [path for path in tree(site) if ".metafeed-" in path] == []


def test_a_source_that_is_broken_at_first_is_built_when_it_is_mended(watch: Begin, tmp_path: Path) -> None:
    source, site = tmp_path / "source", tmp_path / "site"
    source.mkdir()
    (source / "programme.json").write_text("{", "utf-8")
    watching = watch(source, site)
    watching.is_watching()
    assert not site.exists()
    write(source, _coming())
    watching.until((site / "published.jsonl").exists)
    watching.until(lambda: watching.heard("documents in"))
    assert watching.end() == 0


@pytest.mark.long
def test_what_is_due_is_built_without_a_save(watch: Begin, tmp_path: Path) -> None:
    source, site = tmp_path / "source", tmp_path / "site"
    due = datetime.now().astimezone() + timedelta(seconds=8)
    programme = edited(
        _coming(),
        lambda made: screening(made, "c1").update(
            visibility="embargoed", public_from=due.isoformat("T", "seconds")
        ),
    )
    write(source, programme)
    watching = watch(source, site)
    watching.is_watching()
    watching.until((site / "screenings/c1.jsonld").exists)
    assert datetime.now().astimezone() >= due - timedelta(seconds=1)
    watching.until(lambda: watching.heard("documents in") == 2)
    assert json.loads((site / "screenings/c1.jsonld").read_bytes())
    assert watching.end() == 0


def test_a_site_inside_the_source_is_not_built_over_and_over(watch: Begin, tmp_path: Path) -> None:
    source = tmp_path / "source"
    write(source, _coming())
    watching = watch(source, source / "site")
    watching.is_watching()
    write(source, edited(_coming(), lambda made: screening(made, "c1").update(time="21:00")))
    watching.until(lambda: watching.heard("documents in") == 2)
    time.sleep(1.5)
    assert watching.heard("documents in") == 2
    assert watching.end() == 0


def test_a_guard_that_stops_a_build_does_not_end_watching(watch: Begin, tmp_path: Path) -> None:
    source, site = tmp_path / "source", tmp_path / "site"
    write(source, _coming())
    watching = watch(source, site)
    watching.is_watching()
    before = stats(site)
    write(source, _coming() | {"screenings": []})
    watching.until(lambda: watching.heard("MF806"))
    watching.until(lambda: watching.heard("what was published stays"))
    assert stats(site) == before
    assert watching.end() == 0
