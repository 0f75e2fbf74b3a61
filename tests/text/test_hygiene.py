"""What may stay in a text, and what the author is told."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metafeed.text.hygiene import Trouble, clean, clean_line, html_in, troubles

ODD = st.text(
    st.one_of(
        st.characters(codec=None),
        st.sampled_from("\x00\x07\x0b\x85\xa0\xad\u0300\u0338\u061c\u200b\u200d\u2028\u202e\u2067"),
        st.sampled_from("\ud800\udfff\ufdd0\ufeff\uffff\U0001fffeกကក\u200bea ><\r\n\t"),
    )
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("The Cranes Are Flying", "The Cranes Are Flying"),
        ("Cafe\u0301", "Café"),
        ("bell\x07 null\x00 escape\x1b[0m", "bell null escape[0m"),
        ("a\tb\nc", "a\tb\nc"),
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        (
            "soft\x0bbreak\x0cpage\x85next\u2028line\u2029paragraph",
            "soft\nbreak\npage\nnext\nline\nparagraph",
        ),
        ("C1 \x92 and \x9f, DEL \x7f", "C1  and , DEL "),
        ("\ufeffBOM \ufeffinside", "BOM inside"),
        ("\uffff\ufffe\ufdd0\U0001ffffx", "x"),
        ("\ud83d lone", " lone"),
        ("\u202eevil\u202c \u2066isolated\u2069", "evil isolated"),
        ("hy\u00adphen", "hyphen"),
        ("word\u2060joiner \u200bTitle\u200b", "wordjoiner Title"),
    ],
)
def test_what_cannot_travel_is_taken_out(typed: str, kept: str) -> None:
    assert clean(typed) == kept


@pytest.mark.parametrize(
    "text",
    [
        "می\u200cخواهم",
        "क्\u200dष",
        "👩\u200d👩\u200d👧",
        "\u200fשלום\u200e!",
        "ภาษา\u200bไทย",
        "10\u00a0€",
        "2001 : l’odyssée",
        "Летят журавли",
        "東京\u3000物語",
        "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    ],
)
def test_what_scripts_and_emoji_need_stays(text: str) -> None:
    assert clean(text) == text
    assert troubles(text) == []


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("  The   Cranes\n\tAre\r\nFlying ", "The Cranes Are Flying"),
        ("one\u2028two\u2029three\x85four", "one two three four"),
        ("thin\u2009and em\u2003space", "thin and em space"),
        ("10\u00a0€ \u202f!", "10\u00a0€ \u202f!"),
        ("\u00a0edges\u00a0", "edges"),
        ("東京\u3000物語", "東京\u3000物語"),
        ("", ""),
    ],
)
def test_a_line_has_no_breaks_and_single_spaces(typed: str, line: str) -> None:
    assert clean_line(typed) == line


@given(ODD)
def test_clean_is_idempotent_and_nfc(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert unicodedata.is_normalized("NFC", once)


@given(ODD)
def test_a_clean_line_stays_as_it_is_and_has_no_break(text: str) -> None:
    line = clean_line(text)
    assert clean_line(line) == line
    assert len(line.splitlines()) <= 1


@given(ODD)
def test_a_clean_text_can_be_written_as_xml_1_0(text: str) -> None:
    for char in clean(text):
        code = ord(char)
        assert char in "\t\n" or 0x20 <= code <= 0xD7FF or 0xE000 <= code <= 0xFFFD or code > 0xFFFF


@given(ODD)
def test_a_clean_text_has_no_troubles_but_mojibake_and_replacement_characters(text: str) -> None:
    assert {trouble.kind for trouble in troubles(clean(text))} <= {"mojibake", "replacement"}


@given(ODD)
def test_every_character_that_clean_takes_out_is_a_trouble(text: str) -> None:
    gone = {char for char in text if not clean(f"กก{char}กก")[2:-2]}
    assert gone <= {trouble.found for trouble in troubles(text)}


def test_troubles_are_named_in_order_each_once() -> None:
    assert troubles("a\x07\u202eb\x07\ufeff\uffff\ud800\xad\u200b \ufffd") == [
        Trouble("control", 1, "\x07", "control character U+0007"),
        Trouble("bidi", 2, "\u202e", "bidi override U+202E"),
        Trouble("invisible", 5, "\ufeff", "byte order mark U+FEFF"),
        Trouble("noncharacter", 6, "\uffff", "noncharacter U+FFFF"),
        Trouble("surrogate", 7, "\ud800", "lone surrogate U+D800"),
        Trouble("invisible", 8, "\xad", "soft hyphen U+00AD"),
        Trouble("invisible", 9, "\u200b", "zero-width space U+200B"),
        Trouble("replacement", 11, "\ufffd", "replacement character U+FFFD"),
    ]


@pytest.mark.parametrize(
    ("char", "name"),
    [
        ("\u202a", "bidi embedding U+202A"),
        ("\u202c", "bidi pop directional formatting U+202C"),
        ("\u202d", "bidi override U+202D"),
        ("\u2066", "bidi isolate U+2066"),
        ("\u2068", "bidi first strong isolate U+2068"),
        ("\u2069", "bidi pop directional isolate U+2069"),
        ("\U0001fffe", "noncharacter U+1FFFE"),
        ("\x0b", "control character U+000B"),
    ],
)
def test_a_trouble_has_a_name_that_can_be_looked_up(char: str, name: str) -> None:
    assert [trouble.name for trouble in troubles(f"x{char}")] == [name]


def test_a_c1_control_suggests_the_windows_character_that_it_was() -> None:
    assert troubles("don\x92t") == [
        Trouble("control", 3, "\x92", "control character U+0092", "’"),
    ]
    assert troubles("\x81")[0].suggestion is None


def test_mojibake_is_told_with_the_repaired_word() -> None:
    assert troubles("Le cafÃ©, bientÃ´t") == [
        Trouble("mojibake", 3, "cafÃ©,", "UTF-8 read as Windows-1252", "café,"),
        Trouble("mojibake", 10, "bientÃ´t", "UTF-8 read as Windows-1252", "bientôt"),
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("<b>Zama</b>", ["<b>", "</b>"]),
        ("a<br/>b<BR>c<br />", ["<br/>", "<BR>", "<br />"]),
        ('<a href="https://k.org">k</a>', ['<a href="https://k.org">', "</a>"]),
        ("<script>alert(1)</script>", ["<script>", "</script>"]),
        ("<!-- hidden -->", ["<!--"]),
        ("<!doctype html>", ["<!doctype"]),
        ("Tom &amp; Jerry &amp; Spike", ["&amp;"]),
        ("1957&#8211;1960 &#x2014; &nbsp;", ["&#8211;", "&#x2014;", "&nbsp;"]),
        ("<em", []),
        ("Tom & Jerry", []),
        ("R&B; soul", []),
        ("AT&T; Q&A; B&W", []),
        ("a < b > c", []),
        ("<3", []),
        ("x<y>z", []),
        ("M*A*S*H", []),
        ("<http://example.org>", []),
        ("I <heart> Huckabees", []),
        ("&#; &#x; &;", []),
    ],
)
def test_html_in_plain_text_is_found_and_nothing_else(text: str, found: list[str]) -> None:
    assert html_in(text) == found
