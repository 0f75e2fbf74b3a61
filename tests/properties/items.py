"""The items of a programme, one strategy each: anything that can be said of a venue, a bill, a showing.

Films are in `films.py`.

A strategy is made once for its arguments, because making one takes longer than drawing from it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

from hypothesis import strategies as st

from metafeed.model import vocabulary
from tests.properties.texts import lines, markdown, said

Source = dict[str, Any]
Draw = Callable[[st.SearchStrategy[Any]], Any]
Strategy = st.SearchStrategy[Any]

SPOKEN = ("en", "fr", "ru", "ja", "zh-Hant", "pt-BR", "ar", "zxx")
#: Who may know of an item, and from when.
SEEN = st.sampled_from(
    (
        {},
        {},
        {},
        {"visibility": "public"},
        {"visibility": "members"},
        {"visibility": "press"},
        {"visibility": "private"},
        {"visibility": "embargoed"},
        {"visibility": "embargoed", "public_from": "2027-06-01T10:00+00:00"},
        {"visibility": "embargoed", "public_from": "2026-03-29T00:30+00:00"},
        {"visibility": "embargoed", "public_from": "2025-06-01T10:00+00:00"},
        {"visibility": "invite", "public_from": "2025-06-01T10:00+00:00"},
    )
)
URL = st.sampled_from(
    (
        "https://pages.example/",
        "https://pages.example/a?b=1&c=%3Cd%3E;e,f'(x)~*!$@",
        "https://pages.example/" + "long/" * 30,
        "https://xn--caf-dma.example/%E6%9D%B1?q=]]%3E#frag",
    )
)
ACCESS = (
    "open-captions",
    "open-captions:fr",
    "signed:bfi",
    "relaxed",
    "audio-description",
    "hearing-loop",
    "x-warm",
)


def mark(kind: str, number: int) -> str:
    """Return an id that is no part of another, and of no text."""
    return f"zq{kind}{number:03d}x"


def some(required: dict[str, Any], **optional: Strategy) -> st.SearchStrategy[Source]:
    """A dict with the required values and any of the optional ones."""
    fixed = {
        key: value if isinstance(value, st.SearchStrategy) else st.just(value)
        for key, value in required.items()
    }
    return st.fixed_dictionaries(fixed, optional=optional)


def seen(items: Strategy) -> Strategy:
    """Items that are for everybody, or not."""
    return st.builds(lambda item, who: item | who, items, SEEN)


def any_of(options: Any, most: int) -> Strategy:
    """A list of different options."""
    return st.lists(st.sampled_from(tuple(options)), max_size=most, unique=True)


@cache
def house(languages: tuple[str, ...]) -> st.SearchStrategy[Source]:
    """The programme without its items."""
    line = said(lines(), languages)
    publisher = {"name": line, "url": URL, "logo": URL, "telephone": lines()}
    return some(
        {
            "name": line,
            "identity": "cinema.example,2020-02",
            "base_url": st.sampled_from(("https://cinema.example/programme/", "https://cinema.example")),
            "languages": list(languages),
            "clock": "24",
            "currency": "EUR",
            "prices": {"standard": [_FULL, _MEMBERS]},
        },
        url=URL,
        license=URL,
        description=line,
        pages=some({}, **{kind: st.just(page) for kind, page in _PAGES.items()}),
        publisher=some({}, **publisher, same_as=st.lists(URL, max_size=2)),
        images=images(languages),
        defaults=some({}, tickets=st.just("https://tickets.example/{id}/{date}?a=1&b=2")),
        publish=_PUBLISH,
    )


_FULL = {"name": "Full", "price": "9.50"}
_MEMBERS = {"name": "Members", "price": "0", "members": True}
_PAGES = {
    kind: f"https://pages.example/{kind}/{{id}}?x=1&y={{id}}"
    for kind in ("film", "bill", "series", "venue", "screening")
}
_PUBLISH = some(
    {},
    past_days=st.sampled_from((0, 1, 60, 3660)),
    reviews=st.sampled_from(("none", "semantic")),
    colour=st.just("darkred"),
    without=any_of(("formats", "spoken", f"films/{mark('fm', 0)}"), 2),
)


def images(languages: tuple[str, ...], name: str = "") -> Strategy:
    """Pictures: with a file, at an address, without either; with rights that end."""
    line = said(lines(name), languages)
    place = st.sampled_from(
        ({"file": "images/a still,1.jpg"}, {"url": "https://pictures.example/b.webp?w=1&h=2"}, {})
    )
    told = some(
        {},
        alt=line,
        credit=line,
        rights_until=st.sampled_from(("2025-12-31", "2026-03-29", "2030-01-01")),
        width=st.integers(1, 9999),
        height=st.integers(1, 9999),
        kind=st.sampled_from(("still", "poster", "portrait", "photo")),
    )
    return st.lists(st.builds(lambda here, more: here | more, place, told), max_size=2)


@cache
def bill(name: str, languages: tuple[str, ...], films: tuple[str, ...]) -> st.SearchStrategy[Source]:
    """Two works on one ticket, perhaps twice the same."""
    line = said(lines(name), languages)
    works = [{"film": films[0]}, {"interval": 15}, {"film": films[-1]}]
    return seen(
        some(
            {"id": name, "title": line, "works": works},
            tagline=line,
            note=said(markdown(name), languages),
            note_by=lines(name),
            images=images(languages, name),
            url=URL,
            kind=st.sampled_from(("double-bill", "shorts", "marathon", "mixed")),
        )
    )


@cache
def one_series(name: str, languages: tuple[str, ...]) -> st.SearchStrategy[Source]:
    """A series, perhaps part of the first one."""
    line = said(lines(name), languages)
    parent = {} if name == mark("sr", 0) else {"part_of": st.just(mark("sr", 0))}
    return seen(
        some(
            {"id": name, "title": line},
            **parent,
            **{"from": st.just("2026-01-01"), "until": st.just("2026-12-31")},
            kind=st.sampled_from(("season", "retrospective", "strand", "festival", "series")),
            note=said(markdown(name), languages),
            curators=st.lists(lines(name), max_size=2),
            presented_by=st.lists(lines(name), max_size=1),
            images=images(languages, name),
            url=URL,
        )
    )


@cache
def venue(name: str, languages: tuple[str, ...], zones: tuple[str, ...]) -> st.SearchStrategy[Source]:
    """A house in some zone."""
    line, own = said(lines(name), languages), lines(name)
    screen = some(
        {"id": st.sampled_from(("1", "blue"))},
        name=line,
        seats=st.integers(1, 9999),
        step_free=st.booleans(),
        access=st.just(["hearing-loop"]),
    )
    return some(
        {"id": name, "name": line, "zone": st.sampled_from(zones), "cinema_day_ends": "05:00"},
        address=some(
            {}, street=own, locality=own, region=own, postcode=st.just("10014"), country=st.just("DE")
        ),
        geo=some({"lat": st.sampled_from((40.72865, -33.0, 1e-07)), "lon": st.floats(-180, 180)}),
        preshow=st.integers(0, 20),
        url=URL,
        telephone=own,
        note=said(markdown(name), languages),
        screens=st.lists(screen, max_size=2, unique_by=lambda each: each["id"]),
        closed=st.lists(some({"from": "2026-12-25", "until": "2026-12-26"}, reason=line), max_size=1),
        access=any_of(("step-free", "wheelchair-spaces", "infrared"), 2),
        same_as=st.lists(URL, max_size=1),
        images=images(languages, name),
    )


@cache
def facts(
    name: str, languages: tuple[str, ...], series: tuple[str, ...], screens: tuple[str, ...]
) -> dict[str, Strategy]:
    """What a screening, a run or an exception may say of a showing."""
    line = said(lines(name), languages)
    tags = st.lists(st.sampled_from(SPOKEN), min_size=1, max_size=2, unique=True)
    told: dict[str, Strategy] = {
        "format": st.sampled_from((*vocabulary.FORMATS, "x-smell-o-vision")),
        "language": tags,
        "subtitles": tags | st.just("none"),
        "access": any_of(ACCESS, 3),
        "parts": st.lists(part(name, line), max_size=2),
        "status": st.sampled_from(vocabulary.AUTHOR_STATUSES),
        "reason": line,
        "sale": st.sampled_from(sorted(vocabulary.SALES)),
        "prices": st.lists(offer(line), min_size=1, max_size=2) | st.just("standard"),
        "on_sale": st.just("2025-12-24T10:00"),
        "note": said(markdown(name), languages),
        "previous_start": st.just(["2025-11-30", "2025-12-01T20:00"]),
        "url": URL,
    }
    told |= {"series": any_of(series, 2)} if series else {}
    told |= {"screen": st.sampled_from(screens)} if screens else {}
    return told


def part(name: str, line: Strategy) -> Strategy:
    """Something live or extra."""
    guests = st.lists(some({"name": lines(name)}, role=line), max_size=2)
    kinds = st.sampled_from((*vocabulary.PARTS, "x-fire"))
    return some({"kind": kinds}, minutes=st.integers(0, 90), guests=guests, note=line)


def offer(line: Strategy) -> Strategy:
    """A kind of ticket: at a price, between two, or with neither."""
    amounts = ({"price": "12.50"}, {"price": "0"}, {"at_least": "0", "at_most": "25"}, {"at_least": "5"}, {})
    more = some(
        {"name": line},
        currency=st.sampled_from(("EUR", "JPY", "USD")),
        members=st.booleans(),
        url=URL,
        on_sale=st.just("2026-01-01T09:00"),
        fees_included=st.booleans(),
    )
    return st.builds(lambda amount, rest: amount | rest, st.sampled_from(amounts), more)


@cache
def notice(name: str, languages: tuple[str, ...]) -> st.SearchStrategy[Source]:
    """A site notice."""
    dates = {"from": st.just("2026-02-01"), "until": st.just("2026-04-01")}
    return some({"id": name, "text": said(lines(name), languages)}, **dates, url=URL)


@cache
def selection(name: str, languages: tuple[str, ...], films: tuple[str, ...]) -> st.SearchStrategy[Source]:
    """A view of the author's own."""
    return some(
        {"id": name, "title": said(lines(name), languages)},
        films=any_of(films, 2),
        access=st.just(["open-captions"]),
        days=any_of(("fri", "sat", "sun"), 2),
    )
