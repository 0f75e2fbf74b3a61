"""Which addresses and paths are whose, and what pages are wanted to carry."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

import metafeed
from metafeed.embedding import view_of
from metafeed.embedding.wanted import Wanted
from metafeed.publish import publication

NOW = datetime(2026, 3, 20, 9, tzinfo=UTC)
SOURCE: dict[str, Any] = {
    "name": "Kino",
    "identity": "kino.example,2026",
    "base_url": "https://kino.example/programme/",
    "url": "https://kino.example/",
    "clock": "24",
    "language": "en",
    "languages": ["en", "pt-BR"],
    "pages": {"film": "https://kino.example/film/{id}", "series": "https://kino.example/film/?s={id}"},
    "venues": [{"id": "kino", "name": "Kino", "zone": "Europe/Berlin", "url": "https://kino.example/"}],
    "series": [{"id": "war", "title": "War"}],
    "films": [
        {"id": "cranes", "title": "The Cranes Are Flying", "runtime": 95},
        {"id": "ikiru", "title": "Ikiru", "runtime": 143, "url": "https://elsewhere.example/ikiru"},
        {"id": "a", "title": "A", "runtime": 9, "url": "https://kino.example/shorts"},
        {"id": "b", "title": "B", "runtime": 9, "url": "https://kino.example/shorts"},
    ],
    "screenings": [
        {
            "id": "sat",
            "film": "cranes",
            "date": "2026-03-28",
            "time": "20:00",
            "series": "war",
            "url": "https://kino.example/film/cranes#sat",
        },
        {"id": "mon", "film": "ikiru", "date": "2026-03-30", "time": "20:00"},
        {"id": "open", "film": "ikiru", "date": "2026-03-31", "status": "postponed"},
    ],
}


@pytest.fixture(scope="module")
def wanted() -> Wanted:
    """Return what pages of a house in two languages are wanted to carry."""
    programme, _ = metafeed.resolve(SOURCE)
    return Wanted(publication(programme, NOW))


@pytest.mark.parametrize(
    ("url", "view"),
    [
        ("https://kino.example", "all"),
        ("http://KINO.example/index.html", "all"),
        ("https://kino.example/programme/", "all"),
        ("https://kino.example/film/cranes/", "films/cranes"),
        ("https://kino.example/film/?s=war", "series/war"),
        ("https://elsewhere.example/ikiru", "films/ikiru"),
        ("https://kino.example/shorts", "films/a films/b"),
        ("https://kino.example/programme/screenings/mon.html", "screenings/mon"),
        ("https://kino.example/programme/venues/kino", "venues/kino"),
        ("https://kino.example/programme/pt-BR/films/cranes.html", "pt-BR/films/cranes"),
        ("https://kino.example/programme/changes.html", None),
        ("https://kino.example/imprint", None),
    ],
)
def test_a_page_for_people_and_metafeed_s_own_are_of_their_view(
    wanted: Wanted, url: str, view: str | None
) -> None:
    found = view_of(f'<link rel="canonical" href="{url}">'.encode(), "x", wanted.pages)
    assert (found and found.view) == view


@pytest.mark.parametrize(
    ("path", "view"),
    [
        ("index.html", "all"),
        ("film/cranes.html", "films/cranes"),
        ("programme/films/cranes.html", "films/cranes"),
        ("films/cranes/index.html", "films/cranes"),
        ("srv/www/films/ikiru.html", "films/ikiru"),
        ("pt-BR/films/cranes.html", "pt-BR/films/cranes"),
        ("ikiru.html", None),
        ("shorts.html", None),
        ("blog/cranes.html", None),
        ("screenings/open.html", None),
    ],
)
def test_a_path_is_of_a_view_if_it_says_enough(wanted: Wanted, path: str, view: str | None) -> None:
    found = view_of(b"", path, wanted.pages)
    assert (found and found.view) == view


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        (None, "en"),
        ("", "en"),
        ("en-GB", "en"),
        ("pt", "pt-BR"),
        ("PT_br", "pt-BR"),
        ("pt-PT", "pt-BR"),
        ("de", "en"),
    ],
)
def test_the_nearest_language_of_the_programme_counts(
    wanted: Wanted, asked: str | None, language: str
) -> None:
    assert wanted.language(asked) == language


def test_an_element_is_of_the_instant_and_rendered_once(wanted: Wanted) -> None:
    element = wanted.element("films/cranes", "pt")
    assert (element.view, element.now) == ("films/cranes", NOW)
    assert element.links[0].href == "https://kino.example/programme/pt-BR/films/cranes.ics"
    assert wanted.element("pt-BR/films/cranes") is element
    assert not wanted.has("films/none")
    assert wanted.has("pt-br/all")
    with pytest.raises(KeyError):
        wanted.element("films/none")
