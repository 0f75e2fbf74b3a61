"""The week as plain text: what a person would write."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from metafeed import load
from metafeed.publish import emit, publication
from tests.digest.weeks import text
from tests.properties.house import NOW, house
from tests.samples import ROOT, now

HERE = Path(__file__).parent
LETTER = {"id": "letter", "title": "Letter Never Sent", "runtime": 96}


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_week_of_the_festival_reads_as_it_is_written_out(language: str) -> None:
    programme = load(ROOT / "festival")
    document = emit("digest-text", programme, now=now("festival"), view="weeks/2026-w43", language=language)
    assert document is not None
    assert document.path == {"de": "", "en": "en/"}[language] + "digest/2026-w43.txt"
    assert document.bytes.decode() == (HERE / f"festival-{language}.txt").read_text("utf-8")


def test_a_week_runs_from_friday_to_thursday_and_has_its_last_late_show() -> None:
    told = text(
        house(
            {"date": "2026-03-26", "time": "23:45"},
            {"date": "2026-03-27"},
            {"date": "2026-04-02", "time": "24:30"},
            {"date": "2026-04-03"},
        )
    )
    assert told.splitlines()[:2] == ["Kino", "Fri, Mar 27 – Thu, Apr 2, 2026"]
    assert "  Fri, Mar 27: 6:00 pm\n" in told
    assert "  Thu, Apr 2: late Thursday night (Friday, April 3, 12:30 am)\n" in told
    assert "11:45 pm" not in told
    assert "Apr 3" not in told


def test_a_house_whose_week_begins_on_thursday_has_other_weeks() -> None:
    programme = house({"date": "2026-03-26"}, {"date": "2026-04-02"}, publish={"week_begins": "thu"})
    assert "Thu, Mar 26: 6:00 pm" in text(programme)
    assert "Apr 2:" not in text(programme)


def test_a_late_show_stands_under_the_night_that_it_belongs_to() -> None:
    told = text(house({"time": "20:00"}, {"time": "24:30", "format": "35mm"}, {"date": "2026-03-29"}))
    assert told.partition("95 min\n")[2].partition("\n\n")[0] == (
        "  Sat, Mar 28:\n"
        "    8:00 pm\n"
        "    late Saturday night (Sunday, March 29, 12:30 am), 35mm\n"
        "  Sun, Mar 29: 6:00 pm"
    )


def test_days_that_follow_each_other_and_say_the_same_are_one() -> None:
    told = text(house({"date": "2026-03-28"}, {"date": "2026-03-29"}, {"date": "2026-03-31"}))
    assert "  Sat, Mar 28 – Sun, Mar 29: 6:00 pm\n  Tue, Mar 31: 6:00 pm\n" in told


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ({"status": "cancelled", "reason": "The heating failed"}, "Cancelled: 6:00 pm. The heating failed."),
        ({"status": "postponed"}, "Postponed: 6:00 pm. A new date will be announced."),
        ({"sale": "sold-out"}, "Sold out: 6:00 pm"),
        ({"visibility": "members"}, "Members: 6:00 pm"),
        ({"sale": "limited"}, "6:00 pm (few tickets left)"),
        (
            {"access": ["open-captions", "dementia-friendly"]},
            "6:00 pm (open captions, dementia-friendly screening)",
        ),
        ({"parts": ["q-and-a 20"], "format": "35mm"}, "6:00 pm (35mm, Q&A)"),
        ({"time": "tbc"}, "Time to be announced"),
    ],
)
def test_what_decides_whether_one_comes_stands_with_the_time(said: dict[str, object], line: str) -> None:
    assert " ".join(text(house(said)).split()).find(f"Sat, Mar 28: {line}") > 0


def test_captions_are_never_called_subtitles() -> None:
    assert "subtitle" not in text(house({"access": ["open-captions"]})).lower()


def test_places_are_said_where_there_are_several() -> None:
    screens = [{"id": "1", "name": "Red"}, {"id": "2", "name": "Blue"}]
    told = text(house({"screen": "1"}, {"screen": "2", "time": "20:00"}, venue={"screens": screens}))
    assert "  Sat, Mar 28, Red: 6:00 pm\n  Sat, Mar 28, Blue: 8:00 pm\n" in told
    assert "Red" not in text(house({"screen": "1"}, venue={"screens": screens[:1]}))


def test_what_is_first_shown_in_a_week_is_new() -> None:
    both = [{"date": "2026-03-20"}, {"date": "2026-03-28"}, {"date": "2026-03-28", "film": "letter"}]
    assert "New this week: Letter Never Sent\n" in text(house(*both, films=(LETTER,)))
    assert "New this week" not in text(house(*both, films=(LETTER,)), "weeks/2026-w12")


def test_what_the_memory_knows_was_shown_before_is_not_new() -> None:
    before = house({"date": "2026-03-20"}, {"date": "2026-03-20", "film": "letter"}, films=(LETTER,))
    third = {"id": "third", "title": "Third"}
    week = [{"film": "cranes"}, {"film": "letter"}, {"film": "third"}]
    after = house(*week, films=(LETTER, third))
    showings = tuple(replace(each, id=f"new-{each.id}") for each in after.showings)
    memory = publication(before, NOW).memory
    later = NOW.replace(day=21)
    told = text(replace(after, showings=showings), memory=memory, now=later)
    assert "New this week: Third\n" in told


def test_what_was_only_called_off_is_still_new() -> None:
    shown = [
        {"date": "2026-03-20", "status": "cancelled"},
        {"date": "2026-03-20", "film": "letter"},
        {"date": "2026-03-28"},
        {"date": "2026-03-28", "film": "letter"},
    ]
    assert "New this week: The Cranes Are Flying\n" in text(house(*shown, films=(LETTER,)))


def test_what_must_end_is_said_by_the_run_of_its_author() -> None:
    run = {
        "id": "r",
        "film": "cranes",
        "venue": "kino",
        "dates": "2026-03-27..2026-03-29",
        "times": {"a": "18:00"},
        "facts": ["held-over", "must-end"],
    }
    told = text(house(runs=[run]))
    assert "Last chance: The Cranes Are Flying (must end Sunday, March 29)\n" in told
    assert "Held over, must end Sunday, March 29, 2026\n" in told


def test_a_notice_stands_in_the_weeks_of_its_days_whenever_the_mail_is_made() -> None:
    notice = {"id": "bar", "text": "The bar is closed.", "from": "2026-03-29", "until": "2026-03-29"}
    programme = house({}, {"date": "2026-04-04"}, notices=[notice])
    assert "The bar is closed." in text(programme)
    assert text(programme) == text(programme, now=NOW.replace(month=4))
    assert "The bar is closed." not in text(programme, "weeks/2026-w14")


def test_a_week_without_a_showing_has_no_document() -> None:
    assert text(house({}), "weeks/2026-w20") == ""


def test_no_line_is_longer_than_72_characters_but_for_an_address() -> None:
    long = {"title": "A very long title " * 12, "synopsis": "x", "url": "https://kino.example/" + "a" * 90}
    lines = text(house({"note": "word " * 80}, film=long)).splitlines()
    assert [line for line in lines if len(line) > 72] == [long["url"]]


def test_hostile_texts_stay_text() -> None:
    told = text(house({"note": "a&#x202e;b&#x7;c &#x2028;d `<b>`"}, film={"title": "1 < 2 & {{ 3 }}"}))
    assert not {"\u202e", "\u0007", "\u2028"} & set(told)
    assert "1 < 2 & {{ 3 }}\n" in told
    assert "<b>" in told
