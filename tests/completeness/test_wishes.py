"""What an item is found to lack, and what is not wished for because it is there, or cannot be."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from metafeed.checking import check
from metafeed.completeness import WISHES, Completeness, judge
from metafeed.document import Document
from metafeed.read import read
from metafeed.rules import no_page_for_people
from tests.samples import ROOT, now

NOON = datetime.fromisoformat("2026-03-20T12:00:00+00:00")
#: A programme that lacks nothing.
HOUSE: dict[str, Any] = {
    "name": "Kino",
    "identity": "kino.example,2026",
    "base_url": "https://kino.example/programme/",
    "url": "https://kino.example/",
    "description": "A house for films.",
    "publisher": {"logo": "https://kino.example/logo.png"},
    "pages": {kind: f"https://kino.example/{kind}/{{id}}" for kind in ("film", "bill", "screening")},
    "language": "en",
    "clock": "24",
    "currency": "EUR",
    "publish": {"emitters": ["jsonld", "ical"]},
}
VENUE: dict[str, Any] = {
    "id": "kino",
    "name": "Kino",
    "zone": "Europe/Berlin",
    "address": {"street": "Am Kino 1", "locality": "Berlin", "country": "DE"},
    "geo": {"lat": "52.5", "lon": "13.4"},
    "access": ["step-free"],
}
FILM: dict[str, Any] = {
    "id": "m",
    "title": "A Film",
    "year": "1957",
    "languages": ["en"],
    "runtime": "95",
    "credits": {"director": "Ada Berg"},
    "synopsis": "Somebody waits.",
    "images": [{"url": "https://kino.example/m.jpg", "alt": "A woman waits.", "kind": "poster"}],
    "ids": {"imdb": "tt0050634"},
    "trailers": [
        {
            "url": "https://video.example/m",
            "thumbnail": "https://video.example/m.jpg",
            "uploaded": "2026-01-01",
        }
    ],
}
SCREENING: dict[str, Any] = {
    "id": "a",
    "film": "m",
    "date": "2026-03-28",
    "time": "20:00",
    "tickets": "https://tickets.example/a",
    "prices": [{"name": "General", "price": "9.00"}],
    "access": ["open-captions"],
}


def judged(*, at: datetime = NOON, **parts: Any) -> Completeness:
    """Return what a programme lacks: HOUSE and one of each item, changed by `parts`; None takes a key out."""

    def changed(item: dict[str, Any], more: dict[str, Any] | None) -> dict[str, Any]:
        return {key: value for key, value in (item | (more or {})).items() if value is not None}

    tree = changed(HOUSE, parts.get("house")) | {
        "venues": [changed(VENUE, parts.get("venue"))],
        "films": [changed(FILM, parts.get("film")), *parts.get("films", [])],
        "bills": parts.get("bills", []),
        "series": parts.get("series", []),
        "screenings": [changed(SCREENING, parts.get("screening")), *parts.get("screenings", [])],
    }
    checked = check(Document(tree))
    assert checked.publishable, checked.findings
    return judge(checked, at)


def lacks(**parts: Any) -> list[tuple[str, str, str]]:
    """Return (kind, item, key) of what is missing."""
    return [(each.wish.kind, each.item, each.wish.key) for each in judged(**parts).missing]


def test_a_programme_that_has_everything_lacks_nothing() -> None:
    found = judged()
    assert (found.missing, found.films, found.screenings, found.left_out) == ((), 1, 1, {})


LACKING: list[tuple[dict[str, Any], tuple[str, str, str]]] = [
    ({"house": {"url": None}}, ("programme", "", "url")),
    ({"house": {"description": None}}, ("programme", "", "description")),
    ({"house": {"publisher": None}}, ("programme", "", "publisher: logo")),
    ({"screening": {"access": None}}, ("programme", "", "access")),
    ({"venue": {"geo": None}}, ("venue", "kino", "geo")),
    ({"venue": {"address": {"locality": "Berlin"}}}, ("venue", "kino", "address")),
    ({"venue": {"access": None}}, ("venue", "kino", "access")),
    ({"film": {"images": None}}, ("film", "m", "images")),
    ({"film": {"images": [{"alt": "A woman waits."}]}}, ("film", "m", "images: file")),
    (
        {"film": {"images": [{"url": "https://kino.example/m.jpg", "kind": "poster"}]}},
        ("film", "m", "images: alt"),
    ),
    (
        {"film": {"images": [{"url": "https://kino.example/m.jpg", "alt": "A woman waits."}]}},
        ("film", "m", "images: kind: poster"),
    ),
    ({"film": {"runtime": None}}, ("film", "m", "runtime")),
    ({"film": {"synopsis": None}}, ("film", "m", "synopsis")),
    ({"film": {"credits": {"cast": ["Ada Berg"]}}}, ("film", "m", "credits: director")),
    ({"film": {"year": None}}, ("film", "m", "year")),
    ({"film": {"ids": None}}, ("film", "m", "ids")),
    ({"film": {"languages": None}}, ("film", "m", "languages")),
    ({"film": {"trailers": None}}, ("film", "m", "trailers")),
    ({"film": {"trailers": ["https://video.example/m"]}}, ("film", "m", "trailers: thumbnail, uploaded")),
    (
        {"house": {"pages": {"screening": "https://kino.example/{id}", "bill": "https://kino.example/{id}"}}},
        ("film", "m", "url"),
    ),
    ({"house": {"pages": {"film": "https://kino.example/{id}"}}}, ("screening", "a", "url")),
    ({"screening": {"tickets": None}}, ("screening", "a", "tickets")),
    ({"screening": {"tickets": "https://tickets.example/{pos_id}"}}, ("screening", "a", "pos_id")),
    ({"screening": {"prices": None}}, ("screening", "a", "prices")),
    ({"screening": {"sale": "not-yet"}}, ("screening", "a", "on_sale")),
    ({"screening": {"time": "tbc"}}, ("screening", "a", "time")),
    ({"screening": {"parts": "q-and-a"}}, ("screening", "a", "parts: minutes")),
    ({"screening": {"language": ["ru"]}}, ("screening", "a", "subtitles")),
    ({"venue": {"screens": [{"id": "1"}, {"id": "2"}]}}, ("screening", "a", "screen")),
    (
        {
            "series": [{"id": "s", "title": "A Season"}],
            "screening": {"series": ["s"]},
        },
        ("series", "s", "note"),
    ),
    (
        {
            "bills": [{"id": "b", "title": "A Bill", "works": "m", "url": "https://kino.example/b"}],
            "screening": {"film": "b"},
        },
        ("bill", "b", "note"),
    ),
]


@pytest.mark.parametrize(("parts", "wanted"), LACKING, ids=[f"{w[0]}-{w[2]}" for _, w in LACKING])
def test_what_is_not_there_is_missing(parts: dict[str, Any], wanted: tuple[str, str, str]) -> None:
    assert lacks(**parts) == [wanted]


def test_every_wish_has_a_case_here() -> None:
    bill = {("bill", "images"), ("bill", "images: alt"), ("bill", "url")}
    assert {(w[0], w[2]) for _, w in LACKING} | bill == {(wish.kind, wish.key) for wish in WISHES}


FREE: dict[str, Any] = {"tickets": None, "prices": None}
NOT_WISHED: dict[str, dict[str, Any]] = {
    "the price and ticket link of what is free": {"screening": FREE | {"sale": "free"}},
    "the ticket link of what costs nothing": {"screening": {"tickets": None, "prices": [{"price": "0"}]}},
    "the ticket link where one pays at the door": {"screening": {"tickets": None, "sale": "door-only"}},
    "tickets for what is sold out": {"screening": FREE | {"sale": "sold-out"}},
    "tickets for members' showings": {"screening": FREE | {"visibility": "members"}},
    "a ticket link where each price has its own": {
        "screening": {
            "tickets": None,
            "prices": [{"name": "General", "price": "9.00", "url": "https://tickets.example/g"}],
        }
    },
    "tickets where their author wrote that there are none": {"screening": {"tickets": "-", "prices": "-"}},
    "tickets that are inherited": {
        "house": {"defaults": {"tickets": "https://tickets.example/{id}"}},
        "screening": {"tickets": None},
    },
    "access that is inherited as none": {
        "house": {"defaults": {"access": "-"}},
        "screening": {"access": None},
    },
    "the languages and trailer of a silent film": {
        "film": {"sound": "silent", "languages": None, "trailers": None}
    },
    "the same of a film from before sound": {"film": {"year": "1924", "languages": None, "trailers": None}},
    "the trailer of a short": {"film": {"runtime": "12", "trailers": None}},
    "director, year, poster and identifiers of a talk": {
        "film": {"kind": "talk", "credits": None, "year": None, "ids": None, "trailers": None}
    },
    "the length of a film whose screenings say when they end": {
        "film": {"runtime": None},
        "screening": {"ends": "22:00"},
    },
    "subtitles where nobody speaks": {"screening": {"language": ["zxx"]}},
    "subtitles where there are none": {"screening": {"language": ["ru"], "subtitles": "none"}},
    "a synopsis beside a note": {"film": {"synopsis": None, "note": "Somebody waits, and waits."}},
    "guests of an introduction": {"screening": {"parts": "intro 10"}},
    "what its author silenced on the film": {"film": {"runtime": None, "ignore": ["MF310"]}},
    "what its author silenced everywhere": {
        "house": {"check": {"MF609": "off"}},
        "film": {"trailers": ["https://video.example/m"]},
    },
    "the picture of a film in a bill that has one": {
        "bills": [
            {
                "id": "b",
                "title": "A Bill",
                "works": "m",
                "note": "Two films.",
                "images": [{"url": "https://kino.example/b.jpg", "alt": "Two doors."}],
            }
        ],
        "film": {"images": None, "synopsis": None, "trailers": None},
        "screening": {"film": "b"},
    },
}


@pytest.mark.parametrize("parts", NOT_WISHED.values(), ids=NOT_WISHED)
def test_nothing_is_wished_for_that_cannot_be_or_is_there(parts: dict[str, Any]) -> None:
    assert lacks(**parts) == []


def test_a_place_where_it_is_free_is_booked_by_a_link() -> None:
    assert lacks(screening=FREE | {"sale": "free-rsvp"}) == [("screening", "a", "tickets")]


@pytest.mark.parametrize(
    ("publish", "wanted"),
    [
        ({}, []),
        ({"emitters": ["ical"]}, [("screening", "a", "url"), ("film", "m", "url")]),
        ({"without": ["screenings"]}, [("screening", "a", "url")]),
        ({"without": ["films/m"]}, [("film", "m", "url")]),
    ],
)
def test_a_page_that_metafeed_makes_is_a_page(
    publish: dict[str, Any], wanted: list[tuple[str, str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(no_page_for_people, "PAGES", ("html",))
    assert lacks(house={"pages": None, "publish": publish}) == wanted


def test_a_picture_whose_rights_have_ended_is_none() -> None:
    picture = {"url": "https://kino.example/m.jpg", "alt": "A woman waits.", "rights_until": "2026-03-19"}
    assert lacks(film={"images": [picture]}) == [("film", "m", "images: file")]


def test_an_upright_picture_is_a_poster() -> None:
    picture = {"url": "https://kino.example/m.jpg", "alt": "A woman.", "width": "1000", "height": "1500"}
    assert lacks(film={"images": [picture]}) == []


def test_a_bill_lacks_picture_and_page_where_neither_it_nor_its_films_have_one() -> None:
    bill = {"id": "b", "title": "A Bill", "works": "m", "note": "Two films."}
    pages = {"film": "https://kino.example/{id}", "screening": "https://kino.example/s/{id}"}
    found = lacks(bills=[bill], house={"pages": pages}, film={"images": None}, screening={"film": "b"})
    assert found == [("bill", "b", "images"), ("bill", "b", "url")]
    picture = {"url": "https://kino.example/b.jpg"}
    assert lacks(bills=[bill | {"images": [picture]}], screening={"film": "b"}) == [
        ("bill", "b", "images: alt")
    ]


BARE = {"id": "n", "title": "Bare"}


@pytest.mark.parametrize(
    ("screening", "state"),
    [
        ({"date": "2026-03-19"}, "past"),
        ({"date": "2026-03-19", "time": "tbc"}, "past"),
        ({"status": "cancelled"}, "off"),
        ({"status": "postponed"}, "off"),
        ({"visibility": "private"}, "hidden"),
        ({"visibility": "embargoed", "public_from": "2026-03-25"}, "hidden"),
    ],
)
def test_what_is_past_off_or_hidden_is_counted_and_not_looked_at(
    screening: dict[str, Any], state: str
) -> None:
    other = {"id": "b", "film": "n", "date": "2026-03-28", "time": "22:30"} | screening
    found = judged(films=[BARE], screenings=[other])
    assert (found.missing, found.films, found.screenings) == ((), 1, 1)
    assert found.left_out == {state: 1}


def test_a_film_without_screenings_is_not_looked_at() -> None:
    assert lacks(films=[BARE]) == []


def test_nothing_is_missing_where_nothing_is_to_come() -> None:
    found = judged(at=datetime.fromisoformat("2027-01-01T00:00:00+00:00"), house={"url": None})
    assert (found.missing, found.screenings, found.left_out) == ((), 0, {"past": 1})


def test_what_is_missing_knows_its_place_and_the_screenings_that_it_touches() -> None:
    source = ROOT / "film-forum"
    found = judge(check(read(source)), now("film-forum"))
    (trailers,) = [each for each in found.missing if each.wish.key == "trailers"]
    assert trailers.span is not None
    assert (trailers.span.path.rpartition("/")[2], trailers.span.line) == ("cranes.md", 2)
    assert trailers.pointer == "/films/0"
    assert len(trailers.screenings) == 7


def test_the_fullest_film_of_the_samples_lacks_nothing() -> None:
    found = judge(check(read(ROOT / "everything")), now("everything"))
    assert {each.wish.key for each in found.missing if each.item == "ghostbusters"} == set()
    assert [each.item for each in found.missing if each.wish.kind == "screening"] == ["fantomas-tbc"]
    assert [each for each in found.missing if each.wish.kind == "programme"] == []
