"""Films and their versions: the work, and its cuts, dubs and restorations."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from metafeed.model import vocabulary
from metafeed.model.credit import Credits
from metafeed.model.media import (
    Awards,
    ContentNotes,
    Distributors,
    Images,
    Quotes,
    Ratings,
    Trailers,
)
from metafeed.model.node import Node, as_mapping, fault, shown
from metafeed.model.run import Run
from metafeed.model.screening import Defaults
from metafeed.model.text import LanguageTag, Line, Markdown, OneOrMany, Plain, Split
from metafeed.model.time import LocalDate, Moment
from metafeed.model.values import Count, Country, Flag, Hazard, Id, Minutes, Url, Visibility, Word


class Runtime(Node):
    """How long it plays. `95`, or `{minutes: 95, approximate: true}`.

    schema.org   `duration` (ISO 8601)
    iCalendar    DTEND; DESCRIPTION, with "approx."
    """

    minutes: Minutes
    approximate: Flag = False
    #: Frames a second that this length was taken at, for silents. Told on pages; else lost.
    at_fps: Count | None = None


class OriginalTitle(Node):
    """The title in the country of origin. schema.org `alternateName`; RSS, Atom: the text."""

    text: Plain
    lang: LanguageTag | None = None


class AlternativeTitle(Node):
    """Another title of the work. schema.org `alternateName`."""

    text: Plain
    lang: LanguageTag | None = None
    #: translated, transliterated, working … No property says which: lost.
    type: Annotated[str, Word("type of title", vocabulary.TITLE_TYPES)] | None = None
    territory: Country | None = None


def _year(value: Any) -> Any:
    """Read `1957`, `1957-1961` and `circa 1910`."""
    if isinstance(value, dict):
        return value
    found = re.fullmatch(r"(circa |ca?\. ?|~)?(\d{4})(?:(?:-|–|\.\.)(\d{4}))?", str(value).strip())
    if not found:
        raise fault("MF103", f"{shown(value)} is not a year", "write 1957, 1957-1961 or circa 1910")
    return {"first": found[2], "last": found[3] or found[2], "circa": bool(found[1])}


class Year(Node):
    """The year of production, or the first and last of several. schema.org `dateCreated`."""

    first: Annotated[int, Field(ge=1800, le=2200)]
    last: Annotated[int, Field(ge=1800, le=2200)]
    circa: bool = False

    def __str__(self) -> str:
        span = str(self.first) if self.first == self.last else f"{self.first}–{self.last}"
        return f"c. {span}" if self.circa else span


class FilmIds(Node):
    """What others call the film. schema.org `sameAs` and `identifier`; `titleEIDR`."""

    imdb: Plain | None = None
    tmdb: Plain | None = None
    wikidata: Plain | None = None
    eidr: Plain | None = None
    isan: Plain | None = None
    letterboxd: Plain | None = None


class VersionIds(Node):
    """What others call this edit. schema.org `editEIDR`, `identifier`."""

    eidr: Plain | None = None
    isan: Plain | None = None


class Restoration(Node):
    """How a restoration was made. Never the format that is projected. schema.org `description`."""

    by: Plain | None = None
    lab: Plain | None = None
    year: Annotated[int, Field(ge=1890, le=2200)] | None = None
    #: Resolution of the scan, such as 2K or 4K.
    scan: Plain | None = None
    elements: Line | None = None
    funders: Annotated[tuple[Plain, ...], OneOrMany] = ()
    note: Line | None = None


class Version(Node):
    """A cut, dub or restoration of a film.

    schema.org   Movie with `exampleOfWork`, linked from the screening by `workFeatured`
    iCalendar    DESCRIPTION
    """

    id: Id
    type: Annotated[str, Word("type of version", vocabulary.VERSION_TYPES)]
    #: schema.org `name`, where it has a title of its own.
    title: Line | None = None
    runtime: Annotated[Runtime, BeforeValidator(as_mapping("minutes"))] | None = None
    year: Annotated[Year, BeforeValidator(_year)] | None = None
    #: schema.org `inLanguage`.
    languages: Annotated[tuple[LanguageTag, ...], Split] = ()
    #: Who presents this version. schema.org `sponsor`; the text elsewhere.
    presented_by: Plain | None = None
    restoration: Restoration | None = None
    ids: VersionIds | None = None
    note: Markdown | None = None


class Film(Node):
    """The work: what is shown, whoever shows it and whenever.

    schema.org   Movie; TVEpisode or CreativeWork for what is no film (`kind`)
    iCalendar    the text of its screenings' VEVENTs
    RSS, Atom    item, entry; JSON Feed: item
    """

    id: Id
    #: What is not a film is told as `workFeatured`.
    kind: Annotated[str, Word("kind", vocabulary.FILM_KINDS, closed=True)] = "film"
    #: As the house lists it. schema.org `name`; SUMMARY; entry title.
    title: Line
    #: "Mikhail Kalatozov’s": stands above the title on pages. Feeds: the text.
    credit_line: Line | None = None
    original_title: Annotated[OriginalTitle, BeforeValidator(as_mapping("text"))] | None = None
    alternative_titles: Annotated[
        tuple[Annotated[AlternativeTitle, BeforeValidator(as_mapping("text"))], ...], OneOrMany
    ] = ()
    #: Where it stands in an alphabetical list. Decides order on pages.
    sort_title: Plain | None = None
    #: schema.org `alternativeHeadline`; the text.
    tagline: Line | None = None
    year: Annotated[Year, BeforeValidator(_year)] | None = None
    #: First release anywhere. schema.org `datePublished`, `dateCreated`.
    released: LocalDate | None = None
    #: schema.org `countryOfOrigin`.
    countries: Annotated[tuple[Country, ...], Split] = ()
    #: Spoken languages of the original. schema.org `inLanguage`.
    languages: Annotated[tuple[LanguageTag, ...], Split] = ()
    #: Languages of the intertitles of a silent film. The text.
    intertitles: Annotated[tuple[LanguageTag, ...], Split] = ()
    runtime: Annotated[Runtime, BeforeValidator(as_mapping("minutes"))] | None = None
    colour: Annotated[str, Word("colour", vocabulary.COLOURS)] | None = None
    sound: Annotated[str, Word("sound", vocabulary.SOUNDS)] | None = None
    #: `1.37`. The text.
    aspect_ratio: Plain | None = None
    #: schema.org `genre`; RSS, Atom category; CATEGORIES.
    genres: Annotated[tuple[Line, ...], Split] = ()
    credits: Credits = Field(default_factory=dict)
    #: A sentence or two on what happens. schema.org `description` and `abstract`.
    synopsis: Markdown | None = None
    #: The programme note. schema.org `description` where there is no synopsis; feeds: the text.
    note: Markdown | None = None
    #: Who wrote the note. Feeds: the text.
    note_by: Plain | None = None
    awards: Awards = ()
    ratings: Ratings = ()
    content_notes: ContentNotes = ()
    #: strobe, loud. schema.org `accessibilityHazard`.
    hazards: Annotated[tuple[Hazard, ...], Split] = ()
    ids: FilmIds | None = None
    versions: Annotated[tuple[Version, ...], OneOrMany, Field(max_length=200)] = ()
    distributors: Distributors = ()
    quotes: Quotes = ()
    images: Images = ()
    trailers: Trailers = ()
    #: The film's page, where it is not by the programme's `pages`.
    url: Url | None = None
    runs: Annotated[tuple[Run, ...], OneOrMany] = ()
    defaults: Defaults | None = None
    visibility: Visibility | None = None
    public_from: Moment | None = None
    ignore: Annotated[tuple[Plain, ...], Split] = ()
