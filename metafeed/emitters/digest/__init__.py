"""The week as a mail: HTML that survives mail programs, with inline styles, no picture and nothing from elsewhere.

What it says is worked out in `week`; the template `digest.html` is the mail, `week.html` what stands in it, and in the
feed. It stays below what Gmail cuts off: what finds no room is counted, and the programme linked to.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace

from metafeed.emitters.digest.week import Digest, digest
from metafeed.emitters.edition import Edition
from metafeed.emitters.html import engine
from metafeed.views import View

#: Bytes that a mail may have; Gmail cuts off after 102 kB, and mailers add links of their own.
LIMIT = 100_000


def document(edition: Edition, view: View) -> bytes | None:
    """Return the mail of a week, None if nothing is shown in it."""
    if not view.key or not view.showings:
        return None
    told = digest(edition, view)
    whole = _mail(edition, told)
    if len(whole) <= LIMIT:
        return whole
    counts = range(len(told.items))
    short = bisect_left(
        counts,
        True,
        key=lambda count: len(_mail(edition, _first(edition, told, count, len(told.notices)))) > LIMIT,
    )
    count = max(0, short - 1)
    kept = range(len(told.notices), -1, -1)
    tries = (_mail(edition, _first(edition, told, count, notices)) for notices in kept)
    return next((made for made in tries if len(made) <= LIMIT), _mail(edition, _first(edition, told, 0, 0)))


def _mail(edition: Edition, told: Digest) -> bytes:
    return engine.render(edition, "digest.html", told, relative=False)


def _first(edition: Edition, told: Digest, count: int, notices: int) -> Digest:
    """Return a digest of its first items and notices, which says how many there are more."""
    left = len(told.items) - count + len(told.notices) - notices
    more = edition.words.digest["more"].format(count=left)
    return replace(told, items=told.items[:count], notices=told.notices[:notices], more=more)


#: The facts that it tells, as patterns; see `metafeed.emitters.facts`.
READS = (
    "programme.name",
    "programme.url",
    "film.title",
    "film.year",
    "film.countries",
    "film.runtime.minutes",
    "film.runtime.approximate",
    "film.credits.director",
    "film.versions.title",
    "film.versions.type",
    "film.languages",
    "film.url",
    "bill.title",
    "bill.url",
    "bill.works.film",
    "bill.works.version",
    "series.title",
    "venue.name",
    "venue.zone",
    "venue.screens.name",
    "run.facts",
    "screening.*",
    "!screening.ends",
    "!screening.doors",
    "!screening.prices.*",
    "!screening.parts.minutes",
    "!screening.parts.guests.*",
    "!screening.parts.note",
    "!screening.on_sale",
    "!screening.url",
    "notice.*",
    "!notice.from",
    "!notice.venues",
)
