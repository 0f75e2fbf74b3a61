"""What is spoken at a showing, and where an author said so. No rule itself.

Rules on subtitles and captions take from here what is known for certain: a film whose languages nobody gave
may be in any.
"""

from __future__ import annotations

from functools import lru_cache

from metafeed.case import Case
from metafeed.diagnostics import pointer
from metafeed.model.languages import same_language
from metafeed.resolving.programme import Showing
from metafeed.rules import pointing

#: Levels of defaults that say something of many films at once.
_WIDE = frozenset({"series", "venue", "programme"})

same = lru_cache(maxsize=4096)(same_language)


def spoken(showing: Showing) -> tuple[str, ...]:
    """Return the languages spoken at a showing; none if those of one of its films are not known."""
    if not showing.spoken_said:
        for piece in showing.pieces:
            if not ((piece.version and piece.version.languages) or piece.film.languages):
                return ()
    return tuple(tag for tag in showing.spoken if tag not in ("und", "mul", "zxx"))


def only_spoken(showing: Showing) -> str | None:
    """Return the one language that is spoken at a showing, None if there may be others."""
    tags = spoken(showing)
    return (
        tags[0]
        if tags and len(tags) == len(showing.spoken) and all(same(tags[0], tag) for tag in tags)
        else None
    )


def in_doubt(case: Case, showing: Showing) -> bool:
    """Tell whether what is spoken or read at a showing was found at fault somewhere."""
    if pointing.in_doubt(case, showing, "language", "subtitles", "access", "version"):
        return True
    films = [case.pointers[f"film/{piece.film.id}"] for piece in showing.pieces]
    return any(
        case.typed.is_faulty(f"{film}/{field}") for film in films for field in ("languages", "versions")
    )


def said_at(case: Case, showing: Showing, field: str) -> tuple[str, str]:
    """Return (pointer, key) for a finding about `field` of a showing; one key is one fault.

    The pointer is where the author wrote the value; or the showing, where it is the default of a series,
    a venue or the programme, and the fault is that this showing has no value of its own.
    """
    where = pointing.said(case, showing, field)
    if where is None or where[1].name in _WIDE:
        return showing.pointer, pointer(field, *(piece.film.id for piece in showing.pieces))
    return where[0], where[0]
