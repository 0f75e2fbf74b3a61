"""The dates of a node that can be read, with their values: what most rules of time begin with."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from metafeed.audit.dates import Moment, moment
from metafeed.audit.nodes import Node, Value

#: The times of an event itself; those of its offers and films are their own.
OF_EVENTS = ("startDate", "endDate", "doorTime", "previousStartDate")


class Dated(NamedTuple):
    """One date of a node: the property, the value that stands there, and what it says."""

    name: str
    value: Value
    moment: Moment


def dated(node: Node, *names: str) -> Iterator[Dated]:
    """Yield the dates of properties that can be read."""
    for name in names:
        for value in node.values(name):
            if found := moment(value.value):
                yield Dated(name, value, found)


def first(node: Node, name: str) -> Moment | None:
    """Return the first date of a property that can be read."""
    return next((each.moment for each in dated(node, name)), None)
