"""The feed of the weeks: an entry a week, told some days before it begins."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import feedparser
import pytest
from typer.testing import CliRunner

from metafeed.cli import app
from metafeed.publish import documents, publication
from metafeed.resolving.programme import Programme
from tests.digest.weeks import feed
from tests.properties.house import NOW, house
from tests.writing import house as written
from tests.writing.test_next_instant import _walk

#: The midnight that begins Wednesday 25 March in Berlin, two days before Friday.
DUE = datetime(2026, 3, 24, 23, 0, tzinfo=UTC)


def entries(programme: Programme, now: datetime, **how: object) -> list[dict[str, str]]:
    """Return the entries of the JSON feed of the weeks."""
    octets = feed(programme, now, **how)
    return json.loads(octets)["items"] if octets else []


def test_a_week_is_told_two_days_before_it_begins_and_not_a_second_earlier() -> None:
    programme = house({})
    memory = publication(programme, NOW).memory
    assert entries(programme, DUE - timedelta(seconds=1), memory=memory) == []
    [told] = entries(programme, DUE, memory=memory)
    assert told["id"] == "tag:kino.example,2020:weeks/2026-W13"
    assert told["title"] == "Fri, Mar 27 – Thu, Apr 2, 2026"
    assert told["date_published"] == told["date_modified"] == "2026-03-24T23:00:00+00:00"


def test_the_days_before_are_a_setting() -> None:
    programme = house({}, publish={"digest_days": 5})
    assert len(entries(programme, DUE - timedelta(days=3))) == 1


def test_a_later_now_with_nothing_due_changes_nothing() -> None:
    programme = house({}, {"date": "2026-04-04"}, publish={"changes": {"last_chance_days": 0}})
    memory = publication(programme, NOW).memory
    for emitter in ("rss", "atom", "jsonfeed"):
        first = feed(programme, DUE, emitter, memory=memory)
        assert first
        assert feed(programme, DUE + timedelta(days=6, hours=22), emitter, memory=memory) == first


def test_a_week_that_nobody_knew_of_in_time_is_dated_when_it_was_told() -> None:
    late = DUE + timedelta(days=3)
    [told] = entries(house({}), late, memory=publication(house({}), late).memory)
    assert told["date_published"] == "2026-03-27T23:00:00+00:00"


def test_what_is_told_otherwise_moves_updated_and_not_published() -> None:
    memory = publication(house({}), NOW).memory
    later = DUE + timedelta(days=1)
    [told] = entries(house({"time": "20:00"}), later, memory=memory)
    assert told["date_published"] == "2026-03-24T23:00:00+00:00"
    assert told["date_modified"] == "2026-03-25T23:00:00+00:00"


@pytest.mark.parametrize("emitter", ["rss", "atom"])
def test_feedparser_reads_an_entry_a_week_the_newest_first(emitter: str) -> None:
    octets = feed(house({}, {"date": "2026-04-04"}), DUE + timedelta(days=7), emitter)
    told = feedparser.parse(octets)
    assert not told.bozo
    assert told.feed.title == "Kino – The week"
    assert [each.title for each in told.entries] == [
        "Fri, Apr 3 – Thu, Apr 9, 2026",
        "Fri, Mar 27 – Thu, Apr 2, 2026",
    ]
    assert "6:00 pm" in told.entries[0].content[0].value


def paths(programme: Programme, only: list[str] | None = None) -> list[str]:
    """Return the paths of the documents of the digest that are written at DUE."""
    found = [each.path for each in documents(publication(programme, DUE), only)]
    return sorted(path for path in found if path.startswith("digest"))


ALL = ["digest.atom", "digest.feed.json", "digest.rss", "digest/2026-w13.html", "digest/2026-w13.txt"]


def test_the_digest_is_written_where_it_is_asked_for_and_brings_its_feeds_along() -> None:
    asked = house({}, publish={"also": ["digest"]})
    assert paths(house({})) == []
    assert paths(asked) == ALL
    assert paths(house({}), ["digest"]) == ALL
    assert paths(asked, ["rss"]) == ["digest.rss"]
    assert paths(house({}), ["rss"]) == []
    assert paths(house({}, publish={"also": ["digest-text"]})) == ["digest/2026-w13.txt"]
    assert paths(house({}, publish={"also": ["digest"], "without": ["weeks"]})) == []


def test_weeks_are_written_as_long_as_calendars_keep_what_is_past() -> None:
    programme = house({"date": "2026-03-01"}, {}, publish={"also": ["digest"], "past_days": 18})
    told = [each.path for each in documents(publication(programme, DUE)) if each.path.endswith(".txt")]
    assert told == ["digest/2026-w13.txt"]


def test_no_showing_remembers_weeks_and_nobody_subscribes_to_one() -> None:
    told = publication(house({}, publish={"also": ["digest"]}), DUE)
    assert not [
        path for each in told.memory.items.values() for path in each.views if path.startswith("weeks")
    ]
    assert not [path for path in told.memory.views if path.startswith("weeks")]
    assert not [view for view in told.views if view.kind == "weeks"]


@pytest.mark.parametrize("digest_days", [0, 2, 9])
def test_each_instant_of_a_house_with_a_digest_is_the_first_at_which_something_changes(
    digest_days: int, tmp_path: Path
) -> None:
    source = written.house(also=["digest"], digest_days=digest_days)
    source["notices"] = [{"id": "bar", "text": "The bar is closed.", "from": "2026-03-29"}]
    assert _walk(written.write(tmp_path, source), tmp_path, written.NOON, 40) == []


def run(*arguments: str) -> tuple[int, str]:
    """Return how `export` ended, and what it printed."""
    done = CliRunner().invoke(app, ["export", *arguments])
    return done.exit_code, done.stdout + done.stderr


def test_export_takes_a_week_a_date_in_it_or_the_week_of_now(tmp_path: Path) -> None:
    file = str(written.write(tmp_path, written.house()))
    now = ("--now", "2026-03-29T12:00:00+02:00")
    code, told = run("digest-text", file, "--week", "2026-W13", *now)
    assert code == 0
    assert told.splitlines()[1] == "Fri, Mar 27 – Thu, Apr 2, 2026"
    assert run("digest-text", file, "--week", "2026-04-02", *now) == (0, told)
    assert run("digest-text", file, *now) == (0, told)
    assert run("digest-text", file, "--view", "weeks/2026-w13", *now) == (0, told)


def test_export_says_what_is_wrong_with_a_week(tmp_path: Path) -> None:
    file = str(written.write(tmp_path, written.house()))
    assert run("ical", file, "--week", "2026-W13")[0] == 2
    assert run("digest", file, "--week", "next")[0] == 2
    assert run("digest", file, "--week", "2026-W13", "--view", "weeks/2026-w13")[0] == 2
    code, told = run("digest", file, "--week", "2026-W30")
    assert code == 1
    assert "weeks/2026-w30 has nothing that digest could tell" in told
