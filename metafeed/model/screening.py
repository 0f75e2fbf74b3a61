"""Screenings and runs: what is shown, when, where and how."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from metafeed.model import vocabulary
from metafeed.model.node import Node, as_mapping, fault
from metafeed.model.offer import Prices
from metafeed.model.text import LanguageTag, Line, Markdown, OneOrMany, Plain, Split
from metafeed.model.time import ClockTime, LocalDate, LocalDates, LocalTime, Moment, parse_time
from metafeed.model.values import Format, Id, Sale, Status, Url, Visibility, closed, one_of, word

#: The cell that means "none": it stops a default from being inherited.
NONE = "-"


class Access(Node):
    """One service for patrons, such as `open-captions` or `signed:bfi`.

    schema.org   `accessibilityFeature` of what is shown, where W3C has a term; `keywords`
    iCalendar    SUMMARY for what decides whether one can come; DESCRIPTION
    """

    kind: word("kind of access", vocabulary.ACCESS)  # type: ignore[valid-type]
    #: The language of captions, or of signing. Captions without one are in the spoken language.
    language: LanguageTag | None = None

    def __str__(self) -> str:
        return f"{self.kind}:{self.language}" if self.language else self.kind


def _access(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    kind, _, language = value.strip().partition(":")
    return {"kind": kind, "language": language} if language else {"kind": kind}


AccessList = Annotated[tuple[Annotated[Access, BeforeValidator(_access)], ...], Split]


class Guest(Node):
    """Somebody live at a screening. schema.org `performer`."""

    name: Plain
    #: What they are or do: director, moderator, piano … The text.
    role: Line | None = None


class Part(Node):
    """Something live or extra around the works: an introduction, a Q&A, a score.

    schema.org   `keywords`, `performer`
    iCalendar    SUMMARY for what is live; DESCRIPTION; DTEND when `minutes` are known
    """

    kind: word("kind of part", vocabulary.PARTS)  # type: ignore[valid-type]
    minutes: Annotated[int, Field(ge=0)] | None = None
    guests: Annotated[tuple[Annotated[Guest, BeforeValidator(as_mapping("name"))], ...], OneOrMany] = ()
    note: Line | None = None


_PART = re.compile(r"(?P<kind>[a-z0-9][a-z0-9-]*)(?:\s+(?P<minutes>\d+))?(?:\s*:\s*(?P<guest>.+))?", re.I)
_GUEST = re.compile(r"(?P<name>[^()]+?)\s*(?:\((?P<role>[^()]*)\))?")


def _parts(value: Any) -> Any:
    """Read `intro 10, q-and-a 30: A Name (director), B Name (moderator)`.

    A piece between commas is a part if it begins with a known kind, else one more guest.
    """
    if not isinstance(value, str):
        return value if isinstance(value, (list, tuple)) else [value]
    parts: list[dict[str, Any]] = []
    for piece in (piece.strip() for piece in value.split(",")):
        found = _PART.fullmatch(piece)
        known = found and vocabulary.is_open(found["kind"].lower(), vocabulary.PARTS)
        if found and (known or not parts or found["guest"] or found["minutes"]):
            part = {"kind": found["kind"].lower() if known else found["kind"], "guests": []}
            parts.append(part | ({"minutes": int(found["minutes"])} if found["minutes"] else {}))
            piece = found["guest"] or ""
        if piece and parts:
            parts[-1]["guests"].append(_guest(piece))
        elif piece:
            raise fault("MF103", f"{piece!r} is not a part", "write intro 10, q-and-a 30: A Name (director)")
    return parts


def _guest(text: str) -> dict[str, str]:
    found = _GUEST.fullmatch(text.strip())
    if not found:
        raise fault("MF103", f"{text!r} is not a guest", "write A Name (director)")
    return {"name": found["name"]} | ({"role": found["role"]} if found["role"] else {})


Parts = Annotated[tuple[Part, ...], BeforeValidator(_parts)]


class Work(Node):
    """One piece of a screening or bill: a film (or bill) in a version, or an interval."""

    film: Id | None = None
    version: Id | None = None
    #: Minutes of an interval.
    interval: Annotated[int, Field(ge=0)] | None = None

    @model_validator(mode="after")
    def _either(self) -> Work:
        if (self.film is None) == (self.interval is None):
            raise fault("MF103", "a work is either a film or an interval", "write {film: id} or {interval: 15}")
        return self


def _works(value: Any) -> Any:
    """Read `la-jetee + interval 15 + sans-soleil`, an id, or a list of either form."""
    pieces = value.split(" + ") if isinstance(value, str) else value if isinstance(value, (list, tuple)) else [value]
    return [_work(piece) for piece in pieces]


def _work(value: Any) -> Any:
    if isinstance(value, (Mapping, Work)):
        return value
    text = str(value).strip()
    interval = re.fullmatch(r"interval\s+(\d+)", text)
    return {"interval": interval[1]} if interval else {"film": text}


Works = Annotated[tuple[Work, ...], BeforeValidator(_works), Field(min_length=1)]


def _subtitles(value: Any) -> Any:
    """Read `none` and `-` as "there are none", which is another thing than not knowing."""
    if isinstance(value, str) and value.strip().lower() in ("none", NONE):
        return ()
    return value


Subtitles = Annotated[Annotated[tuple[LanguageTag, ...], Split], BeforeValidator(_subtitles)]
Series = Annotated[tuple[Id, ...], Split]

#: Where these facts stand in a `-` cell, they are none here, whatever the defaults say.
CLEARABLE = ("version", "screen", "format", "language", "access", "parts", "series", "prices", "tickets", "note")


class Told(Node):
    """What a screening can inherit: the fields that stand on screenings, runs and `defaults`."""

    venue: Id | None = None
    screen: Id | None = None
    #: How it is projected tonight: never the restoration's source. schema.org `videoFormat`.
    format: Format | None = None  # type: ignore[valid-type]
    #: What is spoken tonight, where it is not the original. schema.org `inLanguage`.
    language: Annotated[tuple[LanguageTag, ...], Split] | None = None
    #: Languages of the subtitles; `none`; absent is unknown. schema.org `subtitleLanguage`.
    subtitles: Subtitles | None = None
    access: AccessList | None = None
    parts: Parts | None = None
    #: schema.org `superEvent`; CATEGORIES; category.
    series: Series | None = None
    #: schema.org `availability`. Apart from `status` and `visibility`.
    sale: Sale | None = None  # type: ignore[valid-type]
    visibility: Visibility | None = None  # type: ignore[valid-type]
    #: From when an embargoed item may be told.
    public_from: Moment | None = None
    prices: Prices | None = None
    #: Where to buy; `{pos_id}`, `{id}` and `{date}` are filled in. schema.org `offers.url`.
    tickets: Url | None = None
    #: When tickets go on sale. schema.org `validFrom`.
    on_sale: Moment | None = None
    #: What patrons should know of this showing. DESCRIPTION; the text.
    note: Markdown | None = None
    #: Fields written as `-`: none, and no default.
    cleared: tuple[str, ...] = Field(default=(), exclude=True)

    @model_validator(mode="before")
    @classmethod
    def _clear(cls, value: Any) -> Any:
        if not isinstance(value, Mapping):
            return value
        cleared = tuple(key for key in CLEARABLE if value.get(key) == NONE)
        if "cleared" in value:
            raise fault("MF101", "unknown key 'cleared'")
        return {k: v for k, v in value.items() if k not in cleared} | {"cleared": cleared} if cleared else value


class Defaults(Told):
    """What holds for everything below the place where it is written, unless said otherwise there."""

    version: Id | None = None


class Screening(Told):
    """One showing at one place, from `time` on the cinema day `date`.

    schema.org   ScreeningEvent
    iCalendar    VEVENT (RFC 5545 §3.6.1); UID from `id` and the programme's identity
    Atom, RSS    no element of its own: listed in its film's entry
    """

    id: Id | None = None
    #: A film, a bill, or works joined by ` + `. schema.org `workPresented`.
    film: Works
    version: Id | None = None
    #: The cinema day: a show at 24:30 belongs to the evening before.
    date: LocalDate | None = None
    #: schema.org `startDate`; DTSTART.
    time: LocalTime
    #: Doors or lobby. schema.org `doorTime`; iCalendar has no property: DESCRIPTION.
    doors: LocalTime | None = None
    #: An end that is known otherwise than by adding up. schema.org `endDate`; DTEND.
    ends: LocalTime | None = None
    #: schema.org `eventStatus`; STATUS.
    status: Status = "scheduled"  # type: ignore[valid-type]
    #: One sentence for patrons, why it is cancelled or postponed. DESCRIPTION; the text.
    reason: Line | None = None
    #: Where it stood before, for a move before the first publication. schema.org `previousStartDate`.
    previous_start: Annotated[tuple[Moment, ...], Split] = ()
    #: world, international, european, national, local. schema.org `keywords`.
    premiere: closed("premiere", *vocabulary.PREMIERES) | None = None  # type: ignore[valid-type]
    #: The box office's number, for `tickets`.
    pos_id: Plain | None = None
    #: The screening's page.
    url: Url | None = None
    ignore: Annotated[tuple[Plain, ...], Split] = ()


class Exception_(Told):
    """What is different on one day of a run, or in one slot of a day."""

    version: Id | None = None
    date: LocalDate | None = None
    time: LocalTime | None = None
    ends: LocalTime | None = None
    doors: LocalTime | None = None
    status: Status | None = None  # type: ignore[valid-type]
    reason: Line | None = None
    previous_start: Annotated[tuple[Moment, ...], Split] = ()
    pos_id: Plain | None = None
    url: Url | None = None
    #: True if the run simply does not play then: nothing was announced, nothing is cancelled.
    off: bool = False


def _exception(value: Any) -> Any:
    return {"off": True} if isinstance(value, str) and value.strip().lower() in ("none", "off", NONE) else value


def _slots(value: Any, info: Any) -> Any:
    """Read `{a: "14:35"}`, or a bare list whose slots are named by their times."""
    if isinstance(value, Mapping):
        return value
    pieces = value.split(",") if isinstance(value, str) else value if isinstance(value, (list, tuple)) else [value]
    times = [parse_time(piece, (info.context or {}).get("clock")) for piece in pieces]
    return {time.slot: time for time in times}


class Run(Told):
    """A film's engagement: dates × times, with exceptions; it expands into screenings.

    schema.org   its screenings; facts about a run are never events
    Feeds        the run line of the film's entry
    """

    id: Id
    #: Absent where the run stands in its film.
    film: Works | None = None
    version: Id | None = None
    dates: LocalDates
    #: Slot → time. An id of a showing is `RUN.DATE.SLOT`, for life, even if the time changes.
    times: Annotated[dict[Annotated[str, Field(pattern=r"^[a-z0-9]{1,20}$")], LocalTime], BeforeValidator(_slots), Field(min_length=1)]
    #: held-over, must-end, last-chance … The text.
    facts: Annotated[tuple[word("fact of a run", vocabulary.RUN_FACTS), ...], Split] = ()  # type: ignore[valid-type]
    except_: Annotated[
        dict[str, Annotated[Exception_, BeforeValidator(_exception)]], Field(alias="except")
    ] = Field(default_factory=dict)
    url: Url | None = None
    ignore: Annotated[tuple[Plain, ...], Split] = ()


__all__ = [
    "Access",
    "ClockTime",
    "Defaults",
    "Exception_",
    "Guest",
    "Part",
    "Run",
    "Screening",
    "Told",
    "Work",
    "one_of",
]
