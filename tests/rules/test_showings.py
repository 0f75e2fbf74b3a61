"""What the rules on showings, prices, states and the publication find, where, and what they leave alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from metafeed.checking import check
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.document import Document
from metafeed.emitters import EMITTERS
from metafeed.emitters.edition import PAGES
from metafeed.read.yaml import parse
from metafeed.rules import no_page_for_people, unknown_emitter_or_view
from metafeed.views import KINDS
from tests.rules.test_examples import findings

ERROR, WARNING, NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
USUAL = """
name: Kino
identity: kino.example,2026
base_url: https://kino.example/programme/
language: en
clock: '24'
pages: {film: 'https://kino.example/f/{id}', bill: 'https://kino.example/b/{id}', series: 'https://kino.example/s/{id}'}
currency: EUR
venues:
  - {id: kino, name: Kino, zone: Europe/Berlin, screens: [{id: '1'}, {id: '2'}],
     address: {street: Am Kino 1, locality: Berlin, country: DE}}
films:
  - {id: cranes, title: The Cranes Are Flying, runtime: 95}
  - {id: letter, title: Letter Never Sent, runtime: 96}
"""
#: A house of one screen that needs twenty minutes between two showings, and shows ten of adverts.
ONE_SCREEN = (
    "venues: [{id: kino, name: Kino, zone: Europe/Berlin, preshow: 10, turnaround: 20, screens: [{id: '1'}], "
    "address: {street: Am Kino 1, locality: Berlin, country: DE}}]"
)
CODES = {f"MF{n}" for n in (*range(301, 313), *range(501, 514), *range(701, 710))}


def tree(source: str) -> dict[str, Any]:
    """Return the usual programme with the top-level keys of `source` in place of its own."""
    usual, own = (parse(text.encode(), "programme.yaml") for text in (USUAL, source))
    assert not [str(each) for each in (*usual.findings, *own.findings)]
    return usual.tree | (own.tree or {})


def found(source: str, *codes: str) -> list[Diagnostic]:
    """Return the findings of these codes, or of all of this group, by code and pointer."""
    wanted = set(codes) or CODES
    of_group = [each for each in check(Document(tree(source))).findings if each.code in wanted]
    return sorted(of_group, key=lambda each: (each.code, each.pointer))


def told(source: str, *codes: str) -> list[tuple[str, str, str]]:
    """Return (code, severity, pointer) of the findings."""
    return [(each.code, each.severity.value, each.pointer) for each in found(source, *codes)]


def row(**fields: str) -> str:
    """Return a screening of the film `cranes` on 28 March 2026 at 18:00, with other fields."""
    usual = {"film": "cranes", "date": "2026-03-28", "time": "'18:00'", "screen": "'1'"}
    return "  - {" + ", ".join(f"{key}: {value}" for key, value in (usual | fields).items()) + "}\n"


def rows(*each: str) -> str:
    """Return a collection of screenings."""
    return "screenings:\n" + "".join(each)


# One screen, two showings


def test_an_overlap_is_found_at_the_time_of_the_later_showing(tmp_path: Path) -> None:
    source = """screenings:
  - {id: a, film: cranes, date: 2026-03-28, time: "18:00", screen: "1"}
  - {id: b, film: cranes, date: 2026-03-28, time: "19:15", screen: "1"}
