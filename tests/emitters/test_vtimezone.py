"""VTIMEZONE: the exact blocks, and every zone read back by an interpreter that is not ours."""

from __future__ import annotations

import bisect
import os
import random
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import icalendar
import pytest
from dateutil.rrule import rrulestr

from metafeed import zones
from metafeed.emitters import vtimezone
from metafeed.emitters.vtimezone import lines

SECOND = timedelta(seconds=1)
#: Zones in which something is unlike New York, and what.
ODD = {
    "Africa/Cairo": "24:00 on a last Thursday",
    "Africa/Casablanca": "Ramadan, and another law in 2026",
    "America/Havana": "a winter without a change",
    "America/Nuuk": "an hour before a last Sunday",
    "America/Santiago": "24:00 on a first Saturday",
    "America/Vancouver": "another law in 2026",
    "Antarctica/Troll": "two hours",
    "Asia/Gaza": "50:00 on a fourth Thursday",
    "Asia/Jerusalem": "26:00 on a fourth Thursday",
    "Asia/Kolkata": "no change",
    "Asia/Tehran": "days that no rule tells, until 2022",
    "Australia/Lord_Howe": "half an hour",
    "Europe/Dublin": "winter time is the exception",
    "Europe/London": "summer time all year from 1968",
    "Pacific/Apia": "a day that never was",
    "Pacific/Chatham": "quarters of an hour",
}


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def block(name: str, first: str, last: str) -> str:
    return lines(name, utc(first), utc(last)).decode("ascii").replace("\r\n", "\n")


def onsets(name: str, first: str, last: str) -> list[str]:
    """Return `KIND DTSTART FROM>TO TZNAME [RRULE]` for each sub-component."""
    told = []
    for part in parts(lines(name, utc(first), utc(last))):
        offsets = f"{part['TZOFFSETFROM']}>{part['TZOFFSETTO']}"
        rule = part.get("RRULE", "").removeprefix("FREQ=YEARLY;")
        told.append(" ".join(filter(None, (part["kind"], part["DTSTART"], offsets, part["TZNAME"], rule))))
    return told


NEW_YORK = """\
BEGIN:VTIMEZONE
TZID:America/New_York
BEGIN:DAYLIGHT
DTSTART:20250309T020000
RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3
TZNAME:EDT
TZOFFSETFROM:-0500
TZOFFSETTO:-0400
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20251102T020000
RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11
TZNAME:EST
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
END:STANDARD
END:VTIMEZONE
"""
BERLIN = """\
BEGIN:VTIMEZONE
TZID:Europe/Berlin
BEGIN:DAYLIGHT
DTSTART:20250330T020000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
END:DAYLIGHT
BEGIN:STANDARD
DTSTART:20251026T030000
RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
END:STANDARD
END:VTIMEZONE
"""
KOLKATA = """\
BEGIN:VTIMEZONE
TZID:Asia/Kolkata
BEGIN:STANDARD
DTSTART:20250101T000000
TZNAME:IST
TZOFFSETFROM:+0530
TZOFFSETTO:+0530
END:STANDARD
END:VTIMEZONE
"""


@pytest.mark.parametrize(
    ("name", "expected"),
    [("America/New_York", NEW_YORK), ("Europe/Berlin", BERLIN), ("Asia/Kolkata", KOLKATA)],
)
def test_the_block_for_a_programme_of_2026(name: str, expected: str) -> None:
    assert block(name, "2026-03-20T19:00", "2026-12-31T22:00") == expected


def test_the_onset_is_in_the_local_time_that_it_ends() -> None:
    """RFC 5545 §3.6.5: DTSTART is "the effective onset date and local time", before the change."""
    assert "BEGIN:DAYLIGHT\nDTSTART:20250309T020000\n" in NEW_YORK
    assert block("America/New_York", "2026-07-01", "2026-07-01") == NEW_YORK


def test_the_component_writes_the_same_lines() -> None:
    span = (utc("2026-03-20"), utc("2026-12-31"))
    component = vtimezone.vtimezone("Europe/Berlin", *span)
    assert isinstance(component, icalendar.Timezone)
    assert component.to_ical() == lines("Europe/Berlin", *span)


