"""Pages for people, as HTML: index, film, bill, screening, series, venue, and a listing for every other view.

Plain HTML with one style sheet and no script: readable without either, by keyboard, in print, in the dark.
What a page says is worked out in `page`; templates only lay it out, and each can be replaced by the author.
"""

from __future__ import annotations

from metafeed.emitters.edition import Edition
from metafeed.emitters.html import engine
from metafeed.emitters.html.page import page
from metafeed.views import View

#: Kind of view → its template.
TEMPLATES = {
    "all": "index.html",
    "films": "film.html",
    "bills": "film.html",
    "screenings": "screening.html",
    "series": "series.html",
    "venues": "venue.html",
}


def document(edition: Edition, view: View) -> bytes:
    """Return the page of a view."""
    return engine.render(edition, TEMPLATES.get(view.kind, "listing.html"), page(edition, view))


#: The facts that pages tell, as patterns; see `metafeed.emitters.facts`.
READS = (
    "*",
    "!*.images.kind",
    "!bill.kind",
    "!film.original_title.lang",
    "!film.alternative_titles.lang",
    "!film.alternative_titles.type",
    "!film.alternative_titles.territory",
    "!film.distributors.territory",
    "!film.quotes.about",
    "!film.ratings.territory",
    "!film.runtime.at_fps",
    "!film.trailers.captions",
    "!film.versions.runtime.at_fps",
    "!notice.until",
    "!screening.prices.fees_included",
)
