"""Where a page and the programme disagree: each rule's page, which event is which showing, and what never leaks."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from metafeed.audit.against import against
from metafeed.checking import check
from metafeed.publish import unpublished
from metafeed.read import read
from tests.audit.google import AGAINST, case
from tests.audit.test_google_rules import PAGES
from tests.rules.test_examples import write

if TYPE_CHECKING:
    from pathlib import Path

    from metafeed.diagnostics import Diagnostic

NOW = "2026-03-20T09:00:00+00:00"
PAGE = "page.jsonld"
#: Two films; of the first a showing in each of two houses, one that is private, one whose date nobody may know yet.
SOURCE = """
venues:
  - {id: kino, name: Kino Krokodil, zone: Europe/Berlin, address: {street: Am Kino 1, locality: Berlin, country: DE}}
  - {id: licht, name: Lichtspiel, zone: Europe/Berlin, address: {street: Lichtweg 2, locality: Berlin, country: DE}}
films:
  - id: cleo
    title: Cléo from 5 to 7
    original_title: {text: Cléo de 5 à 7, lang: fr}
    year: 1962
    runtime: 90
    credits: {director: Agnès Varda}
    ids: {imdb: tt0055852}
  - {id: zazie, title: Zazie dans le métro, year: 1960, runtime: 89, credits: {director: Louis Malle}}
screenings:
  - {id: a, film: cleo, venue: kino, date: 2026-04-02, time: "19:00", sale: on-sale, prices: [{price: 9}, {name: Student, price: 7}]}
  - {id: b, film: cleo, venue: licht, date: 2026-04-03, time: "21:00", status: cancelled}
  - {id: c, film: cleo, venue: kino, date: 2026-04-04, time: "19:00", visibility: private}
  - {id: d, film: cleo, venue: kino, date: 2026-04-05, time: "19:00", visibility: embargoed, public_from: "2026-04-01 10:00"}
  - {id: e, film: zazie, venue: kino, date: 2026-04-02, time: "21:30", sale: sold-out}
