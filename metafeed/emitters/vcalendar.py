"""A calendar as a file (RFC 5545, RFC 7986): its header, the zones of its showings, and an event of each.

What an event says is its profile's: `ical`, `ical_alarm`, `ical_rich`. No METHOD, so that DTSTAMP means "last
revised" (RFC 5545 §3.8.7.2) and is not the clock's. Lines are written by the icalendar library; a VEVENT is
rendered once a profile and stands with the same bytes in every calendar that has it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property, partial

from icalendar import Calendar

from metafeed.emitters import calendars, lines, moulds, telling
from metafeed.emitters.block import Block
from metafeed.emitters.edition import Edition
from metafeed.emitters.lines import Text
from metafeed.emitters.vtimezone import lines as vtimezone_lines
from metafeed.history import Revision
from metafeed.resolving.programme import Showing
from metafeed.views import View

#: The same in every version, or each update would change every calendar.
PRODID = "-//metafeed//metafeed//EN"


@dataclass(frozen=True)
class Profile:
    """How much a calendar says: the emitter that writes it, its suffix, and its event of a showing, in lines not folded.

    `standards` are those whose revisions its events count: all that tell what such an event tells. In a `plain` one
    the showing's own times and addresses stand as such and nowhere else, so that its events can be moulded.
    """

    emitter: str
    suffix: str
    event: moulds.Render
    standards: tuple[str, ...] = ("ical",)
    plain: bool = True

    @cached_property
    def form(self) -> moulds.Form:
        """How its events are told; see `metafeed.emitters.moulds`."""
        return moulds.Form(
            self.emitter, self.event, _own if self.plain else _nothing, lines.END, lines.folded
        )


def document(edition: Edition, view: View, profile: Profile) -> bytes | None:
    """Return the calendar of a view, None if it has no showing in its window and never had one."""
    found = blocks(edition, view, profile)
    if not found and not (view.narrowing and edition.programme.venues):
        return None
    end = b"END:VCALENDAR\r\n"
    begin = lines.written(header(edition, view, found, profile)).removesuffix(end)
    events = (block.octets for block in found)
    return b"".join([begin, *(_zones(found) or _zone_of_house(edition)), *events, end])


def blocks(edition: Edition, view: View, profile: Profile) -> list[Block]:
    """Return the events of a view, in order of time."""
    found = [
        edition.fragment(profile.emitter, "screening", showing.id, partial(_block, edition, showing, profile))
        for showing in calendars.showings(edition, view, profile.suffix)
    ]
    return sorted(found, key=lambda block: block.order)


def _block(edition: Edition, showing: Showing, profile: Profile) -> Block:
    told = revision(edition, showing, profile.standards)
    begins = showing.begins.astimezone(UTC)
    return Block(
        moulds.octets(edition, showing, told, profile.form),
        (begins, showing.id),
        told.changed,
        showing.venue.zone,
        max(begins, showing.end.astimezone(UTC)) if showing.end else begins,
    )


def _own(showing: Showing, revision: Revision) -> moulds.Values | None:
    """Return what a showing's event has for itself; None for an address that is not the same as TEXT and as URI."""
    tickets = showing.tickets or ""
    if not tickets.isascii() or any(each in tickets for each in "\\;,\r\n"):
        return None
    return {
        "id": showing.id.encode(),
        "start": lines.digits(showing.begins),
        "end": lines.digits(showing.end) if showing.end else b"",
        "tickets": tickets.encode(),
        "number": b"%d" % revision.number,
        "published": lines.digits_of_utc(revision.published),
        "changed": lines.digits_of_utc(revision.changed),
    }


def _nothing(_showing: Showing, _revision: Revision) -> None:
    return None


def revision(edition: Edition, showing: Showing, standards: tuple[str, ...]) -> Revision:
    """Return how often and when what any of some standards tells of a showing changed."""
    found = [edition.revision("screening", showing.id, standard) for standard in standards]
    if len(found) == 1:
        return found[0]
    number, changed = sum(each.number for each in found), max(each.changed for each in found)
    return Revision(number, found[0].published, changed)


def header(edition: Edition, view: View, found: Sequence[Block], profile: Profile) -> Calendar:
    """Return the calendar without its components."""
    publish = edition.programme.settings.publish
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    # icalendar 7.3 escapes neither NAME nor X- lines that it is given as str.
    for key, text in _names(edition, view, profile).items():
        calendar[key] = Text(text)
    calendar["X-WR-TIMEZONE"] = Text(_zone(edition, found))
    calendar.add("url", edition.home())
    # The library's own arguments for these write no VALUE, which RFC 7986 §5.7 and §5.8 require.
    hours = timedelta(hours=publish.refresh_hours)
    calendar.add("refresh-interval", hours, parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", f"PT{publish.refresh_hours}H")
    calendar.add("source", edition.address(view, profile.suffix), parameters={"VALUE": "URI"})
    if found:
        calendar.add("last-modified", max(block.changed for block in found))
    if publish.colour:
        calendar["COLOR"] = Text(publish.colour)
    return calendar


def _names(edition: Edition, view: View, profile: Profile) -> dict[str, str]:
    """Return what a calendar is called, and what it is; that of one screening has no name.

    With one Outlook makes a calendar of its own for it, where the event was to be added to somebody's.
    """
    if view.kind == "screenings":
        return {}
    name = telling.heading(edition, view)
    variant = edition.words.calendars.get(profile.emitter)
    name = variant.format(name=name) if variant else name
    about = edition.say(edition.programme.settings.description) or telling.about(edition, view)
    return {"NAME": name, "X-WR-CALNAME": name, "DESCRIPTION": about, "X-WR-CALDESC": about}


def _zone(edition: Edition, found: Sequence[Block]) -> str:
    """Return the zone of the first of events, or of the house where it was asked for what is not on."""
    return found[0].zone if found else next(iter(edition.programme.venues.values())).zone


def _zone_of_house(edition: Edition) -> list[bytes]:
    """Return the component of a calendar without an event, because it has at least one (RFC 5545 §3.6)."""
    return [vtimezone_lines(_zone(edition, []), edition.now, edition.now)]


def _zones(found: Sequence[Block]) -> list[bytes]:
    """Return a VTIMEZONE for each zone of the events, over the span of its own, by name."""
    spans: dict[str, tuple[datetime, datetime]] = {}
    for block in found:
        first, last = spans.get(block.zone, (block.first, block.last))
        spans[block.zone] = (min(first, block.first), max(last, block.last))
    return [vtimezone_lines(zone, *span) for zone, span in sorted(spans.items())]
