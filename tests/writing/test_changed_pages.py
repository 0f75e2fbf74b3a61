"""Which pages an edit touches, and that they stay where nothing happened."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.writing.house import Edit, build, edited, house, paths, screening, stats, touched, write

SECOND, THIRD = "2026-03-21T12:00:00+01:00", "2026-03-22T12:00:00+01:00"
#: The pages and fragments that show screening c2, from DCP and captioned at the Odeon.
C2_VIEWS = "{films/cranes,formats/dcp,access/open-captions,spoken/ru,subtitles/en,venues/odeon}.html"
C2_PAGES = f"index.html screenings/c2.html {C2_VIEWS} fragments/all.html fragments/{C2_VIEWS}"
#: What only its own head carries: a list links to its page, which is where it was.
C2_HEAD = " heads/screenings/c2.html"

EDITS: dict[str, tuple[Edit, str]] = {
    "moved": (
        lambda source: screening(source, "c2").update(time="21:00"),
        C2_PAGES + C2_HEAD + " sitemap.xml",
    ),
    "cancelled": (
        lambda source: screening(source, "c2").update(status="cancelled"),
        C2_PAGES + C2_HEAD + " sitemap.xml",
    ),
    "another house on the web": (
        lambda source: source["venues"][1].update(telephone="+49 30 1"),
        # The theatre stands nested in the events of its screenings.
        "venues/odeon.html screenings/{c2,s2}.html heads/screenings/{c2,s2}.html sitemap.xml",
    ),
}


@pytest.mark.parametrize("kind", EDITS)
def test_an_edit_touches_exactly_the_pages_that_tell_it(kind: str, tmp_path: Path) -> None:
    site, source = tmp_path / "site", house(emitters=["html", "fragment", "head", "atom"])
    build(write(tmp_path, source), site)
    # The first news make a feed, which every page links to from then on.
    source = edited(source, lambda made: screening(made, "s1").update(time="20:30"))
    build(write(tmp_path, source), site, SECOND)
    edit, expected = EDITS[kind]
    file = write(tmp_path, edited(source, edit))
    done = [
        path
        for path in touched(site, lambda: build(file, site, THIRD))
        if not path.endswith((".atom", ".jsonl"))
    ]
    assert done == paths(expected)


def test_pages_built_again_later_are_left_as_they_are_while_nothing_passes(tmp_path: Path) -> None:
    site, file = tmp_path / "site", write(tmp_path, house(emitters=[]))
    build(file, site)
    before = stats(site)
    build(file, site, "2026-03-24T19:59:59+01:00")
    assert stats(site) == before


def test_a_film_page_outlives_its_run_with_past_screenings_and_without_tickets(tmp_path: Path) -> None:
    source = house(emitters=[])
    screening(source, "c1").update(tickets="https://tickets.example/c1", prices=[{"price": "9.00"}])
    site, file = tmp_path / "site", write(tmp_path, source)
    build(file, site)
    page = (site / "films/cranes.html").read_text("utf-8")
    assert "https://tickets.example/c1" in page
    assert "Past screenings" not in page
    build(file, site, "2026-07-01T12:00:00+02:00")
    page = (site / "films/cranes.html").read_text("utf-8")
    assert "Past screenings" in page
    assert "Previously played" in page
    assert '<time datetime="2026-03-28T20:00+01:00">' in page
    assert "tickets.example" not in page
    assert "9.00" not in page


def test_a_screening_that_vanished_has_a_page_that_says_so(tmp_path: Path) -> None:
    site, source = tmp_path / "site", house(emitters=[])
    build(write(tmp_path, source), site)
    source["screenings"] = [each for each in source["screenings"] if each["id"] != "c2"]
    build(write(tmp_path, source), site, SECOND)
    page = (site / "screenings/c2.html").read_text("utf-8")
    assert "<title>Cancelled: The Cranes Are Flying, Sunday, March 29, 2026, 8:00 pm – Kino</title>" in page
    assert "https://schema.org/EventCancelled" in page
