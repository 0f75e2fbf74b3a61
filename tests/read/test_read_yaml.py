"""YAML: what a scalar is, what is refused, and where things stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import yaml as pyyaml
from hypothesis import given
from hypothesis import strategies as st

from metafeed.diagnostics import pointer
from metafeed.read import yaml_tree
from metafeed.read.source import Parsed
from metafeed.read.yaml import parse


def read(text: str) -> Parsed:
    return parse(text.encode(), "f.yaml")


def told(parsed: Parsed) -> list[str]:
    return [str(finding) for finding in parsed.findings]


@pytest.mark.parametrize(
    "typed", ["no", "12:30", "007", "1957-06-22", "1e3", "null", "~", "0x1F", "=", "1_000", ".5"]
)
def test_a_scalar_is_the_text_that_was_typed(typed: str) -> None:
    parsed = read(f"a: {typed}\nb:\n  - {typed}\n")
    assert parsed.tree == {"a": typed, "b": [typed]}
    assert parsed.findings == ()


def test_a_key_is_the_text_that_was_typed() -> None:
    assert read("no: 1\n12: 2\n").tree == {"no": "1", "12": "2"}


def test_quotes_and_folding_are_yaml() -> None:
    parsed = read("a: 'it''s'\nb: \"x\\u00e9\"\nc: >\n  one\n  two\nd: two\n  lines\n")
    assert parsed.tree == {"a": "it's", "b": "xé", "c": "one two\n", "d": "two lines"}


def test_empty_is_absent() -> None:
    assert read("a:\nb: 1\nd:\n  -\n  - z\n").tree == {"b": "1", "d": ["z"]}
    assert read("{a: , b: 1}").tree == {"b": "1"}


def test_an_empty_text_in_quotes_is_there() -> None:
    assert read('a: ""\n').tree == {"a": ""}


@pytest.mark.parametrize("text", ["", "\n", "# only a comment\n", "---\n"])
def test_an_empty_file_holds_nothing(text: str) -> None:
    parsed = read(text)
    assert parsed.tree is None
    assert parsed.findings == ()


def test_a_duplicate_key_is_an_error_at_the_second_and_the_first_counts() -> None:
    parsed = read("films:\n  - id: a\n    title: One\n    title: Two\n")
    assert parsed.tree == {"films": [{"id": "a", "title": "One"}]}
    assert told(parsed) == ["f.yaml:4:5: error MF003: the key 'title' stands here a second time"]
    assert parsed.findings[0].pointer == "/films/0/title"


def test_a_key_that_was_empty_can_still_be_doubled() -> None:
    assert told(read("a:\na: 2\n")) == ["f.yaml:2:1: error MF003: the key 'a' stands here a second time"]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("a: &x 1\n", "f.yaml:1:4: error MF004: the anchor '&x' is not read"),
        ("a: *x\n", "f.yaml:1:4: error MF004: the alias '*x' is not followed"),
        ("a: !!int 1\n", "f.yaml:1:4: error MF004: the tag 'tag:yaml.org,2002:int' is not read"),
        ("<<: {a: 1}\n", "f.yaml:1:1: error MF004: '<<' merges another mapping"),
        ("a: 1\n---\nb: 2\n", "f.yaml:2:1: error MF004: a second document begins here"),
        ("? [a]\n: b\n", "f.yaml:1:3: error MF004: a list or a mapping cannot be a key"),
        ("*x : 1\n", "f.yaml:1:1: error MF004: the alias '*x' cannot be a key"),
        ("&x a: 1\n", "f.yaml:1:1: error MF004: the anchor '&x' is not read"),
    ],
)
def test_what_yaml_can_do_and_a_programme_does_not_need_is_refused(text: str, finding: str) -> None:
    assert told(read(text)) == [finding]


def test_an_alias_of_a_text_is_read_so_that_nothing_seems_to_be_missing() -> None:
    assert read("a: &x one\nb: *x\n").tree == {"a": "one", "b": "one"}


def test_a_bomb_of_aliases_does_not_go_off() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 30)]
    parsed = read("\n".join(lines))
    assert {finding.code for finding in parsed.findings} == {"MF004"}


def test_64_levels_are_read_and_65_are_not() -> None:
    assert read("[" * 64 + "]" * 64).findings == ()
    parsed = read("[" * 65 + "]" * 65)
    assert parsed.tree is None
    assert told(parsed) == ["f.yaml:1:65: error MF007: this is nested more than 64 levels deep"]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("a: [1, 2\n", "f.yaml:1:4: error MF002: a [ is opened here and not closed"),
        ("a: {b: 1\nc: 2\n", "f.yaml:1:4: error MF002: a { is opened here and not closed"),
        ("a:\n\tb: 1\n", "f.yaml:2:1: error MF002: a tab stands where YAML wants spaces"),
        ("a: 1\n b: 2\n", "f.yaml:2:3: error MF002: 'b' cannot have a ':' here"),
        ("a:\n  - b\n c: 1\n", "f.yaml:3:2: error MF002: 'c:' is not expected here"),
        ('a: "\\ud800"\n', "f.yaml:1:7: error MF002: this \\u stands for no character"),
        ("a: \x01\n", "f.yaml:1:4: error MF001: the control character U+0001 stands here"),
    ],
)
def test_a_syntax_error_is_told_in_plain_words_at_its_place(text: str, finding: str) -> None:
    parsed = read(text)
    assert parsed.tree is None
    assert told(parsed) == [finding]
    assert parsed.findings[0].hint


def test_a_quote_that_is_never_closed_does_not_hide_the_next_fault() -> None:
    parsed = read('title: "The End\nyear: 1953\nyear: 1954\n')
    assert parsed.tree == {"title": "The End", "year": "1953"}
    assert told(parsed) == [
        "f.yaml:1:8: error MF002: a quote is opened here and never closed",
        "f.yaml:3:1: error MF003: the key 'year' stands here a second time",
    ]
    assert parsed.findings[0].hint == 'write title: "The End"'


def test_a_backslash_in_double_quotes_gets_single_ones_as_the_hint() -> None:
    parsed = read('title: "AC\\DC"\nyear: 1\n')
    assert parsed.tree == {"title": "AC\\DC", "year": "1"}
    assert parsed.findings[0].hint == "write title: 'AC\\DC'"


def test_of_many_equal_faults_the_first_hundred_are_told() -> None:
    parsed = read("a: 1\n" * 500)
    assert len(parsed.findings) == 100


SOURCE = """\
# a comment
name: Film Forum
venues:
  - id: film-forum
    address: {street: 209 West Houston Street, "a/b~c": x}
    zone:
  -
  - id: second
