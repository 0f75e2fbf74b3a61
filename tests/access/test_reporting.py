"""Which showings are looked at, week by week."""

from datetime import date, datetime

from metafeed.access import report
from metafeed.access.reporting import current
from metafeed.weeks import Week
from tests.access.houses import BEFORE, WEEK, house, reported, showing


def ids(found) -> list[list[str]]:
    """Return the ids of the showings of each week."""
    return [[each.id for each in week.showings] for week in found.weeks]


def test_a_week_has_what_is_public_and_takes_place_from_friday_to_thursday():
    checked = house(
        showing("first", "fri", "05:00"),
        showing("late", "thu", "24:30"),
        showing("members", "sat", "18:00", visibility="members"),
        showing("private", "sat", "18:00", visibility="private"),
        showing("press", "sat", "18:00", visibility="press"),
        showing("cancelled", "sat", "20:00", status="cancelled"),
        showing("postponed", "sat", "21:00", status="postponed"),
        showing("tbc", "sun", "tbc"),
        showing("next", "fri", "18:00") | {"date": "2026-12-04"},
        showing("before", "fri", "18:00") | {"date": "2026-11-26"},
    )
    assert ids(reported(checked)) == [["first", "members", "tbc", "late"]]


def test_all_that_is_to_come_begins_with_the_current_week():
    checked = house(
        showing("past", "fri", "18:00") | {"date": "2026-11-19"},
        showing("now", "fri", "18:00") | {"date": "2026-11-20"},
        showing("next", "fri", "18:00"),
    )
    found = report(checked, BEFORE, None, [])
    assert ids(found) == [["now"], ["next"]]
    assert [each.week.label for each in found.weeks] == ["2026-W47", "2026-W48"]


def test_after_midnight_it_is_still_the_week_of_the_night_before():
    programme = house(showing("a", "fri", "18:00")).programme
    assert current(programme, datetime.fromisoformat("2026-12-04T04:59:00-05:00")) == WEEK
    assert current(programme, datetime.fromisoformat("2026-12-04T05:00:00-05:00")) == Week(date(2026, 12, 4))
    assert current(programme, datetime.fromisoformat("2026-11-27T09:30:00+00:00")) == Week(date(2026, 11, 20))


def test_a_showing_of_a_bill_is_one_of_each_of_its_films():
    bill = {"id": "double", "title": "Double", "works": "m + n"}
    one = showing("b", "fri", "18:00", "double", access="open-captions")
    (week,) = reported(house(one, showing("a", "sat", "18:00"), bills=[bill])).weeks
    assert [(film.id, film.showings, film.services, film.unsaid) for film in week.films] == [
        ("m", ("b", "a"), {"open-captions": ("b",)}, ("a",)),
        ("n", ("b",), {"open-captions": ("b",)}, ()),
    ]
    assert len(week.showings) == 2


def test_what_is_only_talked_is_no_film():
    films = [{"id": "m", "title": "A talk", "kind": "talk", "runtime": "60"}]
    (week,) = reported(house(showing("a", "fri", "18:00"), films=films), "us-ada").weeks
    assert week.films == ()
    assert week.rulings[0].verdict == "does not apply"
