"""The source changes while it is served: what is good takes the place of what was, whole; what is broken does not."""

from __future__ import annotations

import asyncio
import re
import shutil
import threading
from datetime import datetime
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

import metafeed.serve
from metafeed.serve import create_app
from tests.serve.serving import Server, served

NOW, LATER = "2026-03-01T12:00:00+00:00", "2026-03-02T12:00:00+00:00"
PROGRAMME = """name: The Rio
identity: rio.example,2026
base_url: https://rio.example/programme/
clock: 24
venues: [{id: house, name: The Rio, zone: Europe/London}]
films: [{id: m, title: M, runtime: 111}, {id: z, title: Z, runtime: 127}]
"""
HEAD = "id,date,time,film,status\n"
ROWS = [f"s{n},2026-03-{n:02},20:00,m,\n" for n in range(10, 20)]


@pytest.fixture
def house(tmp_path: Path) -> Path:
    """A house with ten screenings."""
    source = tmp_path / "house"
    source.mkdir()
    (source / "programme.yaml").write_text(PROGRAMME)
    write(source, HEAD + "".join(ROWS))
    return source


def write(source: Path, table: str) -> None:
    """Save the table as an editor does: beside it, then into its place."""
    (source / "beside").write_text(table)
    (source / "beside").replace(source / "screenings.csv")


def event(server: Server, identity: str) -> dict[str, str]:
    """Return the lines of a screening in the calendar."""
    found = re.search(rf"BEGIN:VEVENT\r\n((?:(?!END:VEVENT).)*UID:screening-{identity}@.*?)END:VEVENT",
        server.get("calendar.ics").text, re.DOTALL)  # fmt: skip
    assert found, identity
    return dict(line.split(":", 1) for line in found[1].split("\r\n") if ":" in line)


def test_a_saved_source_is_told_and_what_did_not_change_keeps_tag_and_date(
    house: Path, tmp_path: Path
) -> None:
    with served(house, NOW, tmp_path / "run") as server:
        before = {path: server.get(path).headers for path in ("calendar.ics", "films/z.jsonld")}
        server.turn(LATER)
        write(house, HEAD + "".join(ROWS).replace("s12,2026-03-12,20:00", "s12,2026-03-12,21:00"))
        server.until(lambda: server.get("calendar.ics").headers["etag"] != before["calendar.ics"]["etag"])
        assert event(server, "s12")["DTSTART;TZID=Europe/London"] == "20260312T210000"
        assert server.get("calendar.ics").headers["last-modified"] == "Mon, 02 Mar 2026 12:00:00 GMT"
        kept = server.get("films/z.jsonld").headers
        assert [kept[name] for name in ("etag", "last-modified")] == [
            before["films/z.jsonld"]["etag"], "Sun, 01 Mar 2026 12:00:00 GMT",
        ]  # fmt: skip


def test_a_broken_source_changes_nothing_and_is_told_at_healthz(house: Path, tmp_path: Path) -> None:
    with served(house, NOW, tmp_path / "run") as server:
        tag = server.get("calendar.ics").headers["etag"]
        write(house, HEAD + "s1,2026-03-10,25 o'clock,secret-film,\n")
        server.until(lambda: server.health()["status"] == "stale")
        told = server.health()
        assert told["reason"] == "the source has errors"
        assert told["findings"] == {"MF108": 1}
        assert "secret-film" not in server.get("healthz").text
        assert "is not a time" in server.log.read_text()
        assert (server.get("healthz").status, server.get("calendar.ics").headers["etag"]) == (200, tag)
        write(house, HEAD + "".join(ROWS))
        server.until(lambda: server.health()["status"] == "ok")


def test_a_source_that_is_broken_from_the_beginning_is_503_until_it_is_mended(
    house: Path, tmp_path: Path
) -> None:
    write(house, HEAD + "s1,2026-03-10,late,m,\n")
    with served(house, NOW, tmp_path / "run") as server:
        for path in ("calendar.ics", "", "nothing", "films/m"):
            answer = server.get(path)
            assert (answer.status, answer.headers["retry-after"], answer.headers["cache-control"]) == (
                503,
                "30",
                "no-store",
            )
        assert (server.get("healthz").status, server.health()["status"]) == (503, "unavailable")
        write(house, HEAD + "".join(ROWS))
        server.until(lambda: server.get("calendar.ics").status == 200)


def test_a_source_that_disappears_is_trouble_and_not_the_end(house: Path, tmp_path: Path) -> None:
    with served(house, NOW, tmp_path / "run") as server:
        house.rename(tmp_path / "away")
        server.until(lambda: server.health()["status"] == "stale")
        assert server.get("calendar.ics").status == 200
        (tmp_path / "away").rename(house)
        server.until(lambda: server.health()["status"] == "ok")


