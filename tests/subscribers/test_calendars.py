"""vdirsyncer fetches calendars over HTTP, khal lists them: after each of ten publications, what a patron sees."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

import pytest

from tests.strangers.reading import packages
from tests.strangers.skipped import require
from tests.subscribers.programs import Desk, Listed, Picture
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

#: What khal must list after the first publication. All times are Berlin's, which is how khal is set up; the
#: clocks go back from CEST to CET in the night to 25 October, in London too.
FIRST: Picture = {
    "all": {
        "opening": "10-22 19:30 CEST – 10-22 22:15 CEST CONFIRMED: Ausverkauft: Metropols (Einführung, Live-Musik)",
        "cleo-thu": "10-22 20:00 CEST – 10-22 21:30 CEST CONFIRMED: Mittwoch zwischen 5 und 7",
        "shorts-fri": "10-23 16:00 CEST – 10-23 16:44 CEST CANCELLED: Abgesagt: Kurze Zeit (16mm)",
        "marker-fri": "10-23 18:00 CEST – 10-23 20:23 CEST CONFIRMED: Marker: Zweimal Erinnerung (16mm)",
        "cleo-fri": "10-23 18:30 CEST – 10-23 20:00 CEST CANCELLED: Abgesagt: Mittwoch zwischen 5 und 7",
        "life-and-death-nitrate.2026-10-23.a": "10-23 19:10 CEST – 10-23 21:09 CEST CONFIRMED: Irrtum im Jenseits (35mm-Nitrofilm)",
        "ldn-safety-last": "10-23 21:45 CEST – 10-23 23:13 CEST CONFIRMED: Ausgerechnet Wolkenkratzer! (35mm, Live-Musik)",
        "eraserhead-fri": "10-23 23:15 CEST – 10-24 00:44 CEST CONFIRMED: Eraserhead (35mm)",
        "safety-last-sat": "10-24 11:00 CEST – 10-24 12:13 CEST CONFIRMED: Ausgerechnet Wolkenkratzer! (35mm, entspannte Vorstellung, Live-Orgel)",
        "caligari-sat": "10-24 14:00 CEST – 10-24 15:30 CEST CONFIRMED: Das Cabinet des Dr. Caligari (Einführung)",
        "ldn-marker": "10-24 16:00 CEST – 10-24 18:38 CEST CONFIRMED: Am Rande des Rollfelds + Sans Soleil – Unsichtbare Sonne (16mm, auf Englisch)",
        "lola-qa": "10-24 16:30 CEST – 10-24 18:21 CEST CONFIRMED: Lola rennt (35mm, Filmgespräch)",
        "nosferatu-sat": "10-24 19:30 CEST – 10-24 21:04 CEST CANCELLED: Verschoben: Nosferatu – Eine Symphonie des Grauens (35mm, Live-Musik)",
        "living-dead": "10-25 00:30 CEST – 10-25 02:06 CEST CONFIRMED: Die Nacht der lebenden Toten (35mm)",
        "life-and-death-nitrate.2026-10-24.a": "10-25 01:30 CEST – 10-25 02:29 CET CONFIRMED: Irrtum im Jenseits (35mm-Nitrofilm)",
        "stalker-night": "10-25 01:45 CEST – 10-25 03:27 CET CONFIRMED: Stalker",
        "jetee-first": "10-25 02:30 CEST – 10-25 02:58 CEST CONFIRMED: Am Rande des Rollfelds (35mm)",
        "jetee-second": "10-25 02:30 CET – 10-25 02:58 CET CONFIRMED: Am Rande des Rollfelds (35mm)",
        "eraserhead-night": "10-25 03:30 CET – 10-25 04:59 CET CONFIRMED: Eraserhead (35mm)",
        "sunday-people": "10-25 11:30 CET – 10-25 12:43 CET CONFIRMED: Für Mitglieder: Menschen am Sonntag (35mm, Live-Musik)",
        "shorts-sun": "10-25 14:00 CET – 10-25 14:44 CET CONFIRMED: Kurze Zeit (16mm)",
        "lola-captions": "10-25 14:30 CET – 10-25 15:51 CET CONFIRMED: Lola rennt (Untertitel für Hörgeschädigte, Audiodeskription)",
        "ldn-cleo.1400": "10-25 15:00 CET – 10-25 16:45 CET CONFIRMED: Mittwoch zwischen 5 und 7",
        "cleo-signed": "10-25 17:00 CET – 10-25 19:25 CET CONFIRMED: Mittwoch zwischen 5 und 7 (mit Gebärdensprache (DGS), Einführung, Podiumsgespräch)",
        "ldn-cleo.1900": "10-25 20:00 CET – 10-25 21:45 CET CONFIRMED: Mittwoch zwischen 5 und 7",
        "metropolis-sun": "10-25 20:00 CET – 10-25 22:45 CET CONFIRMED: Metropols",
        "stalker-mon": "10-26 18:30 CET – 10-26 21:12 CET CONFIRMED: Stalker (35mm)",
        "life-and-death-nitrate.2026-10-26.a": "10-26 19:10 CET – 10-26 21:09 CET CANCELLED: Abgesagt: Irrtum im Jenseits (35mm-Nitrofilm)",
        "specials/marker": "10-26 20:00 CET – 10-26 22:23 CET CONFIRMED: Marker: Zweimal Erinnerung",
    },
    "london": {
        "life-and-death-nitrate.2026-10-23.a": "10-23 19:10 CEST – 10-23 21:09 CEST CONFIRMED: Irrtum im Jenseits (35mm-Nitrofilm)",
        "ldn-safety-last": "10-23 21:45 CEST – 10-23 23:13 CEST CONFIRMED: Ausgerechnet Wolkenkratzer! (35mm, Live-Musik)",
        "ldn-marker": "10-24 16:00 CEST – 10-24 18:38 CEST CONFIRMED: Am Rande des Rollfelds + Sans Soleil – Unsichtbare Sonne (16mm, auf Englisch)",
        "life-and-death-nitrate.2026-10-24.a": "10-25 01:30 CEST – 10-25 02:29 CET CONFIRMED: Irrtum im Jenseits (35mm-Nitrofilm)",
        "ldn-cleo.1400": "10-25 15:00 CET – 10-25 16:45 CET CONFIRMED: Mittwoch zwischen 5 und 7",
        "ldn-cleo.1900": "10-25 20:00 CET – 10-25 21:45 CET CONFIRMED: Mittwoch zwischen 5 und 7",
        "life-and-death-nitrate.2026-10-26.a": "10-26 19:10 CET – 10-26 21:09 CET CANCELLED: Abgesagt: Irrtum im Jenseits (35mm-Nitrofilm)",
    },
    "london_en": {
        "life-and-death-nitrate.2026-10-23.a": "10-23 19:10 CEST – 10-23 21:09 CEST CONFIRMED: A Matter of Life and Death (35mm nitrate)",
        "ldn-safety-last": "10-23 21:45 CEST – 10-23 23:13 CEST CONFIRMED: Safety Last! (35mm, live score)",
        "ldn-marker": "10-24 16:00 CEST – 10-24 18:38 CEST CONFIRMED: La Jetée + Sans Soleil (16mm, in English)",
        "life-and-death-nitrate.2026-10-24.a": "10-25 01:30 CEST – 10-25 02:29 CET CONFIRMED: A Matter of Life and Death (35mm nitrate)",
        "ldn-cleo.1400": "10-25 15:00 CET – 10-25 16:45 CET CONFIRMED: Cléo from 5 to 7",
        "ldn-cleo.1900": "10-25 20:00 CET – 10-25 21:45 CET CONFIRMED: Cléo from 5 to 7",
        "life-and-death-nitrate.2026-10-26.a": "10-26 19:10 CET – 10-26 21:09 CET CANCELLED: Cancelled: A Matter of Life and Death (35mm nitrate)",
    },
    "reels": {
        "ldn-safety-last": "10-23 21:45 CEST – 10-23 23:13 CEST CONFIRMED: Ausgerechnet Wolkenkratzer! (35mm, Live-Musik)",
        "eraserhead-fri": "10-23 23:15 CEST – 10-24 00:44 CEST CONFIRMED: Eraserhead (35mm)",
        "safety-last-sat": "10-24 11:00 CEST – 10-24 12:13 CEST CONFIRMED: Ausgerechnet Wolkenkratzer! (35mm, entspannte Vorstellung, Live-Orgel)",
        "lola-qa": "10-24 16:30 CEST – 10-24 18:21 CEST CONFIRMED: Lola rennt (35mm, Filmgespräch)",
        "nosferatu-sat": "10-24 19:30 CEST – 10-24 21:04 CEST CANCELLED: Verschoben: Nosferatu – Eine Symphonie des Grauens (35mm, Live-Musik)",
        "living-dead": "10-25 00:30 CEST – 10-25 02:06 CEST CONFIRMED: Die Nacht der lebenden Toten (35mm)",
        "jetee-first": "10-25 02:30 CEST – 10-25 02:58 CEST CONFIRMED: Am Rande des Rollfelds (35mm)",
        "jetee-second": "10-25 02:30 CET – 10-25 02:58 CET CONFIRMED: Am Rande des Rollfelds (35mm)",
        "eraserhead-night": "10-25 03:30 CET – 10-25 04:59 CET CONFIRMED: Eraserhead (35mm)",
        "sunday-people": "10-25 11:30 CET – 10-25 12:43 CET CONFIRMED: Für Mitglieder: Menschen am Sonntag (35mm, Live-Musik)",
        "stalker-mon": "10-26 18:30 CET – 10-26 21:12 CET CONFIRMED: Stalker (35mm)",
    },
    "captions": {
        "lola-captions": "10-25 14:30 CET – 10-25 15:51 CET CONFIRMED: Lola rennt (Untertitel für Hörgeschädigte, Audiodeskription)",
    },
}

OFF = (
    "10-23 21:45 CEST – 10-23 23:13 CEST CANCELLED: Abgesagt: Ausgerechnet Wolkenkratzer! (35mm, Live-Musik)"
)
NOW_DCP = "10-25 03:30 CET – 10-25 04:59 CET CONFIRMED: Jetzt DCP, war 35mm: Eraserhead"
UNCAPTIONED = "10-25 14:30 CET – 10-25 15:51 CET CONFIRMED: Ohne Untertitel für Hörgeschädigte: Lola rennt (Audiodeskription)"

#: Publication → what khal lists otherwise than before it, or lists as well. Nothing is ever gone.
THEN: dict[int, Picture] = {
    1: {},
    2: {},
    3: {"all": {"cleo-thu": "10-22 21:00 CEST – 10-22 22:30 CEST CONFIRMED: Mittwoch zwischen 5 und 7"}},
    4: {
        "all": {"ldn-safety-last": OFF},
        "london": {"ldn-safety-last": OFF},
        "london_en": {
            "ldn-safety-last": "10-23 21:45 CEST – 10-23 23:13 CEST CANCELLED: Cancelled: Safety Last! (35mm, live score)"
        },
        "reels": {"ldn-safety-last": OFF},
    },
    5: {"all": {"jetee-extra": "10-25 02:15 CET – 10-25 02:43 CET CONFIRMED: Am Rande des Rollfelds"}},
    6: {
        "all": {
            "caligari-sat": "10-24 14:00 CEST – 10-24 15:30 CEST CANCELLED: Abgesagt: Das Cabinet des Dr. Caligari (Einführung)"
        }
    },
    7: {
        "all": {"eraserhead-night": NOW_DCP, "lola-captions": UNCAPTIONED},
        "reels": {"eraserhead-night": NOW_DCP},
        "captions": {"lola-captions": UNCAPTIONED},
    },
    8: {
        "all": {
            "caligari-sat": "10-24 14:00 CEST – 10-24 15:30 CEST CONFIRMED: Das Cabinet des Dr. Caligari (Einführung)"
        }
    },
    9: {
        "all": {
            "opening": "10-22 19:30 CEST – 10-22 22:15 CEST CONFIRMED: Ausverkauft: Metropolis (Einführung, Live-Musik)",
            "metropolis-sun": "10-25 20:00 CET – 10-25 22:45 CET CONFIRMED: Metropolis",
        }
    },
    10: {"all": {"cleo-thu": "10-22 20:00 CEST – 10-22 21:30 CEST CONFIRMED: Mittwoch zwischen 5 und 7"}},
}

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


def truth(number: int) -> Picture:
    """Return what khal must list after a publication."""
    picture = {name: dict(events) for name, events in FIRST.items()}
    for step in range(1, number + 1):
        for name, events in THEN[step].items():
            picture[name] |= events
    return picture | {"file": picture["all"]}


@NUMBERS
def test_khal_lists_each_showing_once_as_it_is_now(seen: dict[int, Seen], number: int) -> None:
    assert seen[number].listed.picture == truth(number)


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
