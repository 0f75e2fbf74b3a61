"""`metafeed audit`: what it reads, what it prints, how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from metafeed.cli import app

NOW = "2026-03-20T09:00:00+00:00"
CLEAN = '{"@context": "https://schema.org", "@type": "Movie", "name": "M"}'
FAULTY = '{"@context": "https://schema.org", "@type": "Film", "name": "M"}'


def run(*arguments: object, given: str | None = None) -> Result:
    words = ["audit", *map(str, arguments), "--now", NOW]
    return CliRunner().invoke(app, words, input=given)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return a folder with a clean page, a faulty one below it, and what is none."""
    (tmp_path / "a.jsonld").write_text(CLEAN, "utf-8")
    (tmp_path / "b").mkdir()
    (tmp_path / "b/page.html").write_text(f'<script type="application/ld+json">{FAULTY}</script>', "utf-8")
    (tmp_path / "package.json").write_text('{"name": "x"}', "utf-8")
    (tmp_path / "none.html").write_text("<p>Hello</p>", "utf-8")
    return tmp_path


def test_a_clean_page_ends_with_0_and_a_faulty_one_with_1(site: Path) -> None:
    assert run(site / "a.jsonld").exit_code == 0
    assert run(site).exit_code == 1


def test_a_path_that_leads_nowhere_ends_with_2_before_anything_is_judged(site: Path) -> None:
    found = run(site, site / "missing.html")
    assert found.exit_code == 2
    assert found.stdout == ""
    assert "there is no file or folder" in found.stderr


def test_a_folder_is_walked_and_json_that_is_no_json_ld_is_left_out(site: Path) -> None:
    (site / "b/loop").symlink_to(site, target_is_directory=True)
    pages = json.loads(run(site, "--format", "json").stdout)["pages"]
    assert [page["page"].removeprefix(site.as_posix()) for page in pages] == [
        "/a.jsonld",
        "/none.html",
        "/b/page.html",
    ]


def test_the_finding_has_path_line_and_pointer(site: Path) -> None:
    (found,) = json.loads(run(site, "--format", "json").stdout)["findings"]
    assert (found["code"], found["pointer"], found["line"]) == ("MF910", "/json-ld/0/@type", 1)
    assert found["path"].endswith("b/page.html")


def test_the_report_in_text_is_on_standard_error(site: Path) -> None:
    found = run(site)
    assert found.stdout == ""
    assert "error MF910: schema.org has no type 'Film'\n  hint: did you mean Movie?" in found.stderr
    assert found.stderr.endswith("3 pages: 1 error\n")


def listing(events: int) -> str:
    """Return a page with so many events that have no `endDate`, and nothing else wrong."""
    event = {
        "@type": "Festival", "name": "F", "startDate": "2026-04-10", "description": "Films.",
        "image": "https://k.example/f.jpg", "organizer": {"@type": "Organization", "name": "K"}, "location": {
            "@type": "Place", "name": "K", "address": {"@type": "PostalAddress", "streetAddress": "A 1"}},
    }  # fmt: skip
    parts = [event | {"url": f"https://k.example/{number}"} for number in range(events)]
    whole = event | {"endDate": "2026-04-12", "subEvent": parts}
    return json.dumps({"@context": "https://schema.org"} | whole)


def test_in_text_findings_that_are_alike_are_folded_and_counted() -> None:
    found = run("-", given=listing(50))
    lines = found.stderr.splitlines()
    assert len(lines) == 5
    assert lines[3] == "-: MF951: and 47 more like it on this page, at endDate"
    assert lines[4] == "1 page: 50 notes"


def test_what_would_be_one_line_anyway_is_not_folded() -> None:
    assert run("-", given=listing(4)).stderr.count("note MF951") == 4


@pytest.mark.parametrize("form", ["json", "github", "sarif"])
def test_forms_for_programs_have_every_finding(form: str) -> None:
    assert run("-", "--format", form, given=listing(50)).stdout.count("MF951") >= 50


def test_standard_input_is_a_page() -> None:
    found = run("-", given=FAULTY)
    assert found.exit_code == 1
    assert found.stderr.startswith("-:1:")


def test_fail_on_note_counts_notes(tmp_path: Path) -> None:
    page = tmp_path / "a.jsonld"
    page.write_text(CLEAN.replace('"name"', '"usageInfo": "https://kino.example/prints", "name"'), "utf-8")
    assert run(page).exit_code == 0
    assert run(page, "--fail-on", "note").exit_code == 1


def test_a_profile_alone_tells_nothing_of_the_other(tmp_path: Path) -> None:
    page = tmp_path / "a.jsonld"
    page.write_text('{"@context": "https://schema.org", "@type": "Event", "nam": "M"}', "utf-8")
    schema = {
        each["code"]
        for each in json.loads(run(page, "--profile", "schema.org", "--format", "json").stdout)["findings"]
    }
    google = {
        each["code"]
        for each in json.loads(run(page, "--profile", "google", "--format", "json").stdout)["findings"]
    }
    assert schema == {"MF911"}
    assert "MF950" in google
    assert "MF911" not in google


def test_the_summary_has_a_line_a_page_on_standard_output(site: Path) -> None:
    lines = run(site, "--summary").stdout.splitlines()
    assert [line.split()[0].rpartition("/")[2] for line in lines] == [
        "page",
        "a.jsonld",
        "none.html",
        "page.html",
    ]


@pytest.mark.parametrize(("form", "start"), [("github", "::error file="), ("sarif", "{")])
def test_the_forms_of_check_are_those_of_audit(site: Path, form: str, start: str) -> None:
    assert run(site, "--format", form).stdout.startswith(start)
