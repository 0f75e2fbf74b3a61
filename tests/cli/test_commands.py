"""The commands, as a webmaster and as a program meet them: outputs, exit codes, what is left alone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from metafeed.cli import app
from tests.samples import ROOT

FORUM = str(ROOT / "film-forum")
NOON = "2019-07-26T12:00:00-04:00"


def run(*arguments: str) -> Result:
    """Run metafeed with its streams apart."""
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Return a programme with one error."""
    source = tmp_path / "broken.yaml"
    source.write_text(
        "name: Kino\nidentity: kino.example,2026\nbase_url: https://kino.example/\nclock: 24\n"
        "url: https://kino.example/\npages: {film: 'https://kino.example/{id}', screening: 'https://kino.example/t/{id}'}\n"
        "venues: [{id: kino, name: Kino, zone: Europe/Berlin, url: 'https://kino.example/', "
        "address: {street: A 1, locality: Berlin, country: DE}}]\n"
        "films: [{id: m, title: M, runtime: 117}]\n"
        "screenings: [{id: a, film: n, date: 2026-03-28, time: '20:00'}]\n",
        "utf-8",
    )
    return source


def test_export_jsonld_tells_the_film_and_its_screenings() -> None:
    graph = json.loads(run("export", "jsonld", FORUM, "--now", NOON).stdout)["@graph"]
    movie = next(
        node for node in graph if node["@id"] == "https://filmforum.org/programme/films/cranes#movie"
    )
    assert movie["@type"] == "Movie"
    assert movie["name"] == "The Cranes Are Flying"
    assert movie["director"] == {"@type": "Person", "name": "Mikhail Kalatozov"}
    events = [node for node in graph if node["@type"] == "ScreeningEvent"]
    assert [event["startDate"] for event in events] == [
        "2019-07-26T14:35:00-04:00",
        "2019-07-27T14:35:00-04:00",
        "2019-07-28T14:35:00-04:00",
        "2019-07-29T14:35:00-04:00",
        "2019-07-30T14:35:00-04:00",
        "2019-07-31T14:35:00-04:00",
        "2019-08-01T14:35:00-04:00",
    ]
    assert {event["workPresented"]["@id"] for event in events} == {movie["@id"]}


def test_export_ical_has_the_last_showing_in_its_zone() -> None:
    lines = run("export", "ical", FORUM, "--now", NOON).stdout.splitlines()
    assert "DTSTART;TZID=America/New_York:20190801T143500" in lines


@pytest.mark.parametrize("emitter", ["rss", "atom", "jsonfeed"])
def test_every_feed_has_the_films_entry(emitter: str) -> None:
    written = run("export", emitter, FORUM, "--now", NOON).stdout
    assert "tag:filmforum.org,2019:film/cranes" in written
    assert "The Cranes Are Flying" in written


def test_the_notice_of_2022_is_absent_in_2019() -> None:
    for emitter in ("jsonld", "ical", "rss", "atom", "jsonfeed"):
        assert "asks are encouraged" not in run("export", emitter, FORUM, "--now", NOON).stdout


def test_a_clean_source_exits_with_0_and_an_error_with_1(broken: Path) -> None:
    assert run("check", FORUM).exit_code == 0
    assert run("check", broken).exit_code == 1


def test_what_cannot_be_read_and_wrong_usage_exit_with_2(tmp_path: Path) -> None:
    assert run("check", tmp_path / "nowhere").exit_code == 2
    assert run("check", FORUM, "--format", "xml").exit_code == 2
    assert run("build", FORUM, "--now", "yesterday").exit_code == 2
    assert run("export", "csv", FORUM).exit_code == 2


def test_a_finding_is_told_with_its_place_on_standard_error(broken: Path) -> None:
    done = run("check", broken)
    assert done.stdout == ""
    assert f"{broken}:9:28: error MF201: " in done.stderr


def test_json_findings_are_the_product_of_check(broken: Path) -> None:
    found = json.loads(run("check", broken, "--format", "json").stdout)["findings"]
    assert [(each["code"], each["line"], each["column"], each["pointer"]) for each in found] == [
        ("MF201", 9, 28, "/screenings/0/film")
    ]


def test_github_findings_are_workflow_commands(broken: Path) -> None:
    (line,) = run("check", broken, "--format", "github").stdout.splitlines()
    assert line.startswith(f"::error file={broken},line=9,col=28,title=MF201::")


def test_sarif_findings_validate_and_name_their_rule(broken: Path) -> None:
    report = json.loads(run("check", broken, "--format", "sarif").stdout)
    assert report["version"] == "2.1.0"
    (result,) = report["runs"][0]["results"]
    assert result["ruleId"] == "MF201"
    assert report["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "MF201"
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 9, "startColumn": 28}


def test_a_build_with_errors_writes_nothing_and_leaves_what_was_there(broken: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert run("build", FORUM, "-o", site, "--now", NOON).exit_code == 0
    before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()}
    assert run("build", broken, "-o", site).exit_code == 1
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before


