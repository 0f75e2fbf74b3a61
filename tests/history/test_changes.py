"""What is told otherwise, in the words of `metafeed diff`: every kind of change once, and what is none."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.history.following import changes
from tests.properties.house import NOW, house

LETTER = {"id": "letter", "title": "Letter Never Sent", "runtime": 96}
#: A second showing, so that the guard and the last chance stay out of it.
OTHER = {"date": "2026-04-10"}
WHEN = "Saturday, March 28, 2026, 6:00 pm CET, Kino"


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ({}, {}, []),
        ({}, {"time": "19:00"}, ["Moved from Saturday, March 28, 2026, 6:00 pm CET to Saturday, March 28, 2026, 7:00 pm CET, Kino."]),
        ({}, {"status": "cancelled", "reason": "A flood."}, [f"Cancelled: {WHEN}. A flood."]),
        ({}, {"status": "postponed"}, [f"Postponed: {WHEN}. A new date will be announced."]),
        ({"status": "cancelled"}, {}, [f"Takes place after all: {WHEN}."]),
        ({"status": "postponed"}, {"status": "cancelled"}, [f"Cancelled: {WHEN}."]),
        ({"format": "35mm"}, {"format": "dcp"}, [f"Now DCP, was 35mm: {WHEN}."]),
        ({"screen": "1"}, {"screen": "2"}, [f"Now in Kino, Blue, not Red: {WHEN.removesuffix(', Kino')}."]),
        ({"access": ["open-captions"]}, {}, [f"Without open captions: {WHEN}."]),
        ({}, {"access": ["audio-description"]}, [f"With audio description: {WHEN}."]),
        ({"parts": "q-and-a 30: A Name (director)"}, {}, [f"Without Q&A (A Name (director)): {WHEN}."]),
        ({"parts": "q-and-a 30"}, {"parts": "q-and-a 20"}, ["Corrected: parts."]),
        ({}, {"parts": "intro 10: A Name"}, [f"With introduction (A Name): {WHEN}."]),
        ({}, {"film": "letter"}, [f"Letter Never Sent instead of The Cranes Are Flying: {WHEN}."]),
        ({"subtitles": "en"}, {"subtitles": "none"}, [f"Now in Russian, no subtitles, was in Russian, with English subtitles: {WHEN}."]),
        ({}, {"sale": "sold-out"}, [f"Sold out: {WHEN}."]),
        ({"sale": "sold-out"}, {"sale": "on-sale"}, [f"Tickets again: {WHEN}."]),
        ({}, {"note": "Bring a coat."}, ["Corrected: note."]),
        ({}, {"tickets": "https://kino.example/t"}, ["Corrected: tickets."]),
        ({"time": "tbc"}, {}, [f"Added: {WHEN}."]),
        ({}, {"time": "tbc"}, [f"Postponed: {WHEN}. A new date will be announced."]),
    ],
)  # fmt: skip
def test_a_change_of_a_showing_is_told_in_a_sentence(
    before: dict[str, Any], after: dict[str, Any], told: list[str]
) -> None:
    venue = {"screens": [{"id": "1", "name": "Red"}, {"id": "2", "name": "Blue"}]}
    earlier, later = (house(each, OTHER, films=(LETTER,), venue=venue) for each in (before, after))
    assert [line.partition(": ")[2] for line in changes(earlier, later)] == told


def test_what_was_never_published_is_announced_film_by_film() -> None:
    assert changes(house({}, OTHER)) == ["The Cranes Are Flying: New in the programme."]


def test_a_screening_more_of_a_known_film_is_added() -> None:
    assert changes(house({}), house({}, OTHER)) == [
        "The Cranes Are Flying: Added: Friday, April 10, 2026, 6:00 pm CEST, Kino."
    ]


def test_a_screening_that_vanished_before_its_time_is_withdrawn() -> None:
    told = changes(house({}, OTHER), house({}))
    assert told == [
        "The Cranes Are Flying: No longer in the programme: Friday, April 10, 2026, 6:00 pm CEST, Kino."
    ]
    assert changes(house({}, OTHER), house({}), house({})) == []


def test_a_postponed_screening_that_vanished_will_have_no_new_date() -> None:
    told = changes(house({}, OTHER), house({}, OTHER | {"status": "postponed"}), house({}))
    assert told == [
        "The Cranes Are Flying: No longer in the programme: Friday, April 10, 2026, 6:00 pm CEST, Kino."
    ]


def test_a_screening_that_vanished_after_its_time_is_no_news() -> None:
    assert changes(house({}, OTHER), (house({}), datetime(2026, 4, 12, tzinfo=UTC))) == []


def test_a_film_that_runs_longer_is_held_over() -> None:
    run = {"id": "r", "film": "cranes", "venue": "kino", "times": {"a": "20:00"}}
    weeks = [house({}, runs=[run | {"dates": f"2026-03-13..2026-03-{last}"}]) for last in (19, 20)]
    assert changes(*weeks) == [
        "The Cranes Are Flying: Held over until Friday, March 20, 2026.",
        "The Cranes Are Flying: Added: Friday, March 20, 2026, 8:00 pm CET, Kino.",
    ]


def test_the_last_of_several_days_is_called_three_days_before_and_once() -> None:
    said = house({}, OTHER)
    last = datetime(2026, 4, 10, 16, tzinfo=UTC)
    line = "The Cranes Are Flying: Last chance: Friday, April 10, 2026, 6:00 pm CEST, Kino."
    early, due = last - timedelta(days=3, seconds=1), last - timedelta(days=3)
    assert changes(said, (said, early)) == []
    assert changes(said, (said, early), (said, due)) == [line]
    assert changes(said, (said, due), (said, due + timedelta(hours=1))) == []
    without = house({}, OTHER, publish={"changes": {"last_chance_days": 0}})
    assert changes(without, (without, due)) == []


def test_the_same_showing_under_another_id_is_no_news() -> None:
    assert changes(house({}, OTHER), house({"id": "z"}, OTHER)) == []


def test_a_mended_title_is_told_once_and_not_for_every_showing() -> None:
    assert changes(house({}, OTHER), house({}, OTHER, film={"title": "The Cranes are flying"})) == [
        "The Cranes are flying: Corrected: title."
    ]


def test_what_changed_while_it_was_off_is_told_when_it_takes_place_after_all() -> None:
    said = [
        house({"format": "35mm"}, OTHER),
        house({"format": "35mm", "status": "cancelled"}, OTHER),
        house({"format": "dcp"}, OTHER),
    ]
    assert changes(*said) == [
        f"The Cranes Are Flying: Takes place after all: {WHEN}.",
        f"The Cranes Are Flying: Now DCP, was 35mm: {WHEN}.",
    ]


def test_a_film_that_left_without_a_showing_is_no_longer_in_the_programme() -> None:
    assert changes(house({}, films=(LETTER,)), house({})) == [
        "Letter Never Sent: No longer in the programme."
    ]


def test_publishing_again_later_changes_nothing() -> None:
    said = house({}, OTHER)
    assert changes(said, (said, NOW + timedelta(days=10))) == []
