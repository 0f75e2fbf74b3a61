"""Whole builds as a user runs them, beside what a user would write or pick instead: wall time of programs.

    source: a Markdown file with JSON front matter for each film, and a table of screenings

Each peer writes the same documents: *plain* the same octets, the others what `benchmarks.peers.equivalent` finds equal
but for what it names in its `without.json`. metafeed also checks the source, and keeps a memory.
"""

from __future__ import annotations

import filecmp
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path

from benchmarks.measuring import Measured, Run, in_turns, program
from benchmarks.peers import hugo
from benchmarks.programmes import NOW, Size, folder
from benchmarks.rows import Row

SIZE, ROUNDS = Size(1000), 3
PEERS = Path(__file__).parent / "peers"
VIEWS = ["venues", "series", "formats", "access", "spoken", "subtitles"]
LEAN = {"without": ["screenings", "changes", *VIEWS], "emitters": ["jsonld", "ical", "rss"]}
FULL = {"without": ["screenings"], "emitters": ["jsonld", "ical", "rss", "atom", "jsonfeed"]}
PAGES = {"without": ["changes", *VIEWS], "emitters": ["jsonld", "html"]}
#: What metafeed writes besides what is compared, and what Hugo has as a file that it copies.
APART = ("published.jsonl", "changes", "subscribe", "qr", "opml")


def rows() -> list[Row]:
    """Return the rows."""
    with tempfile.TemporaryDirectory() as place:
        home = Path(place)
        os.environ["XDG_CACHE_HOME"] = str(home / "cache")
        return [*_lean(home), *_again(home), *_full(home), *_pages(home), *_check(home), *_jobs(home)]


def metafeed(*words: str | Path) -> Run:
    """Run metafeed."""
    return program(str(Path(sys.executable).with_name("metafeed")), *map(str, words))


def peer(name: str, *words: str | Path) -> Run:
    """Run a peer that is a module of Python."""
    return program(sys.executable, "-m", f"benchmarks.peers.{name}", *map(str, words))


@contextmanager
def fresh(home: Path, name: str) -> Iterator[Path]:
    """Give a folder that is not there yet, and is the last of its name."""
    out = home / name
    shutil.rmtree(out, ignore_errors=True)
    yield out


def build(home: Path, source: str, name: str, *words: str) -> Run:
    """Build a source into a folder that is not there, without a receipt of an earlier one."""
    with fresh(home, name) as out:
        return metafeed("build", home / source, "-o", out, "--now", NOW, "--no-cache", *words)


def _lean(home: Path) -> list[Row]:
    """Films and programme as JSON-LD, calendars and RSS: no document of a screening."""
    folder(home / "lean", SIZE, **LEAN)
    built = home / "built"
    metafeed("build", home / "lean", "-o", built, "--now", NOW)

    def run(name: str, *words: str | Path) -> Callable[[], Run]:
        def once() -> Run:
            with fresh(home, name) as out:
                return peer(name, *words, out)

        return once

    things: dict[str, Callable[[], Run]] = {
        "metafeed": lambda: build(home, "lean", "metafeed"),
        "metafeed --jobs 1": lambda: build(home, "lean", "alone", "-j", "1"),
        "plain": run("plain", home / "lean"),
        "limit": run("limit", home / "lean", built),
    }
    if _has_hugo():
        things["Hugo"] = lambda: _hugo(home, "lean")
    if _has_npm():
        things["npm"] = lambda: _npm(home)
    seen = in_turns(things, ROUNDS)
    _assert_same(home / "metafeed", home / "plain")
    _assert_same(home / "metafeed", home / "alone")
    for name in ("hugo-lean", "npm"):
        if (home / name).exists():
            _assert_equivalent(
                home / "metafeed", home / name, PEERS / name.partition("-")[0] / "without.json"
            )
    about = f"{SIZE.films:,} films, {SIZE.screenings:,} screenings; wall time"
    whole = seen["metafeed"].median("wall")
    found = [
        Row(
            "whole build, plain",
            seen["plain"].median("wall") / whole,
            15,
            f"{about} of *plain* over metafeed's",
            most=False,
            runs=seen,
        ),
        Row("whole build, limit", whole / seen["limit"].median("wall"), 8, f"{about} over *limit*'s"),
        Row(
            "whole build, one process",
            seen["metafeed --jobs 1"].median("wall") / whole,
            1.3,
            "wall time with --jobs 1 over that on all cores",
            most=False,
        ),
    ]
    if "Hugo" in seen:
        found.append(Row("whole build, Hugo", whole / seen["Hugo"].median("wall"), 1, f"{about} over Hugo's"))
    if "npm" in seen:
        found.append(
            Row(
                "whole build, npm",
                whole / seen["npm"].median("wall"),
                None,
                f"{about} over that of ical-generator, feed and schema-dts",
            )
        )
    return found


