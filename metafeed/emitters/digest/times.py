"""The times of a week as a newsletter tells them: under their cinema days, what keeps people away first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from metafeed.emitters import telling
from metafeed.emitters.edition import Edition
from metafeed.model import vocabulary
from metafeed.resolving.programme import Showing
from metafeed.text import dates, markup
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
        return bool(self.prefix or self.remark or self.late)


@dataclass(frozen=True, slots=True)
class Day:
    """A cinema day at one place: its name, the place where that must be said, and its times, some on one line."""

    name: str
    place: str
    lines: tuple[tuple[Time, ...], ...]


def days(
    edition: Edition, showings: Sequence[Showing], week: Sequence[Showing]
) -> tuple[str, tuple[Day, ...]]:
    """Return what is true of all `showings` (the place, and what many of them repeat), and their days.

    The place is said where the `week` has several.
    """
    told = [_time(edition, showing) for showing in showings]
    places = [_place(edition, showing, week) for showing in showings]
    shared = _shared(told)
    everywhere = places[0] if len(set(places)) == 1 else ""
    found: dict[tuple[date, str], list[Time]] = {}
    for showing, time, place in zip(showings, told, places, strict=True):
        kept = tuple(each for each in time.details if each not in shared)
        at = "" if everywhere else place
        found.setdefault((showing.cinema_day, at), []).append(replace(time, details=kept))
    where = capital(", ".join(each for each in (everywhere, *shared) if each))
    return where, tuple(
        Day(dates.day_short(day, edition.language), place, _lines(times))
        for (day, place), times in found.items()
    )


def _shared(times: Sequence[Time]) -> tuple[str, ...]:
    """Return the details that all of many times have."""
    if len(times) < _OFTEN:
        return ()
    return tuple(each for each in times[0].details if all(each in time.details for time in times))


def _lines(times: Iterable[Time]) -> tuple[tuple[Time, ...], ...]:
    """Return times a line: what is as planned beside each other, all else alone."""
    lines: list[list[Time]] = []
    for time in times:
        if lines and not time.alone and not lines[-1][-1].alone:
            lines[-1].append(time)
        else:
            lines.append([time])
    return tuple(map(tuple, lines))


def _time(edition: Edition, showing: Showing) -> Time:
    start = showing.start
    return Time(
        prefix=telling.prefix(edition, showing),
        said=_said(edition, showing),
        details=tuple(_details(edition, showing)),
        remark=_remark(edition, showing),
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


def _details(edition: Edition, showing: Showing) -> Iterable[str]:
    """Return what decides whether one comes: what calendars say, all services of this showing, versions, tickets."""
    words = edition.words
    told = [telling.version_name(edition, piece.version) for piece in showing.pieces if piece.version]
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
    """Return why it is otherwise than planned, and the note; the state itself where no prefix says it."""
    reason, words = edition.say(showing.reason), edition.words
    note = markup.plain(edition.say(showing.note))
    if showing.status in vocabulary.OFF:
        later = words.new_date_to_come if showing.status == "postponed" else ""
        told = [_sentence(reason), later]
    elif telling.prefix(edition, showing) and showing.status == "scheduled" and not showing.previous_starts:
        told = [_sentence(reason)]
    else:
        told = [_sentence(telling.state_line(edition, showing))]
    return " ".join(each for each in (*told, " ".join(note.split())) if each)


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
