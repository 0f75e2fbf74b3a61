"""Looking before publishing: `build --dry-run` says exactly what a build does, `diff` what patrons will see."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.samples import NOW, ROOT
from tests.writing.house import (
    LATER,
    Edit,
    Source,
    build,
    edited,
    house,
    run,
    screening,
    stats,
    touched,
    tree,
    without,
    write,
)


def _three(source: Source) -> None:
    """Move a screening by an hour, cancel another, and correct a typo."""
    screening(source, "c1")["time"] = "21:00"
    screening(source, "s2")["status"] = "cancelled"
    source["films"][0]["note"] = "A film."


def _new_film(source: Source) -> None:
    source["films"].append({"id": "mirror", "title": "Mirror", "runtime": 107})
    source["screenings"].append(screening(source, "c1") | {"id": "m1", "film": "mirror", "time": "23:00"})


def _switched_off(source: Source) -> None:
    without(source, "c1")
    source["publish"]["without"] = ["spoken", "access"]


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Return the house as it was first built."""
    build(write(tmp_path, house()), tmp_path / "site")
    return tmp_path / "site"


def _foretold(file: Path, site: Path, now: str, *arguments: str) -> list[str]:
    """Return the files that a dry run says it would write or remove; it touches neither files nor folders."""
    before = stats(site) if site.exists() else None
    done = build(file, site, now, "--dry-run", *arguments)
    assert (stats(site) if site.exists() else None) == before
    assert "nothing was written" in done.stderr
    marks = [line.partition(" ") for line in done.stdout.splitlines()]
    assert {mark for mark, _, _ in marks} <= {"write", "remove"}
    assert all((site / path).exists() for mark, _, path in marks if mark == "remove")
    return sorted(path for _, _, path in marks)


EDITS: dict[str, tuple[Edit, list[str]]] = {
    "nothing": (lambda _: None, []),
    "three edits": (_three, []),
    "a new film": (_new_film, []),
    "views switched off": (_switched_off, []),
    "views switched off, pruned": (_switched_off, ["--prune"]),
    "calendars alone": (_three, ["--only", "ical"]),
    "one view alone": (_three, ["--view", "films/cranes"]),
}


@pytest.mark.parametrize("how", EDITS)
def test_a_dry_run_writes_nothing_and_names_what_a_build_then_touches(
    how: str, site: Path, tmp_path: Path
) -> None:
    edit, arguments = EDITS[how]
    file = write(tmp_path, edited(house(), edit))
    foretold = _foretold(file, site, LATER, *arguments)
    done = touched(site, lambda: build(file, site, LATER, *arguments))
    assert [path for path in done if path != "published.jsonl"] == foretold
    assert bool(foretold) is (how != "nothing")


@pytest.mark.parametrize("sample", NOW)
def test_a_dry_run_of_a_first_build_makes_no_folder_and_names_all_documents(
    sample: str, tmp_path: Path
) -> None:
    site = tmp_path / "new" / "site"
    foretold = _foretold(ROOT / sample, site, NOW[sample])
    assert not site.parent.exists()
    build(ROOT / sample, site, NOW[sample])
    assert sorted(tree(site).keys() - {"published.jsonl"}) == foretold


def test_a_dry_run_of_a_folder_of_others_is_refused_like_a_build(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/thesis.txt").write_text("mine", "utf-8")
    done = run("build", write(tmp_path, house()), "-o", tmp_path / "site", "--dry-run", "--now", LATER)
    assert done.exit_code == 1
    assert done.stdout == ""
    assert tree(tmp_path / "site") == {"thesis.txt": b"mine"}


# What patrons will see


def test_a_move_a_cancellation_and_a_typo_are_exactly_three_lines(site: Path, tmp_path: Path) -> None:
    file = write(tmp_path, edited(house(), _three))
    before = stats(tmp_path)
    done = run("diff", file, "--against", site, "--now", LATER)
    assert done.exit_code == 0
    assert done.stdout.splitlines() == [
        "The Cranes Are Flying: Moved from Saturday, March 28, 2026, 8:00 pm CET to Saturday, March 28, 2026, 9:00 pm CET, Lux.",
        "The Cranes Are Flying: Corrected: note.",
        "Stalker: Cancelled: Tuesday, March 31, 2026, 8:00 pm CEST, Odeon.",
    ]
    assert done.stderr == ""
    assert stats(tmp_path) == before


def test_a_diff_in_json_has_the_three_changes(site: Path, tmp_path: Path) -> None:
    file = write(tmp_path, edited(house(), _three))
    done = run("diff", file, "--against", site, "--now", LATER, "--format", "json")
    found = json.loads(done.stdout)["changes"]
    told = [(each["kind"], each["subject"], each.get("screening"), each["significant"]) for each in found]
    assert told == [
        ("moved", "film/cranes", "c1", True),
        ("corrected", "film/cranes", None, False),
        ("cancelled", "film/stalker", "s2", True),
    ]
    assert (found[0]["was"], found[0]["now"]) == ("2026-03-28T20:00:00+01:00", "2026-03-28T21:00:00+01:00")
    assert found[1]["fields"] == ["note"]


def test_a_diff_in_markdown_has_a_heading_a_film_and_three_items(site: Path, tmp_path: Path) -> None:
    from markdown_it import MarkdownIt

    file = write(tmp_path, edited(house(), _three))
    done = run("diff", file, "--against", site, "--now", LATER, "--format", "markdown")
    tokens = MarkdownIt().parse(done.stdout)
    headings = [tokens[n + 1].content for n, token in enumerate(tokens) if token.type == "heading_open"]
    assert headings == ["The Cranes Are Flying", "Stalker"]
    assert [token.type for token in tokens].count("list_item_open") == 3


def test_a_diff_of_nothing_says_nothing(site: Path, tmp_path: Path) -> None:
    file = write(tmp_path, house())
    told = {
        form: run("diff", file, "--against", site, "--now", LATER, "--format", form)
        for form in ("text", "json", "markdown")
    }
    assert {form: done.exit_code for form, done in told.items()} == dict.fromkeys(told, 0)
    assert json.loads(told["json"].stdout) == {"changes": []}
    assert [told[form].stdout for form in ("text", "markdown")] == ["", ""]


def test_a_diff_foretells_what_the_feed_of_news_tells(site: Path, tmp_path: Path) -> None:
    file = write(tmp_path, edited(house(), _three))
    found = json.loads(run("diff", file, "--against", site, "--now", LATER, "--format", "json").stdout)
    build(file, site, LATER)
    items = json.loads((site / "changes.feed.json").read_bytes())["items"]
    news = [each["content_html"] for each in items if each["date_published"].startswith("2026-03-21")]
    told = [each["text"] for each in found["changes"] if each["significant"]]
    assert len(news) == 2
    assert all(any(sentence in entry for entry in news) for sentence in told)
    assert not any("note" in entry for entry in news)


def test_a_diff_after_the_build_says_nothing_more(site: Path, tmp_path: Path) -> None:
    file = write(tmp_path, edited(house(), _three))
    build(file, site, LATER)
    assert run("diff", file, "--against", site, "--now", LATER).stdout.strip() == ""
