"""Zones: only places, only from the tzdata package; gaps and doubled hours."""

from __future__ import annotations

import os
import pickle
import struct
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from importlib import resources
from itertools import pairwise
from pathlib import Path

import pytest

from metafeed import zones
from metafeed.zones import Change, Doubled, Gap, Plain

NEW_YORK = zones.zone("America/New_York")
BERLIN = zones.zone("Europe/Berlin")


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


@pytest.mark.parametrize(
    "name",
    ["Europe/London", "America/Argentina/Buenos_Aires", "Asia/Calcutta", "US/Eastern"],
)
def test_a_place_is_accepted_under_the_name_that_was_written(name: str) -> None:
    assert zones.zone(name).key == name
    assert name in zones.names()


@pytest.mark.parametrize(
    "name",
    [
        *("EST", "GMT", "UTC", "UTC+1", "+01:00", "Etc/GMT+4", "Etc/UTC", "EST5EDT", "CET"),
        *("Japan", "Factory", "europe/london", "Europe/london", "Europe/Atlantis", "Europe", ""),
        *(
            "Europe/",
            "/Europe/London",
            "Europe//London",
            "Europe/../Europe/London",
            "Europe\\London",
        ),
        *("../zones", "/etc/localtime", "Europe/London\0", "Europe/London\n", " Europe/London"),
        *("__init__.py", "Europe/__init__.py", "tzdata.zi", "posixrules"),
    ],
)
def test_what_is_not_a_place_is_refused(name: str) -> None:
    with pytest.raises(zones.UnknownZone) as refusal:
        zones.zone(name)
    assert refusal.value.name == name
    with pytest.raises(LookupError):
        zones.footer(name)


def test_the_refusal_names_its_subject_and_pickles() -> None:
    refusal = pickle.loads(pickle.dumps(zones.UnknownZone("EST")))
    assert str(refusal) == "'EST' is not a time zone of the tz database"
    assert refusal.name == "EST"


def test_a_zone_is_made_once() -> None:
    assert zones.zone("Europe/Berlin") is BERLIN


def test_every_name_that_is_listed_can_be_read() -> None:
    assert len(zones.names()) > 500
    assert {zones.zone(name).key for name in zones.names()} == zones.names()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *(("EST", "America/New_York"), ("ET", "America/New_York"), ("PDT", "America/Los_Angeles")),
        *(("CST", "America/Chicago"), ("MT", "America/Denver"), ("GMT", "Europe/London")),
        *(("BST", "Europe/London"), ("CEST", "Europe/Berlin"), ("EET", "Europe/Athens")),
        *(("AEDT", "Australia/Sydney"), ("JST", "Asia/Tokyo"), ("Japan", "Asia/Tokyo")),
        *(("IST", None), ("UTC", None), ("UTC+1", None), ("Etc/GMT+4", None), ("+01:00", None)),
        *(("europe/london", "Europe/London"), ("America/New York", "America/New_York")),
        *(("new york", "America/New_York"), ("Berlin", "Europe/Berlin"), ("", None)),
        *(("Europe/Lodnon", "Europe/London"), ("Berln", "Europe/Berlin"), ("Germany", None)),
        *(("Singapore", "Asia/Singapore"), ("Louisville", "America/Kentucky/Louisville")),
    ],
)
def test_an_unknown_name_is_answered_with_the_likely_zone(written: str, meant: str | None) -> None:
    assert zones.suggestion(written) == meant


def test_every_suggestion_is_a_zone() -> None:
    assert set(zones._LIKELY.values()) <= zones.names()
    assert not zones._AMBIGUOUS & zones._LIKELY.keys()


def test_the_footer_is_the_rule_of_the_zone_file() -> None:
    assert zones.footer("America/New_York") == "EST5EDT,M3.2.0,M11.1.0"
    assert zones.footer("Asia/Jerusalem") == "IST-2IDT,M3.4.4/26,M10.5.0"
    assert zones.footer("Asia/Kolkata") == "IST-5:30"


def test_the_version_is_that_of_the_package() -> None:
    assert zones.tzdata_version().split(".")[0].isdigit()


