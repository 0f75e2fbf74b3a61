"""What a subscriber's calendar shows: iCalendar, one behaviour a test."""

from __future__ import annotations

import pytest

from tests.properties.house import content_lines, event, events, house, unfolded, written

BERLIN = "TZID=Europe/Berlin"
AT = "2026-03-01T12:00:00+00:00"


# States


def test_a_cancelled_showing_is_cancelled_and_says_so_first() -> None:
    """RFC 5545 §3.8.1.11: "CANCELLED" indicates event was cancelled. Google hides these, others strike them out."""
    told = event(house({"status": "cancelled", "reason": "The street is flooded."}))
    assert told["STATUS"] == "CANCELLED"
    assert told["SUMMARY"] == "Cancelled: The Cranes Are Flying"
    assert told["DESCRIPTION"].split("\n")[0] == "Cancelled: The street is flooded."


def test_a_cancelled_showing_that_was_sold_out_says_only_that_it_is_cancelled() -> None:
    assert (
        event(house({"status": "cancelled", "sale": "sold-out"}))["SUMMARY"]
        == "Cancelled: The Cranes Are Flying"
    )


def test_a_postponed_showing_does_not_take_place_at_the_time_shown() -> None:
    told = event(house({"status": "postponed"}))
    assert told["STATUS"] == "CANCELLED"
    assert told["SUMMARY"] == "Postponed: The Cranes Are Flying"
    assert told["DESCRIPTION"].split("\n")[0] == "Postponed. A new date will be announced."


def test_a_rescheduled_showing_takes_place_and_says_from_when_it_was_moved() -> None:
    told = event(
        house({"status": "rescheduled", "previous_start": "2026-03-27T20:00", "reason": "The print is late"})
    )
    assert told["STATUS"] == "CONFIRMED"
    assert (
        told["DESCRIPTION"].split("\n")[0]
        == "Rescheduled from Friday, March 27, 2026, 8:00 pm CET: The print is late"
    )


def test_a_moved_showing_that_is_sold_out_says_both() -> None:
    told = event(house({"status": "rescheduled", "previous_start": "2026-03-27", "sale": "sold-out"}))
    assert told["SUMMARY"] == "Sold out: The Cranes Are Flying"
    assert told["DESCRIPTION"].split("\n")[0] == "Rescheduled from Friday, March 27, 2026, sold out"


def test_a_sold_out_showing_takes_place() -> None:
    told = event(house({"sale": "sold-out"}))
    assert told["STATUS"] == "CONFIRMED"
    assert told["SUMMARY"] == "Sold out: The Cranes Are Flying"
    assert told["DESCRIPTION"].split("\n")[0] == "Sold out"


def test_a_showing_for_members_says_so_first() -> None:
    told = event(house({"visibility": "members"}))
    assert told["SUMMARY"] == "Members: The Cranes Are Flying"
    assert told["DESCRIPTION"].split("\n")[0] == "For members only"


def test_states_stand_before_a_title_in_the_order_of_what_keeps_people_away() -> None:
    told = event(house({"visibility": "members", "status": "cancelled"}))
    assert told["SUMMARY"] == "Cancelled: Members: The Cranes Are Flying"


def test_what_does_not_take_place_has_no_prices_and_no_tickets() -> None:
    said = {
        "prices": [{"name": "Full", "price": "9"}],
        "tickets": "https://tickets.example/a",
        "sale": "sold-out",
    }
    for status in ("cancelled", "postponed"):
        told = event(house(said | {"status": status}))
        assert "tickets.example" not in told["DESCRIPTION"] + told.get("URL", "")
        assert "€9.00" not in told["DESCRIPTION"]


# Times


def test_a_showing_starts_at_the_time_of_its_venue() -> None:
    assert event(house({}))[f"DTSTART;{BERLIN}"] == "20260328T180000"


def test_an_end_is_start_and_preshow_and_works_and_parts() -> None:
    said = {"film": "cranes + interval 15 + cranes", "parts": "intro 10, q-and-a 30"}
    told = event(house(said, venue={"preshow": 20}))
    assert told[f"DTEND;{BERLIN}"] == "20260328T222500"


@pytest.mark.parametrize(
    ("film", "said"),
    [({"runtime": None}, {}), ({}, {"parts": "q-and-a"})],
    ids=["no runtime", "a part of unknown length"],
)
def test_a_showing_whose_length_is_unknown_has_no_end(film: dict[str, None], said: dict[str, str]) -> None:
    """RFC 5545 §3.6.1: DTEND and DURATION are optional. An invented end blocks an evening."""
    told = event(house(said, film=film))
    assert [name for name in told if name.startswith(("DTEND", "DURATION"))] == []


