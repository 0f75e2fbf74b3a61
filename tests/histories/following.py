"""Following along: all subscribers of a publication, and what must hold of each after it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from tests.histories.publisher import Published, Publisher
from tests.histories.source import TAG, House
from tests.histories.subscribers import (
    CALENDARS,
    Entry,
    Event,
    Google,
    Reader,
    Subscriber,
    atom,
    calendar,
)
from tests.histories.truth import Expected, Truth, uid

WHOLE = "calendar.ics"


@dataclass
class Following:
    """A publication, the truth, and all who follow it."""

    publisher: Publisher = field(default_factory=Publisher)
    truth: Truth = field(default_factory=Truth)
    count: int = 0
    events: dict[str, dict[str, Event]] = field(default_factory=dict)
    subscribers: dict[tuple[str, int], Subscriber] = field(default_factory=dict)
    latest: dict[str, Event] = field(default_factory=dict)
    films: Reader = field(default_factory=lambda: Reader("feed.atom"))
    news: Reader = field(default_factory=lambda: Reader("changes.atom"))
    lazy: Reader = field(default_factory=lambda: Reader("changes.feed.json"))
    numbers: Counter[str] = field(default_factory=Counter)

    def publish(self, house: House, now: datetime) -> None:
        """Publish; everybody fetches, and what they believe is the truth."""
        expected = self.truth.publish(house, now)
        done = self.publisher.publish(house.source(), now)
        self.count += 1
        self._identifies(expected, done)
        self._calendars(expected, done)
        self._revisions()
        self._fetched()
        self._news(expected)
        self._entries(expected, done)
        if self.count % 7 == 0:
            self.catches_up()

    def again(self, house: House, now: datetime) -> None:
        """Publish the same once more: no byte changes."""
        done = self.publisher.draft(house.source(), now)
        changed = [path for path, octets in done.documents.items() if self.publisher.server[path] != octets]
        assert changed == [], f"nothing happened, and these changed: {changed}"
        assert done.memory == self.publisher.memory, "nothing happened, and the memory changed"

    def catches_up(self) -> None:
        """Let the reader that fetches seldom fetch: it has missed nothing."""
        if self.lazy.path in self.publisher.server:
            self.lazy.fetch(self.publisher.server)
        assert self.lazy.notified == self.news.notified

    def _identifies(self, expected: Expected, done: Published) -> None:
        """A showing that stands there under another id is a finding, unless that id is known as well."""
        new = self.truth.fresh.intersection(expected.renamed.values())
        assert done.codes.count("MF804") == len(new), (done.codes, expected.renamed)

    def _calendars(self, expected: Expected, done: Published) -> None:
        """Each calendar has what is due and nothing else, in words that say what is the case."""
        seen: dict[str, Event] = {}
        for view, keys in expected.calendars.items():
            path = WHOLE if view == "all" else f"{view}.ics"
            before = self.events.get(path, {})
            kept = self.truth.kept(view, set(before))
            assert path in done.documents or not (keys or kept), f"{path} is not published any more"
            # What is not made any more stays as it is.
            events = calendar(self.publisher.server[path])
            if keys:
                told = {uid(key) for key in keys}
                assert set(events) == told, f"{path}: {_difference(set(events), told)}"
                for key in keys:
                    problems = list(self.truth.problems(key, events[uid(key)]))
                    assert problems == [], f"{path}: {problems}"
            else:
                assert len(events) == 1, f"{path} is to keep its last event, and has {sorted(events)}"
                assert not kept or set(events) <= kept, f"{path} keeps {set(events)}, not one of {kept}"
            for key, event in events.items():
                assert seen.setdefault(key, event).octets == event.octets, f"{key} differs between calendars"
            self.events[path] = events
        published = {path for path in done.documents if path.endswith(".ics")}
        assert published <= set(self.events), "there are calendars that nobody expects"

    def _revisions(self) -> None:
        """SEQUENCE and LAST-MODIFIED never fall, and grow with every change of an event."""
        for events in self.events.values():
            for key, event in events.items():
                last = self.latest.get(key)
                if last is None or last.octets == event.octets:
                    assert last is None or (last.sequence, last.modified) == (event.sequence, event.modified)
                elif last is not event:
                    assert event.sequence > last.sequence, (
                        f"{key}: SEQUENCE did not grow: {_lines(last, event)}"
                    )
                    assert event.modified > last.modified, f"{key}: LAST-MODIFIED did not grow"
        for events in self.events.values():
            self.latest |= events

    def _fetched(self) -> None:
        """Whoever has just fetched a calendar believes what is true."""
        for path, events in self.events.items():
            for number, (kind, every) in enumerate(CALENDARS):
                follower = self.subscribers.get((path, number))
                if follower is None:
                    follower = self.subscribers[path, number] = kind()
                elif self.count % every:
                    continue
                follower.fetch(events)
                assert _picture(follower, follower.held) == _picture(follower, events), (
                    f"{kind.__name__} is wrong about {path}"
                )

    def _news(self, expected: Expected) -> None:
        """Each significant change is told once, in an entry of its own for each film; nothing else is."""
        fresh: list[Entry] = []
        if self.news.path in self.publisher.server:
            fresh = self.news.fetch(self.publisher.server)
        found = {
            film: [each for each in fresh if each.id.startswith(f"{TAG}film/{film}/news/")]
            for film in {*expected.news, *expected.maybe}
        }
        assert sum(map(len, found.values())) == len(fresh), f"news of nothing that happened: {fresh}"
        for film, entries in found.items():
            must, may = expected.news.get(film, []), expected.maybe.get(film, set())
            assert len(entries) <= 1, f"{film} is told in {len(entries)} entries"
            kinds = entries[0].kinds if entries else frozenset()
            assert set(must) <= kinds <= set(must) | may, (
                f"{film}: told {sorted(kinds)}, not {must}, maybe {may}"
            )
            if entries:
                self.numbers[film] += 1
                assert entries[0].id == f"{TAG}film/{film}/news/{self.numbers[film]}"
                if not may:
                    assert entries[0].lines == len(must), f"{film}: {entries[0].octets!r} should tell {must}"

    def _entries(self, expected: Expected, done: Published) -> None:
        """A film has one entry for life, which says when something significant happened to it last."""
        before = dict(self.films.entries)
        told = {each.id: each for each in atom(done.documents["feed.atom"])[0]}
        self.films.fetch(self.publisher.server)
        ids = {f"{TAG}film/{film}" for film in expected.films}
        maybe = {f"{TAG}film/{film}" for film in expected.maybe_films}
        if ids:
            assert ids <= set(told) <= ids | maybe, _difference(set(told), ids)
        else:
            assert told, "the feed is empty"
        for film in expected.films:
            entry = told[f"{TAG}film/{film}"]
            if film in expected.is_off:
                cancelled = "Cancelled: " if expected.is_off[film] else ""
                assert entry.title == cancelled + self.truth.titles[film], entry.title
            self._moved(entry, before.get(entry.id), expected, film)
        self._same(done)

    def _moved(self, entry: Entry, old: Entry | None, expected: Expected, film: str) -> None:
        if old is None:
            return
        assert entry.published == old.published
        happened = set(expected.news.get(film, [])) - {"last-chance"}
        if happened:
            assert entry.updated > old.updated, f"{film} does not say that there was {happened}"
        elif not expected.maybe.get(film, set()) - {"last-chance"}:
            assert entry.updated == old.updated, f"{film} says that something happened"

    def _same(self, done: Published) -> None:
        """One id is one entry, the same bytes in every feed; a film's own feed has it alone."""
        seen: dict[str, bytes] = {}
        for path, octets in done.documents.items():
            if not path.endswith(".atom") or path.startswith("changes/"):
                continue
            entries = atom(octets)[0]
            assert len({each.id for each in entries}) == len(entries), f"{path} has an id twice"
            if path.startswith("films/"):
                assert [each.id for each in entries] == [f"{TAG}film/{path[6:-5]}"]
            for each in entries:
                assert seen.setdefault(each.id, each.octets) == each.octets, f"{each.id} differs in {path}"


def _picture(follower: Subscriber, events: Mapping[str, Event]) -> dict[str, tuple[object, ...]]:
    """Return what a patron sees; Google shows nothing that is cancelled."""
    return {
        key: (each.start, each.status, each.summary, each.location)
        for key, each in events.items()
        if not (isinstance(follower, Google) and each.status == "CANCELLED")
    }


def _lines(old: Event, new: Event) -> list[str]:
    return sorted(set(old.essence) ^ set(new.essence))


def _difference(found: set[str], expected: set[str]) -> str:
    return f"too much: {sorted(found - expected)}, missing: {sorted(expected - found)}"
