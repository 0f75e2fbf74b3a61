"""The reader library and feedparser on feeds over HTTP: after each of ten publications, what is new to a reader."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from metafeed.emitters import news
from tests.strangers.reading import packages
from tests.strangers.skipped import require
from tests.subscribers import truth
from tests.subscribers.season import STEPS, Season, build

if TYPE_CHECKING:
    from reader import Entry, Reader

FILMS, NEWS_RSS, NEWS_JSON = "feed.atom", "changes.rss", "changes.feed.json"
FEEDS = (FILMS, NEWS_RSS, NEWS_JSON)
#: Publication → how many entries the reader library finds new, and how many modified, by feed; None for a
#: feed of which the server said that it is the same (304).
COUNTS: dict[int, dict[str, tuple[int, int] | None]] = {
    1: {FILMS: (15, 0), NEWS_RSS: (13, 0), NEWS_JSON: (13, 0)},
    2: {FILMS: None, NEWS_RSS: None, NEWS_JSON: None},
    3: {FILMS: (0, 1), NEWS_RSS: (1, 0), NEWS_JSON: (1, 0)},
    4: {FILMS: (0, 1), NEWS_RSS: (1, 0), NEWS_JSON: (1, 0)},
    5: {FILMS: (0, 1), NEWS_RSS: (1, 0), NEWS_JSON: (1, 0)},
    6: {FILMS: (0, 1), NEWS_RSS: (1, 0), NEWS_JSON: (1, 0)},
    7: {FILMS: (0, 2), NEWS_RSS: (2, 0), NEWS_JSON: (2, 0)},
    8: {FILMS: (0, 1), NEWS_RSS: (1, 0), NEWS_JSON: (1, 0)},
    9: {FILMS: (0, 1), NEWS_RSS: None, NEWS_JSON: None},
    10: {FILMS: (0, 1), NEWS_RSS: (1, 0), NEWS_JSON: (1, 0)},
}

NUMBERS = pytest.mark.parametrize("number", range(1, 11), ids=[step.claim for step in STEPS])


@dataclass
class Seen:
    """What the library says after a publication: counts by feed, unread titles by feed and id, entries held."""

    counts: dict[str, tuple[int, int] | None] = field(default_factory=dict)
    unread: dict[str, dict[str, str]] = field(default_factory=dict)
    titles: dict[str, dict[str, str]] = field(default_factory=dict)
    updated: dict[str, datetime | None] = field(default_factory=dict)
    entries: dict[str, int] = field(default_factory=dict)
    answers: list[tuple[str, int]] = field(default_factory=list)


@pytest.fixture(scope="module")
def seen(season: Season) -> Iterator[dict[int, Seen]]:
    """Publication → what somebody sees who updates after each, and reads everything."""
    require("reader", packages("reader", "sgmllib")())
    from reader import make_reader

    with pytest.MonkeyPatch.context() as patch, make_reader(":memory:") as library:
        patch.setenv("NO_PROXY", "127.0.0.1")
        for feed in FEEDS:
            library.add_feed(season.site.url(feed))
        found = {}
        for number in season.served():
            # The library's own tests set its clock like this.
            moment = datetime.fromisoformat(STEPS[number - 1].now)
            patch.setattr(library, "_now", lambda moment=moment: moment.astimezone(UTC))
            season.site.log.clear()
            found[number] = _update(library, season)
        yield found


def _update(library: Reader, season: Season) -> Seen:
    now = Seen()
    for feed in FEEDS:
        url = season.site.url(feed)
        result = library.update_feed(url)
        now.counts[feed] = (result.new, result.modified) if result else None
        entries = list(library.get_entries(feed=url))
        now.entries[feed] = len(entries)
        now.titles[feed] = {_key(entry): entry.title or "" for entry in entries}
        now.unread[feed] = {_key(entry): entry.title or "" for entry in entries if not entry.read}
        if feed == FILMS:
            now.updated = {_key(entry): entry.updated for entry in entries}
        for entry in entries:
            library.mark_entry_as_read(entry)
    now.answers = list(season.site.log)
    return now


def _key(entry: Entry) -> str:
    return entry.id.removeprefix(truth.TAG)


@NUMBERS
@pytest.mark.parametrize("feed", [NEWS_RSS, NEWS_JSON])
def test_what_is_unread_in_the_changes_is_what_a_patron_would_act_on(
    seen: dict[int, Seen], number: int, feed: str
) -> None:
    assert seen[number].unread[feed] == truth.NEWS[number]


@NUMBERS
@pytest.mark.parametrize("feed", [NEWS_RSS, NEWS_JSON])
def test_news_stay_as_they_were_told(seen: dict[int, Seen], number: int, feed: str) -> None:
    assert seen[number].titles[feed] == truth.news(number)
    assert seen[number].entries[feed] == len(truth.news(number))


@NUMBERS
def test_an_entry_of_a_film_stays_read_whatever_changes(seen: dict[int, Seen], number: int) -> None:
    assert sorted(seen[number].unread[FILMS]) == (sorted(truth.UPDATED) if number == 1 else [])


@NUMBERS
def test_the_feed_of_films_has_each_film_and_bill_once(seen: dict[int, Seen], number: int) -> None:
    assert seen[number].entries[FILMS] == 15
    assert sorted(seen[number].titles[FILMS]) == sorted(truth.UPDATED)


@NUMBERS
def test_an_entry_of_a_film_is_updated_when_a_patron_would_act_on_it(
    seen: dict[int, Seen], number: int
) -> None:
    assert seen[number].updated == truth.updated(number)


def test_a_typo_that_is_mended_is_mended_in_the_readers_hands(seen: dict[int, Seen]) -> None:
    assert seen[8].titles[FILMS]["film/metropolis"] == "Metropols"
    assert seen[9].titles[FILMS]["film/metropolis"] == "Metropolis"


@NUMBERS
def test_the_library_finds_new_and_modified_only_what_is(seen: dict[int, Seen], number: int) -> None:
    assert seen[number].counts == COUNTS[number]


def test_a_publication_in_which_nothing_changes_is_answered_without_a_body(seen: dict[int, Seen]) -> None:
    assert seen[2].answers == [("/feed.atom", 304), ("/changes.rss", 304), ("/changes.feed.json", 304)]


# feedparser, which keeps the links that the library has no place for


def parsed(season: Season, path: str) -> Any:
    """Return a feed as feedparser reads it from the site."""
    require("feedparser", packages("feedparser")())
    feedparser = import_module("feedparser")

    media_type, data = season.site.fetched(path)
    told = feedparser.parse(data, response_headers={"content-type": media_type})
    assert not told.bozo, (path, told.get("bozo_exception"))
    return told


def link(links: list[dict[str, str]], rel: str) -> str | None:
    """Return the address of the only link of a kind, or None if there is none."""
    found = [each["href"] for each in links if each["rel"] == rel]
    assert len(found) <= 1, (rel, found)
    return found[0] if found else None


@NUMBERS
def test_every_piece_of_news_answers_an_entry_of_the_feed_of_films(season: Season, number: int) -> None:
    season.site.folder = season.folders[number - 1]
    films = {entry.id for entry in parsed(season, "feed.atom").entries}
    entries = parsed(season, "changes.atom").entries
    assert {entry.id.removeprefix(truth.TAG): entry.title for entry in entries} == truth.news(number)
    for entry in entries:
        kind, name = entry.id.removeprefix(truth.TAG).split("/")[:2]
        page = f"https://extra-hour.example/{kind}/{name}"
        assert entry["thr_in-reply-to"] == {
            "ref": f"{truth.TAG}{kind}/{name}",
            "href": page,
            "type": "text/html",
        }
        assert entry["thr_in-reply-to"]["ref"] in films
        assert link(entry.links, "alternate") == page


@NUMBERS
def test_every_link_to_a_calendar_from_the_news_is_answered(season: Season, number: int) -> None:
    season.site.folder = season.folders[number - 1]
    for entry in parsed(season, "changes.atom").entries:
        kind, name = entry.id.removeprefix(truth.TAG).split("/")[:2]
        address = link(entry.links, "related")
        assert address == season.site.url(f"{kind}s/{name}.ics")
        assert season.site.fetched(f"{kind}s/{name}.ics")[0] == "text/calendar; charset=utf-8"


def test_so_few_news_need_no_archive(season: Season) -> None:
    season.site.folder = season.folders[-1]
    feed = parsed(season, "changes.atom").feed
    assert sorted(each["rel"] for each in feed.links) == ["alternate", "self"]
    assert link(feed.links, "self") == season.site.url("changes.atom")


def test_all_news_are_found_from_archive_to_archive(
    season: Season, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(news, "SIZE", 8)
    season.site.folder = shutil.copytree(season.folders[-1], tmp_path / "site")
    build(season.source, season.site.folder, STEPS[-1].now, season.site)
    chain = ["changes.atom"]
    found: list[list[str]] = []
    while chain[-1]:
        feed = parsed(season, chain[-1])
        assert link(feed.feed.links, "self") == season.site.url(chain[-1])
        found.append([entry.id.removeprefix(truth.TAG) for entry in feed.entries])
        chain.append((link(feed.feed.links, "prev-archive") or "").removeprefix(season.site.url("")))
    assert chain == ["changes.atom", "changes/2.atom", "changes/1.atom", ""]
    assert [len(each) for each in found] == [8, 8, 8]
    assert {each for entries in found for each in entries} == set(truth.news(10))
    assert found[0][0] == "film/cleo/news/3"
    assert sorted(found[2]) == sorted(truth.news(1))[:8]