def test_the_name_is_the_one_that_was_asked_for_also_if_it_is_old() -> None:
    assert "\nTZID:Asia/Calcutta\n" in block("Asia/Calcutta", "2026-01-01", "2026-12-31")


def test_the_bytes_stay_while_a_programme_grows_by_days() -> None:
    blocks = {
        block(name, f"2026-{first:02d}-01", f"{year}-{last:02d}-01")
        for name in ("Europe/Berlin",)
        for first in (1, 4, 8)
        for year in (2026, 2027)
        for last in (9, 12)
    }
    assert blocks == {BERLIN}


def test_the_bytes_of_single_onsets_stay_while_a_programme_grows_by_days() -> None:
    assert block("Africa/Casablanca", "2026-01-01", "2026-03-25") == block(
        "Africa/Casablanca", "2026-02-10", "2026-12-01"
    )


def test_the_zone_of_the_span_does_not_matter() -> None:
    tokyo = zones.zone("Asia/Tokyo")
    first, last = utc("2026-03-20T19:00"), utc("2026-12-31T22:00")
    assert lines("Europe/Berlin", first.astimezone(tokyo), last.astimezone(tokyo)) == lines(
        "Europe/Berlin", first, last
    )


@pytest.mark.parametrize(
    ("first", "last"),
    [
        (datetime(2026, 1, 1), datetime(2026, 2, 1)),
        (datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 2, 1)),
        (datetime(2026, 2, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC)),
    ],
)
def test_a_span_that_is_naive_or_backward_is_misuse(first: datetime, last: datetime) -> None:
    with pytest.raises(ValueError, match="not a span of instants"):
        lines("Europe/Berlin", first, last)


def test_a_name_that_is_no_place_is_refused() -> None:
    with pytest.raises(zones.UnknownZone):
        block("EST", "2026-01-01", "2026-02-01")


def test_winter_is_standard_time_in_dublin() -> None:
    """The footer `IST-1GMT0` has it the other way, which Outlook reads as a summer in winter."""
    assert onsets("Europe/Dublin", "2026-01-01", "2028-12-31") == [
        "DAYLIGHT 20250330T010000 +0000>+0100 IST BYDAY=-1SU;BYMONTH=3",
        "STANDARD 20251026T020000 +0100>+0000 GMT BYDAY=-1SU;BYMONTH=10",
    ]


def test_south_of_the_equator_the_order_is_that_of_the_year() -> None:
    assert onsets("Australia/Sydney", "2026-01-01", "2026-12-31") == [
        "STANDARD 20250406T030000 +1100>+1000 AEST BYDAY=1SU;BYMONTH=4",
        "DAYLIGHT 20251005T020000 +1000>+1100 AEDT BYDAY=1SU;BYMONTH=10",
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "Asia/Jerusalem",
            [
                "DAYLIGHT 20250328T020000 +0200>+0300 IDT BYDAY=4FR;BYMONTH=3",
                "STANDARD 20251026T020000 +0300>+0200 IST BYDAY=-1SU;BYMONTH=10",
            ],
        ),
        (
            "America/Nuuk",
            [
                "DAYLIGHT 20250329T230000 -0200>-0100 -01 BYDAY=-1SA;BYMONTH=3",
                "STANDARD 20251026T000000 -0100>-0200 -02 BYDAY=-1SU;BYMONTH=10",
            ],
        ),
        (
            "America/Santiago",
            [
                "STANDARD 20250406T000000 -0300>-0400 -04 BYDAY=1SU;BYMONTH=4",
                "DAYLIGHT 20250907T000000 -0400>-0300 -03 BYDAY=1SU;BYMONTH=9",
            ],
        ),
        (
            "Africa/Cairo",
            [
                "DAYLIGHT 20250425T000000 +0200>+0300 EEST BYDAY=-1FR;BYMONTH=4",
                "STANDARD 20251031T000000 +0300>+0200 EET BYDAY=-1FR;BYMONTH=10",
            ],
        ),
    ],
)
def test_a_rule_that_runs_into_another_day_is_told_by_that_day(name: str, expected: list[str]) -> None:
    assert onsets(name, "2026-01-01", "2027-12-31") == expected


