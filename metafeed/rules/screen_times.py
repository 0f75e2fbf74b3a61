"""How long showings keep a screen, and the pairs of them that are too close to each other.

No rule itself: `overlapping_screenings` and `q_and_a_runs_into_next_showing` share the pairs, so that each
pair is told by one of them. What is cancelled, and what nobody knows the length of, keeps no screen.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from metafeed.case import Case
from metafeed.model.vocabulary import OFF
from metafeed.resolving.programme import Showing
from metafeed.rules import pointing

#: Minutes beyond which a runtime is more likely a slip: Shoah has 566, Out 1 has 773.
LONGEST = 900


@dataclass(frozen=True, slots=True)
class Use:
    """A showing on its screen, in UTC: until when the films alone, with the preshow, with all parts.

    The ends are None where no length is known. Then the screen is in use at the start, and no more is
    known.
    """

    showing: Showing
    start: datetime
    films_end: datetime | None
    works_end: datetime | None
    end: datetime | None


@dataclass(frozen=True, slots=True)
class Clash:
    """Two showings too close on one screen.

    `what` of the earlier one reaches too far: its `works`, its `preshow`, its `parts`, or nothing but the
    `turnaround` between the two. It `ends` then on the clock of its venue. `times` counts the days on
    which the same slots of two runs do so.
    """

    earlier: Use
    later: Use
    what: str
    ends: datetime
    times: int = 1

    @property
    def gap(self) -> int:
        """The minutes between the two."""
        return int((self.later.start - self.ends).total_seconds() // 60)


def minutes(showing: Showing) -> int | None:
    """Return the length of the works of a showing; None if it is unknown or cannot be true."""
    lengths = [work.minutes for work in showing.works]
    known = [length for length in lengths if length is not None]
    films = [piece.minutes or 0 for piece in showing.pieces]
    if len(known) < len(lengths) or not films or not all(0 < film <= LONGEST for film in films):
        return None
    return sum(known)


def clashes(case: Case) -> list[Clash]:
    """Return the pairs of neighbours on a screen that are too close, each pair of slots once."""
    return case.once(_clashes)


def _clashes(case: Case) -> list[Clash]:
    screens: dict[tuple[str, str], list[Use]] = {}
    for showing in case.showings:
        screen = _screen(case, showing)
        if screen is not None and showing.start is not None and showing.status not in OFF:
            screens.setdefault((showing.venue.id, screen), []).append(_use(showing, showing.start))
    found: dict[tuple[str, ...], Clash] = {}
    for uses in screens.values():
        for clash in _on_one_screen(uses):
            pair = (clash.earlier.showing, clash.later.showing)
            key = (clash.what, *(f"{each.pointer}#{pointing.slot(each)}" for each in pair))
            known = found.get(key)
            found[key] = replace(known, times=known.times + 1) if known else clash
    return list(found.values())


def _on_one_screen(uses: list[Use]) -> Iterator[Clash]:
    """Yield clashes of one screen: a sweep in order of time, with the uses that last the longest.

    Those are two, one by its works and one with its parts: a long talk hides no film that overlaps.
    """
    by_works: Use | None = None
    by_parts: Use | None = None
    for use in sorted(uses, key=lambda use: (use.start, use.end is None)):
        for last in (by_works, by_parts):
            what = _too_close(last, use) if last else None
            if last and last.end and what and (what != "parts" or last is by_parts):
                yield Clash(last, use, what, last.end.astimezone(last.showing.begins.tzinfo))
                break
        if use.works_end and use.end:
            if by_works is None or use.works_end > (by_works.works_end or use.start):
                by_works = use
            if by_parts is None or use.end > (by_parts.end or use.start):
                by_parts = use


def _too_close(earlier: Use, later: Use) -> str | None:
    if earlier.films_end is None or earlier.works_end is None or earlier.end is None:
        return None
    if earlier.showing.id == later.showing.id:
        # Nothing tells them apart, which is a finding of its own.
        return None
    needed = timedelta(minutes=earlier.showing.venue.turnaround or 0)
    if earlier.works_end > later.start:
        return "works" if earlier.films_end > later.start else "preshow"
    if earlier.end > later.start:
        return "parts"
    if earlier.works_end + needed > later.start:
        return "turnaround"
    return "parts" if earlier.end + needed > later.start else None


def _screen(case: Case, showing: Showing) -> str | None:
    """Return the id of the screen that is in use: the house's only one where none is named."""
    if showing.screen is not None:
        return showing.screen.id
    screens = showing.venue.screens
    chain = case.resolved.chains.get(showing.id)
    if len(screens) != 1 or chain is None or chain.find("screen") != (None, None):
        return None
    return screens[0].id


def _use(showing: Showing, start: datetime) -> Use:
    begins, said = start.astimezone(UTC), showing.end and showing.end.astimezone(UTC)
    works, venue = minutes(showing), showing.venue
    if works is None:
        # An end that rests on an impossible length is as good as none.
        unknown = any(work.minutes is None for work in showing.works)
        end = said if unknown else None
        return Use(showing, begins, end, end, end)
    films_end = begins + timedelta(minutes=works)
    works_end = films_end + timedelta(minutes=venue.preshow or 0)
    computed = works_end + timedelta(minutes=sum(part.minutes or 0 for part in showing.parts))
    if said is None or said == computed:
        return Use(showing, begins, films_end, works_end, computed)
    if said <= begins:
        return Use(showing, begins, None, None, None)
    if not showing.parts:
        return Use(showing, begins, said, said, said)
    return Use(showing, begins, min(films_end, said), min(works_end, said), said)
