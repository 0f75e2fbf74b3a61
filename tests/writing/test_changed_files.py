"""Which files an edit touches: exactly those that tell what was edited, and none at all where nothing was."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.samples import NOW, ROOT
from tests.writing.house import (
    LATER,
    STANDARDS,
    Edit,
    Source,
    build,
    edited,
    house,
    paths,
    screening,
    stats,
    touched,
    without,
    write,
)

#: What tells the entry of The Cranes Are Flying, which stands in the feeds of all views that it is shown in.
CRANES_FEEDS = """
    feed.{rss,atom,json} films/cranes.feeds formats/{35mm,dcp}.feeds access/open-captions.feeds
    spoken/ru.feeds subtitles/en.feeds venues/{lux,odeon}.feeds
"""
#: The calendars and the JSON-LD with its showing c1, in 35mm at the Lux.
C1_CALENDARS = """
    calendar.ics films/cranes.ics formats/35mm.ics spoken/ru.ics subtitles/en.ics venues/lux.ics screenings/c1.ics
"""
C1_JSONLD = """
    programme.jsonld films/cranes.jsonld formats/35mm.jsonld spoken/ru.jsonld subtitles/en.jsonld
    venues/lux.jsonld screenings/c1.jsonld
"""
#: The calendars and the JSON-LD with its showing c2, from DCP and captioned at the Odeon.
C2_CALENDARS = """
    calendar.ics films/cranes.ics formats/dcp.ics access/open-captions.ics spoken/ru.ics subtitles/en.ics
    venues/odeon.ics screenings/c2.ics
"""
C2_JSONLD = """
    programme.jsonld films/cranes.jsonld formats/dcp.jsonld access/open-captions.jsonld spoken/ru.jsonld
    subtitles/en.jsonld venues/odeon.jsonld screenings/c2.jsonld
"""
NEWS = "changes.feeds"
MEMORY = " published.jsonl"

C2_AND_NEWS = C2_CALENDARS + C2_JSONLD + CRANES_FEEDS + NEWS


def _set(identity: str, **keys: object) -> Edit:
    return lambda source: screening(source, identity).update(keys)


def _drop(identity: str, key: str) -> Edit:
    return lambda source: screening(source, identity).pop(key)


def _film(**keys: object) -> Edit:
    return lambda source: source["films"][0].update(keys)


def _odeon_moves(source: Source) -> None:
    source["venues"][1]["address"]["street"] = "Odeonweg 20"


#: Kind of edit → the edit, and the files that it touches.
EDITS: dict[str, tuple[Edit, str]] = {
    "moved": (_set("c2", time="21:00"), C2_AND_NEWS),
    "cancelled": (_set("c2", status="cancelled"), C2_AND_NEWS),
    "withdrawn": (lambda source: without(source, "c2"), C2_AND_NEWS),
    "captions dropped": (_drop("c2", "access"), C2_AND_NEWS),
    "another format": (
        _set("c1", format="dcp"),
        # It is told in the views of both formats: in the old one that it has left.
        C1_CALENDARS + C1_JSONLD + " formats/dcp.{ics,jsonld} " + CRANES_FEEDS + NEWS,
    ),
    # No calendar tells a film's note, and a typo is no news.
    "a typo in a film's note": (
        _film(note="A film."),
        C1_JSONLD + C2_JSONLD + CRANES_FEEDS,
    ),
    # Old news keep the title under which they were told.
    "another title": (
        _film(title="Cranes Are Flying"),
        C1_CALENDARS + C2_CALENDARS + C1_JSONLD + C2_JSONLD + CRANES_FEEDS,
    ),
    # Feeds name the place alone.
    "a venue's address": (
        _odeon_moves,
        C2_CALENDARS + C2_JSONLD + " {films/stalker,screenings/s2}.{ics,jsonld}",
    ),
    # No news, as the programme does not ask for them; the film's entry says so quietly.
    "sold out": (_set("c2", sale="sold-out"), C2_CALENDARS + C2_JSONLD + CRANES_FEEDS),
    "a price": (_set("c2", prices=[{"price": "9.50"}]), C2_CALENDARS + C2_JSONLD + CRANES_FEEDS),
}


def _priced() -> Source:
    return edited(house(), _set("c2", prices=[{"price": "9.00"}]))


@pytest.mark.parametrize("kind", EDITS)
def test_an_edit_touches_exactly_the_files_that_tell_it(kind: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(write(tmp_path, _priced()), site)
    edit, expected = EDITS[kind]
    file = write(tmp_path, edited(_priced(), edit))
    assert touched(site, lambda: build(file, site, LATER)) == paths(expected + MEMORY)


@pytest.mark.parametrize("kind", ["cancelled", "withdrawn"])
def test_reinstating_touches_the_files_that_told_the_loss(kind: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(write(tmp_path, house()), site)
    build(write(tmp_path, edited(house(), EDITS[kind][0])), site, LATER)
    file = write(tmp_path, house())
    again = touched(site, lambda: build(file, site, "2026-03-22T12:00:00+01:00"))
    assert again == paths(C2_AND_NEWS + MEMORY)


def test_a_typo_in_a_note_touches_no_calendar_and_a_sold_out_no_news(tmp_path: Path) -> None:
    assert not [path for path in paths(EDITS["a typo in a film's note"][1]) if path.endswith(".ics")]
    assert not [path for path in paths(EDITS["sold out"][1]) if path.startswith("changes")]


def test_sold_out_is_news_where_the_programme_asks_for_it(tmp_path: Path) -> None:
    site, told = tmp_path / "site", house()
    told["publish"]["changes"] = {"sale": True}
    build(write(tmp_path, told), site)
    file = write(tmp_path, edited(told, _set("c2", sale="sold-out")))
    assert touched(site, lambda: build(file, site, LATER)) == paths(C2_AND_NEWS + MEMORY)


@pytest.mark.parametrize("kind", EDITS)
def test_the_edited_programme_built_again_later_touches_nothing(kind: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(write(tmp_path, _priced()), site)
    file = write(tmp_path, edited(_priced(), EDITS[kind][0]))
    build(file, site, LATER)
    before = stats(site)
    for later in ("2026-03-21T12:00:01+01:00", "2026-03-22T09:00:00Z", "2026-03-24T23:59:00+01:00"):
        build(file, site, later)
        assert stats(site) == before


def test_an_edit_that_is_made_and_taken_back_between_two_builds_touches_nothing(tmp_path: Path) -> None:
    site, file = tmp_path / "site", write(tmp_path, house())
    build(file, site)
    write(tmp_path, edited(house(), EDITS["moved"][0]))
    write(tmp_path, house())
    assert touched(site, lambda: build(file, site, LATER)) == []


#: Sample → a later instant at which nothing has left a window, begun, ended or come near.
UNTIL = {
    "everything": "2026-03-20T18:00:00+01:00",
    "festival": "2026-10-22T14:29:59+02:00",
    "film-forum": "2019-07-26T14:30:00-04:00",
    "minimal": "2026-03-20T18:00:00+00:00",
}


@pytest.mark.parametrize("sample", NOW)
def test_a_sample_built_again_later_touches_nothing(sample: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(ROOT / sample, site, NOW[sample])
    before = stats(site)
    build(ROOT / sample, site, UNTIL[sample])
    assert stats(site) == before


# Film Forum, as its webmaster edits it

FORUM_FEEDS = (
    "feed.{rss,atom,json} films/cranes.feeds formats/dcp.feeds spoken/ru.feeds venues/film-forum.feeds"
)
FORUM_ICS = "{calendar,films/cranes,formats/dcp,spoken/ru,venues/film-forum}.ics "
FORUM_JSONLD = "{programme,films/cranes,formats/dcp,spoken/ru,venues/film-forum}.jsonld "
FORUM_SCREENINGS = """
    screenings/cranes-2019.2019-07-{26,27,28,29,30,31}.a.jsonld screenings/cranes-2019.2019-08-01.a.jsonld
