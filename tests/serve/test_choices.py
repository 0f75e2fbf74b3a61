"""One address for all standards, and calendars and feeds that are narrowed by parameters."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.samples import ROOT
from tests.serve.serving import Server, served
from tests.strangers.calendars_python import read_with_icalendar
from tests.strangers.feeds import atom_complaints, read_with_feedparser
from tests.strangers.octets import problems

NOW = "2026-10-10T12:00:00+02:00"


@pytest.fixture(scope="module")
def festival(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The festival, before it begins."""
    folder = tmp_path_factory.mktemp("festival")
    with served(ROOT / "festival", NOW, folder, output=folder / "none") as server:
        yield server


BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
NEXTCLOUD = "text/calendar, application/calendar+json, application/calendar+xml"
READER = "application/atom+xml,application/rss+xml,application/xml;q=0.8,*/*;q=0.1"


@pytest.mark.parametrize(
    ("path", "accepted", "location"),
    [
        ("", None, "index.html"),
        ("", BROWSER, "index.html"),
        ("", NEXTCLOUD, "calendar.ics"),
        ("", READER, "feed.atom"),
        ("", "application/rss+xml", "feed.rss"),
        ("", "application/feed+json", "feed.json"),
        ("", "application/ld+json", "programme.jsonld"),
        ("", "application/json", "programme.jsonld"),
        ("en/", "text/calendar", "calendar.ics"),
        ("films/cleo", BROWSER, "cleo.html"),
        ("films/cleo", "application/ld+json", "cleo.jsonld"),
        ("films/cleo", NEXTCLOUD, "cleo.ics"),
        ("films/cleo", READER, "cleo.atom"),
        ("formats/35mm", "application/rss+xml", "35mm.rss"),
        ("changes", BROWSER, "changes.atom"),
        ("screenings/opening", "application/ld+json", "opening.jsonld"),
    ],
)
def test_a_view_is_sent_in_the_standard_that_the_client_reads(
    festival: Server, path: str, accepted: str | None, location: str
) -> None:
    answer = festival.get(path, **({"Accept": accepted} if accepted else {}))
    folder = path.rpartition("/")[0]
    document = festival.get(f"{folder}/{location}" if folder else location)
    assert answer.status == 200
    assert (answer.headers["content-location"], answer.headers["vary"]) == (
        location,
        "Accept, Accept-Encoding",
    )
    assert (answer.body, answer.headers["etag"]) == (document.body, document.headers["etag"])
    known = festival.get(
        path, If_None_Match=answer.headers["etag"], **({"Accept": accepted} if accepted else {})
    )
    assert (known.status, known.body, known.headers["vary"]) == (304, b"", "Accept, Accept-Encoding")


def test_what_nobody_can_send_is_406_with_what_there_is(festival: Server) -> None:
    answer = festival.get("films/cleo", Accept="image/png")
    assert answer.status == 406
    assert answer.text.startswith("it is there as text/html, text/calendar, application/atom+xml")


def test_a_view_that_is_not_there_is_404_in_every_standard(festival: Server) -> None:
    assert [festival.get(path, Accept="text/calendar").status for path in ("films/none", "all", "films")] == [
        404
    ] * 3


def test_a_document_links_to_the_other_standards_and_languages_of_its_view(festival: Server) -> None:
    base = "https://extra-hour.example/programme/"
    assert festival.get("films/cleo.ics").headers["link"].split(", ") == [
        f'<{base}films/cleo.html>; rel="alternate"; type="text/html"',
        f'<{base}films/cleo.atom>; rel="alternate"; type="application/atom+xml"',
        f'<{base}films/cleo.rss>; rel="alternate"; type="application/rss+xml"',
        f'<{base}films/cleo.feed.json>; rel="alternate"; type="application/feed+json"',
        f'<{base}films/cleo.jsonld>; rel="alternate"; type="application/ld+json"',
        f'<{base}en/films/cleo.ics>; rel="alternate"; type="text/calendar"; hreflang="en"',
    ]


def uids(calendar: bytes) -> list[str]:
    """Return the ids of the screenings of a calendar, in its order."""
    return re.findall(r"UID:screening-(\S+)@", calendar.decode())


def test_a_calendar_is_narrowed_to_what_fits_all_parameters(festival: Server) -> None:
    answer = festival.get("calendar.ics?format=35mm&after=18:00&days=fri,sat")
    assert answer.status == 200
    assert uids(answer.body) == [
        "ldn-safety-last", "eraserhead-fri", "nosferatu-sat", "living-dead", "jetee-first", "jetee-second", "eraserhead-night",
    ]  # fmt: skip


def test_one_selection_has_one_document_however_it_is_written(festival: Server) -> None:
    one = festival.get("calendar.ics?format=35mm&days=fri,sat&after=18:00")
    for query in (
        "days=sat,fri&after=6pm&format=35MM", "after=18h00&days=sat&days=fri&format=35mm",
        "format=35mm,35mm&days=fri%2Csat&after=18%3A00&utm_source=newsletter&access=",
    ):  # fmt: skip
        other = festival.get(f"calendar.ics?{query}")
        assert other.headers["content-location"] == "calendar.ics?after=18:00&days=fri,sat&format=35mm"
        assert (other.body, other.headers["etag"]) == (one.body, one.headers["etag"])


