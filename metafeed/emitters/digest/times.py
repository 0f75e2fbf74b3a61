"""The times of a week as a newsletter tells them: under their cinema days, what keeps people away first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from metafeed.emitters import telling
from metafeed.emitters.edition import Edition
from metafeed.emitters.telling.works import lower
from metafeed.model import vocabulary
from metafeed.resolving.programme import Showing
from metafeed.text import dates, markup
from metafeed.text.names import join
from metafeed.text.words import capital

#: What is said of tickets, because it decides whether one comes; that they are sold out stands before the time.
_SALES = ("not-yet", "limited", "off-sale", "door-only", "free", "free-rsvp")
#: So many times of a film say the same before it is said once.
_OFTEN = 3


@dataclass(frozen=True, slots=True)
class Time:
    """A showing: what keeps people away, when it begins, what decides whether one comes, and why it is otherwise.

    `off` says that it does not take place; `late` that `said` names the night of a show after midnight.
    """

    prefix: str
    said: str
    details: tuple[str, ...]
    remark: str
    note: str
    off: bool
    late: bool
    tickets: str | None

    @property
    def around(self) -> str:
        """The details as they follow the time; one that ends in brackets gets no others."""
        told = ", ".join(self.details)
        return (f", {told}" if self.late else f" ({told})") if told else ""

    @property
    def alone(self) -> bool:
        """Whether it says so much that nothing else should stand on its line."""
        return bool(self.prefix or self.because or self.late)

    @property
    def stop(self) -> str:
        """What ends the time before more is said: nothing after `7:00 p.m.`."""
        return "" if (self.said + self.around).endswith(".") else "."

    @property
    def because(self) -> str:
        """Why it is otherwise than planned, and the house's note."""
        return " ".join(each for each in (self.remark, self.note) if each)


#: Times, a line each or several on one.
Lines = tuple[tuple[Time, ...], ...]


@dataclass(frozen=True, slots=True)
class Day:
    """A cinema day at one place: its name, the place where that must be said, and its times.

    Days that follow each other and say the same are one.
    """

    name: str
    place: str
    lines: Lines


@dataclass(frozen=True, slots=True)
class Times:
    """The times of a film or bill: what all are part of, where, what many of them repeat, the note, and the days."""

    series: str
    where: str
    note: str
    days: tuple[Day, ...]


def times(edition: Edition, showings: Sequence[Showing], week: Sequence[Showing]) -> Times:
    """Return the times of `showings`; where they are is said where the `week` has several places.

    The version is said with each where there are several, and of a bill, whose line of facts has no room for it.
    """
    several = bool(showings[0].bill) or len({versions_of(showing) for showing in showings}) > 1
    of_all = _in_all(showings)
    apart = of_all | _usual(week)
    told = [_time(edition, showing, apart, version=several) for showing in showings]
    places = [_place(edition, showing, week) for showing in showings]
    shared, note = _shared(told), _note(told)
    everywhere = places[0] if len(set(places)) == 1 else ""
    found: dict[tuple[date, str], list[Time]] = {}
    for showing, time, place in zip(showings, told, places, strict=True):
        kept = tuple(each for each in time.details if each not in shared)
        at = "" if everywhere else place
        said = replace(time, details=kept, note="" if note else time.note)
        found.setdefault((showing.cinema_day, at), []).append(said)
    return Times(
        series=_part_of(edition, showings[0], of_all - _usual(week)),
        where=capital(", ".join(each for each in (everywhere, *shared) if each)),
        note=note,
        days=tuple(_days(edition, [(*key, _lines(each)) for key, each in found.items()])),
    )


def _days(edition: Edition, found: list[tuple[date, str, Lines]]) -> Iterator[Day]:
    """Yield days; those that follow each other and say the same are one: `Fri, Jul 26 – Thu, Aug 1: 2:35 pm`."""
    while found:
        first, place, lines = found[0]
        count = next(
            (n for n, each in enumerate(found) if each != (first + timedelta(days=n), place, lines)),
            len(found),
        )
        last = found[count - 1][0]
        names = [dates.day_short(day, edition.language) for day in dict.fromkeys((first, last))]
        yield Day(" – ".join(names), place, lines)
        found = found[count:]


def _in_all(showings: Sequence[Showing]) -> set[str]:
    """Return the ids of the series that all showings are part of."""
    return set.intersection(*({series.id for series in showing.series} for showing in showings))


def _usual(week: Sequence[Showing]) -> set[str]:
    """Return the ids of the series that most of a week is part of, which need not be said each time."""
    counts = Counter(series.id for showing in week for series in showing.series)
    return {key for key, count in counts.items() if count * 2 > len(week)}


