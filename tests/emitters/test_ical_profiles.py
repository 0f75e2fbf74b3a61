"""The calendars that say more than the default, on request: `ical-alarm` with a reminder, `ical-rich` in full detail."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import icalendar
import pytest

import metafeed
from tests.history.following import document
from tests.properties.house import NOW, house, unescaped, unfolded, written

PROFILES = ("ical-alarm", "ical-rich")


def lines(emitter: str, *screenings: dict[str, Any], **programme: Any) -> list[str]:
    """Return the unfolded lines of a calendar."""
    return unfolded(written(emitter, house(*screenings, **programme))).split("\r\n")


def components(found: list[str], name: str) -> list[list[str]]:
    """Return the lines of each component of a name."""
    begins = [number for number, line in enumerate(found) if line == f"BEGIN:{name}"]
    return [found[begin : found.index(f"END:{name}", begin) + 1] for begin in begins]


def component(found: list[str], name: str) -> list[str]:
    """Return the lines of the only component of a name."""
    (one,) = components(found, name)
    return one


def of(found: list[str], name: str) -> list[str]:
    """Return the lines of a property, wherever they stand."""
    return [line for line in found if line.startswith((f"{name}:", f"{name};"))]


@pytest.mark.parametrize("emitter", PROFILES)
def test_a_profile_has_the_events_of_the_default_and_says_where_it_is_itself(emitter: str) -> None:
    found, suffix = lines(emitter, {}, {"date": "2026-03-29"}), emitter.removeprefix("ical-")
    events = [icalendar.Event.from_ical("\r\n".join(each)) for each in components(found, "VEVENT")]
    assert [str(each["UID"]) for each in events] == ["screening-a@kino.example", "screening-b@kino.example"]
    assert of(found, "SOURCE") == [f"SOURCE;VALUE=URI:https://kino.example/programme/calendar.{suffix}.ics"]


@pytest.mark.parametrize(
    ("language", "emitter", "name"),
    [
        ("en", "ical-alarm", "Kino (with reminders)"),
        ("de", "ical-alarm", "Kino (mit Erinnerungen)"),
        ("fr", "ical-alarm", "Kino (avec rappels)"),
        ("es", "ical-alarm", "Kino (con avisos)"),
        ("en", "ical-rich", "Kino (in full detail)"),
        ("de", "ical-rich", "Kino (mit allen Angaben)"),
        ("fr", "ical-rich", "Kino (version détaillée)"),
        ("es", "ical-rich", "Kino (con todo detalle)"),
    ],
)
def test_the_name_of_a_calendar_says_which_it_is(language: str, emitter: str, name: str) -> None:
    found = lines(emitter, {}, language=language)
    assert of(found, "NAME")[0] == f"NAME:{name}"
    assert of(found, "X-WR-CALNAME") == [f"X-WR-CALNAME:{name}"]


@pytest.mark.parametrize("emitter", PROFILES)
def test_a_profile_is_written_where_it_is_asked_for_alone(emitter: str) -> None:
    path = f"calendar.{emitter.removeprefix('ical-')}.ics"
    with pytest.raises(KeyError):
        document(emitter, "all", house({}))
    assert path in document(emitter, "all", house({}, publish={"also": [emitter]}))


@pytest.mark.parametrize("emitter", PROFILES)
def test_a_calendar_that_was_published_keeps_its_last_event(emitter: str) -> None:
    said = house({}, publish={"also": [emitter]})
    late = NOW + timedelta(days=400)
    assert "UID:screening-a@kino.example" in document(emitter, "all", said, (said, late))
    assert written(emitter, said, now=late) == b""


# A reminder


def test_an_event_rings_two_hours_before_it_begins() -> None:
    """RFC 5545 §3.6.6: ACTION, DESCRIPTION and TRIGGER; RFC 9074 §4: UID."""
    assert component(lines("ical-alarm", {}), "VALARM") == [
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:The Cranes Are Flying",
        "TRIGGER:-PT2H",
        "UID:alarm-a@kino.example",
        "END:VALARM",
    ]


@pytest.mark.parametrize(("minutes", "trigger"), [(5, "-PT5M"), (90, "-PT1H30M"), (10080, "-P7D")])
def test_the_house_says_how_long_before(minutes: int, trigger: str) -> None:
    assert f"TRIGGER:{trigger}" in lines("ical-alarm", {}, publish={"alarm_minutes": minutes})


@pytest.mark.parametrize("status", ["cancelled", "postponed"])
@pytest.mark.parametrize("policy", ["mark", "keep-confirmed-prefixed"])
def test_nothing_rings_for_what_does_not_take_place(status: str, policy: str) -> None:
    found = lines("ical-alarm", {"status": status}, publish={"cancelled": policy})
    assert "UID:screening-a@kino.example" in found
    assert "BEGIN:VALARM" not in found


def test_a_calendar_with_reminders_is_the_default_one_but_for_these() -> None:
    usual, found = (lines(emitter, {}, {"date": "2026-03-29"}) for emitter in ("ical", "ical-alarm"))
    for each in components(found, "VALARM"):
        del found[found.index(each[0]) : found.index(each[-1]) + 1]
    apart = ("NAME:", "X-WR-CALNAME:", "SOURCE;")
    assert [each for each in found if not each.startswith(apart)] == [
        each for each in usual if not each.startswith(apart)
    ]


# In full detail


def test_the_place_is_a_component_with_its_name_position_and_page() -> None:
    """RFC 9073 §7.2: UID is required; LOCATION-TYPE is of RFC 4589 §3, which has a theater and no cinema."""
    found = lines(
        "ical-rich", {}, venue={"url": "https://kino.example/house", "geo": {"lat": 52.5, "lon": 13.4}}
    )
    assert component(found, "VLOCATION") == [
        "BEGIN:VLOCATION",
        "GEO:52.5;13.4",
        "LOCATION-TYPE:theater",
        "NAME:Kino",
        "UID:venue-kino@kino.example",
        "URL:https://kino.example/house",
        "END:VLOCATION",
    ]


def test_a_place_of_which_no_more_is_known_has_no_more() -> None:
    assert component(lines("ical-rich", {}), "VLOCATION") == [
        "BEGIN:VLOCATION",
        "LOCATION-TYPE:theater",
        "NAME:Kino",
        "UID:venue-kino@kino.example",
        "END:VLOCATION",
    ]


def test_guests_of_live_parts_are_participants_and_what_they_are_is_told() -> None:
    """RFC 9073 §7.1: UID and PARTICIPANT-TYPE are required; §6.2 has the types."""
    parts = "q-and-a 30: Tatiana Samoilova (actor, lead), live-score: The Band, signing: Somebody Else"
    found = lines("ical-rich", {"parts": parts})
    told = [
        [line for line in each[1:-1] if not line.startswith("UID:")]
        for each in components(found, "PARTICIPANT")
    ]
    assert told == [
        ["DESCRIPTION:actor\\, lead", "PARTICIPANT-TYPE:SPEAKER", "SUMMARY:Tatiana Samoilova"],
        ["PARTICIPANT-TYPE:PERFORMER", "SUMMARY:The Band"],
        ["PARTICIPANT-TYPE:ACTIVE", "SUMMARY:Somebody Else"],
    ]


def test_who_is_seen_in_a_recording_is_no_participant() -> None:
    assert components(lines("ical-rich", {"parts": "recorded-intro: A Name"}), "PARTICIPANT") == []


def test_a_participant_stays_who_it_is_when_another_comes_and_no_two_are_the_same() -> None:
    def uids(parts: str) -> list[str]:
        each = components(lines("ical-rich", {"parts": parts}), "PARTICIPANT")
        return [line for found in each for line in of(found, "UID")]

    assert uids("intro: A Name") == ["UID:guest-a.732b7e82fbf6@kino.example"]
    assert set(uids("intro: A Name")) < set(uids("intro: B Name, intro: A Name"))
    assert len(set(uids("intro: A Name, intro: A Name, q-and-a: A Name"))) == 3


def test_links_lead_to_what_describes_the_film() -> None:
    """RFC 9253 §8.2: VALUE and LINKREL are required."""
    film = {"url": "https://kino.example/f/cranes", "ids": {"imdb": "tt0050634", "wikidata": "Q471159"}}
    label = 'LABEL=The Cranes Are Flying;LINKREL="describedby";VALUE=URI'
    assert of(lines("ical-rich", {}, film=film), "LINK") == [
        f"LINK;{label}:https://kino.example/f/cranes",
        f"LINK;{label}:https://www.imdb.com/title/tt0050634/",
        f"LINK;{label}:https://www.wikidata.org/entity/Q471159",
    ]


def test_screenings_are_grouped_by_film_and_bill_and_series_that_have_a_page() -> None:
    """RFC 9253 §8.1, §8.3. A genre has no address, so that it stays a word of CATEGORIES."""
    series = [
        {"id": "thaw", "title": "Thaw", "url": "https://kino.example/thaw"},
        {"id": "late", "title": "Late"},
    ]
    found = lines("ical-rich", {"series": ["thaw", "late"]}, series=series, film={"genres": ["War"]})
    assert of(found, "REFID") == ["REFID:film-cranes@kino.example"]
    assert of(found, "CONCEPT") == ["CONCEPT:https://kino.example/thaw"]
    assert of(found, "CATEGORIES") == ["CATEGORIES:Thaw,Late,War"]
    bill = {"id": "twice", "title": "Twice", "works": ["cranes", "cranes"]}
    found = lines("ical-rich", {"film": "twice"}, bills=[bill])
    assert of(found, "REFID") == ["REFID:bill-twice@kino.example", "REFID:film-cranes@kino.example"]


def test_the_description_is_told_as_html_too() -> None:
    """RFC 9073 §6.5: VALUE is required."""
    said = {"note": "A *new* print.", "tickets": "https://kino.example/t?a=1&b=2"}
    (line,) = of(lines("ical-rich", said, film={"synopsis": "War & **love**."}), "STYLED-DESCRIPTION")
    parameters, _, html = line.partition(":")
    assert parameters == "STYLED-DESCRIPTION;FMTTYPE=text/html;VALUE=TEXT"
    assert unescaped(html).split("\n") == [
        "<p>The Cranes Are Flying, 95 min</p>",
        "<p>In Russian</p>",
        '<p>Tickets: <a href="https://kino.example/t?a=1&amp;b=2">https://kino.example/t?a=1&amp;b=2</a></p>',
        "<p>A <em>new</em> print.</p>",
        "<p>War &amp; <strong>love</strong>.</p>",
    ]


def structured(found: list[str]) -> Any:
    """Return the structured data of the only event."""
    (line,) = of(found, "STRUCTURED-DATA")
    head = (
        'STRUCTURED-DATA;FMTTYPE=application/ld+json;SCHEMA="https://schema.org/ScreeningEvent";VALUE=TEXT:'
    )
    assert line.startswith(head)
    return json.loads(unescaped(line.removeprefix(head)))


@pytest.mark.parametrize(
    "text",
    [
        "Plain",
        'C:\\New, "quoted"; BEGIN:VEVENT\\n and \\N',
        "< script><!-- & \u2028 ^n ^^ \\\\\\",
        "Летят журавли 鶴は翔んでゆく 🎞️ " * 9,
        "\\" * 200,
        "a\\" * 99,
        ",;" * 99,
        '"' * 199,
    ],
)
def test_the_structured_data_is_the_node_of_the_page_whatever_was_typed(text: str) -> None:
    """RFC 9073 §6.6: VALUE, FMTTYPE and SCHEMA are required where the value is a text."""
    said = house(
        {"note": text, "parts": [{"kind": "intro", "guests": [{"name": text}]}]}, film={"title": text}
    )
    found = unfolded(written("ical-rich", said)).split("\r\n")
    assert structured(found) == metafeed.page_node(said, "screenings/a", now=NOW)


# Revisions


@pytest.mark.parametrize("emitter", ["ical", "ical-alarm", "ical-rich"])
def test_what_json_ld_alone_tells_revises_the_event_that_carries_it_and_no_other(emitter: str) -> None:
    before = house({}, publish={"also": list(PROFILES)})
    after = house({}, film={"ids": {"imdb": "tt0050634"}}, publish={"also": list(PROFILES)})
    found = document(emitter, "all", before, (after, NOW + timedelta(hours=1))).split("\r\n")
    rich = emitter == "ical-rich"
    assert of(found, "SEQUENCE") == [f"SEQUENCE:{1 if rich else 0}"]
    changed = "20260301T130000Z" if rich else "20260301T120000Z"
    assert of(found, "LAST-MODIFIED") == [f"LAST-MODIFIED:{changed}"] * 2
    assert of(found, "DTSTAMP") == [f"DTSTAMP:{changed}"]
    assert of(found, "CREATED") == ["CREATED:20260301T120000Z"]


def test_a_change_that_both_tell_counts_twice_and_never_down() -> None:
    also = {"also": ["ical-rich"]}
    steps = (house({}, publish=also), house({"time": "19:00"}, publish=also), house({}, publish=also))
    told = [of(document("ical-rich", "all", *steps[:n]).split("\r\n"), "SEQUENCE") for n in (1, 2, 3)]
    assert told == [["SEQUENCE:0"], ["SEQUENCE:2"], ["SEQUENCE:4"]]
