"""`metafeed embed`, as a webmaster and a CI job meet it: what is written, what is told, what stays as it was."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import extruct
import pytest
from typer.testing import CliRunner, Result

from metafeed import embedding_runs, html_files
from metafeed.cli import app
from metafeed.lock import Locked

THEN = "2026-03-20T09:00:00+01:00"
AFTERWARDS = "2026-03-29T09:00:00+02:00"
SOURCE = """\
name: Kino
identity: kino.example,2026
base_url: https://kino.example/programme/
url: https://kino.example/
clock: 24
pages: {film: 'https://kino.example/film/{id}/'}
venues: [{id: kino, name: Kino, zone: Europe/Berlin, address: {street: A 1, locality: Berlin, country: DE}}]
films:
  - {id: cranes, title: The Cranes Are Flying, runtime: 95}
  - {id: ikiru, title: "Ikiru </script><!-- <script>", runtime: 143, ignore: [MF405]}
screenings:
  - {id: cranes-sat, film: cranes, date: 2026-03-28, time: "20:00"}
  - {id: cranes-sun, film: cranes, date: 2026-03-29, time: "20:00"}
  - {id: ikiru-mon, film: ikiru, date: 2026-03-30, time: "20:00"}
"""
PLAIN = "<!DOCTYPE html>\n<html>\n<head>\n<title>x</title>\n</head>\n<body></body>\n</html>\n"


def run(*arguments: Any) -> Result:
    """Run metafeed embed with its streams apart."""
    return CliRunner().invoke(app, ["embed", *(str(argument) for argument in arguments)])


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a programme of two films and three screenings."""
    file = tmp_path / "programme.yaml"
    file.write_text(SOURCE, "utf-8")
    return file


@pytest.fixture
def www(tmp_path: Path) -> Path:
    """Return the folder of a site."""
    folder = tmp_path / "www"
    folder.mkdir()
    return folder


def put(folder: Path, path: str, page: str | bytes = PLAIN) -> Path:
    """Write a page."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(page if isinstance(page, bytes) else page.encode())
    return file


def carried(file: Path) -> dict[str, Any]:
    """Return the one JSON-LD node that a page carries, as extruct reads it."""
    (node,) = extruct.extract(file.read_text("utf-8"), syntaxes=["json-ld"])["json-ld"]
    found: dict[str, Any] = node
    return found


def named(node: dict[str, Any]) -> str:
    """Return what a node is of: its name, its film's, or that it is a list."""
    first = node.get("@graph", [node])[0]
    return str(first.get("name", first["@type"]))


def codes(done: Result) -> list[tuple[str, str, int]]:
    """Return the findings of a run in JSON: code, file's name, line."""
    found = json.loads(done.stdout)["findings"]
    return [(each["code"], Path(each["path"]).name, each["line"]) for each in found]


# Which view belongs on which page


@pytest.mark.parametrize(
    ("path", "page", "expected"),
    [
        ("a.html", '<link rel="canonical" href="https://kino.example/film/cranes">', "The Cranes Are Flying"),
        (
            "b.html",
            '<link rel="canonical" href="https://kino.example/programme/films/cranes.html">',
            "The Cranes Are Flying",
        ),
        ("c.html", '<link rel="canonical" href="https://kino.example/">', "ItemList"),
        ("film/cranes/index.html", "", "The Cranes Are Flying"),
        ("films/cranes.htm", "", "The Cranes Are Flying"),
        ("programme/films/cranes.xhtml", "", "The Cranes Are Flying"),
        ("screenings/cranes-sat.html", "", "The Cranes Are Flying"),
        ("venues/kino.html", "", "ItemList"),
        ("index.html", "", "ItemList"),
        ("d.html", '<body data-metafeed="films/cranes">', "The Cranes Are Flying"),
        ("termine/cranes-sat.html", "", "The Cranes Are Flying"),
    ],
)
def test_a_page_is_found_by_its_canonical_link_path_attribute_or_the_map(
    source: Path, www: Path, path: str, page: str, expected: str
) -> None:
    rules = put(source.parent, "rules.yaml", "termine/*.html: screenings/*\n")
    file = put(www, path, page)
    done = run(source, www, "--now", THEN, "--map", rules)
    assert (done.exit_code, done.stderr) == (0, "1 page: 1 written\n")
    assert named(carried(file)) == expected


