"""The ways to subscribe, to include in the body of a page of one's own; links are absolute, because it stands anywhere."""

from __future__ import annotations

from metafeed.emitters.edition import Edition
from metafeed.emitters.html import engine
from metafeed.emitters.html.subscribe import page
from metafeed.views import View


def document(edition: Edition, view: View) -> bytes:
    """Return the fragment."""
    return engine.render(edition, "subscribe-fragment.html", page(edition, view), relative=False)
