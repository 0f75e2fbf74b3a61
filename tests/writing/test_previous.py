"""The memory that a build goes on from: named, missing, and broken in every way; what a CI job does with it."""

from __future__ import annotations

import hashlib
import json
import os
import random
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.writing.house import (
    LATER,
    NOON,
    Source,
    build,
    edited,
    house,
    run,
    screening,
    stats,
    tree,
    without,
    write,
)

EVEN_LATER = "2026-03-22T12:00:00+01:00"
RESTORE = "hint: fetch it again from the live site, or from the last good build"


def _edit(source: Source) -> None:
    screening(source, "c1").update(time="21:00", format="dcp")
    without(source, "s1")
    source["films"][0]["title"] = "Cranes"


@pytest.fixture
def live(tmp_path: Path) -> Path:
    """Return a folder that was built, and built again after an edit."""
    site = tmp_path / "live"
    build(write(tmp_path / "old", house()), site)
    build(write(tmp_path / "old", edited(house(), _edit)), site, LATER)
    return site


def _twice_edited() -> Source:
    return edited(house(), _edit, lambda source: screening(source, "s2").update(sale="sold-out"))


# A round in CI


@pytest.mark.parametrize("name", ["", "published.jsonl"])
def test_a_build_into_an_empty_folder_with_previous_is_the_one_in_the_old_folder(
    name: str, live: Path, tmp_path: Path
) -> None:
    file = write(tmp_path / "new", _twice_edited())
    build(file, tmp_path / "site", EVEN_LATER, "--previous", live / name)
    build(file, live, EVEN_LATER)
    assert tree(tmp_path / "site") == tree(live)


def test_ten_rounds_in_ci_are_ten_builds_in_one_folder(tmp_path: Path) -> None:
    here, source = tmp_path / "here", house()
    previous: list[object] = ["--previous", tmp_path / "none", "--first"]
    for day in range(1, 11):
        now, there = f"2026-03-{day:02}T12:00:00+01:00", tmp_path / f"there-{day}"
        screening(source, ("c1", "c2", "s1", "s2")[day % 4])["time"] = f"{10 + day}:00"
        screening(source, "s1")["status"] = "cancelled" if day % 3 == 0 else "scheduled"
        file = write(tmp_path / "source", source)
        build(file, here, now)
        build(file, there, now, *previous)
        assert tree(there) == tree(here)
        previous = ["--previous", there]


def test_previous_is_left_as_it_is(live: Path, tmp_path: Path) -> None:
    before = stats(live)
    build(write(tmp_path / "new", _twice_edited()), tmp_path / "site", EVEN_LATER, "--previous", live)
    assert stats(live) == before


# Missing


@pytest.mark.parametrize("name", ["nowhere", "nowhere/published.jsonl", "empty", "empty/published.jsonl"])
def test_a_missing_previous_is_wrong_usage_unless_it_is_the_first_time(name: str, tmp_path: Path) -> None:
    file, site = write(tmp_path, house()), tmp_path / "site"
    (tmp_path / "empty").mkdir()
    done = run("build", file, "-o", site, "--now", NOON, "--previous", tmp_path / name)
    assert done.exit_code == 2
    assert f"{tmp_path / name}: there is no published.jsonl" in done.stderr
    assert "hint: fetch it from the live site; for the very first build say --first" in done.stderr
    assert not site.exists()
    build(file, site, NOON, "--previous", tmp_path / name, "--first")
    assert (site / "published.jsonl").exists()


def test_first_goes_on_from_a_previous_that_is_there(live: Path, tmp_path: Path) -> None:
    file = write(tmp_path / "new", _twice_edited())
    build(file, tmp_path / "a", EVEN_LATER, "--previous", live)
    build(file, tmp_path / "b", EVEN_LATER, "--previous", live, "--first")
    assert tree(tmp_path / "a") == tree(tmp_path / "b")


