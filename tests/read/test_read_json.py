"""JSON and JSON Lines: values, nulls, duplicates, what is refused, and where things stand."""

from __future__ import annotations

import json as stdlib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metafeed.diagnostics import pointer
from metafeed.read import jsonl
from metafeed.read.json import parse
from metafeed.read.source import Parsed


def told(parsed: Parsed) -> list[str]:
    return [str(finding) for finding in parsed.findings]


def test_numbers_and_booleans_stay_what_they_are() -> None:
    parsed = parse(b'{"a": 1, "b": 1.5, "c": true, "d": "x", "e": [], "f": {}}', "f.json")
    assert parsed.tree == {"a": 1, "b": 1.5, "c": True, "d": "x", "e": [], "f": {}}
    assert parsed.findings == ()


@pytest.mark.parametrize("space", ["", " "])
def test_null_is_absent_whichever_way_it_is_read(space: str) -> None:
    source = f'{{"a"{space}: null, "b": [null, 1, {{"c"{space}: null}}], "d": "null"}}'
    assert parse(source.encode(), "f.json").tree == {"b": [1, {}], "d": "null"}


def test_a_byte_order_mark_is_accepted_and_takes_no_column() -> None:
    parsed = parse('\ufeff{"a": 1}'.encode(), "f.json")
    assert parsed.tree == {"a": 1}
    assert str(parsed.source.locate("/a")) == "f.json:1:7"


@pytest.mark.parametrize(
    "source",
    [
        '{"a": 1, "a": 2}',
        '{"a" : 1, "a" :2}',
        '{"a": 1, "\\u0061": 2}',
        '{"a": 1,\n\n"a"\n:\n2}',
        '{"a": 1, "a": {"b": ": "}}',
    ],
)
def test_a_duplicate_key_is_an_error_at_the_second_and_the_first_counts(source: str) -> None:
    parsed = parse(source.encode(), "f.json")
    assert parsed.tree == {"a": 1}
    (finding,) = parsed.findings
    assert finding.code == "MF003"
    assert finding.message == "the key 'a' stands here a second time"
    assert finding.pointer == "/a"


def test_a_duplicate_deep_inside_is_found_at_its_place() -> None:
    parsed = parse(b'{"films": [{"id": "a"},\n {"id": "b", "id": "c"}]}', "f.json")
    assert parsed.tree == {"films": [{"id": "a"}, {"id": "b"}]}
    assert told(parsed) == ["f.json:2:14: error MF003: the key 'id' stands here a second time"]
    assert parsed.findings[0].pointer == "/films/1/id"


@pytest.mark.parametrize(
    "text", ['{"a": "b\\": c"}', '{"a": ": \\":"}', '{"a": "Titre : suite"}', '{"\\":": 1}']
)
def test_what_looks_like_a_key_inside_a_text_is_no_duplicate(text: str) -> None:
    parsed = parse(text.encode(), "f.json")
    assert parsed.findings == ()
    assert parsed.tree == stdlib.loads(text)


@pytest.mark.parametrize(
    ("source", "finding"),
    [
        ('{"a": 1,}', "1:8: error MF002: a comma stands before the closing bracket"),
        ("[1, 2,]", "1:6: error MF002: a comma stands before the closing bracket"),
        ('{"a" 1}', "1:6: error MF002: there is no colon before '1'"),
        ('{"a": 1 "b": 2}', "1:9: error MF002: there is no comma before '\"'"),
        ("{'a': 1}", "1:2: error MF002: ' is no quote in JSON"),
        ("{“a”: 1}", "1:2: error MF002: “ is no quote in JSON"),
        ("{a: 1}", "1:2: error MF002: 'a' is not JSON"),
        ('{"a": "x\n"}', "1:9: error MF002: a line ends inside quotes"),
        ('{"a": "x\t"}', "1:9: error MF002: a tab stands inside quotes"),
        ('{"a": "\\q"}', "1:8: error MF002: '\\q' means nothing inside quotes"),
        ('{"a": "x', "1:7: error MF002: a quote is opened here and never closed"),
        ('{"a": [1}', "1:9: error MF002: } closes nothing that is open here"),
        ('{"a":', "1:6: error MF002: the file ends in the middle"),
        ("", "1:1: error MF002: this file is empty"),
        ("{} {}", "1:4: error MF002: '{' stands after the end"),
        ("// x\n{}", "1:1: error MF002: JSON has no comments"),
        ("[NaN]", "1:2: error MF002: NaN is not a number"),
        ("[-Infinity]", "1:2: error MF002: -Infinity is not a number"),
        ("[1e999]", "1:2: error MF002: '1e999' is too large a number"),
        ('["\\ud800"]', "1:3: error MF001: '\\ud800' is half of a character"),
        ('["a", {"b": "x\\udc00"}]', "1:15: error MF001: '\\udc00' is half of a character"),
        ("[" * 65 + "]" * 65, "1:65: error MF007: this is nested more than 64 levels deep"),
        ('{"a":' * 100_000, "1:321: error MF007: this is nested more than 64 levels deep"),
    ],
)
def test_what_is_not_json_is_told_in_plain_words_at_its_place(source: str, finding: str) -> None:
    parsed = parse(source.encode(), "f.json")
    assert parsed.tree is None
    assert told(parsed) == [f"f.json:{finding}"]


