"""What JSON Feed says, and how: JSON Feed 1.1, one behaviour a test."""

from __future__ import annotations

from tests.properties.house import entry, house, json_feed, written


def test_a_feed_says_what_it_is_and_where() -> None:
    """JSON Feed 1.1: version and title are required, home_page_url and feed_url strongly recommended."""
    told = json_feed(house({}, url="https://kino.example/"))
    assert told["version"] == "https://jsonfeed.org/version/1.1"
    assert told["title"] == "Kino"
    assert told["home_page_url"] == "https://kino.example/"
    assert told["feed_url"] == "https://kino.example/programme/feed.json"
    assert told["language"] == "en"


def test_an_item_has_an_id_that_is_text() -> None:
    """JSON Feed 1.1: "id" is required and is a string."""
    assert entry(house({}))["id"] == "tag:kino.example,2020:film/cranes"


def test_a_title_is_plain_and_content_is_html() -> None:
    """JSON Feed 1.1: titles are plain text, so nothing in them is escaped."""
    told = entry(house({}, film={"title": "A <b> & C", "tagline": "1 < 2"}))
    assert (told["title"], told["summary"]) == ("A <b> & C", "1 < 2")
    assert "<p>1 &lt; 2</p>" in told["content_html"]


def test_a_film_has_its_calendar_attached() -> None:
    calendar = {"url": "https://kino.example/programme/films/cranes.ics", "mime_type": "text/calendar"}
    assert entry(house({}))["attachments"] == [calendar]


def test_showings_are_told_to_programs_too() -> None:
    said = house({"time": "24:30", "sale": "sold-out", "tickets": "https://tickets.example/a"})
    assert entry(said)["_metafeed"]["showings"] == [
        {
            "id": "a",
            "title": "Sold out: The Cranes Are Flying",
            "start": "2026-03-29T00:30:00+01:00",
            "end": "2026-03-29T03:05:00+02:00",
            "zone": "Europe/Berlin",
            "cinema_day": "2026-03-28",
            "status": "scheduled",
            "sale": "sold-out",
            "venue": "Kino",
            "tickets": "https://tickets.example/a",
        }
    ]


def test_a_showing_whose_time_is_to_come_has_a_day_and_no_instant() -> None:
    (told,) = entry(house({"time": "tbc"}))["_metafeed"]["showings"]
    assert told["cinema_day"] == "2026-03-28"
    assert {"start", "end"} & set(told) == set()


def test_nothing_is_empty_or_null() -> None:
    told = written("jsonfeed", house({"date": "2025-12-01"}), view="films/cranes")
    assert b"null" not in told
    assert b"[]" not in told
    assert b'""' not in told


def test_series_genres_and_formats_are_tags() -> None:
    said = house(
        {"series": "war", "format": "35mm"},
        film={"genres": ["Drama"]},
        series=[{"id": "war", "title": "War Films"}],
    )
    assert entry(said)["tags"] == ["War Films", "Drama", "35mm"]


def test_a_first_picture_stands_for_the_item() -> None:
    images = [{"alt": "nowhere"}, {"url": "https://pictures.example/a.jpg", "alt": "A street"}]
    told = entry(house({}, film={"images": images}))
    assert told["image"] == "https://pictures.example/a.jpg"
    assert '<img src="https://pictures.example/a.jpg" alt="A street">' in told["content_html"]
