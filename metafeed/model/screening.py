"""Screenings and runs: what is shown, when, where and how."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema, model_validator

from metafeed.model import vocabulary
from metafeed.model.node import Node, each_of, fault, shown
from metafeed.model.offer import Prices
from metafeed.model.text import LanguageTag, Line, Markdown, OneOrMany, Plain, Split
from metafeed.model.time import ClockTime, LocalDate, LocalDates, LocalTime, Moment, parse_time
from metafeed.model.values import Format, Id, Sale, Status, Url, Visibility, Word

#: The cell that means "none": it stops a default from being inherited.
NONE = "-"


class Access(Node):
    """One service for patrons, such as `open-captions` or `signed:bfi`.

    schema.org   `accessibilityFeature` of what is shown, where W3C has a term; `keywords`
    iCalendar    SUMMARY for what decides whether one can come; DESCRIPTION
    """

    kind: Annotated[str, Word("kind of access", vocabulary.ACCESS)]
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


_GUEST = re.compile(r"(?P<name>[^():]+?)\s*(?:\((?P<role>[^()]*)\))?")
_PART = re.compile(
    r"(?P<kind>[^:()]+?)(?:\s+(?P<minutes>\d+)(?:\s*min(?:utes|\.)?)?)?\s*(?::\s*(?P<guest>.*))?", re.DOTALL
)
#: What stands between commas; those in brackets do not count.
_PIECE = re.compile(r"(?:[^,()]+|\([^()]*\)|[()])+")
_PART_HINT = "write intro 10, q-and-a 30: A Name (director)"


def _guest(value: Any) -> Any:
    """Read `A Name (director)`."""
    if not isinstance(value, str):
        return value
    found = _GUEST.fullmatch(" ".join(value.split()))
    if not found:
        raise fault("MF103", f"{shown(value)} is not a guest", "write A Name (director)")
    return {"name": found["name"]} | ({"role": found["role"]} if found["role"] else {})


class Guest(Node):
    """Somebody live at a screening. schema.org `performer`, a Person or PerformingGroup."""

    #: A person's name. Either this or `organization`.
    name: Plain | None = None
    #: A band, orchestra or institution instead of a person.
    organization: Plain | None = None
    #: What they are or do: director, moderator, piano … The text.
    role: Line | None = None

    @model_validator(mode="after")
    def _either(self) -> Guest:
        if (self.name is None) == (self.organization is None):
            raise fault(
                "MF103", "a guest has a name, or is an organization", "write {name: …} or {organization: …}"
            )
        return self

    @property
    def shown(self) -> str:
        """The name to print."""
        return self.name or self.organization or ""


class Part(Node):
    """Something live or extra around the works: an introduction, a Q&A, a score.

    schema.org   `keywords`, `performer`
    iCalendar    SUMMARY for what is live; DESCRIPTION; DTEND when `minutes` are known
    """

    kind: Annotated[str, Word("kind of part", vocabulary.PARTS)]
    minutes: Annotated[int, Field(ge=0)] | None = None
    guests: Annotated[tuple[Annotated[Guest, BeforeValidator(_guest)], ...], OneOrMany] = ()
    note: Line | None = None


def _parts(value: Any) -> Any:
    """Read `intro 10, q-and-a 30: A Name (director), B Name (moderator)`, or a list of such parts."""
    if isinstance(value, str):
        return _parts_in(value)
    return each_of(value if isinstance(value, (list, tuple)) else [value], _one_part)


def _one_part(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    parts = _parts_in(value)
    if len(parts) != 1:
        raise fault("MF103", f"{shown(value)} is not one part", "write each part behind a dash of its own")
    return parts[0]


def _parts_in(text: str) -> list[dict[str, Any]]:
    """Read parts between commas; a piece that is no part is one more guest of the part before."""
    parts: list[dict[str, Any]] = []
    for piece in filter(None, map(str.strip, _PIECE.findall(" ".join(text.split())))):
        found = _PART.fullmatch(piece)
        if found and (not parts or _is_part(found)):
            minutes = {"minutes": int(found["minutes"])} if found["minutes"] else {}
            guests = [found["guest"]] if found["guest"] else []
            parts.append({"kind": _kind(found["kind"]), "guests": guests} | minutes)
        elif parts:
            parts[-1]["guests"].append(piece)
        else:
            raise fault("MF103", f"{shown(piece)} is not a part", _PART_HINT)
    return parts


def _is_part(found: re.Match[str]) -> bool:
    """Tell whether a piece is a part, and no guest: by its minutes, its colon, or its name."""
    known = vocabulary.is_open(_kind(found["kind"]), vocabulary.PARTS)
    other = known or vocabulary.called(found["kind"], vocabulary.PARTS)
    return bool(other or found["minutes"] or found["guest"] is not None)


def _kind(text: str) -> str:
    """Return the name of a part in small letters if it is one then."""
    return text.lower() if vocabulary.is_open(text.lower(), vocabulary.PARTS) else text


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
            raise fault(
                "MF103", "a work is either a film or an interval", "write {film: id} or {interval: 15}"
            )
        return self


def _works(value: Any) -> Any:
    """Read `la-jetee + interval 15 + sans-soleil`, an id, or a list of either form."""
    pieces = (
        value.split("+") if isinstance(value, str) else value if isinstance(value, (list, tuple)) else [value]
    )
    return each_of(pieces, _work)


def _work(value: Any) -> Any:
    if not isinstance(value, (str, int, float)):
        return value
    text = str(value).strip()
    if not text:
        raise fault("MF103", "a work is missing here", "write film + interval 15 + film")
    words = text.split()
    if len(words) > 1 and words[0].lower() == "interval":
        if len(words) > 3 or not words[1].isdecimal():
            raise fault("MF103", f"{shown(text)} is not an interval", "write interval 15")
        return {"interval": words[1]}
    return {"film": text}


def _has_a_film(works: tuple[Work, ...]) -> tuple[Work, ...]:
    if all(work.film is None for work in works):
        raise fault("MF103", "there is no film here", "write the id of a film or a bill")
    return works


Works = Annotated[tuple[Work, ...], BeforeValidator(_works), Field(min_length=1), AfterValidator(_has_a_film)]


def _subtitles(value: Any) -> Any:
    """Read `none` and `-` as "there are none", which is another thing than not knowing."""
    if isinstance(value, str) and value.strip().lower() in ("none", NONE):
        return ()
    return value


Subtitles = Annotated[Annotated[tuple[LanguageTag, ...], Split], BeforeValidator(_subtitles)]
Series = Annotated[tuple[Id, ...], Split]

#: Where these facts stand in a `-` cell, they are none here, whatever the defaults say.
CLEARABLE = (
    "version",
    "screen",
    "format",
    "language",
    "access",
    "parts",
    "series",
    "prices",
    "tickets",
    "note",
)


class Told(Node):
    """What a screening can inherit: the fields that stand on screenings, runs and `defaults`."""

    venue: Id | None = None
    screen: Id | None = None
    #: How it is projected tonight: never the restoration's source. schema.org `videoFormat`.
    format: Format | None = None
    #: What is spoken tonight, where it is not the original. schema.org `inLanguage`.
    language: Annotated[tuple[LanguageTag, ...], Split] | None = None
    #: Languages of the subtitles; `none`; absent is unknown. schema.org `subtitleLanguage`.
    subtitles: Subtitles | None = None
    access: AccessList | None = None
    parts: Parts | None = None
    #: schema.org `superEvent`; CATEGORIES; category.
    series: Series | None = None
    #: schema.org `availability`. Apart from `status` and `visibility`.
    sale: Sale | None = None
    visibility: Visibility | None = None
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
        return (
            {k: v for k, v in value.items() if k not in cleared} | {"cleared": cleared} if cleared else value
        )


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
    status: Status = "scheduled"
    #: One sentence for patrons, why it is cancelled or postponed. DESCRIPTION; the text.
    reason: Line | None = None
    #: Where it stood before, for a move before the first publication. schema.org `previousStartDate`.
    previous_start: Annotated[tuple[Moment, ...], Split] = ()
    #: world, international, european, national, local. schema.org `keywords`.
    premiere: Annotated[str, Word("premiere", vocabulary.PREMIERES, closed=True)] | None = None
    #: The box office's number, for `tickets`.
    pos_id: Plain | None = None
    #: The screening's page.
    url: Url | None = None
    ignore: Annotated[tuple[Plain, ...], Split] = ()


class Except(Told):
    """What is different on one day of a run, or in one slot of a day."""

    version: Id | None = None
    date: LocalDate | None = None
    time: LocalTime | None = None
    ends: LocalTime | None = None
    doors: LocalTime | None = None
    status: Status | None = None
    reason: Line | None = None
    previous_start: Annotated[tuple[Moment, ...], Split] = ()
    pos_id: Plain | None = None
    url: Url | None = None
    #: True if the run simply does not play then: nothing was announced, nothing is cancelled.
    off: bool = False


def _exception(value: Any) -> Any:
    return (
        {"off": True} if isinstance(value, str) and value.strip().lower() in ("none", "off", NONE) else value
    )


def _slots(value: Any, info: Any) -> Any:
    """Read `{a: "14:35"}`, or a bare list whose slots are named by their times."""
    if isinstance(value, Mapping):
        return value
    pieces = (
        value.split(",") if isinstance(value, str) else value if isinstance(value, (list, tuple)) else [value]
    )
    clock = (info.context or {}).get("clock")
    slots: dict[str, ClockTime] = {}
    for time in each_of(pieces, lambda piece: parse_time(piece, clock)):
        if time.slot in slots:
            raise fault("MF103", f"{_clock(time)} stands here twice", "name the showings: {a: …, b: …}")
        slots[time.slot] = time
    return slots


def _check_slot(text: str) -> str:
    if not _SLOT.fullmatch(text):
        name = re.sub("[^a-z0-9]", "", text.lower())[:20] or "a"
        raise fault("MF107", f"{shown(text)} cannot name a showing of each day", f"write {name}")
    return text


#: The name of a showing of each day of a run.
_SLOT = re.compile(r"[a-z0-9]{1,20}")
Slot = Annotated[
    str, AfterValidator(_check_slot), WithJsonSchema({"type": "string", "pattern": f"^{_SLOT.pattern}$"})
]


def _clock(time: ClockTime) -> str:
    return "tbc" if time.to_come else f"{time.minutes // 60:02d}:{time.minutes % 60:02d}"


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
    times: Annotated[dict[Slot, LocalTime], BeforeValidator(_slots), Field(min_length=1)]
    #: held-over, must-end, last-chance … The text.
    facts: Annotated[tuple[Annotated[str, Word("fact of a run", vocabulary.RUN_FACTS)], ...], Split] = ()
    except_: Annotated[dict[str, Annotated[Except, BeforeValidator(_exception)]], Field(alias="except")] = (
        Field(default_factory=dict)
    )
    url: Url | None = None
    ignore: Annotated[tuple[Plain, ...], Split] = ()


__all__ = [
    "Access",
    "ClockTime",
    "Defaults",
    "Except",
    "Guest",
    "Part",
    "Run",
    "Screening",
    "Told",
    "Work",
]