films: [{id: cranes, title: The Cranes Are Flying, runtime: 95}]
"""
    one = next(each for each in findings({"programme.yaml": source}, tmp_path) if each.code == "MF301")
    assert one.span
    assert (one.span.line, one.span.column, one.severity) == (3, 51, ERROR)
    assert one.message == (
        "'cranes' starts at 19:15 on 2026-03-28 on screen '1', where 'cranes' plays until 19:35"
    )


def test_back_to_back_is_no_overlap() -> None:
    assert found(rows(row(id="a"), row(id="b", time="'19:35'"))) == []


@pytest.mark.parametrize(
    "late",
    ["status: cancelled", "status: postponed", "screen: '2'", "screen: '-'", "time: tbc", "date: 2026-03-29"],
)
def test_what_is_off_or_elsewhere_does_not_overlap(late: str) -> None:
    key, _, value = late.partition(": ")
    assert found(rows(row(id="a"), row(id="b", **{"time": "'19:00'", key: value}))) == []


def test_a_change_that_cancels_one_of_two_makes_room() -> None:
    changes = "changes: [{date: 2026-03-28, film: letter, status: cancelled}]\n"
    assert found(changes + rows(row(id="a"), row(id="b", film="letter", time="'19:00'"))) == []


def test_without_a_screen_nothing_overlaps_in_a_house_that_has_two() -> None:
    no_screen = rows(row(id="a", screen=""), row(id="b", screen="", time="'19:00'")).replace("screen: ,", "")
    assert found(no_screen.replace(", screen: }", "}").replace("screen: , ", "")) == []


def test_in_a_house_with_one_screen_it_need_not_be_named() -> None:
    source = ONE_SCREEN + "\nscreenings:\n"
    source += "  - {id: a, film: cranes, date: 2026-03-28, time: '18:00'}\n"
    source += "  - {id: b, film: cranes, date: 2026-03-28, time: '19:00', screen: '1'}\n"
    assert told(source) == [("MF301", "error", "/screenings/1/time")]


def test_a_length_that_nobody_knows_overlaps_nothing() -> None:
    films = "films: [{id: cranes, title: Cranes}, {id: letter, title: Letter, runtime: 96}]\n"
    assert (
        found(films + rows(row(id="a"), row(id="b", film="letter", time="'18:30'")), "MF301", "MF303") == []
    )


def test_of_two_that_start_at_once_the_length_of_one_is_enough() -> None:
    films = "films: [{id: cranes, title: Cranes}, {id: letter, title: Letter, runtime: 96}]\n"
    source = films + rows(row(id="a"), row(id="b", film="letter"))
    assert told(source, "MF301") == [("MF301", "error", "/screenings/0/time")]


def test_an_end_that_was_said_counts_instead_of_the_lengths() -> None:
    assert found(rows(row(id="a", ends="'19:10'"), row(id="b", time="'19:10'"))) == []
    assert told(rows(row(id="a", ends="'20:10'"), row(id="b", time="'19:50'"))) == [
        ("MF301", "error", "/screenings/1/time")
    ]


@pytest.mark.parametrize(
    ("time", "severity"), [("19:30", "error"), ("19:40", "warning"), ("19:50", "warning"), ("20:05", None)]
)
def test_only_the_films_themselves_make_an_error_of_it(time: str, severity: str | None) -> None:
    source = ONE_SCREEN + "\n" + rows(row(id="a"), row(id="b", time=f"'{time}'"))
    assert told(source) == ([("MF301", severity, "/screenings/1/time")] if severity else [])


def test_an_approximate_length_makes_no_error() -> None:
    films = "films: [{id: cranes, title: Cranes, runtime: {minutes: 95, approximate: true}}]\n"
    assert [each.severity for each in found(films + rows(row(id="a"), row(id="b", time="'19:30'")))] == [
        WARNING
    ]


def test_a_marathon_overlaps_each_of_those_that_begin_during_it() -> None:
    films = "films: [{id: long, title: Long, runtime: 600}, {id: cranes, title: Cranes, runtime: 95}]\n"
    source = films + rows(
        row(id="a", film="long", time="'10:00'"), *(row(id=f"b{h}", time=f"'{h}:00'") for h in (12, 15, 21))
    )
    assert [each.pointer for each in found(source)] == ["/screenings/1/time", "/screenings/2/time"]


def test_elapsed_time_counts_in_the_night_in_which_the_clocks_go_back() -> None:
    night = row(id="a", date="2026-10-24", time="25:30")
    assert found(rows(night, row(id="b", date="2026-10-25", time="'02:20 second'"))) == []
    assert [
        each.code for each in found(rows(night, row(id="b", date="2026-10-25", time="'02:20 first'")))
    ] == ["MF301"]


def test_two_runs_that_overlap_daily_are_one_finding_at_the_slot() -> None:
    source = """runs:
  - {id: one, film: cranes, screen: '1', dates: 2026-03-01..2026-03-28, times: {a: '18:00'}}
  - {id: two, film: letter, screen: '1', dates: 2026-03-10..2026-03-28, times: ['19:00', '21:00']}
