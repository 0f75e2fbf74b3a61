"""What to include in the head of a page of a view, in any stack: its JSON-LD and links, ready as text."""

from __future__ import annotations

from metafeed.emitters import alternates
from metafeed.emitters.edition import Edition
from metafeed.emitters.elements import elements
from metafeed.views import View


def document(edition: Edition, view: View) -> bytes:
    """Return the elements, one a line."""
    return ("\n".join(elements(alternates.head(edition, view), xml=False)) + "\n").encode()
