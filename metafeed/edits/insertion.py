"""Text to insert: where, and what. Nothing is ever taken out."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from metafeed.errors import MetafeedError


class Insertion(NamedTuple):
    """`text`, to stand before the character at `at` (from 0)."""

    at: int
    text: str


class EditRefused(MetafeedError):
    """A file that cannot be edited without changing more than an id: `place`, and why. Nothing was written."""

    def __init__(self, place: str, message: str, hint: str | None = None) -> None:
        super().__init__(place, message, hint)
        self.place, self.message, self.hint = place, message, hint

    def __str__(self) -> str:
        return f"{self.place}: {self.message}"


def inserted(text: str, insertions: Iterable[Insertion]) -> str:
    """Return `text` with `insertions` in it."""
    parts, done = [], 0
    for at, new in sorted(insertions):
        parts += [text[done:at], new]
        done = at
    return "".join((*parts, text[done:]))
