"""What a feed tells of a film or a bill, the same in RSS, Atom and JSON Feed; read here from JSON Feed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

import metafeed
from tests.properties.house import NOW, entry, house, json_feed, revised, showing_lines, written

LETTER = {"id": "letter", "title": "Letter Never Sent", "runtime": 96}
DOUBLE = {"id": "double", "title": "Two by Kalatozov", "works": "cranes + letter"}


def ids(programme: Any, **how: Any) -> list[str]:
    """Return what the entries of a feed are of, in order: `film/cranes`."""
    return [item["id"].partition(":")[2].partition(":")[2] for item in json_feed(programme, **how)["items"]]


# What is an entry


def test_an_entry_is_a_film_and_lists_its_showings() -> None:
    told = entry(house({}, {"date": "2026-03-29"}))
    assert (told["id"], told["title"]) == ("tag:kino.example,2020:film/cranes", "The Cranes Are Flying")
    assert showing_lines(house({}, {"date": "2026-03-29"})) == [
        "Saturday, March 28, 2026, 6:00 pm CET · Kino",
        "Sunday, March 29, 2026, 6:00 pm CEST · Kino",
    ]


def test_an_entry_lists_all_showings_whatever_view_it_stands_in() -> None:
    """One id means one entry, the same bytes wherever it stands."""
    said = house({"format": "35mm"}, {"date": "2026-03-29"})
    assert entry(said, view="formats/35mm") == entry(said)


def test_a_film_without_a_showing_is_told_as_well() -> None:
    said = house({}, films=(LETTER,))
    assert ids(said) == ["film/cranes", "film/letter"]
    assert "<p>No showings at present</p>" in json_feed(said)["items"][1]["content_html"]


def test_a_double_bill_is_one_entry_and_its_films_are_told_there() -> None:
    said = house({"film": "double"}, film={"note": "Of cranes."}, films=(LETTER,), bills=[DOUBLE])
    assert ids(said) == ["bill/double"]
    content = entry(said)["content_html"]
    assert "<h3>The Cranes Are Flying</h3>" in content
    assert "<p>Of cranes.</p>" in content
    assert "<h3>Letter Never Sent</h3>" in content


def test_a_film_that_is_shown_alone_too_has_its_entry_and_names_the_bill() -> None:
    said = house({"film": "double"}, {"date": "2026-03-29"}, films=(LETTER,), bills=[DOUBLE])
    assert ids(said) == ["bill/double", "film/cranes"]
    assert showing_lines(said, view="films/cranes") == [
        "Saturday, March 28, 2026, 6:00 pm CET · Kino · Two by Kalatozov",
        "Sunday, March 29, 2026, 6:00 pm CEST · Kino",
    ]


def test_a_film_shown_with_another_says_with_which() -> None:
    said = house({"film": "cranes + letter"}, films=(LETTER,))
    assert ids(said) == ["film/cranes", "film/letter"]
    line = "Saturday, March 28, 2026, 6:00 pm CET · Kino · The Cranes Are Flying + Letter Never Sent"
    assert showing_lines(said, view="films/letter") == [line]


# Order, dates, window


def test_entries_stand_the_newest_first() -> None:
    said = house({}, {"film": "letter", "date": "2026-04-01"}, films=(LETTER,))
    memory = revised(cranes="2026-01-01T10:00+00:00/2026-02-20T10:00+00:00", letter="2026-02-01T10:00+00:00")
    assert ids(said, history=memory) == ["film/letter", "film/cranes"]


def test_entries_told_at_once_stand_in_order_of_their_ids() -> None:
    said = house({"film": "letter"}, {"date": "2026-04-01"}, films=(LETTER,))
    assert ids(said) == ["film/cranes", "film/letter"]


def test_the_dates_of_an_entry_say_when_the_house_said_it_and_never_when_the_film_plays() -> None:
    """RFC 4287 §4.2.15: "updated" is the instant when an entry was modified in a significant way."""
    told = entry(house({}), history=revised(cranes="2026-01-01T10:00+00:00/2026-02-20T10:00+00:00"))
    assert told["date_published"] == "2026-01-01T10:00:00+00:00"
    assert told["date_modified"] == "2026-02-20T10:00:00+00:00"


def test_an_entry_lists_past_showings_for_sixty_days() -> None:
    said = house({"date": "2025-12-31", "time": "13:00"}, {"date": "2025-12-31", "time": "12:59"})
    assert len(showing_lines(said)) == 1


def test_a_film_whose_showings_are_long_past_is_told_in_its_own_feed_alone() -> None:
    said = house({"date": "2025-12-01"}, {"film": "letter"}, films=(LETTER,))
    assert ids(said) == ["film/letter"]
    assert ids(said, view="films/cranes") == ["film/cranes"]


def test_a_showing_whose_time_never_came_goes_with_its_day() -> None:
    said = house({"time": "tbc", "date": "2025-12-30"}, {"time": "tbc", "date": "2025-12-31"})
    assert showing_lines(said) == ["Wednesday, December 31, 2025 (Time to be announced) · Kino"]


# Showings


def test_a_late_show_is_told_under_the_night_that_it_belongs_to() -> None:
    line = "Late Saturday night (Sunday, March 29, 12:30 am CET) · Kino"
    assert showing_lines(house({"time": "24:30"})) == [line]


def test_an_hour_that_comes_twice_is_told_with_its_zone() -> None:
    first, second = (
        {"date": "2026-10-24", "time": "26:30 first"},
        {"date": "2026-10-24", "time": "26:30 second"},
    )
    assert showing_lines(house(first, second)) == [
        "Late Saturday night (Sunday, October 25, 2:30 am CEST) · Kino",
        "Late Saturday night (Sunday, October 25, 2:30 am CET) · Kino",
    ]


@pytest.mark.parametrize(
    ("said", "begins"),
    [
        ({"status": "cancelled", "reason": "The street is flooded."}, "Cancelled: The street is flooded. · "),
        ({"status": "postponed"}, "Postponed. A new date will be announced. · "),
        ({"sale": "sold-out"}, "Sold out · "),
        ({"visibility": "members"}, "For members only · "),
        ({"sale": "returns-only", "visibility": "members"}, "Returned tickets only, for members only · "),
    ],
)
def test_a_showing_begins_with_its_state(said: dict[str, str], begins: str) -> None:
    (line,) = showing_lines(house(said))
    assert line.startswith(begins)


def test_a_film_of_which_every_showing_is_cancelled_says_so_in_its_title() -> None:
    cancelled = {"status": "cancelled"}
    assert entry(house(cancelled))["title"] == "Cancelled: The Cranes Are Flying"
    assert entry(house(cancelled, {"date": "2026-03-29"}))["title"] == "The Cranes Are Flying"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"language": "de"}, "in German"),
        ({"version": "dub"}, "dubbed version, in German"),
        ({"subtitles": "en"}, "with English subtitles"),
        ({"access": "open-captions:fr"}, "open captions in French"),
        ({"format": "35mm", "subtitles": "none"}, "35mm, no subtitles"),
    ],
)
def test_a_showing_says_how(said: dict[str, str], told: str) -> None:
    dub = {"id": "dub", "type": "dubbed", "languages": ["de"]}
    assert showing_lines(house(said, film={"versions": [dub]})) == [
        f"Saturday, March 28, 2026, 6:00 pm CET · Kino · {told}"
    ]


def test_what_does_not_take_place_has_no_prices_and_no_link_to_tickets() -> None:
    said = {"status": "cancelled", "prices": [{"price": "9"}], "tickets": "https://tickets.example/a"}
    (line,) = showing_lines(house(said))
    assert "€" not in line
    assert "tickets.example" not in line


# What an entry keeps to itself


def test_what_gives_the_plot_away_is_not_told() -> None:
    notes = [{"text": "A death by drowning", "spoiler": True}, {"text": "War"}]
    content = entry(house({}, film={"content_notes": notes}))["content_html"]
    assert "drowning" not in content
    assert "<p>War</p>" in content


def test_a_picture_whose_rights_are_over_is_in_no_feed() -> None:
    image = {"url": "https://pictures.example/a.jpg", "alt": "A street", "rights_until": "2026-02-28"}
    for emitter in ("rss", "atom", "jsonfeed"):
        told = written(emitter, house({}, film={"images": [image]}))
        assert b"pictures.example" not in told
        assert b"A street" not in told


def test_a_picture_without_an_address_is_in_no_feed() -> None:
    for emitter in ("rss", "atom", "jsonfeed"):
        assert b"A street" not in written(emitter, house({}, film={"images": [{"alt": "A street"}]}))


@pytest.mark.parametrize("day", ["2026-02-28", "2026-03-01", "2026-03-31", "2026-04-01"])
def test_a_notice_is_in_no_entry_on_any_day(day: str) -> None:
    notice = {"id": "masks", "text": "Masks are welcome", "from": "2026-03-01", "until": "2026-03-31"}
    now = datetime.fromisoformat(day).replace(tzinfo=UTC)
    for emitter in ("rss", "atom", "jsonfeed"):
        assert b"Masks" not in written(emitter, house({}, notices=[notice]), now=now)


@pytest.mark.parametrize(
    ("day", "lost"),
    [("2026-02-28", False), ("2026-03-01", True), ("2026-03-31", True), ("2026-04-01", False)],
)
def test_a_notice_is_a_loss_on_its_days_alone(day: str, lost: bool) -> None:
    notice = {"id": "masks", "text": "Masks are welcome", "from": "2026-03-01", "until": "2026-03-31"}
    now = datetime.fromisoformat(day).replace(tzinfo=UTC)
    document = metafeed.emit("rss", house({}, notices=[notice]), now=now)
    assert ("notice.text" in [loss.fact for loss in document.losses]) == lost


def test_text_is_escaped_and_markdown_is_html() -> None:
    told = entry(
        house(
            {},
            film={"title": "A <b> & C", "note": "Of *cranes* & <b>.".replace("<", r"\<"), "tagline": "1 < 2"},
        )
    )
    assert told["title"] == "A <b> & C"
    assert "<p>Of <em>cranes</em> &amp; &lt;b&gt;.</p>" in told["content_html"]
    assert "<p>1 &lt; 2</p>" in told["content_html"]


def test_a_link_in_a_note_leads_somewhere_from_everywhere() -> None:
    content = entry(house({}, film={"note": "See [this](https://kino.example/a?b=1&c=2)."}))["content_html"]
    assert 'href="https://kino.example/a?b=1&amp;c=2"' in content


def test_a_second_language_has_the_same_ids_and_its_own_words() -> None:
    said = house(
        {}, film={"title": {"en": "The Cranes", "de": "Die Kraniche"}}, language=None, languages=["en", "de"]
    )
    english, german = entry(said), entry(said, language="de")
    assert english["id"] == german["id"]
    assert (english["title"], german["title"]) == ("The Cranes", "Die Kraniche")
    assert showing_lines(said, language="de") == ["Samstag, 28. März 2026, 18:00 Uhr MEZ · Kino"]


def test_a_feed_of_nothing_is_not_made() -> None:
    said = house({"date": "2025-01-01"})
    assert [written(emitter, said, now=NOW) for emitter in ("rss", "atom", "jsonfeed", "ical")] == [b""] * 4
