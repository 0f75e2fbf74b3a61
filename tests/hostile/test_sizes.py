"""Sources that are small and make much of themselves, and sources that are large: an answer, whatever it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from metafeed.checking import check
from metafeed.cli import app
from metafeed.read import read
from tests.hostile.sources import NOW, Source, build, film, folder, kino, run, screening, venue

YEARS = "2026-01-01..2028-12-31"
HEAD = "id,date,time,film\n"
Files = dict[str, str | bytes]


def engagement(**keys: object) -> Source:
    return {"id": "r", "film": "cranes", "dates": YEARS, "times": ["10:00"]} | keys


def many(count: int, make: Callable[[int], object]) -> list[object]:
    return [make(number) for number in range(count)]


#: Sources of less than a megabyte that once took minutes, gigabytes, or a traceback.
SMALL: dict[str, Callable[[], tuple[Source, Files]]] = {
    "columns": lambda: (kino(), {"screenings.csv": ",".join(f"c{n}" for n in range(50_000)) + "\n1\n"}),
    "cells": lambda: (kino(), {"screenings.csv": HEAD + "," * 900_000}),
    "rows of junk": lambda: (kino(), {"screenings.csv": HEAD + "x,y,z,w\n" * 20_000}),
    "empty rows": lambda: (kino(), {"screenings.csv": HEAD + ",,,\n" * 100_000}),
    "times in a cell": lambda: (kino(), {"screenings.csv": HEAD + 'a,2026-03-29,"' + "10:00," * 10_000 + '",cranes\n'}),
    "keys": lambda: (kino(**{f"key{n}": n for n in range(40_000)}), {}),
    "keys of a film": lambda: (kino(films=[film(**{f"titel{n}": n for n in range(20_000)})]), {}),
    "roles": lambda: (kino(films=[film(credits={f"role{n}": "A" for n in range(20_000)})]), {}),
    "films that are none": lambda: (kino(films=many(30_000, lambda n: {"id": f"f{n}", f"t{n}": 1})), {}),
    "texts for films": lambda: (kino(films=["a"] * 50_000), {}),
    "a language": lambda: (kino(language="_a" * 400_000), {}),
    "a word": lambda: (kino(screenings=[screening(format="35mm " * 150_000)]), {}),
    "a zone": lambda: (kino(venues=[venue(zone="Europe/" * 100_000)]), {}),
    "a country": lambda: (kino(films=[film(countries=["France " * 100_000])]), {}),
    "a key": lambda: (kino(**{"title" * 150_000: 1}), {}),
    "slots": lambda: (kino(runs=[engagement(times={f"s{n}": "10:00" for n in range(20_000)})]), {}),
    "dates": lambda: (kino(runs=[engagement(dates=[YEARS] * 20_000)]), {}),
    "works": lambda: (kino(screenings=[screening(film="+".join(["cranes"] * 100_000))]), {}),
    "bills": lambda: (kino(bills=[{"id": "b", "title": "B", "works": ["cranes"] * 50_000}]), {}),
    "views": lambda: (kino(views=many(5_000, lambda n: {"id": f"v{n}", "title": "V"}), runs=[engagement()]), {}),
    "series": lambda: (kino(series=many(5_000, lambda n: {"id": f"s{n}", "title": "S", "part_of": f"s{n + 1}"})), {}),
    "circles": lambda: (kino(series=many(99, lambda n: {"id": f"s{n}", "title": "S", "part_of": f"s{(n + 1) % 99}"})), {}),
    "closed days": lambda: (kino(venues=[venue(closed=[{"from": "2026-03-28", "until": "2026-03-28"}] * 10_000)]), {}),
    "screens on one line": lambda: (kino(), {"venues.yaml": f"- {{id: v, screens: [{'{id: a}, ' * 40_000}]}}\n"}),
    "lists for titles": lambda: (kino(), {"films.yaml": "[" + "{title: [a]}, " * 40_000 + "]"}),
    "guests": lambda: (kino(screenings=[screening(parts="q-and-a: " + "A Name (director), " * 20_000)]), {}),
    "brackets of guests": lambda: (kino(screenings=[screening(parts="q-and-a: " + "(," * 200_000)]), {}),
    "services": lambda: (kino(screenings=[screening(access=many(20_000, lambda n: f"x-{n}"))]), {}),
    "prices": lambda: (kino(prices={"p": many(10_000, lambda n: {"name": f"P{n}", "price": n})}), {}),
    "a note told with each showing": lambda: (
        kino(defaults={"note": "x " * 90_000}, runs=[engagement(times=["10:00", "14:00", "18:00"])], screenings=[]), {}
    ),
    "a note": lambda: (kino(films=[film(note="![a](" * 150_000)]), {}),
    "anchors": lambda: (
        kino(), {"films.yaml": "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(9_000))}
    ),
    "laughs": lambda: (
        kino(), {"films.yaml": "- &a0 x\n" + "".join(f"- &a{n} [{f'*a{n - 1}, ' * 9}]\n" for n in range(1, 30))}
    ),
    "deep yaml": lambda: (kino(), {"films.yaml": "- " * 400_000}),
    "deep flow": lambda: (kino(), {"films.yaml": "[" * 900_000}),
    "deep json": lambda: (kino(), {"films.json": b"[" * 900_000}),
    "deep objects": lambda: (kino(), {"films.json": b'{"a":' * 180_000}),
    "deep lines": lambda: (kino(), {"films.jsonl": b"[" * 400_000 + b"\n" + b'{"a":' * 90_000}),
    "nulls": lambda: (kino(), {"films.json": b"[" + b"null," * 180_000 + b"null]"}),
    "digits": lambda: (kino(), {"films.json": b"[" + b"9" * 900_000 + b"]"}),
}  # fmt: skip


@pytest.mark.long
@pytest.mark.parametrize("case", SMALL)
def test_a_small_source_is_answered(case: str, tmp_path: Path) -> None:
    programme, files = SMALL[case]()
    source = folder(tmp_path / "source", programme, files)
    assert sum(path.stat().st_size for path in source.iterdir()) < 1_000_000
    build(source, tmp_path / "site")


@pytest.mark.long
@pytest.mark.parametrize(
    "text", ["x y ", "é", "\n", "&#1;", "[", "*a **b ", "`a``", "<a ", "a\u200b", "\u202e", "(", "’"]
)
@pytest.mark.parametrize("field", ["title", "note", "credits", "countries", "languages", "ids"])
def test_a_long_text_is_answered(field: str, text: str, tmp_path: Path) -> None:
    value = (text * 100_000)[:100_000]
    long = {"credits": {"director": value}, "ids": {"imdb": value}}.get(field, value)
    build(folder(tmp_path / "source", kino(films=[film(**{field: long})])), tmp_path / "site")


@pytest.mark.long
def test_runs_make_no_more_screenings_than_anybody_shows(tmp_path: Path) -> None:
    runs = many(200, lambda n: engagement(id=f"r{n}", times=[f"{n % 14 + 10}:{n // 14:02d}"]))
    source = folder(tmp_path / "source", kino(runs=runs))
    checked = check(read(source))
    assert len(checked.programme.showings) == 100_001
    assert [f.message for f in checked.findings if f.code == "MF109"] == [
        "with these dates the runs make more than 100,000 screenings"
    ]


@pytest.mark.long
def test_a_run_of_three_years_with_fifty_times_a_day_is_published(tmp_path: Path) -> None:
    times = {f"s{n}": f"{10 + n // 4}:{n % 4 * 15:02d}" for n in range(50)}
    screens = many(50, lambda n: {"id": str(n), "name": f"Screen {n}"})
    runs = many(50, lambda n: engagement(id=f"r{n}", screen=str(n), times={f"s{n}": times[f"s{n}"]}))
    programme = kino(
        venues=[venue(screens=screens)], runs=runs, screenings=[], publish={"emitters": ["ical"]}
    )
    done = build_patiently(folder(tmp_path / "source", programme), tmp_path / "site")
    assert done == 0
    assert (tmp_path / "site/calendar.ics").read_bytes().count(b"BEGIN:VEVENT") > 50_000


@pytest.mark.long
def test_a_hundred_thousand_rows_are_published(tmp_path: Path) -> None:
    rows = "".join(
        f"s{n},2026-{n % 9 + 4:02d}-{n // 9 % 28 + 1:02d},{n // 252 % 4 * 3 + 10}:00,cranes,s{n // 1008}\n"
        for n in range(100_000)
    )
    screens = many(100, lambda n: {"id": f"s{n}", "name": f"Screen {n}"})
    programme = kino(venues=[venue(screens=screens)], screenings=None, publish={"emitters": ["ical"]})
    files: Files = {"screenings.csv": "id,date,time,film,screen\n" + rows}
    assert build_patiently(folder(tmp_path / "source", programme, files), tmp_path / "site") == 0
    assert (tmp_path / "site/calendar.ics").read_bytes().count(b"BEGIN:VEVENT") == 100_000


@pytest.mark.long
def test_a_title_of_ten_megabytes_is_answered(tmp_path: Path) -> None:
    build_patiently(
        folder(tmp_path / "source", kino(films=[film(title="x y " * 2_500_000)])), tmp_path / "site"
    )


def build_patiently(source: Path, site: Path) -> int:
    return CliRunner().invoke(app, ["build", str(source), "-o", str(site), "--now", NOW]).exit_code


def test_a_file_of_more_than_fifty_megabytes_is_refused_unread(tmp_path: Path) -> None:
    source = folder(tmp_path / "source", kino(), {"films.yaml": ""})
    with (source / "films.yaml").open("r+b") as file:
        file.truncate(60_000_000)
    assert "MF007" in run("check", source).stderr
