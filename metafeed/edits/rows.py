"""Ids in a CSV text: into the blank cell of a row, or as a new first column.

Cells are found as Python's csv reader finds them (`metafeed.read.csv_table`), but with their places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from metafeed.edits.insertion import Insertion
from metafeed.read.csv_table import Table
from metafeed.read.sheet import expanded
from metafeed.read.source import Text

_BREAK = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class _Record:
    """A row: the line where it begins, its extent, and where each cell stands, quotes included."""

    line: int
    start: int
    stop: int
    cells: tuple[tuple[int, int], ...]

    @property
    def blank(self) -> bool:
        """Whether this is a line with nothing on it, not even a delimiter."""
        return len(self.cells) < 2 and all(start == stop for start, stop in self.cells)


def insertions(text: str, name: str, ids: Mapping[str, str]) -> list[Insertion]:
    """Return where `ids`, by the pointers of their items, go in a CSV text."""
    table = Table(Text(name, text))
    of_line = _by_line(table, ids)
    head = table.header(0).line
    records = [
        record for record in _records(text, table.delimiter) if record.line >= head and not record.blank
    ]
    if "id" not in table.columns:
        heads = {head: "id", **{line: _cell(these) for line, these in of_line.items()}}
        return [Insertion(each.start, heads.get(each.line, "") + table.delimiter) for each in records]
    number = table.columns.index("id")
    return [
        _into_cell(text, each, number, table.delimiter, of_line[each.line])
        for each in records
        if each.line in of_line
    ]


def column(text: str, name: str, ids: Mapping[str, str]) -> list[str]:
    """Return the id column: a text for each row below the header, `""` for an empty one."""
    table = Table(Text(name, text))
    of_line = _by_line(table, ids)
    number = table.columns.index("id") if "id" in table.columns else None
    head = table.header(0).line
    return [
        ",".join(of_line.get(record.line, ())) or _value(text, record, number)
        for record in _records(text, table.delimiter)
        if record.line > head
    ]


def _by_line(table: Table, ids: Mapping[str, str]) -> dict[int, list[str]]:
    """Return the new ids of each row, in the order of its times."""
    found: dict[int, list[str]] = {}
    for number, (line, _) in enumerate(expanded(table.rows())):
        if f"/{number}" in ids:
            found.setdefault(line, []).append(ids[f"/{number}"])
    return found


def _records(text: str, delimiter: str) -> Iterator[_Record]:
    """Yield the rows of a text whose quotes are sound."""
    cell = re.compile(rf' *("[^"]*(?:""[^"]*)*"|[^{delimiter}\r\n]*)')
    at, line = 0, 1
    while at < len(text):
        start, cells = at, []
        while found := cell.match(text, at):
            cells.append(found.span(1))
            at = found.end()
            if not text.startswith(delimiter, at):
                break
            at += 1
        yield _Record(line, start, at, tuple(cells))
        line += sum(1 for _ in _BREAK.finditer(text, start, at))
        ended = _BREAK.match(text, at)
        if not ended:
            return
        line, at = line + 1, ended.end()


def _into_cell(text: str, record: _Record, column: int, delimiter: str, ids: list[str]) -> Insertion:
    """Return the insertion into a cell that is blank, or that a short row does not have."""
    missing = column - len(record.cells) + 1
    if missing > 0:
        return Insertion(record.stop, delimiter * missing + _cell(ids))
    start, _ = record.cells[column]
    if text.startswith('"', start):
        return Insertion(start + 1, ",".join(ids))
    return Insertion(start, _cell(ids))


def _cell(ids: list[str]) -> str:
    return ids[0] if len(ids) == 1 else f'"{",".join(ids)}"'


def _value(text: str, record: _Record, column: int | None) -> str:
    """Return what a cell of ids holds, without its quotes; no id has one in it."""
    if column is None or column >= len(record.cells):
        return ""
    start, stop = record.cells[column]
    return text[start:stop].strip('"').strip()