def test_64_levels_are_read() -> None:
    assert parse(b"[" * 64 + b"]" * 64, "f.json").findings == ()


def test_a_pair_of_surrogates_is_a_character() -> None:
    assert parse(b'["\\ud83c\\udfac"]', "f.json").tree == ["🎬"]


@pytest.mark.parametrize("number", [2**63, 2**64 - 1, -(2**63)])
def test_64_bits_are_kept(number: int) -> None:
    assert parse(f"[{number}]".encode(), "f.json").tree == [number]
    assert parse(f'{{"a" : {number}}}'.encode(), "f.json").tree == {"a": number}


@pytest.mark.parametrize(
    ("where", "place"),
    [
        ("/a", "1:7"),
        ("/a#", "1:2"),
        ("/b/0", "2:7"),
        ("/b/1/c", "3:3"),
        ("/b/1/zz#", "2:16"),
        ("/b/9", "2:6"),
        ("", "1:1"),
    ],
)
def test_a_value_is_found_where_it_stands(where: str, place: str) -> None:
    parsed = parse(b'{"a": 1,\n"b": [1, null, {"c":\n  "x"}]}', "f.json")
    assert str(parsed.source.locate(where)) == f"f.json:{place}"


scalars = (
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
)
trees = st.recursive(
    scalars | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=25,
)


def leaves(tree: Any, where: str = "") -> list[tuple[str, Any]]:
    """Return every value of a tree with its pointer, containers too."""
    found = [(where, tree)]
    if isinstance(tree, dict):
        for key, value in tree.items():
            found += leaves(value, where + pointer(key))
    elif isinstance(tree, list):
        for number, value in enumerate(tree):
            found += leaves(value, f"{where}/{number}")
    return found


def without_nulls(tree: Any) -> Any:
    if isinstance(tree, dict):
        return {key: without_nulls(value) for key, value in tree.items() if value is not None}
    return [without_nulls(value) for value in tree if value is not None] if isinstance(tree, list) else tree


@given(trees, st.sampled_from([None, 0, 1, 4]), st.booleans())
def test_the_place_of_every_value_holds_that_value(tree: Any, indent: int | None, ascii_only: bool) -> None:
    text = stdlib.dumps(tree, indent=indent, ensure_ascii=ascii_only)
    parsed = parse(text.encode(), "f.json")
    assert parsed.tree == without_nulls(tree)
    for where, value in leaves(parsed.tree):
        span = parsed.source.locate(where)
        rest = "\n".join(text.split("\n")[span.line - 1 :])[span.column - 1 :]
        assert without_nulls(stdlib.JSONDecoder().raw_decode(rest)[0]) == value


def test_json_lines_hold_an_item_a_line() -> None:
    parsed = jsonl.parse(b'{"id": "a"}\n\n{"id": "b",\r\n{"id": "c", "n": null}\n', "f.jsonl")
    assert parsed.tree == [{"id": "a"}, {"id": "c"}]
    assert [finding.span.line for finding in parsed.findings if finding.span] == [3]
    assert str(parsed.source.locate("/1/id")) == "f.jsonl:4:8"
    assert str(parsed.source.locate("/1/id#")) == "f.jsonl:4:2"
    assert str(parsed.source.locate("/1")) == "f.jsonl:4:1"
    assert parsed.source.line(4) == '{"id": "c", "n": null}'


def test_a_programme_in_json_lines_names_the_kind_of_each_item() -> None:
    source = b'{"programme": {"name": "X"}}\n{"film": {"id": "a"}}\n{"screening": {"film": "a"}}\n{"film": {"id": "b"}}\n{"series": {"id": "s"}}\n'
    parsed = jsonl.parse_programme(source, "f.jsonl")
    assert parsed.tree == {
        "name": "X",
        "films": [{"id": "a"}, {"id": "b"}],
        "screenings": [{"film": "a"}],
        "series": [{"id": "s"}],
    }
    assert parsed.findings == ()
    assert str(parsed.source.locate("/films/1/id")) == "f.jsonl:4:17"
    assert str(parsed.source.locate("/name")) == "f.jsonl:1:24"
    assert str(parsed.source.locate("/films")) == "f.jsonl:2:1"


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('{"movie": {}}', "'movie' is no kind of item"),
        ('{"id": "a", "title": "b"}', "this line is not one item with its kind"),
        ("[1]", "this line is not one item with its kind"),
        ('{"programme": {"a": 1}}', "a second programme stands here"),
    ],
)
def test_a_line_that_is_no_item_is_told(line: str, message: str) -> None:
    parsed = jsonl.parse_programme(f'{{"programme": {{"name": "X"}}}}\n{line}\n'.encode(), "f.jsonl")
    assert told(parsed) == [f"f.jsonl:2:1: error MF009: {message}"]
    assert parsed.tree == {"name": "X"}


def test_a_wrong_encoding_is_one_fault_however_many_lines_show_it() -> None:
    parsed = jsonl.parse(b'{"a": "\xe9"}\n' * 50 + b'{"a": "b"}\n', "f.jsonl")
    assert parsed.tree == [{"a": "b"}]
    assert [finding.code for finding in parsed.findings] == ["MF001"]


def test_after_a_hundred_broken_lines_nobody_reads_on() -> None:
    parsed = jsonl.parse(b"{\n" * 5000, "f.jsonl")
    assert len(parsed.findings) == 100
