"""Recall: the programme as it must be told, given what patrons hold already.

What vanished from the source is put back as what it is now: past, or withdrawn, which is told as cancelled. A
showing whose time was published and is open again is told as postponed from that time, so that nobody
comes. One that vanished while a twin of it appeared under another id is no news; it is a finding.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from metafeed.diagnostics import Diagnostic
from metafeed.history import ids, records
from metafeed.history.memory import RESTORE, Memory, MemoryFault, Remembered, is_future
from metafeed.model.programme import Publish
from metafeed.model.vocabulary import OFF
from metafeed.resolving.programme import Programme, Showing
from metafeed.zones import zone


@dataclass(frozen=True)
class Recalled:
    """What is told at an instant.

    `programme` has the public showings and those that vanished and are still in their window; `ghosts` are
    all that vanished, but for those that go on under another id. `gone` says why, by id; `before` maps an id
    to the one under which the same showing was published, `moved` to one that it may have been.
    """

    programme: Programme
    ghosts: tuple[Showing, ...] = ()
    gone: Mapping[str, str] = field(default_factory=dict)
    before: Mapping[str, str] = field(default_factory=dict)
    moved: Mapping[str, str] = field(default_factory=dict)
    findings: tuple[Diagnostic, ...] = ()

    def known(self, memory: Memory, identity: str) -> Remembered | None:
        """Return what patrons know a showing as: what was published under its id, or the one that it had."""
        return _known(memory, self.before, identity)


def recall(memory: Memory, programme: Programme, now: datetime) -> Recalled:
    """Return what is told of a public programme at `now`. Raises MemoryFault."""
    present = {showing.id for showing in programme.showings}
    vanished = {each.id: each for each in memory.of("screening") if each.id not in present}
    twins = ids.twins(memory, vanished, programme)
    moved = ids.moved(memory, vanished, twins, programme, now)
    gone = {key: _gone(each, key in twins, now) for key, each in vanished.items()}
    try:
        whole = _with_items(memory, programme)
        ghosts = tuple(
            _ghost(each, gone[key], whole) for key, each in vanished.items() if gone[key] != "renamed"
        )
    except (ValueError, LookupError, TypeError) as error:
        raise MemoryFault(
            "MF801", 1, f"this memory tells of something that is not in it: {error}", RESTORE
        ) from error
    before = {new: old for old, new in twins.items()}
    told = tuple(_as_known(each, _known(memory, before, each.id), now) for each in programme.showings)
    publish = programme.settings.publish
    kept = tuple(each for each in ghosts if in_window(publish, each, gone[each.id], now))
    every = sorted((*told, *kept), key=lambda showing: showing.order)
    return Recalled(
        programme=replace(_with_items_of(programme, whole, kept), showings=tuple(every)),
        ghosts=ghosts,
        gone=gone,
        before=before,
        moved=moved,
        findings=tuple(ids.findings(memory, programme, twins, moved)),
    )


def in_window(publish: Publish, showing: Showing, gone: str, now: datetime) -> bool:
    """Tell whether calendars and feeds still tell a showing at `now`.

    Withdrawn ones until their time, cancelled ones some days longer, all others `past_days`.
    """
    days = (
        0 if gone == "withdrawn" else publish.cancelled_days if showing.status in OFF else publish.past_days
    )
    if showing.start is None:
        return showing.cinema_day >= now.date() - timedelta(days=days)
    end = showing.start.astimezone(UTC) + timedelta(days=days)
    return end > now if gone == "withdrawn" else end >= now


def window_end(publish: Publish, showing: Showing, gone: str, left: bool) -> datetime:
    """Return until when calendars tell a showing that has a start; one that left a view, that view's calendar."""
    if left or gone == "withdrawn":
        return showing.begins
    off = showing.status in OFF
    if off and publish.cancelled == "drop":
        return datetime.min.replace(tzinfo=UTC)
    return showing.begins.astimezone(UTC) + timedelta(
        days=publish.cancelled_days if off else publish.past_days
    )


def _gone(each: Remembered, renamed: bool, now: datetime) -> str:
    if renamed or each.gone == "renamed":
        return "renamed"
    if each.gone == "withdrawn" or is_future(each.start, each.record["cinema_day"], now):
        return "withdrawn"
    return "past"