def test_the_environment_has_no_say(tmp_path: Path) -> None:
    tokyo = resources.files("tzdata").joinpath("zoneinfo", "Asia", "Tokyo").read_bytes()
    (tmp_path / "Europe").mkdir()
    (tmp_path / "Europe" / "London").write_bytes(tokyo)
    code = (
        "from datetime import datetime, UTC; from metafeed import zones;"
        "print(datetime(2026, 7, 1, tzinfo=zones.zone('Europe/London')).astimezone(UTC))"
    )
    run = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        cwd=Path(zones.__file__).parents[1],
        env=os.environ | {"PYTHONTZPATH": str(tmp_path), "TZ": "Asia/Tokyo"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert run.stdout == "2026-06-30 23:00:00+00:00\n"


def test_most_wall_times_come_once() -> None:
    found = zones.local(datetime(2026, 3, 28, 14, 35), NEW_YORK)
    assert found == Plain(datetime(2026, 3, 28, 14, 35, tzinfo=NEW_YORK))


@pytest.mark.parametrize(
    ("name", "wall", "before", "after"),
    [
        ("America/New_York", "2026-03-08T02:00", "2026-03-08T01:59:59", "2026-03-08T03:00"),
        ("America/New_York", "2026-03-08T02:59:59", "2026-03-08T01:59:59", "2026-03-08T03:00"),
        ("Europe/Berlin", "2026-03-29T02:30", "2026-03-29T01:59:59", "2026-03-29T03:00"),
        ("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-04T01:59:59", "2026-10-04T02:30"),
        ("Africa/Cairo", "2026-04-24T00:30", "2026-04-23T23:59:59", "2026-04-24T01:00"),
        ("Antarctica/Troll", "2026-03-29T02:00", "2026-03-29T00:59:59", "2026-03-29T03:00"),
        ("Pacific/Apia", "2011-12-30T20:00", "2011-12-29T23:59:59", "2011-12-31T00:00"),
    ],
)
def test_a_wall_time_in_a_gap_is_told_with_both_ends(name: str, wall: str, before: str, after: str) -> None:
    found = zones.local(datetime.fromisoformat(wall), zones.zone(name))
    assert found == Gap(datetime.fromisoformat(before), datetime.fromisoformat(after))


def test_a_doubled_wall_time_is_told_with_both_instants() -> None:
    found = zones.local(datetime(2026, 11, 1, 1, 30), NEW_YORK)
    assert isinstance(found, Doubled)
    assert found.first.astimezone(UTC) == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    assert found.second.astimezone(UTC) == datetime(2026, 11, 1, 6, 30, tzinfo=UTC)


def test_the_fold_of_a_naive_wall_time_is_not_heard() -> None:
    assert zones.local(datetime(2026, 7, 1, fold=1), BERLIN) == zones.local(datetime(2026, 7, 1), BERLIN)
    assert isinstance(zones.local(datetime(2026, 3, 29, 2, 30, fold=1), BERLIN), Gap)


def test_an_aware_wall_time_is_misuse() -> None:
    with pytest.raises(ValueError, match="naive"):
        zones.local(datetime(2026, 7, 1, tzinfo=UTC), BERLIN)
    with pytest.raises(ValueError, match="no zone"):
        zones.is_doubled(datetime(2026, 7, 1))


@pytest.mark.parametrize(
    ("wall", "doubled"),
    [
        ("2026-10-25T01:59:59", False),
        ("2026-10-25T02:00", True),
        ("2026-10-25T02:59:59", True),
        ("2026-10-25T03:00", False),
        ("2026-03-29T02:30", False),
    ],
)
def test_a_doubled_hour_is_known_from_either_instant(wall: str, doubled: bool) -> None:
    aware = datetime.fromisoformat(wall).replace(tzinfo=BERLIN)
    assert zones.is_doubled(aware) is doubled
    assert zones.is_doubled(aware.replace(fold=1)) is doubled


def test_utc_has_no_doubled_hour() -> None:
    assert zones.is_doubled(datetime(2026, 10, 25, 2, 30, tzinfo=UTC)) is False


def test_around_every_change_a_wall_time_comes_as_often_as_instants_lead_to_it() -> None:
    wrong = [
        (name, wall)
        for name in sorted(zones.names())
        for year in (2019, 2026, 2038)
        for change in zones.changes(name, year)
        for wall in walls_around(change)
        if times_told(name, wall) != times_by_round_trip(name, wall, change)
    ]
    assert wrong == []


def walls_around(change: Change) -> list[datetime]:
    second = timedelta(seconds=1)
    edges = [change.at.replace(tzinfo=None) + offset for offset in (change.before, change.after)]
    return [edge + step for edge in edges for step in (-second, timedelta(0), second)]


def times_told(name: str, wall: datetime) -> list[datetime]:
    match zones.local(wall, zones.zone(name)):
        case Plain(instant):
            return [instant.astimezone(UTC)]
        case Doubled(first, second):
            return [first.astimezone(UTC), second.astimezone(UTC)]
        case Gap(before, after):
            assert before < wall < after
            return []


def times_by_round_trip(name: str, wall: datetime, change: Change) -> list[datetime]:
    offsets = sorted({change.before, change.after}, reverse=True)
    instants = [wall.replace(tzinfo=UTC) - offset for offset in offsets]
    place = zones.zone(name)
    return [each for each in instants if each.astimezone(place).replace(tzinfo=None) == wall]


def test_the_changes_of_a_year() -> None:
    assert zones.changes("Europe/Berlin", 2026) == (
        Change(datetime(2026, 3, 29, 1, tzinfo=UTC), hours(1), hours(2), "CEST", daylight=True),
        Change(datetime(2026, 10, 25, 1, tzinfo=UTC), hours(2), hours(1), "CET", daylight=False),
    )
    assert zones.changes("Asia/Kolkata", 2026) == ()


def test_summer_is_daylight_time_in_dublin_too() -> None:
    assert [(each.name, each.daylight) for each in zones.changes("Europe/Dublin", 2026)] == [
        ("IST", True),
        ("GMT", False),
    ]


def test_a_change_of_name_alone_is_a_change() -> None:
    """Asunción made its summer time the standard time without touching a clock."""
    assert zones.changes("America/Asuncion", 2024)[-1] == Change(
        datetime(2024, 10, 15, 3, tzinfo=UTC), hours(-3), hours(-3), "-03", daylight=False
    )


def test_every_change_that_a_zone_file_lists_is_found() -> None:
    """Each listed one since 1960, read from the octets; and no two are nearer than six days."""
    for name in (*sorted(zones.names())[::12], "Asia/Gaza", "America/Noronha"):
        listed = listed_changes(name)
        found = [
            (each.at, each.before, each.after, each.name)
            for year in range(1960, 2030)
            for each in zones.changes(name, year)
        ]
        kept = [each for each in found if not listed or each[0] <= listed[-1][0]]
        assert kept == listed, name
        assert all(b[0] - a[0] > timedelta(days=6) for a, b in pairwise(found))


def listed_changes(name: str) -> list[tuple[datetime, timedelta, timedelta, str]]:
    """Read a TZif file (RFC 9636 §3) afresh."""
    octets = resources.files("tzdata").joinpath("zoneinfo", *name.split("/")).read_bytes()
    isut, isstd, leap, times, types, chars = struct.unpack(">6l", octets[20:44])
    start = 44 + times * 5 + types * 6 + chars + leap * 8 + isstd + isut
    *_, times, types, chars = struct.unpack(">6l", octets[start + 20 : start + 44])
    start += 44
    instants = struct.unpack(f">{times}q", octets[start : start + 8 * times])
    kinds = octets[start + 8 * times : start + 9 * times]
    start += 9 * times
    clocks = [struct.unpack(">lbB", octets[start + 6 * n : start + 6 * n + 6]) for n in range(types)]
    letters = octets[start + 6 * types : start + 6 * types + chars]
    listed = []
    for before, instant, kind in zip(kinds, instants[1:], kinds[1:], strict=False):
        (was, *_), (offset, _, at) = clocks[before], clocks[kind]
        called = letters[at:].split(b"\0")[0].decode()
        moment = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=instant)
        if clocks[before] != clocks[kind] and 1960 <= moment.year < 2030:
            listed.append((moment, timedelta(seconds=was), timedelta(seconds=offset), called))
    return listed