def test_an_approximate_length_counts() -> None:
    told = event(house({}, film={"runtime": {"minutes": 95, "approximate": True}}))
    assert told[f"DTEND;{BERLIN}"] == "20260328T193500"
    assert told["DESCRIPTION"].startswith("The Cranes Are Flying, approx. 95 min")


def test_a_live_score_takes_no_time_of_its_own() -> None:
    told = event(house({"parts": "live-score"}))
    assert told[f"DTEND;{BERLIN}"] == "20260328T193500"
    assert told["SUMMARY"] == "The Cranes Are Flying (live score)"


def test_a_late_show_is_on_the_next_date_and_ends_after_the_clocks_changed() -> None:
    """24:30 on the 28th is 00:30 on the 29th, the night of the change: 95 minutes later it is 03:05."""
    told = event(house({"time": "24:30"}))
    assert told[f"DTSTART;{BERLIN}"] == "20260329T003000"
    assert told[f"DTEND;{BERLIN}"] == "20260329T030500"


def test_a_start_and_an_end_in_an_hour_that_comes_twice_are_in_utc() -> None:
    """RFC 5545 §3.3.5 means the first; ical.js, libical and node-ical take the second: UTC leaves no doubt."""
    first = {"date": "2026-10-24", "time": "26:30 first"}
    second = {"date": "2026-10-24", "time": "26:30 second"}
    early = {"date": "2026-10-24", "time": "25:10"}
    told = {each["UID"][10]: each for each in events(house(first, second, early))}
    assert (told["a"]["DTSTART"], told["a"][f"DTEND;{BERLIN}"]) == ("20261025T003000Z", "20261025T030500")
    assert (told["b"]["DTSTART"], told["b"][f"DTEND;{BERLIN}"]) == ("20261025T013000Z", "20261025T040500")
    assert (told["c"][f"DTSTART;{BERLIN}"], told["c"]["DTEND"]) == ("20261025T011000", "20261025T004500Z")


def test_a_start_in_utc_is_told_by_the_clock_of_the_venue_as_well() -> None:
    told = event(house({"date": "2026-10-24", "time": "26:30 second"}))
    assert "Sunday, October 25, 2026, 2:30 am CET" in told["DESCRIPTION"].split("\n")


def test_each_zone_that_is_used_has_one_vtimezone() -> None:
    """RFC 5545 §3.2.19: a VTIMEZONE "MUST be specified for each unique TZID parameter value specified"."""
    riga = {"id": "splendid", "name": "Splendid", "zone": "Europe/Riga", "cinema_day_ends": "05:00"}
    lines = content_lines(
        house({}, {"venue": "splendid"}, {"venue": "kino", "date": "2026-12-01"}, venues=[riga])
    )
    zones = [line for line in lines if line.startswith("TZID:")]
    assert zones == ["TZID:Europe/Berlin", "TZID:Europe/Riga"]
    assert lines.count("BEGIN:VTIMEZONE") == 2


def test_no_time_is_floating_and_no_event_lasts_a_day() -> None:
    """RFC 5545 §3.3.5: a local time without a zone is another instant in every zone."""
    told = event(house({}))
    times = {name: value for name, value in told.items() if name.startswith(("DT", "LAST", "CREATED"))}
    assert all(
        name.partition(";")[2].startswith("TZID=") or value.endswith("Z") for name, value in times.items()
    )


def test_a_showing_whose_time_is_to_come_is_in_no_calendar() -> None:
    assert [each["UID"] for each in events(house({"time": "tbc"}, {}))] == ["screening-b@kino.example"]
    assert written("ical", house({"time": "tbc"})) == b""


# Which showings


def test_past_showings_stay_for_sixty_days() -> None:
    on_the_day, too_old = {"date": "2025-12-31", "time": "13:00"}, {"date": "2025-12-31", "time": "12:59"}
    assert [each["UID"] for each in events(house(on_the_day, too_old))] == ["screening-a@kino.example"]


def test_showings_stand_in_order_of_time() -> None:
    told = events(house({"time": "21:00"}, {"time": "15:00"}, {"date": "2026-03-27"}))
    assert [each["UID"][10] for each in told] == ["c", "b", "a"]


def test_a_notice_never_leaks_into_a_calendar() -> None:
    lines = "\n".join(content_lines(house({}, notices=[{"id": "masks", "text": "Masks are welcome"}])))
    assert "Masks" not in lines


# What is shown


