"""The facts of a programme, by name: what an emitter may read, and what it may lose.

A fact is a leaf of the model, named from its item: `film.runtime.minutes`, `screening.format`,
`venue.address.street`. What a screening can inherit counts as the screening's, wherever it was written.
Configuration (`CONFIGURATION`) decides how the source is read and where things go; it is no fact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from metafeed.emitters.edition import Edition
from metafeed.model import credit
from metafeed.model.node import Node
from metafeed.model.run import Run
from metafeed.resolving.programme import Showing
from metafeed.views import View

#: Keys that say how to read, check, select or publish. `metafeed show` tells what became of them.
CONFIGURATION = frozenset(
    {
        "id", "ignore", "check", "clock", "dates", "defaults", "changes", "views", "output", "base_url",
        "identity", "pages", "language", "languages", "publish", "prices", "currency", "visibility",
        "public_from", "runs", "rights_until", "sort_title", "cinema_day_ends", "turnaround",
    }
)  # fmt: skip

#: Fact of a screening → the attribute of a showing that has it.
SHOWING = {
    "time": "start", "ends": "end", "doors": "doors", "screen": "screen", "status": "status", "reason": "reason",
    "previous_start": "previous_starts", "sale": "sale", "visibility": "visibility", "format": "format",
    "language": "spoken_said", "subtitles": "subtitles", "access": "access", "parts": "parts", "series": "series",
    "prices": "offers", "tickets": "tickets", "on_sale": "on_sale", "note": "note", "premiere": "premiere", "url": "url",
}  # fmt: skip
#: What a showing says where nobody said anything.
_UNSAID: tuple[Any, ...] = (None, (), False, "scheduled", "public")


def facts_of(edition: Edition, view: View) -> Counter[str]:
    """Return how many items of a view tell each fact."""
    key = ("facts of a view", view.kind, view.key)
    if key not in edition.fragments:
        edition.fragments[key] = Counter(_facts(edition, view))
    return edition.fragments[key]  # type: ignore[no-any-return]


def _facts(edition: Edition, view: View) -> Iterator[str]:
    for kind, item in _items(edition, view):
        yield from edition.fragment("facts", kind, item.id, partial(_set, leaves, kind, item))
    for showing in view.showings:
        yield from edition.fragment("facts", "screening", showing.id, partial(_set, _of_showing, showing))
    yield from edition.fragment(
        "facts", "programme", "", partial(_set, leaves, "programme", edition.programme.settings)
    )


def _set(yields: Callable[..., Iterable[str]], *arguments: Any) -> set[str]:
    return set(yields(*arguments))


def _items(edition: Edition, view: View) -> Iterator[tuple[str, Any]]:
    """Yield (kind, item) of everything that a view touches."""
    yield from (("film", film) for film in view.films)
    yield from (("bill", bill) for bill in view.bills)
    yield from (
        ("series", each) for each in {s.id: s for showing in view.showings for s in showing.series}.values()
    )
    yield from (("venue", each) for each in {s.venue.id: s.venue for s in view.showings}.values())
    yield from (("run", each) for each in {s.run.id: s.run for s in view.showings if s.run}.values())
    if view.kind in ("all", "weeks"):
        yield from (("notice", notice) for notice in edition.programme.notices)


def _of_showing(showing: Showing) -> Iterator[str]:
    return (fact for fact, _ in values_of_showing(showing))


def values_of_showing(showing: Showing) -> Iterator[tuple[str, Any]]:
    """Yield (name, value) of the facts of a showing; of what it is linked to, the id."""
    for name, attribute in SHOWING.items():
        value = getattr(showing, attribute)
        if value in _UNSAID:
            continue
        nodes = [each for each in value if isinstance(each, Node)] if isinstance(value, tuple) else []
        if nodes and name in ("access", "parts", "prices"):
            for node in nodes:
                yield from values(f"screening.{name}", node)
        else:
            linked = [getattr(each, "id", None) for each in nodes] if nodes else getattr(value, "id", value)
            yield f"screening.{name}", linked


def _credits(name: str, people: Any) -> Iterator[tuple[str, Any]]:
    """Yield a fact for each role, and for what else is said of a credit."""
    for role, person in credit.each(people):
        yield f"{name}.{role}", person.shown
        for key in ("character", "credited_as", "same_as"):
            if told := getattr(person, key):
                yield f"{name}.{key}", told


#: A run's facts that its screenings tell: all but what it says of itself.
_RUN_APART = frozenset(Run.model_fields) - {"facts"}
#: What is no fact in a part of an item.
_PARTS_APART = frozenset({"id", "rights_until"})


def leaves(name: str, value: Any) -> Iterator[str]:
    """Yield the names of the leaves of a model value that are set to something."""
    return (fact for fact, _ in values(name, value))


def values(name: str, value: Any) -> Iterator[tuple[str, Any]]:
    """Yield (name, value) of the leaves of a model value that are set to something, in the order of its fields."""
    if isinstance(value, Node):
        yield from _of_node(name, value)
    elif isinstance(value, (list, tuple)):
        for each in value:
            yield from values(name, each) if isinstance(each, Node) else ((name, each),)
    elif isinstance(value, dict):
        for key, each in value.items():
            yield from ((fact, (key, told)) for fact, told in values(name, each))
    elif value is not None:
        yield name, value


def _of_node(name: str, value: Node) -> Iterator[tuple[str, Any]]:
    apart = _RUN_APART if name == "run" else CONFIGURATION if "." not in name else _PARTS_APART
    for key, field in type(value).model_fields.items():
        if key not in value.model_fields_set or field.exclude:
            continue
        if key == "credits":
            yield from _credits(f"{name}.credits", getattr(value, key))
        elif key not in apart:
            yield from values(f"{name}.{field.alias or key}", getattr(value, key))
