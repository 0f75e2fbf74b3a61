"""New York City Local Law 37 of 2022, clause by clause."""

from datetime import datetime

import pytest

from metafeed.access.rules.nyc_ll37 import asked
from tests.access.houses import fillers, house, of_film, ruling, showing

OC = "open-captions"
#: Nine times at which none is at peak and none overlaps.
PLAIN = [(day, time) for day in ("mon", "tue", "wed") for time in ("10:00", "13:00", "15:00")]


def shown(*which, film="m", access="-"):
    """Return showings named by their number, each (day, time) or (day, time, access)."""
    return [
        showing(f"{film}{number}", day, time, film, access=said[0] if said else access)
        for number, (day, time, *said) in enumerate(which, 1)
    ]


def judged(*screenings, **options):
    """Return (verdict, mend) for the film in a house with ten other showings."""
    found = of_film(house(*screenings, *fillers(10)), "nyc-ll37", **options)
    return found.verdict, found.mend


@pytest.mark.parametrize(("others", "verdict"), [(6, "does not apply"), (7, "not satisfied")])
def test_a_house_with_ten_showings_a_week_is_not_asked_and_one_with_eleven_is(others, verdict):
    checked = house(*shown(*PLAIN[:4]), *fillers(others))
    assert ruling(checked, "nyc-ll37").verdict == verdict


def test_cancelled_and_private_showings_do_not_count_towards_the_eleven():
    off = [
        showing("x", "wed", "20:00", status="cancelled"),
        showing("y", "wed", "21:00", visibility="private"),
    ]
    checked = house(*shown(*PLAIN[:4]), *fillers(6), *off)
    (found,) = ruling(checked, "nyc-ll37").judgements
    assert (found.verdict, found.message) == (
        "does not apply",
        "10 showings in the week: the law begins with 11",
    )


def test_venues_are_counted_one_by_one():
    elsewhere = [each | {"venue": "odeon"} for each in fillers(7)]
    checked = house(*shown(*PLAIN[:4]), *elsewhere)
    assert [each.verdict for each in ruling(checked, "nyc-ll37").judgements] == ["does not apply"] * 2


def test_a_film_with_three_showings_is_not_asked_and_one_with_four_is():
    three = ruling(house(*shown(*PLAIN[:3]), *fillers(8)), "nyc-ll37")
    assert [each.message for each in three.judgements] == [
        "9 of 9 films with fewer than 4 showings: none is asked"
    ]
    assert judged(*shown(*PLAIN[:4])) == ("not satisfied", ("m1",))


@pytest.mark.parametrize(
    ("showings", "number"),
    [(3, 0), (4, 1), (5, 2), (8, 2), (9, 3), (12, 3), (13, 4), (16, 4), (17, 4), (40, 4)],
)
def test_a_quarter_is_rounded_up_and_never_more_than_four(showings, number):
    assert asked(showings) == number


@pytest.mark.parametrize(("captioned", "verdict"), [(1, "not satisfied"), (2, "satisfied")])
def test_of_five_showings_two_are_asked(captioned, verdict):
    times = [(*each, OC if number < captioned else "-") for number, each in enumerate(PLAIN[:5])]
    assert judged(*shown(*times))[0] == verdict


def test_four_are_enough_for_a_film_that_is_shown_twenty_times():
    often = [(day, f"{hour}:00") for day in ("mon", "tue", "wed", "thu") for hour in (9, 11, 13, 15, 17)]
    three, four = (
        [(*each, OC if number < captioned else "-") for number, each in enumerate(often)] for captioned in (3, 4)
    )  # fmt: skip
    assert judged(*shown(*three)) == ("not satisfied", ("m4",))
    assert judged(*shown(*four)) == ("satisfied", ())


