"""Sources with faults on purpose: each is told once, at its place, and nothing else is.

`seeded/` has a fault of every rule that can stand beside the others, the folders `seeded-…` have the rest.
A folder's findings are in its `expected.txt`, in their order; where the format has comments, the line of a
fault names its code. `seeded-none/` has no fault, and `SLIPS` are what may happen to it, one at a time.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from metafeed.checking import check
from metafeed.read import read
from metafeed.rules import RULES

HERE = Path(__file__).parent
FOLDERS = sorted(path.name for path in HERE.glob("seeded*") if path.is_dir())
#: Where no comment can stand: in prose.
UNMARKED = {"MF408 films/lola-rennt.md:13"}


def found(folder: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the findings of a folder as `CODE path:line:column`."""
    monkeypatch.chdir(folder)
    return [f"{each.code} {each.span}" for each in check(read(Path())).findings]


def expected(folder: str) -> list[str]:
    """Return what stands in the `expected.txt` of a folder."""
    return (HERE / folder / "expected.txt").read_text("utf-8").splitlines()


@pytest.mark.parametrize("folder", FOLDERS)
def test_each_fault_is_told_once_at_its_place_and_nothing_else_is(
    folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert found(HERE / folder, monkeypatch) == expected(folder)


def test_every_rule_has_its_fault_and_the_big_source_has_nearly_all_once() -> None:
    # What only a memory or a page of HTML tells has its examples on its own pages.
    codes = {rule.code for rule in RULES if rule.found_by not in ("history", "embedding")}
    big = [line.split()[0] for line in expected("seeded")]
    assert sorted(big) == sorted(codes - {"MF706"})
    assert {line.split()[0] for folder in FOLDERS for line in expected(folder)} == codes


def test_a_fault_is_told_at_the_line_that_is_marked_with_its_code() -> None:
    folder = HERE / "seeded"
    marked = {
        f"{code} {path.relative_to(folder).as_posix()}:{number}"
        for path in folder.rglob("*")
        if path.suffix in (".yaml", ".md")
        for number, line in enumerate(path.read_text("utf-8", "replace").splitlines(), 1)
        for code in re.findall(r"# (MF\d{3})\b", line)
    }
    told = {line.rpartition(":")[0] for line in expected("seeded")}
    assert {line for line in told if re.search(r"\.(yaml|md):", line)} == marked | UNMARKED


#: File → what stands in it, what an author writes by mistake, and the one finding.
SLIPS: dict[str, list[tuple[str, str, str]]] = {
    "programme.yaml": [
        ("currency: EUR", "curency: EUR", "MF101 9:1"),
        ("currency: EUR\n", "", "MF501 10:37"),
        ("currency: EUR", "currency: €", "MF502 9:11"),
        ("pages:", "page:", "MF101 5:1"),
        ("clock: 24", "clok: 24", "MF101 7:1"),
        ("clock: 24", "clock: 23", "MF106 7:8"),
        ("dates: dmy", "dates: dym", "MF106 8:8"),
        ("venues:", "venus:", "MF101 14:1"),
        ("base_url:", "baseurl:", "MF101 4:1"),
        ("languages: [en, fr]", "languages: [en, French]", "MF110 6:17"),
        ("defaults: {prices: standard", "defaults: {prices: standart", "MF201 12:20"),
        ("defaults: {prices", "defalts: {prices", "MF101 12:1"),
        ("past_days: 30", "past_days: many", "MF103 13:22"),
        ("zone: Europe/Berlin\n    turn", "zone: Berlin\n    turn", "MF208 17:11"),
        ("zone: Europe/Berlin\n    turn", "zone: GMT\n    turn", "MF208 17:11"),
        ("zone: Europe/Berlin\n    turn", "zone: +01:00\n    turn", "MF208 17:11"),
        ("    zone: Europe/Berlin\n    turn", "    turn", "MF102 15:5"),
        ("  - id: kino\n", "  - id: Kino\n", "MF107 15:9"),
        ("  - id: kino\n    name", "  - name", "MF102 15:5"),
        ("name: Kino\n", "name: Kino: the house\n", "MF005 16:11"),
        ("address: {street: Am Kino 1, ", "adress: {street: Am Kino 1, ", "MF101 19:5"),
        ("street: Am Kino 1, ", "", "MF414 19:14"),
        ('country: DE}\n    screens: [{id: "1"', 'country: Germany}\n    screens: [{id: "1"', "MF111 19:61"),
        ('{id: "1", name: One}', '{id: "1", nam: One}', "MF101 20:25"),
        ('{id: "1", name: One}', '{ID: "1", name: One}', "MF101 20:16"),
        (
            "closed: [{from: 2026-03-20, until: 2026-03-21",
            "closed: [{from: 2026-03-20, until: 2026-03-12",
            "MF203 21:40",
        ),
        ('price: "9.00"', "price: 9 €", "MF103 11:37"),
        ('price: "9.00"', 'price: "-9.00"', "MF503 11:37"),
        ('price: "9.00"', 'price: "9,00"', "MF103 11:37"),
        ('price: "9.00"', 'pricce: "9.00"', "MF101 11:30"),
        ("tickets.example/{id}", "tickets.example/{pos}", "MF709 12:56"),
        ("https://tickets.example/{id}", "tickets.example/{id}", "MF606 12:56"),
        ("https://tickets.example/{id}", "javascript:buy()", "MF606 12:56"),
        ("url: https://two-screens.example/\n", "url: https://user:pw@two-screens.example/\n", "MF606 2:6"),
        ("identity: two-screens.example,2026\n", "", "MF102 1:1"),
        ("identity: two-screens.example,2026", "identity: two-screens.example", "MF112 3:11"),
        ("name: Two Screens\n", "", "MF102 1:1"),
        ("subtitles: none", "subtitles: en", "MF409 screenings.csv:2:1"),
        ("clock: 24", "clock: [24", "MF002 7:8"),
    ],
    "screenings.csv": [
        ("s1,2026-03-10", "s1,", "MF210 2:4"),
        ("s1,2026-03-10", "s1,2026-13-10", "MF109 2:4"),
        ("s1,2026-03-10", "s1,10/3/26", "MF109 2:4"),
        (",kino,1,dcp", ",,1,dcp", "MF209 2:29"),
        ("18:00,psycho", "18:00,", "MF102 2:21"),
        ("18:00,psycho", "18:00,psyco", "MF201 2:21"),
        ("18:00,psycho", "18.00 Uhr,psycho", "MF108 2:15"),
        ("18:00,psycho", ",psycho", "MF102 2:15"),
        ("18:00,psycho", "25:75,psycho", "MF108 2:15"),
        ("s2,,20:30", "s2,,19:00", "MF301 3:5"),
        ("s2,,20:30", "s2,,19:55", "MF301 3:5"),
        ("s2,,20:30", "s1,,20:30", "MF202 3:1"),
        ("s2,,20:30", "S1,,20:30", "MF107 3:1"),
        ("s2,,20:30", ",,20:30", "MF213 3:1"),
        ("cleo,,,,dcp,en", "cleo,,,3,dcp,en", "MF201 3:18"),
        ("cleo,,,,dcp,en", "cleo,dcut,,,dcp,en", "MF201 3:16"),
        ("cleo,,,,dcp,en", "cleo,,,,digital,en", "MF106 3:19"),
        ("cleo,,,,dcp,en", "cleo,,,,dcp,english", "MF110 3:23"),
        ("cleo,,,,dcp,en", "cleo,,,,dcp,fr", "MF409 3:23"),
        ("cleo,,,,dcp,en,", "cleo,,,,dcp,en,open-captions:en", "MF410 3:26"),
        ("cleo,,,,dcp,en,", "cleo,,,,dcp,fr,open-captions", "MF410 3:26"),
        ("cleo,,,,dcp,en,", "cleo,,,,dcp,en,captions", "MF106 3:26"),
        ("intro 10: Ada Berg", "introduction by Ada Berg", "MF106 3:27"),
        ("intro 10: Ada Berg", "intro: Ada Berg", "MF310 3:27"),
        ("war,,,", "wars,,,", "MF201 5:31"),
        ("war,,,", "war,canceled,,", "MF106 5:35"),
        ("war,,,", "war,cancelled,on-sale,", "MF505 5:45"),
        ("war,,,", "war,,free,", "MF504 5:36"),
        ("war,,,", "war,,,club", "MF201 5:37"),
        ("war,,,", "war,,,,x", "MF006 5:38"),
        ("subtitles", "subtitels", "MF101 1:47"),
        ("time", "tme", "MF101 1:9"),
        ("film", "title", "MF101 1:14"),
        ("venue", "theatre", "MF101 1:27"),
        ("series", "series,series", "MF003 1:77"),
    ],
    "films.csv": [
        ("psycho,Psycho,1960,109", "psycho,Psycho,1960,", "MF310 2:20"),
        ("psycho,Psycho,1960,109", "psycho,Psycho,1960,109 min", "MF103 2:20"),
        ("psycho,Psycho,1960,109", "psycho,Psycho,2060,109", "MF401 2:15"),
        ("psycho,Psycho,1960,109", "psycho,Psycho,sixty,109", "MF103 2:15"),
        ("psycho,Psycho,1960,109", "psycho,PSYCHO KILLER NIGHT,1960,109", "MF403 2:8"),
        ("psycho,Psycho,1960,109", "psycho,Psycho (35mm),1960,109", "MF404 2:8"),
        ("psycho,Psycho,1960,109", "psycho,Psycho (1960),1960,109", "MF404 2:8"),
        ("psycho,Psycho,1960,109", "psycho,<b>Psycho</b>,1960,109", "MF405 2:8"),
        ("psycho,Psycho,1960,109", "psycho,Psycho &amp; Co,1960,109", "MF405 2:8"),
        ("psycho,Psycho,1960,109", "psycho,,1960,109", "MF102 2:8"),
        ("psycho,Psycho,1960,109", ",Psycho,1960,109", "MF102 2:1"),
        ("psycho,Psycho,1960,109", "Psycho!,Psycho,1960,109", "MF107 2:1"),
        ("psycho,Psycho,1960,109,US,en", "psycho,Psycho,1960,109,USA,en", "MF111 2:24"),
        ("psycho,Psycho,1960,109,US,en", "psycho,Psycho,1960,109,US,English", "MF110 2:27"),
        ("runtime", "duration", "MF101 1:15"),
        ("Cléo", "ClÃ©o", "MF407 3:6"),
        ("psycho,Psycho", 'psycho,"Psycho', "MF002 2:1"),
    ],
    "films/cranes.md": [
        ("title: The Cranes Are Flying", "titel: The Cranes Are Flying", "MF101 2:1"),
        ("title: The Cranes Are Flying\n", "", "MF102 2:1"),
        ("title: The Cranes Are Flying", "title: Cranes: Flying", "MF005 2:8"),
        ("title: The Cranes Are Flying", "title: [REC]", "MF005 2:8"),
        ("title: The Cranes Are Flying", "title: #Alive", "MF005 2:8"),
        ("title: The Cranes Are Flying", 'title: "The Cranes', "MF002 2:8"),
        ("title: The Cranes Are Flying", "title: *batteries not included", "MF005 2:8"),
        ("title: The Cranes Are Flying", "title: “The Cranes Are Flying”", "MF005 2:8"),
        ("title: The Cranes Are Flying", "title: The Cranes Are Flying + Q&A", "MF404 2:8"),
        ("title: The Cranes Are Flying", 'title: "Film Club: The Cranes Are Flying"', "MF404 2:8"),
        ("title: The Cranes Are Flying", "title: The Cranes Are Flying - 60th Anniversary", "MF404 2:8"),
        ("runtime: 95", "runtime: 95 minutes", "MF103 7:10"),
        ("runtime: 95", "runtime: 0", "MF311 7:10"),
        ("runtime: 95\n", "", "MF310 2:1"),
        ("runtime: 95", "runtime: {min: 95}", "MF101 7:11"),
        ("runtime: 95", "Runtime: 95", "MF101 7:1"),
        ("countries: [SUHH]", "countries: [USSR]", "MF111 5:13"),
        ("languages: [ru]", "languages: [rus]", "MF110 6:13"),
        ("credits: {director", "credits: {dirctor", "MF106 8:11"),
        ("credits: {director: Mikhail Kalatozov}", "credits: Mikhail Kalatozov", "MF103 8:10"),
        ("credits: {director: Mikhail Kalatozov}", "director: Mikhail Kalatozov", "MF101 8:1"),
        ("[{id: restoration, type: restoration}]", "[{id: restoration}]", "MF102 9:12"),
        ("[{id: restoration, type: restoration}]", "[{id: restored, type: restoration}]", "MF201 16:14"),
        ("[{id: restoration, type: restoration}]", "[{type: restoration}]", "MF102 9:12"),
        (", alt: A woman behind a fence.", "", "MF601 10:10"),
        ('url: "https://two-screens.example/c.jpg", ', "", "MF602 10:10"),
        ('url: "https://two-screens.example/c.jpg"', "file: images/c.jpg", "MF603 10:17"),
        ('url: "https://two-screens.example/c.jpg"', "file: c.jpg", "MF608 10:17"),
        ("alt: A woman behind a fence.", "alt_text: A woman behind a fence.", "MF101 10:53"),
        ("defaults: {subtitles: en}", "defaults: {subtitles: ru}", "MF409 11:23"),
        ("defaults: {subtitles: en}", "defaults: {subtitels: en}", "MF101 11:12"),
        ("venue: kino\n    ", "", "MF209 13:5"),
        ("venue: kino\n", "venue: kinno\n", "MF201 14:12"),
        ('screen: "1"', 'screen: "3"', "MF201 15:13"),
        ('screen: "1"', 'scren: "1"', "MF101 15:5"),
        ("dates: 2026-03-01..2026-03-05", "dates: 2026-03-05..2026-03-01", "MF203 17:12"),
        ("dates: 2026-03-01..2026-03-05", "dates: 2026-03-01..2026-02-30", "MF109 17:12"),
        ("    dates: 2026-03-01..2026-03-05\n", "", "MF102 13:5"),
        ('b: "20:00"', 'b: "16:00"', "MF301 18:28"),
        ('b: "20:00"', 'b: "8 pm ish"', "MF108 18:28"),
        ('b: "20:00"', 'b: "00:30"', "MF212 18:28"),
        ('times: {a: "15:00", b: "20:00"}', 'times: ["15:00", "20:00"]', "MF211 20:7"),
        ("2026-03-02/a", "2026-03-02/c", "MF211 20:7"),
        ("2026-03-02/a", "2026-03-12/a", "MF211 20:7"),
        ("2026-03-02/a: {status: cancelled", "2026-03-02/a: {status: canceled", "MF106 20:30"),
        ("2026-03-02/a: {status: cancelled", "2026-03-02/a: {statsu: cancelled", "MF101 20:22"),
        (
            "2026-03-02/a: {status: cancelled, reason: The hall is let.}",
            '2026-03-02/a: {time: "19:00"}',
            "MF301 18:28",
        ),
        ("A note.\n", "A <b>note</b>.\n", "MF408 22:1"),
        ("A note.\n", "See [more](/more).\n", "MF606 22:1"),
        ("---\nA note", "--\nA note", "MF002 1:1"),
        ("year: 1957", "year: 1957\nyear: 1958", "MF003 5:1"),
    ],
    "bills.yaml": [
        ("works: la-jetee + interval 15 + sans-soleil", "works: la-jetee + marker", "MF214 1:45"),
        (
            "works: la-jetee + interval 15 + sans-soleil",
            "works: la-jetee + interval + sans-soleil",
            "MF201 1:45",
        ),
        (
            "works: la-jetee + interval 15 + sans-soleil",
            "works: la-jete + interval 15 + sans-soleil",
            "MF201 1:45",
        ),
        ("id: marker", "id: Marker", "MF107 1:8"),
    ],
    "series.yaml": [
        ("until: 2026-03-31", "until: 2026-02-31", "MF109 1:56"),
        ("until: 2026-03-31", "until: 2026-02-28", "MF203 1:56"),
        ("until: 2026-03-31", "until: 2026-03-31, part_of: war", "MF214 1:77"),
        ("id: classics, title: Classics", "id: classics", "MF102 2:3"),
    ],
}


@pytest.mark.parametrize(
    ("file", "old", "new", "finding"), [(file, *slip) for file, slips in SLIPS.items() for slip in slips]
)
def test_one_slip_has_one_finding_and_none_that_follows_from_it(
    file: str, old: str, new: str, finding: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shutil.copytree(HERE / "seeded-none", tmp_path / "source")
    source = (folder / file).read_text("utf-8")
    assert old in source
    (folder / file).write_text(source.replace(old, new), "utf-8")
    code, place = finding.split(" ", 1)
    assert found(folder, monkeypatch) == [f"{code} {place if place[0].isalpha() else f'{file}:{place}'}"]


def test_two_faults_of_one_item_are_both_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = shutil.copytree(HERE / "seeded-none", tmp_path / "source")
    film = folder / "films/cranes.md"
    text = film.read_text("utf-8").replace("languages: [ru]\nruntime: 95\n", "languages: [Russian]\n")
    film.write_text(text.replace("alt: A woman behind a fence.", "kind: frame"), "utf-8")
    assert found(folder, monkeypatch) == [
        "MF310 films/cranes.md:2:1",
        "MF110 films/cranes.md:6:13",
        "MF601 films/cranes.md:9:10",
        "MF106 films/cranes.md:9:59",
    ]


def test_a_column_without_which_nothing_can_be_placed_is_told_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = shutil.copytree(HERE / "seeded-none", tmp_path / "source")
    rows = ["film,time,id", "psycho,18:00,a", ",20:30,b", "ran,18:00,c"]
    (folder / "screenings.csv").write_text("\n".join(rows), "utf-8")
    assert found(folder, monkeypatch) == ["MF209 screenings.csv:2:1"]