"""
FORUM_EVENTS = FORUM_SCREENINGS.replace(".jsonld", ".ics")


def _replaced(file: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(folder: Path) -> None:
        text = (folder / file).read_text("utf-8")
        assert text.count(old) == 1
        (folder / file).write_text(text.replace(old, new), "utf-8")

    return edit


FORUM_EDITS: dict[str, tuple[Callable[[Path], None], str]] = {
    "a typo in the note": (
        _replaced("films/cranes.md", "one white night", "a white night"),
        FORUM_JSONLD + FORUM_SCREENINGS + FORUM_FEEDS,
    ),
    "one showing moved": (
        _replaced(
            "films/cranes.md",
            '    times: {a: "2:35 pm"}\n',
            '    times: {a: "2:35 pm"}\n    except: {2019-07-29/a: {time: "4:35 pm"}}\n',
        ),
        FORUM_ICS
        + FORUM_JSONLD
        + FORUM_FEEDS
        + " changes.feeds screenings/cranes-2019.2019-07-29.a.{ics,jsonld}",
    ),
    "the run in another format": (
        _replaced("films/cranes.md", "format: dcp", "format: 35mm"),
        FORUM_ICS
        + FORUM_JSONLD
        + FORUM_SCREENINGS
        + FORUM_EVENTS
        + FORUM_FEEDS
        + " formats/35mm.* changes.feeds",
    ),
    "the venue's street": (
        _replaced("programme.yaml", "209 West Houston", "211 West Houston"),
        FORUM_ICS + FORUM_JSONLD + FORUM_SCREENINGS + FORUM_EVENTS,
    ),
    "a notice of another year": (
        _replaced("programme.yaml", "Masks are encouraged", "Masks are required"),
        "",
    ),
}


@pytest.mark.parametrize("kind", FORUM_EDITS)
def test_an_edit_of_film_forum_touches_exactly_the_files_that_tell_it(kind: str, tmp_path: Path) -> None:
    source, site = tmp_path / "forum", tmp_path / "site"
    shutil.copytree(ROOT / "film-forum", source)
    with (source / "programme.yaml").open("a", encoding="utf-8") as programme:
        programme.write(f"publish: {{emitters: [{', '.join(STANDARDS)}]}}\n")
    build(source, site, NOW["film-forum"])
    edit, expected = FORUM_EDITS[kind]
    edit(source)
    done = touched(site, lambda: build(source, site, "2019-07-26T13:00:00-04:00"))
    assert done == paths(expected + (MEMORY if expected else ""))


def test_an_edit_raises_the_sequence_of_its_showing_alone_and_says_when(tmp_path: Path) -> None:
    site = tmp_path / "site"
    build(write(tmp_path, house()), site)
    build(write(tmp_path, edited(house(), EDITS["moved"][0])), site, LATER)
    text = (site / "calendar.ics").read_text("utf-8")
    told = {
        re.search("UID:screening-(..)@", event)[1]: re.findall(  # type: ignore[index]
            "(?:SEQUENCE|DTSTAMP|LAST-MODIFIED)[^:]*:(.*)", event
        )
        for event in text.replace("\r\n", "\n").split("BEGIN:VEVENT")[1:]
    }
    unedited = sorted(["0", "20260320T110000Z", "20260320T110000Z"])
    assert {key: sorted(each) for key, each in told.items()} == {
        "c1": unedited,
        "c2": sorted(["1", "20260321T110000Z", "20260321T110000Z"]),
        "s1": unedited,
        "s2": unedited,
    }
