"""A document once published stays: what keeps it, what `--prune` removes, and what is never touched."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from lxml import etree

from tests.writing.house import (
    LATER,
    NOON,
    Source,
    build,
    dead_links,
    edited,
    house,
    paths,
    run,
    screening,
    stats,
    touched,
    tree,
    without,
    write,
)

#: All showings of the house are over, and out of every window.
SUMMER = "2026-07-01T12:00:00+02:00"
FOREVER = "2027-07-01T12:00:00+02:00"


def _no_cranes(source: Source) -> None:
    """Take The Cranes Are Flying out: film and showings."""
    without(source, "c1", "c2")
    del source["films"][0]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return the house as it was first built."""
    build(write(tmp_path, house()), tmp_path / "site")
    return tmp_path / "site"


def _entries(site: Path, view: str) -> list[list[str]]:
    """Return the ids of the entries of a view in RSS, Atom and JSON Feed."""
    atom = etree.fromstring((site / f"{view}.atom").read_bytes())
    rss = etree.fromstring((site / f"{view}.rss").read_bytes())
    return [
        [str(each.text) for each in rss.iter("guid")],
        [str(each.text) for each in atom.iterfind("{*}entry/{*}id")],
        [each["id"] for each in json.loads((site / f"{view}.feed.json").read_bytes())["items"]],
    ]


def _uids(site: Path, view: str) -> list[str]:
    return re.findall(r"\nUID:screening-(.*?)@", (site / f"{view}.ics").read_text("utf-8"))


@pytest.mark.parametrize("now", [LATER, "2026-03-30T00:00:00+02:00", SUMMER, FOREVER])
def test_a_film_that_leaves_keeps_its_calendar_and_its_feeds(now: str, site: Path, tmp_path: Path) -> None:
    before = tree(site).keys()
    build(write(tmp_path, edited(house(), _no_cranes)), site, now)
    assert before - tree(site).keys() == set()
    assert _uids(site, "films/cranes")[-1:] == ["c2"]
    assert _entries(site, "films/cranes") == [["tag:kino.example,2026:film/cranes"]] * 3


def test_what_is_out_of_every_window_keeps_its_last_event_and_entry(site: Path, tmp_path: Path) -> None:
    build(write(tmp_path, house()), site, SUMMER)
    events = {path: _uids(site, path.removesuffix(".ics")) for path in tree(site) if path.endswith(".ics")}
    assert events == {
        "access/open-captions.ics": ["s2"],
        "calendar.ics": ["s2"],
        "films/cranes.ics": ["c2"],
        "films/stalker.ics": ["s2"],
        "formats/35mm.ics": ["c1"],
        "formats/dcp.ics": ["s2"],
        **{f"screenings/{name}.ics": [name] for name in ("c1", "c2", "s1", "s2")},
        "spoken/ru.ics": ["s2"],
        "subtitles/en.ics": ["s2"],
        "venues/lux.ics": ["s1"],
        "venues/odeon.ics": ["s2"],
    }
    stalker = "tag:kino.example,2026:film/stalker"
    assert _entries(site, "formats/35mm") == [["tag:kino.example,2026:film/cranes"]] * 3
    assert _entries(site, "feed")[:1] == [[stalker]] if (site / "feed.feed.json").exists() else True
    assert [each["id"] for each in json.loads((site / "feed.json").read_bytes())["items"]] == [stalker]


def test_dropping_the_last_screening_of_a_film_keeps_its_documents(site: Path, tmp_path: Path) -> None:
    now = "2026-04-10T12:00:00+02:00"
    build(write(tmp_path, house()), site, now)
    before = tree(site)
    build(write(tmp_path, edited(house(), lambda source: without(source, "c1", "c2"))), site, now)
    assert before.keys() - tree(site).keys() == set()
    assert _uids(site, "films/cranes") == ["c1", "c2"]
    build(write(tmp_path, edited(house(), _no_cranes)), site, SUMMER)
    assert _uids(site, "films/cranes") == ["c2"]


def test_what_was_dropped_goes_on_as_it_was_told_while_it_is_in_the_window(
    site: Path, tmp_path: Path
) -> None:
    """Taking past rows out of the sheet is what webmasters do: no patron sees a change."""
    now = "2026-04-10T12:00:00+02:00"
    build(write(tmp_path, house()), site, now)
    file = write(tmp_path, house() | {"screenings": []})
    done = touched(site, lambda: build(file, site, now))
    assert [path for path in done if path.endswith((".ics", ".rss", ".atom"))] == []