def test_a_double_bill_is_one_event_under_its_title() -> None:
    letter = {"id": "letter", "title": "Letter Never Sent", "runtime": 96}
    bill = {"id": "double", "title": "Two by Kalatozov", "works": "cranes + letter"}
    told = event(house({"film": "double"}, films=(letter,), bills=[bill]))
    assert told["SUMMARY"] == "Two by Kalatozov"
    works = ["The Cranes Are Flying, 95 min", "Letter Never Sent, 96 min"]
    assert told["DESCRIPTION"].split("\n")[:2] == works


def test_two_films_without_a_bill_are_one_event_under_both_titles() -> None:
    letter = {"id": "letter", "title": "Letter Never Sent", "runtime": 96}
    told = event(house({"film": "cranes + letter"}, films=(letter,)))
    assert told["SUMMARY"] == "The Cranes Are Flying + Letter Never Sent"


@pytest.mark.parametrize(
    ("said", "details"),
    [
        ({"format": "35mm"}, " (35mm)"),
        ({"format": "dcp-4k"}, ""),
        ({"access": "open-captions, hearing-loop"}, " (open captions)"),
        ({"access": "signed:bfi"}, " (signed (BSL))"),
        ({"parts": "recorded-intro 5, q-and-a 30"}, " (Q&A)"),
        ({"format": "70mm", "access": "audio-description", "parts": "live-organ"}, " (70mm, audio description, live organ)"),
    ],
)  # fmt: skip
def test_a_title_is_followed_by_what_decides_whether_one_comes(said: dict[str, str], details: str) -> None:
    assert event(house(said))["SUMMARY"] == f"The Cranes Are Flying{details}"


@pytest.mark.parametrize(
    ("said", "details"),
    [
        ({}, ""),
        ({"language": "ru"}, ""),
        ({"language": "de"}, " (in German)"),
        ({"version": "dub"}, " (in German)"),
        ({"subtitles": "en"}, ""),
        ({"subtitles": "fr"}, " (with French subtitles)"),
        ({"subtitles": "none"}, " (no subtitles)"),
    ],
)
def test_a_title_is_followed_by_a_language_version_that_is_not_the_usual(
    said: dict[str, str], details: str
) -> None:
    dub = {"id": "dub", "type": "dubbed", "languages": ["de"]}
    assert event(house(said, film={"versions": [dub]}))["SUMMARY"] == f"The Cranes Are Flying{details}"


def test_captions_are_not_subtitles() -> None:
    captioned = event(house({"access": "open-captions"}))
    subtitled = event(house({"subtitles": "en"}))
    assert "subtitle" not in captioned["DESCRIPTION"]
    assert "caption" not in subtitled["DESCRIPTION"] + subtitled["SUMMARY"]
    assert "In Russian, with English subtitles" in subtitled["DESCRIPTION"].split("\n")


def test_subtitles_that_nobody_spoke_of_are_not_told() -> None:
    assert "ubtitle" not in event(house({}))["DESCRIPTION"]


# Where, and links


def test_a_place_is_the_name_and_the_address_of_the_venue() -> None:
    address = {"street": "Am Kino 1; Hof 2", "locality": "Berlin", "postcode": "10999", "country": "DE"}
    assert event(house({}, venue={"address": address}))["LOCATION"] == "Kino, Am Kino 1; Hof 2, 10999 Berlin"


def test_apple_finds_the_place_under_the_words_of_location() -> None:
    lines = content_lines(house({}, venue={"geo": {"lat": 52.5, "lon": 13.4}}))
    assert "LOCATION:Kino" in lines
    assert 'X-APPLE-STRUCTURED-LOCATION;VALUE=URI;X-APPLE-RADIUS=72;X-TITLE="Kino":geo:52.5,13.4' in lines


def test_a_position_is_written_without_an_exponent() -> None:
    """RFC 5545 §3.8.1.6: geovalue = float ";" float, and §3.3.7: float = (["+"] / "-") 1*DIGIT ["." 1*DIGIT]."""
    assert event(house({}, venue={"geo": {"lat": -0.00001, "lon": 0.0000001}}))["GEO"] == "-0.00001;0.0000001"


def test_an_event_leads_to_its_page_else_to_the_page_of_its_film() -> None:
    pages = {"film": "https://kino.example/film/{id}"}
    assert event(house({}, pages=pages))["URL"] == "https://kino.example/film/cranes"
    own = "https://kino.example/tonight"
    assert event(house({"url": own}, pages=pages))["URL"] == own


