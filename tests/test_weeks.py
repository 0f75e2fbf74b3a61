"""The weeks of a house: which days they have, what they are called, and how they are named."""

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metafeed import weeks
from metafeed.checking import check
from metafeed.document import Document
from metafeed.model.programme import Publish
from metafeed.model.vocabulary import WEEKDAYS
from metafeed.weeks import Week

FRIDAY = Week(date(2026, 11, 27))


@pytest.mark.parametrize(
    ("day", "begins", "first"),
    [
        (date(2026, 11, 27), "fri", date(2026, 11, 27)),
        (date(2026, 12, 3), "fri", date(2026, 11, 27)),
        (date(2026, 11, 26), "fri", date(2026, 11, 20)),
        (date(2026, 11, 27), "thu", date(2026, 11, 26)),
        (date(2026, 11, 27), "wed", date(2026, 11, 25)),
        (date(2026, 11, 29), "mon", date(2026, 11, 23)),
        (date(2026, 11, 29), "sun", date(2026, 11, 29)),
    ],
)
def test_a_day_is_in_the_week_that_began_last(day, begins, first):
    assert weeks.of(day, begins) == Week(first)


def test_a_week_has_seven_days_from_its_first_to_its_last():
    assert FRIDAY.last == date(2026, 12, 3)
    assert [day.day for day in FRIDAY.days] == [27, 28, 29, 30, 1, 2, 3]
    assert [day for day in range(20, 31) if FRIDAY.contains(date(2026, 11, day))] == [27, 28, 29, 30]
    assert [day for day in range(1, 10) if FRIDAY.contains(date(2026, 12, day))] == [1, 2, 3]


@pytest.mark.parametrize(
    ("text", "begins", "first"),
    [
        ("2026-W48", "fri", date(2026, 11, 27)),
        ("2026-w48", "mon", date(2026, 11, 23)),
        ("2026W48", "sun", date(2026, 11, 29)),
        (" 2026-12-03 ", "fri", date(2026, 11, 27)),
        ("2026-W53", "fri", date(2027, 1, 1)),
        ("2027-01-01", "fri", date(2027, 1, 1)),
    ],
)
def test_a_week_is_named_by_its_iso_week_or_by_a_date_in_it(text, begins, first):
    assert weeks.parse(text, begins) == Week(first)


def test_a_week_is_called_after_the_iso_week_of_its_first_day():
    assert FRIDAY.label == "2026-W48"
    assert Week(date(2027, 1, 1)).label == "2026-W53"
    assert Week(date(2027, 1, 8)).label == "2027-W01"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("next", "'next' is not a week: write a week such as 2026-W48, or a date in it such as 2026-11-27"),
        ("2026-48", "'2026-48' is not a week: write a week such as 2026-W48, or a date in it such as 2026-11-27"),
        ("20261127", "'20261127' is not a week: write a week such as 2026-W48, or a date in it such as 2026-11-27"),
        ("2025-W53", "'2025-W53' is not a week of the calendar: write a week such as 2026-W48, or a date in it such as 2026-11-27"),
        ("2026-W00", "'2026-W00' is not a week of the calendar: write a week such as 2026-W48, or a date in it such as 2026-11-27"),
        ("2026-02-29", "'2026-02-29' is not a date of the calendar: write a week such as 2026-W48, or a date in it such as 2026-11-27"),
        ("9999-12-31", "'9999-12-31' is in the year 9999: look at it"),
        ("9999-W52", "'9999-W52' is in the year 9999: look at it"),
        ("0001-01-01", "'0001-01-01' is in the year 1: look at it"),
    ],
)  # fmt: skip
def test_what_names_no_week_is_told_with_what_to_write(text, message):
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        weeks.parse(text, "fri")


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(WEEKDAYS))
def test_the_name_of_a_week_leads_back_to_it(day, begins):
    week = weeks.of(day, begins)
    assert week.contains(day)
    assert weeks.parse(week.label, begins) == weeks.parse(day.isoformat(), begins) == week


def test_a_week_begins_on_friday_unless_the_house_says_otherwise():
    assert Publish().week_begins == "fri"


def test_a_week_cannot_begin_on_a_day_that_there_is_not():
    tree = {"name": "A", "identity": "a.example,2026", "publish": {"week_begins": "friday"}}
    found = check(Document(tree)).findings
    assert [(each.code, each.hint) for each in found if each.pointer == "/publish/week_begins"] == [
        ("MF106", "write fri")
    ]
