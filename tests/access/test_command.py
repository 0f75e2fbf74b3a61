"""`metafeed report access`, as a house and as a program meet it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from metafeed.cli import app
from tests.samples import ROOT

FORUM, FESTIVAL = str(ROOT / "film-forum"), str(ROOT / "festival")
NOON, OCTOBER = "2019-07-26T12:00:00-04:00", "2026-10-20T12:00:00+02:00"
CAPTIONED = """\
name: Rio
identity: rio.example,2026
clock: 24
venues: [{id: rio, name: Rio, zone: America/New_York}]
films: [{id: m, title: Mir, runtime: 90, languages: en}]
screenings:
  - {id: a, film: m, date: 2026-11-27, time: "18:00", format: dcp, access: "open-captions, audio-description"}
  - {id: b, film: m, date: 2026-11-28, time: "18:00", format: dcp, access: "-"}
"""


def run(*arguments: str) -> Result:
    """Run `metafeed report access` with its streams apart."""
    return CliRunner().invoke(app, ["report", "access", *arguments])


@pytest.fixture
def captioned(tmp_path: Path) -> str:
    """Return a house that gives captions once, and says that it does not the next day."""
    source = tmp_path / "rio.yaml"
    source.write_text(CAPTIONED, "utf-8")
    return str(source)


def test_film_forums_week_is_one_of_which_nobody_said_anything() -> None:
    told = run(FORUM, "--now", NOON)
    assert told.exit_code == 0
    assert told.stdout == (
        "2019-W30, 2019-07-26 to 2019-08-01: 7 showings of 1 film\n"
        "\n"
        "film                   access       of   showings\n"
        "The Cranes Are Flying  nobody said  7/7  all\n"
    )


def test_a_rule_that_cannot_be_told_or_does_not_apply_ends_with_0() -> None:
    told = run(FORUM, "--now", NOON, "--rule", "us-ada", "--rule", "nyc-ll37")
    assert told.exit_code == 0
    assert "us-ada (28 CFR 36.303(g)(2) and (8)): cannot be told\n" in told.stdout
    assert "      Fri 2019-07-26 14:35  cranes-2019.2019-07-26.a\n" in told.stdout
    assert "  Film Forum: does not apply: 7 showings in the week: the law begins with 11\n" in told.stdout


def test_the_festivals_week_tells_services_in_the_order_of_the_vocabulary() -> None:
    told = run(FESTIVAL, "--now", OCTOBER, "--week", "2026-W43").stdout.splitlines()
    assert told[0] == "2026-W43, 2026-10-23 to 2026-10-29: 24 showings of 15 films"
    assert [" ".join(line.split()) for line in told if line.startswith("Lola rennt")] == [
        "Lola rennt open-captions 1/3 Sun 2026-10-25 14:30",
        "Lola rennt audio-description 1/3 Sun 2026-10-25 14:30",
        "Lola rennt hearing-loop 3/3 all",
        "Lola rennt step-free 3/3 all",
        "Lola rennt wheelchair-spaces 3/3 all",
        "Lola rennt nobody said 2/3 Sat 2026-10-24 16:30, Mon 2026-10-26 to come",
    ]


def test_a_week_is_named_by_a_date_in_it_and_all_are_those_to_come() -> None:
    assert run(FESTIVAL, "--week", "2026-10-29").stdout.startswith("2026-W43, 2026-10-23 to 2026-10-29")
    every = json.loads(run(FESTIVAL, "--now", OCTOBER, "--week", "all", "--format", "json").stdout)
    assert [week["week"] for week in every["weeks"]] == ["2026-W42", "2026-W43"]
    late = run(FESTIVAL, "--now", "2027-10-20T12:00:00+02:00", "--week", "all")
    assert late.stdout == "no showing is to come: there is nothing to look at\n"


def test_a_rule_that_is_not_satisfied_ends_with_1_and_says_what_would_mend_it(captioned: str) -> None:
    told = run(captioned, "--week", "2026-W48", "--rule", "us-ada")
    assert told.exit_code == 1
    assert (
        "  Mir, Rio: not satisfied: captions at 1 of 2 digital showings, 1 said to be without\n"
        "    would be mended by captions at:\n"
        "      Sat 2026-11-28 18:00  b\n"
    ) in told.stdout
    assert run(captioned, "--week", "2026-W48").exit_code == 0


def test_json_has_the_same_by_ids(captioned: str) -> None:
    told = json.loads(run(captioned, "--week", "2026-W48", "--rule", "us-ada", "--format", "json").stdout)
    assert told["venues"] == {"rio": "Rio"}
    (week,) = told["weeks"]
    assert (week["week"], week["first"], week["last"]) == ("2026-W48", "2026-11-27", "2026-12-03")
    assert week["showings"][0] == {
        "id": "a",
        "venue": "rio",
        "cinema_day": "2026-11-27",
        "start": "2026-11-27T18:00:00-05:00",
        "films": ["m"],
        "format": "dcp",
        "access": ["open-captions", "audio-description"],
        "said": True,
    }
    assert week["films"] == [
        {
            "id": "m",
            "title": "Mir",
            "showings": ["a", "b"],
            "access": {"open-captions": ["a"], "audio-description": ["a"]},
            "unsaid": [],
        }
    ]
    (rule,) = week["rules"]
    assert (rule["rule"], rule["verdict"]) == ("us-ada", "not satisfied")
    assert rule["judgements"][0] == {
        "verdict": "not satisfied",
        "venue": "rio",
        "film": "m",
        "message": "captions at 1 of 2 digital showings, 1 said to be without",
        "showings": ["b"],
        "remedy": "captions at",
        "mend": ["b"],
    }


def test_the_week_of_a_house_begins_on_its_own_day(captioned: str) -> None:
    Path(captioned).write_text(CAPTIONED + "publish: {week_begins: sat}\n", "utf-8")
    told = run(captioned, "--week", "2026-11-28").stdout
    assert told.startswith("2026-W48, 2026-11-28 to 2026-12-04: 1 showing of 1 film\n")


def test_a_source_with_errors_is_reported_as_far_as_it_was_understood(captioned: str) -> None:
    Path(captioned).write_text(CAPTIONED + "  - {id: c, film: n, date: 2026-11-29, time: '18:00'}\n", "utf-8")
    told = run(captioned, "--week", "2026-W48")
    assert told.exit_code == 1
    assert told.stdout.startswith("2026-W48, 2026-11-27 to 2026-12-03: 2 showings of 1 film\n")
    assert "error" in told.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--week", "soon"), "is not a week"),
        (("--rule", "uk"), "is not one of us-ada"),
        (("--format", "sarif"), "is not one of text"),
        (("--now", "today"), "is not an instant"),
    ],
)
def test_wrong_usage_ends_with_2(arguments: tuple[str, str], message: str) -> None:
    told = run(FORUM, *arguments)
    assert told.exit_code == 2
    assert message in " ".join(told.stderr.replace("│", " ").split())


def test_a_source_that_is_not_there_ends_with_2() -> None:
    assert run("nowhere").exit_code == 2


@pytest.mark.parametrize("week", ["2026-W43", "2030-W01"])
def test_what_is_piped_has_no_colours(week: str) -> None:
    command = [
        sys.executable,
        "-m",
        "metafeed",
        "report",
        "access",
        FESTIVAL,
        "--week",
        week,
        "--now",
        OCTOBER,
    ]
    told = subprocess.run([*command, "--rule", "us-ada"], capture_output=True, check=True, cwd=ROOT.parent)
    assert b"\x1b" not in told.stdout
    assert b"us-ada" in told.stdout


def test_help_has_examples() -> None:
    told = CliRunner().invoke(app, ["report", "access", "--help"]).stdout
    assert "metafeed report access my-cinema --week 2026-W48" in told


def test_no_verdict_is_given_of_a_source_with_errors(tmp_path: Path) -> None:
    source = tmp_path / "rio.yaml"
    source.write_text(CAPTIONED.replace('"18:00", format: dcp, access: "-"', '"late", access: "-"'), "utf-8")
    told = run(str(source), "--week", "2026-W48", "--rule", "us-ada", "--format", "json")
    assert told.exit_code == 1
    assert json.loads(told.stdout)["weeks"][0]["rules"] == []
    assert "no verdict: a source with errors is not held against a rule" in told.stderr


def test_after_midnight_the_week_is_still_that_of_the_night(captioned: str) -> None:
    # A Friday, half past midnight in New York: the cinema day is Thursday.
    told = run(captioned, "--now", "2026-12-04T05:30:00Z")
    assert told.stdout.startswith("2026-W48, 2026-11-27 to 2026-12-03: 2 showings of 1 film\n")