def _again(home: Path) -> list[Row]:
    """Nothing changed, one showing, one film: what the last build's receipt and the bytes that stand save."""
    source, out = home / "lean", home / "again"
    words = ("build", source, "-o", out, "--now", NOW)
    time.sleep(2.5)  # what was saved a moment ago is always read
    cold = metafeed(*words)
    helped = [metafeed("--help") for _ in range(5)]
    nothing = [metafeed(*words) for _ in range(5)]
    table, film = source / "screenings.csv", source / "films" / "film-7.md"

    def edited(path: Path, old: str, new: str) -> Run:
        text = path.read_text("utf-8")
        if old not in text:
            raise AssertionError(f"there is no {old!r} in {path.name}")
        path.write_text(text.replace(old, new, 1), "utf-8")
        return metafeed(*words)

    first = table.read_text("utf-8").splitlines()[1]
    at = [first.replace(",12:00,", f",12:{minute:02},") for minute in (0, 5, 10, 15)]
    row = [edited(table, old, new) for old, new in pairwise(at)]
    openings = ("A film about", "This is about", "It is about", "A film of")
    note = [edited(film, old, new) for old, new in pairwise(openings)]
    seen = {
        "cold": Measured((cold,)), "--help": Measured(tuple(helped)), "nothing changed": Measured(tuple(nothing)),
        "one showing changed": Measured(tuple(row)), "one note changed": Measured(tuple(note)),
    }  # fmt: skip
    start = seen["--help"].median("wall")
    of_cold = {name: (each.median("wall") - start) / (cold.wall - start) for name, each in seen.items()}
    about = "wall time above that of --help, of that of a cold build"
    return [
        Row("nothing changed", of_cold["nothing changed"], 0.08, about, runs=seen),
        Row("one showing changed", of_cold["one showing changed"], 0.12, f"{about}; in the table"),
        Row(
            "one film changed",
            of_cold["one note changed"],
            0.12,
            f"{about}; the note of one film of {SIZE.films:,}",
        ),
    ]


def _full(home: Path) -> list[Row]:
    """All views, Atom, JSON Feed and the news."""
    folder(home / "full", SIZE, **FULL)
    things = {
        "films and programme": lambda: build(home, "lean", "metafeed"),
        "all": lambda: build(home, "full", "whole"),
    }
    seen = in_turns(things, ROUNDS)
    ratio = seen["all"].median("wall") / seen["films and programme"].median("wall")
    return [
        Row(
            "all views, Atom, JSON Feed, news",
            ratio,
            2.5,
            "wall time over that of films and programme",
            runs=seen,
        )
    ]


def _pages(home: Path) -> list[Row]:
    """A document and a page for each film and screening."""
    if not _has_hugo():
        return []
    folder(home / "pages", SIZE, **PAGES)
    seen = in_turns(
        {"metafeed": lambda: build(home, "pages", "paged"), "Hugo": lambda: _hugo(home, "pages")}, 1
    )
    _assert_equivalent(home / "paged", home / "hugo-pages", PEERS / "hugo" / "without.json")
    ratio = seen["metafeed"].median("wall") / seen["Hugo"].median("wall")
    return [
        Row("a document and a page of each", ratio, 1, "wall time over Hugo's; JSON-LD and HTML", runs=seen)
    ]


def _check(home: Path) -> list[Row]:
    """`check` against reading and typing alone."""
    seen = in_turns(
        {
            "check": lambda: metafeed("check", home / "lean"),
            "read and typed": lambda: program(sys.executable, "-m", "benchmarks.reading", str(home / "lean")),
        },
        ROUNDS,
    )
    ratio = seen["check"].median("wall") / seen["read and typed"].median("wall")
    return [
        Row(
            "check", ratio, 2, "wall time over reading the files and model_validate, without rules", runs=seen
        )
    ]


def _jobs(home: Path) -> list[Row]:
    """Reading and rendering on two cores over one, of the same stages in processes of their own."""
    stages: dict[int, list[dict[str, float]]] = {1: [], 2: []}
    for _ in range(ROUNDS):
        for jobs, each in stages.items():
            out = home / "stages.json"
            program(sys.executable, "-m", "benchmarks.stages", str(home / "lean"), str(jobs), str(out))
            each.append(json.loads(out.read_text("utf-8")))
    seen = {
        f"{name}, {jobs}": Measured(tuple(Run(each[name], 0) for each in runs))
        for jobs, runs in stages.items() for name in runs[0]
    }  # fmt: skip
    found = []
    for name, what in (("documents", "rendering"), ("check", "checking")):
        ratio = seen[f"{name}, 1"].median("wall") / seen[f"{name}, 2"].median("wall")
        found.append(
            Row(
                f"--jobs 2, {what}",
                ratio,
                1.6 if name == "documents" else None,
                "wall time of the stage in one process over two",
                most=False,
                runs=seen,
            )
        )
    return found


# Peers


def _has_hugo() -> bool:
    try:
        hugo.program()
    except FileNotFoundError as error:
        print(f"  {error}", file=sys.stderr)
        return False
    return True


def _has_npm() -> bool:
    there = (PEERS / "npm" / "node_modules").exists()
    if not there:
        print("  the packages of npm are not here: cd benchmarks/peers/npm && npm ci", file=sys.stderr)
    return there


def _hugo(home: Path, kind: str) -> Run:
    with fresh(home, f"hugo-{kind}") as out:
        return peer("hugo", home / kind, out, kind)


def _npm(home: Path) -> Run:
    with fresh(home, "npm") as out:
        return program("node", str(PEERS / "npm" / "build.mjs"), str(home / "lean"), str(out), NOW)


def _assert_same(ours: Path, theirs: Path) -> None:
    """Stop where another folder has not the same octets, but for what only metafeed writes."""
    for each in theirs.rglob("*"):
        path = ours / each.relative_to(theirs)
        if each.is_file() and each.name not in APART and not filecmp.cmp(path, each, shallow=False):
            raise AssertionError(f"{each} differs")
    if not any(theirs.iterdir()):
        raise AssertionError(f"{theirs} is empty")


def _assert_equivalent(ours: Path, theirs: Path, without: Path) -> None:
    """Stop where a peer does not tell the same."""
    peer("equivalent", ours, theirs, *([without] if without.exists() else []))