def test_the_links_of_feeds_and_calendars_go_in_and_the_rest_of_the_page_stays(
    source: Path, www: Path
) -> None:
    file = put(www, "films/cranes.html")
    run(source, www, "--now", THEN)
    page = file.read_text("utf-8")
    ours = [line for line in page.splitlines() if "data-metafeed=" in line]
    assert re.sub(r"<(script|link)[^\n]* data-metafeed=[^\n]*\n", "", page) == PLAIN
    assert ours[0].startswith(
        '<script type="application/ld+json" data-metafeed="films/cranes" data-metafeed-now="2026-03-20T09:00:00+01:00">'
    )
    assert [re.findall(r'href="([^"]*)"', line)[0] for line in ours[1:6]] == [
        "https://kino.example/programme/films/cranes.ics",
        "https://kino.example/programme/films/cranes.atom",
        "https://kino.example/programme/films/cranes.rss",
        "https://kino.example/programme/films/cranes.feed.json",
        "https://kino.example/programme/films/cranes.jsonld",
    ]


def test_what_extruct_reads_back_is_the_node_texts_of_scripts_and_comments_included(
    source: Path, www: Path
) -> None:
    node = carried_after(source, put(www, "screenings/ikiru-mon.html"))
    assert node["@type"] == "ScreeningEvent"
    assert node["startDate"] == "2026-03-30T20:00:00+02:00"
    assert node["workPresented"]["name"] == "Ikiru </script><!-- <script>"
    assert node["location"]["address"]["streetAddress"] == "A 1"


def carried_after(source: Path, file: Path) -> dict[str, Any]:
    """Embed into a page, and return what it carries then."""
    assert run(source, file.parent.parent, "--now", THEN).exit_code == 0
    return carried(file)


def test_a_page_of_nothing_is_left_alone_and_told(source: Path, www: Path) -> None:
    for name in ("imprint", "jobs", "press", "team"):
        put(www, f"{name}.html")
    put(www, "films/cranes.html")
    done = run(source, www, "--now", THEN)
    assert done.exit_code == 0
    assert done.stderr == (
        "5 pages: 1 written, 4 of no view\n"
        f"4 pages belong to no view: {www}/imprint.html, {www}/jobs.html, {www}/press.html …\n"
        "  hint: --verbose tells of each page\n"
    )
    assert (www / "imprint.html").read_text("utf-8") == PLAIN
    assert f"of no view {www}/team.html\nunchanged {www}/films/cranes.html (films/cranes)\n" in (
        run(source, www, "--now", THEN, "--verbose").stderr
    )


def test_if_no_page_is_found_the_ways_to_say_it_are_told(source: Path, www: Path) -> None:
    put(www, "about.html")
    done = run(source, www, "--now", THEN)
    assert done.exit_code == 1
    assert "error: no page belongs to a view\n  hint: say it by <link rel=" in done.stderr


def test_an_unknown_view_is_an_error_at_its_page_and_the_others_are_written(source: Path, www: Path) -> None:
    put(www, "a.html", '<p data-metafeed="films/crane">')
    put(www, "b.html", '<p data-metafeed="films/cranes">')
    done = run(source, www, "--now", THEN, "--format", "json")
    assert (done.exit_code, codes(done)) == (1, [("MF713", "a.html", 1)])
    assert done.stderr == "2 pages: 1 written, 1 failed\n"


