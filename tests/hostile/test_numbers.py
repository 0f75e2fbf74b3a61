"""Numbers that no cinema has: each gets a finding, and none leads out of the calendar."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.hostile.sources import build, codes, film, folder, kino, refused, run, screening, venue

HUGE = ["1000000000000", "1e400", "-5", "NaN", "inf", "9" * 400, "9" * 5000, "0x10", "1_000_000_000_000"]
WHOLE = {
    "runtime": lambda n: kino(films=[film(runtime=n)]),
    "preshow": lambda n: kino(venues=[venue(preshow=n)]),
    "turnaround": lambda n: kino(venues=[venue(turnaround=n)]),
    "interval": lambda n: kino(screenings=[screening(film=f"cranes + interval {n} + cranes")]),
    "part": lambda n: kino(screenings=[screening(parts=[{"kind": "intro", "minutes": n}])]),
    "seats": lambda n: kino(venues=[venue(screens=[{"id": "1", "seats": n}])]),
    "width": lambda n: kino(images=[{"url": "https://kino.example/a.png", "alt": "A.", "width": n}]),
    "past_days": lambda n: kino(publish={"past_days": n}),
}


@pytest.mark.parametrize("number", HUGE)
@pytest.mark.parametrize("place", WHOLE)
def test_a_number_beyond_all_measure_is_an_error(place: str, number: str, tmp_path: Path) -> None:
    source = folder(tmp_path / "source", WHOLE[place](number))
    assert codes(refused(source, tmp_path / "site")) == {"MF103"}


@pytest.mark.parametrize("number", [10**30, 2**64, -(2**70), 1e300, 1.5])
def test_a_number_of_json_beyond_all_measure_is_an_error(number: Any, tmp_path: Path) -> None:
    source = folder(tmp_path / "source", kino(films=[film(runtime=number)]))
    assert codes(refused(source, tmp_path / "site")) == {"MF103"}


@pytest.mark.parametrize(
    "amount", ["1e400", "1e30", "9" * 29, "9" * 5000, "NaN", "sNaN", "Infinity", "-1e400", 1e300]
)
def test_a_price_beyond_all_measure_is_an_error(amount: Any, tmp_path: Path) -> None:
    priced = kino(screenings=[screening(prices=[{"name": "Full", "price": amount}])])
    assert codes(refused(folder(tmp_path / "source", priced), tmp_path / "site")) == {"MF103"}


@pytest.mark.parametrize("amount", ["1e-400", "0.1e1", "1." + "3" * 3000, "-0", "٩٫٥٠", "१२"])
def test_an_odd_price_is_published_as_an_amount_or_is_an_error(amount: str, tmp_path: Path) -> None:
    priced = kino(screenings=[screening(prices=[{"name": "Full", "price": amount}])])
    build(folder(tmp_path / "source", priced), tmp_path / "site")


def test_lengths_that_add_up_to_years_give_no_end(tmp_path: Path) -> None:
    works = "+".join(["cranes"] * 60)
    source = folder(
        tmp_path / "source", kino(films=[film(runtime=100_000)], screenings=[screening(film=works)])
    )
    assert build(source, tmp_path / "site").exit_code == 0
    assert b"DTSTART" in (tmp_path / "site/calendar.ics").read_bytes()
    assert b"DTEND" not in (tmp_path / "site/calendar.ics").read_bytes()


@pytest.mark.parametrize(
    ("zone", "day", "time"),
    [
        ("Australia/Lord_Howe", "2026-10-04", "02:15"),
        ("Australia/Lord_Howe", "2026-04-05", "01:45"),
        ("Pacific/Apia", "2011-12-30", "20:00"),
        ("Africa/Casablanca", "2026-02-15", "02:30"),
        ("Europe/Berlin", "2026-02-29", "20:00"),
        ("Europe/Berlin", "1900-02-29", "20:00"),
        ("Europe/Berlin", "1799-12-31", "20:00"),
        ("Europe/Berlin", "2201-01-01", "20:00"),
        ("Europe/Berlin", "9999-12-31", "29:59"),
        ("Europe/Berlin", "0001-01-01", "00:00"),
    ],
)
def test_a_time_that_is_not_there_or_is_there_twice_is_an_error(
    zone: str, day: str, time: str, tmp_path: Path
) -> None:
    late = kino(venues=[venue(zone=zone)], screenings=[screening(date=day, time=time)])
    assert codes(refused(folder(tmp_path / "source", late), tmp_path / "site")) <= {"MF109", "MF206", "MF207"}


@pytest.mark.parametrize(
    ("zone", "day", "time", "start"),
    [
        ("Australia/Lord_Howe", "2026-04-05", "01:45 second", b"DTSTART:20260404T151500Z"),
        ("Africa/Casablanca", "2026-02-15", "02:30 second", b"DTSTART:20260215T023000Z"),
        ("Europe/Berlin", "2024-02-28", "24:30", b"DTSTART;TZID=Europe/Berlin:20240229T003000"),
        ("Europe/Berlin", "2026-12-31", "29:59", b"DTSTART;TZID=Europe/Berlin:20270101T055900"),
        ("Europe/Berlin", "2200-12-31", "29:59", b"DTSTART;TZID=Europe/Berlin:22010101T055900"),
        ("Pacific/Kiritimati", "1994-12-30", "20:00", b"DTSTART;TZID=Pacific/Kiritimati:19941230T200000"),
    ],
)
def test_a_time_at_the_edge_is_told(zone: str, day: str, time: str, start: bytes, tmp_path: Path) -> None:
    late = kino(
        venues=[venue(zone=zone)], screenings=[screening(date=day, time=time)], publish={"past_days": 3660}
    )
    source = folder(tmp_path / "source", late)
    done = run("build", source, "-o", tmp_path / "site", "--now", f"{day[:4]}-01-02T00:00:00+00:00")
    assert done.exit_code == 0
    assert start in (tmp_path / "site/calendar.ics").read_bytes()
