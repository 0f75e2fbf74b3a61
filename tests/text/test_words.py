"""metafeed's own words: complete in every language, and never mistakable."""

from collections.abc import Iterator, Mapping
from dataclasses import fields
from string import Formatter

import pytest

from metafeed.model import vocabulary
from metafeed.text.hygiene import clean, troubles
from metafeed.text.words import TABLES, Words, capital, words

LANGUAGES = ["en", "en-US", "de", "fr", "es"]
EN = TABLES["en"]


def _placeholders(template: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(template) if name is not None}


def _entries(table: Words) -> Iterator[tuple[str, str]]:
    for field in fields(table):
        value = getattr(table, field.name)
        if isinstance(value, Mapping):
            yield from ((f"{field.name}/{key}", text) for key, text in value.items())
        elif field.name != "language":
            yield field.name, value


def test_there_are_tables_for_these_languages() -> None:
    assert list(TABLES) == ["en", "en-US", "de", "fr", "es"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_keys_and_placeholders_of_english(language: str) -> None:
    expected = {key: _placeholders(text) for key, text in _entries(EN)}
    if words(language).language in ("de", "fr", "es"):
        expected["late_night"].add("morning")  # English names the evening alone
    assert {key: _placeholders(text) for key, text in _entries(TABLES[language])} == expected


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_empty_or_unclean(language: str) -> None:
    for key, text in _entries(TABLES[language]):
        assert text.strip(), key
        assert clean(text) == text, key
        assert troubles(text) == [], key


@pytest.mark.parametrize("language", LANGUAGES)
def test_prefixes_end_in_a_colon_and_a_space(language: str) -> None:
    table = TABLES[language]
    for prefixes in (table.prefixes, table.access_lost, table.views_left):
        assert all(text.endswith(": ") for text in prefixes.values())
    assert table.format_changed.endswith(": ")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_of_the_vocabularies_has_a_name(language: str) -> None:
    table = TABLES[language]
    for named, known in (
        (table.formats, vocabulary.FORMATS),
        (table.access, vocabulary.ACCESS),
        (table.access_views, vocabulary.ACCESS),
        (table.access_lost, vocabulary.ACCESS),
        (table.hazards, vocabulary.HAZARDS),
        (table.parts, vocabulary.PARTS),
        (table.run_facts, vocabulary.RUN_FACTS),
        (table.versions, vocabulary.VERSION_TYPES),
        (table.roles, vocabulary.CREDIT_ROLES),
        (table.statuses, vocabulary.STATUSES),
        (table.sales, vocabulary.SALES),
        (table.visibilities, vocabulary.PUBLISHED_VISIBILITIES),
        (table.colours, vocabulary.COLOURS),
        (table.premieres, vocabulary.PREMIERES),
        (table.awards, vocabulary.AWARD_RESULTS),
    ):
        assert set(known) - set(named) == set()


@pytest.mark.parametrize(
    ("language", "mark"),
    [("en", "caption"), ("de", "für Hörgeschädigte"), ("fr", "sourds"), ("es", "sordas")],
)
def test_captions_are_never_called_what_subtitles_are_called(language: str, mark: str) -> None:
    table = TABLES[language]
    captions = [
        names[key]
        for names in (table.access, table.access_views, table.access_lost)
        for key in ("open-captions", "closed-caption-devices")
    ]
    subtitles = [
        table.with_subtitles,
        table.subtitled_in,
        table.no_subtitles,
        table.view_titles["subtitles"],
        table.views_left["subtitles"],
    ]
    assert all(mark in text for text in captions)
    assert not any(mark in text for text in subtitles)


@pytest.mark.parametrize(
    ("tag", "language"),
    [
        ("de", "de"),
        ("de-CH", "de"),
        ("DE_at", "de"),
        ("fr-CA-x-quebec", "fr"),
        ("en-GB", "en"),
        ("en-us", "en-US"),
        ("es-419", "es"),
        ("nl", "en"),
        ("den", "en"),
        ("", "en"),
    ],
)
def test_a_tag_falls_back_to_its_prefix_and_then_to_english(tag: str, language: str) -> None:
    assert words(tag).language == language


def test_a_word_of_the_authors_own_stands_for_itself() -> None:
    assert EN.access_name("x-quiet-room") == "quiet room"
    assert EN.format_name("x-smell-o-vision") == "smell o vision"
    assert EN.run_fact("x-final-week", "Sunday") == "final week"


@pytest.mark.parametrize(
    ("value", "name"),
    [
        ("open-captions", "open captions"),
        ("open-captions:fr", "open captions in French"),
        ("signed", "signed"),
        ("signed:bfi", "signed (BSL)"),
        ("signed:ASE", "signed (ASL)"),
        ("signed:en", "signed (English)"),
        ("audio-description:es", "audio description in Spanish"),
    ],
)
def test_a_service_is_named_with_its_language(value: str, name: str) -> None:
    assert EN.access_name(value) == name


def test_a_fact_of_a_run_has_its_date() -> None:
    assert EN.run_fact("must-end", "Thursday, August 1") == "must end Thursday, August 1"
    assert EN.run_fact("must-end") == "must end soon"
    assert EN.run_fact("held-over", "Thursday, August 1") == "held over"
    assert TABLES["fr"].run_fact("opens", "jeudi 1er août") == "à partir du jeudi 1er août"


@pytest.mark.parametrize(
    ("language", "view", "name", "title"),
    [
        ("en", "all", None, "All screenings"),
        ("en", "formats/35mm", None, "Screenings in 35mm"),
        ("en", "formats/live", None, "Live broadcasts"),
        ("en", "access/open-captions", None, "Screenings with open captions"),
        ("en", "access/x-quiet-room", None, "Screenings: quiet room"),
        ("en", "spoken/ru", None, "Screenings spoken in Russian"),
        ("en", "subtitles/en", None, "Screenings subtitled in English"),
        ("en", "venues/ff", "Film Forum", "Screenings at Film Forum"),
        ("en", "series/noir", "Noir {1}", "Series: Noir {1}"),
        ("en", "films/zama", "Zama", "Zama"),
        ("de", "formats/35mm", None, "Vorstellungen in 35mm"),
        ("de", "access/relaxed", None, "Entspannte Vorstellungen"),
        ("fr", "subtitles/en", None, "Séances sous-titrées en anglais"),
        ("es", "spoken/ru", None, "Sesiones habladas en ruso"),
    ],
)
def test_a_view_has_a_title(language: str, view: str, name: str | None, title: str) -> None:
    assert TABLES[language].view_title(view, name) == title


@pytest.mark.parametrize(
    ("language", "view", "name", "prefix"),
    [
        ("en", "access/open-captions", None, "No open captions: "),
        ("en", "access/signed", None, "Not signed: "),
        ("en", "access/x-quiet-room", None, "No longer quiet room: "),
        ("en", "subtitles/en", None, "No English subtitles: "),
        ("en", "spoken/ru", None, "Not in Russian: "),
        ("en", "formats/35mm", None, "Not 35mm: "),
        ("en", "series/noir", "Noir", "No longer part of Noir: "),
        ("en", "films/zama", "Zama", ""),
        ("fr", "formats/35mm", None, "N’est plus en 35mm\u00a0: "),
        ("de", "access/open-captions", None, "Ohne Untertitel für Hörgeschädigte: "),
    ],
)
def test_a_showing_that_left_a_view_says_so_first(
    language: str, view: str, name: str | None, prefix: str
) -> None:
    assert TABLES[language].left_view(view, name) == prefix


def test_a_changed_format_is_told_with_the_old_one() -> None:
    told = EN.format_changed.format(format=EN.format_name("dcp"), old=EN.format_name("35mm"))
    assert told == "Now DCP, was 35mm: "


def test_prefixes_before_a_title() -> None:
    assert EN.prefix("cancelled") == "Cancelled: "
    assert EN.prefix("scheduled") == ""
    assert TABLES["fr"].prefix("sold-out") == "Complet\u00a0: "


@pytest.mark.parametrize(
    ("text", "heading"),
    [("open captions", "Open captions"), ("Q&A", "Q&A"), ("à partir", "À partir"), ("", "")],
)
def test_capital_makes_a_heading(text: str, heading: str) -> None:
    assert capital(text) == heading
