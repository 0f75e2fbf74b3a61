"""Subscribers, as their documentation, source code or users describe them: each holds what it believes.

What a document says is read here by its lines and elements, not by metafeed. To add a subscriber, write a class
with `fetch` and put it into `CALENDARS`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from lxml import etree

from tests.histories.source import BASE

#: What is published: path → bytes.
Server = Mapping[str, bytes]
ATOM = "{http://www.w3.org/2005/Atom}"


@dataclass(frozen=True)
class Event:
    """A VEVENT: its octets, and what patrons and clients read of it."""

    octets: bytes
    uid: str
    start: datetime
    status: str
    summary: str
    location: str
    sequence: int
    modified: datetime
    #: What vdirsyncer compares: all properties but those that servers are known to make up at each request.
    essence: tuple[str, ...]


_IGNORED = ("UID", "DTSTAMP", "LAST-MODIFIED", "CREATED", "PRODID", "METHOD", "X-WR-CALNAME")


def calendar(octets: bytes) -> dict[str, Event]:
    """Return the events of a calendar by UID; one UID twice is an error."""
    found = re.findall(rb"^BEGIN:VEVENT\r\n.*?^END:VEVENT\r\n", octets, re.DOTALL | re.MULTILINE)
    events = [_event(each) for each in found]
    uids = [each.uid for each in events]
    assert sorted(set(uids)) == sorted(uids), "a UID stands in one calendar twice"
    return {each.uid: each for each in events}


def _event(octets: bytes) -> Event:
    lines = octets.replace(b"\r\n ", b"").decode().split("\r\n")
    said: dict[str, tuple[str, str]] = {}
    for line in lines[1:-2]:
        head, _, value = line.partition(":")
        name, _, parameters = head.partition(";")
        assert name not in said, f"{name} stands in one event twice"
        said[name] = (parameters, re.sub(r"\\(.)", r"\1", value))
    return Event(
        octets,
        said["UID"][1],
        _moment(*said["DTSTART"]),
        said["STATUS"][1],
        said["SUMMARY"][1],
        said["LOCATION"][1],
        int(said["SEQUENCE"][1]),
        _moment(*said["LAST-MODIFIED"]),
        tuple(line for line in lines if not line.startswith(_IGNORED)),
    )


def _moment(parameters: str, text: str) -> datetime:
    if text.endswith("Z"):
        return datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    zone = ZoneInfo(parameters.removeprefix("TZID="))
    return datetime.strptime(text, "%Y%m%dT%H%M%S").replace(tzinfo=zone).astimezone(UTC)


class Subscriber(Protocol):
    """Who follows one calendar: `held` is what it believes."""

    held: dict[str, Event]

    def fetch(self, events: Mapping[str, Event]) -> None:
        """Read the calendar as it is now."""


@dataclass
class Vdirsyncer:
    """Deletes what is absent, replaces what differs in a property that it does not ignore (`IGNORE_PROPS`)."""

    held: dict[str, Event] = field(default_factory=dict)

    def fetch(self, events: Mapping[str, Event]) -> None:
        """Read the calendar as it is now."""
        self.held = {
            uid: self.held[uid] if uid in self.held and self.held[uid].essence == event.essence else event
            for uid, event in events.items()
        }


@dataclass
class Icsx5:
    """Deletes what is absent (retainByUID), updates only where LAST-MODIFIED grew (ProcessEventsTask.kt)."""

    held: dict[str, Event] = field(default_factory=dict)

    def fetch(self, events: Mapping[str, Event]) -> None:
        """Read the calendar as it is now."""
        self.held = {
            uid: self.held[uid] if uid in self.held and self.held[uid].modified >= event.modified else event
            for uid, event in events.items()
        }


@dataclass
class Google:
    """Takes a change only where SEQUENCE grew (OpenACalendar #176, ICS #10)."""

    held: dict[str, Event] = field(default_factory=dict)

    def fetch(self, events: Mapping[str, Event]) -> None:
        """Read the calendar as it is now."""
        self.held = {
            uid: self.held[uid] if uid in self.held and self.held[uid].sequence >= event.sequence else event
            for uid, event in events.items()
        }


#: The models of calendars, and after how many publications each fetches: the busy and the lazy.
CALENDARS: tuple[tuple[type[Subscriber], int], ...] = (
    (Vdirsyncer, 1),
    (Icsx5, 1),
    (Google, 1),
    (Vdirsyncer, 4),
    (Icsx5, 4),
    (Google, 4),
)


@dataclass(frozen=True)
class Entry:
    """An entry of a feed as a reader shows it; `kinds` are what a news entry tells, `lines` its sentences."""

    id: str
    title: str
    published: str
    updated: str
    octets: bytes = b""
    kinds: frozenset[str] = frozenset()
    lines: int = 0


def atom(octets: bytes) -> tuple[list[Entry], str | None]:
    """Return the entries of an Atom feed, and the path of the archive before it (RFC 5005 §4)."""
    feed = etree.fromstring(octets)
    slices = re.findall(rb"<entry>.*?</entry>", octets, re.DOTALL)
    told = feed.findall(f"{ATOM}entry")
    entries = [_entry(element, raw) for element, raw in zip(told, slices, strict=True)]
    links = [each.get("href") for each in feed.findall(f"{ATOM}link") if each.get("rel") == "prev-archive"]
    assert len(links) <= 1
    return entries, links[0].removeprefix(BASE) if links else None


def _entry(element: Any, octets: bytes) -> Entry:
    terms = [each.get("term") for each in element.findall(f"{ATOM}category")]
    return Entry(
        id=element.findtext(f"{ATOM}id"),
        title=element.findtext(f"{ATOM}title"),
        published=element.findtext(f"{ATOM}published"),
        updated=element.findtext(f"{ATOM}updated"),
        octets=octets,
        kinds=frozenset(term.partition("/")[2] for term in terms if term.startswith("changes/")),
        lines=len((element.findtext(f"{ATOM}summary") or "").split("\n")),
    )


def json_feed(octets: bytes) -> tuple[list[Entry], str | None]:
    """Return the entries of a JSON Feed, and the path of the next page."""
    feed = json.loads(octets)
    entries = [
        Entry(each["id"], each["title"], each["date_published"], each["date_modified"])
        for each in feed["items"]
    ]
    return entries, feed["next_url"].removeprefix(BASE) if "next_url" in feed else None


@dataclass
class Reader:
    """A feed reader: knows entries by id, tells its user of new ones, updates the others in silence.

    It follows archives until one that it has read already.
    """

    path: str
    notified: list[str] = field(default_factory=list)
    entries: dict[str, Entry] = field(default_factory=dict)
    archives: set[str] = field(default_factory=set)

    def fetch(self, server: Server) -> list[Entry]:
        """Read the feed as it is now; return what is new in it, the newest first."""
        read = json_feed if self.path.endswith(".json") else atom
        fresh: dict[str, Entry] = {}
        told, older = read(server[self.path])
        pages = [told]
        while older and older not in self.archives:
            self.archives.add(older)
            told, older = read(server[older])
            pages.append(told)
        for page in pages:
            ids = [each.id for each in page]
            assert len(set(ids)) == len(ids), f"{self.path}: an id stands in one feed twice"
            for each in page:
                if each.id not in self.entries and each.id not in fresh:
                    fresh[each.id] = each
        for each in [each for page in reversed(pages) for each in page]:
            self.entries[each.id] = each
        self.notified += [*fresh][::-1]
        return list(fresh.values())