def _ghost(each: Remembered, gone: str, programme: Programme) -> Showing:
    showing = records.showing(dict(each.record), programme)
    if gone == "withdrawn" and showing.status != "cancelled":
        return replace(showing, status="cancelled", reason=None)
    return showing


def _known(memory: Memory, before: Mapping[str, str], identity: str) -> Remembered | None:
    return memory.items.get(f"screening/{before.get(identity, identity)}")


def _as_known(showing: Showing, known: Remembered | None, now: datetime) -> Showing:
    """Return a showing as it must be told to those who know it as `known`."""
    return _with_starts(_as_expected(showing, known, now), known)


def _as_expected(showing: Showing, known: Remembered | None, now: datetime) -> Showing:
    """Return a showing; one whose published time is open again is postponed from it."""
    if showing.start is not None or known is None or known.start is None:
        return showing
    if known.start <= now and known.record.get("status") != "postponed":
        return showing
    zone = showing.venue.zone
    before = {key: known.record[key] for key in ("start", "end", "cinema_day") if key in known.record}
    start, end = (records.moment(before.get(key), zone) for key in ("start", "end"))
    status = showing.status if showing.status in OFF else "postponed"
    return replace(showing, start=start, end=end, status=status, cinema_day=records.day(before["cinema_day"]))


def _with_starts(showing: Showing, known: Remembered | None) -> Showing:
    """Return a showing with the starts that were published and hold no more, the oldest first."""
    earlier = earlier_starts(known, showing)
    said = {each.astimezone(UTC) for each in showing.previous_starts if isinstance(each, datetime)}
    new = tuple(each for each in earlier if each.astimezone(UTC) not in said)
    return replace(showing, previous_starts=(*showing.previous_starts, *new)) if new else showing


def earlier_starts(known: Remembered | None, showing: Showing) -> tuple[datetime, ...]:
    """Return the starts of a showing that were published and hold no more, in its zone, the oldest first."""
    if known is None:
        return ()
    told = [*known.starts, *([known.start] if known.start else [])]
    kept: dict[datetime, datetime] = {}
    for each in told:
        instant = each.astimezone(UTC)
        if showing.start is None or instant != showing.start.astimezone(UTC):
            kept.pop(instant, None)
            kept[instant] = each.astimezone(zone(showing.venue.zone))
    return tuple(kept.values())


def _with_items(memory: Memory, programme: Programme) -> Programme:
    """Return the programme with all films, bills, venues and series that are remembered and gone."""
    old = {
        kind: {
            each.id: records.item(kind, dict(each.record))
            for each in memory.of(kind)
            if each.id not in present
        }
        for kind, present in _linked(programme).items()
    }
    return _joined(programme, old)


def _linked(programme: Programme) -> dict[str, Mapping[str, Any]]:
    """Return the items that showings are linked to, by kind and id."""
    return {
        "film": programme.films,
        "bill": programme.bills,
        "venue": programme.venues,
        "series": programme.series,
    }


def _joined(programme: Programme, old: Mapping[str, Mapping[str, Any]]) -> Programme:
    """Return the programme with old items, by kind, behind those that it has."""
    films, bills, venues, series = (
        {key: each for key, each in old[kind].items() if key not in present}
        for kind, present in _linked(programme).items()
    )
    return replace(
        programme,
        films={**programme.films, **films},
        bills={**programme.bills, **bills},
        venues={**programme.venues, **venues},
        series={**programme.series, **series},
    )


def _with_items_of(programme: Programme, whole: Programme, kept: tuple[Showing, ...]) -> Programme:
    """Return the programme with the items that kept showings are of."""
    bills = {showing.bill.id for showing in kept if showing.bill}
    films = {piece.film.id for showing in kept for piece in showing.pieces}
    films |= {work.film for key in bills for work in whole.bills[key].works if work.film}
    venues = {showing.venue.id for showing in kept}
    series = {each.id for showing in kept for each in (*showing.series, *showing.wider_series)}
    return _joined(
        programme,
        {
            "film": {key: whole.films[key] for key in sorted(films)},
            "bill": {key: whole.bills[key] for key in sorted(bills)},
            "venue": {key: whole.venues[key] for key in sorted(venues)},
            "series": {key: whole.series[key] for key in sorted(series)},
        },
    )