def test_a_page_whose_address_is_of_two_films_is_told_of(tmp_path: Path, source: Path, www: Path) -> None:
    source.write_text(SOURCE.replace("film/{id}/", "classics"), "utf-8")
    put(www, "a.html", '<link rel="canonical" href="https://kino.example/classics">')
    put(www, "index.html")
    done = run(source, www, "--now", THEN, "--format", "json")
    assert (done.exit_code, codes(done)) == (0, [("MF716", "a.html", 1)])


def test_a_map_with_a_slip_stops_before_anything_is_written(source: Path, www: Path) -> None:
    rules = put(source.parent, "rules.yaml", "# the map\nfilm/*.html: film/*\nnews.html: cranes\n")
    file = put(www, "films/cranes.html")
    done = run(source, www, "--now", THEN, "--map", rules)
    assert done.exit_code == 1
    assert f"{rules}:2:14: error MF719: there are no views 'film/*'" in done.stderr
    assert f"{rules}:3:12: error MF719: there is no view 'cranes'" in done.stderr
    assert file.read_text("utf-8") == PLAIN
    assert run(source, www, "--map", source.parent / "none.yaml").exit_code == 2


def test_a_pattern_s_page_whose_film_is_gone_is_of_no_view(source: Path, www: Path) -> None:
    rules = put(source.parent, "rules.yaml", "archive/*.html: films/*\n")
    put(www, "archive/metropolis.html")
    put(www, "index.html")
    done = run(source, www, "--now", THEN, "--map", rules)
    assert done.exit_code == 0
    assert "2 pages: 1 written, 1 of no view\n" in done.stderr


def test_a_page_gets_the_language_that_it_is_in(tmp_path: Path, www: Path) -> None:
    source = tmp_path / "programme.yaml"
    source.write_text(
        SOURCE.replace("clock: 24", "clock: 24\nlanguages: [en, fr]").replace(
            "title: The Cranes Are Flying",
            "title: {en: The Cranes Are Flying, fr: Quand passent les cigognes}",
        ),
        "utf-8",
    )
    link = '<link rel="canonical" href="https://kino.example/film/cranes/">'
    files = {
        put(www, "en.html", f'<html lang="en-GB">{link}'): "The Cranes Are Flying",
        put(www, "fr.html", f'<html lang="fr">{link}'): "Quand passent les cigognes",
        put(www, "ch.html", f'<html lang="fr-CH">{link}'): "Quand passent les cigognes",
        put(www, "no.html", link): "The Cranes Are Flying",
        put(www, "fr/films/cranes.html", "<html lang=en>"): "Quand passent les cigognes",
        put(www, "said.html", "<p data-metafeed=fr/films/cranes>"): "Quand passent les cigognes",
    }
    done = run(source, www, "--now", THEN)
    assert (done.exit_code, done.stderr) == (0, "6 pages: 6 written\n")
    assert {file: named(carried(file)) for file in files} == files
    assert 'href="https://kino.example/programme/fr/films/cranes.ics"' in (www / "fr.html").read_text("utf-8")


# Again, and back


@pytest.fixture
def thousand(tmp_path: Path, www: Path) -> tuple[Path, dict[Path, bytes]]:
    """Return a programme of 500 films and as many screenings, and a page of each."""
    films = "".join(f"  - {{id: f{n}, title: Film {n}, runtime: 95}}\n" for n in range(500))
    screenings = "".join(
        f'  - {{id: s{n}, film: f{n}, date: 2026-04-{n % 28 + 1:02}, time: "{n % 12 + 10}:00"}}\n'
        for n in range(500)
    )
    source = tmp_path / "programme.yaml"
    begin = SOURCE[: SOURCE.index("films:")]
    source.write_text(f"{begin}films:\n{films}screenings:\n{screenings}", "utf-8")
    heads = ("<head>\n{}</head>\n<body>", "<head><title>x</title>", "\r\n<HEAD>\r\n</HEAD>\r\n", "", "text\n")
    for n in range(500):
        put(www, f"films/f{n}.html", heads[n % 5])
        put(www, f"screenings/s{n}.html", "\ufeff" + heads[n % 4] + "é")
    return source, {file: file.read_bytes() for file in sorted(www.rglob("*.html"))}


