"""What to include in the body of a page of a view, in any stack: its showings, under their days."""

from __future__ import annotations

from metafeed.emitters import html
from metafeed.emitters.edition import Edition
from metafeed.emitters.html import engine
from metafeed.emitters.html.page import page
from metafeed.views import View


def document(edition: Edition, view: View) -> bytes:
    """Return the fragment of a view; its links are absolute, because it stands anywhere."""
    return engine.render(edition, "fragment.html", page(edition, view), relative=False)


#: What stands around a programme (the house, its venues and notices) is on the page already.
READS = (
    "film.*",
    "bill.*",
    "run.*",
    "screening.*",
    "series.title",
    "series.part_of",
    "series.url",
    "venue.name",
    "venue.zone",
    "venue.screens.name",
    *(fact for fact in html.READS if fact.startswith("!")),
    "!film.credits.same_as",
    "!film.ids.isan",
    "!film.kind",
    "!film.trailers.seconds",
    "!film.trailers.thumbnail",
    "!film.trailers.uploaded",
    "!film.versions.ids.*",
    "!screening.ends",
)