def test_first_alone_is_wrong_usage(tmp_path: Path) -> None:
    done = run("build", write(tmp_path, house()), "-o", tmp_path / "site", "--now", NOON, "--first")
    assert done.exit_code == 2
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("command", ["export", "diff"])
def test_a_missing_memory_is_wrong_usage_of_other_commands_too(command: str, tmp_path: Path) -> None:
    file, nowhere = write(tmp_path, house()), tmp_path / "nowhere"
    arguments: dict[str, list[object]] = {
        "export": ["export", "ical", file, "--now", NOON, "--previous", nowhere],
        "diff": ["diff", file, "--now", NOON, "--against", nowhere],
    }
    done = run(*arguments[command])
    assert done.exit_code == 2
    assert "there is no published.jsonl" in done.stderr
    assert done.stdout == ""


# Broken


def _lines(memory: bytes) -> list[Any]:
    return [json.loads(line) for line in memory.splitlines()]


def _bytes(lines: list[Any]) -> bytes:
    return b"".join(json.dumps(line).encode() + b"\n" for line in lines)


def _head(**keys: object) -> Callable[[bytes], bytes]:
    def spoil(memory: bytes) -> bytes:
        head, *others = _lines(memory)
        return _bytes([head | keys, *others])

    return spoil


def _without_line(which: str) -> Callable[[bytes], bytes]:
    """Take out an item that others refer to, and say the end as if it had never been there."""

    def spoil(memory: bytes) -> bytes:
        kept = [each for each in _lines(memory) if each.get("item") != which]
        kept[-1]["end"] = len(kept) - 2
        return _bytes(kept)

    return spoil


def _signed(memory: bytes) -> bytes:
    """Return a memory with the digest of what is in it."""
    told = memory[: memory.rindex(b'{"end"')]
    return told + b'{"end":"' + hashlib.sha256(told).hexdigest().encode() + b'"}\n'


