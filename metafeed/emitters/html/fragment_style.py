"""The style sheet of fragments: it lays them out in a page of somebody else's, and touches nothing around them."""

from __future__ import annotations

from metafeed import templates
from metafeed.emitters.edition import Edition
from metafeed.views import View


def document(edition: Edition, _view: View) -> bytes | None:
    """Return the style sheet, once for all languages."""
    if not edition.is_main:
        return None
    sheet = edition.programme.templates.get("fragment.css") or templates.text("fragment.css")
    return sheet.strip().encode() + b"\n"
