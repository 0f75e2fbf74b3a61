"""The pages in Chromium: in both themes, narrow and wide, by keyboard, enlarged, without script.

Every claim is of all the pages in `pages`; a failure names the page and what was seen there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.browser.conftest import Seen

#: The pictures that the sample's author keeps on another host: the only requests that leave a publication.
OWN_CHOICE = {
    "https://cinema.example/pictures/foyer.jpg",
    "https://cinema.example/pictures/brave-one.jpg",
    "https://cinema.example/pictures/caligari.jpg",
}


def faults(seen: Seen, key: str) -> list[tuple[str, Any]]:
    """Return the pages of which a fact says something, with what it says."""
    return [(name, facts["seen"][key]) for name, facts in seen.pages.items() if facts["seen"][key]]


def test_nothing_is_said_to_the_console(seen: Seen) -> None:
    assert faults(seen, "console") == []


def test_nothing_is_asked_of_another_host(seen: Seen) -> None:
    asked = {(name, url) for name, urls in faults(seen, "outside") for url in urls}
    assert {each for each in asked if each[1] not in OWN_CHOICE} == set()


def test_everything_that_a_page_asks_for_is_there(seen: Seen) -> None:
    assert faults(seen, "failed") == []


def test_a_page_has_no_script_but_data_and_the_one_for_subscribing_its_own(seen: Seen) -> None:
    for name, facts in seen.pages.items():
        scripts = [each for each in facts["told"]["scripts"] if each != "application/ld+json"]
        assert scripts == (["subscribe.js"] if name.endswith("/subscribe.html") else []), name
        assert facts["told"]["handlers"] == [], name
        assert set(facts["told"]["links"]) <= {"http:", "https:", "webcal:", "mailto:", "geo:"}, name


def test_a_page_says_the_same_without_scripts(seen: Seen) -> None:
    for name, facts in seen.pages.items():
        assert facts["unscripted"] == facts["told"]["plain"], name
        if not name.endswith("/subscribe.html"):
            assert facts["told"]["plain"] == facts["told"]["text"], name


def test_no_window_scrolls_sideways(seen: Seen) -> None:
    assert [each for each in _looks(seen) if each[3]["scroll"] > each[3]["inner"]] == []


def test_no_text_is_cut_or_sticks_out(seen: Seen) -> None:
    assert [(*each[:3], each[3]["out"]) for each in _looks(seen) if each[3]["out"]] == []


def test_no_text_lies_upon_another(seen: Seen) -> None:
    assert [(*each[:3], each[3]["upon"]) for each in _looks(seen) if each[3]["upon"]] == []


def test_axe_finds_nothing_in_either_theme(seen: Seen) -> None:
    assert [(name, each) for name, facts in seen.pages.items() for each in facts["axe"]] == []
    assert min(facts["rules"] for facts in seen.pages.values()) >= 25


def test_the_keyboard_reaches_everything_in_order_and_one_sees_where(seen: Seen) -> None:
    for name, facts in seen.pages.items():
        keys = facts["keys"]
        assert [each["at"] for each in keys["met"]] == list(range(keys["count"])), name
        lost = [e for e in keys["met"] if not e["outlined"] or not e["inside"] or e["covered"]]
        assert lost == [], name


def test_the_first_key_leads_past_the_navigation(seen: Seen) -> None:
    for name, facts in seen.pages.items():
        skip = facts["keys"]["skip"]
        assert (skip["hash"], skip["inside"], skip["outlined"]) == ("#content", True, True), name
        assert skip["next"] is None or skip["next"]["main"] or "<main" not in name, name


def test_what_folds_opens_and_shuts_by_keyboard(seen: Seen) -> None:
    folds = [(name, each) for name, facts in seen.pages.items() for each in facts["keys"]["details"]]
    assert folds
    for name, (before, between, after) in folds:
        assert (between, after) == (not before, before), name


def test_nothing_moves_for_those_who_want_no_motion(seen: Seen) -> None:
    for name, facts in seen.pages.items():
        assert facts["light"]["moving"] == facts["dark"]["moving"] == 0, name


def test_the_themes_differ(seen: Seen) -> None:
    assert {(f["light"]["paper"], f["dark"]["paper"]) for f in seen.pages.values()} == {
        ("rgb(251, 250, 246)", "rgb(21, 20, 18)")
    }


def test_nothing_shifts_while_a_page_loads(seen: Seen) -> None:
    assert {
        name: facts["told"]["shift"] for name, facts in seen.pages.items() if facts["told"]["shift"]
    } == {}
    unsized = {url for facts in seen.pages.values() for url in facts["told"]["unsized"]}
    assert unsized == set()


def test_headings_begin_with_one_and_leave_none_out(seen: Seen) -> None:
    for name, facts in seen.pages.items():
        levels = facts["told"]["headings"]
        assert levels[0] == 1, name
        assert levels.count(1) == 1, name
        assert all(after <= before + 1 for before, after in pairwise(levels)), (
            name,
            levels,
        )


@pytest.mark.parametrize(
    ("page", "lang", "direction"),
    [
        ("festival/index.html", "de", "ltr"),
        ("festival/en/index.html", "en", "ltr"),
        ("everything/fr-CA/index.html", "fr-CA", "ltr"),
        ("film-forum/index.html", "en-US", "ltr"),
        ("hebrew/index.html", "he", "rtl"),
    ],
)
def test_a_page_says_its_language_and_direction(seen: Seen, page: str, lang: str, direction: str) -> None:
    told = seen.pages[page]["told"]
    assert (told["lang"], told["dir"]) == (lang, direction)


def test_a_time_says_the_instant_that_it_is_marked_with_and_its_zone(seen: Seen) -> None:
    moments = 0
    for name, facts in seen.pages.items():
        for each in facts["told"]["times"]:
            if "T" not in each["datetime"]:
                assert re.search(rf"\b{int(each['datetime'][-2:])}\b", each["text"]), (name, each)
                continue
            moments += 1
            instant = datetime.fromisoformat(each["datetime"])
            assert instant.utcoffset() == instant.astimezone(ZoneInfo(each["name"])).utcoffset(), (name, each)
            assert _wall(each["text"]) in {
                (instant.hour, instant.minute),
                (instant.hour % 12 or 12, instant.minute),
            }
            assert each["zone"].strip(), (name, each)
            assert each["shown"], (name, each)
    assert moments > 300


def test_a_film_without_pictures_is_light(seen: Seen) -> None:
    for name in ("festival/films/stalker.html", "film-forum/films/cranes.html", "week/films/film-0.html"):
        assert 0 < seen.pages[name]["seen"]["bytes"] < 60_000, name


def test_hostile_texts_stay_texts(seen: Seen) -> None:
    told = seen.pages["hostile/films/markup.html"]["told"]
    assert "<b>Bold</b> & </title></script><script>alert(1)</script>" in told["text"]
    assert told["title"].startswith("<b>Bold</b> & </title></script>")


def test_all_of_this_is_found_in_a_spoilt_page(seen: Seen) -> None:
    bad = seen.spoilt
    look = {(each["width"], each["zoom"]): each for each in bad["looks"]}
    assert bad["seen"]["console"] == ["log: a script"]
    assert bad["seen"]["outside"] == ["https://elsewhere.example/pixel.png"]
    assert bad["told"]["scripts"] == [""]
    assert bad["unscripted"] != bad["told"]["text"]
    assert look[360, 1]["scroll"] > look[360, 1]["inner"]
    assert "cut at the edge" in look[1280, 1]["out"]
    assert ["One text lies here", "Another lies upon it"] in [
        sorted(each)[::-1] for each in look[1280, 1]["upon"]
    ]
    assert {"color-contrast", "image-alt", "heading-order"} <= {each["id"] for each in bad["axe"]}
    assert [each["at"] for each in bad["keys"]["met"]] != list(range(bad["keys"]["count"]))
    assert not any(each["outlined"] for each in bad["keys"]["met"])
    assert bad["light"]["moving"] == 1
    assert bad["told"]["unsized"] == ["https://elsewhere.example/pixel.png"]
    assert bad["told"]["headings"] == [1, 4]


def _looks(seen: Seen) -> Iterator[tuple[str, int, int, dict[str, Any]]]:
    """Yield (page, width of the window, enlargement, what was measured)."""
    for name, facts in seen.pages.items():
        for look in facts["looks"]:
            yield name, look["width"], look["zoom"], look


def _wall(text: str) -> tuple[int, int]:
    """Return the hour and minute that a text says."""
    numbers = [int(each) for each in re.findall(r"\d+", text)]
    return numbers[0], numbers[1] if len(numbers) > 1 else 0
