"""What an event on a page and its showing say differently. `COMPARISONS` is the only list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC
from typing import TYPE_CHECKING

from metafeed.audit.against.matching import Told, folded, is_same_start
from metafeed.audit.dates import Moment, moment
from metafeed.audit.google.form import member_of
from metafeed.audit.google.numbers import number_of
from metafeed.audit.google.showings import starts
from metafeed.audit.nodes import Node
from metafeed.audit.rules import (
    end_differs,
    price_differs,
    sale_differs,
    start_differs,
    status_differs,
    venue_differs,
)
from metafeed.model import vocabulary
from metafeed.rules.rule import finding

if TYPE_CHECKING:
    from metafeed.audit.case import Case
    from metafeed.diagnostics import Diagnostic
    from metafeed.resolving.programme import Showing

Comparison = Callable[["Case", Told, Node, "Showing"], "Iterator[Diagnostic]"]

#: States in which nobody should come; all others are one, for this purpose.
_OFF = ("EventCancelled", "EventPostponed")
_FOR_SALE = {"InStock", "PreOrder", "LimitedAvailability", "PreSale", "InStoreOnly", "OnlineOnly"}


def compared(case: Case, told: Told, event: Node, showing: Showing) -> Iterator[Diagnostic]:
    """Yield what an event says differently from its showing."""
    for compare in COMPARISONS:
        yield from compare(case, told, event, showing)


def _start(_: Case, __: Told, event: Node, showing: Showing) -> Iterator[Diagnostic]:
    said = starts(event)
    if said is not None and not is_same_start(said, showing):
        text = event.text("startDate")
        message = f"startDate is {text!r}, the programme has {showing.begins.isoformat(timespec='minutes')}"
        yield finding(start_differs.RULE, event.place("startDate"), message)


def _end(_: Case, __: Told, event: Node, showing: Showing) -> Iterator[Diagnostic]:
    said = moment(event.text("endDate"))
    if said is None or showing.end is None or not said.has_time or _is_at(said, showing):
        return
    message = (
        f"endDate is {event.text('endDate')!r}, the programme has {showing.end.isoformat(timespec='minutes')}"
    )
    yield finding(end_differs.RULE, event.place("endDate"), message)


def _is_at(said: Moment, showing: Showing) -> bool:
    """Tell whether a page's end is a showing's, to the minute."""
    end = showing.end
    if end is None:
        return True
    if said.instant is not None:
        return said.instant.replace(second=0) == end.astimezone(UTC).replace(second=0)
    return said.wall.replace(second=0) == end.replace(tzinfo=None, second=0)


def _status(case: Case, _: Told, event: Node, showing: Showing) -> Iterator[Diagnostic]:
    own = vocabulary.STATUSES[showing.status]
    said = [name for each in event.values("eventStatus") if (name := member_of(case, each))]
    theirs = next((name for name in said if name in _OFF), None)
    if (own if own in _OFF else None) != theirs:
        page = f"eventStatus is {said[0]}" if said else "the page says nothing of its status"
        message = f"{page}, the programme has {showing.status.replace('-', ' ')}"
        yield finding(status_differs.RULE, event.place("eventStatus"), message)


def _venue(case: Case, told: Told, event: Node, showing: Showing) -> Iterator[Diagnostic]:
    venue, own = showing.venue, told.edition.node_id("venue", showing.venue.id)
    houses = [
        house
        for place in case.related(event, "location")
        for house in (place, *case.related(place, "containedInPlace"))
    ]
    said = [name for house in houses if (name := house.text("name"))]
    known = {folded(edition.say(venue.name)) for edition in told.publication.editions}
    is_here = any(house.id == own for house in houses) or any(
        mine in folded(name) or folded(name) in mine for name in said for mine in known
    )
    if said and not is_here:
        message = f"the location is {said[0]!r}, the programme has {told.edition.say(venue.name)!r}"
        yield finding(venue_differs.RULE, event.place("location"), message)


def _sale(case: Case, _: Told, event: Node, showing: Showing) -> Iterator[Diagnostic]:
    own = vocabulary.SALES.get(showing.sale or "")
    said = [
        (member, value.pointer)
        for offer in case.related(event, "offers")
        for value in offer.values("availability")
        if (member := member_of(case, value))
    ]
    if not said or own is None or vocabulary.STATUSES[showing.status] in _OFF:
        return
    wrong = next((each for each in said if each[0] in _FOR_SALE), None) if own == "SoldOut" else None
    if own == "InStock" and all(member in ("SoldOut", "OutOfStock") for member, _ in said):
        wrong = said[0]
    if wrong:
        message = f"availability is {wrong[0]}, the programme has {(showing.sale or '').replace('-', ' ')}"
        yield finding(sale_differs.RULE, wrong[1], message)


def _price(case: Case, told: Told, event: Node, showing: Showing) -> Iterator[Diagnostic]:
    main = told.programme.settings.currency
    own = {(float(each.price), each.currency or main) for each in showing.offers if each.price is not None}
    if any(each.price is None for each in showing.offers) or not own:
        return
    for offer in case.related(event, "offers"):
        currency = offer.text("priceCurrency") or main
        for value in case.values(offer, "price", "lowPrice", "highPrice"):
            number = number_of(value)
            if number is not None and (number, currency) not in own:
                prices = ", ".join(f"{price:g} {each or ''}".strip() for price, each in sorted(own, key=str))
                message = (
                    f"the price is {number:g} {currency or ''}".strip() + f", the programme has {prices}"
                )
                yield finding(price_differs.RULE, value.pointer, message)


COMPARISONS: tuple[Comparison, ...] = (_start, _end, _status, _venue, _sale, _price)
