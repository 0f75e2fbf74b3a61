"""Defaults cascade: programme → venue → series → film or bill → run → screening.

A `Chain` is the levels of one screening, the nearest first. `metafeed show ITEM --why` prints what
`Chain.why` says.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from metafeed.model.screening import Told


@dataclass(frozen=True, slots=True)
class Level:
    """One place at which a fact may be written: its name for people, its pointer, its values."""

    name: str
    pointer: str
    told: Told


Found = tuple[Any, Level | None]


@dataclass(frozen=True, slots=True)
class Inherited:
    """The levels that many screenings have in common, the nearest first; what each field is there is looked up once."""

    levels: tuple[Level, ...] = ()
    _found: dict[str, Found] = field(default_factory=dict, compare=False, repr=False)

    def find(self, name: str) -> Found:
        """Return the value of a field and the level that it comes from, as `Chain.find` does."""
        if name not in self._found:
            self._found[name] = _find(self.levels, name) or (None, None)
        return self._found[name]


@dataclass(frozen=True, slots=True)
class Chain:
    """The levels of one screening, the nearest first: its own, and those that it inherits from."""

    own: tuple[Level, ...]
    inherited: Inherited = Inherited()

    @property
    def levels(self) -> tuple[Level, ...]:
        """All levels."""
        return (*self.own, *self.inherited.levels)

    def find(self, field: str) -> Found:
        """Return the value of `field` and the level that it comes from; (None, level) where it was cleared."""
        return _find(self.own, field) or self.inherited.find(field)

    def __call__(self, field: str) -> Any:
        """Return the value of `field`, or None."""
        return self.find(field)[0]


def _find(levels: tuple[Level, ...], name: str) -> Found | None:
    for level in levels:
        told = level.told
        if name in told.cleared:
            return None, level
        value = getattr(told, name, None)
        if value is not None:
            return value, level
    return None
