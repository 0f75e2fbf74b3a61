"""A text with repairs in it, and the way back from every place in it to the text as it was."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from metafeed.read.quoting import Repair


class Mended:
    """A text that is repaired step by step."""

    def __init__(self, text: str) -> None:
        self.text = text
        #: For each step, in order: where each repair begins and ends now, and did before.
        self._steps: list[list[tuple[int, int, int, int]]] = []

    def with_repairs(self, repairs: Sequence[Repair]) -> str:
        """Return the text with `repairs` in it, without keeping them. They must not overlap."""
        parts, done = [], 0
        for repair in sorted(repairs):
            parts += [self.text[done : repair.start], repair.text]
            done = repair.stop
        return "".join((*parts, self.text[done:]))

    def keep(self, repairs: Sequence[Repair]) -> None:
        """Put `repairs` into the text."""
        self.text = self.with_repairs(repairs)
        step, moved = [], 0
        for start, stop, text, _ in sorted(repairs):
            step.append((start + moved, start + moved + len(text), start, stop))
            moved += len(text) - (stop - start)
        self._steps.append(step)

    def original(self, at: int) -> int:
        """Return where the character at `at` stands in the text as it was."""
        for step in reversed(self._steps):
            number = bisect_right(step, at, key=lambda repair: repair[0]) - 1
            if number >= 0:
                _, stop, old_start, old_stop = step[number]
                at = old_stop + at - stop if at >= stop else old_start
        return at