films: []
"""


@pytest.mark.parametrize(
    ("pointer", "place"),
    [
        ("", "2:1"),
        ("/name", "2:7"),
        ("/name#", "2:1"),
        ("/venues", "4:3"),
        ("/venues#", "3:1"),
        ("/venues/0", "4:5"),
        ("/venues/0/address", "5:14"),
        ("/venues/0/address/street", "5:23"),
        ("/venues/0/address/street#", "5:15"),
        ("/venues/0/address/a~1b~0c", "5:57"),
        ("/venues/1/id", "8:9"),
        ("/venues/0/nothing", "4:5"),
        ("/venues/0/nothing#", "4:5"),
        ("/venues/7/id", "4:3"),
        ("/films", "9:8"),
    ],
)
def test_a_value_is_found_where_it_stands_and_a_key_with_a_hash(pointer: str, place: str) -> None:
    parsed = read(SOURCE)
    assert parsed.findings == ()
    assert str(parsed.source.locate(pointer)) == f"f.yaml:{place}"


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    parsed = parse("\ufeffa: 1\r\nb: 2\rc: x\u2028y\nd: é é\ne: 5".encode(), "f.yaml")
    assert parsed.tree == {"a": "1", "b": "2", "c": "x y", "d": "é é", "e": "5"}
    assert [str(parsed.source.locate(f"/{key}")) for key in "abde"] == [
        "f.yaml:1:4",
        "f.yaml:2:4",
        "f.yaml:4:4",
        "f.yaml:5:4",
    ]
    assert parsed.source.line(2) == "b: 2"
    assert parsed.source.line(9) == ""


def test_a_repair_does_not_move_what_stands_behind_it() -> None:
    parsed = read("films:\n  - {title: Dune: Part Two, year: 2024, year: 2025}\n  - {id: a: b, x: y}\n")
    assert parsed.tree == {"films": [{"title": "Dune: Part Two", "year": "2024"}, {"id": "a: b", "x": "y"}]}
    assert str(parsed.source.locate("/films/0/year")) == "f.yaml:2:35"
    assert str(parsed.source.locate("/films/1/x")) == "f.yaml:3:19"
    assert told(parsed)[2] == "f.yaml:2:41: error MF003: the key 'year' stands here a second time"


def test_a_refused_key_does_not_lend_its_places_to_others() -> None:
    parsed = read("b: 1\na: {x: 1}\na: {b: 2, x: 3}\n")
    assert str(parsed.source.locate("/b")) == "f.yaml:1:4"
    assert str(parsed.source.locate("/a/x")) == "f.yaml:2:8"


def test_without_libyaml_the_same_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml_tree, "_Parser", pyyaml.SafeLoader)
    parsed = read("title: #Alive\nname: Dune: Part Two\ntagline: 'Round\nx: [no, 007]\n")
    assert parsed.tree == {
        "title": "#Alive",
        "name": "Dune: Part Two",
        "tagline": "'Round",
        "x": ["no", "007"],
    }
    assert [finding.code for finding in parsed.findings] == ["MF005"] * 3
    assert told(read('a: "\\ud800"\n')) == ["f.yaml:1:5: error MF001: '\\ud800' is half of a character"]
    assert [finding.code for finding in read('a: "\\UFFFFFFFF"\n').findings] == ["MF002"]


words = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=12)
keys = st.text("abcxyz é-_1", min_size=1, max_size=6).map(lambda key: f"k{key}")
trees = st.recursive(
    words,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=20,
)


def marks(node: pyyaml.Node, where: str = "") -> Iterator[tuple[str, int, int]]:
    """Yield pointer, line and column of every value and key, as PyYAML's composer knows them."""
    yield where, node.start_mark.line + 1, node.start_mark.column + 1
    if isinstance(node, pyyaml.MappingNode):
        for key, value in node.value:
            inner = where + pointer(key.value)
            yield f"{inner}#", key.start_mark.line + 1, key.start_mark.column + 1
            yield from marks(value, inner)
    elif isinstance(node, pyyaml.SequenceNode):
        for number, value in enumerate(node.value):
            yield from marks(value, f"{where}/{number}")


@given(trees, st.sampled_from([None, True, False]), st.integers(20, 200), st.booleans())
def test_every_place_is_the_one_that_another_reader_finds(
    tree: Any, flow: bool | None, width: int, unicode: bool
) -> None:
    text = pyyaml.dump(
        tree, Dumper=TextDumper, default_flow_style=flow, width=width, allow_unicode=unicode, sort_keys=False
    )
    parsed = read(text)
    assert [finding for finding in parsed.findings if finding.code != "MF005"] == []
    if not parsed.findings:
        assert parsed.tree == tree
    for where, line, column in marks(pyyaml.compose(text, Loader=pyyaml.SafeLoader)):
        span = parsed.source.locate(where)
        assert (span.line, span.column) == (line, column)


class TextDumper(pyyaml.SafeDumper):
    """Writes every scalar as text; aliases never."""

    def ignore_aliases(self, data: Any) -> bool:  # noqa: ARG002 - PyYAML's name
        return True
