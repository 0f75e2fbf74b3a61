"""Which entries a feed of a view has: films and bills, news, or weeks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TypeVar

from metafeed.emitters import entry, news
from metafeed.emitters.digest import feed
from metafeed.emitters.edition import Edition
from metafeed.emitters.entry import Entry, Head
from metafeed.views import View

T = TypeVar("T")


def heads(edition: Edition, view: View, suffix: str) -> Sequence[Head | Entry]:
    """Return the entries of a view's feed with `suffix`, the newest first, as far as a feed must know them."""
    if view.kind == "weeks":
        return feed.entries(edition, view)
    return news.entries(edition, view) if view.kind == "changes" else entry.heads(edition, view, suffix)


def entries(edition: Edition, view: View, suffix: str) -> list[Entry]:
    """Return the entries of a view's feed with `suffix`, the newest first."""
    return [_whole(edition, head) for head in heads(edition, view, suffix)]


def rendered(
    edition: Edition, standard: str, heads: Sequence[Head | Entry], render: Callable[[Edition, Entry], T]
) -> list[T]:
    """Return entries as a standard tells them, each rendered once an edition."""
    return [
        edition.fragment(standard, head.kind, head.key, partial(_rendered, edition, head, render))
        for head in heads
    ]


def _rendered(edition: Edition, head: Head | Entry, render: Callable[[Edition, Entry], T]) -> T:
    return render(edition, _whole(edition, head))


def _whole(edition: Edition, head: Head | Entry) -> Entry:
    return head if isinstance(head, Entry) else entry.entry(edition, head.kind, head.item)
