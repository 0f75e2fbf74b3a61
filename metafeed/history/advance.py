"""Advance: from what was published to what is published now: revisions, changes, news, the next memory.

Pure and total: the same memory, programme and `now` give the same result. Revisions never fall, and what
is told otherwise is told later than before, even if `now` is not.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from metafeed.history import comparing, records
from metafeed.history.changes import KINDS, Change, News
from metafeed.history.comparing import Names, Told
from metafeed.history.memory import Memory, Remembered, Shelf, Stamp
from metafeed.history.recall import OFF, Recalled, earlier_starts
from metafeed.history.standing import Standing
from metafeed.model.node import Node
from metafeed.model.run import Run
from metafeed.model.text import Localised
from metafeed.resolving.programme import Programme, Showing

#: `KIND/ID` → standard → the fingerprint of what the standard tells of the item.
Prints = Callable[[str, Any], Mapping[str, str]]

#: Collection of a programme → kind of its items.
COLLECTIONS = {"venues": "venue", "films": "film", "bills": "bill", "series": "series"}
KINDS_GONE = frozenset(COLLECTIONS.values())


@dataclass(frozen=True)
class Advanced:
    """The next memory (its documents are still the last ones), and what is told otherwise in it."""

    memory: Memory
    changes: tuple[Change, ...]


def advance(
    recalled: Recalled, standing: Standing, memory: Memory, prints: Prints, now: datetime
) -> Advanced:
    """Return what is remembered after `recalled` was told at `now`."""
    instant = whole_second(now)
    items: dict[str, Remembered] = dict(memory.items)
    programme, names = recalled.programme, Names(memory)
    changes: list[Change] = []
    for key, item in _linked(programme):
        known = memory.items.get(key)
        record = records.of_item(item)
        items[key] = _item(known, key, record, prints(key.partition("/")[0], item), instant)
        if known is not None:
            changes += _correction(key, item, known.record, record)
    for showing in programme.showings:
        told = _told(showing, recalled, memory)
        key = f"screening/{showing.id}"
        items[key] = _showing(told, memory, recalled, standing, prints("screening", showing), instant)
        changes += comparing.of_showing(told, names, now)
    for key, gone in recalled.gone.items():
        items[f"screening/{key}"] = replace(items[f"screening/{key}"], gone=gone)
    items |= _kept(standing, items, prints, instant)
    changes += _runs(programme, memory, items, instant)
    changes = _announced(changes, programme, memory)
    changes += _last_chances(changes, programme, items, now)
    changes += _removed(programme, items)
    changes = _with_left(changes, standing, memory, programme)
    changes.sort(key=lambda each: each.order)
    items, news = _news(changes, programme, items, memory, instant)
    views = dict(memory.views)
    for view in standing.views:
        shelf = views.get(view.path, Shelf())
        views[view.path] = Shelf(view.title, view.last.id if view.last else shelf.last)
    return Advanced(Memory(memory.identity, items, news, views, memory.documents), tuple(changes))


def whole_second(now: datetime) -> datetime:
    """Return an instant as it is published: UTC, whole seconds."""
    return now.astimezone(UTC).replace(microsecond=0)


def is_significant(change: Change, programme: Programme) -> bool:
    """Tell whether a patron would act on a change, so that it is news."""
    if change.kind in ("sold-out", "on-sale"):
        return programme.settings.publish.changes.sale
    return KINDS[change.kind]


# Items


def _linked(programme: Programme) -> Iterator[tuple[str, Node]]:
    for collection, kind in COLLECTIONS.items():
        for identity, item in getattr(programme, collection).items():
            yield f"{kind}/{identity}", item


def _item(
    known: Remembered | None, key: str, record: Mapping[str, Any], prints: Mapping[str, str], now: datetime
) -> Remembered:
    if known is None:
        stamps = {name: Stamp(print_, 0, now) for name, print_ in prints.items()}
        return Remembered(key, record, now, stamps)
    return replace(known, record=record, stamps=_stamps(known.stamps, prints, now), gone="")


def _stamps(known: Mapping[str, Stamp], prints: Mapping[str, str], now: datetime) -> dict[str, Stamp]:
    stamps = dict(known)
    for name, print_ in prints.items():
        last = known.get(name)
        if last is None:
            stamps[name] = Stamp(print_, 0, now)
        elif last.print != print_:
            stamps[name] = Stamp(print_, last.revision + 1, later(now, last.changed))
    return stamps


def later(now: datetime, last: datetime) -> datetime:
    """Return `now`, or a second after the last change where that is later."""
    return max(now, last + timedelta(seconds=1))


def _told(showing: Showing, recalled: Recalled, memory: Memory) -> Told:
    known = recalled.known(memory, showing.id)
    # What went on under another id was told there.
    before = known.record if known and known.gone != "renamed" else {}
    return Told(
        showing,
        before,
        records.of_showing(showing),
        recalled.gone.get(showing.id, ""),
        known.gone if known else "",
        known.stood if known else {},
    )


def _showing(
    told: Told,
    memory: Memory,
    recalled: Recalled,
    standing: Standing,
    prints: Mapping[str, str],
    now: datetime,
) -> Remembered:
    showing = told.showing
    own, known = memory.items.get(f"screening/{showing.id}"), recalled.known(memory, showing.id)
    # A ghost's record stays what it was: that it is cancelled is told by `gone`.
    record = known.record if known and told.gone else told.after
    item = _item(own, f"screening/{showing.id}", record, prints, now)
    off = told.gone == "withdrawn" or showing.status in OFF
    was_off = bool(known and (known.gone == "withdrawn" or known.record.get("status") in OFF))
    return replace(
        item,
        published=known.published if known else item.published,
        stood=(known.stood if was_off else known.record) if known and off else {},
        views=standing.within.get(showing.id, ()),
        left=standing.left.get(showing.id, ()),
        quit=standing.quit.get(showing.id, ()),
        starts=earlier_starts(known, showing),
        gone=told.gone,
    )


# Changes of films, bills and other items


def _correction(key: str, item: Any, before: Mapping[str, Any], after: records.Record) -> Iterator[Change]:
    names = comparing.differing(before, after)
    if names:
        title: Localised = getattr(item, "title", None) or item.name
        yield Change("corrected", key, (title,), fields=names)


def _removed(programme: Programme, items: dict[str, Remembered]) -> list[Change]:
    """Return the films and bills that are gone, with nothing to come or to remember."""
    present = {key for key, _ in _linked(programme)}
    absent = [
        each
        for key, each in items.items()
        if each.kind in KINDS_GONE and key not in present and not each.gone
    ]
    for each in absent:
        items[each.key] = replace(each, gone="past")
    return [
        Change("removed", each.key, (each.record["title"],))
        for each in absent
        if each.kind in ("film", "bill")
    ]


def _announced(changes: list[Change], programme: Programme, memory: Memory) -> list[Change]:
    """Return changes in which what is new of new films and bills is told as their announcement."""
    new = {
        key
        for collection, kind in (("films", "film"), ("bills", "bill"))
        for key in (f"{kind}/{each}" for each in getattr(programme, collection))
        if key not in memory.items
    }
    told = [each for each in changes if not (each.kind in ("added", "held-over") and each.subject in new)]
    for key in sorted(new):
        kind, _, identity = key.partition("/")
        title = getattr(programme, f"{kind}s")[identity].title
        added = [each for each in changes if each.kind == "added" and each.subject == key and each.place]
        if added or _is_on_its_own(programme, kind, identity):
            places = tuple(
                sorted((each.place for each in added if each.place), key=lambda place: place.order)
            )
            told.append(Change("announced", key, (title,), places=places))
    return told


def _is_on_its_own(programme: Programme, kind: str, identity: str) -> bool:
    """Tell whether a film or bill stands in the programme without any showing yet."""
    if kind == "bill":
        return all(showing.bill is None or showing.bill.id != identity for showing in programme.showings)
    return all(piece.film.id != identity for showing in programme.showings for piece in showing.pieces)


def _kept(
    standing: Standing, items: Mapping[str, Remembered], prints: Prints, now: datetime
) -> dict[str, Remembered]:
    """Return the showings that calendars keep beyond their window: their film or venue may have changed."""
    found = {}
    for showing in {view.last.id: view.last for view in standing.views if view.last}.values():
        known = items.get(f"screening/{showing.id}")
        if known is not None and showing.id not in standing.within:
            found[known.key] = replace(known, stamps=_stamps(known.stamps, prints("screening", showing), now))
    return found


def _runs(
    programme: Programme, memory: Memory, items: dict[str, Remembered], now: datetime
) -> Iterator[Change]:
    """Yield films that are held over: a run of theirs says so now, or they run longer than they did."""
    of: dict[str, list[Run]] = {}
    titles: dict[str, tuple[Localised, ...]] = {}
    for run, showing in {s.run.id: (s.run, s) for s in programme.showings if s.run}.values():
        of.setdefault(comparing.subject(showing), []).append(run)
        titles.setdefault(comparing.subject(showing), comparing.titles(showing))
    for subject, runs in of.items():
        last = max(run.dates.last for run in runs)
        told = {"last": last.isoformat(), "held": any("held-over" in run.facts for run in runs)}
        before = items[subject].runs
        items[subject] = replace(items[subject], runs=told)
        if subject not in memory.items or last < now.date():
            continue
        if (told["held"] and not before.get("held")) or (before and before["last"] < told["last"]):
            yield Change("held-over", subject, titles[subject], now=told["last"])


def last_chances(programme: Programme, items: Mapping[str, Remembered]) -> dict[str, datetime]:
    """Return the start of the last showing of each film or bill with several days, where it was not called so."""
    return {key: showings[-1].begins.astimezone(UTC) for key, showings in _closing(programme, items).items()}


def _closing(programme: Programme, items: Mapping[str, Remembered]) -> dict[str, list[Showing]]:
    found: dict[str, list[Showing]] = {}
    for showing in programme.showings:
        if showing.start is not None and showing.status not in OFF:
            found.setdefault(comparing.subject(showing), []).append(showing)
    return {
        key: showings
        for key, showings in found.items()
        if len({showing.cinema_day for showing in showings}) > 1
        and key in items
        and items[key].called != _called(showings[-1])
    }


def _called(showing: Showing) -> str:
    return showing.begins.astimezone(UTC).isoformat()


def _last_chances(
    changes: Iterable[Change], programme: Programme, items: dict[str, Remembered], now: datetime
) -> list[Change]:
    """Return films whose last showing of several is near, each told once for that showing."""
    days = programme.settings.publish.changes.last_chance_days
    fresh = {each.subject for each in changes if each.kind in ("announced", "added")}
    found = []
    for subject, showings in _closing(programme, items).items():
        last = showings[-1]
        if now < last.begins <= now + timedelta(days=days):
            items[subject] = replace(items[subject], called=_called(last))
            if subject not in fresh:
                place = comparing.place(last)
                found.append(Change("last-chance", subject, comparing.titles(last), last.id, place))
    return found


def _with_left(
    changes: list[Change], standing: Standing, memory: Memory, programme: Programme
) -> list[Change]:
    """Return changes with the views that showings have left, where nothing else says why."""
    told = {each.screening for each in changes if each.kind != "corrected"}
    found: list[Change] = []
    for showing in programme.showings:
        known = memory.items.get(f"screening/{showing.id}")
        new = [path for path in standing.left[showing.id] if known and path not in known.left]
        if new and showing.id not in told:
            found.append(
                Change(
                    "left",
                    comparing.subject(showing),
                    comparing.titles(showing),
                    showing.id,
                    comparing.place(showing),
                    was=new,
                )
            )
    explained = {each.screening for each in found}
    return [each for each in changes if each.kind != "corrected" or each.screening not in explained] + found


# News


def _news(
    changes: Iterable[Change],
    programme: Programme,
    items: dict[str, Remembered],
    memory: Memory,
    now: datetime,
) -> tuple[dict[str, Remembered], tuple[News, ...]]:
    """Return the items with what is told in feeds, and all news, the oldest first."""
    by_subject: dict[str, list[Change]] = {}
    touched: set[str] = set()
    films = {s.id: {f"film/{piece.film.id}" for piece in s.pieces} for s in programme.showings}
    for known in memory.of("screening"):
        # An entry that lost a showing to another film has changed too.
        films.setdefault(known.id, set()).update(
            f"film/{work['film']}" for work in known.record["works"] if "film" in work
        )
    for change in changes:
        if is_significant(change, programme):
            by_subject.setdefault(change.subject, []).append(change)
            if change.kind != "last-chance":
                touched.add(change.subject)
                # The entries of all films of a showing list it.
                touched |= films.get(change.screening or "", set())
    news = list(memory.news)
    moment = max([now, *(each.told for each in news[-1:])])
    for subject, told in by_subject.items():
        known = items[subject]
        items[subject] = known = replace(known, news=known.news + 1)
        title: Localised = known.record["title"]
        news.append(News(len(news) + 1, subject, known.news, moment, (title,), tuple(told)))
    for key, known in items.items():
        if known.kind in ("film", "bill"):
            items[key] = _with_feed(known, key in touched, now)
    return items, tuple(news)


def _with_feed(known: Remembered, touched: bool, now: datetime) -> Remembered:
    """Return an entry's item with when its entry last changed significantly."""
    last = known.stamps.get("feed")
    if last is None:
        stamp = Stamp("", 0, known.published)
    elif touched:
        stamp = Stamp("", last.revision + 1, later(now, last.changed))
    else:
        return known
    return replace(known, stamps={**known.stamps, "feed": stamp})
