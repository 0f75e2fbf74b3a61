"""What RSS says, and how: RSS 2.0 with the Advisory Board's profile and Media RSS, one behaviour a test."""

from __future__ import annotations

from typing import Any

import pytest

from tests.properties.house import ENCODED, MEDIA, channel, house, revised, written

ATOM = "{http://www.w3.org/2005/Atom}"
STILL = {
    "url": "https://pictures.example/a.webp",
    "alt": "A street at night",
    "credit": "Mosfilm",
    "width": 1200,
    "height": 800,
}
LETTER = {"id": "letter", "title": "Letter Never Sent", "runtime": 96}


def item(programme: Any, **how: Any) -> Any:
    """Return the only item of a feed."""
    (found,) = channel(programme, **how).findall("item")
    return found


def test_a_guid_is_no_address() -> None:
    """RSS 2.0: a guid is taken for a URL unless isPermaLink is false."""
    guid = item(house({})).find("guid")
    assert guid.text == "tag:kino.example,2020:film/cranes"
    assert guid.get("isPermaLink") == "false"


def test_a_guid_does_not_move_with_the_publication() -> None:
    moved = house({}, film={"title": "Cranes"}, base_url="https://elsewhere.example/")
    assert item(moved).findtext("guid") == item(house({})).findtext("guid")


def test_a_feed_names_its_own_absolute_address() -> None:
    """RSS Advisory Board profile: a feed SHOULD contain an atom:link with rel="self"."""
    (self_link,) = [each for each in channel(house({})).findall(f"{ATOM}link") if each.get("rel") == "self"]
    assert self_link.get("href") == "https://kino.example/programme/feed.rss"
    assert self_link.get("type") == "application/rss+xml"


def test_a_feed_of_a_further_language_names_its_own_address() -> None:
    said = house({}, language=None, languages=["en", "de"])
    link = channel(said, language="de", view="films/cranes").find(f"{ATOM}link")
    assert link.get("href") == "https://kino.example/programme/de/films/cranes.rss"


def test_a_channel_leads_to_the_house_and_not_to_itself() -> None:
    """RSS 2.0: the channel's link is the website."""
    assert channel(house({}, url="https://kino.example/")).findtext("link") == "https://kino.example/"


def test_a_channel_was_built_when_its_newest_entry_changed() -> None:
    said = house({}, {"film": "letter", "date": "2026-04-01"}, films=(LETTER,))
    memory = revised(cranes="2026-01-01T10:00+00:00/2026-02-20T10:00+00:00", letter="2026-02-01T10:00+00:00")
    assert channel(said, history=memory).findtext("lastBuildDate") == "Fri, 20 Feb 2026 10:00:00 +0000"
    dates = [each.findtext("pubDate") for each in channel(said, history=memory).findall("item")]
    assert dates == ["Sun, 01 Feb 2026 10:00:00 +0000", "Thu, 01 Jan 2026 10:00:00 +0000"]


def test_an_item_that_changed_says_when() -> None:
    told = item(house({}), history=revised(cranes="2026-01-01T10:00+00:00/2026-02-20T10:00+00:00"))
    assert told.findtext(f"{ATOM}updated") == "2026-02-20T10:00:00+00:00"
    assert item(house({})).find(f"{ATOM}updated") is None


def test_a_summary_stands_before_the_content() -> None:
    """W3C feed validator, NeedDescriptionBeforeContent: some readers take the last such element."""
    names = [each.tag for each in item(house({}, film={"tagline": "Of cranes"}))]
    assert names.index("description") < names.index(ENCODED)


def test_a_summary_is_escaped_as_the_html_that_it_is_read_as() -> None:
    """RSS Advisory Board profile: a description must be suitable for presentation as HTML."""
    told = item(house({}, film={"tagline": "1 < 2 & 3", "note": "Of cranes"}))
    assert told.findtext("description") == "1 &lt; 2 &amp; 3<br>Of cranes"


