"""Keeping: which showing the calendar of each view keeps where it would be empty.

It is the one that leaves it last, and once it has run out, the one that left it last: nothing that had gone
comes back, and what the calendar keeps stays the same.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from metafeed.history.memory import Memory
from metafeed.history.recall import Recalled, window_end
from metafeed.resolving.programme import Showing

Paths = Mapping[str, tuple[str, ...]]
#: Until when a calendar has a showing; its id, which decides where two end at once; the showing.
_Candidate = tuple[datetime, str, Showing]
#: The end of a showing in the calendar of a view that a correction took it out of: kept only for want of others.
_NEVER = datetime.min.replace(tzinfo=UTC)


def keep(
    recalled: Recalled, memory: Memory, within: Paths, left: Paths, quit_: Paths, now: datetime
) -> dict[str, Showing]:
    """Return what the calendars of views keep, by path. The maps say where each showing stands and stood, by id."""
    renamed = {old: new for new, old in recalled.before.items()}
    before = {path: renamed.get(shelf.last, shelf.last) for path, shelf in memory.views.items()}
    last: dict[str, _Candidate] = {}
    stood: dict[str, _Candidate] = {}
    for showing in {each.id: each for each in (*recalled.programme.showings, *recalled.ghosts)}.values():
        if showing.start is not None:
            for path, end in _ends(showing, recalled, memory, within, left, quit_).items():
                best = last.get(path)
                if best is None or (end, showing.id) > best[:2]:
                    last[path] = end, showing.id, showing
                if before.get(path) == showing.id:
                    stood[path] = end, showing.id, showing
    return {path: _kept(best, stood.get(path), path in memory.views, now) for path, best in last.items()}


def _ends(
    showing: Showing, recalled: Recalled, memory: Memory, within: Paths, left: Paths, quit_: Paths
) -> dict[str, datetime]:
    """Return until when the calendar of each view has a showing."""
    publish, gone = recalled.programme.settings.publish, recalled.gone.get(showing.id, "")
    known = memory.items.get(f"screening/{showing.id}")
    if showing.id in within or known is None:
        stands, stood, was = (paths.get(showing.id, ()) for paths in (within, left, quit_))
    else:
        stands, stood, was = known.views, known.left, known.quit
    ends = dict.fromkeys(was, _NEVER)
    if stood:
        ends |= dict.fromkeys(stood, window_end(publish, showing, gone, left=True))
    ends |= dict.fromkeys(("all", *stands), window_end(publish, showing, gone, left=False))
    return ends


def _kept(best: _Candidate, before: _Candidate | None, is_published: bool, now: datetime) -> Showing:
    """Return what a calendar keeps: the best, or what left it last where that has run out too."""
    end, _, showing = best
    if end >= now or not is_published:
        return showing
    return before[2] if before and before[0] > _NEVER else showing
