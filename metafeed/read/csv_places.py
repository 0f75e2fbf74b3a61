"""Where the values of a CSV text stand: the row of an item, the cell where its value was typed."""

from __future__ import annotations

from array import array
from collections.abc import Iterator

from metafeed.diagnostics import Span, pointer_parts
from metafeed.read.csv_table import Table
from metafeed.read.sheet import INHERITED, expanded


class Places:
    """Finds pointers in a CSV text, by one more pass over its rows when the first is asked for."""

    def __init__(self, table: Table, *, screenings: bool) -> None:
        self._table = table
        self._screenings = screenings
        #: Item → the line where its row begins, and the line where each inherited value was typed.
        self._lines: array[int] | None = None
        self._typed = {column: array("L") for column in INHERITED}

    def find(self, where: str) -> Span:
        """Return the place of the value at a pointer, of its column's name for `key#`, or of its row.

        A value that is as above stands in the row where it was typed. A blank cell has a place too.
        """
        number, *keys = pointer_parts(where) or [""]
        lines = self._lines if self._lines is not None else self._read()
        path = self._table.text.path
        if not number.isdecimal() or int(number) >= len(lines):
            return Span(path)
        if keys and keys[-1].endswith("#"):
            named = self._column([*keys[:-1], keys[-1][:-1]], exact=True)
            if named is not None:
                return self._table.header(named)
        column = self._column(keys)
        name = "".join(keys[:1]) if column is None else self._table.columns[column]
        line = (self._typed.get(name) or lines)[int(number)]
        return Span(path, line) if column is None else self._table.cell(line, column)

    def _read(self) -> array[int]:
        lines = self._lines = array("L")
        for line, row in self._rows():
            lines.append(line)
            if self._screenings:
                for column, typed in self._typed.items():
                    typed.append(int(row.get(column, line)))
        return lines

    def _rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield the line of each item; what it may inherit is the line where that was typed."""
        if not self._screenings:
            return self._table.rows()
        return expanded(self._marked())

    def _marked(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Yield rows in which a line stands for what may be inherited from it.

        What the first row leaves blank is missing there, and in the rows below because of it.
        """
        blank = {"date", "film", "venue"}
        for line, row in self._table.rows():
            marked = {c: self._mark(c, value, line) for c, value in row.items()}
            yield line, {**dict.fromkeys(blank - row.keys(), str(line)), **marked}
            blank = set()

    def _mark(self, column: str, value: str, line: int) -> str:
        return str(line) if column in self._typed and value != "-" else value

    def _column(self, keys: list[str], *, exact: bool = False) -> int | None:
        """Return the number of the column that `keys` lead into, or that is nearest to it."""
        columns = self._table.columns
        while keys:
            name = ".".join(keys)
            for number, column in enumerate(columns):
                if column == name or column.startswith(f"{name}."):
                    return number
            if exact:
                return None
            keys = keys[:-1]
        return None
