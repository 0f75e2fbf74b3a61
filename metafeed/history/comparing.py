"""Comparing: an item's record as it was last told with what it is now, into changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from metafeed.history.changes import Change, Place
from metafeed.history.memory import Memory, is_future
from metafeed.model.text import Localised
from metafeed.model.vocabulary import OFF
from metafeed.resolving.programme import Showing

Record = Mapping[str, Any]


@dataclass(frozen=True)
class Told:
    """A showing with its records: what was told last (empty if nothing), and what is told now.

    `gone` and `was_gone` are why it is, or was, not in the source; `stood` is what was told when it last was on.
    """

    showing: Showing
    before: Record
    after: Record
    gone: str = ""
    was_gone: str = ""
    stood: Record = field(default_factory=dict)


def subject(showing: Showing) -> str:
    """Return what a showing is told with: its bill, else its first film."""
    return f"bill/{showing.bill.id}" if showing.bill else f"film/{showing.pieces[0].film.id}"


def titles(showing: Showing) -> tuple[Localised, ...]:
    """Return the titles of what is shown: the bill's, or the films'."""
    return (showing.bill.title,) if showing.bill else tuple(piece.film.title for piece in showing.pieces)


def place(showing: Showing) -> Place:
    """Return when and where a showing is."""
    screen = (showing.screen.name or showing.screen.id) if showing.screen else None
    return Place(
        start=showing.start.isoformat() if showing.start else None,
        day=showing.cinema_day.isoformat(),
        zone=showing.venue.zone,
        venue=showing.venue.name,
        screen=screen,
    )


def of_showing(told: Told, names: Names, now: datetime) -> Iterator[Change]:
    """Yield what changed of a showing that was told before, or that it is new: `added`."""
    showing, before, after = told.showing, told.before, told.after
    coming = is_future(showing.start, after["cinema_day"], now)
    if not before:
        if coming and not told.gone and after.get("status") not in OFF:
            yield _change("added", told)
        return
    was_coming = is_future(_start(before), before["cinema_day"], now)
    if not (coming or was_coming):
        yield from _corrected(told)
        return
    found = list(_state(told)) or list(_details(told, names))
    if any(change.kind == "reinstated" for change in found):
        # What changed while it was off was told to nobody.
        found += _details(replace(told, before=told.stood or before), names)
    yield from found or _corrected(told)


def _state(told: Told) -> Iterator[Change]:
    """Yield whether it takes place, where that changed; of what does not take place nothing else is told."""
    was_off = told.was_gone == "withdrawn" or told.before.get("status") in OFF
    status = told.showing.status
    if told.gone == "withdrawn":
        # Who was promised a new date learns that there will be none.
        if told.was_gone != "withdrawn" and told.before.get("status") != "cancelled":
            yield _change("withdrawn", told)
    elif status in OFF:
        # Of what was withdrawn everybody knows already that it is off.
        known = "cancelled" if told.was_gone == "withdrawn" else told.before.get("status")
        if status != known:
            yield _change(status, told)
    elif was_off:
        yield _change("reinstated", told)


def _details(told: Told, names: Names) -> Iterator[Change]:
    if told.gone or told.showing.status in OFF:
        return
    yield from _moves(told, names)
    yield from _works(told, names)
    for compare in (_format, _languages, _access, _parts, _sale):
        yield from compare(told)


def _moves(told: Told, names: Names) -> Iterator[Change]:
    before, after = told.before, told.after
    if before.get("start") is None and after.get("start") is not None:
        yield _change("added", told)
    elif not _same_instant(before.get("start"), after.get("start")):
        yield _change("moved", told, was=before.get("start"), now=after.get("start"))
    elif before["cinema_day"] != after["cinema_day"] and after.get("start") is None:
        yield _change("moved", told, was=before["cinema_day"], now=after["cinema_day"])
    if before["venue"] != after["venue"]:
        yield _change("moved-venue", told, was=names.venue(before["venue"]))
    elif before.get("screen") != after.get("screen") and after.get("screen"):
        yield _change("moved-screen", told, was=names.screen(before["venue"], before.get("screen")))


def _works(told: Told, names: Names) -> Iterator[Change]:
    before, after = _films(told.before), _films(told.after)
    if before != after:
        yield _change("film", told, was=[names.film(film) for film in before], now=list(titles(told.showing)))


def _format(told: Told) -> Iterator[Change]:
    yield from _value("format", told, "format")


def _languages(told: Told) -> Iterator[Change]:
    keys = ("spoken", "subtitles")
    was, now = ({key: each.get(key) for key in keys} for each in (told.before, told.after))
    # What is spoken follows the film: a correction there is no news of each showing.
    said = any(each.get("spoken_said") for each in (told.before, told.after)) or _versions(
        told.before
    ) != _versions(told.after)
    if was["subtitles"] != now["subtitles"] or (was != now and said):
        yield _change("language", told, was=was, now=now)


def _access(told: Told) -> Iterator[Change]:
    yield from _lists(
        "access", told, lambda each: ":".join(filter(None, (each["kind"], each.get("language"))))
    )


def _parts(told: Told) -> Iterator[Change]:
    yield from _lists("part", told, _without_length, "parts")


def _without_length(part: Record) -> Record:
    """Return what is told of a part: what it is, and who comes; its length and note are no news."""
    guests = [
        {key: each[key] for key in ("name", "organization", "role") if key in each}
        for each in part.get("guests", ())
    ]
    return {"kind": part["kind"], "guests": guests}


def _sale(told: Told) -> Iterator[Change]:
    was, now = told.before.get("sale"), told.after.get("sale")
    if was != now and "sold-out" in (was, now):
        yield _change("sold-out" if now == "sold-out" else "on-sale", told)


def _value(kind: str, told: Told, key: str) -> Iterator[Change]:
    was, now = told.before.get(key), told.after.get(key)
    if was != now:
        yield _change(kind, told, was=was, now=now)


def _lists(kind: str, told: Told, name: Callable[[Record], Any], key: str | None = None) -> Iterator[Change]:
    was = [name(each) for each in told.before.get(key or kind, ())]
    now = [name(each) for each in told.after.get(key or kind, ())]
    dropped = [each for each in was if each not in now]
    added = [each for each in now if each not in was]
    if dropped:
        yield _change(f"{kind}-dropped", told, was=dropped)
    if added:
        yield _change(f"{kind}-added", told, now=added)


def _corrected(told: Told) -> Iterator[Change]:
    names = differing(told.before, told.after)
    if names and not told.gone:
        yield _change("corrected", told, fields=names)


#: What only the resolution knows of a showing: no author wrote it, so no author corrects it.
_DERIVED = frozenset({"id", "end", "previous_starts", "spoken_said", "wider_series", "provisional", "run"})


def differing(before: Record, after: Record) -> tuple[str, ...]:
    """Return the keys whose values differ, in the order in which they are told."""
    names = dict.fromkeys((*after, *before))
    return tuple(key for key in names if before.get(key) != after.get(key) and key not in _DERIVED)


def _change(kind: str, told: Told, was: Any = None, now: Any = None, fields: tuple[str, ...] = ()) -> Change:
    showing = told.showing
    return Change(
        kind=kind,
        subject=subject(showing),
        titles=titles(showing),
        screening=showing.id,
        place=place(showing),
        was=was,
        now=now,
        reason=showing.reason if kind in OFF else None,
        fields=fields,
    )


def _films(record: Record) -> list[str]:
    return [work["film"] for work in record["works"] if "film" in work]


def _versions(record: Record) -> list[str | None]:
    return [work.get("version") for work in record["works"]]


def _start(record: Record) -> datetime | None:
    text = record.get("start")
    return datetime.fromisoformat(text) if text else None


def _same_instant(one: str | None, other: str | None) -> bool:
    return one == other or bool(
        one and other and datetime.fromisoformat(one) == datetime.fromisoformat(other)
    )


@dataclass(frozen=True)
class Names:
    """Names by id as they were last told, for what a change moves away from; ids where nobody knows better."""

    memory: Memory

    def film(self, identity: str) -> Localised:
        """Return a film's title."""
        return self._of("film", identity, "title")

    def venue(self, identity: str) -> Localised:
        """Return a venue's name."""
        return self._of("venue", identity, "name")

    def screen(self, venue: str, identity: str | None) -> Localised | None:
        """Return a screen's name."""
        known = self.memory.items.get(f"venue/{venue}")
        screens = known.record.get("screens", ()) if known else ()
        return next((each.get("name") for each in screens if each["id"] == identity), None) or identity

    def _of(self, kind: str, identity: str, key: str) -> Localised:
        known = self.memory.items.get(f"{kind}/{identity}")
        name: Localised = known.record.get(key, identity) if known else identity
        return name
