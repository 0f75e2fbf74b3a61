"""A programme that is edited: rows as a house keeps them, and the source that metafeed reads.

Each row has a minute of the hour of its own for life, so that no two rows are ever of the same film at the same
place and time: what looks like another row under a new id is one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

AUTHORITY = "kino.example"
TAG = f"tag:{AUTHORITY},2026:"
BASE = f"https://{AUTHORITY}/programme/"
ZONE = ZoneInfo("Europe/Berlin")
#: The run, and its second part while it is split.
RUN, PART = "run", "run-on"
SCREENS = ("1", "2")
FORMATS = ("35mm", "dcp", "16mm")


@dataclass(frozen=True)
class Row:
    """One showing, as its author has it. `slot` is the day of the run that it belongs to."""

    film: str
    day: date
    hour: int
    minute: int
    venue: str
    screen: str = "1"
    format: str = "dcp"
    access: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    sold_out: bool = False
    status: str = "scheduled"
    run: str = ""
    slot: date | None = None
    earlier: tuple[tuple[date, int], ...] = ()

    @property
    def start(self) -> datetime:
        """When it begins, in UTC."""
        wall = datetime.combine(self.day, time(self.hour, self.minute), ZONE)
        return wall.astimezone(UTC)

    @property
    def is_on(self) -> bool:
        """Whether it takes place."""
        return self.status == "scheduled"

    def differing(self, other: Row | None) -> str:
        """Return what is not as it was in another row, for people."""
        own, others = (
            {"film": each.film, "sale": "", **each.told()} if each else {} for each in (self, other)
        )
        return ", ".join(f"{key}: {value}" for key, value in own.items() if others.get(key) != value)

    def told(self) -> dict[str, Any]:
        """Return what a screening and an exception of a run both say."""
        return {
            "date": self.day.isoformat(),
            "time": f"{self.hour:02}:{self.minute:02}",
            "venue": self.venue,
            "screen": self.screen,
            "format": self.format,
            "access": list(self.access),
            "parts": list(self.parts),
            "status": self.status,
        } | ({"sale": "sold-out"} if self.sold_out else {})


@dataclass
class House:
    """The programme between two publications: rows by id, films and venues, and rows that were taken out."""

    rows: dict[str, Row] = field(default_factory=dict)
    titles: dict[str, str] = field(default_factory=dict)
    synopses: dict[str, str] = field(default_factory=dict)
    venues: dict[str, tuple[str, str]] = field(default_factory=dict)
    removed: dict[str, Row] = field(default_factory=dict)
    #: The first and last day of the run, and where its second part begins while it is split.
    first: date = date.min
    last: date = date.min
    split_at: date | None = None
    #: Films whose run was made longer since the last publication.
    held_over: set[str] = field(default_factory=set)
    made: int = 0

    def add(self, film: str, day: date, hour: int, venue: str, **said: Any) -> None:
        """Add a row with an id and a minute of its own."""
        self.made += 1
        identity = f"s{self.made}"
        if said.get("run"):
            identity = f"{said['run']}.{said['slot']}.a"
        self.rows[identity] = Row(film, day, hour, self.made % 60, venue, **said)

    def edit(self, identity: str, **said: Any) -> None:
        """Say something else of a row."""
        self.rows[identity] = replace(self.rows[identity], **said)

    def move(self, identity: str, days: int, hour: int) -> None:
        """Give a row another time, and remember the one that it had."""
        row = self.rows[identity]
        day = row.day + timedelta(days=days)
        self.edit(identity, day=day, hour=hour, earlier=(*row.earlier, (row.day, row.hour)))

    def move_back(self, identity: str) -> None:
        """Give a row the time that it had before."""
        *earlier, (day, hour) = self.rows[identity].earlier
        self.edit(identity, day=day, hour=hour, earlier=tuple(earlier))

    def split(self, at: date) -> None:
        """Make a run of its own of what the run plays from a day on: its rows get other ids."""
        self.split_at = at
        self._renamed(PART, at)

    def join(self) -> None:
        """Make one run of both again: all rows get the ids that they had."""
        self.split_at = None
        self._renamed(RUN, date.min)

    def _renamed(self, run: str, since: date) -> None:
        rows: dict[str, Row] = {}
        for identity, row in self.rows.items():
            if row.slot is not None and row.slot >= since:
                rows[f"{run}.{row.slot}.a"] = replace(row, run=run)
            else:
                rows[identity] = row
        self.rows = rows
        # What was taken out of the run is not put back: nobody knows any more under which id.
        self.removed = {key: row for key, row in self.removed.items() if row.slot is None}

    def extend(self) -> None:
        """Let the run play a day longer."""
        self.last += timedelta(days=1)
        self.add("f3", self.last, 18, "north", run=RUN, slot=self.last)
        self.held_over.add("f3")

    def source(self) -> dict[str, Any]:
        """Return the programme as objects for `metafeed.resolve`."""
        return {
            "name": "Kino",
            "identity": f"{AUTHORITY},2026",
            "base_url": BASE,
            "language": "en",
            "clock": "24",
            "venues": [_venue(key, name, street) for key, (name, street) in self.venues.items()],
            "films": [self._film(key) for key in self.titles],
            "screenings": [
                {"id": key, "film": row.film} | row.told() for key, row in self.rows.items() if not row.run
            ],
            "runs": list(self._runs()),
        }

    def _film(self, key: str) -> dict[str, Any]:
        return {
            "id": key,
            "title": self.titles[key],
            # So short that nothing overlaps, wherever it is moved.
            "runtime": 1,
            "synopsis": self.synopses.get(key, "A film."),
        }

    def _runs(self) -> Iterable[dict[str, Any]]:
        if self.split_at is None:
            yield self._run(RUN, self.first, self.last)
        else:
            yield self._run(RUN, self.first, self.split_at - timedelta(days=1))
            yield self._run(PART, self.split_at, self.last)

    def _run(self, key: str, first: date, last: date) -> dict[str, Any]:
        days = [first + timedelta(days=each) for each in range((last - first).days + 1)]
        rows = {day: self.rows.get(f"{key}.{day}.a") for day in days}
        return {
            "id": key,
            "film": "f3",
            "dates": f"{first}..{last}",
            "times": {"a": "18:00"},
            "except": {f"{day}/a": row.told() if row else "none" for day, row in rows.items()},
        }


def _venue(key: str, name: str, street: str) -> dict[str, Any]:
    return {
        "id": key,
        "name": name,
        "zone": ZONE.key,
        "address": {"street": street, "locality": "Berlin", "country": "DE"},
        "screens": [{"id": each, "name": f"Screen {each}"} for each in SCREENS],
    }


def opening(now: datetime) -> House:
    """Return the programme of the first publication."""
    house = House()
    house.venues = {"north": ("North", "Am Ring 1"), "south": ("South", "Damm 2")}
    house.titles = {"f1": "Cranes", "f2": "Mirror", "f3": "Stalker"}
    today = now.date()
    house.add("f1", today + timedelta(days=6), 20, "north", format="35mm")
    house.add("f1", today + timedelta(days=8), 20, "south", format="35mm", access=("open-captions",))
    house.add("f2", today + timedelta(days=9), 19, "south", parts=("q-and-a",))
    house.first = today + timedelta(days=5)
    house.last = house.first - timedelta(days=1)
    for _ in range(4):
        house.extend()
    house.held_over.clear()
    return house
