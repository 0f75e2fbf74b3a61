"""What the author wrote, as HTML that templates do not escape again: `metafeed.text.markup` made it safe."""

from __future__ import annotations

from markupsafe import Markup

from metafeed.emitters.edition import Edition
from metafeed.model.text import Localised
from metafeed.text import markup

NOTHING = Markup()


def formatted(edition: Edition, text: Localised | None) -> Markup:
    """Return a text in Markdown, its relative links taken from the publication's root."""
    return Markup(markup.html(edition.say(text), edition.base))  # noqa: S704 - made safe there


def plain(edition: Edition, text: Localised | None) -> Markup:
    """Return a text without Markdown, in paragraphs."""
    return Markup(markup.paragraphs_html(edition.say(text)))  # noqa: S704 - made safe there
