"""What is served is what a build writes, byte for byte, with the headers that clients go by."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from pathlib import Path

import brotli
import pytest
from typer.testing import CliRunner

from metafeed.cli import app
from tests.delivery.examination import examine
from tests.samples import NOW, ROOT
from tests.serve.serving import Server, served


@pytest.fixture(scope="module", params=sorted(NOW))
def both(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Server, Path]]:
    """A sample, served, and built into a folder."""
    folder = tmp_path_factory.mktemp(request.param)
    source = folder / "source"
    shutil.copytree(ROOT / request.param, source, ignore=shutil.ignore_patterns("expected"))
    words = ["build", str(source), "-o", str(folder / "site"), "--now", NOW[request.param]]
    ran = CliRunner().invoke(app, [*words, "--base-url", "https://house.example/programme/"])
    assert ran.exit_code == 0, ran.output
    output, base = folder / "none", "https://house.example/programme/"
    with served(source, NOW[request.param], folder / "run", output=output, base_url=base) as server:
        yield server, folder / "site"


def test_every_file_of_a_build_is_served_with_its_bytes_and_all_headers(both: tuple[Server, Path]) -> None:
    server, site = both
    assert examine(server.base, site, rules=True) == []


def test_no_other_document_is_served_than_a_build_writes(both: tuple[Server, Path]) -> None:
    server, site = both
    written = [each for each in site.rglob("*") if each.is_file()]
    assert server.health() == {**server.health(), "status": "ok", "documents": len(written)}


def test_brotli_goes_before_gzip_and_each_has_a_tag_of_its_own(both: tuple[Server, Path]) -> None:
    server, site = both
    body = (site / "index.html").read_bytes()
    plain, zipped = server.get("index.html"), server.get("index.html", Accept_Encoding="gzip")
    best = server.get("index.html", Accept_Encoding="gzip, deflate, br")
    assert (best.headers["content-encoding"], brotli.decompress(best.body)) == ("br", body)
    assert (zipped.headers["content-encoding"], gzip.decompress(zipped.body)) == ("gzip", body)
    assert "content-encoding" not in plain.headers
    assert len({each.headers["etag"] for each in (plain, zipped, best)}) == 3


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("br;q=0.5, gzip", "gzip"),
        ("br;q=0, gzip;q=0", None),
        ("*", "br"),
        ("identity", None),
        ("identity;q=1, br;q=0.1", None),
        ("", None),
        ("zstd", None),
        ("gzip;q=zero", None),
    ],
)
def test_the_encoding_is_the_one_that_the_client_wants_most(
    both: tuple[Server, Path], accepted: str, encoding: str | None
) -> None:
    answer = both[0].get("index.html", Accept_Encoding=accepted)
    assert answer.headers.get("content-encoding") == encoding


def test_a_tag_that_is_known_goes_before_a_date(both: tuple[Server, Path]) -> None:
    server, _ = both
    tag = server.get("programme.jsonld").headers["etag"]
    assert server.get("programme.jsonld", If_None_Match=tag, If_Modified_Since="garbage").status == 304
    future = "Fri, 01 Jan 2100 00:00:00 GMT"
    assert server.get("programme.jsonld", If_None_Match='"other"', If_Modified_Since=future).status == 200
    assert server.get("programme.jsonld", If_Modified_Since=future).status == 304


def test_no_path_outside_the_publication_can_be_reached(both: tuple[Server, Path]) -> None:
    server, _ = both
    for path in (
        "../source/programme.yaml", "%2e%2e/source/programme.yaml", "films/..%2f..%2fsource/programme.yaml", "/etc/passwd",
        "programme.yaml", "images/", "films/", "films", "", "calendar.ics/", "calendar.ics%00", "published.jsonl/x",
        "%ff", "films\\x", "//index.html", "./index.html",
    ):  # fmt: skip
        answer = server.get(path)
        assert answer.status == (200 if path == "" else 404), path
        assert b"identity:" not in answer.body, path


def test_other_methods_are_refused_and_scripts_of_other_sites_may_ask(both: tuple[Server, Path]) -> None:
    server, _ = both
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        answer = server.get("programme.jsonld", method)
        assert (answer.status, answer.headers["allow"]) == (405, "GET, HEAD, OPTIONS")
    asked = server.get(
        "programme.jsonld", "OPTIONS", Origin="https://a.example", Access_Control_Request_Method="GET"
    )
    assert (asked.status, asked.headers["access-control-allow-origin"]) == (204, "*")
    assert "If-None-Match" in asked.headers["access-control-allow-headers"]
