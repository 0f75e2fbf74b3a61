"""A programme that a running site tells: read again when it changes, and never the reason for a broken page."""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

import metafeed
from metafeed import publish
from metafeed.emitters import alternates
from metafeed.emitters.elements import elements
from metafeed.history import Memory
from metafeed.site import Site, stamps
from tests.templating.house import HOSTILE, NOW, VIEW, nodes, save, site, source


def title(told: Site) -> str:
    """Return the title that the film's node has."""
    return str(told.node(VIEW)["@graph"][0]["name"])


def test_a_head_is_what_the_page_of_a_view_carries(tmp_path: Path) -> None:
    told = site(source(tmp_path))
    edition = publish.unpublished(metafeed.load(tmp_path / "programme.json"), NOW).edition()
    view = publish.unpublished(metafeed.load(tmp_path / "programme.json"), NOW).view(VIEW)
    assert told.head(VIEW).split("\n") == elements(alternates.head(edition, view), xml=False)
    assert told.node(VIEW) == metafeed.page_node(metafeed.load(tmp_path / "programme.json"), VIEW, now=NOW)
    assert told.head("screenings/a").startswith(
        '<script type="application/ld+json" data-metafeed="screenings/a">{'
    )


def test_a_head_may_do_without_links_and_with_a_nonce(tmp_path: Path) -> None:
    told = site(source(tmp_path), links=False)
    assert "<link" not in told.head(VIEW)
    assert '<link rel="alternate" type="text/calendar"' in site(tmp_path / "programme.json").head(VIEW)
    assert ' nonce="r4nd0m">{' in told.head(VIEW, nonce="r4nd0m")
    assert "nonce" not in told.head(VIEW)


def test_a_fragment_is_the_showings_as_html_with_texts_escaped(tmp_path: Path) -> None:
    told = site(source(tmp_path, programme={"pages": {}}, film={"tagline": HOSTILE}))
    assert told.fragment(VIEW).startswith('<section class="metafeed" lang="en-GB"')
    assert "18:00" in told.fragment(VIEW)
    assert "<script" not in told.fragment(VIEW)


def test_a_fragment_whose_template_is_broken_is_empty(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    house = tmp_path / "house"
    (house / "templates").mkdir(parents=True)
    source(house)
    told = site(house)
    assert told.fragment(VIEW)
    save(house / "templates" / "fragment.html", "{{ page.view.nothing.at.all }}")
    assert told.fragment(VIEW) == ""
    assert "templates/fragment.html:1" in caplog.text
    with pytest.raises(metafeed.MetafeedError):
        site(house, strict=True).fragment(VIEW)


@pytest.mark.parametrize(
    ("asked", "spoken"),
    [
        ("de", "de"),
        ("de-AT", "de"),
        ("de_AT", "de"),
        ("DE", "de"),
        ("en", "en-GB"),
        ("fr", "en-GB"),
        (None, "en-GB"),
    ],
)
def test_a_page_is_told_in_its_language_or_the_nearest(
    tmp_path: Path, asked: str | None, spoken: str
) -> None:
    told = site(source(tmp_path))
    assert f'lang="{spoken}"' in told.fragment(VIEW, asked)
    assert f'lang="{spoken}"' in site(tmp_path / "programme.json", language=asked).fragment(VIEW)
    assert ("/programme/de/films/stalker.ics" in told.head(VIEW, asked)) is (spoken == "de")


def test_languages_of_requests_fill_no_memory(tmp_path: Path) -> None:
    told = site(source(tmp_path))
    heads = {told.head(VIEW, f"x-{number}") for number in range(50)}
    assert told._told is not None
    assert len(heads) == len(told._told.heads) == 1


def test_what_is_added_to_a_node_stays_out_of_the_next_one(tmp_path: Path) -> None:
    told = site(source(tmp_path))
    told.node(VIEW)["@graph"][0]["name"] = "Spoilt"
    assert title(told) == "Stalker"
    assert "Spoilt" not in told.head(VIEW)


def test_a_source_that_was_saved_is_read_again(tmp_path: Path) -> None:
    told = site(source(tmp_path))
    assert title(told) == "Stalker"
    source(tmp_path, film={"title": "Solaris"})
    assert title(told) == "Solaris"
    assert "Solaris" in told.head(VIEW)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("films/stalker.md", "---\ntitle: Solaris\n---\n"),
        ("films.yaml", "- {id: stalker, title: Solaris}\n"),
        ("imported/foreign.json", '{"films": [{"id": "stalker", "title": "Solaris"}]}'),
        ("films/new.csv", "id,title\nstalker,Solaris\n"),
    ],
)
def test_any_file_that_is_read_counts(tmp_path: Path, name: str, text: str) -> None:
    source(tmp_path, programme={"films": [], "screenings": []})
    told = site(tmp_path)
    assert told.node(VIEW) == {}
    (tmp_path / name).parent.mkdir(exist_ok=True)
    save(tmp_path / name, text)
    assert title(told) == "Solaris"