"""
    (one,) = found(source)
    assert one.pointer == "/runs/1/times/0"
    assert one.message.endswith("where 'cranes' plays until 19:35, and on 18 more days")


def test_an_overlap_can_be_ignored_on_the_later_showing() -> None:
    assert found(rows(row(id="a"), row(id="b", time="'19:00'", ignore="MF301"))) == []


def test_two_rows_that_nothing_tells_apart_are_no_overlap_too() -> None:
    assert found(rows(row(), row()), "MF301") == []


def test_a_runtime_that_cannot_be_true_makes_no_overlaps() -> None:
    films = "films: [{id: cranes, title: Cranes, runtime: 9500}]\n"
    source = films + rows(row(id="a"), row(id="b", time="'21:00'"), row(id="c", date="2026-03-29"))
    assert [each.code for each in found(source)] == ["MF311"]


def test_a_talk_that_runs_over_is_told_by_its_own_rule_alone() -> None:
    source = (
        ONE_SCREEN
        + "\n"
        + rows(row(id="a", parts="'intro 5, q-and-a 40: Ada Berg (director)'"), row(id="b", time="'20:10'"))
    )
    (one,) = found(source)
    assert (one.code, one.pointer) == ("MF303", "/screenings/0/parts")
    assert one.message == (
        "the intro and q-and-a of 'cranes' until 20:30 on 2026-03-28 runs into 'cranes' at 20:10 on screen '1'"
    )


def test_a_talk_that_eats_the_turnaround_is_told_with_what_it_leaves() -> None:
    source = ONE_SCREEN + "\n" + rows(row(id="a", parts="q-and-a 15"), row(id="b", time="'20:05'"))
    (one,) = found(source)
    assert (one.code, one.severity) == ("MF303", WARNING)
    assert "leaves 5 of the 20 minutes needed before" in one.message


def test_films_that_overlap_are_told_so_even_if_there_is_a_talk() -> None:
    assert [
        each.code for each in found(rows(row(id="a", parts="q-and-a 30"), row(id="b", time="'19:00'")))
    ] == ["MF301"]


def test_a_long_talk_hides_no_film_that_overlaps() -> None:
    long_talk = row(id="a", time="'17:00'", parts="q-and-a 240")
    source = rows(long_talk, row(id="b", time="'18:40'"), row(id="c", time="'19:00'"))
    assert sorted((each.code, each.pointer) for each in found(source)) == [
        ("MF301", "/screenings/2/time"),
        ("MF303", "/screenings/0/parts"),
    ]


def test_a_talk_without_minutes_runs_into_nothing() -> None:
    source = rows(row(id="a", parts="'q-and-a: Ada Berg'"), row(id="b", time="'19:35'"))
    assert found(source, "MF301", "MF303") == []


# Guests


def guests(first: str, second: str, **fields: str) -> list[Diagnostic]:
    """Return what is found of two showings at 18:00 and 18:05 with these parts."""
    later = {"id": "b", "time": "'18:05'", "screen": "'2'"} | fields
    return found(rows(row(id="a", parts=f"'{first}'"), row(**later, parts=f"'{second}'")), "MF302")


def test_a_guest_at_two_talks_at_once_is_found_at_the_later_one() -> None:
    (one,) = guests("intro 5, q-and-a 30: Ada Berg (director)", "q-and-a 30: ADA  BERG")
    assert one.pointer == "/screenings/1/parts"
    assert one.message == (
        "'ADA BERG' is at the q-and-a of 'cranes' at 19:40 "
        "and at the q-and-a of 'cranes' at 19:40 on 2026-03-28"
    )


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("intro 5: Ada Berg", "intro 5: Ada Berg"),
        ("intro 5: Ada Berg", "q-and-a 30: Ada Berg"),
        ("recorded-intro 10: Ada Berg", "recorded-intro 10: Ada Berg"),
        ("q-and-a 30: Ada Berg", "q-and-a 30: Ida Berg"),
        ("q-and-a 30: Special Guest", "q-and-a 30: Special Guest"),
        ("q-and-a 30: Cast and Crew", "q-and-a 30: Cast and Crew"),
        ("q-and-a 30: TBC", "q-and-a 30: TBC"),
        ("x-bingo 60: Ada Berg", "x-bingo 60: Ada Berg"),
    ],
)
def test_a_guest_is_found_only_in_person_and_at_one_time(first: str, second: str) -> None:
    assert guests(first, second) == []


@pytest.mark.parametrize("fields", [{"screen": "'1'"}, {"status": "cancelled"}, {"date": "2026-03-29"}])
def test_one_place_or_another_day_is_no_second_place(fields: dict[str, str]) -> None:
    assert guests("q-and-a 30: Ada Berg", "q-and-a 30: Ada Berg", **fields) == []


def test_a_pianist_cannot_play_for_two_films() -> None:
    assert [each.code for each in guests("live-score: Ada Berg (piano)", "live-organ: Ada Berg")] == ["MF302"]


def test_an_institution_can_speak_in_two_places() -> None:
    part = "[{kind: intro, minutes: 5, guests: [{organization: Goethe-Institut}]}]"
    assert found(rows(row(id="a", parts=part), row(id="b", screen="'2'", parts=part)), "MF302") == []


def test_a_talk_after_a_film_of_unknown_length_is_at_no_known_time() -> None:
    films = "films: [{id: cranes, title: Cranes}]\n"
    two = rows(
        row(id="a", parts="'q-and-a 30: Ada Berg'"), row(id="b", screen="'2'", parts="'q-and-a 30: Ada Berg'")
    )
    assert found(films + two, "MF302") == []


def test_the_guest_of_two_runs_is_found_once() -> None:
    source = """runs:
  - {id: one, film: cranes, screen: '1', dates: 2026-03-01..2026-03-07, times: ['18:00'], parts: 'intro 10: Ada Berg'}
  - id: two
    film: letter
    screen: '2'
    dates: 2026-03-01..2026-03-07
    times: ['18:05']
    parts: [{kind: intro, minutes: 10, guests: [Ada Berg]}]
"""
    (one,) = found(source)
    assert (one.code, one.pointer) == ("MF302", "/runs/1/parts/0")
    assert one.message.endswith("on 2026-03-01, and on 6 more days")


# Runs, closures, lengths, doors


def test_an_exception_that_leaves_its_run_is_found_at_its_date() -> None:
    source = """runs:
  - id: r
    film: cranes
    dates: 2026-03-06..2026-03-12
    times: {a: '18:00'}
    except:
      2026-03-07: {date: 2026-03-05}
      2026-03-08/a: {date: 2026-04-08}
      2026-03-09/a: {date: 2026-03-12, time: '21:00'}
      2026-03-10/a: {date: 2027-03-10, status: cancelled}
      2026-03-31/a: {date: 2027-03-10}