def test_a_thousand_pages_embedded_twice_are_written_once_and_remove_restores_each(
    thousand: tuple[Path, dict[Path, bytes]], www: Path
) -> None:
    source, before = thousand
    assert len(before) == 1000
    assert "1000 pages: 1000 written\n" in run(source, www, "--now", THEN, "--jobs", 2).stderr
    after = {file: (file.read_bytes(), file.stat().st_mtime_ns, file.stat().st_ino) for file in before}
    assert all(b"data-metafeed=" in page for page, _, _ in after.values())
    later = "2026-03-21T09:00:00+01:00"
    assert "1000 pages: 0 written, 1000 unchanged\n" in run(source, www, "--now", later).stderr
    assert after == {
        file: (file.read_bytes(), file.stat().st_mtime_ns, file.stat().st_ino) for file in before
    }
    assert run("nothing", www, "--remove", "--jobs", 2).stderr == "1000 pages: 1000 restored\n"
    assert {file: file.read_bytes() for file in before} == before
    assert sorted(file for file in www.rglob("*") if file.is_file()) == sorted(before)


def test_many_at_a_time_write_the_same_bytes_as_one_by_one(
    thousand: tuple[Path, dict[Path, bytes]], www: Path
) -> None:
    source, before = thousand
    some = list(before)[400:600]
    one = run(source, *some, "--now", THEN, "--jobs", 1, "--verbose")
    found = {file: file.read_bytes() for file in some}
    run(source, *some, "--remove")
    assert run(source, *some, "--now", THEN, "--jobs", 3, "--verbose").stderr == one.stderr
    assert {file: file.read_bytes() for file in some} == found


def test_a_page_that_changed_gets_the_new_instant_and_one_that_did_not_keeps_its_own(
    source: Path, www: Path
) -> None:
    cranes, ikiru = put(www, "films/cranes.html"), put(www, "films/ikiru.html")
    run(source, www, "--now", THEN)
    source.write_text(SOURCE.replace("runtime: 143", "runtime: 144"), "utf-8")
    assert (
        "2 pages: 1 written, 1 unchanged\n" in run(source, www, "--now", "2026-03-21T09:00:00+01:00").stderr
    )
    assert 'data-metafeed-now="2026-03-20T09:00:00+01:00"' in cranes.read_text("utf-8")
    assert 'data-metafeed-now="2026-03-21T09:00:00+01:00"' in ikiru.read_text("utf-8")


def test_a_nonce_that_the_site_put_on_our_script_stays(source: Path, www: Path) -> None:
    file = put(www, "films/cranes.html")
    run(source, www, "--now", THEN)
    file.write_text(file.read_text("utf-8").replace("<script type", '<script nonce="{{ n }}" type'), "utf-8")
    assert "0 written, 1 unchanged" in run(source, www, "--now", AFTERWARDS.replace("29", "21")).stderr
    source.write_text(SOURCE.replace("runtime: 95", "runtime: 96"), "utf-8")
    run(source, www, "--now", THEN)
    assert 'nonce="&#123;{ n }}"' in file.read_text("utf-8")


def test_what_a_build_made_is_left_to_the_build(source: Path, www: Path) -> None:
    page = (
        '<head>\n<script type="application/ld+json" data-metafeed="films/cranes">{"@type":"Movie"}</script>\n'
    )
    file = put(www, "films/cranes.html", page)
    for more in ([], ["--check"], ["--remove"]):
        done = run(source, www, "--now", THEN, *more)
        assert done.exit_code == 0
        assert "1 made by build" in done.stderr
    assert file.read_text("utf-8") == page


