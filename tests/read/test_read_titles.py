"""MF005: text that YAML breaks on, told in the author's words, and read as it was meant."""

from __future__ import annotations

import pytest

from metafeed.diagnostics import Severity
from metafeed.read.yaml import parse


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ("Dune: Part Two", '"Dune: Part Two"'),
        ("#Alive", '"#Alive"'),
        ("[REC]", '"[REC]"'),
        ("[REC] 2", '"[REC] 2"'),
        ("[REC", '"[REC"'),
        ("{Proof}", '"{Proof}"'),
        ("{Proof", '"{Proof"'),
        ("*batteries not included", '"*batteries not included"'),
        ("*batteries", '"*batteries"'),
        ("@Suicide", '"@Suicide"'),
        ("'Round Midnight", '"\'Round Midnight"'),
        ("'Breaker' Morant", "\"'Breaker' Morant\""),
        ('"Dune" Part Two', "'\"Dune\" Part Two'"),
        ("%", '"%"'),
        ("100%: the film", '"100%: the film"'),
        ("& Sons", '"& Sons"'),
        ("&Sons of Anarchy", '"&Sons of Anarchy"'),
        ("!Three Amigos", '"!Three Amigos"'),
        ("!", '"!"'),
        ("! Viva", '"! Viva"'),
        ("| Foo", '"| Foo"'),
        ("> Foo", '"> Foo"'),
        ("- Foo", '"- Foo"'),
        ("? Foo", '"? Foo"'),
        ("`Foo`", '"`Foo`"'),
        (",Foo", '",Foo"'),
        ("]Foo", '"]Foo"'),
        ("Foo:", '"Foo:"'),
        ("Take #3", '"Take #3"'),
        ("Love: #1", '"Love: #1"'),
    ],
)
def test_a_title_that_yaml_breaks_on_is_one_finding_and_read_as_it_was_meant(
    title: str, written: str
) -> None:
    parsed = parse(f"id: a\ntitle: {title}\nyear: 1984\n".encode(), "f.yaml")
    assert [str(finding) for finding in parsed.findings] == [
        f"f.yaml:2:8: error MF005: this title needs quotes, write title: {written}"
    ]
    assert parsed.tree == {"id": "a", "title": title, "year": "1984"}
    again = parse(f"id: a\ntitle: {written}\nyear: 1984\n".encode(), "f.yaml")
    assert again.findings == ()
    assert again.tree == parsed.tree
    assert str(parsed.source.locate("/year")) == "f.yaml:3:7"


@pytest.mark.parametrize(
    "title", ["Dune", "100% Wolf", "It's", "A - B", "Proof # a comment", "3:10 to Yuma", "M*A*S*H"]
)
def test_a_title_that_yaml_reads_is_left_alone(title: str) -> None:
    parsed = parse(f"title: {title}\n".encode(), "f.yaml")
    assert parsed.findings == ()
    assert parsed.tree == {"title": title.partition(" #")[0]}


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("name", "name"),
        ("tagline", "tagline"),
        ("credit_line", "credit_line"),
        ("text", "text"),
        ("sale", "text"),
    ],
)
def test_the_finding_names_the_key_where_the_author_would(key: str, name: str) -> None:
    parsed = parse(f"{key}: One: Two\n".encode(), "f.yaml")
    assert parsed.findings[0].message == f'this {name} needs quotes, write {key}: "One: Two"'


@pytest.mark.parametrize(
    "item",
    ["Dune: Part Two", "#Alive", "[REC]", "*batteries not included", "&Sons", "!Three Amigos", "@x", "'Twas"],
)
def test_an_item_of_a_list_is_told_with_its_dash(item: str) -> None:
    source = f"alternative_titles:\n  - {item}\n  - Other\n"
    parsed = parse(source.encode(), "f.yaml")
    written = f'"{item}"'
    assert [str(finding) for finding in parsed.findings] == [
        f"f.yaml:2:5: error MF005: this text needs quotes, write - {written}"
    ]
    assert parsed.tree == {"alternative_titles": [item, "Other"]}


def test_an_item_in_brackets_is_told_without_a_dash() -> None:
    parsed = parse(b"cast: [Dune: Part Two, B]\n", "f.yaml")
    assert [str(finding) for finding in parsed.findings] == [
        'f.yaml:1:8: error MF005: this text needs quotes, write "Dune: Part Two"'
    ]
    assert parsed.tree == {"cast": ["Dune: Part Two", "B"]}


