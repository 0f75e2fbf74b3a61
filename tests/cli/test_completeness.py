"""`check --completeness`: what is printed where, for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from metafeed.cli import app
from tests.samples import NOW, ROOT


@pytest.fixture(autouse=True)
def _in_samples(monkeypatch: pytest.MonkeyPatch) -> None:
    """Name files from the samples."""
    monkeypatch.chdir(ROOT)


def complete(source: str, *more: str, at: str | None = None) -> Result:
    """Run the command on a sample, at its instant."""
    return CliRunner().invoke(app, ["check", "--completeness", source, "--now", at or NOW[source], *more])


FILM_FORUM = """\
7 screenings of 1 film to come. What would help most:

  tickets (7 screenings; once for all in defaults)
    Google's event results: the button for tickets
    calendars and feed readers: the link for tickets
  prices (7 screenings; once for all in defaults)
    Google's event results: what it costs
    calendars and feed readers: what it costs
  trailers (1 film, 7 screenings)
    Google's video results: the trailer
    feed readers: a link to the trailer
  subtitles (7 screenings; once for all in defaults)
    who does not speak its language: whether they can follow
    calendars and feeds by subtitles: the screening
  access (the house, 7 screenings)
    who needs captions, description or signing: which screenings have them
    calendars and feeds by service: open captions alone, for instance
  images: kind: poster (1 film, 7 screenings)
    Google's film carousel: the poster, which it wants upright (6:9)
  access (1 venue, 7 screenings)
    who needs a way without steps or a hearing loop: whether they can come
  publisher: logo (the house, 7 screenings)
    Google: your logo beside your name
  description (the house, 7 screenings)
    calendars and feed readers: what the house is, for those who subscribe

Who lacks it:
  the house
    access, publisher: logo, description  (film-forum/programme.yaml:2)
  venues
    film-forum: access  (film-forum/programme.yaml:12)
  films
    cranes: images: kind: poster, trailers  (film-forum/films/cranes.md:34)
  screenings
    7 screenings: tickets  (film-forum/films/cranes.md:43)
    7 screenings: prices  (film-forum/films/cranes.md:43)
    7 screenings: subtitles  (film-forum/films/cranes.md:43)
"""


def test_the_report_is_the_product_and_the_findings_are_on_standard_error() -> None:
    done = complete("film-forum")
    assert done.stdout == FILM_FORUM
    assert done.stderr == "1 film, 7 screenings: no findings\n"
    assert done.exit_code == 0


def test_the_page_of_the_docs_shows_what_is_printed() -> None:
    page = (ROOT.parent / "docs" / "completeness.md").read_text("utf-8")
    assert f"```text\n{FILM_FORUM}```" in page


MINIMAL = """\
1 screening of 1 film to come. What would help most:

  geo (1 venue, 1 screening)
    Apple's calendars: a map with a pin
    Google: the house at its place on the map
  access (the house, 1 screening)
    who needs captions, description or signing: which screenings have them
    calendars and feeds by service: open captions alone, for instance
  url (the house, 1 screening)
    Google's event results: who organizes it, with a link
    calendars and feed readers: the way to your site
  images: kind: poster (1 film, 1 screening)
    Google's film carousel: the poster, which it wants upright (6:9)
  ids (1 film, 1 screening)
    search engines and aggregators: which film it is, by IMDb, Letterboxd or Wikidata
  access (1 venue, 1 screening)
    who needs a way without steps or a hearing loop: whether they can come
  publisher: logo (the house, 1 screening)
    Google: your logo beside your name
  description (the house, 1 screening)
    calendars and feed readers: what the house is, for those who subscribe

Who lacks it:
  the house
    access, url, publisher: logo, description  (minimal/programme.yaml:2)
  venues
    house: geo, access  (minimal/programme.yaml:10)
  films
    sherlock-jr: images: kind: poster, ids  (minimal/programme.yaml:22)