#: How the memory is broken → what is done to it, and the code that tells it.
BROKEN: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda _: b"", "MF801"),
    "not UTF-8": (lambda memory: memory.replace(b"Lux", b"L\xff\xfe"), "MF801"),
    "UTF-16": (lambda memory: memory.decode().encode("utf-16"), "MF801"),
    "a web page": (lambda _: b"<!doctype html><title>404</title>\n", "MF801"),
    "bytes of nothing": (lambda _: bytes(4096), "MF801"),
    "cut off in a line": (lambda memory: memory[: len(memory) // 2], "MF801"),
    "cut off in its last line": (lambda memory: memory[:-3], "MF801"),
    "cut off between lines": (lambda memory: memory[: memory.rindex(b'{"end"')], "MF801"),
    "its head alone": (lambda memory: memory[: memory.index(b"\n") + 1], "MF801"),
    "without a head": (lambda memory: memory[memory.index(b"\n") + 1 :], "MF801"),
    "a line less": (
        lambda memory: _bytes([each for n, each in enumerate(_lines(memory)) if n != 3]),
        "MF801",
    ),
    "twice itself": (lambda memory: memory * 2, "MF801"),
    "lists": (lambda _: b"[]\n" * 5, "MF801"),
    "numbers": (lambda _: b"1\n2\n", "MF801"),
    "deep": (lambda _: b"[" * 100_000 + b"\n", "MF801"),
    "newer": (_head(version=2), "MF802"),
    "much newer": (_head(version=10**15), "MF802"),
    "of a version beyond all": (_head(version=10**30), "MF801"),
    "of no version": (_head(version="1"), "MF801"),
    "of version true": (_head(version=True), "MF801"),
    "of a version before the first": (_head(version=-1), "MF801"),
    "of another identity": (lambda memory: _signed(_head(identity="other.example,2020")(memory)), "MF803"),
    "of an identity that is none": (_head(identity=["kino.example,2026"]), "MF801"),
    "without a film": (_without_line("film/cranes"), "MF801"),
    "without a venue": (_without_line("venue/odeon"), "MF801"),
}


def _refused(place: Path, file: Path, memory: Path, code: str) -> None:
    """Build with a broken memory, in its own folder and as --previous: nothing is written, and it is said why."""
    site = place / "site"
    before, others = tree(memory.parent) if memory.is_file() else {}, stats(memory.parent)
    for where, arguments in (
        (memory.parent, ()),
        (site, ("--previous", memory)),
        (site, ("--previous", memory.parent)),
    ):
        done = run("build", file, "-o", where, "--now", EVEN_LATER, *arguments)
        assert done.exit_code == 1, done.stderr
        assert f"error {code}: " in done.stderr, done.stderr
        assert f"{memory.name}:" in done.stderr
        assert "hint: " in done.stderr
        assert "nothing was written" in done.stderr
        assert stats(memory.parent) == others
        assert not site.exists()
    assert not memory.is_file() or tree(memory.parent) == before


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_memory_stops_the_build_with_a_finding(how: str, live: Path, tmp_path: Path) -> None:
    spoil, code = BROKEN[how]
    memory = live / "published.jsonl"
    memory.write_bytes(spoil(memory.read_bytes()))
    # All is withdrawn that the memory knows, so that it has to tell it from what it remembers.
    file = write(tmp_path / "new", house() | {"films": [], "venues": house()["venues"][:1], "screenings": []})
    _refused(tmp_path, file, memory, code)


def test_a_finding_says_in_which_line_a_memory_is_broken(live: Path, tmp_path: Path) -> None:
    memory = live / "published.jsonl"
    lines = memory.read_bytes().splitlines(keepends=True)
    memory.write_bytes(b"".join([*lines[:6], b"{]\n", *lines[7:]]))
    done = run("build", write(tmp_path / "new", house()), "-o", live, "--now", EVEN_LATER, "--format", "json")
    report = json.loads(done.stdout)
    (finding,) = [each for each in report["findings"] if each["severity"] == "error"]
    assert (finding["code"], finding["path"], finding["line"]) == ("MF801", str(memory), 7)


def test_a_folder_or_a_pipe_for_a_memory_is_a_finding(tmp_path: Path) -> None:
    for name, make in (("folder", Path.mkdir), ("pipe", os.mkfifo)):
        place = tmp_path / name
        place.mkdir()
        make(place / "published.jsonl")
        done = run("build", write(tmp_path / "new", house()), "-o", place, "--now", NOON)
        assert done.exit_code == 1
        assert "error MF801: " in done.stderr
        assert [path.name for path in place.iterdir()] == ["published.jsonl"]


def test_a_pipe_as_previous_does_not_hang(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    done = run(
        "build",
        write(tmp_path, house()),
        "-o",
        tmp_path / "site",
        "--now",
        NOON,
        "--previous",
        tmp_path / "pipe",
    )
    assert done.exit_code == 1
    assert "error MF801: " in done.stderr
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("command", ["export", "diff"])
@pytest.mark.parametrize(
    "how", ["not UTF-8", "cut off in a line", "newer", "of another identity", "without a film"]
)
def test_a_broken_memory_stops_other_commands(command: str, how: str, live: Path, tmp_path: Path) -> None:
    spoil, code = BROKEN[how]
    memory = live / "published.jsonl"
    memory.write_bytes(spoil(memory.read_bytes()))
    file = write(tmp_path / "new", house() | {"films": [], "screenings": []})
    arguments: dict[str, list[object]] = {
        "export": ["export", "ical", file, "--now", EVEN_LATER, "--previous", live],
        "diff": ["diff", file, "--now", EVEN_LATER, "--against", live],
    }
    done = run(*arguments[command])
    assert done.exit_code == 1
    assert code in done.stderr
    assert done.stdout == ""


# Any value anywhere

WRONG: tuple[Any, ...] = (
    None,
    True,
    0,
    -1,
    10**400,
    1e308,
    "",
    "x",
    "\ud800x"[1:],
    "9999-12-31T23:59:59+14:00",
    "0001-01-01T00:00:00Z",
    "2026-03-28T20:00:00",
    [],
    [[]],
    ["x"],
    {},
    {"x": {}},
)


def _places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    yield path
    for key in value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ():
        yield from _places(value[key], (*path, key))


def _with(value: Any, path: tuple[Any, ...], new: Any) -> Any:
    if not path:
        return new
    copied = dict(value) if isinstance(value, dict) else list(value)
    copied[path[0]] = _with(value[path[0]], path[1:], new)
    return copied


def _spoilt(memory: bytes, dice: random.Random) -> tuple[bytes, str]:
    """Return a memory with one value replaced, a key dropped or a key added; and what was done."""
    lines = _lines(memory)
    number = dice.randrange(len(lines))
    places = list(_places(lines[number]))
    path = dice.choice(places[1:])
    new = dice.choice(WRONG)
    lines[number] = _with(lines[number], path, new)
    return _bytes(lines), f"line {number + 1}, {path}: {new!r:.60}"


#: What is broken → the key that a line has, its value, the place in it, and what stands there.
SPOILT: dict[str, tuple[str, str, tuple[Any, ...], Any]] = {
    "works that are a text": ("item", "screening/c1", ("record", "works"), "x"),
    "a work that is a text": ("item", "screening/c1", ("record", "works", 0), "x"),
    "no works": ("item", "screening/c1", ("record", "works"), []),
    "a venue that is a list": ("item", "screening/c1", ("record", "venue"), ["x"]),
    "a spoken language that is a number": ("item", "screening/c1", ("record", "spoken", 0), 1e308),
    "news of a list": ("of", "film/cranes", ("of",), [["x"]]),
    "news of nothing known": ("of", "film/cranes", ("of",), "film/nowhere"),
    "news with a title of nothing": ("of", "film/cranes", ("titles", 0), {"x": {}}),
    "a change at a venue that is a number": ("of", "film/cranes", ("changes", 0, "places", 0, "venue"), 0),
    "a change in a zone that is a list": ("of", "film/cranes", ("changes", 0, "places", 0, "zone"), ["x"]),
    "a change in no zone": ("of", "film/cranes", ("changes", 0, "places", 0, "zone"), None),
    "a change in a zone of its own": ("of", "film/cranes", ("changes", 0, "places", 0, "zone"), "Mars/Base"),
    "a change that starts at a number": ("of", "film/cranes", ("changes", 0, "places", 0, "start"), -1),
    "a change of a kind of its own": ("of", "film/cranes", ("changes", 0, "kind"), "exploded"),
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_memory_with_a_wrong_value_stops_the_build_with_a_finding(
    how: str, live: Path, tmp_path: Path
) -> None:
    key, value, place, wrong = SPOILT[how]
    memory = live / "published.jsonl"
    lines = _lines(memory.read_bytes())
    number = next(n for n, line in enumerate(lines) if line.get(key) == value)
    lines[number] = _with(lines[number], place, wrong)
    memory.write_bytes(_bytes(lines))
    same = write(tmp_path / "same", edited(house(), _edit))
    if key == "item":
        # What is still in the source may do without its record; what is gone is told from it.
        run("build", same, "-o", live, "--now", EVEN_LATER, "--dry-run")
        gone = house() | {"films": [], "venues": house()["venues"][:1], "screenings": []}
        _refused(tmp_path, write(tmp_path / "gone", gone), memory, "MF801")
    else:
        _refused(tmp_path, same, memory, "MF801")


def _never_a_traceback(live: Path, place: Path, count: int, seed: int) -> None:
    """Build with spoilt memories: either with a finding and nothing written, or to the end."""
    memory, dice = live / "published.jsonl", random.Random(seed)
    good = memory.read_bytes()
    gone = house() | {"films": [], "venues": house()["venues"][:1], "screenings": []}
    files = [write(place / "same", edited(house(), _edit)), write(place / "gone", gone)]
    wrong = []
    for _ in range(count):
        octets, told = _spoilt(good, dice)
        memory.write_bytes(octets)
        for file in files:
            before = stats(live)
            site = place / "site"
            shutil.rmtree(site, ignore_errors=True)
            try:
                done = run(
                    "build", file, "-o", site, "--now", EVEN_LATER, "--allow-shrink", "--previous", live
                )
            except AssertionError as error:
                wrong.append(f"{file.parent.name}, {told}: {error!s:.120}")
                continue
            assert stats(live) == before
            if done.exit_code:
                assert not site.exists(), told
                if "error MF80" not in done.stderr or "hint: " not in done.stderr:
                    wrong.append(f"{file.parent.name}, {told}: {done.stderr[:120]}")
    assert wrong == []


def test_a_wrong_value_anywhere_in_a_memory_is_a_finding_or_does_no_harm(live: Path, tmp_path: Path) -> None:
    _never_a_traceback(live, tmp_path, 25, seed=1)


@pytest.mark.long
def test_two_thousand_wrong_values_in_a_memory_are_findings_or_do_no_harm(live: Path, tmp_path: Path) -> None:
    _never_a_traceback(live, tmp_path, 2000, seed=2)
