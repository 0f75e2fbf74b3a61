"""The map of an author: which pattern of paths is which view's, and what is wrong in it.

    film/*.html: films/*
    kalender.html: all

A `*` is any text without a slash, `**` any text; a `*` in the view stands for what the first of them is.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from metafeed.diagnostics import Diagnostic, Span, pointer
from metafeed.embedding.wanted import Wanted
from metafeed.read.source import Parsed
from metafeed.rules import page_of_an_unknown_view, wrong_page_map
from metafeed.rules.rule import finding
from metafeed.views import KINDS


def patterns(parsed: Parsed, wanted: Wanted) -> tuple[dict[str, str], tuple[Diagnostic, ...]]:
    """Return the patterns of a map, and its findings."""
    tree: Any = {} if parsed.tree is None else parsed.tree
    if not isinstance(tree, dict):
        hint = "write a line a pattern: film/*.html: films/*"
        told = _told("", "this is no mapping of patterns to views", hint, parsed)
        return {}, (*parsed.findings, told)
    found = [each for pattern, view in tree.items() for each in _wrong(pattern, view, wanted, parsed)]
    return {str(key): str(view) for key, view in tree.items()}, (*parsed.findings, *found)


def _wrong(pattern: str, view: Any, wanted: Wanted, parsed: Parsed) -> Iterator[Diagnostic]:
    """Yield what is wrong in a line."""
    place = pointer(pattern)
    if pattern.startswith(("/", "./")) or "\\" in pattern or not pattern:
        hint = "write the path below the folder that is embedded into, with /: film/*.html"
        yield _told(place + "#", f"no file's path begins as {pattern!r} does", hint, parsed)
    if not isinstance(view, str):
        yield _told(place, f"{pattern!r} names no view", "metafeed views lists them", parsed)
    elif "*" not in view and not wanted.has(view):
        yield _told(place, f"there is no view {view!r}", page_of_an_unknown_view.HINT, parsed)
    elif "*" in view and "*" not in pattern:
        yield _told(
            place, f"{view!r} has a *, and {pattern!r} has none that it could stand for", None, parsed
        )
    elif "*" in view and wanted.split(view)[1].partition("/")[0] not in (*KINDS, "screenings"):
        hint = f"one of {', '.join(f'{kind}/*' for kind in (*KINDS[1:], 'screenings'))}"
        yield _told(place, f"there are no views {view!r}", hint, parsed)


def _told(place: str, message: str, hint: str | None, parsed: Parsed) -> Diagnostic:
    span: Span = parsed.source.locate(place)
    return replace(finding(wrong_page_map.RULE, place, message, hint), span=span)
