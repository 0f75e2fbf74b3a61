"""The report: week by week and film by film which showings have what, and what the rules say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from metafeed import weeks
from metafeed.access.rules.rule import Rule
from metafeed.access.told import Told, by_film, ids, service_order
from metafeed.access.verdict import Ruling, Verdict
from metafeed.checking import Checked
from metafeed.model.text import choose
from metafeed.model.vocabulary import OFF
from metafeed.resolving.clock import at_house, today
from metafeed.resolving.programme import Programme
from metafeed.resolving.public import public
from metafeed.weeks import Week


@dataclass(frozen=True, slots=True)
class FilmOfWeek:
    """A film in a week: its showings, and service → the ids of those that have it.

    `unsaid` are those of which nobody said what they have for those who do not hear or see well.
    """

    id: str
    title: str
    showings: tuple[str, ...]
    services: dict[str, tuple[str, ...]]
    unsaid: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WeekOf:
    """A week of the programme: its showings in order of time, its films, and what the rules say of it."""

    week: Week
    showings: tuple[Told, ...]
    films: tuple[FilmOfWeek, ...]
    rulings: tuple[Ruling, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """The weeks that were asked for; `venues` are the names of the houses by id."""

    weeks: tuple[WeekOf, ...]
    venues: dict[str, str]

    @property
    def is_satisfied(self) -> bool:
        """Whether no rule is known not to be satisfied."""
        rulings = (ruling for week in self.weeks for ruling in week.rulings)
        return all(each.verdict is not Verdict.NOT_SATISFIED for each in rulings)


def report(checked: Checked, now: datetime, week: Week | None, rules: Sequence[Rule]) -> Report:
    """Return the report of `week` at `now`; of every week from the current one on where it is None."""
    now = at_house(checked.programme, now)
    programme = public(checked.programme, now)
    chains = checked.resolved.chains
    told = [Told.of(each, chains[each.id]) for each in programme.showings if each.status not in OFF]
    names = {key: choose(venue.name, programme.languages) for key, venue in programme.venues.items()}
    chosen = [week] if week else _to_come(programme, told, now)
    return Report(tuple(_week(programme, each, told, now, rules) for each in chosen), names)


def current(programme: Programme, now: datetime) -> Week:
    """Return the week of the cinema day that it is at `now` in the house."""
    return weeks.of(today(programme, now), programme.settings.publish.week_begins)


def _to_come(programme: Programme, told: Iterable[Told], now: datetime) -> list[Week]:
    begins, first = programme.settings.publish.week_begins, current(programme, now)
    found = {weeks.of(each.showing.cinema_day, begins) for each in told}
    return sorted(each for each in found if each >= first)


def _week(
    programme: Programme, week: Week, told: Iterable[Told], now: datetime, rules: Sequence[Rule]
) -> WeekOf:
    showings = tuple(each for each in told if week.contains(each.showing.cinema_day))
    films = tuple(_film(programme, film, of) for film, of in by_film(showings).items())
    return WeekOf(week, showings, films, tuple(rule.apply(showings, now) for rule in rules))


def _film(programme: Programme, film: str, of: Sequence[Told]) -> FilmOfWeek:
    services = sorted({service for each in of for service in each.services}, key=service_order)
    having = {service: ids(each for each in of if service in each.services) for service in services}
    title = choose(of[0].films[film].title, programme.languages)
    return FilmOfWeek(film, title, ids(of), having, ids(each for each in of if not each.is_said))
