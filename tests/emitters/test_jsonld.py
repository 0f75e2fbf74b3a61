"""What search engines are told: JSON-LD in schema.org's words, one behaviour a test.

"Google" is its Event documentation; it wants the enumerations as whole addresses.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

import metafeed
from metafeed.publish import publication
from tests.properties.house import NOW, house, node, nodes, written

LETTER = {"id": "letter", "title": "Letter Never Sent", "runtime": 96}
PRICES = [{"name": "Full", "price": "9.50"}, {"name": "Reduced", "price": "7.00"}]
#: After the screening of the house.
LATER = datetime(2026, 3, 29, tzinfo=UTC)


def event(said: dict[str, Any] | None = None, **programme: Any) -> dict[str, Any]:
    """Return the ScreeningEvent of a house with one screening."""
    return node(house(said or {}, **programme))


# States


def test_a_scheduled_showing_is_scheduled() -> None:
    assert event()["eventStatus"] == "https://schema.org/EventScheduled"


def test_a_cancelled_showing_keeps_its_start_and_has_nothing_to_offer() -> None:
    """Google: a change of status never takes startDate away. What is off has nothing to sell."""
    told = event({"status": "cancelled", "prices": PRICES, "sale": "sold-out"})
    assert told["eventStatus"] == "https://schema.org/EventCancelled"
    assert told["startDate"] == "2026-03-28T18:00:00+01:00"
    assert "offers" not in told


def test_a_postponed_showing_keeps_its_start_and_names_no_earlier_one() -> None:
    """Google: keep the date until the new one is known; `previousStartDate` belongs to EventRescheduled alone."""
    told = event({"status": "postponed", "prices": PRICES, "previous_start": "2026-03-20"})
    assert told["eventStatus"] == "https://schema.org/EventPostponed"
    assert told["startDate"] == "2026-03-28T18:00:00+01:00"
    assert {"previousStartDate", "offers"} & set(told) == set()


def test_a_rescheduled_showing_names_its_earlier_start() -> None:
    """Google: previousStartDate is for EventRescheduled alone, "Don't use other event statuses"."""
    told = event({"status": "rescheduled", "previous_start": "2026-03-27T20:00"})
    assert told["eventStatus"] == "https://schema.org/EventRescheduled"
    assert told["previousStartDate"] == "2026-03-27T20:00:00+01:00"


def test_a_showing_that_was_published_at_another_time_is_rescheduled() -> None:
    before = publication(house({"time": "17:00"}), NOW).memory
    told = node(house({}), memory=before)
    assert told["eventStatus"] == "https://schema.org/EventRescheduled"
    assert told["previousStartDate"] == "2026-03-28T17:00:00+01:00"


# Times


def test_a_showing_whose_length_is_unknown_has_no_end() -> None:
    assert "endDate" not in event(film={"runtime": None})


def test_a_late_show_starts_on_the_next_date_and_ends_in_summer_time() -> None:
    told = event({"time": "24:30"})
    assert (told["startDate"], told["endDate"]) == ("2026-03-29T00:30:00+01:00", "2026-03-29T03:05:00+02:00")


def test_an_hour_that_comes_twice_is_told_by_its_offset() -> None:
    """Google: "Specify the timezone by including the UTC or GMT time offset"."""
    first = event({"date": "2026-10-24", "time": "26:30 first"})
    second = event({"date": "2026-10-24", "time": "26:30 second"})
    assert (first["startDate"], second["startDate"]) == (
        "2026-10-25T02:30:00+02:00",
        "2026-10-25T02:30:00+01:00",
    )


def test_doors_open_in_door_time() -> None:
    assert event({"doors": "17:30"})["doorTime"] == "2026-03-28T17:30:00+01:00"


def test_a_showing_whose_time_is_to_come_is_not_told() -> None:
    assert nodes(house({"time": "tbc"}), "ScreeningEvent") == []


# Offers


def test_each_kind_of_ticket_is_an_offer() -> None:
    said = {"prices": PRICES, "tickets": "https://tickets.example/{id}", "sale": "on-sale"}
    full, reduced = event(said)["offers"]
    assert full == {
        "@type": "Offer",
        "name": "Full",
        "price": "9.50",
        "priceCurrency": "EUR",
        "availability": "https://schema.org/InStock",
        "url": "https://tickets.example/a",
    }
    assert (reduced["name"], reduced["price"]) == ("Reduced", "7.00")


def test_availability_is_not_told_where_nobody_said_anything_of_the_sale() -> None:
    """Nothing is invented: a price alone does not say that there are tickets."""
    offer, _ = event({"prices": PRICES})["offers"]
    assert "availability" not in offer


@pytest.mark.parametrize("sale", ["sold-out", "returns-only"])
def test_a_sold_out_showing_is_sold_out(sale: str) -> None:
    told = event({"sale": sale, "tickets": "https://tickets.example/a"})
    assert told["offers"]["availability"] == "https://schema.org/SoldOut"


def test_before_the_sale_an_offer_says_when_it_begins_and_nothing_of_availability() -> None:
    told = event({"sale": "not-yet", "on_sale": "2026-03-10T10:00"})
    assert told["offers"] == {"@type": "Offer", "validFrom": "2026-03-10T10:00:00+01:00"}


@pytest.mark.parametrize("sale", ["not-yet", "off-sale"])
def test_an_offer_that_would_say_nothing_is_not_made(sale: str) -> None:
    assert "offers" not in event({"sale": sale})


def test_a_past_showing_has_no_offers() -> None:
    said = {"prices": PRICES, "tickets": "https://tickets.example/a", "sale": "on-sale"}
    told = written("jsonld", house(said), now=LATER, view="screenings/a")
    assert b"ScreeningEvent" in told
    assert b"Offer" not in told
    assert b"InStock" not in told


def test_a_showing_for_members_is_named_so_and_has_no_public_offers() -> None:
    told = event({"visibility": "members", "prices": PRICES, "sale": "on-sale"})
    assert told["name"] == "Members: The Cranes Are Flying"
    assert "offers" not in told


def test_a_ticket_for_members_is_not_a_public_offer() -> None:
    told = event(
        {"prices": [{"name": "Full", "price": "9"}, {"name": "Members", "price": "0", "members": True}]}
    )
    assert told["offers"]["name"] == "Full"
    assert "isAccessibleForFree" not in told


def test_what_is_free_for_members_alone_is_not_free() -> None:
    assert "isAccessibleForFree" not in event({"prices": [{"price": "0", "members": True}]})
    assert "isAccessibleForFree" not in event({"visibility": "members", "sale": "free"})


def test_a_free_showing_costs_nothing_and_says_so() -> None:
    """Google: the price of what is free is 0."""
    told = event({"sale": "free"})
    assert told["isAccessibleForFree"] is True
    assert told["offers"] == {"@type": "Offer", "price": "0", "priceCurrency": "EUR"}


def test_a_price_of_zero_is_free() -> None:
    assert event({"prices": [{"price": "0"}]})["isAccessibleForFree"] is True


def test_pay_what_you_can_is_a_range() -> None:
    told = event({"prices": [{"name": "Pay what you can", "at_least": "5", "at_most": "25.50"}]})
    assert told["offers"] == {
        "@type": "Offer",
        "name": "Pay what you can",
        "priceSpecification": {
            "@type": "PriceSpecification",
            "minPrice": 5,
            "maxPrice": 25.5,
            "priceCurrency": "EUR",
        },
    }
    assert "isAccessibleForFree" not in told


# Languages, captions, subtitles


def test_a_showing_is_in_the_language_of_its_film() -> None:
    assert event()["inLanguage"] == "ru"


def test_a_dub_is_in_its_own_language_and_the_film_stays_in_the_original() -> None:
    said = house({"language": "de"})
    assert (node(said)["inLanguage"], node(said, "Movie")["inLanguage"]) == ("de", "ru")


def test_a_dubbed_version_gives_its_language_to_the_showing() -> None:
    dub = {"id": "dub", "type": "dubbed", "languages": ["de"]}
    assert event({"version": "dub"}, film={"versions": [dub]})["inLanguage"] == "de"


def test_subtitles_are_subtitles() -> None:
    told = event({"subtitles": "en, fr"})
    assert told["subtitleLanguage"] == ["en", "fr"]
    assert b"accessibilityFeature" not in written("jsonld", house({"subtitles": "en"}))


def test_captions_are_a_feature_of_what_is_shown_and_no_subtitles() -> None:
    told = event({"access": "open-captions"})
    assert told["workFeatured"]["accessibilityFeature"] == "openCaptions"
    assert told["workFeatured"]["exampleOfWork"] == {
        "@id": "https://kino.example/programme/films/cranes#movie"
    }
    assert "subtitleLanguage" not in told


def test_subtitles_that_are_none_are_said_in_words() -> None:
    told = event({"subtitles": "none"})
    assert told["keywords"] == "No subtitles"
    assert "subtitleLanguage" not in told


# Works


def test_a_film_is_presented() -> None:
    assert event()["workPresented"] == {"@id": "https://kino.example/programme/films/cranes#movie"}


def test_a_double_bill_is_one_event_that_presents_two_works_in_order() -> None:
    bill = {"id": "double", "title": "Two by Kalatozov", "works": "letter + interval 15 + cranes"}
    told = event({"film": "double"}, films=(LETTER,), bills=[bill])
    assert told["name"] == "Two by Kalatozov"
    base = "https://kino.example/programme/films/"
    assert told["workPresented"] == [{"@id": f"{base}letter#movie"}, {"@id": f"{base}cranes#movie"}]


def test_an_opera_is_featured_and_no_movie() -> None:
    """schema.org: the range of `workPresented` is Movie."""
    said = house({}, film={"kind": "opera"})
    assert "workPresented" not in node(said)
    assert node(said)["workFeatured"] == {"@id": "https://kino.example/programme/films/cranes#movie"}
    assert nodes(said, "Movie") == []
    assert node(said, "CreativeWork")["name"] == "The Cranes Are Flying"


def test_a_version_is_an_example_of_its_film_and_is_featured() -> None:
    cut = {"id": "restoration", "type": "restoration", "presented_by": "Mosfilm", "runtime": 97}
    said = house({"version": "restoration"}, film={"versions": [cut]})
    film, version = nodes(said, "Movie")
    assert node(said)["workFeatured"] == {"@id": version["@id"]}
    assert version["exampleOfWork"] == {"@id": film["@id"]}
    assert film["workExample"] == {"@id": version["@id"]}
    assert (version["duration"], version["sponsor"]["name"]) == ("PT97M", "Mosfilm")
    assert node(said)["endDate"] == "2026-03-28T19:37:00+01:00"


def test_a_format_is_how_it_is_projected() -> None:
    assert event({"format": "35mm"})["videoFormat"] == "35mm"


def test_guests_perform() -> None:
    told = event({"parts": "q-and-a 30: Agnès Varda (director), A Moderator"})
    assert [each["name"] for each in told["performer"]] == ["Agnès Varda", "A Moderator"]


@pytest.mark.parametrize(
    ("image", "address"),
    [
        ({"file": "images/a still.jpg"}, "https://kino.example/programme/images/a%20still.jpg"),
        ({"url": "https://pictures.example/a.jpg", "rights_until": "2026-03-01"}, "https://pictures.example/a.jpg"),
        ({"url": "https://pictures.example/a.jpg", "rights_until": "2026-02-28"}, None),
        ({}, None),
    ],
    ids=["file", "last day of the rights", "rights are over", "no address"],
)  # fmt: skip
def test_a_picture_is_published_if_it_has_an_address_and_its_rights_last(
    image: dict[str, str], address: str | None
) -> None:
    said = house({}, film={"images": [image | {"alt": "A street at night"}]})
    assert node(said).get("image") == address
    assert node(said, "Movie").get("image", {}).get("contentUrl") == address
    assert (b"A street at night" in written("jsonld", said)) == (address is not None)


@pytest.mark.parametrize(("policy", "told"), [("none", False), ("semantic", True)])
def test_press_quotes_are_reviews_only_where_the_house_asks_for_it(policy: str, told: bool) -> None:
    """Google forbids reviews that are not the house's own users'."""
    film = {"quotes": [{"text": "Unhinged", "critic": "Bilge Ebiri", "publication": "The Village Voice"}]}
    assert ("review" in node(house({}, film=film, publish={"reviews": policy}), "Movie")) == told


# Shape and identity


def test_every_address_of_a_node_is_of_base_and_id_and_the_same_in_each_language() -> None:
    said = house({}, language=None, languages=["en", "de"])
    english = [
        node["@id"]
        for kind in ("Organization", "MovieTheater", "Movie", "ScreeningEvent")
        for node in nodes(said, kind)
    ]
    german = [
        node["@id"]
        for kind in ("Organization", "MovieTheater", "Movie", "ScreeningEvent")
        for node in nodes(said, kind, language="de")
    ]
    assert english == german
    assert english == [
        "https://kino.example/programme/#cinema",
        "https://kino.example/programme/venues/kino#venue",
        "https://kino.example/programme/films/cranes#movie",
        "https://kino.example/programme/screenings/a#screening",
    ]


def test_a_page_of_a_showing_has_one_event_with_everything_in_it() -> None:
    """Google: one event a page; many readers follow no links."""
    told = metafeed.page_node(house({}), "screenings/a", now=NOW)
    assert told["@context"] == "https://schema.org"
    assert told["workPresented"]["name"] == "The Cranes Are Flying"
    assert told["location"]["@type"] == "MovieTheater"
    assert told["organizer"]["name"] == "Kino"


def test_a_page_of_a_film_lists_the_pages_of_its_coming_showings() -> None:
    said = house({}, {"date": "2026-03-29"}, pages={"screening": "https://kino.example/s/{id}"})
    film, listed = metafeed.page_node(said, "films/cranes", now=LATER)["@graph"]
    assert film["@type"] == "Movie"
    assert [each["url"] for each in listed["itemListElement"]] == ["https://kino.example/s/b"]


def test_a_notice_is_in_no_node() -> None:
    assert b"Masks" not in written(
        "jsonld", house({}, notices=[{"id": "masks", "text": "Masks are welcome"}])
    )


def test_a_series_does_not_lead_to_one_that_is_hidden() -> None:
    series = [
        {"id": "open", "title": "Open", "part_of": "secret"},
        {"id": "secret", "title": "Secret", "visibility": "private"},
    ]
    source = {"id": "a", "film": "f", "date": "2026-03-28", "time": "18:00", "series": ["open"]}
    programme, _ = metafeed.resolve(
        {
            "name": "Kino",
            "identity": "kino.example,2020",
            "base_url": "https://kino.example/",
            "venues": [{"id": "kino", "name": "Kino", "zone": "Europe/Berlin"}],
            "films": [{"id": "f", "title": "F"}],
            "series": series,
            "screenings": [source],
        }
    )
    assert b"secret" not in metafeed.emit("jsonld", programme, now=NOW).bytes
