"""The facts that a feed entry tells, as patterns; see `metafeed.emitters.facts`."""

from __future__ import annotations

#: What RSS and Atom tell. Their text has no room for machines' numbers and pages elsewhere.
FEED_READS = (
    "programme.name",
    "programme.url",
    "programme.description",
    "programme.license",
    "film.*",
    "!film.released",
    "!film.credits.same_as",
    "!film.ids.*",
    "!film.versions.ids.*",
    "!film.kind",
    "!film.original_title.lang",
    "!film.alternative_titles.lang",
    "!film.alternative_titles.type",
    "!film.alternative_titles.territory",
    "!film.distributors.territory",
    "!film.quotes.about",
    "!film.quotes.language",
    "!film.ratings.territory",
    "!film.runtime.at_fps",
    "!film.versions.runtime.at_fps",
    "!film.trailers.captions",
    "!film.trailers.seconds",
    "!film.trailers.thumbnail",
    "!film.trailers.uploaded",
    "bill.*",
    "!bill.kind",
    "!*.images.kind",
    "series.title",
    "series.part_of",
    "venue.name",
    "venue.zone",
    "venue.screens.name",
    "run.*",
    "screening.*",
    "!screening.ends",
    "!screening.prices.fees_included",
)

#: JSON Feed tells showings to programs too, with their ends, but no licence and no image's credit.
JSON_FEED_READS = (
    *(fact for fact in FEED_READS if fact not in ("programme.license", "!screening.ends")),
    "venue.preshow",
    "!*.images.credit",
)
