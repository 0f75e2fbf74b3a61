"""Keeping: which showing the calendar of each view keeps where it would be empty.

It is the one that leaves it last, and once it has run out, the one that left it last: nothing that had gone
comes back, and what the calendar keeps stays the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime

from metafeed.history.memory import Memory
from metafeed.history.recall import Recalled, window_end
from metafeed.resolving.programme import Showing

Paths = Mapping[str, tuple[str, ...]]
#: The end of a showing in the calendar of a view that a correction took it out of: kept only for want of others.
_NEVER = datetime.min.replace(tzinfo=UTC)


def keep(
    recalled: Recalled, memory: Memory, within: Paths, left: Paths, quit_: Paths, now: datetime
) -> dict[str, Showing]:
    """Return what the calendars of views keep, by path. The maps say where each showing stands and stood, by id."""
    candidates: dict[str, dict[str, tuple[datetime, Showing]]] = {}
    for showing in {each.id: each for each in (*recalled.programme.showings, *recalled.ghosts)}.values():
        if showing.start is not None:
            for path, end in _ends(showing, recalled, memory, within, left, quit_):
                candidates.setdefault(path, {})[showing.id] = end, showing
    renamed = {old: new for new, old in recalled.before.items()}
    return {path: _last(path, found, memory, renamed, now) for path, found in candidates.items()}


def _ends(
    showing: Showing, recalled: Recalled, memory: Memory, within: Paths, left: Paths, quit_: Paths
) -> Iterator[tuple[str, datetime]]:
    """Yield (view, until when its calendar has a showing)."""
    publish, gone = recalled.programme.settings.publish, recalled.gone.get(showing.id, "")
    known = memory.items.get(f"screening/{showing.id}")
    if showing.id in within or known is None:
        stands, stood, was = (paths.get(showing.id, ()) for paths in (within, left, quit_))
    else:
        stands, stood, was = known.views, known.left, known.quit
    ends: Iterable[tuple[tuple[str, ...], datetime]] = (
        (was, _NEVER),
        (stood, window_end(publish, showing, gone, left=True)),
        (("all", *stands), window_end(publish, showing, gone, left=False)),
    )
    for paths, end in ends:
        yield from ((path, end) for path in paths)


def _last(
    path: str,
    found: Mapping[str, tuple[datetime, Showing]],
    memory: Memory,
    renamed: Mapping[str, str],
    now: datetime,
) -> Showing:
    end, _, showing = max((end, key, showing) for key, (end, showing) in found.items())
    shelf = memory.views.get(path)
    if end >= now or shelf is None:
        return showing
    before = found.get(renamed.get(shelf.last, shelf.last))
    return before[1] if before and before[0] > _NEVER else showing
