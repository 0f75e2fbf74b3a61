"""nyc-ll37: how many showings of a film in a week have open captions, and when.

New York City Local Law 37 of 2022 (Int. 2020-2020), Administrative Code title 20, chapter 4, subchapter 13. A house with more
than 10 showings in a week gives open captions at no less than a quarter of the showings of a film that is shown four
times or more in the week, though never at more than four; at least half of those at peak. Read so:

- *A showing* is what is public, takes place, and shows a film: not cancelled or postponed, no private hire, no mere
  talk. A showing of a bill is one towards the ten, and one of each of its films. The ten are counted venue by venue.
- *A week* is the house's (`publish: {week_begins: fri}`); the law says "a week" and not which.
- *At least a quarter*, *at least half*: no fraction is left over, so both are rounded up. Of 5 showings 2 are asked.
  Half is taken of the number that is asked: who gives more is not asked for more at peak.
- *At peak* begins after 5:59 pm and before 11:01 pm on Friday, after 11:29 am and before 11:01 pm on Saturday and Sunday, by
  the clock of the house and the day of the calendar. Where fewer than half of what is asked are shown at peak at
  all (fewer than one in eight), all of these are asked.
- *Open captions* are on the screen and in the language that is spoken.
- *Showings that play at the same time* do not count, says the Council's summary, and not whether none or one of
  them does: a verdict that hangs on such showings cannot be told.

The mend is the smallest number of further captioned showings, of those to come: at peak first, then on the evenings of
other days, then the rest; files before prints, which cannot be given captions at will; each in order of time.

Not judged: the clause on evenings from Monday to Thursday where few showings are at peak.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from metafeed.access.rules.rule import Rule
from metafeed.access.told import Told, by_film, ids
from metafeed.access.verdict import Judgement, Verdict
from metafeed.model.vocabulary import WEEKDAYS

#: A house with no more showings in a week is not asked; nor is a film with fewer than that.
_HOUSE, _FILM = 10, 4
#: Never are more asked of a film.
_MOST = 4
#: The first and the last minute at which a showing at peak begins.
_PEAK = {"fri": (time(18), time(23)), "sat": (time(11, 30), time(23)), "sun": (time(11, 30), time(23))}
_EVENING = (time(18), time(23))
_ASSUMED = (
    "the house is in New York City, and each of its venues is a theater",
    "every film is distributed with open captions: one that is not is exempt",
    "a showing is at peak by when it begins; the Council's summary asks that it ends before 11:01 pm",
    "the clause on evenings from Monday to Thursday is not judged",
    "notices that metafeed does not write tell captioned showings like the others; records are kept for three years",
)


def asked(showings: int) -> int:
    """Return how many showings of a film need open captions, by the number of its showings in the week."""
    return min(_MOST, -(-showings // 4)) if showings >= _FILM else 0


def is_at_peak(told: Told) -> bool | None:
    """Tell whether a showing begins at peak; None where its time is to come on a day that has a peak."""
    start = told.showing.start
    hours = _PEAK.get(WEEKDAYS[(start or told.showing.cinema_day).weekday()])
    if hours is None or start is None:
        return None if hours else False
    return _begins_in(start, hours)


def _begins_in(start: datetime, hours: tuple[time, time]) -> bool:
    return hours[0] <= start.time().replace(second=0) <= hours[1]


def judge(showings: Sequence[Told], now: datetime) -> Iterator[Judgement]:
    """Yield what is so of each film that a venue shows in a week."""
    venue = showings[0].showing.venue.id
    if len(showings) <= _HOUSE:
        message = f"{_showings(len(showings))} in the week: the law begins with {_HOUSE + 1}"
        yield Judgement(Verdict.NOT_CONCERNED, venue, "", message, ids(showings))
        return
    captioned, proposed = [each for each in showings if each.open_captions], list[Told]()
    films = by_film(showings)
    few = sum(len(of) < _FILM for of in films.values())
    if few:
        message = f"{few} of {len(films)} films with fewer than {_FILM} showings: none is asked"
        yield Judgement(Verdict.NOT_CONCERNED, venue, "", message)
    for film, of in films.items():
        if len(of) >= _FILM:
            judgement = _of_film(venue, film, _Count(of, captioned, proposed, now))
            proposed += [each for each in of if each.id in judgement.mend]
            yield judgement


@dataclass(frozen=True, slots=True)
class _Count:
    """The showings of a film, and those of all films at the venue that are captioned, or proposed for it."""

    of: Sequence[Told]
    captioned: Sequence[Told]
    proposed: Sequence[Told]
    now: datetime

    @property
    def sure(self) -> list[Told]:
        """The captioned showings that count for certain."""
        return [each for each in self.of if each.open_captions and not _clashes(each, self.captioned)]

    @property
    def maybe(self) -> list[Told]:
        """Those that may count: nobody said, or at the same time as another."""
        sure = self.sure
        return [each for each in self.of if each.open_captions is not False and each not in sure]

    @property
    def asked(self) -> int:
        """How many need captions."""
        return asked(len(self.of))

    def asked_at_peak(self, *answers: bool | None) -> int:
        """Return how many of them at peak, where what `is_at_peak` answers so is taken to be."""
        return min(-(-self.asked // 2), _peaks(self.of, *answers))

    @property
    def verdict(self) -> Verdict:
        """Whether what is sure is enough, and whether what is not could be."""
        sure, every = self.sure, [*self.sure, *self.maybe]
        if len(sure) >= self.asked and _peaks(sure, True) >= self.asked_at_peak(True, None):
            return Verdict.SATISFIED
        if len(every) >= self.asked and _peaks(every, True, None) >= self.asked_at_peak(True):
            return Verdict.UNKNOWN
        return Verdict.NOT_SATISFIED

    def mend(self) -> list[Told] | None:
        """Return the smallest set that would satisfy the law with what is sure; None if too few are to come."""
        sure, chosen = self.sure, list[Told]()
        at_peak = max(0, self.asked_at_peak(True) - _peaks(sure, True))
        for number in range(max(at_peak, self.asked - len(sure))):
            left = [each for each in self.of if each not in sure and each not in chosen]
            left = [each for each in left if not each.is_past(self.now)]
            left = [each for each in left if number >= at_peak or is_at_peak(each)]
            if not left:
                return None
            taken = [*self.captioned, *self.proposed, *chosen]
            chosen.append(min(left, key=lambda each: (_clashes(each, taken), *_rank(each))))
        return chosen


def _peaks(showings: Sequence[Told], *answers: bool | None) -> int:
    return sum(is_at_peak(each) in answers for each in showings)


def _rank(told: Told) -> tuple[bool, int, tuple[str, str]]:
    """Return what sorts showings by how fit they are for captions."""
    start = told.showing.start
    evening = start is not None and _begins_in(start, _EVENING)
    return told.is_analog, 0 if is_at_peak(told) else 1 if evening else 2, told.showing.order


def _clashes(told: Told, others: Sequence[Told]) -> bool:
    """Tell whether a showing plays at the same time as another one; where no end is known, begins with it."""
    return any(each.id != told.id and _overlap(told, each) for each in others)


def _overlap(one: Told, other: Told) -> bool:
    starts = (one.showing.start, other.showing.start)
    if starts[0] is None or starts[1] is None:
        return False
    first, second = (one, other) if starts[0] <= starts[1] else (other, one)
    end, begin = first.showing.end, second.showing.begins
    return begin == first.showing.start or (end is not None and begin < end)


def _of_film(venue: str, film: str, count: _Count) -> Judgement:
    verdict = count.verdict
    mend = [] if verdict is Verdict.SATISFIED else count.mend()
    shown = count.sure if verdict is Verdict.SATISFIED else [*count.sure, *count.maybe]
    remedy = "open captions at" if mend else ""
    return Judgement(
        verdict, venue, film, _message(count, verdict, mend), ids(shown), remedy, ids(mend or ())
    )


def _message(count: _Count, verdict: Verdict, mend: Sequence[Told] | None) -> str:
    sure = count.sure
    said = [
        f"open captions at {len(sure)} of {_showings(len(count.of))}, {_peaks(sure, True)} of them at peak",
        f"asked are {count.asked}, {count.asked_at_peak(True)} at peak",
    ]
    if verdict is Verdict.SATISFIED:
        return "; ".join(said)
    parts = (
        ("nobody said of {}", [each for each in count.maybe if not each.open_captions]),
        ("{} at the same time as another", [each for each in count.maybe if each.open_captions]),
        ("the time of {} is to come", [each for each in count.of if each.showing.start is None]),
        ("{} from prints", [each for each in count.of if each.is_analog]),
    )
    said += [text.format(len(of)) for text, of in parts if of]
    return "; ".join([*said, "too few are to come to mend it"] if mend is None else said)


def _showings(number: int) -> str:
    return f"{number} showing" if number == 1 else f"{number} showings"


RULE = Rule("nyc-ll37", "New York City Local Law 37 of 2022", judge, _ASSUMED)