def test_a_text_in_one_of_several_languages_is_told_too() -> None:
    parsed = parse("title:\n  en: #Alive\n  ko: 살아있다\n".encode(), "f.yaml")
    assert parsed.tree == {"title": {"en": "#Alive", "ko": "살아있다"}}
    assert str(parsed.findings[0]) == 'f.yaml:2:7: error MF005: this text needs quotes, write en: "#Alive"'
    assert parsed.findings[0].pointer == "/title/en"


@pytest.mark.parametrize(
    ("typed", "inner"), [("“Heroes”", "Heroes"), ("‘Round’", "Round"), ("„Helden“", "Helden")]
)
def test_curly_quotes_are_kept_and_warned_of(typed: str, inner: str) -> None:
    parsed = parse(f"title: {typed}\n".encode(), "f.yaml")
    (finding,) = parsed.findings
    assert parsed.tree == {"title": typed}
    assert finding.severity is Severity.WARNING
    assert finding.message == (
        f'this title keeps its curly quotes {typed[0]}…{typed[-1]}, write title: "{inner}" without them'
    )
    assert finding.hint == f'or write "{typed}" if they belong to it'
    assert parse(f'title: "{typed}"\n'.encode(), "f.yaml").findings == ()


def test_curly_quotes_around_what_needs_quotes_are_taken_for_them() -> None:
    parsed = parse("title: “Dune: Part Two”\n".encode(), "f.yaml")
    assert parsed.tree == {"title": "Dune: Part Two"}
    assert parsed.findings[0].message == 'this title needs quotes, write title: "Dune: Part Two"'


def test_quotes_inside_a_line_are_left_alone() -> None:
    parsed = parse("title: “A” and “B”\ntagline: ’Tis\n".encode(), "f.yaml")
    assert parsed.findings == ()
    assert parsed.tree == {"title": "“A” and “B”", "tagline": "’Tis"}


def test_every_fault_of_a_file_is_told_in_one_pass() -> None:
    source = "title: #Alive\nname: Foo: Bar\ntagline: 'Round\ntext: @x\ncredit: [Y]\ncredit: z\n"
    parsed = parse(source.encode(), "f.yaml")
    assert sorted((f.code, f.span.line) for f in parsed.findings if f.span) == [
        ("MF003", 6),
        ("MF005", 1),
        ("MF005", 2),
        ("MF005", 3),
        ("MF005", 4),
        ("MF005", 5),
    ]


@pytest.mark.parametrize(
    "below", ["year: 1986\n", "tagline: It's here\nyear: 1986\n", "tagline: the sound'\nyear: 1986\n"]
)
def test_an_apostrophe_does_not_swallow_the_lines_below(below: str) -> None:
    parsed = parse(f"title: 'Round Midnight\n{below}".encode(), "f.yaml")
    assert parsed.tree["title"] == "'Round Midnight"
    assert parsed.tree["year"] == "1986"
    assert len(parsed.findings) == 1


def test_a_quoted_text_of_several_lines_is_not_taken_for_an_open_quote() -> None:
    parsed = parse(b"text: 'One\n  two: three\n  four'\nyear: 1\n", "f.yaml")
    assert parsed.findings == ()
    assert parsed.tree == {"text": "One two: three four", "year": "1"}


def test_text_that_goes_on_below_is_quoted_as_a_whole() -> None:
    parsed = parse(b"tagline: one: two\n  three\nyear: 1\n", "f.yaml")
    assert parsed.tree == {"tagline": "one: two three", "year": "1"}
    assert parsed.findings[0].message == 'this tagline needs quotes, write tagline: "one: two three"'


def test_a_hash_may_have_been_a_comment_and_the_hint_says_so() -> None:
    parsed = parse(b"tagline: #todo\n", "f.yaml")
    assert parsed.findings[0].hint == "or write a space after # if it is a comment"
    assert parse(b"tagline: # todo\n", "f.yaml").findings == ()
    assert parse(b"year: #todo\n", "f.yaml").findings == ()


def test_an_anchor_that_is_used_is_an_anchor() -> None:
    parsed = parse(b"title: &x Dune\nname: *x\n", "f.yaml")
    assert [finding.code for finding in parsed.findings] == ["MF004", "MF004"]


def test_a_list_that_nobody_closed_is_no_title() -> None:
    parsed = parse(b"languages: [ru\ntitle: x\n", "f.yaml")
    assert [str(finding) for finding in parsed.findings] == [
        "f.yaml:1:12: error MF002: a [ is opened here and not closed"
    ]


def test_a_long_text_is_shortened_in_the_message_alone() -> None:
    parsed = parse(f"note: a: {'x' * 500}\n".encode(), "f.yaml")
    assert len(parsed.findings[0].message) < 120
    assert parsed.tree == {"note": f"a: {'x' * 500}"}