"""


def disagreements(value: Any, source: Path, now: str = NOW, **given: Any) -> list[Diagnostic]:
    programme = check(read(source)).programme
    return list(against(case(value, now, **given), unpublished(programme, datetime.fromisoformat(now))))


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return write({"programme.yaml": SOURCE}, tmp_path)


def event(name: str, start: str, **more: Any) -> dict[str, Any]:
    return {
        "@context": "https://schema.org",
        "@type": "ScreeningEvent",
        "name": name,
        "startDate": start,
        **more,
    }


def told(found: list[Diagnostic]) -> list[str]:
    return [f"{each.code} {each.pointer}: {each.message}" for each in found]


@pytest.mark.parametrize(
    ("name", "kind", "number"),
    [
        (name, kind, n)
        for name in AGAINST
        for kind in ("fails", "passes")
        for n in range(len(getattr(PAGES[name], kind)))
    ],
)
def test_an_example_is_what_it_is_called(name: str, kind: str, number: int, tmp_path: Path) -> None:
    example = dict(getattr(PAGES[name], kind)[number])
    page = json.loads(example.pop(PAGE))
    found = disagreements(page, write(example, tmp_path))
    assert {each.code for each in found} == ({PAGES[name].rule.code} if kind == "fails" else set())


@pytest.mark.parametrize(
    "page",
    [
        event("Cléo from 5 to 7", "2026-04-02T19:00:00+02:00"),
        event("CLEO FROM 5 TO 7", "2026-04-02T17:00:00Z"),
        event("Cléo de 5 à 7", "2026-04-02T19:00"),  # the original title, the clock on the wall
        event("Cléo from 5 to 7 (35mm)", "2026-04-02"),
        event(
            "Ladies' night",
            "2026-04-02T19:00:00+02:00",
            workPresented={"@type": "Movie", "name": "Cléo de 5 à 7"},
        ),
        event("Something else", "2026-04-02T19:00:00+02:00", url="https://kino.example/t/a"),
        event(
            "Cléo from 5 to 7", "2026-04-03T21:00:00+02:00", eventStatus="https://schema.org/EventCancelled"
        ),
        event("Cancelled: Cléo from 5 to 7", "2026-04-03T21:00:00+02:00", eventStatus="EventCancelled"),
        event("Closed for cleaning", "2026-03-01T19:00:00+01:00"),  # over
        {
            "@context": "https://schema.org",
            "@type": "Movie",
            "name": "Persona",
            "duration": "PT2H",
        },  # not ours
    ],
)
def test_a_page_that_says_the_same_is_silent(page: dict[str, Any], source: Path) -> None:
    assert told(disagreements(page, source)) == []


def test_an_event_at_another_hour_of_the_only_showing_that_day_is_that_showing(source: Path) -> None:
    assert told(disagreements(event("Zazie dans le métro", "2026-04-02T20:30:00+02:00"), source)) == [
        "MF987 /startDate: startDate is '2026-04-02T20:30:00+02:00', the programme has 2026-04-02T21:30+02:00"
    ]


def test_a_wrong_offset_is_another_hour(source: Path) -> None:
    assert told(disagreements(event("Cléo from 5 to 7", "2026-04-02T19:00:00+01:00"), source)) == [
        "MF987 /startDate: startDate is '2026-04-02T19:00:00+01:00', the programme has 2026-04-02T19:00+02:00"
    ]


def test_a_cancelled_showing_that_the_page_tells_as_usual_is_found_where_the_status_would_stand(
    source: Path,
) -> None:
    assert told(disagreements(event("Cléo from 5 to 7", "2026-04-03T21:00:00+02:00"), source)) == [
        "MF989 /eventStatus: the page says nothing of its status, the programme has cancelled"
    ]


def test_a_showing_that_the_page_alone_cancels_is_found(source: Path) -> None:
    page = event(
        "Cléo from 5 to 7", "2026-04-02T19:00:00+02:00", eventStatus="https://schema.org/EventCancelled"
    )
    assert told(disagreements(page, source)) == [
        "MF989 /eventStatus: eventStatus is EventCancelled, the programme has scheduled"
    ]


def test_the_venue_of_another_showing_is_found(source: Path) -> None:
    page = event(
        "Cléo from 5 to 7",
        "2026-04-02T19:00:00+02:00",
        location={"@type": "MovieTheater", "name": "Lichtspiel"},
    )
    assert told(disagreements(page, source)) == [
        "MF990 /location: the location is 'Lichtspiel', the programme has 'Kino Krokodil'"
    ]


def test_each_wrong_price_is_found_at_its_offer(source: Path) -> None:
    offers = [
        {"@type": "Offer", "price": "9.00", "priceCurrency": "EUR"},
        {"@type": "Offer", "price": 8.5, "priceCurrency": "EUR"},
    ]
    page = event("Cléo from 5 to 7", "2026-04-02T19:00:00+02:00", offers=offers)
    assert told(disagreements(page, source)) == [
        "MF992 /offers/1/price: the price is 8.5 EUR, the programme has 7 EUR, 9 EUR"
    ]


def test_tickets_for_a_sold_out_showing_are_found(source: Path) -> None:
    page = event(
        "Zazie dans le métro",
        "2026-04-02T21:30:00+02:00",
        offers={"@type": "Offer", "availability": "http://schema.org/InStock"},
    )
    assert told(disagreements(page, source)) == [
        "MF991 /offers/availability: availability is InStock, the programme has sold out"
    ]


def test_every_wrong_fact_of_a_film_is_found_and_its_catalogue_number_says_which_it_is(source: Path) -> None:
    page = {
        "@context": "https://schema.org",
        "@type": "Movie",
        "name": "Cleopatra",
        "sameAs": "https://www.imdb.com/title/tt0055852/",
        "director": [{"@type": "Person", "name": "Agnes Varda"}, {"@type": "Person", "name": "Jacques Demy"}],
        "dateCreated": "1963-06-12",
        "duration": "PT4H3M",
    }
    assert told(disagreements(page, source)) == [
        "MF993 /name: the film is called 'Cleopatra', the programme has 'Cléo from 5 to 7'",
        "MF993 /director/1: the director is 'Jacques Demy', the programme has 'Agnès Varda'",
        "MF993 /dateCreated: dateCreated is '1963-06-12', the programme has 1962",
        "MF993 /duration: duration is 'PT4H3M', the programme has 90 minutes",
    ]


def test_what_is_not_public_is_as_unknown_as_what_is_not_there(source: Path) -> None:
    for day in ("04", "05", "06"):  # private, embargoed, nothing
        page = event("Cléo from 5 to 7", f"2026-04-{day}T19:00:00+02:00")
        assert told(disagreements(page, source)) == [
            f"MF985 : the programme has no showing of 'Cléo from 5 to 7' on 2026-04-{day}T19:00:00+02:00"
        ]


def test_a_films_page_that_lists_all_that_is_public_misses_nothing(source: Path) -> None:
    film = {"@type": "Movie", "name": "Cléo from 5 to 7"}
    items = [{"@type": "ListItem", "position": 1, "url": "https://kino.example/t/a"}]
    page = {
        "@context": "https://schema.org",
        "@graph": [film, {"@type": "ItemList", "itemListElement": items}],
    }
    assert told(disagreements(page, source)) == []
    assert told(disagreements(page, source, "2026-04-01T12:00:00+00:00")) == [
        "MF986 /@graph/0: the showing on 2026-04-05T19:00+02:00 is not on the page"
    ]


def test_a_leaf_of_one_event_promises_no_other(source: Path) -> None:
    film = {"@type": "Movie", "name": "Cléo from 5 to 7"}
    page = {
        "@context": "https://schema.org",
        "@graph": [film, event("Cléo from 5 to 7", "2026-04-02T19:00:00+02:00")],
    }
    assert told(disagreements(page, source, "2026-04-01T12:00:00+00:00")) == []
