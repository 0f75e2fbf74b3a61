"""The calendars that say more than the default, on request: `ical-alarm` with a reminder."""

from __future__ import annotations

import pytest

from tests.properties.house import house, unfolded, written


def lines(emitter: str, *screenings: dict[str, object], **programme: object) -> list[str]:
    """Return the unfolded lines of a calendar."""
    return unfolded(written(emitter, house(*screenings, **programme))).split("\r\n")


def component(found: list[str], name: str) -> list[str]:
    """Return the lines of the only component of a name."""
    begin, end = f"BEGIN:{name}", f"END:{name}"
    assert found.count(begin) == 1
    return found[found.index(begin) : found.index(end) + 1]


# A reminder


def test_an_event_rings_two_hours_before_it_begins() -> None:
    """RFC 5545 §3.6.6: ACTION, DESCRIPTION and TRIGGER; RFC 9074 §4: UID."""
    assert component(lines("ical-alarm", {}), "VALARM") == [
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:The Cranes Are Flying",
        "TRIGGER:-PT2H",
        "UID:alarm-a@kino.example",
        "END:VALARM",
    ]


@pytest.mark.parametrize(("minutes", "trigger"), [(5, "-PT5M"), (90, "-PT1H30M"), (10080, "-P7D")])
def test_the_house_says_how_long_before(minutes: int, trigger: str) -> None:
    assert f"TRIGGER:{trigger}" in lines("ical-alarm", {}, publish={"alarm_minutes": minutes})


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
@pytest.mark.parametrize("policy", ["mark", "keep-confirmed-prefixed"])
def test_nothing_rings_for_what_does_not_take_place(status: str, policy: str) -> None:
    found = lines("ical-alarm", {"status": status}, publish={"cancelled": policy})
    assert "UID:screening-a@kino.example" in found
    assert "BEGIN:VALARM" not in found


def test_a_calendar_with_reminders_says_so_and_where_it_is() -> None:
    found = lines("ical-alarm", {})
    assert "NAME:Kino (with reminders)" in found
    assert "X-WR-CALNAME:Kino (with reminders)" in found
    assert "SOURCE;VALUE=URI:https://kino.example/programme/calendar.alarm.ics" in found


def test_a_calendar_with_reminders_is_the_default_one_but_for_these() -> None:
    usual, found = (lines(emitter, {}, {"date": "2026-03-29"}) for emitter in ("ical", "ical-alarm"))
    begin, end = "BEGIN:VALARM", "END:VALARM"
    while begin in found:
        del found[found.index(begin) : found.index(end) + 1]
    apart = ("NAME:", "X-WR-CALNAME:", "SOURCE;")
    assert [each for each in found if not each.startswith(apart)] == [
        each for each in usual if not each.startswith(apart)
    ]