def test_a_day_that_no_single_byday_tells_over_the_span_is_told_each_year() -> None:
    """The Friday after the fourth Thursday: the fourth of five in 2023, the fifth in 2024."""
    assert onsets("Asia/Jerusalem", "2023-01-01", "2024-12-31") == [
        "DAYLIGHT 20220325T020000 +0200>+0300 IDT",
        "STANDARD 20221030T020000 +0300>+0200 IST",
        "DAYLIGHT 20230324T020000 +0200>+0300 IDT",
        "STANDARD 20231029T020000 +0300>+0200 IST",
        "DAYLIGHT 20240329T020000 +0200>+0300 IDT",
        "STANDARD 20241027T020000 +0300>+0200 IST",
    ]


def test_the_day_is_chosen_that_holds_over_the_span() -> None:
    """Nuuk, the Saturday before the last Sunday of March: the last of the month but for 2029."""
    assert onsets("America/Nuuk", "2029-01-01", "2029-12-31") == [
        "DAYLIGHT 20280325T230000 -0200>-0100 -01 BYDAY=4SA;BYMONTH=3",
        "STANDARD 20281029T000000 -0100>-0200 -02 BYDAY=-1SU;BYMONTH=10",
    ]


def test_one_night_is_not_taken_for_proof_of_a_day() -> None:
    """26 March 2024 was winter in Israel; `4FR` would have begun the summer on the 22nd."""
    told = onsets("Asia/Jerusalem", "2024-03-26T18:00", "2024-03-26T20:00")
    assert told[0] == "DAYLIGHT 20230331T020000 +0200>+0300 IDT BYDAY=-1FR;BYMONTH=3"


def test_a_law_that_changes_within_the_span_gets_single_onsets() -> None:
    assert onsets("America/New_York", "2006-05-01", "2007-12-01") == [
        "DAYLIGHT 20050403T020000 -0500>-0400 EDT",
        "STANDARD 20051030T020000 -0400>-0500 EST",
        "DAYLIGHT 20060402T020000 -0500>-0400 EDT",
        "STANDARD 20061029T020000 -0400>-0500 EST",
        "DAYLIGHT 20070311T020000 -0500>-0400 EDT",
        "STANDARD 20071104T020000 -0400>-0500 EST",
    ]


def test_a_law_that_changed_before_the_span_is_forgotten() -> None:
    assert onsets("America/New_York", "2007-02-01", "2007-12-01") == [
        "DAYLIGHT 20060312T020000 -0500>-0400 EDT BYDAY=2SU;BYMONTH=3",
        "STANDARD 20061105T020000 -0400>-0500 EST BYDAY=1SU;BYMONTH=11",
    ]


def test_ramadan_is_standard_time_in_morocco() -> None:
    assert onsets("Africa/Casablanca", "2019-01-10", "2019-12-01") == [
        "DAYLIGHT 20180325T020000 +0000>+0100 +01",
        "STANDARD 20180513T030000 +0100>+0000 +00",
        "DAYLIGHT 20180617T020000 +0000>+0100 +01",
        "STANDARD 20181028T030000 +0100>+0100 +01",
        "STANDARD 20190505T030000 +0100>+0000 +00",
        "DAYLIGHT 20190609T020000 +0000>+0100 +01",
    ]


def test_london_kept_summer_time_in_the_winter_of_1969() -> None:
    assert onsets("Europe/London", "1969-01-10", "1969-12-01") == [
        "DAYLIGHT 19680218T020000 +0000>+0100 BST",
        "STANDARD 19681027T000000 +0100>+0100 BST",
    ]


def test_an_event_at_the_change_itself_keeps_the_yearly_rules() -> None:
    assert block("Europe/Berlin", "2026-03-29T01:00", "2026-10-25T01:00") == BERLIN


