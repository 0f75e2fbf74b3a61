"""The views of language versions on the festival, which leaves `spoken` out: what they have where it does not."""

from __future__ import annotations

import copy
import json
import re
from functools import cache
from typing import Any

import pytest
from lxml import etree

from metafeed.checking import check
from metafeed.document import Document
from metafeed.publish import documents, publication
from metafeed.read import read
from tests.samples import ROOT, now

SAMPLE = "festival"
ATOM = "{http://www.w3.org/2005/Atom}"


@cache
def published() -> dict[str, bytes]:
    """Return the calendars and feeds of the festival with every kind of view, by path."""
    source = read(ROOT / SAMPLE)
    tree: dict[str, Any] = copy.deepcopy(source.tree)
    assert tree["publish"].pop("without") == ["spoken"]
    told = publication(check(Document(tree, images=source.images)).programme, now(SAMPLE))
    made = documents(told, only=["ical", "rss", "atom", "jsonfeed"])
    return {each.path: each.bytes for each in made if each.view.startswith(("spoken/", "subtitles/"))}


#: View → the screenings in its calendar, the films and bills in its feeds. The closing film, in German with English
#: subtitles, has no time yet; silent films are spoken in nothing, and have subtitles where their titles are translated.
VIEWS = {
    "spoken/de": ("lola-qa lola-captions", "film/lola-rennt"),
    "spoken/en": (
        """
        life-and-death-nitrate.2026-10-23.a eraserhead-fri ldn-marker living-dead
        life-and-death-nitrate.2026-10-24.a eraserhead-night life-and-death-nitrate.2026-10-26.a
        """,
        "film/a-matter-of-life-and-death film/eraserhead film/la-jetee film/night-of-the-living-dead film/sans-soleil",
    ),
    "spoken/fr": (
        "cleo-thu marker-fri cleo-fri jetee-first jetee-second ldn-cleo.1400 cleo-signed ldn-cleo.1900 marker-mon",
        "bill/marker film/cleo film/la-jetee film/sans-soleil",
    ),
    "spoken/ru": ("stalker-night stalker-mon", "film/stalker"),
    "subtitles/de": (
        "cleo-thu cleo-fri stalker-night cleo-signed stalker-mon marker-mon",
        "bill/marker film/cleo film/la-jetee film/sans-soleil film/stalker",
    ),
    "subtitles/en": (
        """
        opening marker-fri cleo-fri caligari-sat lola-qa nosferatu-sat jetee-first jetee-second sunday-people
        ldn-cleo.1400 ldn-cleo.1900 metropolis-sun stalker-mon
        """,
        """
        bill/marker film/caligari film/cleo film/la-jetee film/lola-rennt film/menschen-am-sonntag film/metropolis
        film/nosferatu film/sans-soleil film/stalker
        """,
    ),
}


def test_there_is_a_view_of_each_language_and_no_other() -> None:
    suffixes = (".ics", ".rss", ".atom", ".feed.json")
    expected = {f"{root}{view}{suffix}" for root in ("", "en/") for view in VIEWS for suffix in suffixes}
    assert set(published()) == expected


@pytest.mark.parametrize("root", ["", "en/"])
@pytest.mark.parametrize("view", VIEWS)
def test_a_calendar_of_a_language_has_the_screenings_in_it(view: str, root: str) -> None:
    text = published()[f"{root}{view}.ics"].replace(b"\r\n ", b"").decode()
    assert re.findall(r"\r\nUID:screening-(.*)@extra-hour\.example\r\n", text) == VIEWS[view][0].split()
    assert f"SOURCE;VALUE=URI:https://extra-hour.example/programme/{root}{view}.ics\r\n" in text


@pytest.mark.parametrize("root", ["", "en/"])
@pytest.mark.parametrize("view", VIEWS)
def test_the_feeds_of_a_language_have_what_is_shown_in_it(view: str, root: str) -> None:
    wanted = [f"tag:extra-hour.example,2026:{item}" for item in VIEWS[view][1].split()]
    atom = etree.fromstring(published()[f"{root}{view}.atom"])
    rss = etree.fromstring(published()[f"{root}{view}.rss"])
    feed = json.loads(published()[f"{root}{view}.feed.json"])
    assert sorted(each.findtext(f"{ATOM}id") for each in atom.iter(f"{ATOM}entry")) == wanted
    assert sorted(each.findtext("guid") for each in rss.iter("item")) == wanted
    assert sorted(each["id"] for each in feed["items"]) == wanted


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("spoken/ru.ics", "Festival der geschenkten Stunde – Vorstellungen in der Sprache Russisch"),
        ("subtitles/de.ics", "Festival der geschenkten Stunde – Vorstellungen mit Untertiteln auf Deutsch"),
        ("en/spoken/ru.ics", "Festival of the Extra Hour – Screenings spoken in Russian"),
        ("en/subtitles/de.ics", "Festival of the Extra Hour – Screenings subtitled in German"),
    ],
)
def test_a_calendar_of_a_language_is_called_by_it(path: str, name: str) -> None:
    assert f"\r\nX-WR-CALNAME:{name}\r\n" in published()[path].replace(b"\r\n ", b"").decode()
