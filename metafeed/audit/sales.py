"""Whether an event can be bought, as its offers say."""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.nodes import Node, Value
from metafeed.audit.vocabulary import bare

#: What says that one can buy now.
ON_SALE = frozenset({"InStock", "LimitedAvailability", "OnlineOnly", "InStoreOnly", "PreOrder", "PreSale"})
#: The properties of an offer's availability, and of an event's state.
_AVAILABILITY, _STATUS = "availability", "eventStatus"


def availabilities(case: Case, event: Node) -> Iterator[tuple[Value, str]]:
    """Yield every availability of an event's offers, offers within an AggregateOffer too, with its bare word."""
    for offer in case.related(event, "offers"):
        for each in (offer, *case.related(offer, "offers")):
            for value in each.values(_AVAILABILITY):
                yield value, word(value)


def statuses(event: Node) -> frozenset[str]:
    """Return the states of an event as bare words."""
    return frozenset(word(value) for value in event.values(_STATUS))


def word(value: Value) -> str:
    """Return an enumeration's member as a bare word: `https://schema.org/InStock` is `InStock`."""
    found = value.value.id if isinstance(value.value, Node) else value.value
    return bare(str(found or "").strip())