def test_files_that_are_not_read_do_not_count(tmp_path: Path) -> None:
    source(tmp_path)
    before = stamps.of(tmp_path)
    for name in ("site/films/stalker.html", ".git/index", "films/.stalker.md.swp", "notes/a.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x", "utf-8")
    assert stamps.of(tmp_path) == before
    assert stamps.of(tmp_path / "not-there") == frozenset()


def test_the_last_good_programme_stays_while_the_new_one_is_broken(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    told = site(source(tmp_path))
    source(tmp_path, film={"title": "Solaris", "year": "soon", "runtime": "long"})
    assert title(told) == title(told) == "Stalker"
    (warning,) = caplog.messages
    first, *errors = warning.splitlines()
    assert first.endswith("programme.json: 2 errors; what was told before stays")
    assert ["programme.json:1:" in error for error in errors] == [True, True]
    save(tmp_path / "programme.json", '{"name": ')
    assert title(told) == "Stalker"
    source(tmp_path, programme={"base_url": None})
    assert title(told) == "Stalker"
    (tmp_path / "programme.json").unlink()
    assert title(told) == "Stalker"
    assert [record.levelno for record in caplog.records] == [logging.WARNING] * 4
    source(tmp_path, film={"title": "Mirror"})
    assert title(told) == "Mirror"


def test_a_fault_of_our_own_in_reading_keeps_what_was_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    told = site(source(tmp_path))
    source(tmp_path, film={"title": "Solaris"})

    def fails(_path: object) -> None:
        raise RuntimeError("a fault")

    monkeypatch.setattr("metafeed.site.load", fails)
    assert title(told) == "Stalker"
    assert "a fault" in caplog.text


def test_a_programme_that_is_broken_at_the_start_is_told_when_it_is_mended(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    told = site(source(tmp_path, film={"year": "soon"}))
    assert "until it is mended pages get nothing" in caplog.text
    assert told.head(VIEW) == told.fragment(VIEW) == ""
    assert told.node(VIEW) == {}
    assert told.pages.by_path == {}
    source(tmp_path)
    assert title(told) == "Stalker"


def test_a_strict_site_raises_what_others_log(tmp_path: Path) -> None:
    with pytest.raises(metafeed.InvalidProgramme):
        site(source(tmp_path, film={"year": "soon"}), strict=True)
    with pytest.raises(publish.NoBaseUrl):
        site(source(tmp_path, programme={"base_url": None}), strict=True)
    told = site(source(tmp_path), strict=True)
    with pytest.raises(LookupError, match=r"there is no view 'films/stalkr'; did you mean films/stalker\?"):
        told.head("films/stalkr")
    with pytest.raises(LookupError):
        told.fragment("")


def test_a_source_that_is_not_there_at_the_start_is_said_at_once(tmp_path: Path) -> None:
    with pytest.raises(metafeed.SourceNotFound):
        Site(tmp_path / "not-there")


def test_a_view_that_is_not_there_is_empty_and_said_once(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    told = site(source(tmp_path))
    for view in ("films/gone", "films/gone", "", HOSTILE):
        assert told.head(view) == told.fragment(view) == ""
        assert told.node(view) == {}
    assert len(caplog.messages) == 3
    source(tmp_path, film={"id": "gone"}, screening={"film": "gone"})
    assert told.head("films/gone")


def test_what_time_changes_is_told_in_time(tmp_path: Path) -> None:
    clock = [datetime(2026, 3, 28, 17, 59, tzinfo=UTC)]
    told = site(source(tmp_path), lambda: clock[0])
    assert "offers" in told.node("screenings/a")
    assert "offers" in told.head("screenings/a")
    clock[0] = datetime(2026, 3, 28, 18, 0, tzinfo=UTC)
    assert "offers" not in told.node("screenings/a")
    assert "offers" not in told.head("screenings/a")


def test_an_embargo_ends_by_itself(tmp_path: Path) -> None:
    clock = [datetime(2026, 3, 21, 8, 59, 59, tzinfo=UTC)]
    embargoed = {"visibility": "embargoed", "public_from": "2026-03-21T09:00:00+00:00"}
    told = site(source(tmp_path, screening=embargoed), lambda: clock[0])
    assert told.head("screenings/a") == ""
    clock[0] += timedelta(seconds=1)
    assert told.head("screenings/a")


def test_nothing_is_read_or_made_again_without_a_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [NOW]
    told = site(source(tmp_path), lambda: clock[0])
    before = told._told
    for minute in range(0, 60, 7):
        clock[0] = NOW + timedelta(minutes=minute)
        told.head(VIEW)
    assert told._told is before
    clock[0] = NOW + timedelta(minutes=61)
    told.head(VIEW)
    assert told._told is not before


def test_the_source_is_looked_at_once_a_second_at_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks, seconds = [], [100.0]
    told = site(source(tmp_path), interval=1.0)
    monkeypatch.setattr("metafeed.site.time.monotonic", lambda: seconds[0])
    monkeypatch.setattr("metafeed.site.stamps.of", lambda *_: looks.append(seconds[0]) or told._seen)
    told._next = 100.5
    for _ in range(32):
        told.head(VIEW)
        seconds[0] += 0.125
    assert looks == [100.5, 101.5, 102.5, 103.5]


def withdrawn(folder: Path) -> Path:
    """Return a programme without its screening, beside the memory of a publication with it."""
    programme = metafeed.load(source(folder))
    memory = publish.publication(programme, NOW, None).memory
    (folder / "published.jsonl").write_bytes(memory.to_bytes())
    return source(folder, programme={"screenings": []})


@pytest.mark.parametrize("place", [lambda folder: folder, lambda folder: folder / "published.jsonl"])
def test_with_a_memory_what_was_withdrawn_is_told_as_cancelled(
    tmp_path: Path, place: Callable[[Path], Path]
) -> None:
    told = site(withdrawn(tmp_path), memory=place(tmp_path))
    assert told.node("screenings/a")["eventStatus"] == "https://schema.org/EventCancelled"
    assert site(tmp_path / "programme.json").node("screenings/a") == {}


def test_a_memory_that_cannot_be_used_is_left_out(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    told = site(source(tmp_path), memory=tmp_path)
    assert title(told) == "Stalker"
    assert caplog.messages == []
    save(tmp_path / "published.jsonl", "{}\n")
    source(tmp_path, film={"title": "Solaris"})
    assert title(told) == "Solaris"
    assert "it is left out" in caplog.messages[0]
    save(tmp_path / "published.jsonl", Memory("elsewhere.example,2026").to_bytes().decode())
    assert title(told) == "Solaris"
    assert "this was published as elsewhere.example,2026" in caplog.messages[1]


def test_threads_see_one_programme_or_the_other_and_nothing_else(tmp_path: Path) -> None:
    told = site(source(tmp_path))

    def ask(_number: int) -> str:
        return str(told.head(VIEW))

    with ThreadPoolExecutor(8) as threads:
        answers = list(threads.map(ask, range(50)))
        for name in ("Solaris", "Mirror", "Stalker") * 3:
            source(tmp_path, film={"title": name})
            answers += threads.map(ask, range(30))
    assert {nodes(answer)[0]["@graph"][0]["name"] for answer in set(answers)} == {
        "Stalker",
        "Solaris",
        "Mirror",
    }
    assert len(set(answers)) == 3
    assert title(told) == "Stalker"


def test_the_pages_of_views_are_those_of_the_author_and_metafeed_s_own(tmp_path: Path) -> None:
    pages = site(source(tmp_path)).pages
    assert pages.by_path["film/stalker"] == pages.by_path["programme/films/stalker"] == VIEW
    assert pages.by_path[""] == "all"
    assert pages.by_path["programme/de/films/stalker"] == f"de/{VIEW}"
    assert pages.by_path["programme/screenings/a"] == "screenings/a"


def test_a_view_may_begin_with_its_language(tmp_path: Path) -> None:
    told = site(source(tmp_path))
    assert told.head(f"de/{VIEW}") == told.head(VIEW, "de")
    assert told.fragment(f"de/{VIEW}", "en-GB") == told.fragment(VIEW, "de")
    assert told.head(f"fr/{VIEW}") == ""
