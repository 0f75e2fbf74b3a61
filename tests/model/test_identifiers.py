"""Identifiers of films and people in other catalogues."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metafeed.model.identifiers import (
    FILM_IDS,
    PERSON_IDS,
    check,
    normalise,
    recognise,
    suggest,
    url,
)

EIDR = "10.5240/7EC7-228A-510A-053E-CBB8-J"
ISAN = "0000-0000-D07A-0090-Q-0000-0000-X"


def test_the_kinds_of_films_and_people():
    assert FILM_IDS == ("imdb", "tmdb", "wikidata", "eidr", "isan", "letterboxd")
    assert PERSON_IDS == ("imdb", "tmdb", "wikidata", "viaf", "isni")


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("imdb", "tt0050634"),
        ("imdb", "tt15398776"),
        ("tmdb", "38360"),
        ("wikidata", "Q18402"),
        ("eidr", EIDR),
        ("eidr", "10.5240/7ec7-228a-510a-053e-cbb8-j"),
        ("isan", ISAN),
        ("isan", "0000-0001-8CFA-0000-I-0000-0000-K"),
        ("isan", "00000000D07A0090"),
        ("letterboxd", "the-cranes-are-flying"),
    ],
)
def test_well_formed_identifiers_of_films_pass(kind, value):
    assert check(kind, value) is None


@pytest.mark.parametrize(
    ("kind", "value", "problem"),
    [
        ("imdb", "0050634", "not an IMDb title: tt and 7 or 8 digits"),
        ("imdb", "nm0000001", "not an IMDb title: tt and 7 or 8 digits"),
        ("tmdb", "0", "not a TMDB movie: a number"),
        ("tmdb", "the-cranes", "not a TMDB movie: a number"),
        ("wikidata", "18402", "not a Wikidata item: Q and digits"),
        ("wikidata", "Q٣", "not a Wikidata item: Q and digits"),
        ("letterboxd", "The Cranes", "not a Letterboxd film: the last part of its address"),
        (
            "eidr",
            "10.5240/7EC7-228A-510A-053E-CBB8",
            "not an EIDR: 10.5240/, five groups of four hexadecimal digits, and a check character",
        ),
        (
            "isan",
            "0000-0000-D07A",
            "not an ISAN: 16 or 24 hexadecimal digits with their check characters",
        ),
    ],
)
def test_what_is_malformed_is_named_with_its_form(kind, value, problem):
    assert check(kind, value) == problem


def test_the_check_character_of_an_eidr_is_checked():
    assert check("eidr", "10.5240/7EC7-228A-510A-053E-CBB8-A") == ("wrong check character: A, should be J")


def test_a_mistyped_digit_of_an_eidr_is_found():
    assert check("eidr", "10.5240/7EC7-228A-510A-053E-CBB9-J") == ("wrong check character: J, should be H")


def test_both_check_characters_of_an_isan_are_checked():
    assert check("isan", "0000-0000-D07A-0090-A-0000-0000-X") == ("wrong check character: A, should be Q")
    assert check("isan", "0000-0000-D07A-0090-Q-0000-0000-A") == ("wrong check character: A, should be X")


def test_the_check_digit_of_an_isni_is_checked():
    assert check("isni", "0000 0001 2281 955X", "person") is None
    assert check("isni", "0000 0001 2281 9551", "person") == ("wrong check character: 1, should be X")


def test_people_have_other_numbers_than_films():
    assert check("imdb", "nm0000001", "person") is None
    assert check("imdb", "tt0050634", "person") == "not an IMDb name: nm and 7 or 8 digits"


def test_a_kind_that_is_not_known_is_not_judged():
    assert check("pos", "anything at all") is None
    assert url("pos", "anything at all") is None
    assert suggest("pos", "anything at all") is None


@pytest.mark.parametrize(
    ("kind", "value", "canonical"),
    [
        ("imdb", " TT0050634 ", "tt0050634"),
        ("wikidata", "q18402", "Q18402"),
        ("eidr", "10.5240/7ec7-228a-510a-053e-cbb8-j", EIDR),
        ("isan", "00000000d07a009000000000", ISAN),
        ("isan", "ISAN 0000-0000-D07A-0090-Q-0000-0000-X", ISAN),
        ("isan", "00000000D07A0090", "0000-0000-D07A-0090-Q"),
        ("pos", " As It Is ", "As It Is"),
    ],
)
def test_an_identifier_has_one_spelling(kind, value, canonical):
    assert normalise(kind, value) == canonical


@pytest.mark.parametrize(
    ("kind", "value", "address"),
    [
        ("imdb", "tt0050634", "https://www.imdb.com/title/tt0050634/"),
        ("tmdb", "38360", "https://www.themoviedb.org/movie/38360"),
        ("wikidata", "Q18402", "https://www.wikidata.org/entity/Q18402"),
        ("eidr", EIDR, "https://doi.org/10.5240/7EC7-228A-510A-053E-CBB8-J"),
        (
            "letterboxd",
            "the-cranes-are-flying",
            "https://letterboxd.com/film/the-cranes-are-flying/",
        ),
    ],
)
def test_an_identifier_leads_to_its_page(kind, value, address):
    assert url(kind, value) == address


def test_the_pages_of_people():
    assert url("imdb", "nm0000001", "person") == "https://www.imdb.com/name/nm0000001/"
    assert url("tmdb", "5", "person") == "https://www.themoviedb.org/person/5"
    assert url("viaf", "123", "person") == "https://viaf.org/viaf/123"
    assert url("isni", "0000 0001 2281 955X", "person") == "https://isni.org/isni/000000012281955X"


def test_an_isan_has_no_page_and_a_wrong_identifier_leads_nowhere():
    assert url("isan", ISAN) is None
    assert url("eidr", "10.5240/7EC7-228A-510A-053E-CBB8-A") is None
    assert url("imdb", "nm0000001") is None


@pytest.mark.parametrize(
    ("kind", "pasted", "meant"),
    [
        ("imdb", "https://www.imdb.com/title/tt0050634/?ref_=fn_al", "tt0050634"),
        ("imdb", "https://m.imdb.com/de/title/tt0050634/", "tt0050634"),
        ("imdb", "0050634", "tt0050634"),
        ("imdb", "tt50634", "tt0050634"),
        ("tmdb", "https://www.themoviedb.org/movie/38360-letyat-zhuravli", "38360"),
        ("tmdb", "38360-letyat-zhuravli", "38360"),
        ("wikidata", "https://www.wikidata.org/wiki/Q18402", "Q18402"),
        ("wikidata", "18402", "Q18402"),
        ("eidr", "https://doi.org/10.5240/7EC7-228A-510A-053E-CBB8-J", EIDR),
        ("eidr", "https://ui.eidr.org/view/content?id=10.5240/7EC7-228A-510A-053E-CBB8-J", EIDR),
        ("eidr", "urn:eidr:10.5240:7EC7-228A-510A-053E-CBB8-J", EIDR),
        ("eidr", "7EC7-228A-510A-053E-CBB8-J", EIDR),
        (
            "letterboxd",
            "https://letterboxd.com/film/the-cranes-are-flying/",
            "the-cranes-are-flying",
        ),
        (
            "letterboxd",
            "letterboxd.com/anna/film/the-cranes-are-flying/1/",
            "the-cranes-are-flying",
        ),
    ],
)
def test_what_authors_paste_is_understood(kind, pasted, meant):
    assert suggest(kind, pasted) == meant


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("imdb", "tt0050634"),
        ("imdb", "nm0000001"),
        ("imdb", "https://www.imdb.com/name/nm0000001/"),
        ("eidr", "10.5240/7EC7-228A-510A-053E-CBB8-A"),
        ("tmdb", "https://www.themoviedb.org/tv/1399"),
        ("letterboxd", "https://boxd.it/2aHi"),
    ],
)
def test_nothing_is_proposed_for_what_is_right_or_beyond_repair(kind, value):
    assert suggest(kind, value) is None


def test_an_address_is_recognised_with_its_catalogue():
    assert recognise("https://www.imdb.com/title/tt0050634/") == ("film", "imdb", "tt0050634")
    assert recognise("https://www.imdb.com/name/nm0000001/") == ("person", "imdb", "nm0000001")
    assert recognise("https://isni.org/isni/000000012281955X") == (
        "person",
        "isni",
        "000000012281955X",
    )
    assert recognise("https://filmforum.org/film/the-cranes-are-flying") is None


@given(st.sampled_from(FILM_IDS), st.text())
def test_any_text_is_judged_and_what_is_proposed_is_right(kind, text):
    check(kind, text)
    meant = suggest(kind, text)
    assert meant is None or check(kind, meant) is None


@given(st.sampled_from(FILM_IDS), st.text())
def test_normalising_twice_is_normalising_once(kind, text):
    assert normalise(kind, normalise(kind, text)) == normalise(kind, text)
