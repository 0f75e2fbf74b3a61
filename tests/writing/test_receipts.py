"""Building again when nothing has changed is a look at the files; whatever has changed is seen."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from metafeed import read, receipts
from metafeed.cli import app
from tests.samples import ROOT

NOON = "2019-07-26T12:00:00-04:00"
OTHERS = {"minimal": "2026-03-01T12:00:00+00:00", "festival": "2026-09-01T12:00:00+00:00"}


@pytest.fixture(autouse=True)
def settled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Believe files that were written a moment ago, and keep receipts apart."""
    monkeypatch.setattr(receipts, "_TICK", 0)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a copy of a sample."""
    return Path(shutil.copytree(ROOT / "film-forum", tmp_path / "source"))


def build(source: Path, *arguments: str, now: str = NOON) -> Result:
    """Build a source into `site` beside it."""
    words = ["build", str(source), "-o", str(source.parent / "site"), "--now", now, *arguments]
    return CliRunner().invoke(app, words)


def never(*_: object) -> None:
    """Stand where a source is read that must not be."""
    raise AssertionError


def receipt(source: Path) -> Path:
    """Return the only receipt."""
    (file,) = (source.parent / "cache" / "metafeed").iterdir()
    return file


@pytest.mark.parametrize("name", ["film-forum", "minimal", "festival"])
def test_a_build_that_finds_nothing_to_do_says_what_doing_all_the_work_says(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = Path(shutil.copytree(ROOT / name, tmp_path / "source"))
    now = OTHERS.get(name, NOON)
    first = build(source, now=now)
    assert first.exit_code == 0, first.stderr
    whole = build(source, "--no-cache", now=now)
    for form in ("text", "json", "sarif", "github"):
        told = build(source, "--no-cache", "--format", form, now=now)
        with monkeypatch.context() as patched:
            patched.setattr(read, "read", never)
            again = build(source, "--format", form, now=now)
        assert again.exit_code == 0
        assert (again.stdout, again.stderr) == (told.stdout, told.stderr)
    assert "0 written" in whole.stderr


def test_nothing_is_read_nor_written_when_nothing_has_changed(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(source)
    before = {path: path.stat().st_ctime_ns for path in (source.parent / "site").rglob("*")}
    monkeypatch.setattr(read, "read", never)
    assert build(source).exit_code == 0
    assert {path: path.stat().st_ctime_ns for path in (source.parent / "site").rglob("*")} == before


def edit(path: str, old: str, new: str) -> Callable[[Path], None]:
    """Return what replaces a text in a file, and keeps its size and time where it can."""

    def change(home: Path) -> None:
        file = home / path
        stood = file.stat()
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")
        os.utime(file, ns=(stood.st_atime_ns, stood.st_mtime_ns))

    return change


def anew(path: str, text: str = "x") -> Callable[[Path], None]:
    """Return what writes a file."""

    def change(home: Path) -> None:
        (home / path).parent.mkdir(exist_ok=True)
        (home / path).write_text(text, "utf-8")

    return change


def gone(path: str) -> Callable[[Path], None]:
    """Return what removes a file."""
    return lambda home: (home / path).unlink()


CHANGES: dict[str, Callable[[Path], None]] = {
    "a word of the same length, with the old time": edit("source/programme.yaml", "Film Forum", "Film Forun"),
    "a new film": anew("source/films/m.md", "---\ntitle: M\n---\n"),
    "a film that is gone": gone("source/films/cranes.md"),
    "a file that is not read": anew("source/film.yaml"),
    "a template": anew("source/templates/film.html", "<p>{{ view.path }}</p>"),
    "a document of the same length, with the old time": edit(
        "site/calendar.ics", "VERSION:2.0", "VERSION:2.1"
    ),
    "a document that is gone": gone("site/feed.rss"),
    "a memory that is gone": gone("site/published.jsonl"),
    "a document that became a link": lambda home: (
        (home / "site/feed.rss").rename(home / "feed"),
        (home / "site/feed.rss").symlink_to(home / "feed"),
    )[0],
}


def works(*arguments: object, **named: object) -> bool:
    """Tell whether a build reads its source."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(read, "read", never)
        done = build(*arguments, **named)  # type: ignore[arg-type]
    assert done.exit_code == 0 or isinstance(done.exception, AssertionError)
    return done.exit_code != 0


