"""The style sheet of the pages: metafeed's or the author's, and the author's theme after it."""

from __future__ import annotations

from metafeed import templates
from metafeed.emitters.edition import Edition
from metafeed.views import View


def document(edition: Edition, _view: View) -> bytes | None:
    """Return the style sheet, once for all languages."""
    if not edition.is_main:
        return None
    own = edition.programme.templates
    sheets = [own.get("style.css") or templates.text("style.css"), own.get(templates.THEME, "")]
    return "\n".join(sheet.strip() for sheet in sheets if sheet.strip()).encode() + b"\n"