"""
    assert told(source) == [
        ("MF304", "warning", "/runs/0/except/2026-03-07/date"),
        ("MF304", "warning", "/runs/0/except/2026-03-08~1a/date"),
    ]


MUST_END = """runs:
  - {id: r, film: cranes, screen: '1', dates: 2026-03-06..2026-03-12, times: {a: '18:00'}, facts: must-end}
"""


def test_a_run_that_must_end_and_does_not_is_found_once() -> None:
    source = MUST_END + rows(row(id="a", date="2026-03-14"), row(id="b", date="2026-03-15"))
    assert told(source) == [("MF304", "warning", "/screenings/0/date")]


@pytest.mark.parametrize(
    "fields",
    [
        {"date": "2026-04-14"},
        {"date": "2026-03-11", "screen": "'2'"},
        {"date": "2026-03-14", "film": "letter"},
        {"date": "2026-03-14", "film": "cranes + letter"},
        {"date": "2026-03-14", "visibility": "members"},
        {"date": "2026-03-14", "status": "cancelled"},
    ],
)
def test_another_film_time_or_audience_is_outside_no_run(fields: dict[str, str]) -> None:
    assert found(MUST_END + rows(row(id="a", **fields))) == []


CLOSED = """venues:
  - id: kino
    name: Kino
    zone: Europe/Berlin
    address: {street: Am Kino 1, locality: Berlin, country: DE}
    screens: [{id: '1'}]
    closed: [{from: 2026-12-24, until: 2026-12-26}]
"""


def test_a_closed_day_is_found_at_the_date_and_cannot_be_silenced() -> None:
    source = CLOSED + rows(row(id="a", date="2026-12-25", ignore="MF305"))
    assert told(source) == [
        ("MF305", "error", "/screenings/0/date"),
        ("MF703", "warning", "/screenings/0/ignore"),
    ]


def test_a_time_to_come_on_a_closed_day_is_found_too() -> None:
    assert [each.code for each in found(CLOSED + rows(row(id="a", date="2026-12-25", time="tbc")))] == [
        "MF305"
    ]


@pytest.mark.parametrize(
    "fields",
    [
        {"date": "2026-12-23", "time": "'24:30'"},
        {"date": "2026-12-25", "status": "cancelled"},
        {"date": "2026-12-25", "status": "postponed"},
        {"date": "2026-12-25", "visibility": "private"},
        {"date": "2026-12-27"},
    ],
)
def test_a_house_is_closed_for_nobody_else(fields: dict[str, str]) -> None:
    assert found(CLOSED + rows(row(id="a", **fields))) == []


def test_a_run_over_a_closure_is_one_finding_with_the_exception_to_write() -> None:
    source = (
        CLOSED + "runs: [{id: r, film: cranes, dates: 2026-12-20..2026-12-31, times: ['18:00', '21:00']}]\n"
    )
    (one,) = found(source)
    assert (one.pointer, one.message) == (
        "/runs/0/dates",
        "plays on 2026-12-24 and 2 more days, when 'kino' is closed from 2026-12-24 until 2026-12-26",
    )
    assert one.hint
    assert one.hint.startswith("write except: {2026-12-24: none}")


UNKNOWN = "films: [{id: cranes, title: Cranes}, {id: letter, title: Letter, runtime: 96}]\n"


def test_a_missing_length_is_told_once_for_its_film() -> None:
    source = UNKNOWN + rows(
        row(id="a"),
        row(id="b", date="2026-03-29"),
        row(id="c", date="2026-03-30", film="cranes + interval 15 + letter"),
    )
    (one,) = found(source)
    assert (one.code, one.severity, one.pointer) == ("MF310", WARNING, "/films/0")
    assert one.message == "the film 'cranes' has no runtime, so 3 showings have no end"


@pytest.mark.parametrize(
    "fields",
    [
        {"ends": "'20:00'"},
        {"time": "tbc"},
        {"status": "cancelled"},
        {"visibility": "private"},
        {"film": "letter", "parts": "'live-score: Ada Berg'"},
        {"film": "letter", "parts": "'q-and-a 30: Ada Berg'"},
    ],
)
def test_an_end_that_is_known_or_not_wanted_is_not_missed(fields: dict[str, str]) -> None:
    assert found(UNKNOWN + rows(row(id="a", **fields))) == []


def test_a_part_without_minutes_is_told_where_it_is_written() -> None:
    defaults = "defaults: {parts: [{kind: intro, minutes: 5}, {kind: q-and-a}]}\n"
    source = defaults + rows(row(id="a"), row(id="b", date="2026-03-29"))
    assert told(source) == [("MF310", "warning", "/defaults/parts/1")]


def test_missing_lengths_can_be_switched_off_or_ignored_on_the_film() -> None:
    assert found("check: {MF310: off}\n" + UNKNOWN + rows(row(id="a"))) == []
    assert found(UNKNOWN.replace("title: Cranes", "title: Cranes, ignore: MF310") + rows(row(id="a"))) == []


def test_a_runtime_of_nothing_is_an_error_that_nobody_can_silence() -> None:
    films = "films: [{id: cranes, title: Cranes, runtime: {minutes: 0}, ignore: [MF311]}]\n"
    assert told(films + rows(row(id="a")))[0] == ("MF311", "error", "/films/0/runtime/minutes")


def test_a_very_long_runtime_is_a_warning_that_can_be_ignored() -> None:
    films = "films: [{id: heimat, title: Heimat, runtime: 924%s}]\n"
    assert told(films % "") == [("MF311", "warning", "/films/0/runtime")]
    assert found(films % ", ignore: [MF311]") == []


def test_a_version_of_quite_another_length_is_a_note() -> None:
    films = """films:
  - id: boot
    title: Das Boot
    runtime: 149
    versions:
      - {id: tv, type: extended, runtime: 293}
      - {id: cut, type: directors-cut, runtime: 208}
