"""The pages that metafeed makes: what stands on them, in which order, and where their links lead."""

from __future__ import annotations

import json
import re
import shutil
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

import html5lib
import pytest
from lxml import etree

import metafeed
from metafeed.emitters.html.engine import href
from metafeed.errors import TemplateFault
from metafeed.publish import publication
from metafeed.resolving.programme import Programme
from tests.properties.house import NOW, house
from tests.samples import ROOT, now

ALL: dict[str, Any] = {"emitters": []}
LETTER = {"id": "letter", "title": "Letter Never Sent", "runtime": 96}


def page(programme: Programme, view: str = "all", emitter: str = "html", **how: Any) -> str:
    """Return a page."""
    return metafeed.emit(emitter, programme, **{"now": NOW, "view": view, **how}).bytes.decode()


def tree(text: str) -> Any:
    """Return a page as a browser reads it; anything it would have to mend is a failure."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(text)


def text_of(html: str) -> str:
    """Return what a reader sees of a page, in one line."""
    body = tree(html).find("body")
    return re.sub(r"\s+", " ", "".join(body.itertext())).strip()


def forum() -> Programme:
    """Return the film whose page at its house is the model of ours."""
    return metafeed.load(ROOT / "film-forum")


def test_a_film_page_tells_all_that_its_house_told_in_that_order() -> None:
    told = text_of(page(forum(), "films/cranes", now=now("film-forum")))
    expected = [
        "Mikhail Kalatozov’s The Cranes Are Flying", "Held over, must end Thursday, August 1, 2019", "2:35 pm EDT",
        "From the director of I Am Cuba", "Winner, Palme d’Or, Cannes Film Festival 1958", "Moscow, June 1941",
        "1957, approx. 95 min", "Tatyana Samoylova, Alexei Batalov", "Presented by Mosfilm Cinema Concern",
        "A Janus Films release", "virtuoso camerawork", "John Riley, The Independent",
    ]  # fmt: skip
    places = [told.find(each) for each in expected]
    assert -1 not in places, expected[places.index(-1)]
    assert places == sorted(places)


def test_after_its_run_a_film_page_says_so_and_keeps_its_past_screenings() -> None:
    told = text_of(page(forum(), "films/cranes", now=datetime(2019, 9, 1, tzinfo=UTC)))
    assert "Previously played" in told
    assert told.count("2:35 pm EDT") == 7
    assert told.index("Past screenings") < told.index("Friday, July 26, 2019")


def test_a_notice_stands_on_every_page_while_it_holds() -> None:
    notices = [{"id": "n", "text": "No heating.", "from": "2026-03-01", "until": "2026-03-02"}]
    said = house({}, notices=notices, publish=ALL)
    for view in ("all", "films/cranes", "screenings/a"):
        assert "No heating." in page(said, view)
        assert "No heating." not in page(said, view, now=datetime(2026, 3, 3, tzinfo=UTC))


def test_stills_have_their_alt_texts_and_sizes() -> None:
    programme = metafeed.load(ROOT / "everything")
    found = tree(page(programme, "films/ghostbusters", now=now("everything"))).findall(".//figure/img")
    assert found
    assert all(image.get("alt") and image.get("width") and image.get("height") for image in found)


def test_times_stand_with_their_zone_and_as_instants() -> None:
    html = page(house({}, publish=ALL), "films/cranes")
    assert '<time datetime="2026-03-28T18:00+01:00">6:00 pm</time>' in html
    assert 'title="Europe/Berlin">CET<' in html


def test_a_screening_page_has_one_event_with_everything_nested_and_its_way() -> None:
    html = page(house({}, publish=ALL), "screenings/a")
    nodes = [json.loads(script.text) for script in tree(html).findall(".//script")]
    assert [node["@type"] for node in nodes] == ["ScreeningEvent", "BreadcrumbList"]
    assert nodes[0]["workPresented"]["name"] == "The Cranes Are Flying"
    assert nodes[0]["url"] == "https://kino.example/programme/screenings/a.html"
    assert [(each["position"], each["name"], each.get("item")) for each in nodes[1]["itemListElement"]] == [
        (1, "Programme", {"@id": "https://kino.example/programme/index.html"}),
        (2, "The Cranes Are Flying", {"@id": "https://kino.example/programme/films/cranes.html"}),
        (3, "Saturday, March 28, 2026, 6:00 pm", None),
    ]


def test_a_list_of_nothing_is_no_claim() -> None:
    html = page(house({}, publish=ALL), now=datetime(2027, 1, 1, tzinfo=UTC))
    assert tree(html).findall(".//script") == []
    assert "No showings at present" in html


@pytest.mark.parametrize(
    ("pages", "canonical"),
    [
        ({}, "https://kino.example/programme/films/cranes.html"),
        ({"film": "https://kino.example/f/{id}"}, "https://kino.example/f/cranes"),
    ],
)
def test_the_canonical_page_is_the_authors_where_there_is_one(pages: dict[str, str], canonical: str) -> None:
    html = tree(page(house({}, publish=ALL, pages=pages), "films/cranes"))
    assert [link.get("href") for link in html.findall(".//link[@rel='canonical']")] == [canonical]


def test_where_the_author_has_a_page_of_the_film_calendars_lead_there() -> None:
    said = house({}, publish=ALL, pages={"film": "https://kino.example/f/{id}"})
    assert "URL:https://kino.example/f/cranes" in page(said, emitter="ical")
    assert "URL:https://kino.example/programme/screenings/a.html" in page(
        house({}, publish=ALL), emitter="ical"
    )


def alternates(programme: Programme, view: str) -> list[str]:
    """Return the paths that a page links as alternates."""
    found = tree(page(programme, view)).findall(".//link[@rel='alternate']")
    return [link.get("href").removeprefix("https://kino.example/programme/") for link in found]


def test_a_page_links_the_calendar_and_feeds_that_are_there_and_no_other() -> None:
    own = [f"films/cranes{suffix}" for suffix in (".ics", ".atom", ".rss", ".feed.json", ".jsonld")]
    news = ["changes.atom", "changes.rss", "changes.feed.json"]
    assert alternates(house({}, publish=ALL), "films/cranes") == [*own, *news, "calendar.ics"]
    few = house({}, publish={"emitters": ["html", "rss"]})
    assert alternates(few, "films/cranes") == ["films/cranes.rss", "changes.rss"]
    untimed = house({"time": "tbc"}, publish=ALL)
    assert "films/cranes.ics" not in alternates(untimed, "films/cranes")
    dropped = house({}, publish=ALL | {"without": ["films", "changes"]})
    assert alternates(dropped, "screenings/a") == ["screenings/a.ics", "calendar.ics"]


def test_a_page_of_a_screening_links_its_own_calendar_first_and_says_of_what_it_is() -> None:
    said = house({}, publish=ALL | {"without": ["changes"]})
    film = [f"films/cranes{suffix}" for suffix in (".ics", ".atom", ".rss", ".feed.json", ".jsonld")]
    assert alternates(said, "screenings/a") == ["screenings/a.ics", *film, "calendar.ics"]
    first = tree(page(said, "screenings/a")).find(".//link[@rel='alternate']")
    assert first.get("title") == "Kino – The Cranes Are Flying, Saturday, March 28, 2026, 6:00 pm"


def test_a_page_of_a_screening_that_is_told_to_nobody_alone_links_no_calendar_of_it() -> None:
    untold = house({}, publish=ALL | {"without": ["screenings", "changes"]})
    assert "screenings/a.ics" not in alternates(untold, "screenings/a")


def test_the_heads_to_include_are_those_of_the_pages() -> None:
    said = house({}, publish=ALL)
    for view in ("all", "films/cranes", "screenings/a", "venues/kino"):
        for line in page(said, view, "head").splitlines():
            assert line in page(said, view)


@pytest.mark.parametrize(
    ("address", "here", "expected"),
    [
        ("films/cranes.html", "index.html", "films/cranes.html"),
        ("films/cranes.html", "films/letter.html", "cranes.html"),
        ("index.html", "films/cranes.html", "../index.html"),
        ("de/index.html", "en/films/cranes.html", "../../de/index.html"),
        ("", "films/cranes.html", "../index.html"),
        ("images/a%20b.png", "screenings/a:b.html", "../images/a%20b.png"),
        ("films/a.html#x", "index.html", "films/a.html#x"),
    ],
)
def test_links_within_the_publication_are_relative(address: str, here: str, expected: str) -> None:
    base = "https://kino.example/programme/"
    assert href(base + address, base, base + here) == expected
    assert href("https://elsewhere.example/x", base, base + here) == "https://elsewhere.example/x"


def test_the_site_map_lists_the_pages_that_are_not_the_authors_once() -> None:
    said = house(
        {}, publish=ALL, pages={"film": "https://kino.example/f/{id}"}, language="en", languages=["en", "de"]
    )
    document = etree.fromstring(page(said, emitter="sitemap").encode())
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}
    found = [
        each.text.removeprefix("https://kino.example/programme/")
        for each in document.findall("s:url/s:loc", names)
    ]
    assert len(found) == len(set(found))
    assert {"index.html", "de/index.html", "venues/kino.html", "screenings/a.html"} <= set(found)
    assert not [each for each in found if "films/" in each]
    alternates = [each.get("hreflang") for each in document.find("s:url", names).findall("x:link", names)]
    assert alternates == ["en", "de"]
    with pytest.raises(ValueError, match="nothing that sitemap could tell"):
        page(said, emitter="sitemap", language="de")


def test_the_site_map_says_when_what_a_page_tells_last_changed() -> None:
    said, later = house({}, publish=ALL), house({"time": "19:00"}, publish=ALL)
    memory = publication(said, NOW).memory
    moment = datetime(2026, 3, 5, 9, tzinfo=UTC)
    text = page(later, emitter="sitemap", now=moment, previous=memory)
    assert "screenings/a.html</loc><lastmod>2026-03-05T09:00:00Z</lastmod>" in text
    again = publication(later, moment, memory).memory
    assert text == page(later, emitter="sitemap", now=datetime(2026, 3, 9, tzinfo=UTC), previous=again)


def test_the_list_of_feeds_has_each_feed_once_with_its_page() -> None:
    document = etree.fromstring(page(house({}, publish=ALL), emitter="opml").encode())
    found = [(each.get("xmlUrl"), each.get("htmlUrl")) for each in document.iter("outline")]
    base = "https://kino.example/programme/"
    assert found[:2] == [
        (f"{base}changes.atom", base),
        (f"{base}feed.atom", f"{base}index.html"),
    ]
    assert (f"{base}films/cranes.atom", f"{base}films/cranes.html") in found
    assert len(found) == len(set(found))


def test_subscribing_is_offered_for_every_selection_with_its_formats() -> None:
    html = page(house({"format": "35mm"}, publish=ALL), emitter="subscribe")
    assert 'href="webcal://kino.example/programme/formats/35mm.ics"' in html
    assert 'href="formats/35mm.rss" type="application/rss+xml"' in html


def test_a_fragment_can_be_included_in_any_template_without_being_run_by_it() -> None:
    said = house({}, film={"title": "{{ 7 * 7 }} {% raise %} {# gone #}"}, publish=ALL)
    html = page(said, "films/cranes", "fragment") + page(said, "films/cranes", "head")
    assert not re.search(r"\{[{%#]", html)
    assert "{{ 7 * 7 }} {% raise %} {# gone #}" in unescape(html)


def test_a_page_with_more_showings_than_it_lists_says_how_many_there_are() -> None:
    times = ["10:00", "13:00", "16:00", "19:00", "22:00"]
    days = [f"2026-{month:02}-{day:02}" for month in (3, 4, 5, 6) for day in range(1, 27)]
    showings = [
        {"id": f"s{day}{time[:2]}", "film": "cranes", "venue": "kino", "date": day, "time": time}
        for day in days[1:]
        for time in times
    ]
    told = text_of(page(house({}, screenings=showings, publish=ALL)))
    assert "and 15 more" in told


# Templates of the author's


def own(folder: Path, **templates: str) -> Programme:
    """Return the sample with templates of the author's."""
    source = folder / "source"
    shutil.copytree(ROOT / "minimal", source, ignore=shutil.ignore_patterns("expected"))
    (source / "templates").mkdir()
    for name, text in templates.items():
        (source / "templates" / name.replace("_", ".")).write_text(text, "utf-8")
    return metafeed.load(source)