def test_what_held_before_the_first_change_is_told_too() -> None:
    assert onsets("Africa/Monrovia", "1971-06-26", "1972-03-01") == [
        "STANDARD 19700101T000000 -004430>-004430 MMT",
        "STANDARD 19720107T000000 -004430>+0000 GMT",
    ]


def test_old_changes_of_a_zone_that_now_keeps_its_clock_are_not_told() -> None:
    assert onsets("Europe/Moscow", "2026-01-01", "2028-12-31") == ["STANDARD 20250101T000000 +0300>+0300 MSK"]


def test_nothing_depends_on_the_process() -> None:
    code = (
        "import sys; from datetime import datetime, UTC; from metafeed.emitters.vtimezone import lines;"
        "[sys.stdout.buffer.write(lines(name, datetime(2026, 3, 20, tzinfo=UTC),"
        " datetime(2026, 12, 31, tzinfo=UTC))) for name in sys.argv[1:]]"
    )
    for seed, place in (("0", "Asia/Tokyo"), ("1", "America/New_York")):
        run = subprocess.run(
            [sys.executable, "-W", "error", "-c", code, "America/New_York", "Europe/Berlin"],
            cwd=Path(zones.__file__).parents[1],
            env=os.environ | {"PYTHONHASHSEED": seed, "TZ": place, "PYTHONTZPATH": ""},
            capture_output=True,
            check=True,
        )
        assert run.stdout.decode("ascii") == (NEW_YORK + BERLIN).replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("first", "last"),
    [(2019, 2020), (2026, 2028), (2036, 2039)],
)
def test_every_zone_is_told_as_the_tz_database_has_it(first: int, last: int) -> None:
    span = utc(f"{first}-01-01"), utc(f"{last + 1}-01-01") - SECOND
    assert [wrong for name in sorted(zones.names()) for wrong in mismatches(name, *span)] == []


def test_spans_of_any_length_are_told_as_the_tz_database_has_them() -> None:
    chance = random.Random(1895)
    wrong = []
    for name in sorted(ODD) * 12:
        first = utc("1965-01-01") + timedelta(minutes=chance.randrange(75 * 365 * 1440))
        last = first + timedelta(minutes=chance.choice((0, 100, 40_000, 1_500_000)))
        wrong += mismatches(name, first, last)
    assert wrong == []


def test_a_span_may_begin_and_end_at_the_change_itself() -> None:
    wrong = []
    for name in ODD:
        for change in zones.changes(name, 2026):
            wrong += mismatches(name, change.at, change.at)
            wrong += mismatches(name, change.at - SECOND, change.at)
            wrong += mismatches(name, change.at - SECOND, change.at - SECOND)
    assert wrong == []


@pytest.mark.parametrize("name", ["America/New_York", "Asia/Jerusalem", "America/Vancouver", "Asia/Kolkata"])
def test_icalendar_and_vobject_read_the_same_instants(name: str) -> None:
    vobject = pytest.importorskip("vobject")
    for month in range(1, 13):
        wall = datetime(2026, month, 15, 20)
        calendar = calendar_with(name, wall)
        true = wall.replace(tzinfo=zones.zone(name)).astimezone(UTC)
        event = icalendar.Calendar.from_ical(calendar).walk("VEVENT")[0]
        assert event.decoded("DTSTART").astimezone(UTC) == true
        read = vobject.readOne(calendar.decode("ascii")).vevent.dtstart.value
        assert read.astimezone(UTC) == true


@pytest.mark.parametrize("name", ["America/New_York", "Asia/Jerusalem", "Europe/Dublin"])
def test_ical_reads_the_same_instants(name: str) -> None:
    """Yearly rules only: ical 14 hears no onset without RRULE. It knows IANA names by itself."""
    stream = pytest.importorskip("ical.calendar_stream")
    for month in range(1, 13):
        wall = datetime(2026, month, 15, 20)
        text = calendar_with(name, wall).decode("ascii")
        read = stream.IcsCalendarStream.calendar_from_ics(text).events[0].dtstart
        assert read.astimezone(UTC) == wall.replace(tzinfo=zones.zone(name)).astimezone(UTC)