def _part_of(edition: Edition, showing: Showing, wanted: Container[str]) -> str:
    titles = [edition.say(series.title) for series in showing.series if series.id in wanted]
    return edition.words.part_of.format(series=join(titles, edition.language)) if titles else ""


def versions_of(showing: Showing) -> tuple[str, ...]:
    """Return which versions are shown, "" for a film that has none."""
    return tuple(piece.version.id if piece.version else "" for piece in showing.pieces)


def _note(times: Sequence[Time]) -> str:
    """Return the note that all of several times have."""
    notes = {time.note for time in times}
    return notes.pop() if len(notes) == 1 and len(times) > 1 else ""


def _shared(times: Sequence[Time]) -> tuple[str, ...]:
    """Return the details that all of many times have."""
    if len(times) < _OFTEN:
        return ()
    return tuple(each for each in times[0].details if all(each in time.details for time in times))


def _lines(times: Iterable[Time]) -> Lines:
    """Return times a line: what is as planned beside each other, all else alone."""
    lines: list[list[Time]] = []
    for time in times:
        if lines and not time.alone and not lines[-1][-1].alone:
            lines[-1].append(time)
        else:
            lines.append([time])
    return tuple(map(tuple, lines))


def _time(edition: Edition, showing: Showing, apart: set[str], *, version: bool) -> Time:
    """Return a time; the series that are `apart` are not said with it."""
    start = showing.start
    told = _part_of(edition, showing, {series.id for series in showing.series} - apart)
    return Time(
        prefix=telling.prefix(edition, showing),
        said=_said(edition, showing),
        details=(*_details(edition, showing, version=version), *([lower(told)] if told else [])),
        remark=_remark(edition, showing),
        note=" ".join(markup.plain(edition.say(showing.note)).split()),
        off=showing.status in vocabulary.OFF,
        late=start is not None and start.date() != showing.cinema_day,
        tickets=showing.tickets if telling.can_be_bought(showing) and showing.sale != "sold-out" else None,
    )


def _said(edition: Edition, showing: Showing) -> str:
    """Return when a showing begins, with the zone where the clock shows that hour twice."""
    start, language = showing.start, edition.language
    if start is None:
        return edition.words.time_to_be_announced
    twice = start.replace(fold=0).utcoffset() != start.replace(fold=1).utcoffset()
    if start.date() != showing.cinema_day:
        return dates.late_show(showing.cinema_day, start, language, with_zone=twice)
    zone = f" {dates.zone_label(start, language)}" if twice else ""
    return dates.time(start, language) + zone


def _details(edition: Edition, showing: Showing, *, version: bool) -> Iterable[str]:
    """Return what decides whether one comes: what calendars say, all services of this showing, versions, tickets."""
    words = edition.words
    shown = [piece.version for piece in showing.pieces if piece.version and version]
    told = [telling.version_name(edition, each) for each in shown]
    told += telling.details(edition, showing)
    told += [words.access_name(str(each)) for each in showing.access if _is_of_showing(each.kind)]
    told += [words.premieres[showing.premiere]] if showing.premiere else []
    if showing.sale in _SALES and telling.can_be_bought(showing):
        told.append(words.sales[showing.sale])
    return dict.fromkeys(told)


def _is_of_showing(kind: str) -> bool:
    known = vocabulary.ACCESS.get(kind)
    return known is None or known.kind == "screening"


def _remark(edition: Edition, showing: Showing) -> str:
    """Return why it is otherwise than planned, and the state itself where no prefix says it."""
    reason, words = edition.say(showing.reason), edition.words
    if showing.status in vocabulary.OFF:
        later = words.new_date_to_come if showing.status == "postponed" else ""
        return " ".join(each for each in (_sentence(reason), later) if each)
    plain = showing.status == "scheduled" and not showing.previous_starts
    said_before = plain and telling.prefix(edition, showing)
    return _sentence(reason if said_before else telling.state_line(edition, showing))


def _sentence(text: str) -> str:
    return text if not text or text.endswith((".", "!", "?", "…")) else f"{text}."


def _place(edition: Edition, showing: Showing, week: Sequence[Showing]) -> str:
    """Return the venue where the week has several, and the screen where the venue has."""
    venues = {each.venue.id for each in week}
    venue = edition.say(showing.venue.name) if len(venues) > 1 else ""
    screen = telling.screen_line(edition, showing) if len(showing.venue.screens) > 1 else ""
    if venue and screen:
        return edition.words.place.format(venue=venue, screen=screen)
    return venue or screen