def test_most_of_the_programme_is_not_withdrawn_by_a_lost_sheet(house: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with served(house, NOW, tmp_path / "run", remember=True, output=site) as server:
        memory = (site / "published.jsonl").read_bytes()
        write(house, HEAD + "".join(ROWS[:2]))
        server.until(lambda: server.health()["status"] == "stale")
        assert server.health()["findings"] == {"MF806": 1}
        assert event(server, "s15")["STATUS"] == "CONFIRMED"
        assert (site / "published.jsonl").read_bytes() == memory
    with served(house, NOW, tmp_path / "run", remember=True, output=site, allow_shrink=True) as server:
        assert event(server, "s15")["STATUS"] == "CANCELLED"


def test_what_was_told_is_remembered_over_a_restart(house: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with served(house, NOW, tmp_path / "run", remember=True, output=site) as server:
        assert event(server, "s12")["SEQUENCE"] == "0"
        server.turn(LATER)
        write(house, HEAD + "".join(ROWS).replace("s12,2026-03-12,20:00", "s12,2026-03-12,21:00"))
        server.until(lambda: event(server, "s12")["SEQUENCE"] == "1")
        documents = {
            path: server.get(path).body for path in ("calendar.ics", "changes.atom", "published.jsonl")
        }
    with served(house, "2026-03-02T12:00:05+00:00", tmp_path / "run", remember=True, output=site) as server:
        assert {path: server.get(path).body for path in documents} == documents
        assert "New time: M" in server.get("changes.atom").text


def test_two_servers_of_one_publication_tell_the_same_bytes(house: Path, tmp_path: Path) -> None:
    options = {"remember": True, "output": tmp_path / "site"}
    with (
        served(house, NOW, tmp_path / "one", **options) as one,
        served(house, NOW, tmp_path / "two", **options) as two,
    ):
        one.turn("2026-03-02T12:00:00+00:00")
        two.turn("2026-03-02T12:00:07+00:00")
        write(house, HEAD + "".join(ROWS).replace("s12,2026-03-12,20:00", "s12,2026-03-12,21:00"))
        for server in (one, two):
            server.until(lambda server=server: event(server, "s12")["SEQUENCE"] == "1")
        server.until(lambda: one.get("published.jsonl").body == two.get("published.jsonl").body)
        assert one.get("calendar.ics").body == two.get("calendar.ics").body
        memory = tmp_path / "site" / "published.jsonl"
        assert one.get("published.jsonl").body == memory.read_bytes()


def test_nothing_is_written_where_nothing_is_to_be_remembered(house: Path, tmp_path: Path) -> None:
    with served(house, NOW, tmp_path / "run") as server:
        write(house, HEAD + "".join(ROWS[:-1]))
        server.until(lambda: "UID:screening-s19@" not in server.get("calendar.ics").text)
    assert sorted(each.name for each in house.iterdir()) == ["programme.yaml", "screenings.csv"]


def test_a_memory_that_somebody_deletes_is_written_again_and_no_revision_falls(
    house: Path, tmp_path: Path
) -> None:
    site = tmp_path / "site"
    with served(house, NOW, tmp_path / "run", remember=True, output=site) as server:
        write(house, HEAD + "".join(ROWS).replace("2026-03-15,20:00", "2026-03-15,20:30"))
        server.until(lambda: event(server, "s15")["SEQUENCE"] == "1")
        shutil.rmtree(site)
        server.until((site / "published.jsonl").exists)
        server.until(lambda: "the memory is gone" in server.log.read_text())
        assert event(server, "s15")["SEQUENCE"] == "1"


def test_the_log_says_where_it_remembers_and_from_what_it_goes_on(house: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    with served(house, NOW, tmp_path / "first", remember=True, output=site) as server:
        first = f"remembering in {site}; nothing was remembered there: this is the first time"
        server.until(lambda: first in server.log.read_text())
        documents = server.health()["documents"]
    # The memory does not list itself.
    assert isinstance(documents, int)
    with served(house, NOW, tmp_path / "second", remember=True, output=site) as server:
        again = f"remembering in {site}; goes on from {documents - 1} documents"
        server.until(lambda: again in server.log.read_text())


def test_what_was_withdrawn_for_ever_is_410(house: Path, tmp_path: Path) -> None:
    options = {"remember": True, "output": tmp_path / "site"}
    with served(house, NOW, tmp_path / "run", **options) as server:
        programme = house / "programme.yaml"
        programme.write_text(
            PROGRAMME + "publish: {without: [formats, films], emitters: [ical, rss, jsonld]}\n"
        )
        server.until(lambda: server.get("films/m.ics").status == 410)
        paths = ("films/m.rss", "films/m", "index.html", "films/x.ics", "films/x")
        assert [server.get(path).status for path in paths] == [410, 410, 410, 404, 404]
        assert server.get("calendar.ics").status == 200
    with served(house, NOW, tmp_path / "run", **options) as server:
        assert server.get("films/m.ics").status == 410


def test_what_is_due_is_told_without_a_save(house: Path, tmp_path: Path) -> None:
    with served(house, NOW, tmp_path / "run") as server:
        assert 'class="past"' not in server.get("films/m.html").text
        tag = server.get("films/m.html").headers["etag"]
        server.turn("2026-03-10T20:00:00+00:00")
        server.until(lambda: server.get("films/m.html").headers["etag"] != tag)


def test_who_asks_while_the_source_is_rewritten_gets_whole_documents(house: Path, tmp_path: Path) -> None:
    with served(house, NOW, tmp_path / "run") as server:
        stop, seen, wrong = threading.Event(), set(), []

        def ask() -> None:
            while not stop.is_set():
                answer = server.get("calendar.ics")
                whole = answer.body.startswith(b"BEGIN:VCALENDAR") and answer.body.endswith(
                    b"END:VCALENDAR\r\n"
                )
                if answer.status != 200 or not whole or answer.body.count(b"BEGIN:VEVENT") != 10:
                    wrong.append((answer.status, answer.body[-80:]))
                seen.add(answer.headers["etag"])

        asking = [threading.Thread(target=ask) for _ in range(3)]
        for each in asking:
            each.start()
        for hour in range(10, 18):
            tags = len(seen)
            # Not as an editor does: cut to nothing, then written bit by bit.
            with (house / "screenings.csv").open("w") as file:
                for line in (HEAD + "".join(ROWS).replace(",20:00,", f",{hour}:00,")).splitlines(
                    keepends=True
                ):
                    file.write(line)
                    file.flush()
            server.until(lambda tags=tags: len(seen) > tags or bool(wrong))
        stop.set()
        for each in asking:
            each.join()
    assert wrong == []
    assert len(seen) >= 8


def test_an_application_may_be_mounted_into_another(house: Path) -> None:
    outer = Starlette(
        routes=[Mount("/programme", app=create_app(house, clock=lambda: datetime.fromisoformat(NOW)))]
    )

    async def ask() -> list[httpx.Response]:
        transport = httpx.ASGITransport(app=outer)
        async with httpx.AsyncClient(transport=transport, base_url="http://rio.example") as client:
            paths = ("/programme/calendar.ics", "/programme/", "/programme/healthz", "/calendar.ics")
            return [await client.get(path) for path in paths]

    calendar, index, health, outside = asyncio.run(ask())
    assert calendar.headers["content-type"] == "text/calendar; charset=utf-8"
    assert index.headers["content-location"] == "index.html"
    assert (health.json()["status"], outside.status_code) == ("ok", 404)


def test_the_environment_names_the_source_of_a_production_server(
    house: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("METAFEED_SOURCE", raising=False)
    with pytest.raises(RuntimeError, match="METAFEED_SOURCE names no source"):
        _ = metafeed.serve.app
    monkeypatch.setenv("METAFEED_SOURCE", str(house))
    assert callable(metafeed.serve.app)
    shutil.rmtree(house)
    with pytest.raises(FileNotFoundError):
        _ = metafeed.serve.app


def test_who_narrowed_a_calendar_is_told_of_what_fits_no_more(house: Path, tmp_path: Path) -> None:
    head = "id,date,time,film,status,access\n"
    rows = "".join(f"{row.rstrip()},open-captions\n" for row in ROWS)
    write(house, head + rows)
    with served(house, NOW, tmp_path / "run", remember=True, output=tmp_path / "site") as server:
        late, captioned = "calendar.ics?after=18:00", "calendar.ics?access=open-captions"
        assert [server.get(path).text.count("BEGIN:VEVENT") for path in (late, captioned)] == [10, 10]
        server.turn(LATER)
        moved = rows.replace("s12,2026-03-12,20:00", "s12,2026-03-12,14:00")
        write(
            house, head + moved.replace("s14,2026-03-14,20:00,m,,open-captions", "s14,2026-03-14,20:00,m,,")
        )
        server.until(lambda: "T140000" in server.get(late).text)
        assert [server.get(path).text.count("BEGIN:VEVENT") for path in (late, captioned)] == [10, 10]
        assert "SUMMARY:No open captions: M" in server.get(captioned).text
        told = "DESCRIPTION:Rescheduled from Thursday\\, March 12\\, 2026\\, 8:00 pm"
        assert told in server.get(late).text.replace("\r\n ", "")
        assert server.get("calendar.ics?before=18:00").text.count("BEGIN:VEVENT") == 1
