"""How rules word what the schemas find."""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.google.faults import Fault
from metafeed.audit.google.features import FEATURES
from metafeed.audit.nodes import Node

_TITLES = {feature.name: feature.title for feature in FEATURES}


def told(case: Case, rule: str) -> Iterator[Fault]:
    """Yield the faults that a rule tells, each place once, whichever features miss it."""
    seen: set[str] = set()
    for fault in case.faults:
        if fault.told and fault.rule == rule and fault.pointer not in seen:
            seen.add(fault.pointer)
            yield fault


def title(fault: Fault) -> str:
    """Return the name of the feature that a fault is of: `Event`."""
    return _TITLES[fault.feature]


def kind(fault: Fault) -> str:
    """Return what a fault is of, with its name: `the ScreeningEvent 'Cléo from 5 to 7'`."""
    return f"the {' and '.join(fault.node.types) or 'node'} {name(fault.node)}".rstrip()


def name(node: Node) -> str:
    """Return the name of a node in quotes with a space after it, nothing if it has none."""
    said = node.text("name")
    return f"{said!r} " if said else ""


def said(fault: Fault) -> str:
    """Return the value that is at fault, as the page says it: a text in quotes, a node by its type."""
    value = next((each.value for each in fault.node.values(fault.property)), None)
    if isinstance(value, Node):
        return repr(value.id) if value.is_reference else f"a {' and '.join(value.types) or 'node'}"
    return repr(value)