"""


def test_the_least_programme_is_told_all_that_it_could_have() -> None:
    assert complete("minimal").stdout == MINIMAL


def test_a_festival_names_three_of_those_who_lack_the_same_and_what_it_did_not_look_at() -> None:
    told = complete("festival").stdout
    assert (
        "    7 films: images: kind: poster, trailers  (festival/films/a-matter-of-life-and-death.md:22, "
        "festival/films/cleo.md:17, festival/films/eraserhead.md:16 and 4 more)\n"
    ) in told
    assert "    closing: time, on_sale  (festival/screenings.csv:25)\n" in told
    assert told.endswith("\nNot looked at: 4 cancelled or postponed, 4 not public.\n")
    assert "press-lola" not in told


def test_nothing_is_to_come_when_all_is_past() -> None:
    assert complete("festival", at="2027-01-01T00:00:00+00:00").stdout == (
        "no screening is to come: there is nothing to look at\n\nNot looked at: 31 past, 3 not public.\n"
    )


SOURCE = """\
name: Kino
identity: kino.example,2026
url: https://kino.example/
base_url: https://kino.example/programme/
description: A house for films.
publisher: {logo: https://kino.example/logo.png}
language: en
clock: 24
currency: EUR
defaults: {tickets: "https://tickets.example/{id}", prices: {price: "9.00"}, access: "-"}
venues:
  - id: kino
    name: Kino
    zone: Europe/Berlin
    address: {street: Am Kino 1, locality: Berlin, country: DE}
    geo: {lat: 52.5, lon: 13.4}
    access: step-free
films:
  - id: talk
    kind: talk
    title: How a Projector Works
    languages: en
    runtime: 20
    synopsis: It turns.
    images: {url: https://kino.example/p.jpg, alt: A projector.}
screenings:
"""


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """Return a programme of 300 screenings that lacks nothing."""
    days = [f"2026-{month:02d}-{day:02d}" for month in range(1, 13) for day in range(1, 26)]
    rows = [f"  - {{id: s-{day}, film: talk, date: {day}, time: '20:00'}}\n" for day in days]
    file = tmp_path / "kino.yaml"
    file.write_text(SOURCE + "".join(rows), "utf-8")
    return file


DAY = "2026-01-01T00:00:00+01:00"


def test_a_complete_source_is_told_that_nothing_is_missing(source: Path) -> None:
    assert complete(str(source), at=DAY).stdout == "300 screenings of 1 film to come: nothing is missing\n"


def test_screenings_that_lack_the_same_are_one_line(source: Path) -> None:
    text = source.read_text("utf-8").replace('tickets: "https://tickets.example/{id}", ', "")
    source.write_text(text, "utf-8")
    assert complete(str(source), at=DAY).stdout == (
        "300 screenings of 1 film to come. What would help most:\n\n"
        "  tickets (300 screenings; once for all in defaults)\n"
        "    Google's event results: the button for tickets\n"
        "    calendars and feed readers: the link for tickets\n\n"
        "Who lacks it:\n"
        "  screenings\n"
        f"    300 screenings: tickets  ({source}:27, 28, 29 and 297 more)\n"
    )


def test_films_that_each_lack_something_else_fit_on_a_page(source: Path) -> None:
    wishes = ["runtime: 20", "synopsis: It turns.", "languages: en", "year: 1990", "ids: {imdb: tt0050634}"]
    wishes += ["credits: {director: Ada Berg}", "images: {url: https://kino.example/p.jpg, alt: P.}"]
    films, rows = "", ""
    for number in range(128):
        has = ", ".join(key for bit, key in enumerate(wishes) if number >> bit & 1)
        films += f"  - {{id: f-{number}, title: Film {number}, {has}}}\n".replace(", }", "}")
        rows += f"  - {{id: x-{number}, film: f-{number}, date: 2026-12-30, time: '{number // 6:02d}:{number % 6}1'}}\n"
    text = source.read_text("utf-8").replace("screenings:\n", f"{films}screenings:\n") + rows
    source.write_text(text, "utf-8")
    told = complete(str(source), at=DAY).stdout.splitlines()
    assert "    and 103 more films: --format json names all" in told
    assert len(told) < 80


def test_json_has_findings_and_what_is_missing() -> None:
    told = json.loads(complete("minimal", "--format", "json").stdout)
    assert told["findings"] == []
    assert [each["key"] for each in told["missing"]] == [
        "geo", "images: kind: poster", "ids", "access", "access", "url", "publisher: logo", "description",
    ]  # fmt: skip
    assert told["missing"][0] == {
        "item": "house",
        "kind": "venue",
        "key": "geo",
        "unlocks": ["Apple's calendars: a map with a pin", "Google: the house at its place on the map"],
        "once": None,
        "screenings": 1,
        "pointer": "/venues/0",
        "path": "minimal/programme.yaml",
        "line": 10,
        "column": 5,
    }
    assert told["missing"][5]["item"] is None


def test_with_errors_only_these_are_told(source: Path) -> None:
    source.write_text(
        source.read_text("utf-8") + "  - {id: z, film: none, date: 2026-12-30, time: '10:00'}\n"
    )
    done = complete(str(source), at=DAY)
    assert (done.exit_code, done.stdout) == (1, "")
    assert "error MF201" in done.stderr
    assert done.stderr.endswith("what is missing is told when there are no errors\n")
    told = json.loads(complete(str(source), "--format", "json", at=DAY).stdout)
    assert [each["code"] for each in told["findings"]] == ["MF201"]
    assert told["missing"] is None


def test_the_exit_code_is_that_of_the_findings(source: Path) -> None:
    source.write_text(source.read_text("utf-8").replace(", alt: A projector.", ""))
    assert complete(str(source), at=DAY).exit_code == 0
    assert complete(str(source), "--fail-on", "warning", at=DAY).exit_code == 1


@pytest.mark.parametrize("form", ["github", "sarif"])
def test_a_form_for_findings_alone_is_refused(form: str) -> None:
    done = complete("minimal", "--format", form)
    assert done.exit_code == 2
    assert "not one of text, json" in done.stderr
