"""What a stranger understood: the words in which all of them answer.

Not a parser: each reader fills these in from its own tool's objects, and from nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import NoReturn

#: How a title says that a showing is off, where the standard has no word for it (RSS, Atom, JSON Feed).
CANCELLED_PREFIX = "Cancelled: "


@dataclass(frozen=True)
class Reading:
    """One event or entry, as one tool understood it. What the tool cannot hold is None.

    `start_utc` is aware and in UTC. `state` is one of the words of STATES, or None when nothing is said.
    """

    id: str | None
    title: str | None
    start_utc: datetime | None = None
    place: str | None = None
    state: str | None = None


class RefusedError(Exception):
    """A tool would not take the document, or took it and complained. The message is its complaint."""


def refuse(complaint: str) -> NoReturn:
    """Raise what a tool, or its reader, has against a document."""
    raise RefusedError(complaint)


#: The state in the standards' own words, and in one of ours.
STATES = {
    "CONFIRMED": "scheduled",  # RFC 5545 section 3.8.1.11
    "TENTATIVE": "tentative",
    "CANCELLED": "cancelled",
    "EventScheduled": "scheduled",  # schema.org EventStatusType
    "EventCancelled": "cancelled",
    "EventPostponed": "postponed",
    "EventRescheduled": "rescheduled",
    "EventMovedOnline": "moved online",
}

#: Reads documents, each as if it were the only one; an error stands in the place of what it befell.
ReadAll = Callable[[Sequence[bytes]], list[list[Reading] | Exception]]


def each(read: Callable[[bytes], list[Reading]]) -> ReadAll:
    """A reader of one document as a reader of many."""

    def read_all(contents: Sequence[bytes]) -> list[list[Reading] | Exception]:
        return [_attempt(read, content) for content in contents]

    return read_all


def judged(complaints: Callable[[bytes], Sequence[str]]) -> ReadAll:
    """A judge as a reader: it understands nothing, and refuses what it complains of."""

    def read(content: bytes) -> list[Reading]:
        refuse_if(complaints(content))
        return []

    return each(read)


def refuse_if(complaints: Sequence[str]) -> None:
    """Raise what was complained of, the first twenty lines of it."""
    if complaints:
        refuse("\n".join(complaints[:20]))


def in_utc(value: object) -> datetime:
    """The instant of a parser's date-time; one without a zone is no instant."""
    if not isinstance(value, datetime) or value.tzinfo is None:
        refuse(f"no instant: {value!r}")
    return value.astimezone(UTC)


def state_of(word: object) -> str | None:
    """The state behind a standard's word; an unknown word stands as it is, and is seen."""
    return None if not word else STATES.get(str(word), str(word))


def titled_state(title: str | None) -> str | None:
    """The state that a title alone can tell."""
    return "cancelled" if title and title.startswith(CANCELLED_PREFIX) else None


def packages(*names: str) -> Callable[[], str | None]:
    """Why a tool made of these Python packages cannot be asked, or None."""

    def missing() -> str | None:
        absent = [name for name in names if find_spec(name) is None]
        return f"Python package not installed: {', '.join(absent)}" if absent else None

    return missing


def _attempt(read: Callable[[bytes], list[Reading]], content: bytes) -> list[Reading] | Exception:
    try:
        return read(content)
    except Exception as error:  # noqa: BLE001 - whatever befell the tool is its answer
        return error
