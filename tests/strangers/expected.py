"""What a reader must find in each document: written down beside the sample, never computed.

A sample NAME has `samples/NAME/expected/readings.json`: an object with an array for each path of the
publication, each reading an object with `id`, `title`, `state`, and for calendars and JSON-LD
`start_utc` (ISO 8601 with Z) and `place`. A value that the document does not tell is null or left out.
"""

from __future__ import annotations

import json
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

from .documents import FIXTURES, HAND_WRITTEN
from .reading import Reading

SAMPLES = Path(__file__).parents[2] / "samples"


def expected(sample: str, path: str) -> list[Reading]:
    """The readings of a document; one that nobody wrote down is a mistake of the sample."""
    file = readings_file(sample)
    told = _load(file)
    if path not in told:
        missing = f"{file}: no readings of {path}"
        raise LookupError(missing)
    return [_reading(**reading) for reading in told[path]]


def readings_file(sample: str) -> Path:
    """Where the readings of a sample are written."""
    if sample == HAND_WRITTEN:
        return FIXTURES / "readings.json"
    return SAMPLES / sample / "expected" / "readings.json"


@cache
def _load(file: Path) -> dict[str, list[dict[str, Any]]]:
    readings: dict[str, list[dict[str, Any]]] = json.loads(file.read_bytes())
    return readings


def _reading(start_utc: str | None = None, **told: Any) -> Reading:
    return Reading(start_utc=datetime.fromisoformat(start_utc) if start_utc else None, **told)
