"""Which screenings have no id of their own, and the id that each of them gets.

It is the provisional one, because that is what the screening was published under: film, venue and start.
Where two have the same, the first keeps it and the others get a number.
"""

from __future__ import annotations

from collections.abc import Container, Mapping
from itertools import count
from types import MappingProxyType
from typing import NamedTuple

from metafeed.checking import Checked
from metafeed.diagnostics import Diagnostic, Severity, pointer_parts
from metafeed.model.values import is_id, suggested_id
from metafeed.resolving.programme import Showing

_LONGEST = 80
#: Provisional id → the one under which the same showing is published.
Published = Mapping[str, str]
NOTHING: Published = MappingProxyType({})


class NewId(NamedTuple):
    """A screening without an id of its own, by its pointer in the document, and the id that it gets."""

    pointer: str
    id: str


def new_ids(checked: Checked, published: Published = NOTHING) -> tuple[NewId, ...]:
    """Return the screenings without an id, in the order of the source.

    What is published under another id gets that one back.
    """
    showings = sorted(_provisional(checked), key=lambda showing: int(pointer_parts(showing.pointer)[1]))
    wanted = {showing.pointer: _legal(published.get(showing.id, showing.id)) for showing in showings}
    own = _own(checked)
    taken, given = own | set(wanted.values()), set(own)
    found = []
    for place, identity in wanted.items():
        unique = _numbered(identity, taken) if identity in given else identity
        taken.add(unique)
        given.add(unique)
        found.append(NewId(place, unique))
    return tuple(found)


def hindrances(checked: Checked) -> tuple[Diagnostic, ...]:
    """Return the errors that keep ids from being written: all but those that ids are the remedy for."""
    document, typed = checked.document, checked.typed
    shape = {(finding.code, finding.pointer) for finding in (*document.findings, *typed.findings)}
    unnamed = _provisional(checked)
    shared = {showing.id for showing in unnamed}
    cured = {showing.pointer for showing in checked.programme.showings if showing.id in shared}

    def hinders(finding: Diagnostic) -> bool:
        where = finding.pointer.removesuffix("#").removesuffix("/id")
        return where not in cured or (finding.code, finding.pointer) in shape

    return tuple(f for f in checked.findings if f.severity is Severity.ERROR and hinders(f))


def _provisional(checked: Checked) -> list[Showing]:
    return [showing for showing in checked.programme.showings if showing.provisional]


def _own(checked: Checked) -> set[str]:
    """Return the ids that screenings have, those of runs and of broken items included."""
    written = {
        item.get("id") for item in checked.document.tree.get("screenings", ()) if isinstance(item, dict)
    }
    resolved = {showing.id for showing in checked.programme.showings if not showing.provisional}
    return resolved | {identity.lower() for identity in written if isinstance(identity, str)}


def _legal(identity: str) -> str:
    return identity if is_id(identity) else suggested_id(identity)


def _numbered(identity: str, taken: Container[str]) -> str:
    candidates = (f"{identity[: _LONGEST - len(f'-{number}')]}-{number}" for number in count(2))
    return next(candidate for candidate in candidates if candidate not in taken)
