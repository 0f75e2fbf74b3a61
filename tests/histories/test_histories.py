"""A programme is edited at random and published each time; whoever follows it sees what is true."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
from hypothesis import note, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test

from metafeed.emitters import news
from tests.histories.following import Following
from tests.histories.source import FORMATS, SCREENS, opening

#: Histories, steps of each, and how many of these may leave the publication to the next.
FEW, MANY, STEPS, HELD = 50, 1000, 27, 6
#: Seconds until the next publication: in the same second, at once, hours and days later, by a clock put back.
WAITS = (0, 0, 1, 60, 3600, 3600, 86400, 86400, 3 * 86400, 10 * 86400, -1, -3600, -2 * 86400)
PICK = st.integers(0, 59)
HOUR = st.integers(10, 22)
DAYS = st.integers(-3, 9)
#: Seconds, whether to go on editing instead, whether to publish the same again.
WHEN = st.tuples(
    st.sampled_from(WAITS), st.sampled_from((False, False, True)), st.sampled_from((False, False, True))
)


class History(RuleBasedStateMachine):
    """A history: each step is an edit and, but for a few, a publication."""

    def __init__(self) -> None:
        super().__init__()
        # Archives of fifty would not come about in a history as short as this.
        self.archives = patch.object(news, "SIZE", 6)
        self.archives.start()
        self.now = datetime(2026, 3, 1, 12, 0, 7, tzinfo=UTC)
        self.house = opening(self.now)
        self.following = Following()
        self.following.publish(self.house, self.now)
        self.held = False
        self.times_held = 0

    def teardown(self) -> None:
        try:
            self.following.catches_up()
        finally:
            self.archives.stop()

    # Publishing

    def done(self, when: tuple[int, bool, bool]) -> None:
        """Publish, or go on editing before the next publication."""
        wait, hold, again = when
        if hold and self.times_held < HELD:
            self.held = True
            self.times_held += 1
        else:
            self.publish(wait)
            if again:
                self.following.again(self.house, self.now + timedelta(seconds=self.following.count % 2))

    def publish(self, wait: int) -> None:
        self.held = False
        self.now += timedelta(seconds=wait)
        note(f"{self.following.count + 1}. {self.now:%Y-%m-%d %H:%M:%S}{self.edits()}")
        self.following.publish(self.house, self.now)
        self.house.held_over.clear()

    def edits(self) -> str:
        """Return how the rows differ from those that were published last, for who reads of a failure."""
        old = {key: each.row for key, each in self.following.truth.told.items() if not each.gone}
        new = self.house.rows
        found = [f"{key} is gone" for key in old if key not in new]
        found += [f"{key}: {row.differing(old.get(key))}" for key, row in new.items() if row != old.get(key)]
        return "".join(f"\n    {each}" for each in found)

    # Editing

    def picked(self, pick: int, *, of_run: bool = True, to_come: bool = False) -> str | None:
        """Return the id of a row, None if there is none to pick."""
        keys = [
            key
            for key, row in self.house.rows.items()
            if (of_run or not row.run) and (not to_come or row.start > self.now)
        ]
        return keys[pick % len(keys)] if keys else None

    @rule(pick=PICK, days=st.integers(1, 12), hour=HOUR, when=WHEN)
    def add(self, pick: int, days: int, hour: int, when: tuple[int, bool, bool]) -> None:
        if sum(row.start > self.now for row in self.house.rows.values()) < 10:
            films, venues = list(self.house.titles), list(self.house.venues)
            self.house.add(
                films[pick % len(films)],
                self.now.date() + timedelta(days=days),
                hour,
                venues[pick % 2],
                format=FORMATS[pick % 3],
                access=("open-captions",) if pick % 5 == 0 else (),
            )
        self.done(when)

    @rule(days=st.integers(0, 9), when=WHEN)
    def announce(self, days: int, when: tuple[int, bool, bool]) -> None:
        number = len(self.following.truth.titles | self.house.titles) + 1
        if number <= 6:
            self.house.titles[f"f{number}"] = f"Film {number}"
            if days:
                day = self.now.date() + timedelta(days=days)
                self.house.add(f"f{number}", day, 21, "south")
        self.done(when)

    @rule(when=WHEN)
    def withdraw_a_film(self, when: tuple[int, bool, bool]) -> None:
        film = next((film for film in reversed(self.house.titles) if film > "f3"), None)
        if film:
            del self.house.titles[film]
            for table in (self.house.rows, self.house.removed):
                for key in [key for key, row in table.items() if row.film == film]:
                    del table[key]
        self.done(when)

    @rule(pick=PICK, days=DAYS, hour=HOUR, when=WHEN)
    def move(self, pick: int, days: int, hour: int, when: tuple[int, bool, bool]) -> None:
        if key := self.picked(pick):
            self.house.move(key, days, hour)
        self.done(when)

    @rule(when=WHEN)
    def move_back(self, when: tuple[int, bool, bool]) -> None:
        for key, row in self.house.rows.items():
            if row.earlier:
                self.house.move_back(key)
                break
        self.done(when)

    @rule(pick=PICK, screen=st.booleans(), when=WHEN)
    def move_elsewhere(self, pick: int, screen: bool, when: tuple[int, bool, bool]) -> None:
        if key := self.picked(pick, to_come=True):
            if screen:
                self.house.edit(key, screen=_next(SCREENS, self.house.rows[key].screen))
            else:
                self.house.edit(key, venue=_next(tuple(self.house.venues), self.house.rows[key].venue))
        self.done(when)

    @rule(
        pick=PICK,
        status=st.sampled_from(("cancelled", "cancelled", "postponed")),
        when=WHEN,
    )
    def call_off(self, pick: int, status: str, when: tuple[int, bool, bool]) -> None:
        if key := self.picked(pick):
            self.house.edit(key, status=status)
        self.done(when)

    @rule(pick=PICK, to_come=st.booleans(), when=WHEN)
    def withdraw(self, pick: int, to_come: bool, when: tuple[int, bool, bool]) -> None:
        if key := self.picked(pick, to_come=to_come):
            self.house.removed[key] = self.house.rows.pop(key)
        self.done(when)

    @rule(pick=PICK, when=WHEN)
    def reinstate(self, pick: int, when: tuple[int, bool, bool]) -> None:
        off = [key for key, row in self.house.rows.items() if not row.is_on]
        if self.house.removed and (pick % 2 or not off):
            key = list(self.house.removed)[pick % len(self.house.removed)]
            self.house.rows[key] = self.house.removed.pop(key)
        elif off:
            self.house.edit(off[pick % len(off)], status="scheduled")
        self.done(when)

    @rule(pick=PICK, when=WHEN)
    def rename_a_film(self, pick: int, when: tuple[int, bool, bool]) -> None:
        film = list(self.house.titles)[pick % len(self.house.titles)]
        self.house.titles[film] = f"{self.house.titles[film].partition(':')[0]}: {pick}"
        self.done(when)

    @rule(pick=PICK, when=WHEN)
    def correct_a_text(self, pick: int, when: tuple[int, bool, bool]) -> None:
        film = list(self.house.titles)[pick % len(self.house.titles)]
        self.house.synopses[film] = f"A film, told in {pick} words."
        self.done(when)

    @rule(pick=PICK, when=WHEN)
    def change_an_address(self, pick: int, when: tuple[int, bool, bool]) -> None:
        venue = list(self.house.venues)[pick % 2]
        name, _ = self.house.venues[venue]
        self.house.venues[venue] = (name, f"Platz {pick}")
        self.done(when)

    @rule(pick=PICK, to=st.sampled_from(FORMATS), when=WHEN)
    def swap_the_format(self, pick: int, to: str, when: tuple[int, bool, bool]) -> None:
        if key := self.picked(pick, to_come=True):
            self.house.edit(key, format=to)
        self.done(when)

    @rule(
        pick=PICK,
        access=st.sampled_from(
            ((), ("open-captions",), ("audio-description",), ("open-captions", "audio-description"))
        ),
        when=WHEN,
    )
    def drop_or_add_captions(self, pick: int, access: tuple[str, ...], when: tuple[int, bool, bool]) -> None:
        if key := self.picked(pick, to_come=True):
            self.house.edit(key, access=access)
        self.done(when)

    @rule(
        pick=PICK,
        parts=st.sampled_from(((), ("q-and-a",), ("intro", "q-and-a"))),
        when=WHEN,
    )
    def change_the_parts(self, pick: int, parts: tuple[str, ...], when: tuple[int, bool, bool]) -> None:
        if key := self.picked(pick):
            self.house.edit(key, parts=parts)
        self.done(when)

    @rule(pick=PICK, when=WHEN)
    def sell_out(self, pick: int, when: tuple[int, bool, bool]) -> None:
        if key := self.picked(pick):
            self.house.edit(key, sold_out=not self.house.rows[key].sold_out)
        self.done(when)

    @rule(pick=PICK, when=WHEN)
    def show_another_film(self, pick: int, when: tuple[int, bool, bool]) -> None:
        if key := self.picked(pick, of_run=False, to_come=True):
            self.house.edit(key, film=_next(("f1", "f2", "f3"), self.house.rows[key].film))
        self.done(when)

    @rule(at=st.integers(1, 3), when=WHEN)
    def split_or_join_the_run(self, at: int, when: tuple[int, bool, bool]) -> None:
        # A showing that gets another id and is edited at once is another one: who could tell?
        if self.held:
            self.publish(0)
        if self.house.split_at is None:
            self.house.split(self.house.first + timedelta(days=at))
        else:
            self.house.join()
        wait, _, again = when
        self.done((wait, False, again))

    @rule(when=WHEN)
    def extend_the_run(self, when: tuple[int, bool, bool]) -> None:
        house = self.house
        if house.split_at is None and house.last >= self.now.date() and (house.last - house.first).days < 8:
            house.extend()
        self.done(when)

    @rule(days=st.sampled_from((2, 8, 30, 61)))
    def let_time_pass(self, days: int) -> None:
        self.publish(days * 86400)


def _next(values: tuple[str, ...], value: str) -> str:
    return values[(values.index(value) + 1) % len(values)] if value in values else values[0]


def replay(histories: int) -> None:
    """Replay histories of twenty publications and more."""
    run_state_machine_as_test(History, settings=settings(max_examples=histories, stateful_step_count=STEPS))


def test_a_reader_that_was_away_for_more_news_than_a_feed_holds_finds_them_in_archives() -> None:
    """RFC 5005 §4: what is in the feed no more is behind its prev-archive link."""
    now = datetime(2026, 3, 1, 12, 0, 7, tzinfo=UTC)
    house, following = opening(now), Following()
    for first in (100, 101, 160, 290, 340):
        house.titles |= {f"f{number}": f"Film {number}" for number in range(100, first)}
        following.publish(house, now)
        if first != 160:
            following.catches_up()
    assert len(following.lazy.notified) == 243


def test_whoever_follows_fifty_histories_sees_what_is_true() -> None:
    replay(FEW)


@pytest.mark.long
def test_whoever_follows_a_thousand_histories_sees_what_is_true() -> None:
    replay(MANY)
