"""A change in one sentence that a patron understands, with day, time, zone and place."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from metafeed.emitters.edition import Edition
from metafeed.emitters.telling.showings import left_name
from metafeed.emitters.telling.works import in_languages, subtitles
from metafeed.history import Change, Place
from metafeed.text import dates
from metafeed.text.names import join
from metafeed.text.words import own
from metafeed.zones import zone

#: So many showings of what is announced are listed one by one.
LISTED = 30


def sentence(edition: Edition, change: Change) -> str:
    """Return a change in a sentence."""
    words = edition.words
    told = words.news[change.kind].format(
        title=titles(edition, change.titles),
        when=when(edition, change.place) if change.place else "",
        place=where(edition, change.place) if change.place else "",
        until=dates.day(date.fromisoformat(change.now), edition.language)
        if change.kind == "held-over"
        else "",
        old=_old(edition, change),
        what=_what(edition, change),
    )
    if change.kind == "postponed":
        told = f"{told} {words.new_date_to_come}"
    return f"{told} {edition.say(change.reason)}" if change.reason else told


def showings(edition: Edition, change: Change) -> list[str]:
    """Return the showings of what was announced, a line each."""
    lines = [f"{when(edition, each)}, {where(edition, each)}" for each in change.places[:LISTED]]
    more = len(change.places) - len(lines)
    return [*lines, edition.words.and_more.format(count=more)] if more else lines


def titles(edition: Edition, told: Iterable[Any]) -> str:
    """Return titles joined by ` + `."""
    return " + ".join(edition.say(each) for each in told)


def when(edition: Edition, place: Place) -> str:
    """Return day, time and zone, or the day where nobody knows the time yet."""
    if place.start is None:
        day = dates.day(date.fromisoformat(place.day), edition.language)
        return f"{day} ({edition.words.time_to_be_announced})"
    return dates.when(_local(place.start, place), edition.language, with_zone=True)


def when_short(edition: Edition, place: Place) -> str:
    """Return the day and time for a title."""
    if place.start is None:
        return dates.day_short(date.fromisoformat(place.day), edition.language)
    start = _local(place.start, place)
    return f"{dates.day_short(start.date(), edition.language)}, {dates.time(start, edition.language)}"


def where(edition: Edition, place: Place) -> str:
    """Return venue and screen."""
    venue = edition.say(place.venue)
    return (
        edition.words.place.format(venue=venue, screen=edition.say(place.screen)) if place.screen else venue
    )


def _local(text: str, place: Place) -> datetime:
    return datetime.fromisoformat(text).astimezone(zone(place.zone))


def _old(edition: Edition, change: Change) -> str:
    """Return what was before, in words."""
    place = change.place
    if change.kind == "moved" and place:
        if "T" not in change.was:
            return dates.day(date.fromisoformat(change.was), edition.language)
        return dates.when(_local(change.was, place), edition.language, with_zone=True)
    if change.kind in ("moved-venue", "moved-screen"):
        return edition.say(change.was) or edition.words.unsaid
    if change.kind == "film":
        return titles(edition, change.was)
    return _value(edition, change.kind, change.was)


def _what(edition: Edition, change: Change) -> str:
    """Return what is now, was added or is gone, in words."""
    if change.kind == "corrected":
        return ", ".join(change.fields)
    if change.kind == "left":
        return join([left_name(edition, path) for path in change.was], edition.language)
    return _value(edition, change.kind, change.was if change.kind.endswith("-dropped") else change.now)


def _value(edition: Edition, kind: str, value: Any) -> str:
    """Return a format, languages, services or parts in words."""
    words = edition.words
    if kind == "format":
        return words.format_name(value) if value else words.unsaid
    if kind == "language":
        told = [in_languages(edition, tuple(value["spoken"]))] if value["spoken"] else []
        if value["subtitles"] is not None:
            told.append(subtitles(edition, tuple(value["subtitles"])))
        return ", ".join(told) or words.unsaid
    if kind.startswith("access-"):
        return join([words.access_name(each) for each in value or ()], edition.language)
    if kind.startswith("part-"):
        return join([_part(edition, each) for each in value or ()], edition.language)
    return ""


def _part(edition: Edition, part: dict[str, Any]) -> str:
    guests = [
        (each.get("name") or each["organization"])
        + (f" ({edition.say(each['role'])})" if "role" in each else "")
        for each in part["guests"]
    ]
    name = own(edition.words.parts, part["kind"])
    return f"{name} ({', '.join(guests)})" if guests else name