def test_a_film_that_nobody_shows_any_more_is_still_there_a_year_and_many_builds_later(
    site: Path, tmp_path: Path
) -> None:
    file = write(tmp_path, edited(house(), _no_cranes))
    for now in (LATER, "2026-03-29T12:00:00+02:00", "2026-04-20T12:00:00+02:00", SUMMER, FOREVER):
        build(file, site, now)
    assert _uids(site, "films/cranes") == ["c2"]
    assert touched(site, lambda: build(file, site, "2028-01-01T00:00:00Z")) == []


# Documents of earlier builds


def test_documents_that_are_not_made_any_more_stay_and_are_named(site: Path, tmp_path: Path) -> None:
    before = tree(site)
    file = write(tmp_path, house(without=["spoken"]))
    done = build(file, site, LATER)
    assert (
        "5 documents of earlier builds stay as they were: spoken/ru.atom, spoken/ru.feed.json, spoken/ru.ics …\n"
        in (done.stderr)
    )
    assert "hint: --prune removes what is not published any more" in done.stderr
    assert {path: tree(site)[path] for path in paths("spoken/ru.*")} == {
        path: before[path] for path in paths("spoken/ru.*")
    }
    # And the next build still knows them.
    assert "5 documents of earlier builds stay" in build(file, site, LATER).stderr


def test_prune_removes_exactly_what_is_switched_off(site: Path, tmp_path: Path) -> None:
    (site / "spoken/notes.txt").write_text("mine", "utf-8")
    (site / "mine").mkdir()
    (site / "mine/ru.ics").write_text("mine", "utf-8")
    before = tree(site)
    file = write(tmp_path, house(without=["spoken", "access"]))
    done = build(file, site, NOON, "--prune")
    assert sorted(before.keys() - tree(site).keys()) == paths("spoken/ru.* access/open-captions.*")
    assert tree(site).keys() - before.keys() == set()
    assert "10 removed" in done.stderr
    assert not (site / "access").exists()
    assert (site / "spoken/notes.txt").read_text("utf-8") == "mine"
    assert (site / "mine/ru.ics").read_text("utf-8") == "mine"


def test_prune_removes_exactly_the_documents_of_a_film_that_is_gone_and_past(
    site: Path, tmp_path: Path
) -> None:
    now = "2026-05-29T12:00:00+02:00"  # The Cranes Are Flying is out of the window, Stalker is not.
    file = write(tmp_path, edited(house(), _no_cranes))
    build(file, site, now)
    before = tree(site)
    build(file, site, now, "--prune")
    gone = paths("films/cranes.* formats/35mm.* screenings/{c1,c2}.{ics,jsonld}")
    assert sorted(before.keys() - tree(site).keys()) == gone
    assert touched(site, lambda: build(file, site, now)) == []


def test_prune_keeps_what_is_withdrawn_and_still_told(site: Path, tmp_path: Path) -> None:
    file = write(tmp_path, edited(house(), _no_cranes))
    done = touched(site, lambda: build(file, site, LATER, "--prune"))
    assert (site / "films/cranes.ics").read_text("utf-8").count("STATUS:CANCELLED") == 2
    assert [path for path in done if not (site / path).exists()] == []


def test_prune_of_nothing_touches_nothing(site: Path, tmp_path: Path) -> None:
    file = write(tmp_path, house())
    assert touched(site, lambda: build(file, site, LATER, "--prune")) == []


@pytest.mark.parametrize("now", [LATER, "2026-05-29T12:00:00+02:00", SUMMER])
def test_prune_leaves_no_link_to_what_it_removes(now: str, site: Path, tmp_path: Path) -> None:
    file = write(tmp_path, edited(house(), _no_cranes))
    build(file, site, now)
    assert dead_links(tree(site)) == set()
    build(file, site, now, "--prune")
    assert dead_links(tree(site)) == set()


