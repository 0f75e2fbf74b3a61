"""Defaults cascade: programme → venue → series → film or bill → run → screening.

A `Chain` is the levels of one screening, the nearest first. `metafeed show ITEM --why` prints what
`Chain.why` says.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from metafeed.model.screening import Told


@dataclass(frozen=True, slots=True)
class Level:
    """One place at which a fact may be written: its name for people, its pointer, its values."""

    name: str
    pointer: str
    told: Told


@dataclass(frozen=True, slots=True)
class Chain:
    """The levels of one screening, the nearest first."""

    levels: tuple[Level, ...]

    def find(self, field: str) -> tuple[Any, Level | None]:
        """Return the value of `field` and the level that it comes from; (None, level) where it was cleared."""
        for level in self.levels:
            if field in level.told.cleared:
                return None, level
            value = getattr(level.told, field, None)
            if value is not None:
                return value, level
        return None, None

    def __call__(self, field: str) -> Any:
        """Return the value of `field`, or None."""
        return self.find(field)[0]
