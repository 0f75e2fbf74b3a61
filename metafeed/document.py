"""A document: the whole source as one tree of plain values, and where each of them stands.

The readers make documents, the model types them. A document knows nothing of films. Scalars from
YAML and CSV are the text that was typed; JSON and Python objects keep their numbers and booleans.
Positions are looked up only when something is wrong, so that a clean source does not pay for them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from metafeed.diagnostics import Diagnostic, Span, pointer_parts

#: The collections of a programme, in the order in which they are read and reported.
COLLECTIONS = ("venues", "films", "bills", "series", "runs", "screenings", "notices")


class SourceText(Protocol):
    """One source file, able to say where a value stands in it."""

    @property
    def path(self) -> str:
        """The path as the author would type it, relative to the working folder, with `/`."""

    def locate(self, pointer: str) -> Span:
        """Return the place of the value at `pointer` (local to this file's own tree).

        A pointer that leads to nothing is answered with the place of the nearest ancestor that
        exists. The place of a mapping's entry is its key where `pointer` ends in `/key#`.
        """

    def line(self, number: int) -> str:
        """Return the text of a line (from 1) without its line break, `""` past the end."""


@dataclass(frozen=True, slots=True)
class ImageFile:
    """What is known of a picture lying in the source folder: pixels, bytes."""

    width: int
    height: int
    size: int


@dataclass(frozen=True, slots=True)
class Document:
    """The source as one tree.

    `tree` has the programme's own keys at the top and a list for each collection that is present.
    `origins` says for a pointer (`""`, `/films/3`, `/screenings/17` …) which file that subtree came
    from and its pointer there; the longest prefix counts. `images` maps each file below `images/`
    (as written: `images/cranes-1.jpg`) to its facts, or to None if it is no picture, `templates` the author's
    own templates of pages (`film.html`) to their texts. `root` is the
    folder that relative files count from, for messages only; None for objects.
    """

    tree: dict[str, Any]
    origins: Mapping[str, tuple[SourceText, str]] = field(default_factory=dict)
    sources: tuple[SourceText, ...] = ()
    images: Mapping[str, ImageFile | None] = field(default_factory=dict)
    templates: Mapping[str, str] = field(default_factory=dict)
    root: str | None = None
    findings: tuple[Diagnostic, ...] = ()

    def place(self, pointer: str) -> Span | None:
        """Return where the value at `pointer` stands, or None if no file is known for it."""
        origin = self.origin(pointer)
        return origin[0].locate(origin[1]) if origin else None

    def origin(self, pointer: str) -> tuple[SourceText, str] | None:
        """Return the file that the value at `pointer` came from, and its pointer there."""
        prefix = pointer
        while True:
            if prefix in self.origins:
                source, local = self.origins[prefix]
                return source, local + pointer[len(prefix) :]
            if not prefix:
                return None
            prefix = prefix.rpartition("/")[0]

    def source_line(self, span: Span) -> str | None:
        """Return the text of the line that `span` points at, or None if its file is unknown."""
        for source in self.sources or (source for source, _ in self.origins.values()):
            if source.path == span.path:
                return source.line(span.line)
        return None

    def value(self, pointer: str) -> Any:
        """Return the raw value at `pointer`, or None if there is none."""
        found: Any = self.tree
        for part in pointer_parts(pointer):
            try:
                found = found[int(part)] if isinstance(found, list) else found[part]
            except (KeyError, IndexError, ValueError, TypeError):
                return None
        return found
