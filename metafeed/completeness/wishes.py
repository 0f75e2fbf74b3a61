"""The wishes: what an item may say beyond what it must, and what saying it unlocks, by whom.

One table, and no rules: nobody is wrong who leaves a wish open. To add a wish, add its row, at its place by
importance, and a function to `house`, `works` or `screenings` that tells whether an item lacks it.

Sources: Google's documentation of event, film (carousel), video and organization markup; what calendar and
feed programs show of what metafeed emits.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from metafeed.completeness import house, screenings, works
from metafeed.completeness.coming import Coming

EVENTS = "Google's event results"
CAROUSEL = "Google's film carousel"
VIDEOS = "Google's video results"


@dataclass(frozen=True, slots=True)
class Wish:
    """One thing to wish for.

    `kind` is programme, venue, film, bill, series or screening; `key` as its author writes it (`publisher: logo`
    is a key within a key). `unlocks` says by whom and what, in plain words. `code` is the finding of the check
    about the same: where it is silenced, the wish is too. `once` is where it can be written for all.
    """

    kind: str
    key: str
    unlocks: tuple[str, ...]
    lacks: Callable[[Coming, Any], bool]
    code: str | None = None
    once: str | None = None


_PICTURE = (
    f"{EVENTS}: the picture beside the title",
    f"{CAROUSEL}: the film, which is left out without a picture",
    "feed readers: a picture above the text",
)
_ABOUT = (f"{EVENTS}: a description", "feed readers: what it is about, below its title")
_END = (f"{EVENTS}: when it ends", "calendars: when it ends, and whether the last bus can be caught")
_DEFAULTS = "defaults"

#: What is wished for, the most important first.
WISHES: tuple[Wish, ...] = (
    Wish("venue", "address", (f"{EVENTS}: the screenings there, which need a street and a town",
        "calendars: the way there, at a tap"), house.address, code="MF414"),
    Wish("screening", "time", (f"{EVENTS}: the screening", "calendars: the screening"), screenings.time),
    Wish("screening", "url", (f"{EVENTS}: the page that they lead to, one for each screening",
        "feed readers: a link from each screening"), screenings.screening_page, once="pages: {screening: …}"),
    Wish("film", "images", _PICTURE, works.images),
    Wish("film", "images: file", _PICTURE, works.image_files, code="MF602"),
    Wish("bill", "images", _PICTURE[::2], works.bill_images),
    Wish("screening", "tickets", (f"{EVENTS}: the button for tickets",
        "calendars and feed readers: the link for tickets"), screenings.tickets, once=_DEFAULTS),
    Wish("screening", "pos_id", (f"{EVENTS}: the button for tickets",
        "calendars and feed readers: the link for tickets, which has the number in it"), screenings.pos_id),
    Wish("screening", "prices", (f"{EVENTS}: what it costs", "calendars and feed readers: what it costs"),
        screenings.prices, once=_DEFAULTS),
    Wish("screening", "on_sale", (f"{EVENTS}: from when there are tickets",
        "calendars and feed readers: from when there are tickets"), screenings.on_sale),
    Wish("film", "runtime", _END, works.runtime, code="MF310"),
    Wish("screening", "parts: minutes", _END, screenings.part_minutes, code="MF310"),
    Wish("film", "synopsis", _ABOUT, works.synopsis),
    Wish("bill", "note", _ABOUT, works.note),
    Wish("venue", "geo", ("Apple's calendars: a map with a pin",
        "Google: the house at its place on the map"), house.geo),
    Wish("film", "url", (f"{CAROUSEL}: the page that it leads to",
        "calendars and feed readers: a link to the film"), works.film_page, code="MF707", once="pages: {film: …}"),
    Wish("bill", "url", ("calendars and feed readers: a link to what is shown",), works.bill_page,
        code="MF707", once="pages: {bill: …}"),
    Wish("film", "credits: director", (f"{CAROUSEL}: who directed it",
        "calendars and feed readers: who directed it"), works.director),
    Wish("film", "year", (f"{CAROUSEL}: from when it is",
        "calendars and feed readers: the year, which tells it from its remakes"), works.year),
    Wish("film", "images: kind: poster", (f"{CAROUSEL}: the poster, which it wants upright (6:9)",), works.poster),
    Wish("film", "images: alt", ("screen readers: what the picture shows",), works.alt, code="MF601"),
    Wish("bill", "images: alt", ("screen readers: what the picture shows",), works.alt, code="MF601"),
    Wish("film", "trailers: thumbnail, uploaded", (f"{VIDEOS}: the trailer, which needs both",),
        works.trailer_facts, code="MF609"),
    Wish("film", "trailers", (f"{VIDEOS}: the trailer", "feed readers: a link to the trailer"), works.trailers),
    Wish("film", "ids", ("search engines and aggregators: which film it is, by IMDb, Letterboxd or Wikidata",),
        works.ids),
    Wish("screening", "subtitles", ("who does not speak its language: whether they can follow",
        "calendars and feeds by subtitles: the screening"), screenings.subtitles, once=_DEFAULTS),
    Wish("film", "languages", ("calendars and feed readers: what is spoken",
        "calendars and feeds by language: its screenings"), works.languages),
    Wish("screening", "screen", ("calendars and feed readers: which door to go to",), screenings.screen, once=_DEFAULTS),
    Wish("venue", "access", ("who needs a way without steps or a hearing loop: whether they can come",), house.house_access),
    Wish("programme", "access", ("who needs captions, description or signing: which screenings have them",
        "calendars and feeds by service: open captions alone, for instance"), house.any_access),
    Wish("programme", "url", (f"{EVENTS}: who organizes it, with a link",
        "calendars and feed readers: the way to your site"), house.programme_url),
    Wish("programme", "publisher: logo", ("Google: your logo beside your name",), house.logo),
    Wish("programme", "description", ("calendars and feed readers: what the house is, for those who subscribe",),
        house.description),
    Wish("series", "note", ("search engines: what the series is about",), works.note),
)  # fmt: skip