"""
    assert told(films) == [("MF311", "note", "/films/0/versions/0/runtime")]


def test_doors_of_a_day_of_a_run_are_told_once() -> None:
    source = """runs:
  - id: r
    film: cranes
    screen: '1'
    dates: 2026-03-06..2026-03-12
    times: ['12:00', '15:00', '20:00']
    except: {2026-03-07: {doors: '19:30'}}
"""
    assert told(source) == [("MF312", "warning", "/runs/0/except/2026-03-07/doors")]


def test_doors_at_the_start_or_to_come_are_no_fault() -> None:
    assert found(rows(row(id="a", doors="'18:00'"), row(id="b", date="2026-03-29", doors="tbc"))) == []


def test_the_end_of_a_night_with_two_hours_alike_is_no_end_before_the_start() -> None:
    films = "films: [{id: short, title: Short, runtime: 30}]\n"
    night = row(id="a", film="short", date="2026-10-25", time="'02:45 first'")
    assert found(films + rows(night), "MF203") == []
    assert told(rows(row(id="a", ends="'00:30'")), "MF203") == [("MF203", "error", "/screenings/0/ends")]


def test_an_end_that_is_to_come_is_added_up() -> None:
    assert found(rows(row(id="a", ends="tbc")), "MF203", "MF310") == []


# Prices


def test_a_currency_that_is_missing_is_one_finding_at_the_first_price(tmp_path: Path) -> None:
    source = """currency:
prices:
  free: [{name: All, price: 0}]
  standard:
    - {name: General, price: "17.00"}
    - {name: Member, price: "11.00"}
"""
    (one,) = [each for each in findings({"programme.yaml": source}, tmp_path) if each.code == "MF501"]
    assert one.span
    assert (one.span.line, one.span.column) == (5, 30)
    assert one.message == "the price 17.00 has no currency, nor have 1 more"


@pytest.mark.parametrize(
    ("currency", "hint"),
    [
        ("€", "write EUR"),
        ("Eur", "write EUR"),
        ("kr", "write SEK or NOK or DKK or ISK"),
        ("DEM", "EUR took its place"),
        ("XYZ", "write the code of ISO 4217, such as EUR"),
    ],
)
def test_a_currency_that_is_no_code_gets_the_codes_as_its_hint(currency: str, hint: str) -> None:
    (one,) = found(f"currency: {currency}\nprices: {{a: [{{name: A, price: 9}}, {{name: B, price: 7}}]}}\n")
    assert (one.code, one.pointer, one.hint) == ("MF502", "/currency", hint)


def test_prices_are_found_wherever_they_are_written() -> None:
    source = """prices: {single: {name: All, price: -1}}
defaults: {prices: [{name: All, price: -1}]}
series: [{id: s, title: S, defaults: {prices: [{name: All, price: -1}]}}]
runs:
  - id: r
    film: cranes
    screen: '2'
    dates: 2026-03-06..2026-03-07
    times: ['12:00']
    prices: [{name: All, at_least: -1, at_most: 5}]
    except: {2026-03-07: {prices: [{name: All, price: -1, currency: '$'}]}}
""" + rows(row(id="a", prices="[{name: All, price: -1}]"))
    assert sorted(each.pointer for each in found(source)) == [
        "/defaults/prices/0/price",
        "/prices/single/price",
        "/runs/0/except/2026-03-07/prices/0/currency",
        "/runs/0/except/2026-03-07/prices/0/price",
        "/runs/0/prices/0/at_least",
        "/screenings/0/prices/0/price",
        "/series/0/defaults/prices/0/price",
    ]


def test_free_and_priced_is_one_finding_where_both_are_inherited() -> None:
    source = """prices: {standard: [{name: General, price: 9}]}
