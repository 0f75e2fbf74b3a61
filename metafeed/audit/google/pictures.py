"""The pictures of a node, with their sizes where the page says them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from metafeed.audit.case import Case
from metafeed.audit.google.numbers import number_of
from metafeed.audit.nodes import Node


@dataclass(frozen=True, slots=True)
class Picture:
    """One picture: where its size stands, and the size in pixels, each None where it is not said."""

    pointer: str
    width: float | None = None
    height: float | None = None

    @property
    def size(self) -> str:
        """The size for people: `320 × 180`."""
        return " × ".join("?" if each is None else f"{each:g}" for each in (self.width, self.height))


def pictures(case: Case, node: Node) -> Iterator[Picture]:
    """Yield the pictures of a node, those without a size too."""
    for value in node.values("image"):
        picture = case.resolve(value.value) if isinstance(value.value, Node) else None
        if picture is None:
            yield Picture(value.pointer)
        else:
            width, height = (
                next((number_of(each) for each in picture.values(name)), None) for name in ("width", "height")
            )
            yield Picture(picture.place("width"), width, height)
