"""A page with its tokens, read once: what is looked up in it, put into it and told of it goes over the same."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from metafeed.embedding.charset import Page, opened
from metafeed.embedding.own import is_own
from metafeed.embedding.tokens import Token, tokens


@dataclass(frozen=True, slots=True)
class Parsed:
    """A page as text, all of its tokens, and those of them that are ours."""

    page: Page
    tokens: tuple[Token, ...]
    own: tuple[Token, ...]


@lru_cache(maxsize=1)
def parsed(page: bytes) -> Parsed:
    """Return a page with its tokens; the last one is kept. Raises CannotEmbed."""
    read = opened(page)
    found = tuple(tokens(read.text))
    return Parsed(read, found, tuple(token for token in found if is_own(token)))
