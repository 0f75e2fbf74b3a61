"""What a rule of law is: its name, where it stands, how it judges, and what it takes for granted."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from metafeed.access.told import Told
from metafeed.access.verdict import Judgement, Ruling


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule; `judge` gets the showings of one venue in one week, in order of time, and the instant."""

    name: str
    law: str
    judge: Callable[[Sequence[Told], datetime], Iterator[Judgement]]
    assumed: tuple[str, ...]

    def apply(self, showings: Iterable[Told], now: datetime) -> Ruling:
        """Return what the rule says of a week, house by house."""
        houses: dict[str, list[Told]] = {}
        for each in showings:
            if each.films:
                houses.setdefault(each.showing.venue.id, []).append(each)
        found = tuple(judgement for house in houses.values() for judgement in self.judge(house, now))
        return Ruling(self.name, self.law, found, self.assumed)
