"""Ids, languages and words become paths: none leads out of the folder, none becomes another's."""

from __future__ import annotations

from pathlib import Path, PurePosixPath
from typing import Any

import pytest

from metafeed.checking import check
from metafeed.publish import documents, publication
from metafeed.read import read
from tests.hostile.sources import INSTANT, Source, build, codes, film, folder, kino, refused, screening, tree

TRICKS = [
    "../x", "..", ".", "/etc/passwd", "a/b", "a\\b", "C:x", "a:b", "con", "nul.ics", "aux.b", "com1", "lpt0.x", "a.", "a ",
    " a", ".a", "-a", "A", "ü", "а", "a\u0301", "a\nb", "a\x00b", "%2e%2e", "a%2fb", "a?b", "a#b", "a&b", "a'b", '"', "{id}",
    "a" * 81, "~", "*", "a|b", "١", "𝐚", "a\u200bb", "a\u202eb",
]  # fmt: skip
HARMLESS = [
    "a" * 80,
    "a..b",
    "a.ics",
    "a.feed",
    "a.feed.json",
    "all",
    "1",
    "1.0",
    "null",
    "true",
    "calendar.ics",
    "a-_.b",
]


def published(programme: Source, place: Path) -> list[PurePosixPath]:
    """Return the paths of all documents of a programme that is sound."""
    checked = check(read(folder(place, programme)))
    assert checked.publishable, [str(finding) for finding in checked.findings]
    return [PurePosixPath(document.path) for document in documents(publication(checked.programme, INSTANT))]


def hold(paths: list[PurePosixPath]) -> None:
    """Hold that paths lie below the folder, are names on every system, and differ by more than case."""
    folded = [str(path).casefold() for path in paths]
    assert len(set(folded)) == len(folded)
    folders = {str(parent).casefold() for path in paths for parent in path.parents}
    assert folders.isdisjoint(folded)
    for path in paths:
        assert not path.is_absolute()
        for part in path.parts:
            assert part.isascii()
            assert part not in (".", "..")
            assert part[-1] not in ". "
            assert len(part) <= 255
            assert not set(part) & set('\\/:*?"<>|%#')


def in_kind(kind: str, identity: str) -> Source:
    """Return a programme with an id in one place."""
    run = {"id": identity, "film": "cranes", "dates": "2026-03-29", "times": {"a": "20:00"}}
    slot = {"id": "r", "film": "cranes", "dates": "2026-03-29", "times": {identity: "20:00"}}
    keys: dict[str, Any] = {
        "films": [film(), film(id=identity, title="Other")],
        "bills": [{"id": identity, "title": "Bill", "works": "cranes"}],
        "series": [{"id": identity, "title": "Series"}],
        "screenings": [screening(id=identity)],
        "views": [{"id": identity, "title": "View", "films": "cranes"}],
    }
    return (
        kino(runs=[run if kind == "runs" else slot])
        if kind in ("runs", "slots")
        else kino(**{kind: keys[kind]})
    )


KINDS = ("films", "bills", "series", "screenings", "views", "runs", "slots")


#: Fit to name a slot, which is the end of an id.
SLOTS = ("con", "com1")


@pytest.mark.parametrize("kind", KINDS)
def test_an_id_that_is_no_name_of_a_file_is_an_error(kind: str, tmp_path: Path) -> None:
    for number, trick in enumerate(TRICKS):
        if kind == "slots" and trick in SLOTS:
            continue
        source = folder(tmp_path / str(number) / "source", in_kind(kind, trick))
        said = refused(source, tmp_path / str(number) / "site")
        assert codes(said) & {"MF107", "MF102"}, trick


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "slots"])
def test_an_odd_id_is_a_name_of_its_own(kind: str, tmp_path: Path) -> None:
    for number, identity in enumerate(HARMLESS):
        hold(published(in_kind(kind, identity), tmp_path / str(number)))


def test_ids_that_look_like_suffixes_keep_their_documents_apart(tmp_path: Path) -> None:
    names = (
        "a",
        "a.feed",
        "a.feed.json",
        "a.json",
        "a.ics",
        "a.ics.ics",
        "a.rss",
        "a.jsonld",
        "programme",
        "published",
    )
    films = [film(), *(film(id=name, title=name) for name in names)]
    views = [{"id": name, "title": name, "films": "cranes"} for name in names]
    hold(published(kino(films=films, views=views), tmp_path))


def test_one_name_may_stand_for_a_film_a_series_a_view_and_a_showing(tmp_path: Path) -> None:
    programme = kino(
        series=[{"id": "cranes", "title": "S"}],
        views=[{"id": "cranes", "title": "V"}],
        screenings=[screening(id="cranes", series="cranes")],
    )
    hold(published(programme, tmp_path))