def test_prune_leaves_no_link_in_an_archive_of_news_either(tmp_path: Path) -> None:
    """An archive is never written again, so what it links to may not go."""
    source, site = house(), tmp_path / "site"
    for number in range(10, 70):
        source["films"].append({"id": f"film-{number}", "title": f"Film {number}", "runtime": 90})
        time = f"{number // 10 + 8}:{number % 10 * 5:02}"
        source["screenings"].append(
            screening(source, "c1") | {"id": f"x{number}", "film": f"film-{number}", "time": time}
        )
    build(write(tmp_path, source), site)
    assert (site / "changes/1.atom").exists()
    build(write(tmp_path, house()), site, SUMMER)
    assert dead_links(tree(site)) == set()
    build(write(tmp_path, house()), site, SUMMER, "--prune")
    assert dead_links(tree(site)) == set()


def test_prune_goes_with_the_whole_publication_alone(site: Path, tmp_path: Path) -> None:
    before = stats(site)
    for some in (["--only", "ical"], ["--view", "all"]):
        done = run("build", write(tmp_path, house()), "-o", site, "--now", NOON, "--prune", *some)
        assert done.exit_code == 2
    assert stats(site) == before


def test_a_document_removed_by_hand_comes_back(site: Path, tmp_path: Path) -> None:
    (site / "films/cranes.ics").unlink()
    file = write(tmp_path, house())
    assert touched(site, lambda: build(file, site, LATER)) == ["films/cranes.ics"]


def test_a_document_changed_by_hand_is_mended(site: Path, tmp_path: Path) -> None:
    before = tree(site)
    (site / "films/cranes.ics").write_bytes(b"mine")
    file = write(tmp_path, house())
    assert touched(site, lambda: build(file, site, LATER)) == ["films/cranes.ics"]
    assert tree(site) == before


# Adopt


def test_adopt_writes_into_a_folder_of_others_and_leaves_their_files(tmp_path: Path) -> None:
    site, file = tmp_path / "site", write(tmp_path, house())
    site.mkdir()
    (site / "index.html").write_text("mine", "utf-8")
    done = run("build", file, "-o", site, "--now", NOON)
    assert done.exit_code == 1
    assert "--adopt" in done.stderr
    assert tree(site) == {"index.html": b"mine"}
    build(file, site, NOON, "--adopt")
    build(file, site, LATER, "--prune")
    assert (site / "index.html").read_text("utf-8") == "mine"
    assert (site / "calendar.ics").exists()


def test_adopt_takes_over_a_file_that_stands_where_ours_goes(tmp_path: Path) -> None:
    site, file = tmp_path / "site", write(tmp_path, house())
    site.mkdir()
    (site / "feed.rss").write_text("an older feed", "utf-8")
    build(file, site, NOON, "--adopt")
    assert b"<rss" in (site / "feed.rss").read_bytes()
    assert touched(site, lambda: build(file, site, LATER)) == []


def test_a_foreign_file_that_comes_to_stand_where_ours_must_go_is_an_error(
    site: Path, tmp_path: Path
) -> None:
    def mirror(source: Source) -> None:
        source["films"].append({"id": "mirror", "title": "Mirror", "runtime": 107})
        source["screenings"].append(screening(source, "c1") | {"id": "m1", "film": "mirror", "time": "23:00"})

    (site / "films/mirror.ics").write_text("mine", "utf-8")
    before = stats(site)
    file = write(tmp_path, edited(house(), mirror))
    done = run("build", file, "-o", site, "--now", LATER)
    assert done.exit_code == 1
    assert "films/mirror.ics: was not written by metafeed" in done.stderr
    assert stats(site) == before
    build(file, site, LATER, "--adopt")
    assert b"Mirror" in (site / "films/mirror.ics").read_bytes()


# Only some documents


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--only", "ical", "--view", "films/cranes"], "films/cranes.ics"),
        (["--view", "venues/odeon"], "venues/odeon.*"),
        (["--only", "jsonld", "--view", "all,films/cranes"], "programme.jsonld films/cranes.jsonld"),
    ],
)
def test_only_and_view_rewrite_those_documents_alone(
    arguments: list[str], expected: str, site: Path, tmp_path: Path
) -> None:
    file = write(tmp_path, edited(house(), lambda source: screening(source, "c2").update(time="21:00")))
    done = touched(site, lambda: build(file, site, LATER, *arguments))
    assert [path for path in done if path != "published.jsonl"] == paths(expected)
    lines = (site / "published.jsonl").read_bytes().splitlines()
    again = touched(site, lambda: build(file, site, LATER))
    assert set(paths(expected)).isdisjoint(again)
    assert b'"item":"screening/c2"' in b"".join(lines)
