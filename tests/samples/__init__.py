"""The samples, and the instant at which each is published in tests."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent / "samples"

#: Sample → `now`.
NOW = {
    "everything": "2026-03-20T09:00:00+01:00",
    "festival": "2026-10-22T10:00:00+02:00",
    "film-forum": "2019-07-26T12:00:00-04:00",
    "minimal": "2026-03-20T09:00:00+00:00",
}


def now(sample: str) -> datetime:
    """Return the instant at which a sample is published."""
    return datetime.fromisoformat(NOW[sample])
