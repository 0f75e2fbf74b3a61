"""A rating is taken from another site, or made up.

Google's Review snippet page: "Don't aggregate reviews or ratings from other websites". Found are ratings that name their source,
and one rating that several works share to the last vote.

Fails:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Cléo from 5 to 7", "aggregateRating": {"@type": "AggregateRating", "ratingValue": 7.5, "bestRating": 10,
     "ratingCount": 9120, "url": "https://www.imdb.com/title/tt0055852/ratings/"}}

Passes:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Cléo from 5 to 7", "aggregateRating": {"@type": "AggregateRating", "ratingValue": 4.5, "ratingCount": 12}}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.google.numbers import number_of
from metafeed.audit.nodes import Node, Value
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding

_SOURCES = re.compile(
    r"\b(?:imdb|tmdb|themoviedb|rotten ?tomatoes|metacritic|letterboxd|allocin[eé]|filmaffinity|kinopoisk|douban|"
    r"moviepilot|filmweb|csfd|senscritique)\b",
    re.IGNORECASE,
)
#: So many votes two films do not have in common by chance.
_MANY = 50


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each average that is not the page's own."""
    seen: dict[tuple[float, float], object] = {}
    for rating in case.nodes_of("AggregateRating"):
        value, count = (
            _number(rating, *names) for names in (("ratingValue",), ("ratingCount", "reviewCount"))
        )
        item = next(iter(case.related(rating, "itemReviewed")), rating.parent)
        about = item and (item.id or item.text("name"))
        if source := _source(rating):
            yield finding(
                RULE,
                source.pointer,
                f"the rating is from {source.value!r}",
                "give only ratings of your own patrons",
            )
        elif (
            value is not None and count and count >= _MANY and seen.setdefault((value, count), about) != about
        ):
            message = f"{value:g} of {count:g} votes is the rating of another work too"
            yield finding(RULE, rating.place("ratingCount"), message, "give the true rating, or none")


def _number(node: Node, *names: str) -> float | None:
    return next(
        (n for name in names for each in node.values(name) if (n := number_of(each)) is not None), None
    )


def _source(node: Node) -> Value | None:
    """Return the text in a rating that names another site."""
    for name, values in node.properties.items():
        for value in values if name != "itemReviewed" else ():
            if isinstance(value.value, Node):
                if (found := _source(value.value)) is not None:
                    return found
            elif isinstance(value.value, str) and _SOURCES.search(value.value):
                return value
    return None


RULE = Rule("MF970", Severity.WARNING, check)
