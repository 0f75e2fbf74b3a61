"""A page as the audit sees it: its blocks of structured data, as JSON, and where everything in them stands.

`read` in `metafeed.audit.reading` makes it from bytes. A block is what one script, one microdata item or all of
the page's RDFa holds. Nothing here knows what a type or a property is; see `metafeed.audit.nodes`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from metafeed.diagnostics import Diagnostic, Span

Syntax = Literal["json-ld", "microdata", "rdfa"]


@dataclass(frozen=True, slots=True)
class Block:
    """One block of structured data.

    `value` is JSON as parsed, nulls and empty texts included; microdata and RDFa are in the form of JSON-LD.
    `pointer` is its place in the page: `""` in a JSON-LD file, `/json-ld/0`, `/microdata/1`, `/rdfa/0` in HTML,
    counted from 0 for each syntax. All pointers of values begin with it. `locate` turns such a pointer into a
    line; a pointer that leads to nothing has the place of the nearest value around it.
    """

    syntax: Syntax
    value: Any
    pointer: str
    locate: Callable[[str], Span | None]


@dataclass(frozen=True, slots=True)
class Page:
    """One HTML page or JSON-LD file. A page without structured data has no blocks."""

    #: As the user typed it, or as it was found below what they typed; `-` is standard input.
    path: str
    blocks: tuple[Block, ...] = ()
    #: `<link rel=canonical>`, as it stands.
    canonical: str | None = None
    #: What could not be read: JSON that does not parse, keys that stand twice.
    findings: tuple[Diagnostic, ...] = ()
    is_html: bool = True
    #: What `<html lang>` says.
    language: str | None = None

    def locate(self, pointer: str) -> Span:
        """Return the line of a pointer; of one into no block the page as a whole."""
        for block in self.blocks:
            if pointer == block.pointer or pointer.startswith(block.pointer + "/"):
                return block.locate(pointer) or Span(self.path)
        return Span(self.path)