defaults: {prices: standard}
series: [{id: s, title: S, defaults: {sale: free}}]
""" + rows(row(id="a", series="s"), row(id="b", series="s", date="2026-03-29"))
    (one,) = found(source)
    assert (one.code, one.severity, one.pointer) == ("MF504", ERROR, "/series/0/defaults/sale")
    assert (one.message, one.hint) == ("'cranes' is free and costs 9 EUR", 'write prices: "-" beside it')


def test_a_change_that_makes_everything_free_is_found_at_the_change() -> None:
    source = "changes: [{date: 2026-03-28, sale: free}]\n" + rows(row(id="a", prices="[{name: G, price: 9}]"))
    assert told(source) == [("MF504", "error", "/changes/0/sale")]


def test_a_donation_and_a_price_of_nothing_are_free() -> None:
    prices = "[{name: Gift, at_least: 0, at_most: 20}, {name: Seat, price: 0}]"
    assert found(rows(row(id="a", sale="free-rsvp", prices=prices))) == []


def test_bounds_and_names_of_prices() -> None:
    prices = (
        "[{name: A, at_least: 9, at_most: 5}, {name: ' a ', price: 1}, {name: B, at_least: 5, at_most: 5}]"
    )
    assert told(f"prices: {{p: {prices}}}\n") == [
        ("MF512", "error", "/prices/p/0/at_least"),
        ("MF513", "warning", "/prices/p/1/name"),
    ]


# States


def test_cancelled_and_on_sale_is_found_at_the_sale() -> None:
    assert told(rows(row(id="a", status="cancelled", sale="limited"))) == [
        ("MF505", "error", "/screenings/0/sale")
    ]
    assert told(rows(row(id="a", status="postponed", sale="on-sale"))) == [
        ("MF505", "warning", "/screenings/0/sale")
    ]


def test_a_slot_on_sale_on_a_day_that_is_cancelled_is_found() -> None:
    source = """runs:
  - id: r
    film: cranes
    sale: on-sale
    dates: 2026-03-06..2026-03-12
    times: {a: '18:00', b: '21:00'}
    except:
      2026-03-07: {status: cancelled}
      2026-03-07/b: {sale: limited}
      2026-03-08: {status: cancelled, sale: off-sale}
      2026-03-09/b: {sale: on-sale}
"""
    assert told(source) == [("MF505", "error", "/runs/0/except/2026-03-07~1b/sale")]


def test_a_change_that_cancels_what_is_on_sale_is_no_contradiction() -> None:
    assert (
        found("changes: [{date: 2026-03-28, status: cancelled}]\n" + rows(row(id="a", sale="on-sale"))) == []
    )


def test_a_change_of_the_whole_day_that_sells_what_is_sold_out_is_found_at_the_row() -> None:
    changes = "changes: [{date: 2026-03-28, sale: limited}]\n"
    assert told(changes + rows(row(id="a", sale="sold-out"))) == [("MF506", "warning", "/screenings/0/sale")]
    assert found(changes + rows(row(id="a", sale="not-yet"))) == []
    assert found(changes.replace("sale:", "film: cranes, sale:") + rows(row(id="a", sale="sold-out"))) == []


def test_a_slot_may_be_sold_out_in_a_run_that_is_on_sale_and_the_other_way_round() -> None:
    source = """runs:
  - id: r
    film: cranes
    sale: sold-out
    dates: 2026-03-06..2026-03-12
    times: {a: '18:00'}
    except: {2026-03-07/a: {sale: on-sale}}
"""
    assert found(source) == []


def test_rescheduled_by_a_change_is_told_once_at_the_change() -> None:
    source = "changes: [{date: 2026-03-28, status: rescheduled}]\n" + rows(
        row(id="a"), row(id="b", time="'21:00'")
    )
    assert told(source) == [("MF507", "warning", "/changes/0/status")]


def test_a_previous_start_may_stand_on_the_slot_and_the_status_on_the_day() -> None:
    source = """runs:
  - id: r
    film: cranes
    dates: 2026-03-06..2026-03-12
    times: {a: '18:00'}
    except:
      2026-03-07: {status: rescheduled}
      2026-03-07/a: {time: '20:00', previous_start: 2026-03-07T18:00}
      2026-03-08/a: {status: postponed, previous_start: 2026-03-07T18:00}