def calendar_with(name: str, wall: datetime) -> bytes:
    """Return a calendar with one event, its zone under a name that the reader cannot look up."""
    unknown = f"Cinema/{name.replace('/', '-')}".encode()
    zone = lines(name, utc("2026-01-01"), utc("2026-12-31")).replace(name.encode(), unknown)
    head = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//test//EN\r\n"
    start = b"DTSTART;TZID=" + unknown + f":{wall:%Y%m%dT%H%M%S}\r\n".encode()
    event = b"BEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20260101T000000Z\r\n" + start + b"END:VEVENT\r\n"
    return head + zone + event + b"END:VCALENDAR\r\n"


# A small reading of RFC 5545 §3.6.5, sharing nothing with what it judges.


def mismatches(name: str, first: datetime, last: datetime) -> list[str]:
    """Return where the block and zoneinfo differ: around every onset and change, and monthly."""
    clock = interpreted(lines(name, first, last), last)
    place = zones.zone(name)
    told = [at.replace(tzinfo=UTC) for at, _ in clock]
    true = [c.at for year in range(first.year, last.year + 1) for c in zones.changes(name, year)]
    around = [at + step for at in told + true for step in (-SECOND, timedelta(0), SECOND)]
    months = [first + timedelta(days=30 * n) for n in range((last - first).days // 30)]
    return [
        f"{name} {at:%FT%T}"
        for at in {first, last, *around, *months}
        if first <= at <= last and offset_at(clock, at) != at.astimezone(place).utcoffset()
    ]


def offset_at(clock: list[tuple[datetime, timedelta]], at: datetime) -> timedelta:
    place = bisect.bisect_right([onset for onset, _ in clock], at.replace(tzinfo=None))
    assert place > 0, "an event before the first onset"
    return clock[place - 1][1]


def interpreted(octets: bytes, last: datetime) -> list[tuple[datetime, timedelta]]:
    """Return the onsets to a year past `last`, in UTC, with the offset from each on."""
    clock = []
    kinds = set()
    for part in parts(octets):
        kinds.add(part["kind"])
        start = datetime.strptime(part["DTSTART"], "%Y%m%dT%H%M%S")
        before, after = interval(part["TZOFFSETFROM"]), interval(part["TZOFFSETTO"])
        walls = [start]
        if rule := part.get("RRULE"):
            end = datetime.combine(date(last.year + 2, 1, 1), time())
            walls = rrulestr(rule, dtstart=start).between(start, end, inc=True)
            assert walls[0] == start, "DTSTART is not an onset of its own rule"
            assert (part["kind"] == "DAYLIGHT") == (after > before)
        clock += [(wall - before, after) for wall in walls]
    assert "STANDARD" in kinds
    return sorted(clock)


def interval(text: str) -> timedelta:
    hours, minutes, seconds = int(text[1:3]), int(text[3:5]), int(text[5:7] or 0)
    whole = timedelta(hours=hours, minutes=minutes, seconds=seconds)
    return -whole if text[0] == "-" else whole


def parts(octets: bytes) -> Iterator[dict[str, str]]:
    """Yield the sub-components of a block that has nothing but what Outlook reads, and TZNAME."""
    assert octets.endswith(b"END:VTIMEZONE\r\n")
    assert octets.count(b"\n") == octets.count(b"\r\n") == octets.count(b"\r")
    physical = octets.decode("ascii").removesuffix("\r\n").split("\r\n")
    assert max(map(len, physical)) <= 75
    assert physical[0] == "BEGIN:VTIMEZONE"
    assert physical[1].startswith("TZID:")
    part: dict[str, str] = {}
    for line in physical[2:-1]:
        name, _, value = line.partition(":")
        if name == "BEGIN":
            part = {"kind": value}
        elif name == "END":
            assert part.keys() - {"RRULE"} == EXPECTED
            yield part
        else:
            assert name not in part
            part[name] = value


EXPECTED = {"kind", "DTSTART", "TZOFFSETFROM", "TZOFFSETTO", "TZNAME"}
