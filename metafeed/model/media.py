"""What surrounds a film: pictures, trailers, press quotes, awards, ratings, content notes."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from metafeed.model import vocabulary
from metafeed.model.node import Node, as_mapping, fault, shown
from metafeed.model.text import LanguageTag, Line, OneOrMany, Plain, Split, Text
from metafeed.model.time import LocalDate, Moment
from metafeed.model.values import Amount, Count, Country, Flag, Id, Url, Word


class Image(Node):
    """A still, poster or portrait. Without `file` or `url` it is kept and not published.

    schema.org   ImageObject in `image`
    iCalendar    IMAGE;VALUE=URI (RFC 7986 §5.10), the first one
    RSS, Atom    Media RSS `media:content`; JSON Feed `image`
    """

    #: A file below `images/`, published beside the documents. schema.org `contentUrl`.
    file: Plain | None = None
    #: An address elsewhere. schema.org `contentUrl`.
    url: Url | None = None
    #: What the picture shows, for those who do not see it. schema.org `caption`; Media RSS `media:description`.
    alt: Line | None = None
    #: Who made it or owns it. schema.org `creditText`; Media RSS `media:credit`. iCalendar: lost.
    credit: Line | None = None
    #: schema.org `additionalType` has no word for it: told by `name` nowhere, lost.
    kind: Annotated[str, Word("kind of image", ("still", "poster", "portrait", "photo"), closed=True)] = (
        "still"
    )
    #: Pixels, for an image at a `url`; read from the file otherwise. schema.org `width`, `height`.
    width: Count | None = None
    height: Count | None = None
    #: The last day on which the house may show it; later it is not published.
    rights_until: LocalDate | None = None

    def may_be_shown(self, day: date) -> bool:
        """Tell whether the house may still show it on a day."""
        return self.rights_until is None or self.rights_until >= day


class Trailer(Node):
    """A trailer. schema.org `trailer`, a VideoObject. Feeds: a link in the text. iCalendar: lost.

    Without `thumbnail` and `uploaded`, both of which Google requires of a VideoObject, schema.org's `trailer`
    is a reference to `url`, and nothing else is told of it.
    """

    #: schema.org `url`; `contentUrl` of a video file; `embedUrl`, of the player, of a page at YouTube or Vimeo.
    url: Url
    #: schema.org `name`; the film's title stands in where it is absent.
    name: Line | None = None
    #: Address of a still from it. schema.org `thumbnailUrl`, which Google requires.
    thumbnail: Url | None = None
    #: When it was put online. schema.org `uploadDate`, which Google requires.
    uploaded: Moment | None = None
    #: Length in seconds. schema.org `duration`.
    seconds: Count | None = None
    #: Languages of its captions. schema.org `subtitleLanguage` is not a property of VideoObject: lost.
    captions: Annotated[tuple[LanguageTag, ...], Split] = ()


def _stars(value: Any) -> Any:
    """Read `4/5` and `3½/4`; a bare number has no scale and is refused."""
    if not isinstance(value, str):
        return value
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*(½)?\s*/\s*(\d+)\s*", value)
    if not found:
        raise fault("MF103", f"{shown(value)} is not a number of stars on a scale", "write 4/5")
    return {"value": Decimal(found[1]) + (Decimal("0.5") if found[2] else 0), "best": int(found[3])}


class Stars(Node):
    """A critic's rating on its own scale, `4/5`. schema.org `reviewRating`."""

    value: Amount
    best: Count


class Quote(Node):
    """A few words of the press. Told in feeds and on pages.

    schema.org   Review, only with `publish: {reviews: semantic}` (Google: no reviews of others)
    iCalendar    lost
    """

    text: Text
    #: schema.org `author` (Person).
    critic: Plain | None = None
    #: schema.org `publisher`, or `author` (Organization) where no critic is named.
    publication: Plain | None = None
    #: schema.org `datePublished`.
    date: LocalDate | None = None
    #: schema.org `url`.
    url: Url | None = None
    #: schema.org `reviewRating`.
    stars: Annotated[Stars, BeforeValidator(_stars)] | None = None
    #: schema.org `inLanguage`.
    language: LanguageTag | None = None
    #: The id of the version it speaks of. No property for it: lost.
    about: Id | None = None


class Award(Node):
    """A prize, or a place in a festival's selection. schema.org `award` (Text). Feeds: in the text."""

    name: Line
    result: Annotated[str, Word("result", vocabulary.AWARD_RESULTS, closed=True)] = "winner"
    event: Line | None = None
    year: Annotated[int, Field(ge=1890, le=2200)] | None = None
    category: Line | None = None
    recipient: Plain | None = None


class Rating(Node):
    """A board's certificate. schema.org `contentRating`; Media RSS `media:rating`."""

    #: The board or system, such as BBFC or FSK.
    system: Plain
    value: Plain
    #: Where it holds, if not where the board sits.
    territory: Country | None = None
    #: The board's consumer advice, as it prints it.
    advice: Line | None = None


class ContentNote(Node):
    """What some in the audience may want to know before. Feeds: in the text."""

    text: Line
    #: True if the note gives the plot away: told on pages behind a fold, elsewhere not.
    spoiler: Flag = False


class Distributor(Node):
    """Who brings the film out. schema.org `publisher`."""

    name: Plain
    #: Where; without it everywhere. No property: lost.
    territory: Country | None = None


Awards = Annotated[tuple[Award, ...], OneOrMany]
Ratings = Annotated[tuple[Rating, ...], OneOrMany]
Images = Annotated[tuple[Annotated[Image, BeforeValidator(as_mapping("file"))], ...], OneOrMany]
Trailers = Annotated[tuple[Annotated[Trailer, BeforeValidator(as_mapping("url"))], ...], OneOrMany]
Quotes = Annotated[tuple[Quote, ...], OneOrMany]
ContentNotes = Annotated[tuple[Annotated[ContentNote, BeforeValidator(as_mapping("text"))], ...], OneOrMany]
Distributors = Annotated[tuple[Annotated[Distributor, BeforeValidator(as_mapping("name"))], ...], OneOrMany]