def test_what_a_build_wrote_into_the_site_is_no_page_of_the_site(source: Path, www: Path) -> None:
    mine = put(www, "my/films/cranes.html")
    built = ["build", str(source), "-o", str(www), "--adopt", "--now", THEN]
    assert CliRunner().invoke(app, built).exit_code == 0
    assert [each.file for each in html_files.pages([www])] == [mine]
    assert run(source, www, "--now", THEN).stderr == "1 page: 1 written\n"
    assert " 0 written, " in CliRunner().invoke(app, built).stderr


def test_a_folder_without_pages_is_told_of(source: Path, www: Path) -> None:
    done = run(source, www, "--now", THEN)
    assert done.exit_code == 1
    assert done.stderr.startswith("0 pages: 0 written\nerror: there are no HTML files there\n")


def test_a_page_whose_film_left_the_programme_keeps_what_it_says_with_a_warning(
    source: Path, www: Path
) -> None:
    file = put(www, "films/ikiru.html")
    put(www, "films/cranes.html")
    run(source, www, "--now", THEN)
    page = file.read_bytes()
    gone = "".join(line for line in SOURCE.splitlines(keepends=True) if "ikiru" not in line)
    source.write_text(gone, "utf-8")
    done = run(source, www, "--now", THEN, "--format", "json")
    assert (done.exit_code, codes(done)) == (0, [("MF717", "ikiru.html", 1)])
    assert file.read_bytes() == page


def test_a_page_is_known_again_by_what_it_carries(source: Path, www: Path) -> None:
    file = put(www, "a.html", '<p data-metafeed="films/cranes">')
    run(source, www, "--now", THEN)
    file.write_text(file.read_text("utf-8").replace('<p data-metafeed="films/cranes">', "<p>"), "utf-8")
    assert run(source, www, "--now", THEN).stderr == "1 page: 0 written, 1 unchanged\n"


# --check


def test_check_is_green_while_only_time_passes_and_fresh_is_red(source: Path, www: Path) -> None:
    film, showing = put(www, "films/cranes.html"), put(www, "screenings/cranes-sat.html")
    run(source, www, "--now", THEN)
    pages_then = {file: file.read_bytes() for file in (film, showing)}
    done = run(source, www, "--check", "--now", AFTERWARDS)
    assert (done.exit_code, done.stderr) == (0, "2 pages: 0 differ, 2 unchanged\n")
    fresh = run(source, www, "--check", "--fresh", "--now", AFTERWARDS, "--format", "json")
    assert fresh.exit_code == 1
    assert ("MF718", "cranes.html", 1) in codes(fresh)
    assert "films/cranes is told as of 2026-03-20T09:00:00+01:00, and time has changed it" in fresh.stdout
    assert {file: file.read_bytes() for file in (film, showing)} == pages_then


def test_check_is_red_where_the_source_was_edited_and_writes_nothing(source: Path, www: Path) -> None:
    file = put(www, "films/cranes.html")
    put(www, "films/ikiru.html")
    run(source, www, "--now", THEN)
    page = file.read_bytes()
    source.write_text(SOURCE.replace("runtime: 95", "runtime: 96"), "utf-8")
    done = run(source, www, "--check", "--now", AFTERWARDS)
    assert done.exit_code == 1
    assert f"{file}:1:1: error MF718: films/cranes is told otherwise than by its source\n" in done.stderr
    assert "2 pages: 1 differ, 1 unchanged\n" in done.stderr
    assert file.read_bytes() == page


def test_check_is_red_for_a_page_into_which_nothing_is_embedded(source: Path, www: Path) -> None:
    put(www, "films/cranes.html")
    done = run(source, www, "--check", "--now", THEN, "--format", "github")
    assert done.exit_code == 1
    assert done.stdout == (
        f"::error file={www}/films/cranes.html,line=1,col=1,title=MF718::films/cranes belongs here, and nothing is "
        "embedded (run metafeed embed without --check, and publish the page)\n"
    )


