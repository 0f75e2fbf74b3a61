"""Days and times as a locale writes them."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metafeed.text.dates import day, day_short, late_show, time, when, zone_label
from metafeed.zones import zone

NEW_YORK, BERLIN = zone("America/New_York"), zone("Europe/Berlin")
AUGUST_1 = datetime(2019, 8, 1, 14, 35, tzinfo=NEW_YORK)


@pytest.mark.parametrize(
    ("language", "full", "without_year", "short"),
    [
        ("en", "Thursday, August 1, 2019", "Thursday, August 1", "Thu, Aug 1"),
        ("en-US", "Thursday, August 1, 2019", "Thursday, August 1", "Thu, Aug 1"),
        ("en-GB", "Thursday, 1 August 2019", "Thursday, 1 August", "Thu 1 Aug"),
        ("de", "Donnerstag, 1. August 2019", "Donnerstag, 1. August", "Do., 1. Aug."),
        ("fr", "jeudi 1er août 2019", "jeudi 1er août", "jeu. 1er août"),
        ("es", "jueves, 1 de agosto de 2019", "jueves, 1 de agosto", "jue, 1 ago"),
        ("nl", "donderdag 1 augustus 2019", "donderdag 1 augustus", "do 1 aug"),
        ("ja", "2019年8月1日木曜日", "8月1日木曜日", "8月1日(木)"),
        ("lt", "2019 m. rugpjūčio 1 d., ketvirtadienis", None, None),
    ],
)
def test_a_day_is_written_as_the_locale_does(
    language: str, full: str, without_year: str | None, short: str | None
) -> None:
    assert day(AUGUST_1.date(), language) == full
    assert day(AUGUST_1.date(), language, year=False) == (without_year or full)
    assert short is None or day_short(AUGUST_1.date(), language) == short


def test_only_the_first_of_a_month_is_an_ordinal_in_french() -> None:
    assert day(date(2011, 1, 11), "fr") == "mardi 11 janvier 2011"
    assert day(date(2001, 1, 1), "fr-CA") == "lundi 1er janvier 2001"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "2:35 pm"),
        ("en-US", "2:35 pm"),
        ("en-GB", "14:35"),
        ("en-CA", "2:35 p.m."),
        ("de", "14:35"),
        ("fr", "14:35"),
        ("fr-CA", "14 h 35"),
        ("es", "14:35"),
        ("es-MX", "2:35 p.m."),
        ("xx", "2:35 pm"),
    ],
)
def test_a_time_is_written_as_the_locale_does_with_plain_spaces(language: str, text: str) -> None:
    assert time(AUGUST_1, language) == text


@pytest.mark.parametrize(
    ("place", "month", "language", "label"),
    [
        ("America/New_York", 8, "en", "EDT"),
        ("America/New_York", 1, "en", "EST"),
        ("America/New_York", 8, "fr", "EDT"),
        ("America/Toronto", 8, "fr-CA", "HAE"),
        ("Asia/Shanghai", 8, "fr-CA", "CST"),
        ("Europe/Berlin", 8, "en", "CEST"),
        ("Europe/Berlin", 8, "de-AT", "MESZ"),
        ("Europe/Berlin", 1, "de", "MEZ"),
        ("Europe/Dublin", 8, "en", "IST"),
        ("Europe/Dublin", 1, "de", "GMT"),
        ("America/Sao_Paulo", 8, "en", "GMT-3"),
        ("America/St_Johns", 8, "en", "NDT"),
        ("Asia/Kathmandu", 8, "en", "GMT+5:45"),
        ("Africa/Casablanca", 8, "fr", "GMT+1"),
    ],
)
def test_a_zone_has_an_abbreviation_or_its_distance(
    place: str, month: int, language: str, label: str
) -> None:
    assert zone_label(datetime(2019, month, 1, 12, tzinfo=zone(place)), language) == label


def test_a_zone_without_a_place_has_its_distance() -> None:
    half_past = timezone(timedelta(hours=-4, minutes=-30))
    assert zone_label(AUGUST_1.replace(tzinfo=half_past)) == "GMT-4:30"
    assert zone_label(AUGUST_1.replace(tzinfo=UTC)) == "UTC"
    with pytest.raises(ValueError, match="2019-08-01T14:35:00 has no zone"):
        zone_label(AUGUST_1.replace(tzinfo=None))


@pytest.mark.parametrize(
    ("language", "plain", "zoned"),
    [
        ("en", "Thursday, August 1, 2019, 2:35 pm", "Thursday, August 1, 2019, 2:35 pm EDT"),
        (
            "de",
            "Donnerstag, 1. August 2019, 14:35 Uhr",
            "Donnerstag, 1. August 2019, 14:35 Uhr EDT",
        ),
        ("fr", "jeudi 1er août 2019, 14:35", "jeudi 1er août 2019, 14:35 EDT"),
        ("es", "jueves, 1 de agosto de 2019, 14:35", "jueves, 1 de agosto de 2019, 14:35 EDT"),
    ],
)
def test_when_is_day_time_and_zone(language: str, plain: str, zoned: str) -> None:
    assert when(AUGUST_1, language) == plain
    assert when(AUGUST_1, language, with_zone=True) == zoned


def test_the_two_readings_of_a_doubled_hour_differ_in_their_zone() -> None:
    first = datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN)
    assert when(first, "de", with_zone=True) == "Sonntag, 25. Oktober 2026, 02:30 Uhr MESZ"
    second = first.replace(fold=1)
    assert when(second, "de", with_zone=True) == "Sonntag, 25. Oktober 2026, 02:30 Uhr MEZ"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "late Saturday night (Sunday, March 29, 12:30 am)"),
        ("en-US", "late Saturday night (Sunday, March 29, 12:30 am)"),
        ("en-GB", "late Saturday night (Sunday, 29 March, 00:30)"),
        ("de", "in der Nacht von Samstag auf Sonntag (Sonntag, 29. März, 00:30 Uhr)"),
        ("fr", "dans la nuit de samedi à dimanche (dimanche 29 mars, 00:30)"),
        ("es", "en la madrugada del sábado al domingo (domingo, 29 de marzo, 0:30)"),
        ("nl", "zondag 29 maart 2026, 00:30"),
    ],
)
def test_a_late_show_is_told_with_both_its_evening_and_its_date(language: str, text: str) -> None:
    show = datetime(2026, 3, 29, 0, 30, tzinfo=NEW_YORK)
    assert late_show(date(2026, 3, 28), show, language) == text


@pytest.mark.parametrize("cinema_day", [date(2019, 8, 1), date(2019, 7, 30), date(2019, 8, 2)])
def test_a_show_of_its_own_day_is_not_late(cinema_day: date) -> None:
    assert late_show(cinema_day, AUGUST_1, "en") == "Thursday, August 1, 2019, 2:35 pm"


EARLY = datetime.fromisoformat("1900-01-01T00:00")
ANY_TIME = st.datetimes(EARLY, EARLY.replace(year=2100), timezones=st.just(BERLIN))


@given(ANY_TIME, st.sampled_from(["en", "de", "fr", "es", "en-GB", "fr-CA", "es-MX", "en-AU"]))
def test_dates_have_no_invisible_spaces(moment: datetime, language: str) -> None:
    told = when(moment, language, with_zone=True) + day_short(moment, language)
    assert told.isprintable()
    assert str(moment.year) in told


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "de_DE.UTF-8", "TZ": "Asia/Tokyo"},
        {"LANG": "xx_YY@nowhere", "TZ": "Nowhere/Land"},
        {"LANGUAGE": "fr:es", "LC_TIME": "C", "TZ": ""},
    ],
)
def test_the_locale_and_the_zone_of_the_process_have_no_say(environment: dict[str, str]) -> None:
    program = (
        "from datetime import datetime; from metafeed.text import dates;"
        "from metafeed.zones import zone;"
        "show = datetime(2019, 8, 1, 14, 35, tzinfo=zone('America/New_York'));"
        "print(ascii(dates.when(show, 'en', True) + dates.join('ABC', 'es')))"
    )
    kept = {key: os.environ[key] for key in ("PATH", "SYSTEMROOT") if key in os.environ}
    paths = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    ran = subprocess.run(
        [sys.executable, "-c", program],
        env=kept | paths | environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert ran.stdout == "'Thursday, August 1, 2019, 2:35 pm EDTA, B y C'\n"
