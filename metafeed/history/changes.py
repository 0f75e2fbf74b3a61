"""Changes: what is told otherwise than when it was last published, as typed values.

A change is of a showing, a film or bill, or (only `corrected`) any other item. Significant ones are what a
patron would act on: they become news, each once. `KINDS` is the only list of kinds, in the order in which
they are told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from metafeed.model.text import Localised

#: Kind → whether a patron would act on it. `sold-out` and `on-sale` count where the programme wants it so.
KINDS: dict[str, bool] = {
    "announced": True,
    "held-over": True,
    "last-chance": True,
    "cancelled": True,
    "withdrawn": True,
    "postponed": True,
    "reinstated": True,
    "moved": True,
    "moved-venue": True,
    "moved-screen": True,
    "film": True,
    "format": True,
    "language": True,
    "access-dropped": True,
    "access-added": True,
    "part-dropped": True,
    "part-added": True,
    "added": True,
    "sold-out": False,
    "on-sale": False,
    "left": False,
    "removed": False,
    "corrected": False,
}
ORDER = {kind: number for number, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Place:
    """When and where a showing is, as it was said: `start` with its offset, or the day alone."""

    start: str | None
    day: str
    zone: str
    venue: Localised
    screen: Localised | None = None

    def to_json(self) -> dict[str, Any]:
        """Return it for the memory."""
        told = {
            "start": self.start,
            "day": self.day,
            "zone": self.zone,
            "venue": self.venue,
            "screen": self.screen,
        }
        return {key: value for key, value in told.items() if value is not None}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Place:
        """Read what `to_json` wrote."""
        return cls(told.get("start"), told["day"], told["zone"], told["venue"], told.get("screen"))

    @property
    def order(self) -> str:
        """The key that sorts by time."""
        return self.start or f"{self.day}T99"


@dataclass(frozen=True, slots=True)
class Change:
    """One change.

    `subject` is the film or bill that it is told with (`film/cranes`), or the item corrected. `titles` are
    the titles of what is shown, `place` when and where the showing is now (or was, if it is no more).
    `was` and `now` are the values that differ: starts, ids of formats and access, names, by kind.
    `places` are the showings of what was announced. `fields` are the keys of a correction.
    """

    kind: str
    subject: str
    titles: tuple[Localised, ...]
    screening: str | None = None
    place: Place | None = None
    was: Any = None
    now: Any = None
    reason: Localised | None = None
    places: tuple[Place, ...] = ()
    fields: tuple[str, ...] = ()

    @property
    def order(self) -> tuple[str, int, str, str]:
        """The key that sorts changes: by subject, kind, time."""
        return self.subject, ORDER[self.kind], self.place.order if self.place else "", self.screening or ""

    def to_json(self) -> dict[str, Any]:
        """Return it as JSON, for the memory and for programs."""
        told = {
            "kind": self.kind,
            "subject": self.subject,
            "titles": list(self.titles),
            "screening": self.screening,
            "place": self.place and self.place.to_json(),
            "was": self.was,
            "now": self.now,
            "reason": self.reason,
            "places": [each.to_json() for each in self.places],
            "fields": list(self.fields),
        }
        return {key: value for key, value in told.items() if value not in (None, [])}

    @classmethod
    def from_json(cls, told: Mapping[str, Any]) -> Change:
        """Read what `to_json` wrote."""
        if told["kind"] not in KINDS:
            raise ValueError(told["kind"])
        return cls(
            kind=told["kind"],
            subject=told["subject"],
            titles=tuple(told["titles"]),
            screening=told.get("screening"),
            place=Place.from_json(told["place"]) if "place" in told else None,
            was=told.get("was"),
            now=told.get("now"),
            reason=told.get("reason"),
            places=tuple(Place.from_json(each) for each in told.get("places", ())),
            fields=tuple(told.get("fields", ())),
        )


@dataclass(frozen=True, slots=True)
class News:
    """The significant changes of one film or bill in one publication: an entry of the changes feed.

    `number` counts all news of the programme, `count` those of the subject; both begin at 1.
    """

    number: int
    subject: str
    count: int
    told: datetime
    titles: tuple[Localised, ...]
    changes: tuple[Change, ...] = field(default=())

    def to_json(self) -> dict[str, Any]:
        """Return it for the memory."""
        return {
            "news": self.number,
            "of": self.subject,
            "count": self.count,
            "told": self.told.strftime("%Y-%m-%dT%H:%M:%SZ"),
            "titles": list(self.titles),
            "changes": [each.to_json() for each in self.changes],
        }

    @classmethod
    def from_json(cls, line: Mapping[str, Any]) -> News:
        """Read what `to_json` wrote."""
        return cls(
            number=int(line["news"]),
            subject=line["of"],
            count=int(line["count"]),
            told=datetime.fromisoformat(line["told"]),
            titles=tuple(line["titles"]),
            changes=tuple(Change.from_json(each) for each in line["changes"]),
        )
