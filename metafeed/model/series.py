"""Bills and series: several works on one ticket, and several tickets that belong together."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from metafeed.model.media import Images
from metafeed.model.node import Node
from metafeed.model.parts import Work, Works
from metafeed.model.screening import Defaults
from metafeed.model.text import Line, Markdown, OneOrMany, Plain, Split
from metafeed.model.time import LocalDate, Moment
from metafeed.model.values import Id, Url, Visibility, Word


class Bill(Node):
    """Several works sold as one ticket: a double bill, a programme of shorts.

    schema.org   a ScreeningEvent with several `workPresented`
    RSS, Atom    item, entry
    """

    id: Id
    #: schema.org `name` of its screenings; SUMMARY; entry title.
    title: Line
    works: Works
    kind: (
        Annotated[str, Word("kind of bill", ("double-bill", "shorts", "marathon", "mixed"), closed=True)]
        | None
    ) = None
    tagline: Line | None = None
    #: schema.org `description` of its screenings; the text.
    note: Markdown | None = None
    note_by: Plain | None = None
    images: Images = ()
    url: Url | None = None
    defaults: Defaults | None = None
    visibility: Visibility | None = None
    public_from: Moment | None = None
    ignore: Annotated[tuple[Plain, ...], Split] = ()


class Series(Node):
    """A season, retrospective, strand or festival: separate tickets.

    schema.org   EventSeries or Festival, `superEvent` of its screenings
    iCalendar    CATEGORIES
    RSS, Atom    category
    """

    id: Id
    title: Line
    kind: Annotated[
        str, Word("kind of series", ("season", "retrospective", "strand", "festival", "series"), closed=True)
    ] = "series"
    #: schema.org `startDate`, `endDate`, where the house has named them.
    from_: LocalDate | None = Field(default=None, alias="from")
    until: LocalDate | None = None
    #: The series that this one is part of. schema.org `superEvent`.
    part_of: Id | None = None
    #: schema.org `description`.
    note: Markdown | None = None
    #: schema.org `organizer`.
    curators: Annotated[tuple[Plain, ...], OneOrMany] = ()
    #: schema.org `sponsor`.
    presented_by: Annotated[tuple[Plain, ...], OneOrMany] = ()
    images: Images = ()
    url: Url | None = None
    defaults: Defaults | None = None
    visibility: Visibility | None = None
    public_from: Moment | None = None
    ignore: Annotated[tuple[Plain, ...], Split] = ()


__all__ = ["Bill", "Series", "Work"]
