"""The resolved programme: everything linked, every time an instant with its zone.

These are the values that views select and emitters tell. They hold model values as the author wrote them
(a `Film`, a `Venue`) and what only the whole programme knows: which film, which screen, which instant.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from metafeed.document import ImageFile
from metafeed.model.film import Film, Version
from metafeed.model.offer import Offer
from metafeed.model.parts import Access, Part
from metafeed.model.programme import Identity, Notice, Settings
from metafeed.model.run import Run
from metafeed.model.series import Bill, Series
from metafeed.model.text import Localised
from metafeed.model.venue import Screen, Venue


@dataclass(frozen=True, slots=True)
class Piece:
    """A film of a showing, in the version that is shown."""

    film: Film
    version: Version | None = None

    @property
    def minutes(self) -> int | None:
        """The length of what is shown: the version's, else the film's."""
        runtime = (self.version.runtime if self.version else None) or self.film.runtime
        return runtime.minutes if runtime else None

    @property
    def approximate(self) -> bool:
        """Whether that length is approximate."""
        runtime = (self.version.runtime if self.version else None) or self.film.runtime
        return bool(runtime and runtime.approximate)


@dataclass(frozen=True, slots=True)
class Interval:
    """A pause between two works, in minutes."""

    minutes: int


@dataclass(frozen=True, slots=True)
class Showing:
    """One screening, resolved.

    `start`, `end` and `doors` are aware, in the venue's zone; `start` is None where the time is to come.
    `subtitles` is () for none and None where nobody said. `pointer` is where it stands in the document,
    and `run` the run that it comes from.
    """

    id: str
    pointer: str
    works: tuple[Piece | Interval, ...]
    bill: Bill | None
    venue: Venue
    cinema_day: date
    start: datetime | None
    end: datetime | None = None
    doors: datetime | None = None
    screen: Screen | None = None
    provisional: bool = False
    status: str = "scheduled"
    reason: Localised | None = None
    previous_starts: tuple[datetime | date, ...] = ()
    sale: str | None = None
    visibility: str = "public"
    public_from: datetime | None = None
    format: str | None = None
    spoken: tuple[str, ...] = ()
    subtitles: tuple[str, ...] | None = None
    access: tuple[Access, ...] = ()
    parts: tuple[Part, ...] = ()
    series: tuple[Series, ...] = ()
    #: The series that its series are part of, nearest first.
    wider_series: tuple[Series, ...] = ()
    offers: tuple[Offer, ...] = ()
    tickets: str | None = None
    on_sale: datetime | None = None
    note: Localised | None = None
    premiere: str | None = None
    url: str | None = None
    run: Run | None = None
    #: Whether the spoken language was said for this showing, and is not just the film's.
    spoken_said: bool = False

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """The films, without the intervals."""
        if len(self.works) == 1 and isinstance(self.works[0], Piece):  # nearly all: nothing is made anew
            return self.works  # type: ignore[return-value]
        return tuple(work for work in self.works if isinstance(work, Piece))

    @property
    def begins(self) -> datetime:
        """The start of a showing whose time is known; ValueError for one whose time is to come."""
        if self.start is None:
            message = f"the time of {self.id} is to come"
            raise ValueError(message)
        return self.start

    @property
    def order(self) -> tuple[str, str]:
        """The key that sorts showings: by instant (a day without a time comes last on it), then id."""
        if self.start is None:
            return f"{self.cinema_day.isoformat()}T99", self.id
        return self.start.astimezone(UTC).isoformat()[:19], self.id


@dataclass(frozen=True, slots=True)
class Programme:
    """A whole programme, resolved. Mappings keep the author's order; showings are in order of time."""

    settings: Settings
    venues: Mapping[str, Venue] = field(default_factory=dict)
    films: Mapping[str, Film] = field(default_factory=dict)
    bills: Mapping[str, Bill] = field(default_factory=dict)
    series: Mapping[str, Series] = field(default_factory=dict)
    showings: tuple[Showing, ...] = ()
    notices: tuple[Notice, ...] = ()
    #: Those of other days too, which the gate leaves alone: for who tells of days to come.
    dated_notices: tuple[Notice, ...] = ()
    runs: tuple[Run, ...] = ()
    images: Mapping[str, ImageFile | None] = field(default_factory=dict)
    #: The author's own templates of pages, by name.
    templates: Mapping[str, str] = field(default_factory=dict)

    @property
    def identity(self) -> Identity:
        """Who speaks, for life."""
        return self.settings.identity

    @property
    def base(self) -> str | None:
        """The base URL with its slash, or None."""
        url = self.settings.base_url
        return None if url is None else url if url.endswith("/") else url + "/"

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages of the publication, the main one first."""
        return self.settings.tags
