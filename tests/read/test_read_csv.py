"""CSV: how it is saved, what is above, several times, and where cells stand."""

from __future__ import annotations

import csv as stdlib
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from metafeed.read.csv import parse
from metafeed.read.sheet import slot
from metafeed.read.source import Parsed


def told(parsed: Parsed) -> list[str]:
    return [str(finding) for finding in parsed.findings]


def sheet(text: str) -> Parsed:
    return parse(text.encode(), "screenings.csv", screenings=True)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_table_is_read_however_a_spreadsheet_saved_it(delimiter: str, newline: str, mark: str) -> None:
    rows = [["ID", " Title "], ["a", '"One, two; three"'], ["b", " Vier "], ["", ""]]
    text = mark + newline.join(delimiter.join(row) for row in rows)
    parsed = parse(text.encode(), "films.csv")
    assert parsed.tree == [{"id": "a", "title": "One, two; three"}, {"id": "b", "title": "Vier"}]
    assert parsed.findings == ()
    assert str(parsed.source.locate("/1/title")) == "films.csv:3:4"


def test_a_comma_counts_only_outside_quotes_when_the_delimiter_is_looked_for() -> None:
    assert parse(b'"a, b, c";d\n1;2\n', "f.csv").tree == [{"a, b, c": "1", "d": "2"}]


def test_blank_cells_are_absent_and_short_rows_too() -> None:
    assert parse(b"a,b,c\n1,,3\n1\n,,\n\n", "f.csv").tree == [{"a": "1", "c": "3"}, {"a": "1"}]


def test_too_many_cells_are_an_error_at_the_first_of_them() -> None:
    parsed = parse(b"a,b\n1,2,,\n1,2,,x\n", "f.csv")
    assert parsed.tree == [{"a": "1", "b": "2"}, {"a": "1", "b": "2"}]
    assert told(parsed) == ["f.csv:3:6: error MF006: 'x' stands in cell 4 of 2"]


def test_a_column_without_a_name_is_told_once_and_only_if_something_is_in_it() -> None:
    parsed = parse(b"a,,b,\n1,2,3,\n4,5,6,\n", "f.csv")
    assert parsed.tree == [{"a": "1", "b": "3"}, {"a": "4", "b": "6"}]
    assert told(parsed) == ["f.csv:2:3: error MF006: '2' stands in a column without a name"]


def test_a_column_that_stands_there_twice_is_an_error_and_the_first_counts() -> None:
    parsed = parse(b"id,title,ID\na,b,c\n", "f.csv")
    assert parsed.tree == [{"id": "a", "title": "b"}]
    assert told(parsed) == ["f.csv:1:10: error MF003: the column 'id' stands here a second time"]


def test_a_dotted_column_is_a_key_within_a_key() -> None:
    parsed = parse(b"id,address.street,address.locality,geo.\na,1 Main St,Berlin,x\nb,,,\n", "venues.csv")
    assert parsed.tree == [
        {"id": "a", "address": {"street": "1 Main St", "locality": "Berlin"}, "geo.": "x"},
        {"id": "b"},
    ]
    assert str(parsed.source.locate("/0/address/locality")) == "venues.csv:2:13"
    assert str(parsed.source.locate("/0/address/locality#")) == "venues.csv:1:19"
    assert str(parsed.source.locate("/0/address")) == "venues.csv:2:3"


def test_a_column_cannot_be_a_key_and_hold_keys() -> None:
    parsed = parse(b"address.street,address\na,b\n", "f.csv")
    assert parsed.tree == [{"address": {"street": "a"}}]
    assert told(parsed) == ["f.csv:1:16: error MF003: the column 'address' is a key and has keys within it"]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ('a,b\n1,2\n"x,3\n', "f.csv:3:1: error MF002: a quote is opened in this row and never closed"),
        ('a,b\n1,2\n"x" y,3\n', "f.csv:3:1: error MF002: text follows after a closing quote in this row"),
        ("a,b\n1,2\n" + "x" * 200_000, "f.csv:3:1: error MF007: a cell has more than 131,072 characters"),
    ],
)
def test_a_broken_row_is_told_and_those_above_are_kept(text: str, finding: str) -> None:
    parsed = parse(text.encode(), "f.csv")
    assert parsed.tree == [{"a": "1", "b": "2"}]
    assert told(parsed) == [finding]


def test_blank_date_film_venue_and_screen_are_as_above_and_nothing_else_is() -> None:
    parsed = sheet(
        "id,date,time,film,version,venue,screen,format,note\n"
        "a,2026-03-28,14:00,x,v,kino,1,dcp,hello\n"
        "b,,16:00,,,,,,\n"
    )
    assert parsed.tree[1] == {
        "id": "b",
        "date": "2026-03-28",
        "time": "16:00",
        "film": "x",
        "version": "v",
        "venue": "kino",
        "screen": "1",
    }


def test_a_filled_film_resets_version_and_a_filled_venue_resets_screen() -> None:
    parsed = sheet(
        "time,film,version,venue,screen\n1,x,v,kino,1\n2,y,,,\n3,,w,,\n4,,,bar,\n5,,,,2\n6,y,,bar,\n"
    )
    assert parsed.tree[1:] == [
        {"time": "2", "film": "y", "venue": "kino", "screen": "1"},
        {"time": "3", "film": "y", "version": "w", "venue": "kino", "screen": "1"},
        {"time": "4", "film": "y", "version": "w", "venue": "bar"},
        {"time": "5", "film": "y", "version": "w", "venue": "bar", "screen": "2"},
        {"time": "6", "film": "y", "venue": "bar"},
    ]