def test_building_again_changes_nothing(tmp_path: Path) -> None:
    site = tmp_path / "site"
    run("build", FORUM, "-o", site, "--now", NOON)
    times = {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()}
    assert "0 written" in run("build", FORUM, "-o", site, "--now", NOON).stderr
    assert {path: path.stat().st_mtime_ns for path in site.rglob("*") if path.is_file()} == times


def test_a_folder_of_somebody_elses_is_refused(tmp_path: Path) -> None:
    (tmp_path / "thesis.txt").write_text("mine", "utf-8")
    done = run("build", FORUM, "-o", tmp_path, "--now", NOON)
    assert done.exit_code == 1
    assert "is not empty" in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_a_file_of_somebody_elses_is_never_replaced(tmp_path: Path) -> None:
    site = tmp_path / "site"
    run("build", FORUM, "-o", site, "--now", NOON, "--only", "ical")
    (site / "feed.rss").write_text("mine", "utf-8")
    done = run("build", FORUM, "-o", site, "--now", NOON)
    assert done.exit_code == 1
    assert (site / "feed.rss").read_text("utf-8") == "mine"
    assert not (site / "feed.atom").exists()


def test_another_identity_is_refused(tmp_path: Path) -> None:
    site = tmp_path / "site"
    run("build", FORUM, "-o", site, "--now", NOON)
    source = tmp_path / "other.yaml"
    source.write_text(
        "name: K\nidentity: other.example,2020\nbase_url: https://other.example/\n"
        "venues: [{id: k, name: K, zone: Europe/Berlin}]\n",
        "utf-8",
    )
    done = run("build", source, "-o", site)
    assert done.exit_code == 1
    assert "other.example,2020" in done.stderr


def test_without_a_base_url_check_warns_and_build_and_export_refuse(tmp_path: Path) -> None:
    source = tmp_path / "p.yaml"
    source.write_text(
        "name: K\nidentity: k.example,2020\nvenues: [{id: k, name: K, zone: Europe/Berlin}]\n"
        "films: [{id: m, title: M, runtime: 117}]\nscreenings: [{id: a, film: m, date: 2026-03-28, time: '20:00'}]\n",
        "utf-8",
    )
    assert run("check", source).exit_code == 0
    assert "MF704" in run("check", source).stderr
    assert run("build", source, "-o", tmp_path / "site").exit_code == 1
    refused = run("export", "ical", source)
    assert refused.exit_code == 1
    assert "base_url" in refused.stderr
    moved = run(
        "export", "ical", source, "--base-url", "https://k.example/p/", "--now", "2026-03-20T09:00:00+01:00"
    )
    assert moved.exit_code == 0


def test_base_url_moves_links_and_never_identity() -> None:
    here = run("export", "ical", FORUM, "--now", NOON).stdout
    there = run("export", "ical", FORUM, "--now", NOON, "--base-url", "https://elsewhere.example/x/").stdout
    uids = [line for line in here.splitlines() if line.startswith("UID:")]
    assert uids == [line for line in there.splitlines() if line.startswith("UID:")]
    assert "https://elsewhere.example/x/calendar.ics" in there


def test_a_report_in_a_pipe_has_no_colour(broken: Path) -> None:
    assert "\x1b" not in run("check", broken).stderr


def test_init_makes_a_programme_that_checks_and_builds(tmp_path: Path) -> None:
    folder = tmp_path / "my-cinema"
    made = run(
        "init", folder, "--name", "Kino: Süd", "--url", "https://kino.example/", "--zone", "Europe/Berlin"
    )
    assert made.exit_code == 0, made.stderr
    checked = run("check", folder)
    assert checked.exit_code == 0, checked.stderr
    assert "error" not in checked.stderr
    assert run("build", folder, "-o", tmp_path / "site").exit_code == 0
    assert (tmp_path / "site" / "calendar.ics").exists()


def test_init_never_overwrites(tmp_path: Path) -> None:
    (tmp_path / "programme.yaml").write_text("mine", "utf-8")
    assert run("init", tmp_path).exit_code == 1
    assert (tmp_path / "programme.yaml").read_text("utf-8") == "mine"


def test_explain_prints_the_page_and_lists_all() -> None:
    assert run("explain", "MF203").stdout.startswith(
        "MF203 ends_before_it_starts (error; cannot be switched off)"
    )
    assert "MF203" in run("explain").stdout
    assert run("explain", "MF999").exit_code == 2


def test_show_says_where_a_fact_was_written() -> None:
    shown = run("show", "cranes-2019.2019-07-26.a", FORUM, "--why").stdout
    assert "format: dcp  (run, " in shown
    assert "films/cranes.md:" in shown


def test_every_command_has_help_with_an_example() -> None:
    for command in (
        "init",
        "check",
        "build",
        "export",
        "show",
        "views",
        "emitters",
        "schema",
        "explain",
        "ids",
    ):
        text = run(command, "--help").stdout
        assert f"metafeed {command}" in text
