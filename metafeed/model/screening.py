"""Screenings: what is shown, when, where and how; and what they inherit from above."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from metafeed.model import vocabulary
from metafeed.model.node import Node, fault
from metafeed.model.offer import Prices
from metafeed.model.parts import AccessList, Parts, Works
from metafeed.model.text import LanguageTag, Line, Markdown, Plain, Split
from metafeed.model.time import LocalDate, LocalTime, Moment
from metafeed.model.values import Format, Id, Sale, Status, Url, Visibility, Word

#: The cell that means "none": it stops a default from being inherited.
NONE = "-"


def _subtitles(value: Any) -> Any:
    """Read `none` and `-` as "there are none", which is another thing than not knowing."""
    if isinstance(value, str) and value.strip().lower() in ("none", NONE):
        return ()
    if isinstance(value, str) and value.strip().lower() in _YES_OR_NO:
        # `no` is Norwegian and `yes` Nyankpa: whoever answers a question gets one back.
        hint = "write none, or the languages, such as en; for Norwegian nb or nn"
        raise fault("MF110", f"{value.strip()!r} does not say in which language", hint)
    return value


#: What people answer where a language is asked for.
_YES_OR_NO = frozenset({"yes", "no", "y", "n", "true", "false", "ja", "nein", "oui", "non", "si", "sí"})

Subtitles = Annotated[
    Annotated[tuple[LanguageTag, ...], Split], BeforeValidator(_subtitles), Field(max_length=50)
]
Series = Annotated[tuple[Id, ...], Split, Field(max_length=50)]

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
