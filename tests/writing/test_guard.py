"""The guard: a routine year never trips it; an emptied source, a lost sheet and a closed venue do."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

import metafeed
from metafeed import publish
from metafeed.history import Memory
from tests.writing.house import (
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

# A routine year

FIRST = date(2026, 1, 1)  # a Thursday: the programme changes on Thursdays


def _films_of(week: int) -> list[str]:
    return [f"film-{week}-{letter}" for letter in "abc"]


def _screenings_of(week: int) -> list[Source]:
    """Return the showings of the films that start in a week: two weeks, a film in each of three slots."""
    start = FIRST + timedelta(weeks=week)
    return [
        {"id": f"{film}.{day:02}", "film": film, "date": str(start + timedelta(days=day)), "time": time}
        for film, time in zip(_films_of(week), ("16:00", "18:00", "20:30"), strict=True)
        for day in range(14)
    ]


def _source(day: date) -> Source:
    """Return what the webmaster has on a day: films from the week before they start to the day they end.

    The new week is written on Mondays; what is over is taken out, rows of yesterday included.
    """
    this_week = (day - FIRST).days // 7
    ahead = 2 if day.weekday() < 3 else 1
    weeks = range(this_week - 1, this_week + ahead)
    screenings = [each for week in weeks for each in _screenings_of(week) if each["date"] >= str(day)]
    films = list(dict.fromkeys(each["film"] for each in screenings))
    return {
        **{
            key: house()[key] for key in ("name", "url", "identity", "base_url", "pages", "language", "clock")
        },
        "venues": house()["venues"][:1],
        "films": [{"id": film, "title": film.replace("-", " "), "runtime": 95} for film in films],
        "screenings": screenings,
    }


def _daily(days: int) -> list[str]:
    """Publish every day; return the days on which the guard stopped the build, and say how much was told."""
    memory: Memory | None = None
    stopped = []
    for number in range(days):
        day = FIRST + timedelta(days=number)
        programme, findings = metafeed.resolve(_source(day))
        assert [each for each in findings if each.severity.name == "ERROR"] == []
        told = publish.publication(programme, datetime(day.year, day.month, day.day, 3, tzinfo=UTC), memory)
        stopped += [f"{day}: {told.guard.message}"] if told.guard else []
        memory = told.memory
    return stopped


def test_six_routine_weeks_never_trips_the_guard() -> None:
    assert _daily(42) == []


@pytest.mark.long
def test_a_routine_year_never_trips_the_guard() -> None:
    assert _daily(365) == []


# Slips


def _published(place: Path, source: Source) -> Path:
    site = place / "site"
    build(write(place, source), site)
    return site


def _week() -> Source:
    """Return the house with seven showings at each venue."""
    days = [f"2026-04-{day:02}" for day in range(1, 8)]
    showings = [
        {"id": f"{venue}{day[-1]}", "film": "cranes", "venue": venue, "date": day, "time": "20:00"}
        for venue in ("lux", "odeon")
        for day in days
    ]
    return house() | {"screenings": showings}


def _refused(file: Path, site: Path, *arguments: object) -> str:
    """Build what the guard stops; return what it said. Nothing is touched, and --allow-shrink publishes."""
    before = stats(site)
    done = run("build", file, "-o", site, "--now", NOON, *arguments)
    assert done.exit_code == 1, done.stderr
    assert stats(site) == before
    assert "MF806" in done.stderr
    assert "--allow-shrink" in done.stderr
    assert "Traceback" not in done.stderr
    build(file, site, NOON, "--allow-shrink", *arguments)
    assert b"STATUS:CANCELLED" in (site / "calendar.ics").read_bytes()
    return done.stderr.partition("MF806: ")[2].partition("\n")[0]


def test_an_emptied_source_is_stopped(tmp_path: Path) -> None:
    site = _published(tmp_path, _week())
    said = _refused(write(tmp_path, _week() | {"screenings": []}), site)
    assert said == "all 14 screenings to come would be withdrawn: lux1, lux2, lux3 …"


def test_a_lost_sheet_is_stopped(tmp_path: Path) -> None:
    source, rows = tmp_path / "source", ["id,film,venue,date,time"]
    write(source, {key: value for key, value in _week().items() if key != "screenings"})
    rows += [f"{each['id']},cranes,{each['venue']},{each['date']},20:00" for each in _week()["screenings"]]
    sheet = source / "screenings.csv"
    sheet.write_text("\n".join(rows) + "\n", "utf-8")
    site = tmp_path / "site"
    build(source, site)
    sheet.unlink()
    assert _refused(source, site) == "all 14 screenings to come would be withdrawn: lux1, lux2, lux3 …"


def test_a_venue_that_closes_is_stopped(tmp_path: Path) -> None:
    """Five of twenty are no third of the programme, and all of a house."""
    source = _week()
    source["screenings"] += [
        {"id": f"x{day}", "film": "stalker", "venue": "odeon", "date": f"2026-04-{day}", "time": "20:00"}
        for day in range(10, 20)
    ]
    without(source, "lux1", "lux2")
    site = _published(tmp_path, source)
    file = write(tmp_path, edited(source, lambda made: without(made, *(f"lux{day}" for day in range(3, 8)))))
    assert _refused(file, site) == "all 5 screenings to come of lux would be withdrawn: lux3, lux4, lux5 …"


def test_a_single_screening_that_is_all_is_stopped(tmp_path: Path) -> None:
    source = house() | {"screenings": house()["screenings"][:1]}
    site = _published(tmp_path, source)
    said = _refused(write(tmp_path, source | {"screenings": []}), site)
    assert said == "the only screening to come would be withdrawn: c1"


def _withdrawing(place: Path, source: Source, *identities: str, now: str = NOON) -> int:
    """Publish a source and build it without some screenings; return the exit code."""
    site = _published(place, source)
    file = write(place, edited(source, lambda made: without(made, *identities)))
    before = tree(site)
    done = run("build", file, "-o", site, "--now", now)
    assert done.exit_code == 0 or tree(site) == before
    return done.exit_code


def _count(lux: int, odeon: int) -> Source:
    source = house()
    source["screenings"] = [
        {"id": f"{venue}{n}", "film": "cranes", "venue": venue, "date": f"2026-04-{n:02}", "time": "20:00"}
        for venue, count in (("lux", lux), ("odeon", odeon))
        for n in range(1, count + 1)
    ]
    return source


def test_exactly_a_third_passes_and_one_more_is_stopped(tmp_path: Path) -> None:
    five = [f"lux{n}" for n in range(1, 6)]
    assert _withdrawing(tmp_path / "third", _count(8, 7), *five) == 0
    assert _withdrawing(tmp_path / "more", _count(8, 6), *five) == 1
    assert _withdrawing(tmp_path / "six", _count(8, 7), *five, "odeon1") == 1


def test_four_of_five_pass_and_five_of_five_or_six_are_stopped(tmp_path: Path) -> None:
    four = [f"lux{n}" for n in range(1, 5)]
    assert _withdrawing(tmp_path / "4-5", _count(5, 0), *four) == 0
    assert _withdrawing(tmp_path / "5-5", _count(5, 0), *four, "lux5") == 1
    assert _withdrawing(tmp_path / "5-6", _count(6, 0), *four, "lux5") == 1


def test_a_venue_of_four_closes_without_a_word(tmp_path: Path) -> None:
    assert _withdrawing(tmp_path, _count(4, 20), "lux1", "lux2", "lux3", "lux4") == 0


def test_all_of_one_or_two_are_stopped(tmp_path: Path) -> None:
    assert _withdrawing(tmp_path / "1", _count(1, 0), "lux1") == 1
    assert _withdrawing(tmp_path / "2", _count(1, 1), "lux1", "odeon1") == 1


def test_what_was_cancelled_does_not_count(tmp_path: Path) -> None:
    """Five of sixteen would pass; five of the eleven that are still expected do not, and the cancelled go freely."""
    source = _count(8, 8)
    for n in range(1, 6):
        screening(source, f"odeon{n}")["status"] = "cancelled"
    assert _withdrawing(tmp_path / "cancelled", source, *(f"odeon{n}" for n in range(1, 6))) == 0
    assert _withdrawing(tmp_path / "others", source, *(f"lux{n}" for n in range(1, 6))) == 1


def test_what_is_past_does_not_count(tmp_path: Path) -> None:
    """On 6 April the first five days are over: their rows go freely, and five of the six left do not."""
    now = "2026-04-05T22:00:00+02:00"
    past = [f"{venue}{n}" for venue in ("lux", "odeon") for n in range(1, 6)]
    assert _withdrawing(tmp_path / "past", _count(8, 8), *past, now=now) == 0
    assert _withdrawing(tmp_path / "left", _count(8, 8), *past, *_left("lux"), "odeon6", now=now) == 0
    assert _withdrawing(tmp_path / "five", _count(8, 8), *_left("lux"), "odeon6", "odeon7", now=now) == 1


def _left(venue: str) -> list[str]:
    return [f"{venue}{n}" for n in (6, 7, 8)]


def test_what_was_withdrawn_before_counts_no_more(tmp_path: Path) -> None:
    site = _published(tmp_path, _count(8, 8))
    gone = [f"lux{n}" for n in range(1, 6)]
    file = write(tmp_path, edited(_count(8, 8), lambda made: without(made, *gone)))
    build(file, site)
    build(file, site, "2026-03-21T12:00:00+01:00")
    # Three more: two builds of each less than a third are not stopped.
    file = write(tmp_path, edited(_count(8, 8), lambda made: without(made, *gone, *_left("lux"))))
    build(file, site, "2026-03-22T12:00:00+01:00")


def test_what_moves_or_is_cancelled_by_the_author_is_no_shrinking(tmp_path: Path) -> None:
    site = _published(tmp_path, _count(8, 8))
    source = _count(8, 8)
    for each in source["screenings"]:
        each.update({"status": "cancelled"} if each["id"].startswith("lux") else {"time": "21:00"})
    build(write(tmp_path, source), site)


def test_what_gets_other_ids_is_no_shrinking_and_is_a_finding(tmp_path: Path) -> None:
    site = _published(tmp_path, _count(8, 8))
    source = _count(8, 8)
    for each in source["screenings"]:
        each["id"] = f"new-{each['id']}"
    done = build(write(tmp_path, source), site)
    assert done.stderr.count("MF804") == 16
    assert b"CANCELLED" not in (site / "calendar.ics").read_bytes()


def test_a_programme_that_becomes_private_is_stopped(tmp_path: Path) -> None:
    source: dict[str, Any] = _count(6, 0)
    site = _published(tmp_path, source)
    for each in source["screenings"]:
        each["visibility"] = "private"
    done = run("build", write(tmp_path, source), "-o", site, "--now", NOON)
    assert done.exit_code == 1
    assert "MF806" in done.stderr


@pytest.mark.parametrize("arguments", [["--only", "ical"], ["--view", "all"], ["--prune"], ["--dry-run"]])
def test_no_way_of_building_gets_around_the_guard(arguments: list[str], tmp_path: Path) -> None:
    site = _published(tmp_path, _count(6, 0))
    before = stats(site)
    file = write(tmp_path, _count(0, 0))
    done = run("build", file, "-o", site, "--now", NOON, *arguments)
    assert done.exit_code == 1
    assert "MF806" in done.stderr
    assert stats(site) == before


def test_diff_says_that_build_would_stop_and_is_no_failure(tmp_path: Path) -> None:
    site = _published(tmp_path, _count(6, 0))
    done = run("diff", write(tmp_path, _count(0, 0)), "--against", site, "--now", NOON, "--format", "json")
    assert done.exit_code == 0
    assert "MF806" in done.stderr
    assert [each["kind"] for each in json.loads(done.stdout)["changes"]] == ["withdrawn"] * 6
