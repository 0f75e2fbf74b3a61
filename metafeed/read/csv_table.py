"""The rows of a CSV text, with their columns, and what is wrong with them."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import partial
from io import StringIO

from metafeed.diagnostics import Diagnostic, Span
from metafeed.read.source import MAX_FAULTS, Fault, Text, shown

_QUOTED = re.compile(r'"(?:[^"]|"")*"')
_DELIMITERS = ",;\t"
#: Keys that a dotted column may name; one with more is taken as it is.
_MAX_LEVELS = 8
#: Columns that are read. A programme knows about thirty.
_MAX_COLUMNS = 1000


class Table:
    """A CSV text: `columns` from its header row, and the rows below it."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.findings: list[Diagnostic] = []
        self.delimiter = _delimiter(text.text)
        self._read = partial(csv.reader, delimiter=self.delimiter, strict=True, skipinitialspace=True)
        self._header = next((record for record in self._records() if _filled(record[1])), (1, []))
        #: Trimmed, in lower case; `""` for a column that is not read.
        self.columns = [cell.strip().lower() for cell in self._header[1][:_MAX_COLUMNS]]
        self._nameless = {number for number, name in enumerate(self.columns) if not name}
        self._check_columns()

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield, for each row that is not empty, the line where it begins and its filled cells."""
        columns, width = self.columns, len(self.columns)
        for line, cells in self._records(below_header=True):
            row = {
                column: value
                for column, cell in zip(columns, cells, strict=False)
                if cell and (value := cell.strip())
            }
            if len(cells) > width:
                self._check_width(line, cells)
            if "" in row:
                del row[""]
                self._check_nameless(line, cells)
            if row:
                yield line, row

    def cell(self, line: int, number: int) -> Span:
        """Return the place of a cell (from 0) of the record that begins at `line`."""
        return Span(self.text.path, line, _column(self.text.line(line), self.delimiter, number))

    def header(self, number: int) -> Span:
        """Return the place of the name of a column (from 0)."""
        return self.cell(self._header[0], number)

    def _records(self, *, below_header: bool = False) -> Iterator[tuple[int, list[str]]]:
        """Yield records and the lines where they begin; a fault in the quotes ends the text."""
        reader = self._read(StringIO(self.text.text, newline=""))
        first = self._header[0] + 1 if below_header else 1
        line = 1
        try:
            for cells in reader:
                if line >= first:
                    yield line, cells
                line = reader.line_num + 1
        except csv.Error as error:
            self._broken(line, str(error))

    def _broken(self, line: int, problem: str) -> None:
        if "field larger" in problem:
            limit = f"{csv.field_size_limit():,}"
            fault = Fault("MF007", 0, f"a cell has more than {limit} characters", "close its quotes")
        elif "unexpected end" in problem:
            message = "a quote is opened in this row and never closed"
            fault = Fault("MF002", 0, message, 'write the second "')
        else:
            message = "text follows after a closing quote in this row"
            fault = Fault("MF002", 0, message, 'write "" for a quote inside quotes')
        self._note(fault, line)

    def _check_columns(self) -> None:
        if len(self._header[1]) > _MAX_COLUMNS:
            message = f"this table has more than {_MAX_COLUMNS:,} columns"
            self._note(Fault("MF007", 0, message, "leave out those that are not read"), self._header[0])
        seen: set[str] = set()
        outer: set[str] = set()
        for number, name in enumerate(self.columns):
            above = levels_above(name)
            clash = [other for other in (name, *above) if other in seen]
            if name and (clash or name in outer):
                told = f"the column {shown(name)} "
                told += "stands here a second time" if name in seen else "is a key and has keys within it"
                self._note(Fault("MF003", 0, told, "keep one of them"), self._header[0], number)
                self.columns[number] = ""
            seen.add(name)
            outer.update(above)

    def _check_width(self, line: int, cells: list[str]) -> None:
        width = len(self.columns)
        extra = next((n for n in range(width, len(cells)) if cells[n].strip()), None)
        if extra is not None:
            message = f"{shown(cells[extra].strip())} stands in cell {extra + 1} of {width}"
            hint = "put a cell with a comma in it into quotes" if self.delimiter == "," else None
            self._note(Fault("MF006", 0, message, hint), line, extra)

    def _check_nameless(self, line: int, cells: list[str]) -> None:
        for number in sorted(self._nameless):
            if number < len(cells) and cells[number].strip():
                message = f"{shown(cells[number].strip())} stands in a column without a name"
                fault = Fault("MF006", 0, message, "name the column in the first row")
                self._note(fault, line, number)
                self._nameless.discard(number)

    def _note(self, fault: Fault, line: int, number: int = 0) -> None:
        """Add a fault in a cell of the record that begins at `line`."""
        if len(self.findings) < MAX_FAULTS:
            self.findings.append(fault.diagnostic(self.cell(line, number)))


def _delimiter(text: str) -> str:
    """Return the character that separates the cells of the first row that is not blank."""
    first = next((line for line in StringIO(text, newline="") if line.strip()), "")
    bare = _QUOTED.sub("", first)
    return max(_DELIMITERS, key=lambda character: (bare.count(character), character == ","))


def _filled(cells: list[str]) -> bool:
    return any(cell.strip() for cell in cells)


def levels_above(column: str) -> list[str]:
    """Return the keys that a dotted column lies within: `a.b.c` in `a` and `a.b`."""
    parts = column.split(".")
    if not 1 < len(parts) <= _MAX_LEVELS or not all(parts):
        return []
    return [".".join(parts[:number]) for number in range(1, len(parts))]


def _column(line: str, delimiter: str, number: int) -> int:
    """Return the column of a cell (from 0) in the first line of its record; 1 if it is not there."""
    start = _after_spaces(line, 0)
    for _ in range(number):
        if line.startswith('"', start):
            quoted = _QUOTED.match(line, start)
            if not quoted:
                return 1
            start = quoted.end()
        start = line.find(delimiter, start) + 1
        if not start:
            return 1
        start = _after_spaces(line, start)
    return start + 1


def _after_spaces(line: str, start: int) -> int:
    while line.startswith(" ", start):
        start += 1
    return start