@pytest.mark.parametrize(
    ("day", "time", "verdict"),
    [
        ("fri", "17:59", "not satisfied"),
        ("fri", "18:00", "satisfied"),
        ("fri", "23:00", "satisfied"),
        ("fri", "23:01", "not satisfied"),
        ("sat", "11:29", "not satisfied"),
        ("sat", "11:30", "satisfied"),
        ("sat", "23:00", "satisfied"),
        ("sat", "23:01", "not satisfied"),
        ("sun", "11:29", "not satisfied"),
        ("sun", "11:30", "satisfied"),
        ("sun", "23:00", "satisfied"),
        ("sun", "23:01", "not satisfied"),
        ("mon", "19:00", "not satisfied"),
        ("thu", "19:00", "not satisfied"),
        ("fri", "24:30", "not satisfied"),
    ],
)
def test_half_of_what_is_asked_begins_at_peak_to_the_minute(day, time, verdict):
    assert judged(*shown((day, time, OC), *PLAIN[:2], ("sat", "20:30")))[0] == verdict


def test_half_is_rounded_up_and_taken_of_what_is_asked():
    peaks = [("fri", "18:00"), ("sat", "18:00"), ("sun", "18:00")]
    nine = [*((*each, OC) for each in PLAIN[:2]), *PLAIN[2:6]]
    assert judged(*shown(*nine, (*peaks[0], OC), *peaks[1:])) == ("not satisfied", ("m8",))
    assert judged(*shown(*nine, (*peaks[0], OC), (*peaks[1], OC), peaks[2])) == ("satisfied", ())


def test_who_gives_more_is_not_asked_for_more_at_peak():
    captioned = [(*each, OC) for each in PLAIN[:5]]
    assert judged(*shown(*captioned, ("fri", "18:00", OC), ("sat", "18:00")))[0] == "satisfied"


def test_where_few_are_at_peak_these_are_all_that_is_asked_there():
    twelve = [*PLAIN, ("thu", "10:00"), ("thu", "13:00"), ("fri", "18:00")]
    captioned = [(*each, OC if number < 3 else "-") for number, each in enumerate(twelve)]
    assert judged(*shown(*captioned)) == ("not satisfied", ("m12",))
    with_peak = [*captioned[:2], *twelve[2:11], ("fri", "18:00", OC)]
    assert judged(*shown(*with_peak)) == ("satisfied", ())


def test_where_nobody_said_it_cannot_be_told_and_the_mend_is_named():
    unsaid = [
        {k: v for k, v in each.items() if k != "access"} for each in shown(*PLAIN[:3], ("sat", "18:00"))
    ]
    found = of_film(house(*unsaid, *fillers(10)), "nyc-ll37")
    assert (found.verdict, found.mend) == ("cannot be told", ("m4",))
    assert found.message == (
        "open captions at 0 of 4 showings, 0 of them at peak; asked are 1, 1 at peak; nobody said of 4"
    )
    assert found.showings == ("m4", "m1", "m2", "m3")


def test_what_nobody_said_cannot_help_where_it_is_too_little():
    said = shown(*PLAIN[:4])
    del said[0]["access"]
    assert judged(*said, showing("m5", "fri", "18:00", access="-"))[0] == "not satisfied"


def test_captions_in_another_language_and_devices_are_no_open_captions():
    assert judged(*shown(("fri", "18:00", "open-captions:es"), *PLAIN[:3]))[0] == "not satisfied"
    assert judged(*shown(("fri", "18:00", "closed-caption-devices"), *PLAIN[:3]))[0] == "not satisfied"


def test_a_showing_whose_time_is_to_come_may_be_at_peak():
    assert judged(*shown(("fri", "tbc", OC), *PLAIN[:2], ("sat", "20:30")))[0] == "cannot be told"


def test_captioned_showings_at_the_same_time_leave_it_open():
    other = showing("n1", "fri", "19:00", "n", access=OC)
    found = of_film(house(*shown(("fri", "18:00", OC), *PLAIN[:3]), other, *fillers(10)), "nyc-ll37")
    assert found.verdict == "cannot be told"
    assert found.message.endswith("1 at the same time as another")
    after = other | {"time": "19:30"}
    assert judged(*shown(("fri", "18:00", OC), *PLAIN[:3]), after)[0] == "satisfied"


