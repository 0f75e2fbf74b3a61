"""The facts that a feed entry tells, as patterns; see `metafeed.emitters.facts`."""

from __future__ import annotations

FEED_READS = (
    "programme.name",
    "programme.url",
    "programme.description",
    "programme.license",
    "film.*",
    "bill.*",
    "series.title",
    "venue.name",
    "venue.screens.name",
    "run.*",
    "screening.*",
)
