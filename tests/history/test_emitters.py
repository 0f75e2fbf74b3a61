"""What each standard makes of a change."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from lxml import etree

from tests.history.following import document, event, node, published
from tests.properties.house import NOW, house

SCHEMA = "https://schema.org/"
LATER = NOW + timedelta(hours=1)
OTHER = {"date": "2026-04-10"}
LETTER = {"id": "letter", "title": "Letter Never Sent", "runtime": 96}


# iCalendar


def test_a_moved_event_has_a_higher_sequence_and_says_when_it_was_changed() -> None:
    told = event("all", house({}), (house({"time": "19:00"}), LATER))
    assert (told["SEQUENCE"], told["LAST-MODIFIED"]) == ("1", "20260301T130000Z")
    assert (told["DTSTAMP"], told["CREATED"]) == ("20260301T130000Z", "20260301T120000Z")
    assert told["DESCRIPTION"].startswith("Rescheduled from Saturday\\, March 28\\, 2026\\, 6:00 pm CET\\n")


def test_what_changes_in_the_same_second_is_changed_a_second_later() -> None:
    told = event("all", house({}), house({"time": "19:00"}), house({"time": "18:00"}))
    assert (told["SEQUENCE"], told["LAST-MODIFIED"]) == ("2", "20260301T120002Z")


def test_what_calendars_do_not_tell_changes_no_event() -> None:
    told = event("all", house({}), (house({}, film={"ids": {"imdb": "tt0050634"}}), LATER))
    assert (told["SEQUENCE"], told["LAST-MODIFIED"]) == ("0", "20260301T120000Z")


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({"film": {"title": "Cranes"}}, "Cranes"),
        ({"venue": {"name": "Lichtspiele"}}, "The Cranes Are Flying"),
        ({"film": {"credits": {"director": "Mikhail Kalatozov"}}}, "The Cranes Are Flying"),
    ],
)
def test_what_changes_of_film_and_house_changes_the_event(changed: dict[str, Any], said: str) -> None:
    told = event("all", house({}), (house({}, **changed), LATER))
    assert (told["SUMMARY"], told["SEQUENCE"]) == (said, "1")


@pytest.mark.parametrize(
    ("policy", "status"), [("mark", "CANCELLED"), ("keep-confirmed-prefixed", "CONFIRMED")]
)
def test_a_cancelled_event_says_so_first_whatever_its_status(policy: str, status: str) -> None:
    told = event("all", house({}), house({"status": "cancelled"}, publish={"cancelled": policy}))
    assert (told["SUMMARY"], told["STATUS"]) == ("Cancelled: The Cranes Are Flying", status)


def test_a_cancelled_event_can_be_dropped() -> None:
    drop = {"cancelled": "drop"}
    told = event("all", house({}, OTHER, publish=drop), house({"status": "cancelled"}, OTHER, publish=drop))
    assert told["UID"] == "screening-b@kino.example"


@pytest.mark.parametrize("policy", ["mark", "drop"])
def test_the_calendar_of_a_screening_says_that_it_is_cancelled_even_where_others_drop_it(policy: str) -> None:
    off = house({"status": "cancelled"}, publish={"cancelled": policy})
    told = event("screenings/a", house({}, publish={"cancelled": policy}), off)
    assert (told["SUMMARY"], told["STATUS"]) == ("Cancelled: The Cranes Are Flying", "CANCELLED")


def test_the_calendar_of_a_screening_stays_when_it_is_long_past() -> None:
    told = event("screenings/a", house({}), (house({}), datetime(2027, 3, 28, tzinfo=UTC)))
    assert (told["UID"], told["SEQUENCE"]) == ("screening-a@kino.example", "0")


def test_a_cancelled_event_goes_seven_days_after_its_time_and_a_withdrawn_one_at_it() -> None:
    off = [house({}, OTHER), house({"status": "cancelled"}, OTHER)]
    week = datetime(2026, 4, 4, 17, tzinfo=UTC)
    assert document("ical", "all", *off, (off[1], week)).count("BEGIN:VEVENT") == 2
    assert document("ical", "all", *off, (off[1], week + timedelta(seconds=1))).count("BEGIN:VEVENT") == 1
    gone = [house({}, OTHER), house(OTHER, {})]
    gone = [house({}, {}, OTHER), house({}, OTHER | {"id": "c"})]
    start = datetime(2026, 3, 28, 17, tzinfo=UTC)
    assert "Cancelled: " in document("ical", "all", *gone, (gone[1], start - timedelta(seconds=1)))
    assert "Cancelled: " not in document("ical", "all", *gone, (gone[1], start))


@pytest.mark.parametrize(
    ("before", "view", "after", "said"),
    [
        ({"format": "35mm"}, "formats/35mm", {"format": "dcp"}, "Now DCP\\, was 35mm: "),
        ({"access": ["open-captions"]}, "access/open-captions", {}, "No open captions: "),
        ({"series": "s"}, "series/s", {}, "No longer part of Soviet Films: "),
        ({"subtitles": "en"}, "subtitles/en", {"subtitles": "none"}, "No English subtitles: "),
        ({}, "films/cranes", {"film": "letter"}, "Other film: "),
        ({}, "views/saturdays", {"date": "2026-03-29"}, "No longer in On Saturdays: "),
    ],
)
def test_what_left_a_view_stays_in_its_calendar_and_says_so_first(
    before: dict[str, Any], view: str, after: dict[str, Any], said: str
) -> None:
    also: dict[str, Any] = {
        "films": (LETTER,),
        "series": [{"id": "s", "title": "Soviet Films"}],
        "views": [{"id": "saturdays", "title": "On Saturdays", "days": ["sat"]}],
    }
    told = event(view, house(before, **also), house(after, **also))
    assert told["SUMMARY"].startswith(said)
    assert event("all", house(before, **also), house(after, **also)) == told


def test_a_time_that_is_open_again_is_told_as_postponed_until_it_passes() -> None:
    told = event("all", house({}), house({"time": "tbc"}))
    assert (told["SUMMARY"], told["STATUS"]) == ("Postponed: The Cranes Are Flying", "CANCELLED")


# JSON-LD


def test_a_showing_that_moved_twice_names_all_its_earlier_starts() -> None:
    told = node(house({}), house({"time": "19:00"}), house({"time": "20:00"}))
    assert told["eventStatus"] == SCHEMA + "EventRescheduled"
    assert told["previousStartDate"] == ["2026-03-28T18:00:00+01:00", "2026-03-28T19:00:00+01:00"]


def test_a_showing_that_moved_back_names_only_the_start_that_holds_no_more() -> None:
    told = node(house({}), house({"time": "19:00"}), house({}))
    assert told["previousStartDate"] == "2026-03-28T19:00:00+01:00"


def test_a_cancelled_showing_that_takes_place_after_all_is_scheduled_again() -> None:
    told = node(house({}), house({"status": "cancelled"}), house({}))
    assert told["eventStatus"] == SCHEMA + "EventScheduled"
    assert "previousStartDate" not in told


def test_a_withdrawn_showing_is_cancelled_with_its_time_and_without_offers() -> None:
    said = {"prices": [{"name": "Full", "price": "9"}], "sale": "on-sale"}
    told = node(house(said, OTHER), house(OTHER | {"id": "b"}))
    assert (told["eventStatus"], told["startDate"]) == (
        SCHEMA + "EventCancelled",
        "2026-03-28T18:00:00+01:00",
    )
    assert "offers" not in told


def test_a_postponed_showing_keeps_its_old_start() -> None:
    told = node(house({}), house({"status": "postponed", "time": "tbc"}))
    assert (told["eventStatus"], told["startDate"]) == (
        SCHEMA + "EventPostponed",
        "2026-03-28T18:00:00+01:00",
    )


# Feeds


def item(*steps: Any) -> dict[str, Any]:
    """Return the newest item of the JSON feed of news."""
    return dict(json.loads(document("jsonfeed", "changes", *steps))["items"][0])


def test_news_have_an_id_of_their_own_and_name_the_film_day_and_place() -> None:
    told = item(house({}), (house({"time": "19:00"}), LATER))
    assert told["id"] == "tag:kino.example,2020:film/cranes/news/2"
    assert told["title"] == "New time: The Cranes Are Flying – Sat, Mar 28, 7:00 pm, Kino"
    assert told["date_published"] == "2026-03-01T13:00:00+00:00"
    assert told["_metafeed"] == {"in_reply_to": "tag:kino.example,2020:film/cranes"}
    assert told["attachments"] == [
        {"url": "https://kino.example/programme/films/cranes.ics", "mime_type": "text/calendar"}
    ]


def test_changes_of_one_film_in_one_publication_are_one_entry() -> None:
    told = item(house({}, OTHER), house({"time": "19:00"}, OTHER | {"status": "cancelled"}))
    assert told["title"] == "Cancelled, new time: The Cranes Are Flying"
    assert told["summary"].count("\n") == 1


@pytest.mark.parametrize("emitter", ["rss", "atom"])
def test_news_are_in_reply_to_their_film(emitter: str) -> None:
    """RFC 4685 §3: `ref` is the id of what an entry is about."""
    root = etree.fromstring(document(emitter, "changes", house({})).encode())
    (about,) = root.iter("{http://purl.org/syndication/thread/1.0}in-reply-to")
    assert about.get("ref") == "tag:kino.example,2020:film/cranes"


def test_selling_out_is_news_only_where_the_house_wants_it() -> None:
    sold = {"sale": "sold-out"}
    assert "Sold out" not in document("jsonfeed", "changes", house({}), house(sold))
    wanted = {"changes": {"sale": True}}
    steps = house({}, publish=wanted), house(sold, publish=wanted)
    assert item(*steps)["title"].startswith("Sold out: ")


def test_the_entry_of_a_film_moves_for_news_and_not_for_a_correction() -> None:
    def updated(*steps: Any) -> str:
        return str(json.loads(document("jsonfeed", "all", *steps))["items"][0]["date_modified"])

    assert updated(house({}), (house({}, film={"note": "A note."}), LATER)) == "2026-03-01T12:00:00+00:00"
    assert updated(house({}), (house({"time": "19:00"}), LATER)) == "2026-03-01T13:00:00+00:00"


def test_a_feed_that_is_out_keeps_its_last_entry_and_a_calendar_its_last_event() -> None:
    long_after = datetime(2026, 9, 1, tzinfo=UTC)
    assert event("all", house({}), (house({}), long_after))["UID"] == "screening-a@kino.example"
    told = json.loads(document("jsonfeed", "all", house({}), (house({}), long_after)))
    assert [each["id"] for each in told["items"]] == ["tag:kino.example,2020:film/cranes"]


# The memory


def test_what_is_not_public_is_not_in_the_memory() -> None:
    said = house({}, {"visibility": "private", "film": "letter"}, films=(LETTER,))
    octets = published([said]).memory.to_bytes()
    assert b"letter" not in octets
    assert b"screening/b" not in octets


def test_the_memory_does_not_depend_on_when_it_was_written() -> None:
    said = house({}, OTHER)
    first = published([said]).memory
    later = published([said, (said, LATER)]).memory
    assert later.with_documents({}).to_bytes() == first.with_documents({}).to_bytes()
