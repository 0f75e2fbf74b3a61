"""newsboat, the reader library, vdirsyncer with khal, curl and Thunderbird's parser follow one `metafeed serve`.

After each publication each holds the truth, as `truth` writes it out; nothing that was fetched before is fetched
again by who can ask whether it is new; and nothing that goes wrong with the source empties any of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.samples import ROOT
from tests.strangers.skipped import require
from tests.subscribers import truth
from tests.subscribers.followers import (
    CALENDARS,
    MISSING,
    READ_BY_NEWSBOAT,
    READ_BY_THE_LIBRARY,
    SCRIPTED,
    Read,
)
from tests.subscribers.following import BROKEN_AFTER, CONTINUED, LAST, Look, Looks, followed
from tests.subscribers.newsboat import Newsboat
from tests.subscribers.programs import Desk
from tests.subscribers.season import STEPS
from tests.subscribers.serving import Site, served

#: What `calendar.ics?format=35mm&after=18:00` has of the calendar of 35mm: hours of the night are late, not early.
NARROWED = (
    "ldn-safety-last",
    "eraserhead-fri",
    "nosferatu-sat",
    "living-dead",
    "jetee-first",
    "jetee-second",
    "eraserhead-night",
    "stalker-mon",
)

#: When London's showings begin, in UTC, and in which zone that is told: its clocks go back in the night to the 25th.
LONDON = {
    "screening-life-and-death-nitrate.2026-10-23.a@extra-hour.example": ("10-23 17:10Z", "Europe/London"),
    "screening-ldn-safety-last@extra-hour.example": ("10-23 19:45Z", "Europe/London"),
    "screening-ldn-marker@extra-hour.example": ("10-24 14:00Z", "Europe/London"),
    "screening-life-and-death-nitrate.2026-10-24.a@extra-hour.example": ("10-24 23:30Z", "Europe/London"),
    "screening-ldn-cleo.1400@extra-hour.example": ("10-25 14:00Z", "Europe/London"),
    "screening-ldn-cleo.1900@extra-hour.example": ("10-25 19:00Z", "Europe/London"),
    "screening-life-and-death-nitrate.2026-10-26.a@extra-hour.example": ("10-26 18:10Z", "Europe/London"),
}

#: Publication → SEQUENCE of the events that count up in it. The tenth comes from a server that was started anew.
COUNTED: dict[int, dict[str, int]] = {
    3: {"cleo-thu": 1},
    4: {"ldn-safety-last": 1},
    6: {"caligari-sat": 1},
    7: {"eraserhead-night": 1, "lola-captions": 1},
    8: {"caligari-sat": 2},
    9: {"opening": 1, "metropolis-sun": 1},
    10: {"cleo-thu": 2},
}

NEWS = {"changes.rss", "changes.atom", "changes.feed.json"}
REELS = {"formats/35mm.ics", CALENDARS["narrowed"]}
TOLD = {"calendar.ics", "feed.atom", *NEWS}
#: Publication → the documents that are otherwise than before it.
CHANGED: dict[int, set[str]] = {
    1: {*CALENDARS.values(), *TOLD},
    2: set(),
    3: TOLD,
    4: TOLD | REELS | {CALENDARS["london_en"]},
    5: TOLD,
    6: TOLD,
    7: TOLD | REELS | {CALENDARS["captions"]},
    8: TOLD,
    9: TOLD - NEWS,
    10: TOLD,
}

#: Program → what it asks for when it fetches, each as often as it does.
ASKED: dict[str, Iterable[str]] = {
    "vdirsyncer and khal": CALENDARS.values(),
    "newsboat": READ_BY_NEWSBOAT,
    "reader": READ_BY_THE_LIBRARY,
    "curl": [path for path, _ in SCRIPTED],
    "Thunderbird": CALENDARS.values(),
}
ASKING_ANEW = [name for name in MISSING if name != "vdirsyncer and khal"]

NUMBERS = pytest.mark.parametrize("number", range(1, 11), ids=[step.claim for step in STEPS])
PROGRAMS = pytest.mark.parametrize("program", MISSING)


@pytest.fixture(scope="module")
def looks(tmp_path_factory: pytest.TempPathFactory) -> Looks:
    """What the programs that are here held at each moment of the season."""
    return followed(tmp_path_factory.mktemp("served"))


def look(looks: Looks, moment: int | str, program: str) -> Look:
    """Return what a program held at a moment."""
    require(program, MISSING[program]())
    return looks[moment][program]


def calendars(number: int) -> truth.Picture:
    """Return what the five calendars must hold after a publication."""
    told = truth.calendars(number)
    narrowed = {key: told["reels"][key] for key in NARROWED}
    return {name: told[name] for name in CALENDARS if name != "narrowed"} | {"narrowed": narrowed}


def under(tag: str, titles: dict[str, str]) -> dict[str, str]:
    """Return titles by the whole ids."""
    return {f"{tag}{key}": title for key, title in titles.items()}


# What each program holds


@NUMBERS
def test_khal_lists_each_showing_once_as_it_is_now(looks: Looks, number: int) -> None:
    listed, files = look(looks, number, "vdirsyncer and khal").held
    assert listed.result().picture == calendars(number)
    assert len(files) == sum(map(len, calendars(number).values()))


@NUMBERS
def test_thunderbirds_parser_has_each_showing_once_as_it_is_now(looks: Looks, number: int) -> None:
    picture, london, sequences = look(looks, number, "Thunderbird").held
    assert picture == calendars(number)
    assert london == LONDON
    counted = {key: n for step in range(1, number + 1) for key, n in COUNTED.get(step, {}).items()}
    assert sequences == {f"screening-{key}@extra-hour.example": n for key, n in counted.items()}


@NUMBERS
@pytest.mark.parametrize("program", ["newsboat", "reader"])
def test_news_become_unread_items_and_films_change_in_place(looks: Looks, number: int, program: str) -> None:
    held: Read = look(looks, number, program).held
    films = under(truth.TAG, truth.films(number))
    for feed, items in held.items.items():
        news = feed != "feed.atom"
        assert items == (under(truth.TAG, truth.news(number)) if news else films)
        unread = under(truth.TAG, truth.NEWS[number]) if news else films if number == 1 else {}
        assert held.unread[feed] == unread


@NUMBERS
def test_a_file_that_curl_keeps_is_the_document_as_it_is_now(looks: Looks, number: int) -> None:
    held = {name: kept for name, (kept, _) in look(looks, number, "curl").held.items()}
    assert held == {
        "calendar.ics by tag": calendars(number)["all"],
        "calendar.ics by tag, compressed": calendars(number)["all"],
        "calendar.ics by date": calendars(number)["all"],
        "calendar.ics by date, compressed": calendars(number)["all"],
        "changes.feed.json by tag, compressed": under(truth.TAG, truth.news(number)),
    }


# What goes over the wire


@NUMBERS
@pytest.mark.parametrize("program", ASKING_ANEW)
def test_what_did_not_change_is_answered_304(looks: Looks, number: int, program: str) -> None:
    expected = [(path, 200 if path in CHANGED[number] else 304) for path in ASKED[program]]
    assert look(looks, number, program).answers == sorted(expected)


@pytest.mark.parametrize("program", ASKING_ANEW)
def test_the_second_fetch_is_304_and_what_is_held_stays_untouched(looks: Looks, program: str) -> None:
    first, second = look(looks, 1, program), look(looks, 2, program)
    assert {status for _, status in first.answers} == {200}
    assert {status for _, status in second.answers} == {304}
    assert contents(second) == contents(first)


def test_vdirsyncer_never_asks_whether_a_calendar_is_new_but_leaves_what_is_not(looks: Looks) -> None:
    first, second = (look(looks, number, "vdirsyncer and khal") for number in (1, 2))
    assert second.answers == sorted((path, 200) for path in CALENDARS.values())
    assert " item " not in second.said
    assert second.held == first.held


@pytest.fixture
def site() -> Iterator[Site]:
    """A site that notes which headers it is asked with, and answers 304 to who knows a tag."""
    with served() as found:
        found.folder = ROOT / "festival" / "expected"
        yield found


def test_vdirsyncer_sends_no_header_that_could_be_answered_304(site: Site, tmp_path: Path) -> None:
    require("vdirsyncer", MISSING["vdirsyncer and khal"]())
    desk = Desk(tmp_path, site, {"all": "calendar.ics"}, {})
    desk.set_up()
    for _ in range(2):
        desk.synchronise()
    assert site.asked == [{"host", "accept", "accept-encoding", "user-agent"}] * 2


def test_newsboat_keeps_a_tag_from_its_second_fetch_on(site: Site, tmp_path: Path) -> None:
    require("newsboat", MISSING["newsboat"]())
    newsboat = Newsboat(tmp_path / "newsboat", site.url(""), ["feed.atom"])
    newsboat.set_up()
    for _ in range(3):
        newsboat.reload()
    assert ["if-none-match" in headers for headers in site.asked] == [False, False, True]
    assert site.log == [("/feed.atom", 200), ("/feed.atom", 200), ("/feed.atom", 304)]


# What goes wrong


@PROGRAMS
def test_a_source_that_is_broken_for_a_while_is_not_noticed(looks: Looks, program: str) -> None:
    before, broken = look(looks, BROKEN_AFTER, program), look(looks, "broken", program)
    asks_anew = program in ASKING_ANEW
    assert broken.answers == sorted((path, 304 if asks_anew else 200) for path in ASKED[program])
    assert contents(broken) == contents(before)


@PROGRAMS
@pytest.mark.parametrize("status", [410, 404, 503])
def test_a_refusal_empties_no_program(looks: Looks, program: str, status: int) -> None:
    refused = look(looks, status, program)
    assert refused.answers == sorted((path, status) for path in ASKED[program])
    assert contents(refused) == contents(look(looks, LAST, program))


@PROGRAMS
def test_who_was_refused_goes_on_when_it_is_mended(looks: Looks, program: str) -> None:
    refused, mended = look(looks, 503, program), look(looks, CONTINUED, program)
    assert contents(mended) != contents(refused)


def contents(look: Look) -> Any:
    """Return what is held, but for what is unread: that was read meanwhile."""
    return look.held.items if isinstance(look.held, Read) else look.held
