"""The week as HTML: what mail programs leave of it is all of it."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest

from metafeed import load
from metafeed.emitters.digest import LIMIT
from metafeed.publish import publication
from metafeed.text import dates
from tests.digest.weeks import mail, parsed, text
from tests.properties.house import house
from tests.samples import ROOT, now

TAGS = {
    "html", "head", "meta", "title", "body", "div", "table", "tbody", "tr", "td", "p", "h1", "h2", "span", "br",
    "strong", "a", "s",
}  # fmt: skip


def festival(language: str = "de") -> str:
    return mail(load(ROOT / "festival"), "weeks/2026-w43", now=now("festival"), language=language)


@pytest.mark.parametrize("language", ["de", "en"])
def test_nothing_comes_from_elsewhere_and_every_style_is_inline(language: str) -> None:
    root = parsed(festival(language))
    assert {each.tag for each in root.iter() if isinstance(each.tag, str)} <= TAGS
    assert not root.xpath("//@src | //@background | //@class | //@id | //@*[starts-with(name(), 'on')]")
    styles = " ".join(root.xpath("//@style"))
    assert not re.search(r"url\(|@|position|float|flex|grid|rgba?\(|var\(", styles)
    # No colour of text or ground: mail programs turn the rest dark by themselves.
    assert not re.search(r"(?<![\w-])(color|background)", styles)


def test_tables_lay_out_and_say_so_and_are_no_wider_than_600() -> None:
    tables = parsed(festival()).xpath("//table")
    assert {each.get("role") for each in tables} == {"presentation"}
    assert {each.get("width") for each in tables} == {"600", "100%"}


@pytest.mark.parametrize("language", ["de", "en"])
def test_links_are_absolute_and_each_has_words(language: str) -> None:
    links = parsed(festival(language)).xpath("//a")
    assert {urlsplit(each.get("href")).scheme for each in links} == {"https"}
    assert all("".join(each.itertext()).strip() for each in links)


def test_it_says_its_language_and_what_stands_before_it_in_a_list_of_mails() -> None:
    root = parsed(festival("en"))
    assert (root.get("lang"), root.get("dir")) == ("en", "ltr")
    assert root.findtext("head/title") == "Festival of the Extra Hour: Fri, Oct 23 – Thu, Oct 29, 2026"
    preheader = root.find("body")[0]
    assert "display:none" in preheader.get("style")
    assert preheader.text.startswith("New this week: Short Time · ")


def test_every_showing_of_the_week_is_there_with_its_time() -> None:
    programme = load(ROOT / "festival")
    cells = " ".join(" ".join(each.itertext()) for each in parsed(festival("en")).xpath("//td[not(.//td)]"))
    view = publication(programme, now("festival")).view("weeks/2026-w43")
    assert len(view.showings) == 28
    times = [dates.time(each.start, "en") for each in view.showings if each.start]
    assert [time for time in times if cells.count(time) < times.count(time)] == []
    assert cells.count("Time to be announced") == 1


def test_what_is_cancelled_is_struck_through_and_said_in_words() -> None:
    html = mail(house({"status": "cancelled", "reason": "Flooded"}, {"time": "20:00"}))
    assert "Cancelled: <s>6:00 pm</s>. Flooded." in html


def test_times_lead_to_their_tickets_and_common_tickets_are_linked_once() -> None:
    own = [{"tickets": "https://t.example/1"}, {"time": "20:00", "tickets": "https://t.example/2"}]
    assert '<a href="https://t.example/1">6:00 pm</a>, <a href="https://t.example/2">8:00 pm</a>' in mail(
        house(*own)
    )
    one = [{"tickets": "https://t.example/"}, {"time": "20:00", "tickets": "https://t.example/"}]
    assert mail(house(*one)).count("https://t.example/") == 1


def test_a_mail_that_gmail_would_cut_off_says_how_much_more_there_is() -> None:
    films = tuple({"id": f"f{n}", "title": f"Film {n} " + "long " * 90} for n in range(60))
    screenings = [
        {
            "id": f"s{n}",
            "film": f"f{n}",
            "venue": "kino",
            "date": "2026-03-28",
            "time": "18:00",
            "note": "word " * 400,
        }
        for n in range(60)
    ]
    programme = house(films=films, screenings=screenings)
    html = mail(programme)
    told = len(parsed(html).xpath("//h2"))
    assert 20 < told < 60
    assert LIMIT - 3000 < len(html.encode()) <= LIMIT
    assert f"There is no room here for {60 - told} more." in html
    assert text(programme).count("Film ") == 60


def test_a_mail_of_many_new_films_and_long_notices_is_no_longer_either() -> None:
    films = tuple({"id": f"f{n}", "title": f"Film {n} " + "long " * 40} for n in range(300))
    screenings = [
        {"id": f"s{n}", "film": f"f{n}", "venue": "kino", "date": "2026-03-28", "time": "18:00"}
        for n in range(300)
    ]
    old = {"id": "old", "film": "cranes", "venue": "kino", "date": "2026-03-10", "time": "18:00"}
    again = old | {"id": "again", "date": "2026-03-29"}
    notices = [{"id": f"n{n}", "text": "The bar is closed. " * 300} for n in range(60)]
    html = mail(house(films=films, screenings=[old, again, *screenings], notices=notices))
    assert len(html.encode()) <= LIMIT
    assert html.count("There is no room here for") == 1


HOSTILE = "</td></table><script>alert(1)</script>{{ 7 * 7 }}\"'&"


def test_hostile_texts_are_words_in_the_mail() -> None:
    html = mail(
        house({"note": "`" + HOSTILE + "`", "reason": HOSTILE, "status": "cancelled"}, {"time": "20:00"},
            film={"title": HOSTILE}, notices=[{"id": "n", "text": HOSTILE}])
    )  # fmt: skip
    root = parsed(html)
    assert not root.xpath("//script")
    assert HOSTILE in root.xpath("string(//h2)")
    assert "{{" not in html
    assert not re.search("[\u202a-\u202e\u2066-\u2069\x00-\x08]", html)


def test_an_author_replaces_the_mail_by_a_template_of_their_own() -> None:
    from dataclasses import replace

    own = {"digest.html": "<p>{{ page.days }}: {{ page['items'][0].title }}</p>"}
    assert (
        mail(replace(house({}), templates=own))
        == "<p>Fri, Mar 27 – Thu, Apr 2, 2026: The Cranes Are Flying</p>\n"
    )
