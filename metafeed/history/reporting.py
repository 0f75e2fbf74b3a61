"""Reporting: which changes are news, told together by film, and when an entry changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from metafeed.history import comparing
from metafeed.history.changes import KINDS, Change, News
from metafeed.history.memory import Memory, Remembered, Stamp
from metafeed.history.stamping import later
from metafeed.history.standing import Standing
from metafeed.model.text import Localised
from metafeed.resolving.programme import Programme


def is_significant(change: Change, programme: Programme) -> bool:
    """Tell whether a patron would act on a change, so that it is news."""
    if change.kind in ("sold-out", "on-sale"):
        return programme.settings.publish.changes.sale
    return KINDS[change.kind]


def with_left(
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


def news(
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
    told_ever = list(memory.news)
    moment = max([now, *(each.told for each in told_ever[-1:])])
    for subject, told in by_subject.items():
        known = items[subject]
        items[subject] = known = replace(known, news=known.news + 1)
        title: Localised = known.record["title"]
        told_ever.append(News(len(told_ever) + 1, subject, known.news, moment, (title,), tuple(told)))
    for key, known in items.items():
        if known.kind in ("film", "bill"):
            items[key] = _with_feed(known, key in touched, now)
    return items, tuple(told_ever)


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