def test_a_dash_means_none_here_and_below_in_the_columns_that_inherit() -> None:
    parsed = sheet("time,film,screen,language\n1,x,1,-\n2,,-,fr\n3,,,\n")
    assert parsed.tree == [
        {"time": "1", "film": "x", "screen": "1", "language": "-"},
        {"time": "2", "film": "x", "language": "fr"},
        {"time": "3", "film": "x"},
    ]


def test_an_empty_row_is_skipped_and_what_is_above_stays() -> None:
    parsed = sheet("time,film\n1,x\n,\n\n2,\n")
    assert parsed.tree == [{"time": "1", "film": "x"}, {"time": "2", "film": "x"}]


def test_other_collections_do_not_inherit() -> None:
    assert parse(b"id,film\na,x\nb,\n", "runs.csv").tree == [{"id": "a", "film": "x"}, {"id": "b"}]


@pytest.mark.parametrize(
    ("cell", "ids"),
    [
        ("s", ["s.1400", "s.1630", "s.2430"]),
        ('"a, b, c"', ["a", "b", "c"]),
        ('"a, b"', ["a, b.1400", "a, b.1630", "a, b.2430"]),
        ("", [None, None, None]),
    ],
)
def test_several_times_are_several_screenings(cell: str, ids: list[str | None]) -> None:
    parsed = sheet(f'id,time,film,note\n{cell},"14:00, 4:30 pm,24:30",x,n\n')
    assert [item["time"] for item in parsed.tree] == ["14:00", "4:30 pm", "24:30"]
    assert [item.get("id") for item in parsed.tree] == ids
    assert all(item["note"] == "n" for item in parsed.tree)
    places = {str(parsed.source.locate(f"/{n}/time")) for n in range(3)}
    assert places == {f"screenings.csv:2:{len(cell) + 2}"}


@pytest.mark.parametrize(
    ("time", "named"),
    [
        ("14:00", "1400"),
        ("9:30", "0930"),
        ("2:35 pm", "1435"),
        ("2:35 p.m.", "1435"),
        ("12:05 AM", "0005"),
        ("12:05 pm", "1205"),
        ("7pm", "1900"),
        ("24:30", "2430"),
        ("14h35", "1435"),
        ("14:35:00", "1435"),
        ("14:35:30", "143530"),
        ("02:30 first", "0230first"),
        ("tbc", "tbc"),
        ("Später!", "spter"),
        ("2026-03-28T00:30", "20260328t0030"),
    ],
)
def test_a_slot_is_the_time_without_what_separates(time: str, named: str) -> None:
    assert slot(time) == named


def test_a_cell_with_nothing_but_commas_is_not_lost() -> None:
    assert sheet('time,film\n",",x\n').tree == [{"time": ",", "film": "x"}]


def test_a_value_as_above_is_found_where_it_was_typed_and_a_blank_cell_in_its_row() -> None:
    parsed = sheet("id,date,time,film\r\na,2026-03-28,14:00,x\r\n\r\nb,,,\r\nc,-,,\r\nd,,,\r\n")
    place = parsed.source.locate
    assert str(place("/1/date")) == "screenings.csv:2:3"
    assert str(place("/1/film")) == "screenings.csv:2:20"
    assert str(place("/1/time")) == "screenings.csv:4:4"
    assert str(place("/1")) == "screenings.csv:4:1"
    assert str(place("/3/date")) == "screenings.csv:6:3"
    assert str(place("/1/film#")) == "screenings.csv:1:14"
    assert str(place("/1/unknown")) == "screenings.csv:4:1"
    assert str(place("/9/film")) == "screenings.csv:1:1"


def test_a_cell_that_begins_on_a_later_line_is_at_column_1_of_its_record() -> None:
    parsed = parse(b'a,b,c\n"one\ntwo", x ,y\n1,2,3\n', "f.csv")
    assert parsed.tree[0] == {"a": "one\ntwo", "b": "x", "c": "y"}
    assert str(parsed.source.locate("/0/a")) == "f.csv:2:1"
    assert str(parsed.source.locate("/0/b")) == "f.csv:2:1"
    assert str(parsed.source.locate("/1/c")) == "f.csv:4:5"


cells = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=8)


@given(st.lists(st.lists(cells, min_size=3, max_size=3), max_size=6), st.sampled_from(",;\t"))
def test_the_place_of_every_cell_holds_its_text(rows: list[list[str]], delimiter: str) -> None:
    out = io.StringIO(newline="")
    stdlib.writer(out, delimiter=delimiter).writerows([["a", "b", "c"], *rows])
    parsed = parse(out.getvalue().encode(), "f.csv")
    filled = [{k: v.strip() for k, v in zip("abc", row, strict=True) if v.strip()} for row in rows]
    assert parsed.tree == [row for row in filled if row]
    lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", out.getvalue())
    for number, row in enumerate(parsed.tree):
        for key, value in row.items():
            span = parsed.source.locate(f"/{number}/{key}")
            rest = "".join(lines[span.line - 1 :])[span.column - 1 :]
            cell = next(stdlib.reader(io.StringIO(rest, newline=""), delimiter=delimiter))[0]
            assert cell.strip() == value or (span.column == 1 and key != "a")
