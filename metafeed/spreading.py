"""How independent pieces of work are done: one by one, unless an edge knows of several processes.

The pure stages that have much to do take a `Spread`; `metafeed.sharing` has the one with processes. The results are the
same, in the same order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol, TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")


class Spread(Protocol):
    """Does a piece of work for each item, and yields the results in order.

    Results must be plain values that can be sent from one process to another; work may leave nothing else behind.
    """

    def __call__(self, work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
        """Yield the result of each item."""
        ...


def one_by_one(work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """Do the work here."""
    return map(work, items)


def portions(items: Sequence[Item], size: int) -> list[Sequence[Item]]:
    """Return items in portions, so that sending results costs little beside making them."""
    return [items[at : at + size] for at in range(0, len(items), size)]