"""
    assert told(source) == [("MF508", "warning", "/runs/0/except/2026-03-08~1a/previous_start")]


def test_a_previous_start_that_is_the_start_is_found_among_others() -> None:
    moved = "[2026-03-27T18:00, 2026-03-28T17:00+00:00]"
    source = rows(row(id="a", status="rescheduled", previous_start=moved))
    assert told(source) == [("MF511", "error", "/screenings/0/previous_start/1")]


def test_a_previous_start_that_is_only_a_date_may_be_the_same_day() -> None:
    assert found(rows(row(id="a", status="rescheduled", previous_start="2026-03-28"))) == []


# Visibility


def test_an_embargo_without_its_end_is_found_where_it_is_written() -> None:
    source = "defaults: {visibility: embargoed}\nbills: [{id: b, title: B, works: cranes, visibility: embargoed}]\n"
    assert told(source + rows(row(id="a"), row(id="c", date="2026-03-29")), "MF510") == [
        ("MF510", "warning", "/bills/0/visibility"),
        ("MF510", "warning", "/defaults/visibility"),
    ]


HIDDEN = (
    "films: [{id: cranes, title: Cranes, runtime: 95, visibility: %s}, {id: letter, title: L, runtime: 96}]\n"
)


@pytest.mark.parametrize("hidden", ["private", "press", "invite", "embargoed, public_from: 2026-03-01"])
def test_a_showing_that_is_called_public_gives_its_hidden_film_away(hidden: str) -> None:
    source = HIDDEN % hidden
    assert told(source + rows(row(id="a", visibility="members"))) == [
        ("MF509", "error", "/screenings/0/visibility")
    ]
    assert found(source + rows(row(id="a"))) == []
    assert found(source + rows(row(id="a", visibility="private"))) == []


def test_a_bill_that_opens_before_its_film_gives_it_away() -> None:
    source = HIDDEN % "embargoed, public_from: 2026-03-10"
    bill = "bills: [{id: b, title: B, works: [letter, cranes], visibility: embargoed, public_from: %s}]\n"
    assert told(source + bill % "2026-03-09T12:00") == [("MF509", "error", "/bills/0/works/1")]
    assert found(source + bill % "2026-03-10T12:00") == []


def test_a_series_within_a_hidden_one_gives_it_away() -> None:
    source = "series: [{id: s, title: S, visibility: private}, {id: t, title: T, part_of: s}]\n"
    assert told(source) == [("MF509", "error", "/series/1/part_of")]


def test_a_public_showing_in_a_series_under_embargo_is_no_fault() -> None:
    source = "series: [{id: s, title: S, visibility: embargoed, public_from: 2026-03-01}]\n"
    assert found(source + rows(row(id="a", series="s", visibility="public"))) == []


# Silence


def test_an_ignore_reaches_what_stands_inside_its_item_and_not_beside_it() -> None:
    films = """films:
  - id: cranes
    title: Cranes
    ignore: [MF304, MF310]
    runs:
      - {id: r, dates: 2026-03-06, times: ['18:00'], except: {2026-03-06: {date: 2026-04-06}}}
  - {id: letter, title: Letter}
"""
    assert told(films + rows(row(id="a", film="letter"))) == [("MF310", "warning", "/films/1")]


def test_an_ignore_of_the_programme_reaches_everything() -> None:
    assert found("ignore: MF310\n" + UNKNOWN + rows(row(id="a"))) == []


def test_an_ignore_that_silences_nothing_is_a_note_at_its_entry(tmp_path: Path) -> None:
    source = "films:\n  - {id: cranes, title: Cranes, runtime: 95, ignore: [MF311, MF310]}\n"
    notes = [each for each in findings({"programme.yaml": source}, tmp_path) if each.code == "MF701"]
    assert [(each.span.line, each.span.column) for each in notes if each.span] == [(2, 55), (2, 62)]


def test_notes_on_silence_can_be_switched_off_like_others() -> None:
    films = "films: [{id: cranes, title: Cranes, runtime: 95, ignore: [MF311]}]\n"
    assert found("check: {MF701: off}\n" + films) == []
    assert [each.severity for each in found("check: {MF701: error}\n" + films)] == [ERROR]


def test_a_code_that_does_not_exist_is_found_at_the_key_and_silences_nothing() -> None:
    (one,) = found("check: {mf310: off}\n" + UNKNOWN + rows(row(id="a")), "MF702")
    assert (one.pointer, one.hint) == ("/check/mf310#", "write MF310")


@pytest.mark.parametrize(("level", "codes"), [("off", ["MF703"]), ("warning", ["MF703"]), ("error", [])])
def test_a_firm_error_cannot_be_lowered(level: str, codes: list[str]) -> None:
    source = f"check: {{MF305: {level}}}\n" + CLOSED + rows(row(id="a", date="2026-12-25"))
    told_ = [(each.code, each.severity) for each in found(source)]
    assert ("MF305", ERROR) in told_
    assert [code for code, _ in told_ if code == "MF703"] == codes


def test_a_level_can_be_raised() -> None:
    assert [each.severity for each in found("check: {MF310: error}\n" + UNKNOWN + rows(row(id="a")))] == [
        ERROR
    ]


# The publication


def test_no_base_url_is_a_warning_on_the_programme() -> None:
    without = {key: value for key, value in tree("").items() if key != "base_url"}
    assert [(each.code, each.severity) for each in check(Document(without)).findings] == [("MF704", WARNING)]


def season(days: str, publish: str = "{}") -> str:
    """Return a programme that shows a film eighteen times a day."""
    times = "['09:00', '10:40', '12:20', '14:00', '15:40', '17:20', '19:00', '20:40', '22:20']"
    runs = "".join(
        f"  - {{id: r{n}, film: cranes, screen: '{n}', dates: {days}, times: {times}}}\n" for n in (1, 2)
    )
    return f"publish: {publish}\nruns:\n{runs}"


def test_a_calendar_of_a_thousand_events_is_one_finding_that_names_the_others() -> None:
    (one,) = found(season("2026-03-01..2026-05-30", "{past_days: 60}"), "MF705")
    assert (one.pointer, one.severity) == ("/publish/past_days", WARNING)
    assert one.message.startswith("the calendar 'all' has 1,082 events, about ")
    assert one.message.endswith("and so do venues/kino and films/cranes")


def test_an_archive_of_years_is_no_big_calendar() -> None:
    assert found(season("2023-06-01..2026-05-30", "{past_days: 14}"), "MF705", "MF706") == []


def test_a_view_that_is_not_written_is_not_too_big() -> None:
    assert found(season("2026-03-01..2026-05-30", "{without: [all, venues, films/cranes]}"), "MF705") == []
    assert found(season("2026-03-01..2026-05-30", "{emitters: [jsonld]}"), "MF705") == []


def test_long_notes_make_a_calendar_big() -> None:
    note = "я" * 2000
    source = "films: [{id: cranes, title: C, runtime: 50}]\n" + rows(
        *(
            row(id=f"a{n}", date=f"2026-03-{n // 10 + 1:02}", time=f"'{n % 10 + 10}:00'", note=note)
            for n in range(280)
        )
    )
    (one,) = found(source, "MF705")
    assert "'all' has 280 events, about 1.3 MB" in one.message


def test_five_hundred_films_make_a_feed_big_and_private_ones_do_not_count() -> None:
    films = "films:\n" + "".join(f"  - {{id: f{n}, title: F, runtime: 9%s}}\n" for n in range(501))
    (one,) = found(films % (("",) * 501), "MF706")
    assert "501 entries" in one.message
    assert found(films % (("",) * 500 + (", visibility: private",)), "MF706") == []


def test_items_without_a_page_are_told_once_a_kind_and_only_if_they_leave_the_house() -> None:
    source = """publish: {emitters: [ical, rss]}
