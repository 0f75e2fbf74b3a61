"""Names of languages and lists of names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metafeed.text.names import join, language_name, locale_of


@pytest.mark.parametrize(
    ("tag", "language", "name"),
    [
        ("ru", "en", "Russian"),
        ("ru", "de", "Russisch"),
        ("ru", "fr", "russe"),
        ("ru", "es-MX", "ruso"),
        ("pt-BR", "en", "Brazilian Portuguese"),
        ("pt-br", "de", "Portugiesisch (Brasilien)"),
        ("zh-Hant", "en", "Traditional Chinese"),
        ("ru-Latn", "en", "Russian (Latin)"),
        ("yue", "fr", "cantonais"),
        ("bfi", "en", "BSL"),
        ("gsg", "de", "DGS"),
        ("qaa", "de", "qaa"),
        ("ru", "xx", "Russian"),
    ],
)
def test_a_language_is_named_in_another(tag: str, language: str, name: str) -> None:
    assert language_name(tag, language) == name


@pytest.mark.parametrize(
    ("names", "language", "text"),
    [
        ([], "en", ""),
        (["A"], "en", "A"),
        (["A", "B"], "en", "A and B"),
        (["A", "B", "C"], "en", "A, B, and C"),
        (["A", "B", "C"], "en-GB", "A, B and C"),
        (["A", "B", "C"], "de", "A, B und C"),
        (["A", "B", "C"], "fr", "A, B et C"),
        (["A", "B", "C"], "es", "A, B y C"),
        (["Luis", "Irene"], "es", "Luis e Irene"),
        (["Ana", "Luis", "Hilda"], "es-MX", "Ana, Luis e Hilda"),
        (["Fuego", "Hielo"], "es", "Fuego y Hielo"),
        (["{0}", "{x}"], "en", "{0} and {x}"),
    ],
)
def test_names_are_listed_as_the_locale_does(names: list[str], language: str, text: str) -> None:
    assert join(names, language) == text


@given(st.text())
def test_any_tag_has_a_locale_and_a_name(tag: str) -> None:
    assert locale_of(tag).language
    assert language_name(tag, "de") is not None
