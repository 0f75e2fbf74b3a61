"""What screenings lack: one function a wish, given what is coming and the screening.

What is inherited is there, and `-` ("there is none") is an answer. What cannot apply is not lacking: the price
of what is free, the ticket link of what is sold out.
"""

from __future__ import annotations

from metafeed.completeness.coming import Coming
from metafeed.model import vocabulary
from metafeed.resolving.programme import Showing


def _is_free(showing: Showing) -> bool:
    priced = bool(showing.offers) and all(offer.price == 0 for offer in showing.offers)
    return showing.sale in ("free", "free-rsvp") or priced


#: Whoever wants a ticket in advance gets none, or not yet.
_NOT_SOLD = ("not-yet", "sold-out", "returns-only", "off-sale", "door-only", "free")


def _is_booked(showing: Showing) -> bool:
    """Tell whether everybody can book: a ticket, or a place where that is free."""
    bookable = showing.sale == "free-rsvp" or not (_is_free(showing) or showing.sale in _NOT_SOLD)
    return bookable and showing.visibility == "public" and showing.start is not None


def time(_: Coming, showing: Showing) -> bool:
    """Tell whether the time is to come."""
    return showing.start is None


def tickets(coming: Coming, showing: Showing) -> bool:
    """Tell whether nobody said where to book."""
    linked = any(offer.url for offer in showing.offers)
    return _is_booked(showing) and not linked and coming.is_unsaid(showing, "tickets")


def pos_id(coming: Coming, showing: Showing) -> bool:
    """Tell whether the address for tickets wants a number that is not there."""
    template = coming.chain(showing)("tickets") or ""
    return _is_booked(showing) and "{pos_id}" in template and not showing.tickets


def prices(coming: Coming, showing: Showing) -> bool:
    """Tell whether nobody said what it costs."""
    gone = showing.sale in ("sold-out", "returns-only", "off-sale") or _is_free(showing)
    return showing.visibility == "public" and not gone and coming.is_unsaid(showing, "prices")


def on_sale(_: Coming, showing: Showing) -> bool:
    """Tell whether there will be tickets, and nobody knows when."""
    told = showing.on_sale or any(offer.on_sale for offer in showing.offers)
    return showing.sale == "not-yet" and not told


def screening_page(coming: Coming, showing: Showing) -> bool:
    """Tell whether a screening whose time is known has no page."""
    return showing.start is not None and not coming.has_page("screening", showing)


def part_minutes(_: Coming, showing: Showing) -> bool:
    """Tell whether a screening has no end for want of a part's length."""

    def open_(kind: str) -> bool:
        known = vocabulary.PARTS.get(kind)
        return known is None or known.own_time

    timed = showing.start is not None and showing.end is None
    return timed and any(part.minutes is None and open_(part.kind) for part in showing.parts)


def subtitles(coming: Coming, showing: Showing) -> bool:
    """Tell whether a screening is in a language that the house does not write in, and nobody spoke of subtitles."""
    house = {tag.partition("-")[0] for tag in (*coming.programme.languages, "zxx")}
    foreign = {tag.partition("-")[0] for tag in showing.spoken} - house
    return showing.subtitles is None and bool(foreign)


def screen(_: Coming, showing: Showing) -> bool:
    """Tell whether the house has several screens, and none is named."""
    return showing.screen is None and len(showing.venue.screens) > 1
