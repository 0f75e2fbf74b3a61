"""Countries, the former ones included."""

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metafeed.model.places import (
    COUNTRIES,
    FORMER_COUNTRIES,
    country_code,
    country_name,
    is_country,
)


def test_the_table_is_iso_3166_1_and_kosovo():
    assert set(COUNTRIES) == {each.alpha_2 for each in pycountry.countries} | {"XK"}


def test_the_former_countries_are_those_of_iso_3166_3():
    assert set(FORMER_COUNTRIES) == {each.alpha_4 for each in pycountry.historic_countries}


@pytest.mark.parametrize("code", ["FR", "GB", "US", "HK", "XK", "SUHH", "YUCS", "CSHH", "DDDE"])
def test_countries_of_today_and_of_former_days_are_countries(code):
    assert is_country(code)


@pytest.mark.parametrize("code", ["UK", "SU", "EU", "XZ", "ZZ", "fr", "FRA", "France", ""])
def test_other_codes_are_not(code):
    assert not is_country(code)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("USSR", "SUHH"),
        ("U.S.S.R.", "SUHH"),
        ("Soviet Union", "SUHH"),
        ("the Soviet Union", "SUHH"),
        ("СССР", "SUHH"),
        ("SU", "SUHH"),
        ("Czechoslovakia", "CSHH"),
        ("Československo", "CSHH"),
        ("Yugoslavia", "YUCS"),
        ("East Germany", "DDDE"),
        ("DDR", "DDDE"),
        ("Serbia and Montenegro", "CSXX"),
        ("Zaire", "ZRCD"),
        ("West Germany", "DE"),
        ("Germany", "DE"),
        ("UK", "GB"),
        ("Great Britain", "GB"),
        ("England", "GB"),
        ("USA", "US"),
        ("U.S.A.", "US"),
        ("United States", "US"),
        ("Burma", "MM"),
        ("Hong Kong", "HK"),
        ("South Korea", "KR"),
        ("the Netherlands", "NL"),
        ("Holland", "NL"),
        ("Turkey", "TR"),
        ("Czech Republic", "CZ"),
        ("Côte d'Ivoire", "CI"),
        ("Bosnia & Herzegovina", "BA"),
        ("us", "US"),
        ("suhh", "SUHH"),
    ],
)
def test_a_country_is_known_by_what_people_call_it(name, code):
    assert country_code(name) == code


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("Frankreich", "FR"),
        ("Allemagne", "DE"),
        ("Estados Unidos", "US"),
        ("Giappone", "JP"),
        ("Sowjetunion", "SUHH"),
        ("Yougoslavie", "YUCS"),
    ],
)
def test_names_in_other_languages_are_known(name, code):
    assert country_code(name) == code


@pytest.mark.parametrize("name", ["Narnia", "", "Europe", "EU", "???"])
def test_what_is_no_country_has_no_code(name):
    assert country_code(name) is None


def test_every_english_name_leads_back_to_its_code():
    assert {name: country_code(name) for name in COUNTRIES.values()} == {
        name: code for code, name in COUNTRIES.items()
    }


def test_a_former_country_is_named_as_film_credits_name_it():
    assert country_name("SUHH") == "Soviet Union"
    assert country_name("DDDE") == "East Germany"
    assert country_name("CSHH", "en-GB") == "Czechoslovakia"


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("FR", "en", "France"),
        ("FR", "de", "Frankreich"),
        ("GB", "pt-BR", "Reino Unido"),
        ("FR", "ja", "フランス"),
        ("US", "es-MX", "Estados Unidos"),
        ("SUHH", "fr", "Union soviétique"),
        ("SUHH", "de-AT", "Sowjetunion"),
        ("YUCS", "es", "Yugoslavia"),
        ("HK", "de", "Hongkong"),
        ("SUHH", "ja", "Soviet Union"),
        ("FR", "tlh", "France"),
        ("FR", "not a tag", "France"),
    ],
)
def test_a_country_has_a_name_in_the_readers_language_or_an_english_one(code, language, name):
    assert country_name(code, language) == name


def test_a_code_that_is_none_is_given_back():
    assert country_name("ZZ", "fr") == "ZZ"


@given(st.text())
def test_any_text_has_a_country_or_none(text):
    code = country_code(text)
    assert code is None or is_country(code)
