"""UTF-8 read as Windows-1252 or Latin-1: found where it is, and nowhere else."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metafeed.text.mojibake import control, repair, words


def _misread(text: str, encoding: str) -> str:
    """Read UTF-8 as browsers read Windows-1252: its five gaps are controls."""
    octets = text.encode()
    if encoding == "latin-1":
        return octets.decode("latin-1")
    return "".join(control(chr(octet)) or chr(octet) for octet in octets)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("cafÃ©", "café"),
        ("donâ€™t", "don’t"),
        ("Ã¼ber", "über"),
        ("KÃ–LN", "KÖLN"),
        ("Ã‰tÃ©", "Été"),
        ("cÅ“ur", "cœur"),
        ("SÃ£o", "São"),
        ("Buñuelâ€”", "Buñuel—"),
        ("LudÅ¾ice", "Ludžice"),
        ("ÐœÐ¾Ñ\x81ÐºÐ²Ð°", "Москва"),
        ("Î‘Î¸Î®Î½Î±", "Αθήνα"),
        ("æ\x9d±äº¬ç‰©èªž", "東京物語"),
        ("Viá»‡t", "Việt"),
        ("ðŸŽ¬", "🎬"),
        ("10Â€", None),
        ("Â£10", "£10"),
        ("dÃ©jÃ\xa0", "déjà"),
        ("Ã\xa0", "à"),
        ("GÃ\xadni", "Gíni"),
        ("RenÃƒÂ©e", "Renée"),
        ("itÃ¢â‚¬â„¢s", "it’s"),
    ],
)
def test_mojibake_is_found_and_repaired(typed: str, meant: str | None) -> None:
    assert [word.meant for word in words(typed)] == ([meant] if meant else [])


@pytest.mark.parametrize(
    "text",
    [
        "SÃO PAULO",
        "Amanhã",
        "FÃ",
        "“AMANHÔ",
        "“A MAÇÔ, de novo",
        "IRMÃ…",
        "LIBERDADE E AMANHÃ—HOJE",
        "ÀÉÎÕÜ",
        "L’ÉTÉ…",
        "« LIBERTÉ »",
        "«\xa0Café\xa0»",
        "un café…”",
        "“está…»",
        "voilà…»",
        "¿Qué?¡Sí!",
        "café…¿qué?",
        "KNÍŽE ÚŽASNÝ",
        "již… též”",
        "STÔŽ",
        "Spaß“",
        "JOSÉ’S BAÑO",
        "HANUNÓ’O",
        "PÅ™",
        "VIỆT NAM: TIẾNG ĐÂU…",
        "Ở đâu”",
        "Ærø – Ålesund – Þórr",
        "TÜRKÇE “Ö”",
        "2×½ 5Ω 10µm N°5 Nº 3ª",
        "Ångström, naïve, façade, señor, žluťoučký kůň",
        "Летят журавли",
        "東京物語",
        "한국어…”",
    ],
)
def test_good_typography_in_any_language_is_no_mojibake(text: str) -> None:
    assert words(text) == []


def test_a_doubtful_run_counts_beside_a_certain_one() -> None:
    assert [word.meant for word in words("ALLÃ” â€œallÃ´â€\x9d â€œoÃ¹â€ ?")] == ["ALLÔ", "“allô”", "“où”"]


def test_a_word_is_told_once_with_its_place() -> None:
    (word,) = words("Le dÃ©jÃ\xa0 vu")
    assert (word.at, word.found, word.meant) == (3, "dÃ©jÃ\xa0", "déjà")


def test_a_c1_control_is_what_windows_has_there() -> None:
    assert [control(char) for char in "\x85\x92\x96\x81\x7fa"] == ["…", "’", "–", None, None, None]


LETTERS = st.text(st.sampled_from("aeinostéèêüößñçãõåøłśžřščąęőűțșαβγδжзийкл的日本語ばễạ"), min_size=3)


@given(LETTERS, st.sampled_from(["latin-1", "cp1252"]))
def test_a_misread_word_is_repaired_to_what_it_was(text: str, encoding: str) -> None:
    assert repair(_misread(text, encoding)) == unicodedata.normalize("NFC", text)


@given(st.text(st.characters(codec=None)))
def test_any_text_is_judged(text: str) -> None:
    for word in words(text):
        assert text[word.at :].startswith(word.found)
        assert word.meant != word.found
