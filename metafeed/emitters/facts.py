"""The facts of a programme, by name: what an emitter may read, and what it may lose.

A fact is a leaf of the model, named from its item: `film.runtime.minutes`, `screening.format`,
`venue.address.street`. What a screening can inherit counts as the screening's, wherever it was written.
Configuration (`CONFIGURATION`) decides how the source is read and where things go; it is no fact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from metafeed.emitters.edition import Edition
from metafeed.model.node import Node
from metafeed.resolving.programme import Showing
from metafeed.views import View

#: Keys that say how to read, check or publish. `metafeed show` tells what became of them.
CONFIGURATION = frozenset(
    {
        "id", "ignore", "check", "clock", "dates", "defaults", "changes", "views", "output", "base_url",
        "identity", "pages", "language", "languages", "publish", "prices", "currency", "visibility",
        "public_from", "runs", "rights_until", "sort_title",
    }
)  # fmt: skip

#: Facts of a resolved showing: name → attribute.
_SHOWING = (
    "start", "end", "doors", "screen", "status", "reason", "previous_starts", "sale", "visibility", "format",
    "spoken", "subtitles", "tickets", "on_sale", "note", "premiere", "url", "bill",
)  # fmt: skip


def facts_of(edition: Edition, view: View) -> Counter[str]:
    """Return how many items of a view tell each fact."""
    key = ("facts", view.kind, view.key)
    if key not in edition.fragments:
        edition.fragments[key] = Counter(_facts(edition, view))
    return edition.fragments[key]  # type: ignore[no-any-return]


def _facts(edition: Edition, view: View) -> Iterator[str]:
    yield from set(leaves("programme", edition.programme.settings))
    series = {each.id: each for showing in view.showings for each in showing.series}
    venues = {showing.venue.id: showing.venue for showing in view.showings}
    runs = {run.id: run for showing in view.showings if (run := showing.run)}
    for kind, items in (("film", view.films), ("bill", view.bills), ("series", series.values()), ("venue", venues.values())):
        for item in items:
            yield from set(leaves(kind, item))
    for run in runs.values():
        yield from ("run.facts" for _ in run.facts[:1])
    for showing in view.showings:
        yield from set(_of_showing(showing))
    for notice in edition.programme.notices if view.kind == "all" else ():
        yield from set(leaves("notice", notice))


def _of_showing(showing: Showing) -> Iterator[str]:
    for name in _SHOWING:
        value = getattr(showing, name)
        if value not in (None, ()) and (name, value) not in _DEFAULTS:
            yield f"screening.{name}"
    for name in ("access", "parts", "offers"):
        for value in getattr(showing, name):
            yield from leaves(f"screening.{name}", value)


_DEFAULTS = {("status", "scheduled"), ("visibility", "public")}


def leaves(name: str, value: Any) -> Iterable[str]:
    """Yield the names of the leaves of a model value that are set to something."""
    if isinstance(value, Node):
        fields = type(value).model_fields
        for key in value.model_fields_set:
            if key not in CONFIGURATION and not fields[key].exclude:
                yield from leaves(f"{name}.{fields[key].alias or key}", getattr(value, key))
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from leaves(name, each) if isinstance(each, Node) else (name,)
    elif isinstance(value, dict):
        for each in value.values():
            yield from leaves(name, each)
        if not value:
            return
    elif value is not None:
        yield name
