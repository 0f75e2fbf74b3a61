"""Dates and times in each notation of the source format, and what is said of the others."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from metafeed.model.dates import parse_date, parse_dates
from metafeed.model.time import ClockTime, HourOfDay, LocalDates, parse_moment, parse_time

CLOCKS = (None, 12, 24)

at = datetime.fromisoformat


def fault(read, *arguments):
    """Return (code, message, hint) of the fault that `read` raises."""
    with pytest.raises(PydanticCustomError) as raised:
        read(*arguments)
    context = raised.value.context
    return context["code"], context["message"], context["hint"]


def code_of(read, *arguments):
    """Return the code of the fault that `read` raises, None if it raises none."""
    try:
        read(*arguments)
    except PydanticCustomError as found:
        return found.context["code"]
    return None


def days(value, order=None):
    return [day.isoformat() for day in parse_dates(value, order)]


def faults(value, order=None):
    """Return (index in the list, code, message) of what is wrong with dates."""
    with pytest.raises(ValidationError) as raised:
        parse_dates(value, order)
    found = raised.value.errors(include_url=False)
    return [(*each["loc"], each["ctx"]["code"], each["ctx"]["message"]) for each in found]


class TestTimes:
    @pytest.mark.parametrize("clock", CLOCKS)
    @pytest.mark.parametrize(
        ("text", "minutes"),
        [
            ("14:35", 875),
            ("14.35", 875),
            ("14h35", 875),
            ("14H35", 875),
            ("14h", 840),
            ("2:35 pm", 875),
            ("2:35pm", 875),
            ("2:35 PM", 875),
            ("2:35 p.m.", 875),
            ("2:35\N{NO-BREAK SPACE}pm", 875),
            ("2 pm", 840),
            ("  2:35  pm ", 875),
            ("11:59 am", 719),
            ("12:00 am", 0),
            ("12:30 am", 30),
            ("12:00 pm", 720),
            ("12:30 pm", 750),
            ("0:30", 30),
            ("00:30", 30),
            ("13:00", 780),
            ("23:59", 1439),
        ],
    )
    def test_what_has_one_reading_is_read_by_every_clock(self, text, minutes, clock):
        assert parse_time(text, clock) == ClockTime(minutes)

    def test_seconds_are_kept(self):
        assert parse_time("14:35:10") == ClockTime(875, second=10)

    @pytest.mark.parametrize("clock", CLOCKS)
    @pytest.mark.parametrize(("text", "minutes"), [("24:00", 1440), ("24:30", 1470), ("29:59", 1799)])
    def test_late_shows_go_on_after_midnight(self, text, minutes, clock):
        assert parse_time(text, clock) == ClockTime(minutes)

    def test_a_late_show_is_of_the_next_date_on_the_clock(self):
        assert parse_time("24:30").on(date(2026, 3, 28)) == at("2026-03-29T00:30")
        assert parse_time("24:30").on(date(2026, 12, 31)) == at("2027-01-01T00:30")

    def test_an_early_morning_is_of_its_own_date(self):
        assert parse_time("00:30").on(date(2026, 3, 28)) == at("2026-03-28T00:30")

    @pytest.mark.parametrize("clock", CLOCKS)
    @pytest.mark.parametrize("text", ["2026-03-28T09:30", "2026-03-28 09:30", "2026-03-28T9:30 am"])
    def test_a_full_date_and_time_needs_no_date_beside_it(self, text, clock):
        time = parse_time(text, clock)
        assert time == ClockTime(570, dated=date(2026, 3, 28))
        assert time.on(date(2000, 1, 1)) == at("2026-03-28T09:30")

    @pytest.mark.parametrize("clock", CLOCKS)
    @pytest.mark.parametrize(
        ("text", "half"),
        [
            ("02:30 first", 0),
            ("02:30 second", 1),
            ("2:30 First", 0),
            ("26:30 second", 1),
            ("2:30 am first", 0),
        ],
    )
    def test_a_doubled_hour_says_which(self, text, half, clock):
        time = parse_time(text, clock)
        assert time.half == half
        assert time.minutes % 1440 == 150

    @pytest.mark.parametrize("text", ["tbc", "TBC", "tba"])
    def test_a_time_may_be_to_come(self, text):
        assert parse_time(text, 12) == ClockTime(0, to_come=True)

    @pytest.mark.parametrize(
        ("text", "slot"), [("14:35", "1435"), ("9:05 am", "0905"), ("24:30", "2430"), ("tbc", "tbc")]
    )
    def test_a_time_names_its_slot(self, text, slot):
        assert parse_time(text).slot == slot


class TestBareTimes:
    """`9:30` is half past nine in the morning only where the programme says so."""

    @pytest.mark.parametrize(
        ("text", "morning", "evening"),
        [
            ("1:00", "01:00", "13:00"),
            ("2:35", "02:35", "14:35"),
            ("9:30", "09:30", "21:30"),
            ("9h30", "09:30", "21:30"),
            ("9.30", "09:30", "21:30"),
            ("10:15", "10:15", "22:15"),
            ("11:59", "11:59", "23:59"),
            ("12:00", "00:00", "12:00"),
            ("12:59", "00:59", "12:59"),
        ],
    )
    @pytest.mark.parametrize("clock", [None, 12])
    def test_one_to_twelve_without_am_and_pm_has_two_readings(self, text, morning, evening, clock):
        code, message, _ = fault(parse_time, text, clock)
        assert (code, message) == ("MF204", f"{text!r} may be {morning} or {evening}")

    def test_the_hint_writes_both_out_and_names_the_setting_if_there_is_none(self):
        assert fault(parse_time, "9:30", 12)[2] == "write 9:30 am or 9:30 pm"
        assert fault(parse_time, "9h", None)[2] == (
            "write 9:00 am or 9:00 pm, or set clock: 24 for the whole programme"
        )

    def test_with_a_clock_of_24_a_dot_still_asks_because_evenings_are_written_so(self) -> None:
        found = fault(parse_time, "9.30", 24)
        assert found == ("MF204", "'9.30' may be 09:30 or 21:30", "write 09:30 or 21:30")
        assert parse_time("09.30", 24) == ClockTime(570)

    @pytest.mark.parametrize("text", ["9:30", "09:30", "9h30", "09.30"])
    def test_with_the_24_hour_clock_it_is_the_morning(self, text):
        assert parse_time(text, 24) == ClockTime(570)

    def test_a_zero_in_front_is_the_24_hour_clock_where_nothing_is_set(self):
        assert parse_time("09:30", None) == ClockTime(570)

    def test_with_the_12_hour_clock_a_zero_in_front_says_nothing(self):
        assert fault(parse_time, "09:30", 12)[:2] == ("MF204", "'09:30' may be 09:30 or 21:30")

    @pytest.mark.parametrize("clock", [None, 12])
    def test_a_date_in_front_does_not_make_it_the_morning(self, clock):
        code, _, hint = fault(parse_time, "2026-03-28 9:30", clock)
        assert code == "MF204"
        assert hint.startswith("write 2026-03-28 9:30 am or 2026-03-28 9:30 pm")

    def test_the_end_of_a_cinema_day_is_always_by_the_24_hour_clock(self):
        read = TypeAdapter(HourOfDay).validate_python
        assert read("5:00", context={"clock": 12}) == read("05:00", context={"clock": 12}) == ClockTime(300)


class TestWhatIsNoTime:
    @pytest.mark.parametrize(
        "value", ["", "2", "1435", 1435, 14.35, "evening", "14:5", "14:35:1", None, ["14:35"]]
    )
    def test_it_is_refused_with_the_notations(self, value):
        code, _, hint = fault(parse_time, value)
        assert (code, hint) == ("MF108", "write 14:35, 2:35 pm, 14h35, or tbc if nobody knows it yet")

    @pytest.mark.parametrize(
        ("value", "message"),
        [
            (" soon ", "'soon' is not a time"),
            (True, "true is not a time"),
            (None, "null is not a time"),
            ({"at": "14:35"}, "a map is not a time"),
            ("x" * 100, f"'{'x' * 57}…' is not a time"),
        ],
    )
    def test_the_message_shows_what_was_written(self, value, message):
        assert fault(parse_time, value)[1] == message

    @pytest.mark.parametrize(
        ("text", "hint"),
        [
            ("30:00", "late shows run to 29:59"),
            ("14:60", "minutes and seconds run to 59"),
            ("14:30:60", "minutes and seconds run to 59"),
            ("14:35 pm", "write 14:35 without pm"),
            ("0:30 am", "write 12:30 am"),
            ("noon", "write 12:00"),
            ("Midnight", "write 24:00 for the end of the day, 00:00 for its beginning"),
            ("2026-03-28T14:35+01:00", "write 2026-03-28T14:35: the venue knows its zone"),
            ("2026-03-28T14:35:00.000Z", "write 2026-03-28T14:35:00: the venue knows its zone"),
        ],
    )
    def test_the_hint_says_what_to_write(self, text, hint):
        assert fault(parse_time, text)[2] == hint

    def test_a_full_date_and_time_has_a_date_of_the_calendar(self):
        assert fault(parse_time, "2026-02-30T14:35")[:2] == (
            "MF109",
            "'2026-02-30' is not a date of the calendar",
        )

    @given(st.text())
    def test_any_text_is_a_time_or_a_fault(self, text):
        assert code_of(parse_time, text, 24) in (None, "MF108", "MF109")


class TestDates:
    @pytest.mark.parametrize("order", [None, "ymd", "dmy", "mdy"])
    @pytest.mark.parametrize("text", ["2026-03-28", "2026/03/28", "2026.3.28", " 2026-3-28 "])
    def test_a_year_in_front_is_read_in_every_order(self, text, order):
        assert parse_date(text, order) == date(2026, 3, 28)

    @pytest.mark.parametrize(
        ("text", "order", "expected"),
        [
            ("03/04/2026", "dmy", date(2026, 4, 3)),
            ("03/04/2026", "mdy", date(2026, 3, 4)),
            ("3-4-2026", "dmy", date(2026, 4, 3)),
            ("03.04.2026", "mdy", date(2026, 3, 4)),
            ("03.04.2026", None, date(2026, 4, 3)),
            ("28.3.2026", None, date(2026, 3, 28)),
            ("28/03/2026", None, date(2026, 3, 28)),
            ("03/28/2026", None, date(2026, 3, 28)),
            ("03/28/2026", "ymd", date(2026, 3, 28)),
            ("03/03/2026", None, date(2026, 3, 3)),
        ],
    )
    def test_a_year_behind_is_read_as_the_house_writes_or_if_there_is_one_reading(
        self, text, order, expected
    ):
        assert parse_date(text, order) == expected

    @pytest.mark.parametrize("order", [None, "ymd"])
    def test_two_readings_are_both_named(self, order):
        assert fault(parse_date, "03/04/2026", order) == (
            "MF205",
            "'03/04/2026' may be 2026-03-04 or 2026-04-03",
            "write 2026-03-04 or 2026-04-03, or set dates: dmy or mdy",
        )

    @pytest.mark.parametrize(
        ("text", "order", "message"),
        [
            ("2026-02-30", None, "'2026-02-30' is not a date of the calendar"),
            ("30/02/2026", None, "'30/02/2026' is not a date of the calendar"),
            ("03/28/2026", "dmy", "with dates: dmy '03/28/2026' is not a date of the calendar"),
            ("28/03/26", "dmy", "'28/03/26' has no year of four digits"),
            ("28 March 2026", None, "'28 March 2026' is not a date"),
            ("2026-03", None, "'2026-03' is not a date"),
            ("20260328", None, "'20260328' is not a date"),
            ("2026-03-28T10:00", None, "'2026-03-28T10:00' is not a date"),
            ("0206-03-28", None, "'0206-03-28' is in the year 206"),
            ("9999-12-31", None, "'9999-12-31' is in the year 9999"),
            ("", None, "'' is not a date"),
            (["2026-03-28"], None, "a list is not a date"),
            (True, None, "true is not a date"),
        ],
    )
    def test_what_is_no_date_is_refused(self, text, order, message):
        assert fault(parse_date, text, order)[:2] == ("MF109", message)

    def test_dates_of_python_are_taken_and_datetimes_are_not(self):
        assert parse_date(date(2026, 3, 28)) == date(2026, 3, 28)
        assert fault(parse_date, at("2026-03-28T10:00"))[0] == "MF109"

    @given(st.text(), st.sampled_from([None, "ymd", "dmy", "mdy", "first"]))
    def test_any_text_is_a_date_or_a_fault(self, text, order):
        assert code_of(parse_date, text, order) in (None, "MF109", "MF205")


class TestDatesOfARun:
    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            ("2026-03-06", ["2026-03-06"]),
            ("2026-03-06..2026-03-08", ["2026-03-06", "2026-03-07", "2026-03-08"]),
            ("2026-03-06 .. 2026-03-07", ["2026-03-06", "2026-03-07"]),
            ("2026-03-06, 2026-03-10", ["2026-03-06", "2026-03-10"]),
            ("2026-03-06..2026-03-15 fri, sat", ["2026-03-06", "2026-03-07", "2026-03-13", "2026-03-14"]),
            ("2026-03-06..2026-03-15 fri sat", ["2026-03-06", "2026-03-07", "2026-03-13", "2026-03-14"]),
            ("2026-03-06..2026-03-15 Tuesdays", None),
            ("2026-03-06..2026-03-15 Tues. THURSDAY", ["2026-03-10", "2026-03-12"]),
            ("2026-03-06..2026-03-08 sat, 2026-03-20", ["2026-03-07", "2026-03-20"]),
            (["2026-03-10", "2026-03-06..2026-03-07"], ["2026-03-06", "2026-03-07", "2026-03-10"]),
            (["2026-03-06", "2026-03-06..2026-03-07"], ["2026-03-06", "2026-03-07"]),
            ([date(2026, 3, 6)], ["2026-03-06"]),
            ("2026-03-06 fri", ["2026-03-06"]),
        ],
    )
    def test_single_dates_ranges_and_weekdays_are_read(self, value, expected):
        if expected is None:
            assert faults(value)
        else:
            assert days(value) == expected

    def test_they_are_read_in_the_order_of_the_house(self):
        assert days("03/04/2026..05/04/2026 sat", "dmy") == ["2026-04-04"]

    def test_a_year_is_not_too_long_and_three_are(self):
        assert len(days("2026-01-01..2026-12-31")) == 365
        assert faults("2020-01-01..2026-12-31") == [
            (0, "MF109", "'2020-01-01..2026-12-31' is longer than three years")
        ]

    @pytest.mark.parametrize(
        ("value", "found"),
        [
            (["2026-03-06", "x", "30/02/2026"], [(1, "MF109"), (2, "MF109")]),
            ("2026-03-08..2026-03-06", [(0, "MF203")]),
            ("03/04/2026", [(0, "MF205")]),
            ("2026-03-06 sat", [(0, "MF109")]),
            ("fri 2026-03-06", [(0, "MF109")]),
            ("2026-03-06..2026-03-15 mon-thu", [(0, "MF109")]),
            ("2026-03-06 to 2026-03-08", [(0, "MF109")]),
            ("2026-03-06..", [(0, "MF109")]),
            ("", [(0, "MF109")]),
            (5, [(0, "MF109")]),
            ([["2026-03-06"]], [(0, "MF109")]),
        ],
    )
    def test_each_fault_is_told_at_its_place_in_the_list(self, value, found):
        assert [each[:2] for each in faults(value)] == found

    @pytest.mark.parametrize(
        ("value", "message"),
        [
            ("2026-03-06 sat", "there is no sat in '2026-03-06'"),
            ("28 March 2026", "'28 March 2026' is not a date"),
            ("2026-03-06..2026-03-15 mon-thu", "'mon-thu' is not a weekday"),
        ],
    )
    def test_the_message_names_what_does_not_fit(self, value, message):
        assert faults(value)[0][2] == message

    def test_no_dates_at_all_are_a_fault(self):
        assert fault(parse_dates, [])[:2] == ("MF109", "there are no dates here")

    def test_the_first_and_the_last_are_those_that_were_written(self):
        dates = parse_dates("2026-03-01..2026-03-15 sat, 2026-02-14")
        assert (dates.first, dates.last) == (date(2026, 2, 14), date(2026, 3, 15))

    def test_the_type_gives_the_house_s_order_on(self):
        read = TypeAdapter(LocalDates).validate_python
        assert list(read("03/04/2026", context={"dates": "mdy"})) == [date(2026, 3, 4)]


class TestMoments:
    @pytest.mark.parametrize(
        ("text", "moment"),
        [
            ("2026-03-28", date(2026, 3, 28)),
            ("2026-03-28T10:00", at("2026-03-28T10:00")),
            ("2026-03-28 10:00", at("2026-03-28T10:00")),
            ("2026-03-28T10:00+01:00", at("2026-03-28T10:00+01:00")),
            ("28.03.2026", date(2026, 3, 28)),
        ],
    )
    def test_a_moment_is_a_date_a_local_time_or_an_instant(self, text, moment):
        found = parse_moment(text)
        assert found == moment
        assert type(found) is type(moment)

    @pytest.mark.parametrize("text", ["10:00", "2026-03-28T25:00", "Tuesday", "0206-03-28T10:00", "soon", ""])
    def test_anything_else_is_refused(self, text):
        assert fault(parse_moment, text)[0] == "MF109"
