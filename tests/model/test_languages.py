"""Language tags, and what people write instead of them."""

import subprocess
import sys

import langcodes
import pytest
from hypothesis import given
from hypothesis import strategies as st

from metafeed.model import languages
from metafeed.model.languages import (
    SIGN_LANGUAGES,
    is_language,
    is_sign_language,
    language_code,
    normalise,
    same_language,
)


@pytest.mark.parametrize(
    "tag",
    [
        "en",
        "EN",
        "en-GB",
        "pt-BR",
        "es-419",
        "zh-Hant",
        "zh-Hant-TW",
        "ru-Latn",
        "sr-Latn-RS",
        "zxx",
        "mul",
        "und",
        "sh",
        "bfi",
        "tlh",
        "de-1996",
        "iw",
        "zh-yue",
        "sgn-ase",
        "x-mine",
        "en-x-mine",
    ],
)
def test_valid_tags_are_languages(tag):
    assert is_language(tag)


@pytest.mark.parametrize(
    "tag",
    ["", "-", "a", "en-", "en-UK", "en_US", "en-USA", "eng", "xx", "English", "de-1996-1996", "é"],
)
def test_what_the_registry_does_not_have_is_none(tag):
    assert not is_language(tag)


def test_every_common_tag_is_valid_for_langcodes_too():
    for primary in languages._COMMON:
        assert langcodes.Language.get(primary, normalize=False).is_valid()
    for script in languages._SCRIPTS:
        assert langcodes.Language.get(f"en-{script}", normalize=False).is_valid()


@pytest.mark.parametrize(
    ("tag", "canonical"),
    [
        ("EN", "en"),
        ("en-gb", "en-GB"),
        ("pt_br", "pt-BR"),
        (" fr ", "fr"),
        ("en-UK", "en-GB"),
        ("eng", "en"),
        ("fra", "fr"),
        ("iw", "he"),
        ("zh-hant-tw", "zh-Hant-TW"),
        ("zh-yue", "yue"),
        ("sgn-ase", "ase"),
        ("hbs", "sh"),
    ],
)
def test_a_tag_has_one_spelling(tag, canonical):
    assert normalise(tag) == canonical


def test_serbo_croatian_is_not_made_serbian():
    assert normalise("sh") == "sh"


def test_tagalog_is_not_made_filipino():
    assert normalise("tl") == "tl"


@pytest.mark.parametrize("text", ["English", "", "en-USA", "???", "not a tag"])
def test_what_is_no_tag_stays_as_it_is(text):
    assert normalise(text) == text


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("English", "en"),
        ("english", "en"),
        ("Russian", "ru"),
        ("français", "fr"),
        ("Deutsch", "de"),
        ("Kinyarwanda", "rw"),
        ("Cantonese", "yue"),
        ("Brazilian Portuguese", "pt-BR"),
        ("Serbo-Croatian", "sh"),
        ("silent", "zxx"),
        ("no dialogue", "zxx"),
        ("en_US", "en-US"),
        ("eng", "en"),
        ("BSL", "bfi"),
        ("German Sign Language", "gsg"),
    ],
)
def test_a_language_is_known_by_its_name(name, code):
    assert language_code(name) == code


@pytest.mark.parametrize("name", ["", "xxx", "\x000000", "Elvish tongue of nobody", "???"])
def test_what_is_no_language_has_no_tag(name):
    assert language_code(name) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("en", "en-GB"),
        ("pt-PT", "pt-BR"),
        ("zh", "cmn-Hans"),
        ("zh-yue", "yue"),
        ("no", "nb"),
        ("iw", "he"),
        ("zxx", "zxx"),
    ],
)
def test_one_language_under_two_tags_is_the_same(one, other):
    assert same_language(one, other)


@pytest.mark.parametrize(
    ("one", "other"), [("en", "fr"), ("zh", "yue"), ("hr", "sr"), ("en", "bfi"), ("nn", "nb")]
)
def test_two_languages_are_not(one, other):
    assert not same_language(one, other)


@pytest.mark.parametrize("tag", ["und", "mul"])
def test_a_tag_that_names_no_language_is_the_same_as_none(tag):
    assert not same_language(tag, tag)


@pytest.mark.parametrize("tag", ["bfi", "ase", "fsl", "sgn-ase", "xki", "pso", "vgt"])
def test_sign_languages_are_told_from_others(tag):
    assert is_sign_language(tag)


@pytest.mark.parametrize("tag", ["en", "en-GB", "bsl", "asl", "lsf", "und", ""])
def test_spoken_languages_that_look_like_an_abbreviation_are_no_sign_languages(tag):
    assert not is_sign_language(tag)


def test_every_abbreviation_stands_for_a_sign_language():
    assert all(is_language(tag) and is_sign_language(tag) for tag in SIGN_LANGUAGES.values())


def test_common_tags_are_answered_without_langcodes():
    code = (
        "import sys; from metafeed.model.languages import is_language, normalise, same_language;"
        "assert is_language('en-US') and is_language('fr') and is_language('zh-Hant');"
        "assert normalise('pt-br') == 'pt-BR' and same_language('en', 'en-GB');"
        "sys.exit('langcodes' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(st.text() | st.from_regex(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8}){0,4}", fullmatch=True))
def test_any_text_is_judged_and_normalising_twice_is_normalising_once(text):
    is_language(text)
    language_code(text)
    assert normalise(normalise(text)) == normalise(text)