def test_pages_of_several_instants_are_checked_each_at_its_own(source: Path, www: Path) -> None:
    for day in (20, 21, 22):
        put(www, f"{day}.html", '<p data-metafeed="films/cranes">')
        run(source, www, "--now", f"2026-03-{day}T09:00:00+01:00")
    assert run(source, www, "--check", "--now", AFTERWARDS).exit_code == 0


@pytest.mark.parametrize("instant", ["yesterday", "0001-01-01T00:00:00+00:00", "2026-03-20T09:00:00", ""])
def test_a_recorded_instant_that_cannot_be_is_none(source: Path, www: Path, instant: str) -> None:
    file = put(www, "films/cranes.html")
    run(source, www, "--now", THEN)
    file.write_text(file.read_text("utf-8").replace(THEN, instant), "utf-8")
    assert run(source, www, "--check", "--now", AFTERWARDS).exit_code == 1
    assert run(source, www, "--now", AFTERWARDS).exit_code == 0
    assert f'now="{AFTERWARDS}"' in file.read_text("utf-8")


def test_what_was_published_before_is_told_of_pages_too(tmp_path: Path, source: Path, www: Path) -> None:
    file = put(www, "screenings/ikiru-mon.html")
    CliRunner().invoke(app, ["build", str(source), "--now", THEN])
    source.write_text(SOURCE.replace("2026-03-30", "2026-03-31"), "utf-8")
    run(source, www, "--now", THEN)
    assert carried(file)["previousStartDate"] == "2026-03-30T20:00:00+02:00"
    assert carried(file)["eventStatus"] == "https://schema.org/EventRescheduled"
    run(source, www, "--remove")
    run(source, www, "--now", THEN, "--previous", tmp_path / "site" / "published.jsonl")
    assert carried(file)["previousStartDate"] == "2026-03-30T20:00:00+02:00"
    assert run(source, www, "--previous", tmp_path / "nowhere").exit_code == 2


# What others put there


def test_a_second_event_for_a_screening_is_a_warning_at_its_line_and_stays(source: Path, www: Path) -> None:
    theirs = (
        '<script type="application/ld+json">\n{"@context": "https://schema.org", "@type": "Event",\n'
        '"name": "The cranes are flying", "startDate": "2026-03-28T19:00Z"}\n</script>\n'
    )
    broken = '<script type="application/ld+json">{"a": }</script>\n'
    file = put(www, "screenings/cranes-sat.html", f"<head>\n{broken}\n{theirs}</head>\n")
    done = run(source, www, "--now", THEN, "--format", "json")
    assert done.exit_code == 0
    assert codes(done) == [("MF715", "cranes-sat.html", 2), ("MF714", "cranes-sat.html", 4)]
    assert f"{broken}\n{theirs}" in file.read_text("utf-8")
    assert run(source, www, "--now", THEN, "--fail-on", "warning").exit_code == 1
    source.write_text(SOURCE + "check: {MF714: off}\n", "utf-8")
    assert run(source, www, "--now", THEN, "--fail-on", "warning").exit_code == 0


# Files


HOSTILE = {
    "unclosed.html": b"<html><head><title>x",
    "nothing.html": b"",
    "cp1252.html": b'<meta charset="windows-1252"><title>\xa9 \x80</title></head>',
    "nul.html": b"<head>\0\0</head>\xff\xfe",
    "sjis.html": "<meta charset=shift_jis><title>鶴は翔んでゆく</title></head>".encode("shift_jis"),
    "utf16.html": "\ufeff<head><title>Журавли</title></head>".encode("utf-16-le"),
    "commented.html": b"<!-- <head></head> --><head><!-- </head> --></head>",
    "csp.html": b'<head><script nonce="r4nd0m">var a = "</head>"</script></head>',
    "x.xhtml": b'<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body/></html>',
}


