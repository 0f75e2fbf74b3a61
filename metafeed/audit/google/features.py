"""The features of Google's search that a cinema can have, and which nodes of a page each looks at.

`FEATURES` is the only list. An event is judged where a page presents it: on the top level, in a list, as the
event of a place, or as a part of another event. The season that a screening names as its `superEvent` is
what the screening says of itself, and is not judged (in @graph, as a node of its own, it is).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from metafeed.audit.case import Case
from metafeed.audit.nodes import Node

#: Properties by which a page presents what it is about.
_PRESENTING = frozenset(
    {"event", "events", "subEvent", "subEvents", "itemListElement", "item", "mainEntity", "hasPart", "about"}
)
#: What happens on the air, in print or between people is no event to go to, though its type is one.
_NOT_GONE_TO = ("PublicationEvent", "UserInteraction", "DeliveryEvent", "CourseInstance")


@dataclass(frozen=True, slots=True)
class Feature:
    """One feature: its name in findings and verdicts, its schema, and the nodes that it looks at."""

    name: str
    title: str
    schema: str
    subjects: Callable[[Case], Iterable[Node]]
    #: Properties that a node has by where it stands.
    added: Callable[[Case, Node], Mapping[str, Node]] = lambda _case, _node: {}


def events(case: Case) -> Iterator[Node]:
    """Yield the events that a page presents, each once."""
    return (
        node
        for node in case.nodes
        if node.properties
        and case.is_event(node)
        and not case.is_a(node, *_NOT_GONE_TO)
        and _is_presented(node)
        and _is_the_one(case, node)
    )


def _is_presented(node: Node) -> bool:
    while node.parent is not None:
        if node.within not in _PRESENTING:
            return False
        node = node.parent
    return True


def _is_the_one(case: Case, node: Node) -> bool:
    """Tell whether a node is the fullest of those that share its `@id`."""
    return node.id is None or case.by_id.get(node.id, node) is node


def film_lists(case: Case) -> Iterator[Node]:
    """Yield the lists in which films stand: a list of addresses alone may be of anything."""
    return (
        each for each in case.nodes_of("ItemList") if any(case.is_a(f, "Movie") for f in items(case, each))
    )


def items(case: Case, listed: Node) -> Iterator[Node]:
    """Yield what a list lists: what its ListItems lead to, and what stands in it without one."""
    for element in case.related(listed, "itemListElement"):
        if case.is_a(element, "ListItem"):
            yield from case.related(element, "item")
        else:
            yield element


def _breadcrumbs(case: Case) -> Iterator[Node]:
    return (each for each in case.nodes_of("BreadcrumbList") if each.properties)


def _videos(case: Case) -> Iterator[Node]:
    return (each for each in case.nodes_of("VideoObject") if each.properties and _is_the_one(case, each))


def reviews(case: Case) -> Iterator[Node]:
    """Yield reviews and average ratings."""
    return (each for each in case.nodes_of("Review", "AggregateRating") if each.properties)


def reviewed(case: Case, node: Node) -> Mapping[str, Node]:
    """Return what a review or rating is nested in as its `itemReviewed`."""
    nested = node.within in ("review", "reviews", "aggregateRating") and node.parent is not None
    parent = case.resolve(node.parent) if nested and node.parent else None
    return {"itemReviewed": parent} if parent else {}


#: In the order in which verdicts tell them.
FEATURES: tuple[Feature, ...] = (
    Feature("event", "Event", "google-event.schema.json", events),
    Feature("movie-carousel", "Movie carousel", "google-movie-carousel.schema.json", film_lists),
    Feature("review-snippet", "Review snippet", "google-review-snippet.schema.json", reviews, reviewed),
    Feature("video", "Video", "google-video.schema.json", _videos),
    Feature("breadcrumb", "Breadcrumb", "google-breadcrumb.schema.json", _breadcrumbs),
)
