"""A mapping or sequence of a YAML text while it is being read: what is in it, and what comes next."""

from __future__ import annotations

from typing import Any

from metafeed.diagnostics import pointer
from metafeed.read.quoting import ONE_TEXT, TEXTS
from metafeed.read.yaml_misreadings import Spot


class Frame:
    """A mapping or sequence that is being read, or the file around them all."""

    __slots__ = ("absent", "flow", "is_key", "key", "key_index", "lost", "mapping", "node", "start", "texts")

    def __init__(self, mapping: bool, start: int, flow: bool, texts: bool) -> None:
        self.node: Any = {} if mapping else []
        self.mapping = mapping
        self.start = start
        self.flow = flow
        #: Whether the values in here are text, whatever their key.
        self.texts = texts
        #: The key whose value comes next; None before a key.
        self.key: Any = None
        self.key_index = start
        self.is_key = False
        #: Whether this is not in the tree, because something above it was refused.
        self.lost = False
        self.absent = False

    def step(self, back: int = 0) -> str:
        """Return the part of a pointer that leads to the next value, or to the one before."""
        if not self.mapping:
            return f"/{len(self.node) - back}"
        return pointer(self.key) if isinstance(self.key, str) else ""

    def spot(self, where: str) -> Spot:
        """Return what is known of the place of the next value, whose pointer is `where`."""
        key = self.key if isinstance(self.key, str) else ""
        return Spot(
            key=key,
            texts=self.texts or key in TEXTS,
            one_text=key in ONE_TEXT,
            item=not self.mapping,
            flow=self.flow,
            pointer=where,
        )
