"""A build that is killed: every document is whole, none links to a missing one, and the next build goes on.

Real processes, killed by SIGKILL: as they are about to do their n-th step in the folder, or some time after
the first one, so that it may be in the middle of a write.
"""

from __future__ import annotations

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import pytest
from icalendar import Calendar
from lxml import etree

from tests.writing.house import (
    LATER,
    NOON,
    Source,
    build,
    dead_links,
    edited,
    house,
    screening,
    tree,
    without,
    write,
)

EVEN_LATER = "2026-03-22T12:00:00+01:00"


def _much_edited(source: Source) -> None:
    """Edit so that documents come, change and go: a new film, a withdrawn showing, a move, a format, a title."""
    screening(source, "c1").update(time="21:00", format="dcp")
    without(source, "s1")
    screening(source, "s2")["status"] = "cancelled"
    source["films"][1]["title"] = "Сталкер"
    source["films"].append({"id": "mirror", "title": "Mirror", "languages": ["ru"], "runtime": 107})
    source["screenings"] += [
        {
            "id": f"m{day}",
            "film": "mirror",
            "venue": "lux",
            "date": f"2026-04-0{day}",
            "time": "20:00",
            "format": "16mm",
        }
        for day in (1, 2)
    ]


class Victim:
    """A process whose builds are killed."""

    def __init__(self, place: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.writing.victim"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parent.parent.parent,
            text=True,
        )
        file = write(place / "warm", house())
        self._say({"arguments": ["build", str(file), "-o", str(place / "warm-site"), "--now", NOON]})

    def _say(self, order: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        self._process.stdin.write(json.dumps(order) + "\n")
        self._process.stdin.flush()

    def build(self, file: Path, site: Path, now: str, *arguments: str, **when: Any) -> dict[str, Any]:
        """Build, and be killed at `step`, or `seconds` after the first one; return how it ended."""
        command = ["build", str(file), "-o", str(site), "--now", now, *arguments]
        self._say({"arguments": command, "site": str(site), **when})
        output: IO[str] | None = self._process.stdout
        assert output is not None
        ended: dict[str, Any] = json.loads(output.readline())
        assert ended["killed"] or ended["code"] == 0
        return ended

    def close(self) -> None:
        """End the process."""
        for stream in (self._process.stdin, self._process.stdout):
            assert stream is not None
            stream.close()
        assert self._process.wait(30) == 0


@dataclass(frozen=True)
class Scene:
    """Sources before and after an edit, the folder as it was built before, and the one built undisturbed."""

    place: Path
    victim: Victim
    old: Path
    new: Path
    site_before: Path
    before: dict[str, bytes]
    after: dict[str, bytes]
    arguments: tuple[str, ...] = ()

    def fresh(self) -> Path:
        """Return a folder as it was before."""
        site = self.place / "site"
        shutil.rmtree(site, ignore_errors=True)
        if self.site_before.exists():
            shutil.copytree(self.site_before, site)
        return site


@pytest.fixture(scope="module")
def victim(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Victim]:
    made = Victim(tmp_path_factory.mktemp("victim"))
    yield made
    made.close()


@pytest.fixture(params=["edit", "first", "prune"])
def scene(request: pytest.FixtureRequest, victim: Victim, tmp_path: Path) -> Scene:
    """Return an edit of what is published, a first build, or an edit that prunes."""
    return _scene(request.param, victim, tmp_path)


def _scene(kind: str, victim: Victim, place: Path) -> Scene:
    old, new = write(place / "old", house()), write(place / "new", edited(house(), _much_edited))
    before, done = place / "before", place / "done"
    arguments: tuple[str, ...] = ()
    if kind != "first":
        build(old, before)
        shutil.copytree(before, done)
    if kind == "prune":
        # The 35mm view goes, and a film with its showings, whose time is over by then.
        new = write(place / "new", edited(house(), lambda source: without(source, "c1", "c2"), _no_cranes))
        arguments = ("--prune", "--allow-shrink")
    build(new, done, LATER, *arguments)
    return Scene(
        place, victim, old, new, before, tree(before) if before.exists() else {}, tree(done), arguments
    )


def _no_cranes(source: Source) -> None:
    del source["films"][0]


def _is_whole(path: str, data: bytes) -> None:
    """Raise if a document cannot be read to its end."""
    if path.endswith(".ics"):
        assert data.endswith(b"END:VCALENDAR\r\n")
        Calendar.from_ical(data)
    elif path.endswith((".rss", ".atom")):
        etree.fromstring(data)
    elif path.endswith(".jsonl"):
        assert [json.loads(line) for line in data.splitlines()]
    elif path.endswith((".json", ".jsonld")):
        json.loads(data)


def _sequences(contents: dict[str, bytes]) -> dict[str, int]:
    """Return the greatest SEQUENCE of each UID in any calendar."""
    found: dict[str, int] = {}
    for path, data in contents.items():
        if path.endswith(".ics"):
            for event in Calendar.from_ical(data).walk("VEVENT"):
                uid = str(event["UID"])
                found[uid] = max(found.get(uid, 0), int(event.get("SEQUENCE", 0)))
    return found


def _least(contents: dict[str, bytes]) -> dict[str, int]:
    """Return the least SEQUENCE of each UID in any calendar."""
    found: dict[str, int] = {}
    for path, data in contents.items():
        if path.endswith(".ics"):
            for event in Calendar.from_ical(data).walk("VEVENT"):
                uid = str(event["UID"])
                found[uid] = min(found.get(uid, 10**9), int(event.get("SEQUENCE", 0)))
    return found


def _found(site: Path) -> dict[str, bytes]:
    """Return what patrons find in a folder: not what lies beside the places of documents."""
    return {path: data for path, data in tree(site).items() if "/.metafeed-" not in f"/{path}"}


def _check_killed(scene: Scene, site: Path) -> None:
    contents = _found(site)
    for path, data in contents.items():
        _is_whole(path, data)
        if path != "published.jsonl":
            assert data in (scene.before.get(path), scene.after.get(path)), path
    assert dead_links(contents) == set()


def _goes_on(scene: Scene, site: Path) -> None:
    build(scene.new, site, LATER, *scene.arguments)
    assert tree(site) == scene.after


def _is_taken_back(scene: Scene, site: Path) -> None:
    """Build the old source again: no revision that could be read is given up or given twice."""
    read = [_sequences(scene.before), _sequences(_found(site))]
    build(scene.old, site, EVEN_LATER, "--allow-shrink")
    contents = tree(site)
    for told in read:
        least = _least(contents)
        assert {uid: (number, least[uid]) for uid, number in told.items() if least[uid] < number} == {}
    assert [path for path in contents if "/.metafeed-" in f"/{path}"] == []
    assert dead_links(contents) == set()


def _kill(scene: Scene, dice: random.Random, steps: int, seconds: float) -> Path:
    """Kill a build at a random instant; return the folder."""
    site = scene.fresh()
    if dice.random() < 0.5:
        ended = scene.victim.build(scene.new, site, LATER, *scene.arguments, step=dice.randrange(steps))
        assert ended["killed"]
    else:
        scene.victim.build(scene.new, site, LATER, *scene.arguments, seconds=dice.uniform(0, seconds))
    return site


def _measured(scene: Scene) -> tuple[int, float]:
    """Return how many steps an undisturbed build has, and how long it takes."""
    ended = scene.victim.build(scene.new, scene.fresh(), LATER, *scene.arguments)
    assert tree(scene.place / "site") == scene.after
    assert ended["steps"] > len(scene.after.keys() - scene.before.keys())
    return ended["steps"], ended["seconds"]


def _hold(scene: Scene, kills: int, then: Callable[[Scene, Path], None], seed: int) -> None:
    steps, seconds = _measured(scene)
    dice = random.Random(seed)
    for _ in range(kills):
        site = _kill(scene, dice, steps, seconds)
        if site.exists():
            _check_killed(scene, site)
        then(scene, site)


@pytest.mark.parametrize("then", [_goes_on, _is_taken_back])
def test_five_kills_leave_whole_documents_and_the_next_build_goes_on(
    scene: Scene, then: Callable[[Scene, Path], None]
) -> None:
    # Thirty in all: three scenes, two ways to go on.
    _hold(scene, 5, then, seed=1)


@pytest.mark.long
@pytest.mark.parametrize("then", [_goes_on, _is_taken_back])
@pytest.mark.parametrize("part", range(4))
def test_a_thousand_kills_leave_whole_documents_and_the_next_build_goes_on(
    scene: Scene, then: Callable[[Scene, Path], None], part: int
) -> None:
    # 42 kills, three scenes, two ways to go on, four parts: 1008.
    _hold(scene, 42, then, seed=100 + part)


@pytest.mark.long
def test_a_kill_before_each_single_step_leaves_whole_documents(scene: Scene) -> None:
    steps, _ = _measured(scene)
    for step in range(steps):
        site = scene.fresh()
        assert scene.victim.build(scene.new, site, LATER, *scene.arguments, step=step)["killed"]
        if site.exists():
            _check_killed(scene, site)
        _goes_on(scene, site)


def test_two_kills_on_end_do_no_more_harm_than_one(victim: Victim, tmp_path: Path) -> None:
    scene, dice = _scene("edit", victim, tmp_path), random.Random(2)
    steps, _ = _measured(scene)
    for _ in range(4):
        site = scene.fresh()
        for _ in range(3):
            scene.victim.build(scene.new, site, LATER, step=dice.randrange(steps))
            _check_killed(scene, site)
        _goes_on(scene, site)


def test_a_kill_and_a_later_now_give_no_revision_twice(victim: Victim, tmp_path: Path) -> None:
    scene, dice = _scene("edit", victim, tmp_path), random.Random(3)
    steps, _ = _measured(scene)
    for _ in range(6):
        site = scene.fresh()
        victim.build(scene.new, site, LATER, step=dice.randrange(steps))
        read = _sequences(_found(site))
        build(scene.new, site, EVEN_LATER)
        least = _least(tree(site))
        assert all(least[uid] >= number for uid, number in read.items())
        assert _sequences(tree(site)) == _sequences(scene.after)


def test_what_a_killed_build_left_beside_its_places_is_cleared(victim: Victim, tmp_path: Path) -> None:
    scene = _scene("edit", victim, tmp_path)
    steps, _ = _measured(scene)
    left = []
    for step in range(5, steps, max(1, steps // 10)):
        site = scene.fresh()
        victim.build(scene.new, site, LATER, step=step)
        left += [path for path in tree(site) if "/.metafeed-" in f"/{path}"]
        _goes_on(scene, site)
    assert left
