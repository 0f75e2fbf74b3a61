"""The script of the page on which people subscribe: it copies addresses and narrows what is listed, and no more."""

from __future__ import annotations

from metafeed import templates
from metafeed.emitters.edition import Edition
from metafeed.views import View


def document(edition: Edition, _view: View) -> bytes | None:
    """Return the script, once for all languages."""
    if not edition.is_main:
        return None
    script = edition.programme.templates.get("subscribe.js") or templates.text("subscribe.js")
    return script.strip().encode() + b"\n"
