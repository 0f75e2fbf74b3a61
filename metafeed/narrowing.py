"""Narrowing: the parameters of an address, checked, in one canonical form, and what of a view they leave.

`calendar.ics?format=35mm&days=fri,sat&after=18:00`: all parameters must fit, any value of each. A showing that fits
no more because it was told otherwise (captions dropped, moved to the afternoon) stays until its time has passed,
as in the calendars that have a name of their own: who subscribed must read what became of it.

To add a parameter, add a line to `PARAMETERS`, and its words to `metafeed.emitters.telling.narrowing`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from difflib import get_close_matches
from urllib.parse import parse_qsl

from pydantic_core import PydanticCustomError

from metafeed.model import vocabulary
from metafeed.model.languages import is_language
from metafeed.model.time import parse_time
from metafeed.publish import Publication
from metafeed.resolving.programme import Showing
from metafeed.views import FACETS, Narrowing, View, access_slug, items, minutes_of_day

#: Parameters that newsletters and networks add to every link, to see who follows it: none of our business.
_TRACKING = ("utm_", "mc_", "fbclid", "gclid", "msclkid")
#: Parameters and values that are read at the most.
MOST = 50


class BadParameter(ValueError):
    """A parameter that means nothing here: what is wrong, and what may be written."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message, hint)
        self.message, self.hint = message, hint

    def __str__(self) -> str:
        return f"{self.message}: {self.hint}"


def parse(query: str, told: Publication) -> Narrowing | None:
    """Return what a query string asks for, None where it asks for nothing. Raises BadParameter."""
    found: dict[str, dict[str, None]] = {}
    for name, text in _pairs(query):
        if name not in PARAMETERS:
            near = get_close_matches(name, PARAMETERS, n=1)
            raise BadParameter(f"there is no parameter {_shown(name)}", _choice(near or PARAMETERS))
        for value in filter(None, (each.strip() for each in text.split(","))):
            found.setdefault(name, {})[PARAMETERS[name](value, told)] = None
    if sum(map(len, found.values())) > MOST:
        raise BadParameter("there are too many values", f"{MOST} at the most")
    criteria = tuple((name, _in_order(name, found[name])) for name in sorted(found))
    return Narrowing(criteria) if criteria else None


def refuse(path: str, query: str) -> None:
    """Raise BadParameter where a query would narrow a document that is told as a whole."""
    asked = sorted({name for name, _ in _pairs(query)} & PARAMETERS.keys())
    if asked:
        hint = "calendars and feeds of views can be narrowed, such as calendar.ics and feed.atom"
        raise BadParameter(f"{path} is told as a whole, without {', '.join(asked)}", hint)


def narrowed(told: Publication, view: View, narrowing: Narrowing) -> View:
    """Return what of a view's showings fits, under the view's own path."""
    left = (each for each in view.left if each not in view.showings)
    showings = tuple(each for each in (*view.showings, *left) if _fits(told, narrowing, each))
    films, bills = items(showings)
    return replace(view, showings=showings, films=films, bills=bills, left=(), last=None, narrowing=narrowing)


def _pairs(query: str) -> Iterator[tuple[str, str]]:
    try:
        pairs = parse_qsl(query, keep_blank_values=True, max_num_fields=MOST)
    except ValueError as error:
        raise BadParameter("there are too many parameters", f"{MOST} at the most") from error
    return ((name, text) for name, text in pairs if not name.startswith(_TRACKING))


def _in_order(name: str, values: Iterable[str]) -> tuple[str, ...]:
    """Return values in the order of their canonical form: days as they come, hours alone, others by name."""
    if name == "days":
        return tuple(sorted(values, key=vocabulary.WEEKDAYS.index))
    found = tuple(sorted(values))
    if name in ("after", "before") and len(found) > 1:
        raise BadParameter(f"{name} is given {len(found)} times", "give one hour, such as 18:00")
    return found


# What a parameter may say


def _item(collection: str, kind: str) -> Callable[[str, Publication], str]:
    """Return the check of an id of what is told, or was."""

    def check(value: str, told: Publication) -> str:
        known = {key.casefold(): key for key in getattr(told.programme, collection)}
        known |= {each.id.casefold(): each.id for each in told.memory.of(kind)}
        return _of(value, known, kind)

    return check


