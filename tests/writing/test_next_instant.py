"""When building again changes something: not a second before the instant that was told, and then at once."""

from __future__ import annotations

import re
import shutil
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.samples import NOW, ROOT
from tests.writing.house import NOON, build, edited, house, screening, tree, write

_SECOND = timedelta(seconds=1)


def _told(said: str) -> datetime | None:
    found = re.search(r"^building again changes something from (\S+) on$", said, re.MULTILINE)
    return datetime.fromisoformat(found[1]) if found else None


def _walk(source: Path, place: Path, now: str, steps: int) -> list[str]:
    """Build at each instant that is told, and just before it; return what was wrong, at all of them."""
    site, aside, wrong = place / "site", place / "aside", []
    instant = _told(build(source, site, now).stderr)
    last = datetime.fromisoformat(now)
    for _ in range(steps):
        if instant is None:
            break
        assert instant > last
        before = tree(site)
        if instant - _SECOND > last:
            shutil.rmtree(aside, ignore_errors=True)
            shutil.copytree(site, aside)
            build(source, aside, (instant - _SECOND).isoformat())
            early = [path for path, data in tree(aside).items() if before.get(path) != data]
            wrong += [f"before {instant.isoformat()}: {early[:4]}"] if early else []
        done = build(source, site, instant.isoformat())
        wrong += [] if tree(site) != before else [f"nothing changes at {instant.isoformat()}"]
        last, instant = instant, _told(done.stderr)
    if instant is None:
        before = tree(site)
        build(source, site, (last + timedelta(days=400)).isoformat())
        late = [path for path, data in tree(site).items() if before.get(path) != data]
        wrong += [f"after {last.isoformat()}, the last: {late[:4]}"] if late else []
    return wrong


@pytest.mark.parametrize("sample", ["film-forum", "everything"])
def test_each_instant_of_a_sample_is_the_first_at_which_something_changes(
    sample: str, tmp_path: Path
) -> None:
    assert _walk(ROOT / sample, tmp_path, NOW[sample], 12) == []


def test_the_first_instants_of_the_festival_are_the_first_at_which_something_changes(tmp_path: Path) -> None:
    assert _walk(ROOT / "festival", tmp_path, NOW["festival"], 4) == []


@pytest.mark.long
@pytest.mark.parametrize("sample", NOW)
def test_forty_instants_of_a_sample_are_the_first_at_which_something_changes(
    sample: str, tmp_path: Path
) -> None:
    assert _walk(ROOT / sample, tmp_path, NOW[sample], 40) == []


def _sooner_or_later(source: dict[str, Any]) -> None:
    screening(source, "c1").update(visibility="embargoed", public_from="2026-03-22T10:00")
    screening(source, "c2").update(
        on_sale="2026-03-23T09:00", prices=[{"price": "9.00"}], tickets="https://tickets.example/c2"
    )
    image = {"alt": "A still.", "url": "https://kino.example/still.jpg", "width": 1600, "height": 900}
    source["films"][1]["images"] = [image | {"rights_until": "2026-03-25"}]
    screening(source, "s2")["status"] = "cancelled"


def test_embargo_sale_rights_and_windows_are_each_told_to_the_second(tmp_path: Path) -> None:
    file = write(tmp_path, edited(house(), _sooner_or_later))
    assert _walk(file, tmp_path, NOON, 40) == []


@pytest.mark.parametrize(
    ("keys", "instant"),
    [
        ({"visibility": "embargoed", "public_from": "2026-03-22T10:00"}, "2026-03-22T10:00:00+01:00"),
        ({"on_sale": "2026-03-23T09:00", "tickets": "https://t.example/"}, "2026-03-23T09:00:00+01:00"),
        # The last chance for a film with several days is told three days ahead.
        ({"date": "2026-03-27"}, "2026-03-25T20:00:00+01:00"),
        # A showing that has begun stays 60 days, and is still told at the last instant of them.
        ({"date": "2026-03-21"}, "2026-05-20T20:00:01+01:00"),
    ],
)
def test_the_next_instant_of_a_house_is(keys: dict[str, str], instant: str, tmp_path: Path) -> None:
    source = house()
    source["screenings"] = [screening(source, "c1"), screening(source, "c2") | keys]
    source["films"] = source["films"][:1]
    if keys.get("date") != "2026-03-27":
        source["screenings"] = source["screenings"][1:]
    assert _told(build(write(tmp_path, source), tmp_path / "site").stderr) == datetime.fromisoformat(instant)


def test_nothing_is_told_where_nothing_is_to_come(tmp_path: Path) -> None:
    file = write(tmp_path, house() | {"screenings": []})
    assert _told(build(file, tmp_path / "site").stderr) is None


def test_a_programme_edited_between_its_instants_still_tells_the_next_one(tmp_path: Path) -> None:
    """Withdrawn, moved away from a view, cancelled: what is told only until its time has its instant."""
    file, site = write(tmp_path, house()), tmp_path / "site"
    build(file, site)
    source = house()
    source["screenings"] = [each for each in source["screenings"] if each["id"] != "s1"]
    screening(source, "c1")["format"] = "dcp"
    screening(source, "c2").pop("access")
    file = write(tmp_path, source)
    assert _walk(file, tmp_path, "2026-03-21T12:00:00+01:00", 40) == []