@pytest.mark.parametrize("what", CHANGES)
def test_a_change_is_seen(what: str, source: Path) -> None:
    build(source)
    assert not works(source)
    CHANGES[what](source.parent)
    assert works(source)


def wrong(data: bytes) -> Callable[[Path], object]:
    """Return what puts other bytes into a receipt."""
    return lambda file: file.write_bytes(data)


def altered(key: str, value: object) -> Callable[[Path], object]:
    """Return what changes a value of a receipt."""
    return lambda file: file.write_text(json.dumps({**json.loads(file.read_bytes()), key: value}))


@pytest.mark.parametrize(
    "harm",
    [
        wrong(b""),
        wrong(b"[]"),
        wrong(b"\xff{"),
        wrong(b"{}"),
        lambda file: file.write_bytes(file.read_bytes()[:-20]),
        altered("program", ["0.0.1"]),
        altered("documents", None),
        altered("source", {}),
        altered("told", {"due": None}),
        altered("now", "2019-07-26T12:00:00"),
        altered("folder", "\0"),
        lambda file: (file.unlink(), file.mkdir()),
    ],
)
def test_a_receipt_that_is_wrong_costs_time_and_nothing_else(
    harm: Callable[[Path], object], source: Path
) -> None:
    first = build(source)
    harm(receipt(source))
    again = build(source)
    assert again.exit_code == 0, again.stderr
    assert again.stderr == first.stderr.replace(": 83 written, 0 unchanged", ": 0 written, 83 unchanged")


def test_a_build_earlier_than_the_receipt_or_when_something_is_due_does_its_work(
    source: Path,
) -> None:
    assert build(source).stderr.endswith(" changes something from 2019-07-26T14:35:00-04:00 on\n")
    assert not works(source, now="2019-07-26T14:34:59-04:00")
    assert works(source, now="2019-07-26T14:35:00-04:00")
    assert works(source, now="2019-07-26T11:59:59-04:00")


def test_what_is_asked_for_otherwise_is_done(source: Path) -> None:
    build(source)
    moved = build(source, "--base-url", "https://elsewhere.example/")
    assert "0 written" not in moved.stderr
    assert works(source, "--fail-on", "note")


def test_a_source_that_changed_a_moment_ago_leaves_no_receipt(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(receipts, "_TICK", 2_000_000_000)
    build(source)
    assert not (source.parent / "cache").exists()


def test_a_source_with_its_output_inside_is_settled_too(
    source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ["build", str(source), "-o", str(source / "site"), "--now", NOON]
    assert CliRunner().invoke(app, words).exit_code == 0
    with monkeypatch.context() as patched:
        patched.setattr(read, "read", never)
        assert CliRunner().invoke(app, words).exit_code == 0
    (source / "films/m.md").write_text("---\ntitle: M\n---\n")
    monkeypatch.setattr(read, "read", never)
    assert CliRunner().invoke(app, words).exit_code == 1


def test_what_will_be_found_only_once_it_is_published_is_found(tmp_path: Path) -> None:
    source = tmp_path / "kino.yaml"
    source.write_text(
        "name: Kino\nidentity: kino.example,2026\nbase_url: https://kino.example/\nclock: 24\n"
        "venues: [{id: kino, name: Kino, zone: Europe/Berlin, address: {street: A 1, locality: Berlin, country: DE}}]\n"
        "films: [{id: m, title: M, runtime: 117}]\n"
        "screenings: [{film: m, date: 2026-03-28, time: '20:00'}]\n",
        "utf-8",
    )
    now = "2026-03-01T12:00:00+00:00"
    assert "MF807" not in build(source, now=now).stderr
    assert "MF807" in build(source, now=now).stderr
    assert "MF807" in build(source, now=now).stderr


def test_without_a_cache_folder_a_build_is_a_build(source: Path) -> None:
    (source.parent / "cache").write_text("no folder")
    assert build(source).exit_code == 0
    assert build(source).exit_code == 0