def test_a_narrowed_document_is_cached_by_clients_like_any_other(festival: Server) -> None:
    for path in (
        "calendar.ics?days=sat",
        "feed.atom?days=sat",
        "feed.rss?format=16mm",
        "feed.json?spoken=fr",
    ):
        first = festival.get(path, Accept_Encoding="gzip")
        again = festival.get(path, Accept_Encoding="gzip", If_None_Match=first.headers["etag"])
        dated = festival.get(path, If_Modified_Since=first.headers["last-modified"])
        assert (first.status, again.status, dated.status) == (200, 304, 304), path
        assert first.headers["x-robots-tag"] == "noindex"
        assert festival.get(path, "HEAD", Accept_Encoding="gzip").headers["etag"] == first.headers["etag"]


def test_parameters_that_ask_for_nothing_give_the_whole_calendar(festival: Server) -> None:
    whole = festival.get("calendar.ics")
    for query in ("", "utm_campaign=x", "format=", "fbclid=abc&mc_cid=2", "format=,"):
        assert festival.get(f"calendar.ics?{query}").headers["etag"] == whole.headers["etag"], query


def test_pages_and_data_do_not_mind_parameters(festival: Server) -> None:
    for path in ("index.html", "programme.jsonld", "changes.rss", "feeds.opml", "style.css"):
        assert festival.get(f"{path}?v=3").body == festival.get(path).body


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("format=36mm", "there is no format '36mm': did you mean 35mm?"),
        ("formt=35mm", "there is no parameter 'formt': did you mean format?"),
        ("days=friday", "there is no day 'friday': did you mean fri?"),
        ("after=25:99", "'25:99' is not an hour: write one such as 18:00, or 24:30 for the night"),
        ("after=18:00&after=20:00", "after is given 2 times: give one hour, such as 18:00"),
        ("spoken=français", "'fran\\xe7ais' is not a language: write a tag, such as en or fr-CA"),
        ("film=groundhog-day", "there is no film 'groundhog-day'"),
        ("x=" + "1" * 2000, "the query is too long: 2000 bytes at the most"),
        ("&".join(f"days={n}" for n in range(51)), "there are too many parameters: 50 at the most"),
        ("access=<script>", "there is no access '<script>'"),
    ],
)
def test_a_parameter_that_means_nothing_is_400_with_what_may_be_written(
    festival: Server, query: str, told: str
) -> None:
    answer = festival.get(f"calendar.ics?{quote(query.encode(), safe='=&:,<>')}")
    assert (answer.status, answer.headers["content-type"]) == (400, "text/plain; charset=utf-8")
    assert answer.text.startswith(told)


def test_what_is_not_on_at_present_is_an_empty_calendar_and_no_error(festival: Server) -> None:
    answer = festival.get("calendar.ics?format=70mm")
    assert answer.status == 200
    assert (b"BEGIN:VEVENT" in answer.body, answer.body.count(b"BEGIN:VTIMEZONE")) == (False, 1)
    assert festival.get("feed.json?format=70mm").text.endswith('"items":[\n\n]}\n')


queries = st.one_of(
    st.text(max_size=60),
    st.lists(
        st.tuples(
            st.sampled_from(["format", "access", "after", "before", "days", "film", "series", "spoken", "subtitles", "venue"]),
            st.one_of(st.text(max_size=12), st.sampled_from(["35mm", "fri", "18:00", "24:30", "de", "open-captions", "tbc", ","])),
        ),
        max_size=6,
    ).map(lambda pairs: "&".join(f"{name}={value}" for name, value in pairs)),
)  # fmt: skip


@given(
    query=queries, path=st.sampled_from(["calendar.ics", "feed.atom", "films/cleo.rss", "en/feed.json", ""])
)
@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
    derandomize=True,
)
def test_no_query_at_all_is_the_servers_fault(festival: Server, query: str, path: str) -> None:
    sent = quote(query.encode("utf-8", "surrogatepass"), safe="=&%+:,;")
    assert festival.get(f"{path}?{sent}").status in (200, 400)


@pytest.mark.long
def test_a_stranger_who_knows_the_parameters_finds_no_fault_of_the_servers(
    festival: Server, tmp_path: Path
) -> None:
    ran = subprocess.run(
        [
            sys.executable, "-m", "schemathesis.cli", "run", str(Path(__file__).with_name("openapi.yaml")), "--url", festival.base,
            "--checks", "not_a_server_error,status_code_conformance,content_type_conformance",
            "--phases", "coverage,fuzzing", "--max-examples", "60", "--seed", "1", "--generation-database", "none", "--no-color",
        ],
        cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stdout[-4000:] + ran.stderr[-2000:]
    assert "No issues found" in ran.stdout, ran.stdout[-2000:]


@pytest.mark.parametrize(
    ("query", "complaints"),
    [
        ("format=35mm&days=fri,sat&after=18:00", []),
        ("access=signed-gsg", []),
        # Whoever asks for what was never on has nothing that could be emptied.
        ("format=70mm", ["no VEVENT: a subscriber's calendar would be emptied"]),
    ],
)
def test_narrowed_documents_stand_before_strict_judges(
    festival: Server, query: str, complaints: list[str]
) -> None:
    calendar, atom = (festival.get(f"{path}?{query}").body for path in ("calendar.ics", "feed.atom"))
    assert problems(calendar) == complaints
    assert atom_complaints(atom) == []
    assert len(read_with_icalendar(calendar)) == calendar.count(b"BEGIN:VEVENT")
    assert len(read_with_feedparser(atom)) == atom.count(b"<entry>")