def test_broken_pages_and_other_charsets_get_it_and_are_restored(source: Path, www: Path) -> None:
    rules = put(source.parent, "rules.yaml", '"**": films/ikiru\n')
    files = {put(www, name, page): page for name, page in HOSTILE.items()}
    assert run(source, www, "--now", THEN, "--map", rules).stderr == "9 pages: 9 written\n"
    assert run(source, www, "--now", THEN, "--map", rules).stderr == "9 pages: 0 written, 9 unchanged\n"
    assert "r4nd0m" not in (www / "csp.html").read_text("utf-8").partition("data-metafeed")[2]
    assert run(source, www, "--remove", "--map", rules).stderr == "9 pages: 9 restored\n"
    assert {file: file.read_bytes() for file in files} == files


def test_a_page_that_cannot_be_read_for_certain_is_an_error_where_it_is_ours(source: Path, www: Path) -> None:
    page = b"<meta charset=iso-2022-jp>"
    ours, other = put(www, "films/cranes.html", page), put(www, "about.html", page)
    done = run(source, www, "--now", THEN, "--format", "json")
    found = json.loads(done.stdout)["findings"]
    assert [(each["code"], each["severity"], each["path"]) for each in found] == [
        ("MF712", "warning", str(other)),
        ("MF712", "error", str(ours)),
    ]
    assert done.exit_code == 1
    assert ours.read_bytes() == other.read_bytes() == page


def test_a_read_only_page_is_told_of_and_the_others_are_written(source: Path, www: Path) -> None:
    closed, open_ = put(www, "films/cranes.html"), put(www, "films/ikiru.html")
    closed.chmod(0o444)
    done = run(source, www, "--now", THEN)
    assert done.exit_code == 1
    assert f"{closed}:1:1: error MF712: this page stays as it was: it is read-only\n" in done.stderr
    assert "2 pages: 1 written, 1 failed\n" in done.stderr
    assert closed.read_text("utf-8") == PLAIN
    assert named(carried(open_)) == "Ikiru </script><!-- <script>"


def test_a_write_that_fails_leaves_the_page_whole_and_nothing_beside_it(
    source: Path, www: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = put(www, "films/cranes.html")

    def fail(_: Path, target: Path) -> None:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(Path, "replace", fail)
    done = run(source, www, "--now", THEN)
    assert done.exit_code == 1
    assert "error MF712: this page stays as it was: no space left on device" in done.stderr
    assert [each.name for each in www.rglob("*")] == ["films", "cranes.html"]
    assert file.read_text("utf-8") == PLAIN


def test_what_a_run_that_was_killed_left_beside_pages_goes(source: Path, www: Path) -> None:
    put(www, "films/cranes.html")
    put(www, "films/.metafeed-page-abc", "half")
    run(source, www, "--now", THEN)
    assert [each.name for each in (www / "films").iterdir()] == ["cranes.html"]


def test_the_mode_of_a_file_and_a_link_to_it_stay(source: Path, www: Path) -> None:
    file = put(www, "films/cranes.html")
    file.chmod(0o640)
    link = www / "index.html"
    link.symlink_to(put(www, "real/start.html", '<p data-metafeed="all">'))
    assert run(source, www, "--now", THEN).stderr == "2 pages: 2 written\n"
    assert file.stat().st_mode & 0o777 == 0o640
    assert link.is_symlink()
    assert b"ItemList" in link.read_bytes()


def test_folders_are_walked_in_order_without_hidden_ones_and_loops(www: Path) -> None:
    for path in ("b/x.html", "b/a.htm", "a/z.xhtml", "c.HTML", "note.txt", "b/.x.html"):
        put(www, path)
    for path in (".git/x.html", "node_modules/x.html", "b/node_modules/x.html"):
        put(www, path)
    (www / "b" / "loop").symlink_to(www)
    (www / "dead.html").symlink_to(www / "nothing")
    os.mkfifo(www / "pipe.html")
    assert [each.path for each in html_files.pages([www])] == ["c.HTML", "a/z.xhtml", "b/a.htm", "b/x.html"]
    twice = html_files.pages([www / "b" / "x.html", www])
    assert len(twice) == 4
    assert [each.path for each in html_files.pages([www / "note.txt"])] == [(www / "note.txt").as_posix()]


# Usage


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["--fresh"], "says what --check compares with"),
        (["--check", "--remove"], "say it without --check"),
        (["--format", "xml"], "is not one of text, json, github, sarif"),
        (["--now", "yesterday"], "is not an instant"),
        (["--jobs", "0"], "greater than or equal to 1"),
    ],
)
def test_wrong_usage_exits_with_2(source: Path, www: Path, arguments: list[str], told: str) -> None:
    put(www, "films/cranes.html")
    done = run(source, www, *arguments)
    assert done.exit_code == 2
    assert told in " ".join(re.sub(r"[│╭╮╰╯─]", "", done.stderr).split())


