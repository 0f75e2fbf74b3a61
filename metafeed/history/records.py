"""Records: what was told of an item, as JSON that it can be told from again.

A film that left the source, and a showing that was withdrawn, must still be told to those who hold them. So
the memory keeps what is public of each item. What only says how to read, check or place the source is left
out, and so is what was not set: the records of a programme read back are equal to its items.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from metafeed.model.film import Film
from metafeed.model.node import Node
from metafeed.model.offer import Offer
from metafeed.model.parts import Access, Part
from metafeed.model.run import Run
from metafeed.model.series import Bill, Series
from metafeed.model.venue import Screen, Venue
from metafeed.resolving.likeness import likeness
from metafeed.resolving.programme import Interval, Piece, Programme, Showing
from metafeed.zones import zone

N = TypeVar("N", bound=Node)
Record = dict[str, Any]

#: Keys of items that are told nowhere: how to read and check them, and what their showings have by now.
_UNTOLD = frozenset(
    {"runs", "defaults", "ignore", "visibility", "public_from", "cinema_day_ends", "turnaround", "sort_title"}
)
#: The class of each kind of item that a showing is linked to.
KINDS: dict[str, type[Film | Bill | Venue | Series]] = {
    "film": Film,
    "bill": Bill,
    "venue": Venue,
    "series": Series,
}


def of_item(item: Node) -> Record:
    """Return the record of a film, bill, venue or series."""
    record: Record = _plain(item)
    return {key: value for key, value in record.items() if key not in _UNTOLD}


_AS_IS = frozenset({str, int, bool, float})


def _plain(value: Any) -> Any:
    """Return a model value as JSON, with the keys of the source format, in the order of its fields."""
    if value is None or type(value) in _AS_IS:
        return value
    if isinstance(value, Node):
        known = type(value).model_fields
        told = (
            (known[key].alias or key, getattr(value, key)) for key in known if key in value.model_fields_set
        )
        return {key: _plain(each) for key, each in told if key not in _UNTOLD and each not in (None, ())}
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items()}
    if isinstance(value, (tuple, list)):
        return [_plain(each) for each in value]
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return str(value) if isinstance(value, Decimal) else value


def item(kind: str, record: Record) -> Film | Bill | Venue | Series:
    """Return the item of a record. Raises ValueError if it is none."""
    return KINDS[kind].model_validate(record)


#: Fields of a showing that its record has in another form, or not.
_LINKS = ("pointer", "works", "bill", "venue", "screen", "series", "wider_series", "run", "public_from")
_NODES: dict[str, type[Access | Part | Offer]] = {"access": Access, "parts": Part, "offers": Offer}
_INSTANTS = ("start", "end", "doors", "on_sale")


def of_showing(showing: Showing, shared: dict[Any, Any] | None = None) -> Record:
    """Return the record of a showing: links as ids, instants with their offset.

    `shared` keeps what a programme holds once for many showings, by identity: price lists, and records of showings that
    differ in nothing but what they have for themselves.
    """
    shared = {} if shared is None else shared
    alike = likeness(showing)
    first: Record | None = shared.get(alike)
    if first is None or showing.provisional:
        made = _of_showing(showing, shared)
        if not showing.provisional:
            shared[alike] = made
        return made
    record = first | {"id": showing.id, "cinema_day": showing.cinema_day.isoformat()}
    if showing.start is not None:
        record["start"] = showing.start.isoformat()
    if showing.end is not None:
        record["end"] = showing.end.isoformat()
    if showing.tickets is not None:
        record["tickets"] = showing.tickets
    return record


def _of_showing(showing: Showing, shared: dict[Any, Any]) -> Record:
    record: Record = {
        "id": showing.id,
        "works": [_work(work) for work in showing.works],
        "bill": showing.bill and showing.bill.id,
        "venue": showing.venue.id,
        "screen": showing.screen and showing.screen.id,
        "series": [each.id for each in showing.series],
        "wider_series": [each.id for each in showing.wider_series],
        "run": showing.run and showing.run.id,
    }
    record |= {
        name: _once(value, shared) if type(value) is tuple else _plain(value)
        for name, default in _TOLD
        if (value := getattr(showing, name)) is not default and value != default
    }
    return {key: value for key, value in record.items() if value not in (None, [])} | (
        {"subtitles": []} if showing.subtitles == () else {}
    )


#: (name, default) of what a record has under its own name.
_TOLD = tuple((each.name, each.default) for each in fields(Showing) if each.name not in _LINKS)


def _once(value: tuple[Any, ...], shared: dict[Any, Any]) -> Any:
    key = id(value)
    if key not in shared:
        shared[key] = _plain(value)
    return shared[key]


def _work(work: Piece | Interval) -> Record:
    if isinstance(work, Interval):
        return {"interval": work.minutes}
    return {"film": work.film.id} | ({"version": work.version.id} if work.version else {})


def showing(record: Record, programme: Programme) -> Showing:
    """Return the showing of a record; what it is linked to is in `programme`.

    Raises ValueError or LookupError if the record is none. Screens, versions and runs that are gone are
    left out: nobody needs them of a showing that does not take place or is past.
    """
    venue = programme.venues[record["venue"]]
    told = {"start": None} | {key: value for key, value in record.items() if key not in _LINKS}
    told |= {key: _instant(told[key], venue) for key in _INSTANTS if told.get(key)}
    told |= {key: _nodes(kind, told[key]) for key, kind in _NODES.items() if key in told}
    told |= {key: tuple(told[key]) for key in ("spoken", "subtitles") if key in told}
    return Showing(
        pointer="",
        works=tuple(_piece(work, programme) for work in record["works"]),
        bill=programme.bills[record["bill"]] if "bill" in record else None,
        venue=venue,
        screen=_screen(venue, record.get("screen")),
        series=_series(record.get("series", ()), programme),
        wider_series=_series(record.get("wider_series", ()), programme),
        run=_run(record.get("run"), programme),
        **told
        | {
            "cinema_day": date.fromisoformat(record["cinema_day"]),
            "previous_starts": tuple(_moment(each, venue) for each in record.get("previous_starts", ())),
        },
    )


def _instant(text: str, venue: Venue) -> datetime:
    return datetime.fromisoformat(text).astimezone(zone(venue.zone))


def _moment(text: str, venue: Venue) -> datetime | date:
    return _instant(text, venue) if "T" in text else date.fromisoformat(text)


def _nodes(kind: type[N], records: list[Record]) -> tuple[N, ...]:
    return tuple(kind.model_validate(record) for record in records)


def _piece(record: Record, programme: Programme) -> Piece | Interval:
    if "interval" in record:
        return Interval(record["interval"])
    film = programme.films[record["film"]]
    wanted = record.get("version")
    return Piece(film, next((each for each in film.versions if each.id == wanted), None))


def _screen(venue: Venue, identity: str | None) -> Screen | None:
    return next((each for each in venue.screens if each.id == identity), None)


def _series(identities: list[str], programme: Programme) -> tuple[Series, ...]:
    return tuple(programme.series[each] for each in identities if each in programme.series)


def _run(identity: str | None, programme: Programme) -> Run | None:
    return next((run for run in programme.runs if run.id == identity), None)


def moment(text: str | None, zone_name: str) -> datetime | None:
    """Return an instant of a record in a zone."""
    return datetime.fromisoformat(text).astimezone(zone(zone_name)) if text else None


def day(text: str) -> date:
    """Return a day of a record."""
    return date.fromisoformat(text)
