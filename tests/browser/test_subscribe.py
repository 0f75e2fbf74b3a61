"""Subscribing in Chromium: every way leads where it says, codes lead to their place, and nothing needs the script.

What was done and seen there is in `node/subscribe.mjs`. Addresses are written out, and decoded again.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from shutil import which
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from icalendar import Calendar
from lxml import html

from metafeed import load
from metafeed.narrowing import parse
from metafeed.publish import publication
from tests.browser.pages import SUBSCRIBED
from tests.samples import ROOT, now
from tests.strangers.skipped import require

Told = dict[str, Any]

GOOGLE = "https://calendar.google.com/calendar/r?cid=webcal%3A%2F%2F"
OUTLOOK = "https://outlook.live.com/calendar/0/addfromweb?url=https%3A%2F%2F"
OFFICE = "https://outlook.office.com/calendar/0/addfromweb?url=https%3A%2F%2F"
#: Page and place → address without its scheme, the same as Google and Outlook have it, and the name for Outlook.
WAYS = {
    ("festival/subscribe.html", "all"): (
        "extra-hour.example/programme/calendar.ics",
        "extra-hour.example%2Fprogramme%2Fcalendar.ics",
        "Festival%20der%20geschenkten%20Stunde",
    ),
    ("festival/subscribe.html", "access-open-captions"): (
        "extra-hour.example/programme/access/open-captions.ics",
        "extra-hour.example%2Fprogramme%2Faccess%2Fopen-captions.ics",
        "Festival%20der%20geschenkten%20Stunde%20%E2%80%93%20Vorstellungen%20mit%20Untertiteln%20f%C3%BCr%20H%C3%B6rgesch%C3%A4digte",
    ),
    ("festival/en/subscribe.html", "all"): (
        "extra-hour.example/programme/en/calendar.ics",
        "extra-hour.example%2Fprogramme%2Fen%2Fcalendar.ics",
        "Festival%20of%20the%20Extra%20Hour",
    ),
    ("festival/en/subscribe.html", "formats-35mm"): (
        "extra-hour.example/programme/en/formats/35mm.ics",
        "extra-hour.example%2Fprogramme%2Fen%2Fformats%2F35mm.ics",
        "Festival%20of%20the%20Extra%20Hour%20%E2%80%93%20Screenings%20in%2035mm",
    ),
    ("festival/en/subscribe.html", "series-long-night"): (
        "extra-hour.example/programme/en/series/long-night.ics",
        "extra-hour.example%2Fprogramme%2Fen%2Fseries%2Flong-night.ics",
        "Festival%20of%20the%20Extra%20Hour%20%E2%80%93%20Series%3A%20The%20Long%20Night",
    ),
    ("festival/en/subscribe.html", "access-open-captions"): (
        "extra-hour.example/programme/en/access/open-captions.ics",
        "extra-hour.example%2Fprogramme%2Fen%2Faccess%2Fopen-captions.ics",
        "Festival%20of%20the%20Extra%20Hour%20%E2%80%93%20Screenings%20with%20open%20captions",
    ),
    ("everything/subscribe.html", "all"): (
        "cinema.example/programme/calendar.ics",
        "cinema.example%2Fprogramme%2Fcalendar.ics",
        "Example%20Cinema",
    ),
    ("everything/subscribe.html", "formats-35mm"): (
        "cinema.example/programme/formats/35mm.ics",
        "cinema.example%2Fprogramme%2Fformats%2F35mm.ics",
        "Example%20Cinema%20%E2%80%93%20Screenings%20in%2035mm",
    ),
    ("everything/subscribe.html", "series-late"): (
        "cinema.example/programme/series/late.ics",
        "cinema.example%2Fprogramme%2Fseries%2Flate.ics",
        "Example%20Cinema%20%E2%80%93%20Series%3A%20Late",
    ),
    ("film-forum/subscribe.html", "all"): (
        "filmforum.org/programme/calendar.ics",
        "filmforum.org%2Fprogramme%2Fcalendar.ics",
        "Film%20Forum",
    ),
    ("film-forum/subscribe.html", "formats-dcp"): (
        "filmforum.org/programme/formats/dcp.ics",
        "filmforum.org%2Fprogramme%2Fformats%2Fdcp.ics",
        "Film%20Forum%20%E2%80%93%20Screenings%20in%20DCP",
    ),
}
ADDRESS = "https://extra-hour.example/programme/en/calendar.ics"
NEAREST = "There is no calendar for exactly this. The nearest:"
#: Where the code of 35mm leads.
PLACE = "https://extra-hour.example/programme/en/subscribe.html#formats-35mm"
#: What one asks of `everything`, in the form of metafeed/narrowing.py.
ASKED = "access=signed-ase&after=18:00&days=mon,tue,wed,thu,fri&format=35mm"


def entry(subscribed: Told, page: str, place: str) -> Told:
    """Return what is offered at a place of a page."""
    (found,) = [each for each in subscribed["listed"][page]["offered"] if each["id"] == place]
    return found


# The ways


@pytest.mark.parametrize(("page", "place"), WAYS)
def test_each_way_has_the_address_that_its_program_takes(subscribed: Told, page: str, place: str) -> None:
    address, encoded, name = WAYS[page, place]
    found = entry(subscribed, page, place)
    assert found["ways"] == [
        ["Apple, Thunderbird", f"webcal://{address}"],
        ["Google", GOOGLE + encoded],
        ["Outlook.com", f"{OUTLOOK}{encoded}&name={name}"],
        ["Microsoft 365", f"{OFFICE}{encoded}&name={name}"],
        ["Android (ICSx5)", f"webcal://{address}"],
    ]
    assert found["address"] == f"https://{address}"


@pytest.mark.parametrize("page", SUBSCRIBED)
def test_every_way_read_as_its_program_reads_it_leads_to_the_calendar(subscribed: Told, page: str) -> None:
    calendars = 0
    for each in subscribed["listed"][page]["offered"]:
        ways = dict(each["ways"])
        if not ways:
            assert each["id"] == "changes" or each["feeds"], each
            continue
        calendars += 1
        own = each["address"].removeprefix("https:")
        assert parse_qs(urlsplit(ways["Google"]).query) == {"cid": [f"webcal:{own}"]}
        for program in ("Outlook.com", "Microsoft 365"):
            asked = parse_qs(urlsplit(ways[program]).query)
            assert asked["url"] == [f"https:{own}"]
            assert asked["name"][0].strip()
    assert calendars >= 4


def test_the_feeds_are_atom_rss_and_json_feed(subscribed: Told) -> None:
    assert entry(subscribed, "festival/en/subscribe.html", "formats-35mm")["feeds"] == [
        ["Atom", "formats/35mm.atom"],
        ["RSS", "formats/35mm.rss"],
        ["JSON Feed", "formats/35mm.feed.json"],
    ]
    assert entry(subscribed, "festival/subscribe.html", "changes")["feeds"] == [
        ["Atom", "changes.atom"],
        ["RSS", "changes.rss"],
        ["JSON Feed", "changes.feed.json"],
    ]


@pytest.mark.parametrize("page", SUBSCRIBED)
def test_what_is_new_comes_first_and_everything_second(subscribed: Told, page: str) -> None:
    assert [each["id"] for each in subscribed["listed"][page]["offered"]][:2] == ["changes", "all"]


def test_selections_come_before_series_venues_and_films(subscribed: Told) -> None:
    assert subscribed["listed"]["festival/en/subscribe.html"]["groups"] == [
        "What interests you?",
        "What is new",
        "All screenings",
        "Selections",
        "Series",
        "Venues",
        "Films",
        "How soon a change arrives",
    ]


def test_no_address_that_is_listed_has_parameters(subscribed: Told) -> None:
    for page in SUBSCRIBED:
        for each in subscribed["listed"][page]["offered"]:
            assert "?" not in "".join([each["address"] or "", *(url for _, url in each["feeds"])]), each


def test_captions_and_subtitles_are_told_apart(subscribed: Told) -> None:
    captions = entry(subscribed, "festival/en/subscribe.html", "access-open-captions")
    subtitles = entry(subscribed, "festival/en/subscribe.html", "subtitles-en")
    assert captions["name"] == "Screenings with open captions"
    assert subtitles["name"] == "Screenings subtitled in English"


# Copying


def test_the_button_copies_the_address_says_so_and_says_its_name_again(subscribed: Told) -> None:
    did = subscribed["copied"]
    assert (did["secure"], did["pasted"]) == (True, ADDRESS)
    assert did["before"] == did["after"] == "Copy the address\n: All screenings"
    assert did["during"] == ["Copied", "Copied"]
    assert (did["focused"], did["fields"]) == (True, 0)


@pytest.mark.parametrize("how", ["denied", "insecure"])
def test_it_copies_also_without_the_right_to_the_clipboard(subscribed: Told, how: str) -> None:
    did = subscribed[how]
    assert did["secure"] is (how == "denied")
    assert did.get("state", "denied") == "denied"
    assert did["pasted"] == ADDRESS
    assert did["during"] == ["Copied", "Copied"]
    assert did["before"] == did["after"]
    assert (did["focused"], did["fields"]) == (True, 0)


# Without script


@pytest.mark.parametrize("page", SUBSCRIBED)
def test_without_script_nothing_is_there_that_does_nothing(subscribed: Told, page: str) -> None:
    assert subscribed["listed"][page]["idle"] == 0


def test_without_script_what_is_folded_opens_by_keyboard(subscribed: Told) -> None:
    assert subscribed["folded"] == {"before": 0, "after": 10}


# Narrowing


def test_a_choice_leaves_its_entry_and_opens_it(subscribed: Told) -> None:
    format_, _, _, captions, subtitles, _ = subscribed["narrowed"]
    for step, place in (
        (format_, "formats-35mm"),
        (captions, "access-open-captions"),
        (subtitles, "subtitles-en"),
    ):
        assert (step["shown"], step["open"], step["groups"]) == ([place], [place], 1)
        assert (step["sentence"], step["made"]) == ("", [])


def test_two_choices_without_a_calendar_of_both_show_the_nearest_and_say_so(subscribed: Told) -> None:
    both = subscribed["narrowed"][2]
    assert both["shown"] == both["open"] == ["formats-35mm", "series-long-night"]
    assert (both["sentence"], both["made"]) == (NEAREST, [])


def test_everything_chosen_again_restores_the_page(subscribed: Told) -> None:
    listed = [each["id"] for each in subscribed["listed"]["festival/en/subscribe.html"]["offered"]]
    for step in (subscribed["narrowed"][1], subscribed["narrowed"][5]):
        assert (step["shown"], step["open"], step["sentence"]) == (listed, [], "")
    again = subscribed["parameters"][2]
    assert again["shown"] == [
        each["id"] for each in subscribed["listed"]["everything/subscribe.html"]["offered"]
    ]
    assert again["made"] == []


def test_the_authors_own_view_of_weekday_evenings_is_found(subscribed: Told) -> None:
    evenings, with_35mm = subscribed["evenings"]
    assert evenings["shown"] == evenings["open"] == ["views-after-work"]
    assert with_35mm["shown"] == ["views-after-work", "formats-35mm"]
    assert with_35mm["sentence"] == NEAREST


def test_an_address_of_its_own_comes_before_parameters(subscribed: Told) -> None:
    assert subscribed["parameters"][0]["shown"] == ["formats-35mm"]
    assert subscribed["parameters"][0]["made"] == []


def test_with_parameters_what_is_asked_has_one_entry_with_the_canonical_query(subscribed: Told) -> None:
    step = subscribed["parameters"][1]
    (made,) = step["made"]
    assert (step["shown"], step["sentence"]) == (["Exactly this"], "")
    links, address = dict(made["links"]), f"cinema.example/programme/calendar.ics?{ASKED}"
    assert made["address"] == made["copy"] == f"https://{address}"
    assert links["Apple, Thunderbird"] == links["Android (ICSx5)"] == f"webcal://{address}"
    assert parse_qs(urlsplit(links["Google"]).query) == {"cid": [f"webcal://{address}"]}
    for program in ("Outlook.com", "Microsoft 365"):
        asked = parse_qs(urlsplit(links[program]).query)
        assert asked == {"url": [f"https://{address}"], "name": ["Example Cinema"]}
    for feed, file in (("Atom", "feed.atom"), ("RSS", "feed.rss"), ("JSON Feed", "feed.json")):
        assert links[feed].endswith(f"/everything/{file}?{ASKED}")
    assert set(made["names"]) == {": Exactly this"}
    assert (made["visible"], made["code"]) == (True, 0)


def test_the_query_that_the_script_makes_is_the_canonical_one() -> None:
    told = publication(load(ROOT / "everything"), now("everything"))
    narrowing = parse(ASKED, told)
    assert narrowing is not None
    assert narrowing.query == ASKED


# Codes


@pytest.fixture(scope="module")
def zbar() -> None:
    require("zbar", None if which("zbarimg") else "zbarimg is not on PATH")
    require("poppler", None if which("pdftoppm") else "pdftoppm is not on PATH")


def decoded(picture: Path) -> list[str]:
    """Return what the codes of a picture say."""
    command = ["zbarimg", "--quiet", "--raw", "-Sdisable", "-Sqrcode.enable", str(picture)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stdout.split()


@pytest.mark.usefixtures("subscribed", "zbar")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_code_can_be_read_from_the_screen(folder: Path, theme: str) -> None:
    assert PLACE in decoded(folder / f"code-{theme}.png")


@pytest.mark.usefixtures("subscribed", "zbar")
def test_a_code_can_be_read_from_paper(folder: Path) -> None:
    command = ["pdftoppm", "-r", "150", "-png", str(folder / "code.pdf"), str(folder / "code-paper")]
    subprocess.run(command, check=True)
    read = [each for page in sorted(folder.glob("code-paper-*.png")) for each in decoded(page)]
    assert PLACE in read
    assert PLACE.replace("formats-35mm", "all") in read


@pytest.mark.usefixtures("zbar")
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_drawing_for_a_poster_can_be_read(folder: Path, subscribed: Told, theme: str) -> None:
    assert entry(subscribed, "festival/en/subscribe.html", "formats-35mm")["code"] == "qr/formats/35mm.svg"
    assert decoded(folder / f"poster-{theme}.png") == [PLACE]


@pytest.mark.parametrize("how", ["led", "ledUnscripted"])
def test_where_a_code_leads_the_entry_is_open_and_in_the_window(subscribed: Told, how: str) -> None:
    assert subscribed[how] == {"open": ["formats-35mm"], "named": True, "visible": True, "inside": True}


# In a page of another site


def test_the_fragment_works_in_a_page_of_another_site_without_script(subscribed: Told) -> None:
    found = subscribed["guest"]
    assert (found["operated"], found["relative"]) == ([], [])
    assert found["links"][0] == "webcal://extra-hour.example/programme/en/formats/35mm.ics"
    assert len(found["links"]) == 10


def test_the_fragment_copies_and_narrows_where_the_script_is_added(subscribed: Told) -> None:
    found = subscribed["guestScripted"]
    assert found["operated"] == ["SELECT"] * 5 + ["BUTTON"] * 2
    assert found["links"] == subscribed["guest"]["links"]
    assert found["open"] == ["formats-16mm"]


# One screening


def test_a_screening_is_downloaded_as_a_calendar_of_one_event(folder: Path, subscribed: Told) -> None:
    assert subscribed["download"] == "opening.ics"
    (event,) = Calendar.from_ical((folder / "opening.ics").read_bytes()).walk("VEVENT")
    assert str(event["UID"]) == "screening-opening@extra-hour.example"


def test_a_screenings_links_have_its_instants_and_title(folder: Path) -> None:
    links = {each.text: each.get("href") for each in adding(folder / "festival/en/screenings/opening.html")}
    title = "Sold out: Metropolis (introduction, live score)"
    google = parse_qs(urlsplit(links["Google"]).query)
    assert (google["text"], google["dates"]) == ([title], ["20261022T173000Z/20261022T201500Z"])
    assert google["action"] == ["TEMPLATE"]
    for program, host in (("Outlook.com", "outlook.live.com"), ("Microsoft 365", "outlook.office.com")):
        outlook = parse_qs(urlsplit(links[program]).query)
        assert urlsplit(links[program]).hostname == host
        assert (outlook["subject"], outlook["rru"]) == ([title], ["addevent"])
        assert (outlook["startdt"], outlook["enddt"]) == (
            ["2026-10-22T17:30:00Z"],
            ["2026-10-22T20:15:00Z"],
        )
    assert links["Apple, Thunderbird, Outlook (.ics)"] == "opening.ics"


@pytest.mark.parametrize(
    ("page", "why"),
    [
        ("festival/screenings/cleo-fri.html", "cancelled"),
        ("festival/screenings/nosferatu-sat.html", "postponed"),
        ("everything/screenings/caligari-two.html", "cancelled"),
        ("film-forum-past/screenings/cranes-2019.2019-07-26.a.html", "past"),
        ("evenings/screenings/gone.html", "past"),
    ],
)
def test_what_nobody_can_go_to_is_not_added_to_a_calendar(folder: Path, page: str, why: str) -> None:
    assert adding(folder / page) == [], why


def test_a_screening_whose_time_is_to_come_has_nothing_to_add(folder: Path) -> None:
    assert sorted(each.name for each in (folder / "evenings/screenings").glob("*.ics")) == [
        "friday.ics",
        "gone.ics",
        "saturday.ics",
    ]
    assert not (folder / "evenings/screenings/sunday.html").exists()


def adding(page: Path) -> list[html.HtmlElement]:
    """Return the links by which a screening's page adds it to a calendar."""
    found: list[html.HtmlElement] = html.document_fromstring(page.read_bytes()).xpath(
        "//section[@class='adding']//p[@class='links']/a"
    )
    return found