@pytest.mark.parametrize(
    ("image", "line"),
    [
        ({"file": "images/a still.jpg"}, "https://kino.example/programme/images/a%20still.jpg"),
        ({"url": "https://pictures.example/a.jpg", "rights_until": "2026-03-01"}, "https://pictures.example/a.jpg"),
        ({"url": "https://pictures.example/a.jpg", "rights_until": "2026-02-28"}, None),
        ({}, None),
    ],
    ids=["file", "last day of the rights", "rights are over", "no address"],
)  # fmt: skip
def test_a_picture_is_published_if_it_has_an_address_and_its_rights_last(
    image: dict[str, str], line: str | None
) -> None:
    """RFC 7986 §5.10: IMAGE, with VALUE=URI because it has no default."""
    told = event(house({}, film={"images": [image | {"alt": "A street at night"}]}))
    assert told.get("IMAGE") == line


def test_categories_are_series_and_genres_and_are_escaped_like_every_text() -> None:
    r"""RFC 5545 §3.3.11: a backslash is escaped; icalendar writes a line break for the `\N` of a name."""
    said = house(
        {"series": "new"}, series=[{"id": "new", "title": r"C:\New, and old"}], film={"genres": ["War"]}
    )
    (line,) = [line for line in content_lines(said) if line.startswith("CATEGORIES:")]
    assert line == r"CATEGORIES:C:\\New\, and old,War"


# Identity and revision


def test_a_uid_is_of_kind_and_id_and_identity_alone() -> None:
    """RFC 5545 §3.8.4.7: globally unique and persistent. Another address, title or time changes nothing."""
    moved = house({"date": "2026-04-01"}, film={"title": "Cranes"}, base_url="https://elsewhere.example/")
    assert event(house({}))["UID"] == event(moved)["UID"] == "screening-a@kino.example"


def test_a_calendar_is_no_message_and_its_stamps_are_the_last_revision() -> None:
    """RFC 5545 §3.8.7.2: without METHOD, DTSTAMP is when the information was last revised."""
    lines = content_lines(house({}))
    assert [line for line in lines if line.startswith("METHOD")] == []
    assert {line for line in lines if line.startswith(("DTSTAMP", "LAST-MODIFIED", "CREATED"))} == {
        "DTSTAMP:20260301T120000Z",
        "LAST-MODIFIED:20260301T120000Z",
        "CREATED:20260301T120000Z",
    }
    assert "SEQUENCE:0" in lines


def test_a_calendar_says_where_it_is_and_when_to_look_again() -> None:
    """RFC 7986 §5.7: VALUE=DURATION is REQUIRED, there is no default; §5.8: so is VALUE=URI."""
    lines = content_lines(house({}))
    assert "REFRESH-INTERVAL;VALUE=DURATION:PT6H" in lines
    assert "SOURCE;VALUE=URI:https://kino.example/programme/calendar.ics" in lines


def test_a_second_language_has_its_own_tree_and_the_same_ids() -> None:
    said = house(
        {"status": "cancelled"},
        film={"title": {"en": "The Cranes", "de": "Die Kraniche"}},
        language=None,
        languages=["en", "de"],
    )
    english, german = event(said), event(said, language="de")
    assert english["UID"] == german["UID"]
    assert (english["SUMMARY"], german["SUMMARY"]) == ("Cancelled: The Cranes", "Abgesagt: Die Kraniche")
    assert "SOURCE;VALUE=URI:https://kino.example/programme/de/calendar.ics" in content_lines(
        said, language="de"
    )


# One screening, to be added to a calendar that is there


def test_the_calendar_of_a_screening_has_its_event_alone_as_it_stands_everywhere() -> None:
    said = house({}, {"date": "2026-03-29"})
    alone, whole = (unfolded(written("ical", said, view=view)) for view in ("screenings/a", "all"))
    begin, end = "BEGIN:VEVENT", "END:VEVENT"
    one = alone[alone.index(begin) : alone.index(end)]
    assert alone.count(begin) == 1
    assert "UID:screening-a@kino.example" in one
    assert one in whole


def test_the_calendar_of_a_screening_has_no_name_or_outlook_would_make_a_calendar_of_it() -> None:
    said = house({}, description="A cinema.", publish={"refresh_hours": 12})
    lines = content_lines(said, view="screenings/a")
    header = lines[: lines.index("BEGIN:VTIMEZONE")]
    assert header == [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//metafeed//metafeed//EN",
        "CALSCALE:GREGORIAN",
        "LAST-MODIFIED:20260301T120000Z",
        "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
        "SOURCE;VALUE=URI:https://kino.example/programme/screenings/a.ics",
        "URL:https://kino.example/programme/",
        "X-PUBLISHED-TTL:PT12H",
        "X-WR-TIMEZONE:Europe/Berlin",
    ]


def test_a_screening_whose_time_is_to_come_has_no_calendar() -> None:
    assert written("ical", house({"time": "tbc"}), view="screenings/a") == b""
