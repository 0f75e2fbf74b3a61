"""A row of the table: what was compared, what came out, and what was aimed at."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from benchmarks.measuring import Measured


@dataclass(frozen=True)
class Row:
    """One figure. `ratio` is compared with `aim`: it is to be at least that, or at most where `most` is said."""

    name: str
    ratio: float
    aim: float | None
    about: str
    most: bool = True
    unit: str = "×"
    runs: Mapping[str, Measured] = field(default_factory=dict)

    @property
    def is_reached(self) -> bool | None:
        """Whether the aim is reached, None where there is none."""
        if self.aim is None:
            return None
        return self.ratio <= self.aim if self.most else self.ratio >= self.aim

    def told(self) -> dict[str, Any]:
        """Return the row for `results.json`."""
        return {
            "name": self.name,
            "ratio": round(self.ratio, 4),
            "aim": self.aim,
            "is": "at most" if self.most else "at least",
            "unit": self.unit,
            "reached": self.is_reached,
            "about": self.about,
            "runs": {name: each.told() for name, each in self.runs.items()},
        }

    def line(self) -> str:
        """Return the row for people."""
        mark = {True: "yes", False: "no", None: ""}[self.is_reached]
        aim = "" if self.aim is None else f"{'≤' if self.most else '≥'} {self.aim:g}{self.unit}"
        return f"| {self.name} | {self.ratio:.2f}{self.unit} | {aim} | {mark} | {self.about} |"


Rows = Callable[[], list[Row]]
HEAD = "| measure | seen | aim | reached | how |\n| --- | --- | --- | --- | --- |"
