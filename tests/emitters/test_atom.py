"""What Atom says, and how: RFC 4287 and Media RSS, one behaviour a test."""

from __future__ import annotations

from typing import Any

from tests.properties.house import ATOM, MEDIA, feed, house, revised

LETTER = {"id": "letter", "title": "Letter Never Sent", "runtime": 96}


def entry(programme: Any, **how: Any) -> Any:
    """Return the only entry of a feed."""
    (found,) = feed(programme, **how).findall(f"{ATOM}entry")
    return found


def links(element: Any, rel: str) -> list[dict[str, str]]:
    """Return the attributes of an element's links of a relation."""
    return [dict(link.attrib) for link in element.findall(f"{ATOM}link") if link.get("rel") == rel]


def test_a_feed_and_an_entry_have_one_id_title_and_updated() -> None:
    """RFC 4287 §4.1.1, §4.1.2: exactly one atom:id, atom:title and atom:updated."""
    for element in (feed(house({})), entry(house({}))):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1


def test_an_id_is_a_tag_of_the_identity_and_never_moves() -> None:
    """RFC 4287 §4.2.6: an id MUST NOT change when the document is relocated."""
    moved = house({}, film={"title": "Cranes"}, base_url="https://elsewhere.example/")
    assert feed(moved).findtext(f"{ATOM}id") == "tag:kino.example,2020:all"
    assert entry(moved).findtext(f"{ATOM}id") == "tag:kino.example,2020:film/cranes"


def test_a_feed_was_updated_when_its_newest_entry_was() -> None:
    """RFC 4287 §4.2.15; a feed that takes the time of the build changes its bytes at every build."""
    said = house({}, {"film": "letter", "date": "2026-04-01"}, films=(LETTER,))
    memory = revised(cranes="2026-01-01T10:00+00:00/2026-02-20T10:00+00:00", letter="2026-02-01T10:00+00:00")
    told = feed(said, history=memory)
    assert told.findtext(f"{ATOM}updated") == "2026-02-20T10:00:00+00:00"
    assert [each.findtext(f"{ATOM}updated") for each in told.findall(f"{ATOM}entry")] == [
        "2026-02-01T10:00:00+00:00",
        "2026-02-20T10:00:00+00:00",
    ]


def test_a_feed_has_an_author() -> None:
    """RFC 4287 §4.1.1: atom:feed MUST contain an atom:author unless all entries do."""
    author = feed(house({}, url="https://kino.example/")).find(f"{ATOM}author")
    assert author.findtext(f"{ATOM}name") == "Kino"
    assert author.findtext(f"{ATOM}uri") == "https://kino.example/"


def test_a_feed_names_its_own_absolute_address() -> None:
    """RFC 4287 §4.1.1: SHOULD contain one atom:link with rel="self"."""
    own = "https://kino.example/programme/films/cranes.atom"
    assert links(feed(house({}), view="films/cranes"), "self") == [
        {"href": own, "rel": "self", "type": "application/atom+xml"}
    ]


def test_links_keep_their_relation_and_there_is_one_alternate() -> None:
    """RFC 4287 §4.1.2: no two alternates of one type and language. feedgen 1.0.0 drops the relations."""
    told = entry(house({}, pages={"film": "https://kino.example/film/{id}"}))
    assert links(told, "alternate") == [
        {"href": "https://kino.example/film/cranes", "rel": "alternate", "type": "text/html"}
    ]
    assert links(told, "related") == [
        {
            "href": "https://kino.example/programme/films/cranes.ics",
            "rel": "related",
            "type": "text/calendar",
            "title": "Showings",
        }
    ]


def test_an_entry_without_a_page_has_content_instead() -> None:
    """RFC 4287 §4.1.2: an entry without content MUST have an alternate link."""
    told = entry(house({}))
    assert links(told, "alternate") == []
    assert told.find(f"{ATOM}content").get("type") == "html"


def test_titles_and_summaries_are_plain_text_and_content_is_html() -> None:
    """RFC 4287 §3.1.1.1: without a type, text is plain and must not be read as markup."""
    told = entry(house({}, film={"title": "A <b> & C", "tagline": "1 < 2"}))
    assert told.findtext(f"{ATOM}title") == "A <b> & C"
    assert told.findtext(f"{ATOM}summary") == "1 < 2"
    assert "<p>1 &lt; 2</p>" in told.findtext(f"{ATOM}content")


def test_a_category_has_a_term_for_programs_and_a_label_for_people() -> None:
    """RFC 4287 §4.2.2."""
    said = house({"series": "war", "format": "35mm"}, series=[{"id": "war", "title": "War Films"}])
    assert [dict(each.attrib) for each in entry(said).findall(f"{ATOM}category")] == [
        {"term": "series/war", "label": "War Films"},
        {"term": "formats/35mm", "label": "35mm"},
    ]


def test_a_picture_has_its_alt_text() -> None:
    told = entry(
        house({}, film={"images": [{"url": "https://pictures.example/a.jpg", "alt": "A street at night"}]})
    )
    content = told.find(f"{MEDIA}content")
    assert (content.get("medium"), content.get("type")) == ("image", "image/jpeg")
    assert content.findtext(f"{MEDIA}description") == "A street at night"


def test_no_element_is_empty() -> None:
    said = house(
        {},
        film={"credits": {"director": "Agnès Varda"}, "images": [{"url": "https://pictures.example/a.jpg"}]},
    )
    assert [each.tag for each in feed(said).iter() if not (each.text or len(each) or each.attrib)] == []


def test_a_feed_says_its_language_and_its_licence() -> None:
    """RFC 4287 §2: xml:lang; §4.2.10: atom:rights."""
    licence = "https://creativecommons.org/licenses/by/4.0/"
    told = feed(house({}, language="fr-CA", license=licence))
    assert told.get("{http://www.w3.org/XML/1998/namespace}lang") == "fr-CA"
    assert told.findtext(f"{ATOM}rights") == licence
