"""The ways into a calendar: an address for each program that people read calendars with.

Programs differ in the scheme that they want. Google takes the address of a subscription as `webcal:` alone, and
Outlook as `https:` alone; neither documents it (schemes and addresses as add-to-calendar-button 2.15 has them).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import quote, urlencode

from metafeed.emitters import telling
from metafeed.emitters.edition import Edition
from metafeed.resolving.programme import Showing

_GOOGLE = "https://calendar.google.com/calendar/"
_OUTLOOK = {
    "Outlook.com": "https://outlook.live.com/calendar/0/",
    "Microsoft 365": "https://outlook.office.com/calendar/0/",
}


@dataclass(frozen=True, slots=True)
class Way:
    """A program, or several of one kind, and the address that leads into it."""

    name: str
    url: str


def webcal(address: str) -> str:
    """Return the address of a calendar as one that calendar programs open."""
    return "webcal:" + address.partition(":")[2]


def into_calendars(address: str, name: str) -> tuple[Way, ...]:
    """Return the ways to subscribe to a calendar."""
    own = webcal(address)
    outlook = urlencode({"url": address, "name": name}, quote_via=quote)
    return (
        Way("Apple, Thunderbird", own),
        Way("Google", f"{_GOOGLE}r?cid={quote(own, safe='')}"),
        *(Way(program, f"{base}addfromweb?{outlook}") for program, base in _OUTLOOK.items()),
        Way("Android (ICSx5)", own),
    )


def for_once(edition: Edition, showing: Showing, address: str) -> tuple[Way, ...]:
    """Return the ways to put a single showing into a calendar: a copy, which does not change any more."""
    start, end = showing.begins, showing.end or showing.begins
    title, place = telling.summary(edition, showing), telling.location(edition, showing.venue)
    about = edition.page_of_showing(showing) or showing.tickets or ""
    google = {
        "action": "TEMPLATE", "text": title, "dates": f"{_basic(start)}/{_basic(end)}", "location": place,
        "details": about,
    }  # fmt: skip
    outlook = {
        "path": "/calendar/action/compose", "rru": "addevent", "subject": title, "location": place,
        "startdt": _utc(start), "enddt": _utc(end), "body": about,
    }  # fmt: skip
    written = urlencode(outlook, quote_via=quote)
    return (
        Way("Apple, Thunderbird, Outlook (.ics)", address),
        Way("Google", f"{_GOOGLE}render?{urlencode(google, quote_via=quote)}"),
        *(Way(program, f"{base}deeplink/compose?{written}") for program, base in _OUTLOOK.items()),
    )


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _basic(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"
