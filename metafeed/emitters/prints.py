"""Fingerprints: what a standard tells of an item, as a short text that changes when that does.

They are taken of the facts before they are rendered, so that a new version of metafeed changes no revision.
What a showing tells of its film, place and series counts as the showing's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from functools import partial
from typing import Any

import orjson

from metafeed.emitters import by_name, moulds, reads_fact
from metafeed.emitters.edition import Edition
from metafeed.emitters.facts import values, values_of_showing
from metafeed.history import Revision
from metafeed.resolving.programme import Showing

#: The standards whose revisions are counted by facts. Those of feeds count significant changes.
STANDARDS = ("ical", "jsonld")


def of_item(edition: Edition, kind: str, item: Any) -> dict[str, str]:
    """Return the fingerprint of a film, bill, venue or series in JSON-LD; no event stands for it alone."""
    return {"jsonld": _item(edition, "jsonld", kind, item)}


def of_showing(edition: Edition, showing: Showing, left: Iterable[str]) -> dict[str, str]:
    """Return the fingerprint of a showing in each standard; `left` are the views that it has left."""
    past = list(left)
    if past:
        return {name: _digest(_of_showing(edition, name, showing, past)) for name in STANDARDS}
    told = moulds.octets(edition, showing, _NONE, _FORM).split(_FORM.line_end)
    return {name: _sum(each) for name, each in zip(STANDARDS, told, strict=False)}


#: No fingerprint counts changes of its own.
_NONE = Revision(0, datetime.min.replace(tzinfo=UTC), datetime.min.replace(tzinfo=UTC))


def _render(edition: Edition, showing: Showing, _revision: Revision) -> bytes:
    """Return what each standard tells of a showing, a line each: JSON breaks none."""
    return b"".join(_dumped(_of_showing(edition, name, showing, [])) + b"\n" for name in STANDARDS)


def _own(showing: Showing, _revision: Revision) -> moulds.Values:
    """Return what a showing has for itself, as it stands in the facts; its address is text in JSON."""
    return {
        "id": showing.id.encode(),
        "day": showing.cinema_day.isoformat().encode(),
        "start": _dumped(showing.start)[1:-1],
        "end": _dumped(showing.end)[1:-1] if showing.end else b"",
        "tickets": _dumped(showing.tickets or "")[1:-1],
    }


_FORM = moulds.Form("prints", _render, _own, b"\n", bytes)


def _of_showing(edition: Edition, standard: str, showing: Showing, past: list[str]) -> list[Any]:
    """Return what a standard tells of a showing, and of what it is linked to, and the views that it has left."""
    facts = list(values_of_showing(showing))
    told: list[Any] = [past, _told(standard, facts)]
    told.append([[each.id, each.title] for each in showing.series])
    told.append(showing.screen and [showing.screen.id, showing.screen.name])
    told.append([showing.cinema_day.isoformat(), showing.spoken])
    for piece in showing.pieces:
        told.append(_item(edition, standard, "film", piece.film))
        told.append(_told(standard, values("film.versions", piece.version)) if piece.version else None)
    if showing.bill:
        told.append(_item(edition, standard, "bill", showing.bill))
    told.append(_item(edition, standard, "venue", showing.venue))
    told.append(_surroundings(edition, showing))
    return told


def _surroundings(edition: Edition, showing: Showing) -> list[Any]:
    """Return what is told of a showing because of how, where and when it is published."""
    settings = edition.programme.settings
    works = [showing.bill] if showing.bill else [piece.film for piece in showing.pieces]
    usual = settings.defaults.subtitles if settings.defaults else None
    countries = edition.fragment("print", "countries", "", partial(_countries, edition))
    return [
        settings.tags,
        edition.authored("screening", showing),
        [edition.authored("bill" if showing.bill else "film", work) for work in works],
        edition.images_of(showing),
        showing.on_sale is not None and showing.on_sale > edition.now,
        usual,
        len(countries) > 1,
        settings.publish.cancelled,
    ]


def _countries(edition: Edition) -> set[str | None]:
    return {each.address.country for each in edition.programme.venues.values() if each.address}


def _item(edition: Edition, standard: str, kind: str, item: Any) -> str:
    return edition.fragment(f"print {standard}", kind, item.id, partial(_print, standard, kind, item))


def _print(standard: str, kind: str, item: Any) -> str:
    # A showing has its own version and screen; what is told of the others is none of its business.
    apart = ("film.versions.", "venue.screens.") if standard == "ical" else ()
    return _digest([each for each in _told(standard, values(kind, item)) if not each[0].startswith(apart)])


def _told(standard: str, facts: Iterable[tuple[str, Any]]) -> list[tuple[str, Any]]:
    patterns = by_name(standard).reads
    return [(name, value) for name, value in facts if reads_fact(patterns, name)]


def _digest(value: Any) -> str:
    return _sum(_dumped(value))


def _dumped(value: Any) -> bytes:
    return orjson.dumps(value, option=orjson.OPT_NON_STR_KEYS, default=str)


def _sum(octets: bytes) -> str:
    return hashlib.sha256(octets).hexdigest()[:16]