def test_what_is_missing_exits_with_2(source: Path, www: Path) -> None:
    put(www, "films/cranes.html")
    assert run(source, www / "nowhere").exit_code == 2
    assert run(www / "nowhere.yaml", www).exit_code == 2
    assert run(source).exit_code == 2


def test_a_source_with_errors_writes_nothing(source: Path, www: Path) -> None:
    file = put(www, "films/cranes.html")
    source.write_text(SOURCE.replace("film: ikiru", "film: ikuru"), "utf-8")
    done = run(source, www, "--now", THEN)
    assert done.exit_code == 1
    assert "MF201" in done.stderr
    assert done.stderr.endswith("nothing was written\n")
    assert file.read_text("utf-8") == PLAIN
    source.write_text(SOURCE.replace("base_url: https://kino.example/programme/\n", ""), "utf-8")
    assert run(source, www, "--now", THEN).exit_code == 1


def test_the_guard_stops_before_pages_call_everything_off(source: Path, www: Path) -> None:
    file = put(www, "films/cranes.html")
    CliRunner().invoke(app, ["build", str(source), "--now", THEN])
    source.write_text(SOURCE[: SOURCE.index("screenings:")], "utf-8")
    done = run(source, www, "--now", THEN)
    assert done.exit_code == 1
    assert "MF806" in done.stderr
    assert file.read_text("utf-8") == PLAIN


def test_sarif_names_the_rule_and_the_page(source: Path, www: Path) -> None:
    put(www, "films/cranes.html")
    report = json.loads(run(source, www, "--check", "--now", THEN, "--format", "sarif").stdout)
    (result,) = report["runs"][0]["results"]
    assert result["ruleId"] == "MF718"


def test_where_nothing_forks_pages_go_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("multiprocessing.get_all_start_methods", lambda: ["spawn"])
    found = [html_files.HtmlFile(Path("/nowhere"), str(n), str(n)) for n in range(200)]
    assert [each.shown for each in embedding_runs.remove(found, 4)] == [str(n) for n in range(200)]


def test_a_run_that_is_killed_leaves_whole_pages_and_no_process_that_holds_them(
    thousand: tuple[Path, dict[Path, bytes]], www: Path
) -> None:
    source, before = thousand
    killed = subprocess.Popen(
        [sys.executable, "-m", "metafeed", "embed", str(source), str(www), "--jobs", "2"]
    )
    while killed.poll() is None and not any(b"data-metafeed=" in file.read_bytes() for file in before):
        time.sleep(0.05)
    killed.kill()
    killed.wait()
    done = run("nothing", www, "--remove")
    assert done.exit_code == 0
    assert done.stderr.endswith(" unchanged\n")
    assert {file: file.read_bytes() for file in before} == before
    assert sorted(file for file in www.rglob("*") if file.is_file()) == sorted(before)


def test_another_run_in_the_same_folder_is_waited_for_and_named(www: Path) -> None:
    told: list[str] = []
    with (
        html_files.held([www], lambda: None),
        pytest.raises(Locked, match="another build is writing here") as raised,
        html_files.held([www], lambda: told.append("waiting"), patience=0),
    ):
        pass
    assert (raised.value.filename, told) == (str(www), ["waiting"])
