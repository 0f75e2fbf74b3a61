"""Words that several messages share. No rule itself."""

from __future__ import annotations

from collections.abc import Iterable

from metafeed.resolving.programme import Showing


def named(showing: Showing) -> str:
    """Return what a showing shows, by the ids that its author knows."""
    if showing.bill:
        return repr(showing.bill.id)
    return repr(" + ".join(piece.film.id for piece in showing.pieces))


def screen(showing: Showing) -> str:
    """Return the screen of a showing."""
    return f"screen {showing.screen.id!r}" if showing.screen else "the only screen"


def days(times: int) -> str:
    """Return what to add where the same happens on more days than the one that is told."""
    more = times - 1
    return f", and on {more} more day{'s' if more > 1 else ''}" if more else ""


def listed(words: Iterable[str]) -> str:
    """Return words as a list in a sentence, each once."""
    *first, last = dict.fromkeys(words)
    return f"{', '.join(first)} and {last}" if first else last
