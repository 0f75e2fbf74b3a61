"""Any bytes: findings with places that exist, never an exception."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from metafeed.read import csv, json, jsonl, markdown, read, yaml
from metafeed.read.source import Parsed

Parse = Callable[[bytes, str], Parsed]

PARSERS: dict[str, Parse] = {
    "yaml": yaml.parse,
    "json": json.parse,
    "jsonl": jsonl.parse,
    "programme.jsonl": jsonl.parse_programme,
    "csv": csv.parse,
    "screenings.csv": partial(csv.parse, screenings=True),
    "md": markdown.parse,
}
PIECES = [
    *"-:[]{},#&*!|>'\"%@`?\\/.0129 \t\n\r=<~;“”é\u2028\u0000\ufeff",
    "\n",
    "\n  ",
    ": ",
    "- ",
    "---\n",
    "title: ",
    "id,time,film\n",
    '"a": ',
    "null",
    "NaN",
    "\\ud800",
    "&x ",
    "*x ",
    "<<: ",
    "!!str ",
    '{"film": ',
    "abc",
]
data = st.binary(max_size=60) | st.lists(st.sampled_from(PIECES), max_size=40).map(
    lambda p: "".join(p).encode()
)
pointers = st.lists(
    st.sampled_from(["0", "1", "a", "title", "film", "films", "id", "", "x#", "~1", "99"]), max_size=4
)


@pytest.mark.parametrize("name", PARSERS)
@settings(max_examples=400, suppress_health_check=[HealthCheck.too_slow])
@given(data, pointers)
def test_any_bytes_are_a_tree_or_a_finding_and_never_an_exception(
    name: str, raw: bytes, parts: list[str]
) -> None:
    parsed = PARSERS[name](raw, "f")
    for finding in parsed.findings:
        assert re.fullmatch("MF00[1-9]", finding.code)
        assert finding.span is not None
        line = parsed.source.line(finding.span.line)
        assert finding.span.column == 1 or 1 <= finding.span.column <= len(line) + 1
        assert finding.message[:1] != ""
        assert not finding.message.endswith(".")
    span = parsed.source.locate("".join(f"/{part}" for part in parts))
    assert span.line >= 1
    assert 1 <= span.column <= len(parsed.source.line(span.line)) + 1
    orjson.dumps(parsed.tree)
    assert depth(parsed.tree) <= 66


def depth(tree: Any) -> int:
    if isinstance(tree, dict):
        return 1 + max(map(depth, tree.values()), default=0)
    return 1 + max(map(depth, tree), default=0) if isinstance(tree, list) else 0


def no_nulls(tree: Any) -> bool:
    if isinstance(tree, dict):
        return all(value is not None and no_nulls(value) for value in tree.values())
    return all(value is not None and no_nulls(value) for value in tree) if isinstance(tree, list) else True


@pytest.mark.parametrize("name", PARSERS)
@given(data)
def test_nothing_in_a_tree_is_null(name: str, raw: bytes) -> None:
    assert no_nulls(PARSERS[name](raw, "f").tree)


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(["programme.yaml", "films.json", "films.csv", "imported.yaml"]), data))
def test_any_folder_is_a_document(tmp_path: Path, contents: dict[str, bytes]) -> None:
    for old in tmp_path.iterdir():
        old.unlink()
    for name, raw in contents.items():
        (tmp_path / name).write_bytes(raw)
    document = read(tmp_path)
    for finding in document.findings:
        assert finding.span is not None
        document.source_line(finding.span)
        document.place(finding.pointer)


HOSTILE = {
    "spaces": b" " * 5_000_000,
    "one long line": b"title: " + b"x" * 5_000_000,
    "colons": b"title: " + b"x: " * 1_000_000,
    "brackets": b"[" * 5_000_000,
    "braces": b"{" * 1_000_000,
    "dashes": b"- " * 1_000_000,
    "apostrophes": b"a: 'x\n" * 30_000,
    "titles": b"films:\n" + b" - title: #x\n" * 20_000,
    "anchors": b"- &a x\n" * 50_000,
    "quotes": b'"' * 2_000_000,
    "line breaks": b"\r" * 2_000_000,
    "columns": b"a," * 20_000 + b"\n1\n",
    "dots": b"." * 100_000 + b"\nx\n",
    "fences": b"---\n" * 200_000,
    "objects": b'{"a":' * 200_000,
}


@pytest.mark.parametrize("name", PARSERS)
@pytest.mark.parametrize("case", HOSTILE)
def test_a_large_hostile_file_does_not_hurt(name: str, case: str) -> None:
    parsed = PARSERS[name](HOSTILE[case], "f")
    assert len(parsed.findings) <= 300
    parsed.source.locate("/0/a")
