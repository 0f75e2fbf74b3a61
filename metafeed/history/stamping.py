"""Stamping: the revision of what a standard tells of an item, and when it changed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from metafeed.history.memory import Stamp


def stamps(known: Mapping[str, Stamp], prints: Mapping[str, str], now: datetime) -> dict[str, Stamp]:
    """Return the stamps after a publication at `now`: a fingerprint that differs is a revision more."""
    found = dict(known)
    for name, print_ in prints.items():
        last = known.get(name)
        if last is None:
            found[name] = Stamp(print_, 0, now)
        elif last.print != print_:
            found[name] = Stamp(print_, last.revision + 1, later(now, last.changed))
    return found


def later(now: datetime, last: datetime) -> datetime:
    """Return `now`, or a second after the last change where that is later."""
    return max(now, last + timedelta(seconds=1))


def whole_second(now: datetime) -> datetime:
    """Return an instant as it is published: UTC, whole seconds."""
    return now.astimezone(UTC).replace(microsecond=0)
