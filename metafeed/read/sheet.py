"""A table of screenings, row by row: what "as above" means, and several times in a cell.

Blank `date`, `film`, `version`, `venue` and `screen` are as above, within one sheet. A filled `film` resets
`version`, a filled `venue` resets `screen`; `-` means none, here and below. Other columns never inherit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

#: The columns in which a blank cell is as above.
INHERITED: Final = ("date", "film", "version", "venue", "screen")

_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?(?::(\d{2}))?\s*([ap])?\.?(?:m\.?)?", re.IGNORECASE)
_NOT_IN_ID = re.compile(r"[^a-z0-9]+")

Row = dict[str, str]


def expanded(rows: Iterable[tuple[int, Row]]) -> Iterator[tuple[int, Row]]:
    """Yield each screening with the line of its row, from rows as they were typed."""
    above: Row = {}
    for line, row in rows:
        _remember(row, above)
        whole = {**above, **row}
        if "," in whole.get("time", ""):
            for screening in _one_a_time(whole):
                yield line, screening
        else:
            yield line, whole


def _remember(row: Row, above: Row) -> None:
    """Take what `row` says for the rows below, and `-` out of both."""
    if "film" in row:
        above.pop("version", None)
    if "venue" in row:
        above.pop("screen", None)
    for column in INHERITED:
        if column in row:
            above[column] = row[column]
            if row[column] == "-":
                del row[column], above[column]


def _one_a_time(row: Row) -> Iterator[Row]:
    """Yield a screening for each of the times in a cell, with ids that go with them."""
    times = [time.strip() for time in row["time"].split(",") if time.strip()] or [row["time"]]
    ids = [each.strip() for each in row.get("id", "").split(",")]
    for number, time in enumerate(times):
        screening = {**row, "time": time}
        if len(ids) == len(times) and all(ids):
            screening["id"] = ids[number]
        elif "id" in row:
            screening["id"] = f"{row['id']}.{slot(time)}"
        yield screening


def slot(time: str) -> str:
    """Return a time as part of an id: `"14:00"` gives `1400`, `"2:35 pm"` `1435`, `"24:30"` `2430`."""
    found = _TIME.fullmatch(time.strip())
    if not found or not (found[2] or found[4]):
        return _NOT_IN_ID.sub("", time.lower())
    hour, half = int(found[1]), (found[4] or "").lower()
    if half and hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    seconds = found[3] if found[3] not in (None, "00") else ""
    return f"{hour:02}{found[2] or '00'}{seconds}"
