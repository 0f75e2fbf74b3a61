"""Requests as nobody sends them by accident: an answer each, and nobody else waits."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import datetime
from typing import Any
from urllib.parse import quote

import pytest

from metafeed.emitters import ical
from metafeed.narrowing import narrowed, parse
from metafeed.publish import publication
from metafeed.serve.keeping import Keeper
from metafeed.serve.publishing import Task
from tests.properties.house import house
from tests.samples import ROOT
from tests.serve.serving import Server, served

NOW = "2026-10-10T12:00:00+02:00"
AT = datetime.fromisoformat(NOW)


@pytest.fixture(scope="module")
def festival(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The festival, before it begins."""
    folder = tmp_path_factory.mktemp("festival")
    with served(ROOT / "festival", NOW, folder, output=folder / "none") as server:
        yield server


@pytest.mark.parametrize("name", ["Accept", "Accept_Encoding", "If_None_Match", "If_Modified_Since"])
def test_a_header_that_would_take_long_to_read_is_431(festival: Server, name: str) -> None:
    assert festival.get("calendar.ics", **{name: "a/b," * 1001}).status == 431
    assert festival.get("calendar.ics", **{name: "a/b," * 999}).status == 200


@pytest.mark.parametrize(
    "date",
    [
        "Mon, 01 Jan 99999999999 00:00:00 GMT",
        "Mon, 01 Jan 2020 00:00:00 +999999999999999",
        "Mon, 01 Jan 2020 99999999999999999999:00:00 GMT",
    ],
)
def test_a_date_that_there_is_not_is_none(festival: Server, date: str) -> None:
    assert festival.get("calendar.ics", If_Modified_Since=date).status == 200


def test_a_language_in_letters_that_only_look_like_ones_is_400(festival: Server) -> None:
    assert festival.get(f"calendar.ics?spoken={quote('en-ſſ')}").status == 400


@pytest.mark.parametrize("accepted", ["text/calendar; charset=utf-8", "text/calendar;profile=x, */*;q=0.1"])
def test_what_is_accepted_with_a_parameter_is_what_it_is_without(festival: Server, accepted: str) -> None:
    answer = festival.get("", Accept=accepted)
    assert (answer.status, answer.headers["content-location"]) == (200, "calendar.ics")


def test_an_old_clients_star_is_everything(festival: Server) -> None:
    assert festival.get("", Accept="*").headers["content-location"] == "index.html"


def test_what_was_chosen_and_narrowed_says_both(festival: Server) -> None:
    answer = festival.get("?format=35mm", Accept="text/calendar")
    assert answer.headers["content-location"] == "calendar.ics?format=35mm"
    assert answer.headers["vary"] == "Accept, Accept-Encoding"
    assert answer.headers["etag"] == festival.get("calendar.ics?format=35mm").headers["etag"]


@pytest.mark.parametrize("path", ["programme.jsonld", "changes.atom", "screenings/opening.ics", "feeds.opml"])
def test_what_is_told_as_a_whole_is_never_told_to_who_asks_for_a_part(festival: Server, path: str) -> None:
    answer = festival.get(f"{path}?format=35mm&x=1")
    assert (answer.status, answer.text) == (
        400,
        (
            f"{path} is told as a whole, without format: calendars and feeds of views can be narrowed, "
            "such as calendar.ics and feed.atom\n"
        ),
    )
    assert festival.get(f"{path}?x=1").status == 200


def test_a_page_takes_whatever_others_add_to_links(festival: Server) -> None:
    assert festival.get("index.html?ref=mail&format=35mm").status == 200


@pytest.mark.parametrize("path", ["%0d%0aX", "a%0ab", "%00", "%2e%2e/programme.yaml"])
def test_a_path_with_a_line_break_is_unknown_like_any_other(festival: Server, path: str) -> None:
    answer = festival.get(path)
    assert (answer.status, answer.text) == (404, "there is nothing here\n")
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_a_narrowed_calendar_says_what_it_is() -> None:
    told = publication(house({}), AT)
    narrowing = parse("days=sat", told)
    assert narrowing is not None
    made = ical.document(told.edition(), narrowed(told, told.view("all"), narrowing))
    assert b"X-WR-CALDESC:All screenings \xe2\x80\x93 Saturday\r\n" in (made or b"").replace(b"\r\n ", b"")


def keeper(monkeypatch: pytest.MonkeyPatch, broken: list[bool]) -> Keeper:
    """Return a keeper of the minimal sample that fails as nobody foresaw while `broken` says so."""
    from metafeed.serve import keeping

    real = keeping.tell

    def tell(*about: Any) -> Any:
        if broken[-1]:
            raise ZeroDivisionError
        return real(*about)

    monkeypatch.setattr(keeping, "tell", tell)
    return Keeper(Task(ROOT / "minimal"), lambda: AT, 1.0)


def test_what_nobody_foresaw_is_told_as_stale_and_logged_once(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken = [False]
    kept = keeper(monkeypatch, broken)
    kept.look()
    assert kept.holding is not None
    assert kept.trouble is None
    broken.append(True)
    monkeypatch.setattr(Keeper, "_is_due", lambda _: True)
    for _ in range(3):
        kept.look()
    assert kept.trouble is not None
    assert kept.trouble.reason == "the source cannot be told"
    assert kept.holding is not None
    assert [each.message for each in caplog.records if each.exc_info] == [
        f"{ROOT / 'minimal'}: cannot be told; what was told before stays"
    ]
    broken.append(False)
    kept.look()
    assert kept.trouble is None


def test_a_websocket_is_closed() -> None:
    from metafeed.serve import create_app

    sent: list[Any] = []

    async def receive() -> dict[str, str]:
        return {"type": "websocket.connect"}

    async def send(message: Any) -> None:
        sent.append(message)

    scope = {"type": "websocket", "path": "/", "root_path": "", "headers": []}
    asyncio.run(create_app(ROOT / "minimal")(scope, receive, send))
    assert sent == [{"type": "websocket.close", "code": 1000}]
