"""vdirsyncer fetches calendars over HTTP, khal lists them: after each of ten publications, what a patron sees."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from tests.strangers.reading import packages
from tests.strangers.skipped import require
from tests.subscribers import truth
from tests.subscribers.programs import Desk, Listed
from tests.subscribers.season import STEPS, Season

#: What somebody subscribes to: a name for vdirsyncer and khal, and the document.
SUBSCRIBED = {
    "all": "calendar.ics",
    "london": "venues/example-picture-house.ics",
    "london_en": "en/venues/example-picture-house.ics",
    "reels": "formats/35mm.ics",
    "captions": "access/open-captions.ics",
}
#: And what somebody downloads again and again. Here vdirsyncer goes by UIDs, which it does not over HTTP.
DOWNLOADED = {"file": "calendar.ics"}

#: Publication → calendar → how many events vdirsyncer adds, replaces under the same UID, and removes. Over
#: HTTP it ignores UIDs: what is told otherwise is removed, and added.
FETCHED: dict[int, dict[str, tuple[int, int, int]]] = {
    1: {
        "all": (29, 0, 0),
        "london": (7, 0, 0),
        "london_en": (7, 0, 0),
        "reels": (11, 0, 0),
        "captions": (1, 0, 0),
        "file": (29, 0, 0),
    },
    2: {},
    3: {"all": (1, 0, 1), "file": (0, 1, 0)},
    4: {
        "all": (1, 0, 1),
        "london": (1, 0, 1),
        "london_en": (1, 0, 1),
        "reels": (1, 0, 1),
        "file": (0, 1, 0),
    },
    5: {"all": (1, 0, 0), "file": (1, 0, 0)},
    6: {"all": (1, 0, 1), "file": (0, 1, 0)},
    7: {"all": (2, 0, 2), "reels": (1, 0, 1), "captions": (1, 0, 1), "file": (0, 2, 0)},
    8: {"all": (1, 0, 1), "file": (0, 1, 0)},
    9: {"all": (2, 0, 2), "file": (0, 2, 0)},
    10: {"all": (1, 0, 1), "file": (0, 1, 0)},
}

#: The publication in which a screening is added.
ADDED = 5

#: How many events the calendars of a patron hold, before and after a screening is added.
HELD = {"all": 29, "london": 7, "london_en": 7, "reels": 11, "captions": 1, "file": 29}
HELD_LATER = {"all": 30, "london": 7, "london_en": 7, "reels": 11, "captions": 1, "file": 30}

UIDS = [
    "screening-caligari-sat@extra-hour.example",
    "screening-cleo-fri@extra-hour.example",
    "screening-cleo-signed@extra-hour.example",
    "screening-cleo-thu@extra-hour.example",
    "screening-eraserhead-fri@extra-hour.example",
    "screening-eraserhead-night@extra-hour.example",
    "screening-jetee-extra@extra-hour.example",
    "screening-jetee-first@extra-hour.example",
    "screening-jetee-second@extra-hour.example",
    "screening-ldn-cleo.1400@extra-hour.example",
    "screening-ldn-cleo.1900@extra-hour.example",
    "screening-ldn-marker@extra-hour.example",
    "screening-ldn-safety-last@extra-hour.example",
    "screening-life-and-death-nitrate.2026-10-23.a@extra-hour.example",
    "screening-life-and-death-nitrate.2026-10-24.a@extra-hour.example",
    "screening-life-and-death-nitrate.2026-10-26.a@extra-hour.example",
    "screening-living-dead@extra-hour.example",
    "screening-lola-captions@extra-hour.example",
    "screening-lola-qa@extra-hour.example",
    "screening-marker-fri@extra-hour.example",
    "screening-marker-mon@extra-hour.example",
    "screening-metropolis-sun@extra-hour.example",
    "screening-nosferatu-sat@extra-hour.example",
    "screening-opening@extra-hour.example",
    "screening-safety-last-sat@extra-hour.example",
    "screening-shorts-fri@extra-hour.example",
    "screening-shorts-sun@extra-hour.example",
    "screening-stalker-mon@extra-hour.example",
    "screening-stalker-night@extra-hour.example",
    "screening-sunday-people@extra-hour.example",
]

NUMBERS = pytest.mark.parametrize("number", range(1, 11), ids=[step.claim for step in STEPS])


@dataclass(frozen=True)
class Seen:
    """What the programs said and held after a publication."""

    listed: Listed
    held: dict[str, int]
    fetched: dict[str, tuple[int, int, int]]


@pytest.fixture(scope="module")
def seen(season: Season, tmp_path_factory: pytest.TempPathFactory) -> dict[int, Seen]:
    """Publication → what the desk of a patron shows who synchronises after each."""
    require("vdirsyncer", packages("vdirsyncer")())
    require("khal", packages("khal")())
    desk = Desk(tmp_path_factory.mktemp("desk"), season.site, SUBSCRIBED, DOWNLOADED)
    found = {}
    for number in season.served():
        if number == 1:
            desk.set_up()
        told = _fetched(desk.synchronise(), desk.calendars)
        found[number] = Seen(desk.listed(), {name: desk.held(name) for name in desk.calendars}, told)
    return found


def _fetched(told: str, calendars: Iterable[str]) -> dict[str, tuple[int, int, int]]:
    """Return what vdirsyncer says that it did to the calendars held: added, replaced, removed."""
    added, replaced, removed = (
        Counter(re.findall(rf"{words} item \S+ (?:to|from) (\w+)_held", told))
        for words in (r"Copying \(uploading\)", r"Copying \(updating\)", "Deleting")
    )
    assert told.count(" item ") == added.total() + replaced.total() + removed.total(), told
    counts = {name: (added[name], replaced[name], removed[name]) for name in calendars}
    return {name: count for name, count in counts.items() if any(count)}


@NUMBERS
def test_khal_lists_each_showing_once_as_it_is_now(seen: dict[int, Seen], number: int) -> None:
    calendars = truth.calendars(number)
    assert seen[number].listed.picture == calendars | {"file": calendars["all"]}


@NUMBERS
def test_a_patron_holds_as_many_events_as_there_are_showings(seen: dict[int, Seen], number: int) -> None:
    assert seen[number].held == (HELD if number < ADDED else HELD_LATER)


@NUMBERS
def test_vdirsyncer_fetches_anew_only_what_is_told_otherwise(seen: dict[int, Seen], number: int) -> None:
    assert seen[number].fetched == FETCHED[number]


@NUMBERS
def test_an_event_keeps_its_uid_whatever_changes(seen: dict[int, Seen], number: int) -> None:
    not_yet = {"screening-jetee-extra@extra-hour.example"} if number < ADDED else set()
    assert seen[number].listed.uids["file"] == [uid for uid in UIDS if uid not in not_yet]
