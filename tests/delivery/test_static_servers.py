"""Real servers with the rules that `metafeed build --headers` writes deliver each document as the table says."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

from metafeed.cli import app
from tests.delivery.examination import Server, examine
from tests.delivery.servers import SERVERS, serving

SAMPLES = Path(__file__).parent.parent.parent / "samples"
NOW = {"film-forum": "2019-07-26T12:00:00-04:00", "festival": "2026-10-20T12:00:00-04:00"}
EARLIER = 1_500_000_000


@contextmanager
def _site(sample: str, base: str) -> Iterator[tuple[Path, Path, Path]]:
    """Publish a sample below a site's root; yields the root, the publication's folder and one for a server."""
    with tempfile.TemporaryDirectory() as temporary:
        # Apache, started by root, answers as a user that must read this.
        folder = Path(temporary)
        folder.chmod(0o755)
        publication, work = folder / "root" / base.strip("/"), folder / "work"
        work.mkdir()
        asked = ["build", str(SAMPLES / sample), "-o", str(publication), "--now", NOW[sample]]
        asked += ["--base-url", f"https://cinema.example{base}", "--headers", "nginx,apache,caddy"]
        done = CliRunner().invoke(app, asked)
        assert done.exit_code == 0, done.output
        for file in publication.rglob("*"):
            os.utime(file, (EARLIER, EARLIER))
        yield folder / "root", publication, work


@pytest.mark.parametrize("name", SERVERS)
@pytest.mark.parametrize(
    ("sample", "base"),
    [
        ("film-forum", "/"),
        ("film-forum", "/programme/"),
        pytest.param("festival", "/", marks=pytest.mark.long),
        pytest.param("festival", "/programme/", marks=pytest.mark.long),
    ],
)
def test_a_server_delivers_every_document_by_the_table(name: str, sample: str, base: str) -> None:
    with _site(sample, base) as (root, publication, work), serving(name, root, publication, work) as address:
        assert examine(address + base[1:], publication, rules=True) == []


@pytest.fixture(params=list(SERVERS))
def server(request: pytest.FixtureRequest) -> Iterator[Server]:
    """A server of a site with other files than the publication's, at `/programme/`, which is announced to a hub."""
    with _site("film-forum", "/programme/") as (root, publication, work):
        (root / "other").mkdir()
        for name in ("page.html", "data.json", "picture.png", "notes.css"):
            (root / "other" / name).write_text("<p>not the programme's</p>" * 100, "utf-8")
        for path in (".git/page.html", "films/.page.html"):
            (publication / path).parent.mkdir(exist_ok=True)
            shutil.copy(publication / "index.html", publication / path)
        with serving(request.param, root, publication, work) as address, Server(address) as server:
            yield server


def test_rules_say_nothing_of_other_files_of_the_site(server: Server) -> None:
    types = {
        "page.html": "text/html",
        "data.json": "application/json",
        "picture.png": "image/png",
        "notes.css": "text/css",
    }
    for name, media_type in types.items():
        answer = server.ask(f"other/{name}")
        assert answer.status == 200
        assert (answer.get("Content-Type") or "").split(";")[0] == media_type
        assert answer.all("Cache-Control") == []
        assert answer.all("Access-Control-Allow-Origin") == []
        assert server.ask(f"other/{name}", Accept_Encoding="gzip").all("Content-Encoding") == []


def test_rules_open_no_folder_and_no_hidden_file(server: Server) -> None:
    for path in (
        "programme/films/",
        "programme/.htaccess",
        "programme/.git/page.html",
        "programme/films/.page.html",
    ):
        assert server.ask(path).status in (403, 404), path


def test_what_is_not_there_is_not_kept(server: Server) -> None:
    answer = server.ask("programme/films/nowhere.ics")
    assert (answer.status, answer.all("Cache-Control")) == (404, [])


def test_a_folder_is_answered_with_its_index_by_the_same_rules(server: Server) -> None:
    folder, index = server.ask("programme/"), server.ask("programme/index.html")
    assert folder.body == index.body
    for name in ("Content-Type", "Cache-Control", "X-Content-Type-Options", "ETag", "Vary"):
        assert folder.all(name) == index.all(name), name


@pytest.mark.parametrize("name", SERVERS)
def test_feeds_name_their_hub_in_a_header(name: str) -> None:
    from metafeed.hosting import HOSTS

    with _site("film-forum", "/programme/") as (root, publication, work):
        for host in HOSTS:
            (publication / host.file).write_bytes(host.rules("/programme/", "https://hub.example/a%20b?c=$d"))
        with serving(name, root, publication, work) as address, Server(address) as server:
            for path in ("feed.rss", "films/cranes.atom", "feed.json", "films/cranes.feed.json"):
                link = server.ask(f"programme/{path}").all("Link")
                assert link == ['<https://hub.example/a%20b?c=%24d>; rel="hub"'], path
            assert server.ask("programme/calendar.ics").all("Link") == []