@pytest.mark.parametrize(
    "keys",
    [
        {"bills": [{"id": "cranes", "title": "B", "works": "cranes"}]},
        {"films": [film(), film()]},
        {"screenings": [screening(), screening(time="22:30")]},
        {"views": [{"id": "v", "title": "V"}, {"id": "v", "title": "W"}]},
        {
            "screenings": [screening(id="r.2026-03-29.a")],
            "runs": [{"id": "r", "film": "cranes", "dates": "2026-03-29", "times": {"a": "20:00"}}],
        },
        {"screenings": [screening(id=None), screening(id="cranes.kino.20260328-2000", date="2026-03-29")]},
        {"screenings": [screening(id=None), screening(id=None)]},
    ],
)
def test_an_id_that_is_taken_is_an_error(keys: Source, tmp_path: Path) -> None:
    assert "MF202" in refused(folder(tmp_path / "source", kino(**keys)), tmp_path / "site")


def test_showings_without_ids_get_short_names_of_their_own(tmp_path: Path) -> None:
    long = [film(id="c" * 80), film(id="d" * 80)]
    times = (("c" * 80, "14:00"), ("c" * 80, "16:30"), ("d" * 80, "19:00"), ("d" * 80, "tbc"))
    rows = [screening(id=None, film=film_id, time=time) for film_id, time in times]
    paths = published(kino(films=long, screenings=rows), tmp_path)
    hold(paths)
    assert max(len(path.name) for path in paths if path.parts[0] == "screenings") < 100


@pytest.mark.parametrize(
    "tags", [["en", "en"], ["en", "EN"], ["en-US", "es", "en-us"], "en, en", ["en", "iw", "he"]]
)
def test_a_language_that_stands_twice_is_an_error(tags: Any, tmp_path: Path) -> None:
    source = folder(tmp_path / "source", kino(language=None, languages=tags))
    assert "stands here twice" in refused(source, tmp_path / "site")


@pytest.mark.parametrize(
    "tag", ["../x", "x/../y", "films", "screenings", "en/de", "en_US", "", "a", "e" * 50_000]
)
def test_a_folder_is_only_made_for_a_language(tag: str, tmp_path: Path) -> None:
    source = folder(tmp_path / "source", kino(language=None, languages=["en", tag]))
    assert codes(refused(source, tmp_path / "site")) == {"MF110"}


def test_a_language_has_one_folder_and_one_view_however_it_is_spelt(tmp_path: Path) -> None:
    shown = [screening(subtitles="EN, fr-ca"), screening(id="s2", time="22:30", subtitles="en, FR-CA")]
    programme = kino(language="EN", languages=["en", "FR-ca"], screenings=shown)
    paths = published(programme, tmp_path)
    hold(paths)
    assert {path.parts[0] for path in paths} >= {"fr-CA", "films"}
    assert PurePosixPath("subtitles/fr-CA.ics") in paths


def test_many_languages_are_published_side_by_side(tmp_path: Path) -> None:
    tags = "en af ar bg ca cs cy da de el es et eu fa fi fr ga gl he hi hr hu id is it ja ko lt lv mk nb nl pl pt ro ru sk sl sv tr"
    hold(published(kino(language=None, languages=tags.split()), tmp_path))


@pytest.mark.parametrize("word", ["x-../../evil", "x-a/b", "x-A", "x-", "x-" + "a" * 300, "x-a.b", "../35mm"])
@pytest.mark.parametrize("field", ["format", "access"])
def test_a_word_of_the_house_that_is_no_name_is_an_error(field: str, word: str, tmp_path: Path) -> None:
    source = folder(tmp_path / "source", kino(screenings=[screening(**{field: word})]))
    assert codes(refused(source, tmp_path / "site")) <= {"MF103", "MF106"}


@pytest.mark.parametrize(
    "identity",
    [
        "kino", "KINO.example,2026", "kino.example", "kino.example,26", "käse.de,2026", "a..b,2026", "a.b,2026-13",
        "kino.example:80,2026", "u@kino.example,2026", "-a.b,2026", "a.b,2026,x", "a.b,٢٠٢٦", {}, [], ["a.b", 2026], 5, True,
        {"authority": "a b\r\nX:1", "year": "</x>"}, {"authority": "x", "year": "1"}, "a.b,2026\nX:1", "../a.b,2026",
    ],
)  # fmt: skip
def test_an_identity_that_is_no_domain_with_a_year_is_an_error(identity: Any, tmp_path: Path) -> None:
    source = folder(tmp_path / "source", kino(identity=identity))
    assert codes(refused(source, tmp_path / "site")) == {"MF112"}


@pytest.mark.parametrize("output", [".", "./", "../source", "nested/..", "/"])
def test_nothing_is_written_among_the_sources_or_the_files_of_others(output: str, tmp_path: Path) -> None:
    from tests.hostile.sources import NOW, run

    source = folder(tmp_path / "source", kino(output=output))
    before = tree(tmp_path)
    assert run("build", source, "--now", NOW).exit_code == 1
    assert tree(tmp_path) == before
    if output != "/":
        assert build(source, source / output, "--adopt").exit_code == 1
        assert tree(tmp_path) == before