def test_a_showing_of_a_bill_counts_for_each_film_and_once_for_the_house():
    bill = {"id": "double", "title": "Double", "works": "m + n"}
    four = [each | {"film": "double"} for each in shown(("fri", "18:00", OC), *PLAIN[:3])]
    found = ruling(house(*four, *fillers(7), bills=[bill]), "nyc-ll37")
    assert [(each.film, each.verdict) for each in found.judgements if each.film] == [
        ("m", "satisfied"),
        ("n", "satisfied"),
    ]
    assert ruling(house(*four, *fillers(6), bills=[bill]), "nyc-ll37").verdict == "does not apply"


def test_the_mend_is_at_peak_first_then_in_the_evening_then_in_order_of_time():
    times = [("fri", "10:00"), ("fri", "18:00"), ("mon", "10:00"), ("mon", "19:00"), *PLAIN[3:8]]
    assert judged(*shown(*times)) == ("not satisfied", ("m1", "m2", "m4"))


def test_the_mend_takes_files_before_prints_and_avoids_the_same_time():
    times = shown(("fri", "18:00"), ("sat", "18:00"), *PLAIN[:2])
    times[0]["format"] = "35mm"
    assert judged(*times) == ("not satisfied", ("m2",))
    other = showing("n1", "fri", "19:00", "n", access=OC)
    assert judged(*shown(("fri", "18:00"), ("sat", "18:00"), *PLAIN[:2]), other)[1] == ("m2",)


def test_two_films_are_not_mended_at_the_same_time():
    four = [("fri", "18:00"), ("sat", "18:00"), *PLAIN[:2]]
    checked = house(*shown(*four), *shown(*four, film="n"), *fillers(3))
    assert of_film(checked, "nyc-ll37", "m").mend == ("m1",)
    assert of_film(checked, "nyc-ll37", "n").mend == ("n2",)


def test_what_has_begun_cannot_be_mended():
    saturday = datetime.fromisoformat("2026-11-28T12:00:00-05:00")
    times = shown(("fri", "18:00"), ("sat", "18:00"), *PLAIN[:2])
    assert judged(*times, now=saturday) == ("not satisfied", ("m2",))
    sunday = datetime.fromisoformat("2026-11-29T12:00:00-05:00")
    found = of_film(house(*times, *fillers(10)), "nyc-ll37", now=sunday)
    assert found.mend == ()
    assert found.message.endswith("too few are to come to mend it")


def test_what_would_mend_it_satisfies_it():
    times = [*PLAIN, ("fri", "18:00"), ("sat", "12:00"), ("sun", "23:00"), ("thu", "19:00")]
    before = shown(*times)
    mend = judged(*before)[1]
    after = [each | ({"access": OC} if each["id"] in mend else {}) for each in before]
    assert len(mend) == 4
    assert judged(*after) == ("satisfied", ())


def test_what_no_field_says_is_told_as_taken_for_granted():
    assert (
        "every film is distributed with open captions: one that is not is exempt"
        in ruling(house(), "nyc-ll37").assumed
    )


def test_a_showing_whose_time_is_to_come_may_ask_for_more_at_peak():
    assert judged(*shown((*PLAIN[0], OC), *PLAIN[1:3], ("fri", "tbc")))[0] == "cannot be told"
    assert judged(*shown((*PLAIN[0], OC), *PLAIN[1:3], ("thu", "tbc")))[0] == "satisfied"


def test_what_would_mend_one_film_changes_no_verdict_on_another():
    four = shown(("fri", "18:30", OC), *PLAIN[:3], film="n")
    checked = house(*shown(("fri", "18:00"), *PLAIN[3:6]), *four, *fillers(3))
    assert of_film(checked, "nyc-ll37", "m").mend == ("m1",)
    assert of_film(checked, "nyc-ll37", "n").verdict == "satisfied"