def test_one_template_can_be_replaced_and_the_others_stay(tmp_path: Path) -> None:
    programme = own(
        tmp_path,
        venue_html='{% extends "layout.html" %}{% block content %}<h1>Our {{ page.heading }}</h1>{% endblock %}',
    )
    when = now("minimal")
    html = page(programme, "venues/house", now=when)
    assert "<h1>Our Example Picture House</h1>" in html
    assert "<title>Example Picture House" in html
    plain = metafeed.load(ROOT / "minimal")
    assert page(programme, now=when) == page(plain, now=when)


def test_a_theme_is_added_to_the_style_sheet(tmp_path: Path) -> None:
    css = page(own(tmp_path, theme_css=":root { --accent: teal; }"), emitter="style", now=now("minimal"))
    assert css.endswith(":root { --accent: teal; }\n")
    assert "prefers-color-scheme" in css


def test_a_template_that_fails_says_where(tmp_path: Path) -> None:
    programme = own(
        tmp_path,
        venue_html='{% extends "layout.html" %}\n{% block content %}\n{{ page.headnig }}\n{% endblock %}',
    )
    with pytest.raises(TemplateFault, match=r"templates/venue\.html:3: .*headnig"):
        page(programme, "venues/house", now=now("minimal"))


def test_a_template_cannot_reach_out_of_its_page(tmp_path: Path) -> None:
    programme = own(tmp_path, venue_html="{{ ''.__class__.__mro__[1].__subclasses__() }}")
    with pytest.raises(TemplateFault, match="unsafe"):
        page(programme, "venues/house", now=now("minimal"))
