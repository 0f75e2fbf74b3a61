"""Rating boards and their certificates."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metafeed.model.places import COUNTRIES
from metafeed.model.ratings import (
    BOARDS,
    board,
    boards_in,
    is_system,
    is_value,
    near_board,
    near_value,
)


@pytest.mark.parametrize(
    ("system", "values"),
    [
        ("MPA", "G PG PG-13 R NC-17 M GP X"),
        ("BBFC", "U PG 12A 12 15 18 R18"),
        ("FSK", "0 6 12 16 18"),
        ("CNC", "T 12 16 18"),
        ("ACB", "G PG M MA15+ R18+ X18+"),
        ("EIRIN", "G PG12 R15+ R18+"),
        ("Kijkwijzer", "AL 6 9 12 14 16 18"),
        ("RCQ", "G 13+ 16+ 18+"),
        ("OFRB", "G PG 14A 18A R"),
        ("IFCO", "G PG 12A 15A 16 18"),
        ("SMSA", "Barntillåten 7 11 15"),
        ("IMDA", "G PG PG13 NC16 M18 R21"),
        ("KMRB", "ALL 12 15 19"),
        ("ICAA", "APTA 7 12 16 18"),
        ("MiC", "T 6+ 14+ VM14 VM18"),
        ("IGAC", "M/3 M/6 M/12 M/14 M/16 M/18"),
        ("ClassInd", "L 10 12 14 16 18"),
        ("RTC", "AA A B B15 C D"),
        ("OFLC", "G PG M R13 R15 R16 R18 RP13 RP16"),
        ("Medierådet", "A 7 11 15"),
        ("KAVI", "S 7 12 16 18"),
        ("Medietilsynet", "A 6 9 12 15 18"),
        ("FPB", "A PG 7-9PG 10-12PG 13 16 18"),
        ("OFNAA", "I IIA IIB III"),
        ("MOC-TW", "G P PG-12 PG-15 R"),
        ("JIF", "0 6 8 10 12 14 16 18"),
        ("JMK", "AA 6 8 10 12 14 16"),
    ],
)
def test_a_board_gives_its_certificates(system, values):
    assert all(is_value(system, value) for value in values.split())


def test_a_board_gives_no_others():
    assert not is_value("BBFC", "PG-13")
    assert not is_value("FSK", "15")
    assert not is_value("MPA", "12A")


def test_a_certificate_of_former_days_is_right_for_an_old_film():
    assert is_value("BBFC", "AA")
    assert is_value("CBFC", "UA")
    assert is_value("OFNAA", "II")
    assert is_value("KMRB", "18")


def test_india_divided_its_parental_guidance_by_age():
    assert board("CBFC").values == ("U", "UA 7+", "UA 13+", "UA 16+", "A", "S")


def test_a_film_may_be_unrated_or_its_rating_pending_for_every_board():
    assert is_value("BBFC", "unrated")
    assert is_value("MPA", "pending")


def test_a_board_is_found_by_any_of_its_names_in_any_case():
    assert board("MPAA").name == "MPA"
    assert board("bbfc").name == "BBFC"
    assert board("régie du cinéma").name == "RCQ"
    assert board("Nonsense") is None


def test_boards_hold_in_countries_and_provinces():
    assert [each.name for each in boards_in("BE")] == ["Kijkwijzer", "CICF"]
    assert [each.name for each in boards_in("CA-QC")] == ["RCQ"]
    assert [each.name for each in boards_in("US")] == ["MPA", "FAB"]
    assert boards_in("PL") == ()


def test_a_system_of_the_authors_own_begins_with_x():
    assert is_system("BBFC")
    assert is_system("x-westminster")
    assert not is_system("Westminster")


def test_nothing_is_said_against_values_of_a_system_that_is_not_known():
    assert is_value("x-westminster", "16")
    assert near_value("x-westminster", "16") is None


@pytest.mark.parametrize(
    ("written", "name"), [("BBCF", "BBFC"), ("MPAA", "MPA"), ("Kijkwizer", "Kijkwijzer")]
)
def test_a_misspelt_board_is_recognised(written, name):
    assert near_board(written) == name


def test_a_board_that_resembles_none_is_not_guessed():
    assert near_board("zzzz") is None


@pytest.mark.parametrize(
    ("system", "written", "value"),
    [
        ("MPA", "PG13", "PG-13"),
        ("MPAA", "Rated PG-13", "PG-13"),
        ("MPA", "NC17", "NC-17"),
        ("BBFC", "BBFC 12a", "12A"),
        ("BBFC", "15 (BBFC)", "15"),
        ("BBFC", "Uc", "U"),
        ("FSK", "ab 12", "12"),
        ("FSK", "FSK ab 16", "16"),
        ("ACB", "MA15", "MA15+"),
        ("ACB", "MA 15+", "MA15+"),
        ("CNC", "TP", "T"),
        ("CNC", "-12", "12"),
        ("ICAA", "TP", "APTA"),
        ("ClassInd", "Livre", "L"),
        ("KAVI", "K-16", "16"),
        ("SMSA", "btl", "Barntillåten"),
        ("INCAA", "+13", "SAM13"),
        ("BBFC", "TBC", "pending"),
        ("ACB", "CTC", "pending"),
        ("MPA", "NR", "unrated"),
        ("MPA", "Not Rated", "unrated"),
    ],
)
def test_another_spelling_of_a_certificate_is_recognised(system, written, value):
    assert near_value(system, written) == value


def test_another_certificate_is_never_proposed():
    assert near_value("MPA", "PG-14") is None
    assert near_value("BBFC", "14") is None


def test_every_value_is_near_itself():
    for each in BOARDS:
        for value in each.values:
            assert near_value(each.name, value) == value


def test_no_two_boards_share_a_name():
    names = [name.casefold() for each in BOARDS for name in (each.name, *each.aliases)]
    assert sorted(names) == sorted(set(names))
    assert all(board(name) is not None for name in names)


def test_every_territory_is_a_country_or_a_province_of_one():
    for each in BOARDS:
        for territory in each.territories:
            assert re.fullmatch(r"[A-Z]{2}(-[A-Z]{2})?", territory)
            assert territory[:2] in COUNTRIES


def test_no_value_is_listed_twice():
    for each in BOARDS:
        listed = [*each.values, *each.historic]
        assert listed
        assert len(set(listed)) == len(listed)


@given(st.sampled_from(BOARDS), st.text())
def test_near_value_answers_any_text(each, text):
    near = near_value(each.name, text)
    assert near is None or is_value(each.name, near)