def _format(value: str, told: Publication) -> str:
    shown = (showing.format for showing in told.programme.showings if showing.format)
    known = {each.casefold(): each for each in (*vocabulary.FORMATS, *shown)}
    return _of(value, known, "format")


def _access(value: str, told: Publication) -> str:
    offered = (access_slug(a.kind, a.language) for s in told.programme.showings for a in s.access)
    known = {each.casefold(): each for each in (*vocabulary.ACCESS, *offered)}
    return _of(value.replace(":", "-"), known, "access")


def _language(value: str, _told: Publication) -> str:
    if not is_language(value):
        raise BadParameter(f"{_shown(value)} is not a language", "write a tag, such as en or fr-CA")
    return value.lower()


def _day(value: str, _told: Publication) -> str:
    return _of(value, {each: each for each in vocabulary.WEEKDAYS}, "day")


def _hour(value: str, _told: Publication) -> str:
    try:
        time = parse_time(value, 24)
    except PydanticCustomError:
        time = None
    if time is None or time.to_come or time.dated or time.half is not None:
        raise BadParameter(
            f"{_shown(value)} is not an hour", "write one such as 18:00, or 24:30 for the night"
        )
    return f"{time.minutes // 60:02}:{time.minutes % 60:02}"


def _of(value: str, known: Mapping[str, str], kind: str) -> str:
    folded = value.casefold()
    if folded not in known:
        near = get_close_matches(folded, known, n=1)
        raise BadParameter(f"there is no {kind} {_shown(value)}", _choice(near or sorted(known)))
    return known[folded]


def _choice(names: Collection[str]) -> str:
    if not names:
        return "this programme has none"
    first, *others = list(names)[:30]
    return f"one of {', '.join([first, *others])}" if others else f"did you mean {first}?"


def _shown(text: str) -> str:
    return ascii(text if len(text) <= 40 else f"{text[:40]}…")


#: Parameter → what returns the canonical form of a value, or raises BadParameter.
PARAMETERS: Mapping[str, Callable[[str, Publication], str]] = {
    "access": _access,
    "after": _hour,
    "before": _hour,
    "days": _day,
    "film": _item("films", "film"),
    "format": _format,
    "series": _item("series", "series"),
    "spoken": _language,
    "subtitles": _language,
    "venue": _item("venues", "venue"),
}

# What fits

#: Parameter → the kind of view that has one value of it.
_KINDS = {
    "access": "access", "film": "films", "format": "formats", "series": "series", "spoken": "spoken",
    "subtitles": "subtitles", "venue": "venues",
}  # fmt: skip


def _fits(told: Publication, narrowing: Narrowing, showing: Showing) -> bool:
    asked = dict(narrowing.criteria)
    history = told.editions[0].history
    left = [path.partition("/") for path in history.left(showing.id)]
    for name, kind in _KINDS.items():
        if name in asked:
            values = _values(kind, showing) | {key.casefold() for of, _, key in left if of == kind}
            if not {value.casefold() for value in asked[name]} & values:
                return False
    return any(_fits_then(asked, *moment) for moment in _moments(showing))


def _values(kind: str, showing: Showing) -> set[str]:
    if kind == "films":
        return {piece.film.id.casefold() for piece in showing.pieces}
    return {value.casefold() for value in FACETS[kind](showing)}


def _fits_then(asked: Mapping[str, tuple[str, ...]], day: date, minutes: float | None) -> bool:
    if "days" in asked and vocabulary.WEEKDAYS[day.weekday()] not in asked["days"]:
        return False
    if minutes is None:
        return "after" not in asked and "before" not in asked
    after, before = (_minutes(asked[name][0]) if name in asked else None for name in ("after", "before"))
    return (after is None or minutes >= after) and (before is None or minutes < before)


def _minutes(hour: str) -> int:
    hours, minutes = hour.split(":")
    return int(hours) * 60 + int(minutes)


def _moments(showing: Showing) -> Iterator[tuple[date, float | None]]:
    """Yield the cinema day and the minute of it at which a showing begins, and of the starts that it had before."""
    start = showing.start
    yield showing.cinema_day, None if start is None else minutes_of_day(start, showing.cinema_day)
    night = timedelta(minutes=showing.venue.cinema_day_ends.minutes)
    for earlier in showing.previous_starts:
        if isinstance(earlier, datetime):
            day = (earlier - night).date()
            yield day, minutes_of_day(earlier, day)
        else:
            yield earlier, None