def test_a_title_is_plain_text_and_escaped_once() -> None:
    said = house({}, film={"title": "A <b> & C"})
    assert item(said).findtext("title") == "A <b> & C"
    assert b"<title>A &lt;b&gt; &amp; C</title>" in written("rss", said)


def test_a_picture_has_its_alt_text_and_its_credit() -> None:
    """Media RSS: media:description is of the object; a single one stands in no media:group."""
    (content,) = item(house({}, film={"images": [STILL]})).findall(f"{MEDIA}content")
    assert dict(content.attrib) == {
        "url": "https://pictures.example/a.webp",
        "medium": "image",
        "type": "image/webp",
        "width": "1200",
        "height": "800",
    }
    assert content.findtext(f"{MEDIA}description") == "A street at night"
    assert content.find(f"{MEDIA}description").get("type") == "plain"
    assert content.findtext(f"{MEDIA}credit") == "Mosfilm"


@pytest.mark.parametrize(
    ("role", "ebu"),
    [
        ("director", "director"),
        ("cast", "actor"),
        ("writer", "scenario"),
        ("cinematographer", "director of photography"),
        ("editor", "visual editor"),
        ("composer", "composer"),
        ("x-fire-eater", None),
        ("presenter", None),
    ],
)
def test_a_credit_has_the_role_that_the_ebu_calls_it_or_is_left_out(role: str, ebu: str | None) -> None:
    """Media RSS: a role in scheme urn:ebu; the W3C feed validator refuses `writer` and `cinematographer`."""
    told = item(house({}, film={"credits": {role: "Agnès Varda"}}))
    told_credits = [
        (each.get("role"), each.get("scheme"), each.text) for each in told.findall(f"{MEDIA}credit")
    ]
    assert told_credits == ([(ebu, "urn:ebu", "Agnès Varda")] if ebu else [])
    assert "Agnès Varda" in told.findtext(ENCODED)


def test_series_genres_and_formats_are_categories() -> None:
    said = house(
        {"series": "war", "format": "35mm"},
        film={"genres": ["Drama"]},
        series=[{"id": "war", "title": "War Films"}],
    )
    assert [each.text for each in item(said).findall("category")] == ["War Films", "Drama", "35mm"]


def test_an_item_leads_to_the_calendar_of_its_film() -> None:
    (link,) = item(house({})).findall(f"{ATOM}link")
    assert (link.get("rel"), link.get("type")) == ("related", "text/calendar")
    assert link.get("href") == "https://kino.example/programme/films/cranes.ics"


@pytest.mark.parametrize("said", [{"time": "tbc"}, {}])
def test_an_item_leads_to_no_calendar_that_is_not_there(said: dict[str, str]) -> None:
    dropped = {} if said else {"publish": {"without": ["films"]}}
    assert item(house(said, **dropped)).findall(f"{ATOM}link") == []


def test_an_item_leads_to_its_page_if_it_has_one() -> None:
    pages = {"film": "https://kino.example/film/{id}"}
    assert item(house({}, pages=pages)).findtext("link") == "https://kino.example/film/cranes"
    assert item(house({})).find("link") is None


def test_nobody_is_author_without_an_address() -> None:
    """RSS 2.0: `author` is an e-mail address."""
    assert item(house({}, film={"credits": {"director": "Agnès Varda"}})).find("author") is None


def test_no_element_is_empty() -> None:
    said = house(
        {},
        film={"credits": {"director": "Agnès Varda"}, "images": [{"url": "https://pictures.example/a.jpg"}]},
    )
    empty = [each.tag for each in channel(said).iter() if not (each.text or len(each) or each.attrib)]
    assert empty == []


def test_a_language_is_written_with_a_hyphen() -> None:
    """RSS Advisory Board profile: language is of RFC 5646, `en-us` and not `en_US`."""
    assert channel(house({}, language="en-GB")).findtext("language") == "en-GB"