pages: {film: 'https://kino.example/{id}'}
bills: [{id: a, title: A, works: cranes}, {id: b, title: B, works: letter}]
series: [{id: s, title: S, visibility: private}]
"""
    assert [(each.code, each.message) for each in found(source)] == [
        ("MF707", "bills without a page for people: 'a' and 1 more")
    ]


def test_unknown_emitters_are_errors_and_unknown_views_warnings() -> None:
    known = "films/cranes, spoken/de, formats/35mm, access/signed-bfi, changes, screenings"
    source = f"publish: {{emitters: 'ical, ics', without: [format, films/crane, spoken/x1, {known}]}}\n"
    assert [(each.severity, each.pointer, each.hint) for each in found(source)] == [
        (ERROR, "/publish/emitters", "write ical"),
        (WARNING, "/publish/without/0", "write formats"),
        (WARNING, "/publish/without/1", "write films/cranes"),
        (WARNING, "/publish/without/2", f"one of: {', '.join(unknown_emitter_or_view.KINDS)}"),
    ]


def test_the_names_that_rules_know_are_those_of_the_emitters_and_views() -> None:
    assert set(unknown_emitter_or_view.EMITTERS) == {each.name for each in EMITTERS}
    assert set(unknown_emitter_or_view.KINDS) == {*KINDS, "screenings", "changes", "weeks"}
    assert no_page_for_people.PAGES == (PAGES,)


def test_placeholders_are_found_in_every_template() -> None:
    source = """pages: {film: 'https://kino.example/{slug}', series: 'https://kino.example/{id}/{id}', bill: 'https://kino.example/b'}
runs: [{id: r, film: cranes, screen: '1', dates: 2026-03-06, times: ['12:00'], tickets: 'https://t.example/{ID}/{date}'}]
"""
    assert [(each.code, each.severity, each.pointer, each.hint) for each in found(source)] == [
        ("MF709", ERROR, "/pages/film", "write {id}"),
        ("MF709", ERROR, "/runs/0/tickets", "write {id}"),
    ]


NUMBERED = "defaults: {tickets: 'https://t.example/{pos_id}'}\n"


def test_a_few_screenings_without_a_number_are_told_each_and_many_once() -> None:
    few = [row(id=f"a{n}", date=f"2026-03-{n + 1:02}") for n in range(3)]
    assert told(NUMBERED + rows(*few)) == [("MF709", "warning", f"/screenings/{n}") for n in range(3)]
    many = [row(id=f"a{n}", date=f"2026-03-{n + 1:02}") for n in range(4)]
    assert told(NUMBERED + rows(*many)) == [("MF709", "warning", "/defaults/tickets")]


@pytest.mark.parametrize(
    "fields",
    [
        {"pos_id": "7"},
        {"tickets": "'-'"},
        {"sale": "not-yet"},
        {"status": "cancelled"},
        {"visibility": "private"},
    ],
)
def test_who_sells_nothing_there_needs_no_number(fields: dict[str, str]) -> None:
    assert found(NUMBERED + rows(row(id="a", **fields))) == []
