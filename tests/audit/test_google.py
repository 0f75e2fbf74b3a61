"""Google's profile: which nodes a feature looks at, where a finding points, and what is left in peace."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from metafeed import schemas
from metafeed.audit.google.features import FEATURES
from metafeed.audit.google.form import form
from tests.audit.google import NAMES, case, told

C = {"@context": "https://schema.org"}
PLACE: dict[str, Any] = {
    "@type": "MovieTheater",
    "name": "Kino Krokodil",
    "address": {"@type": "PostalAddress", "streetAddress": "Am Kino 1", "addressLocality": "Berlin"},
}
EVENT: dict[str, Any] = {
    "@type": "ScreeningEvent",
    "name": "Cléo from 5 to 7",
    "startDate": "2026-04-02T19:00:00+02:00",
    "endDate": "2026-04-02T20:30:00+02:00",
    "location": PLACE,
    "image": "https://kino.example/cleo.jpg",
    "description": "Two hours of an afternoon.",
    "organizer": {"@type": "Organization", "name": "Kino Krokodil", "url": "https://kino.example/"},
    "offers": {
        "@type": "Offer",
        "price": 9,
        "priceCurrency": "EUR",
        "availability": "https://schema.org/InStock",
        "url": "https://kino.example/t/1",
    },
}
FILM: dict[str, Any] = {
    "@type": "Movie",
    "name": "Cléo from 5 to 7",
    "image": "https://kino.example/cleo.jpg",
    "dateCreated": "1962",
    "director": {"@type": "Person", "name": "Agnès Varda"},
}


OFFER: dict[str, Any] = EVENT["offers"]


def event(**change: Any) -> dict[str, Any]:
    """Return an event that has all, with changes; None takes a property out."""
    return C | {name: value for name, value in (EVENT | change).items() if value is not None}


def graph(*nodes: dict[str, Any]) -> dict[str, Any]:
    return C | {"@graph": list(nodes)}


def carousel(*films: dict[str, Any], **change: Any) -> dict[str, Any]:
    items = [{"@type": "ListItem", "position": n, "item": film} for n, film in enumerate(films, 1)]
    return C | {"@type": "ItemList", "itemListElement": items} | change


# Events


def test_an_event_that_has_all_draws_nothing() -> None:
    assert told(event()) == []


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"name": None}, "MF950 /name"),
        ({"startDate": None}, "MF950 /startDate"),
        ({"location": None}, "MF950 /location"),
        ({"endDate": None}, "MF951 /endDate"),
        ({"image": None}, "MF951 /image"),
        ({"description": None}, "MF951 /description"),
        ({"organizer": None}, "MF951 /organizer"),
        ({"offers": None}, "MF951 /offers"),
        ({"location": "Kino Krokodil, Berlin"}, "MF952 /location"),
        ({"location": PLACE["address"]}, "MF952 /location"),
        ({"location": {"@type": "Place", "name": "Screen 2"}}, "MF953 /location/address"),
        ({"location": [{"@type": "Place", "name": "Screen 2"}]}, "MF953 /location/0/address"),
        ({"location": PLACE | {"address": {"@type": "PostalAddress", "addressLocality": "Berlin"}}}, "MF954 /location/address/streetAddress"),
        ({"location": PLACE | {"address": "Am Kino 1, Berlin"}}, "MF954 /location/address"),
        ({"offers": {"@type": "Offer", "price": 9, "priceCurrency": "EUR"}}, "MF951 /offers/url"),
        ({"offers": [OFFER, {"@type": "Offer", "url": "https://kino.example/t/1"}]}, "MF951 /offers/1/price"),
        ({"location": {"@type": "VirtualLocation", "url": "https://kino.example/live"}}, "MF955 /location"),
        ({"eventAttendanceMode": "https://schema.org/OnlineEventAttendanceMode"}, "MF955 /eventAttendanceMode"),
        ({"audience": {"@type": "Audience", "audienceType": "Members only"}}, "MF956 /audience/audienceType"),
        ({"offers": [OFFER, OFFER | {"availability": "http://schema.org/PreSale"}]}, "MF960 /offers/1/availability"),
        ({"offers": OFFER | {"availability": {"@id": "https://schema.org/LimitedAvailability"}}}, "MF960 /offers/availability"),
        ({"previousStartDate": "2026-04-01T19:00:00+02:00"}, "MF961 /previousStartDate"),
        ({"eventStatus": "EventRescheduled"}, "MF962 /previousStartDate"),
        ({"eventStatus": "https://schema.org/EventPostponed", "previousStartDate": "2026-04-01"}, "MF963 /previousStartDate"),
        ({"eventStatus": "https://schema.org/EventCancelled"}, "MF964 /offers/availability"),
        ({"remainingAttendeeCapacity": 0}, "MF964 /offers/availability"),
        ({"image": {"@type": "ImageObject", "url": "https://kino.example/c.jpg", "width": 640, "height": 360}}, "MF972 /image/width"),
        ({"image": {"@type": "ImageObject", "url": "https://kino.example/c.jpg", "width": "1920px", "height": "480"}}, "MF973 /image/width"),
    ],
)  # fmt: skip
def test_a_fault_of_an_event_is_found_once_and_where_it_stands(change: dict[str, Any], found: str) -> None:
    assert told(event(**change)) == [found]


@pytest.mark.parametrize(
    "change",
    [
        {"location": [PLACE, {"@type": "VirtualLocation", "url": "https://kino.example/live"}]},
        {"location": {"@id": "https://kino.example/#venue"}},  # not on the page: another rule's
        {"location": {"@type": "Cinema", "name": "Kino Krokodil"}},  # no type of schema.org: another rule's
        {"startDate": ""},  # hollow: another rule's
        {"location": []},
        {"eventStatus": "https://schema.org/EventCancelled", "offers": None},
        {"eventStatus": "https://schema.org/EventPostponed", "offers": None},
        {"eventStatus": ["https://schema.org/EventRescheduled", "https://schema.org/EventScheduled"], "previousStartDate": "2026-04-01"},
        {"name": "Members: Cléo from 5 to 7", "offers": None},  # says for whom it is, and offers nothing
        {"description": "Half price for members."},
        {"superEvent": {"@type": "Festival", "name": "Varda"}},
        {"recordedIn": {"@type": "Movie", "name": "A", "releasedEvent": {"@type": "PublicationEvent"}}},
        {"image": {"@type": "ImageObject", "url": "https://kino.example/c.jpg", "width": 1920, "height": 804}},
        {"image": ["https://kino.example/c.jpg", {"@type": "ImageObject", "url": "https://kino.example/s.jpg", "width": 100, "height": 100}]},
    ],
)  # fmt: skip
def test_what_is_right_or_another_rules_is_left_in_peace(change: dict[str, Any]) -> None:
    assert told(event(**change)) == []


def test_what_a_page_says_in_two_places_under_one_id_is_taken_together() -> None:
    short = {"@type": "MovieTheater", "@id": "https://kino.example/#venue", "name": "Kino Krokodil"}
    whole = PLACE | {"@id": "https://kino.example/#venue"}
    assert told(graph(whole, EVENT | {"location": short})) == []


def test_what_is_past_needs_no_offers() -> None:
    assert told(event(offers=None), "2026-04-02T19:30:00+02:00") == []
    assert told(event(offers=None), "2026-04-02T18:30:00+02:00") == ["MF951 /offers"]


def test_a_season_of_its_own_is_an_event_to_google() -> None:
    season = {"@type": "EventSeries", "@id": "https://kino.example/varda", "name": "Varda"}
    page = graph({**EVENT, "superEvent": {"@id": "https://kino.example/varda"}}, season)
    assert told(page) == [
        "MF951 /@graph/1/endDate",
        "MF951 /@graph/1/image",
        "MF951 /@graph/1/description",
        "MF951 /@graph/1/organizer",
        "MF950 /@graph/1/startDate",
        "MF950 /@graph/1/location",
    ]


def test_a_fault_of_a_place_that_two_events_share_is_told_once_where_the_place_stands() -> None:
    link = {"location": {"@id": "https://kino.example/#venue"}}
    venue = {"@type": "MovieTheater", "@id": "https://kino.example/#venue", "name": "Kino Krokodil"}
    assert told(graph(EVENT | link, EVENT | link, venue)) == ["MF953 /@graph/2/address"]


# Lists, films, videos, reviews


def test_a_list_of_addresses_may_be_short_and_is_of_no_kind() -> None:
    items = [{"@type": "ListItem", "position": 1, "url": "https://kino.example/t/1"}]
    assert told(C | {"@type": "ItemList", "itemListElement": items}) == []


def test_an_item_without_a_number_or_an_address_is_found_in_a_list_of_addresses() -> None:
    items = [
        {"@type": "ListItem", "position": 1, "url": "https://kino.example/f/1"},
        {"@type": "ListItem", "position": 2},
        {"@type": "ListItem", "url": "https://kino.example/f/3"},
    ]
    assert told(C | {"@type": "ItemList", "itemListElement": items}) == [
        "MF976 /itemListElement/1/url",
        "MF976 /itemListElement/2/position",
    ]


def test_a_film_alone_needs_no_picture() -> None:
    assert told(C | {"@type": "Movie", "name": "Cléo from 5 to 7"}) == []


@pytest.mark.parametrize(
    ("second", "found"),
    [
        ({}, []),
        ({"image": None}, ["MF950 /itemListElement/1/item/image"]),
        ({"dateCreated": None}, ["MF951 /itemListElement/1/item/dateCreated"]),
        ({"director": None}, ["MF951 /itemListElement/1/item/director"]),
        ({"image": {"@type": "ImageObject", "url": "https://kino.example/z.jpg", "width": 1600, "height": 900}}, ["MF973 /itemListElement/1/item/image/width"]),
        ({"image": {"@type": "ImageObject", "url": "https://kino.example/z.jpg", "width": 1000, "height": 1480}}, []),
    ],
)  # fmt: skip
def test_a_film_in_a_carousel_is_judged_at_its_place(second: dict[str, Any], found: list[str]) -> None:
    other = {k: v for k, v in (FILM | {"name": "Zazie dans le métro"} | second).items() if v is not None}
    assert told(carousel(FILM, other)) == found


def test_a_carousel_of_one_and_one_in_disorder_are_found() -> None:
    assert told(carousel(FILM)) == ["MF974 /itemListElement"]
    twice = [
        {"@type": "ListItem", "position": 1, "item": FILM | {"url": f"https://kino.example/{n}"}}
        for n in (1, 1)
    ]
    assert told(carousel(itemListElement=twice)) == [
        "MF976 /itemListElement/1/position",
        "MF976 /itemListElement/1/item/url",
    ]


def test_a_trailer_is_a_video_wherever_it_stands() -> None:
    film = FILM | {
        "trailer": {
            "@type": "VideoObject",
            "name": "Trailer",
            "thumbnailUrl": "https://v.example/1.jpg",
            "embedUrl": "https://v.example/1",
        }
    }
    assert told(event(workPresented=film)) == ["MF950 /workPresented/trailer/uploadDate"]


def test_the_last_crumb_and_a_crumb_with_the_name_in_its_item_are_right() -> None:
    first = {
        "@type": "ListItem",
        "position": 1,
        "item": {"@type": "WebPage", "@id": "https://kino.example/", "name": "Home"},
    }
    last = {"@type": "ListItem", "position": 2, "name": "Films"}
    assert told(C | {"@type": "BreadcrumbList", "itemListElement": [last, first]}) == []
    assert told(
        C | {"@type": "BreadcrumbList", "itemListElement": [first, {"@type": "ListItem", "position": 2}]}
    ) == ["MF950 /itemListElement/1/name"]


@pytest.mark.parametrize(
    ("review", "found"),
    [
        ({"author": {"@type": "Person", "name": "A. Critic"}, "reviewRating": {"@type": "Rating", "ratingValue": "6/10"}}, []),
        ({"author": {"@type": "Person", "name": "A. Critic"}, "reviewBody": "A quotation."}, []),
        ({"reviewRating": {"@type": "Rating", "ratingValue": 4}}, ["MF965 /review/author"]),
        ({"author": {"@type": "Person"}}, ["MF965 /review/author/name"]),
        ({"author": {"@type": "Person", "name": "x" * 100}}, ["MF966 /review/author/name"]),
        ({"author": {"@type": "Person", "name": "x" * 99}}, []),
        ({"author": {"@type": "Organization", "name": "Paper"}, "reviewRating": {"@type": "Rating"}}, ["MF950 /review/reviewRating/ratingValue"]),
        ({"author": {"@type": "Organization", "name": "Paper"}, "reviewRating": {"@type": "Rating", "ratingValue": "4,1"}}, ["MF968 /review/reviewRating/ratingValue"]),
        ({"author": {"@type": "Organization", "name": "Paper"}, "reviewRating": {"@type": "Rating", "ratingValue": 8}}, ["MF968 /review/reviewRating/ratingValue"]),
    ],
)  # fmt: skip
def test_a_review_in_a_film_is_of_the_film(review: dict[str, Any], found: list[str]) -> None:
    assert told(C | FILM | {"review": {"@type": "Review"} | review}) == found


def test_a_rating_of_nothing_has_no_item() -> None:
    rating = {"@type": "AggregateRating", "ratingValue": 4.2, "ratingCount": 12}
    assert told(C | rating) == ["MF950 /itemReviewed"]
    assert told(C | rating | {"itemReviewed": FILM}) == []


def test_an_age_rating_is_no_review() -> None:
    assert (
        told(
            C
            | FILM
            | {
                "contentRating": {
                    "@type": "Rating",
                    "ratingValue": "12",
                    "author": {"@type": "Organization", "name": "FSK"},
                }
            }
        )
        == []
    )


def test_praise_of_a_house_on_the_page_of_another_site_is_not_self_serving() -> None:
    house = (
        C
        | PLACE
        | {
            "url": "https://kino.example/",
            "aggregateRating": {"@type": "AggregateRating", "ratingValue": 4, "ratingCount": 9},
        }
    )
    assert told(house, canonical="https://www.kino.example/about") == ["MF969 /aggregateRating"]
    assert told(house, canonical="https://guide.example/kinos/krokodil") == []


# The schemas


def test_the_schemas_are_schemas_and_name_rules_that_exist() -> None:
    for feature in FEATURES:
        schema = json.loads(schemas.text(feature.schema))
        Draft202012Validator.check_schema(schema)
        assert set(_rules_in(schema)) <= set(NAMES)


def _rules_in(value: Any) -> list[str]:
    if isinstance(value, list):
        return [name for each in value for name in _rules_in(each)]
    if not isinstance(value, dict):
        return []
    own = [value["x-rule"]] if isinstance(value.get("x-rule"), str) else []
    return own + [name for each in value.values() for name in _rules_in(each)]


def test_the_plain_form_is_the_one_that_the_schemas_describe() -> None:
    page = graph(
        {
            "@type": "schema:ScreeningEvent",
            "name": "Cléo",
            "description": " ",
            "eventStatus": "http://schema.org/EventScheduled",
            "location": {"@id": "#kino"},
            "organizer": {"@id": "#elsewhere"},
            "offers": [{"@type": "Offer", "price": 9}, {"@type": "Ticket-Thing", "price": 7}],
        },
        {"@type": "Place", "@id": "#kino", "name": "Kino"},
    )
    judged = case(page)
    assert form(judged, judged.top[0]).value == {
        "@type": ["Event", "ScreeningEvent", "Thing"],
        "name": ["Cléo"],
        "eventStatus": ["EventScheduled"],
        "location": [{"@type": ["Place", "Thing"], "@id": "#kino", "name": ["Kino"]}],
        "organizer": [{"@id": "#elsewhere"}],
        "offers": [{"@type": ["Intangible", "Offer", "Thing"], "price": [9]}, {"@id": ""}],
    }


def test_a_circle_of_references_comes_to_an_end() -> None:
    page = graph(
        {**EVENT, "@id": "#e", "location": {"@id": "#p"}},
        {**PLACE, "@id": "#p", "event": {"@id": "#e"}},
    )
    assert told(page) == []
