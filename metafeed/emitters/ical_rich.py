"""iCalendar in full detail (RFC 9073, RFC 9253): the default profile, and what else there is to tell of a screening.

The place as a VLOCATION, guests as PARTICIPANTs, the description as HTML, links to what the film is, and the node
of schema.org that the screening's page carries. On request alone: libical 3 drops these lines, and no client shows all of them.

No RELATED-TO: a double bill is one event, and what belongs to a film or series is grouped by REFID and CONCEPT.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from html import escape

import orjson
from icalendar import vUri

from metafeed import views
from metafeed.emitters import ical, jsonld, lines, vcalendar
from metafeed.emitters.edition import Edition
from metafeed.emitters.jsonld import works
from metafeed.emitters.lines import Line
from metafeed.history import Revision
from metafeed.model import vocabulary
from metafeed.model.parts import Guest, Part
from metafeed.model.venue import Venue
from metafeed.resolving.programme import Showing
from metafeed.text import markup
from metafeed.views import View

#: RFC 4589 §3 has a theater and no cinema.
LOCATION_TYPE = "theater"
#: Kind of part → what its guests are, of the values of RFC 9073 §6.2; others take an active role.
_PARTICIPANTS = {
    "intro": "SPEAKER",
    "q-and-a": "SPEAKER",
    "panel": "SPEAKER",
    "live-score": "PERFORMER",
    "live-organ": "PERFORMER",
}


def document(edition: Edition, view: View) -> bytes | None:
    """Return the calendar of a view, None if it has no showing in its window and never had one."""
    return vcalendar.document(edition, view, PROFILE)


def event(edition: Edition, showing: Showing, revision: Revision) -> bytes:
    """Return the VEVENT of a showing with all that is known of it, as lines that are not folded."""
    told = [*ical.properties(edition, showing, revision), *_more(edition, showing)]
    inside = (location(edition, showing.venue), *participants(edition, showing))
    return lines.component("VEVENT", told, *inside)


def _more(edition: Edition, showing: Showing) -> Iterator[Line]:
    """Yield the properties that the default profile has not."""
    html = "\n".join(styled(edition, showing))
    # VALUE has no default in STYLED-DESCRIPTION and STRUCTURED-DATA (RFC 9073 §6.5, §6.6) and in LINK (RFC 9253 §8.2).
    yield lines.text("STYLED-DESCRIPTION", html, ("VALUE", "TEXT"), ("FMTTYPE", "text/html"))
    yield lines.text("STRUCTURED-DATA", node(edition, showing), *_SCHEMA)
    for address, label in links(edition, showing).items():
        yield lines.value(
            "LINK", vUri(address), ("VALUE", "URI"), ("LINKREL", "describedby"), ("LABEL", label)
        )
    for address in concepts(edition, showing):
        yield lines.value("CONCEPT", vUri(address))
    for kind, key in _groups(showing):
        yield lines.text("REFID", edition.uid(kind, key))


_SCHEMA = (
    ("VALUE", "TEXT"),
    ("FMTTYPE", "application/ld+json"),
    ("SCHEMA", "https://schema.org/ScreeningEvent"),
)


def node(edition: Edition, showing: Showing) -> str:
    """Return the node that the showing's page carries, as JSON."""
    found = jsonld.page(edition, views.screening(showing))
    return jsonld.script_safe(orjson.dumps(found)).decode()


def styled(edition: Edition, showing: Showing) -> Iterator[str]:
    """Yield the blocks of the description as HTML: its lines, then what the house writes of what is shown."""
    note = edition.say(showing.note)
    addresses = [showing.tickets, *edition.authored_of_works(showing)]
    for line in ical.description(edition, showing):
        if note and line == markup.plain(note):
            yield markup.html(note, edition.base)
        else:
            yield f"<p>{_linked(line, [each for each in addresses if each])}</p>"
    about = [showing.bill.note] if showing.bill else []
    about += [text for piece in showing.pieces for text in (piece.film.synopsis, piece.film.note)]
    for text in dict.fromkeys(edition.say(each) for each in about if each):
        yield markup.html(text, edition.base)


def _linked(line: str, addresses: list[str]) -> str:
    """Return a line as HTML, a link where it ends with one of these addresses."""
    address = next((each for each in addresses if line.endswith(each)), "")
    link = f'<a href="{escape(address)}">{escape(address)}</a>' if address else ""
    return escape(line.removesuffix(address), quote=False).replace("\n", "<br>") + link


def links(edition: Edition, showing: Showing) -> dict[str, str]:
    """Return the pages that describe what is shown, and what each is of: the house's, then those of catalogues."""
    found: dict[str, str] = {}
    if showing.bill and (own := edition.page("bill", showing.bill)):
        found[own] = edition.say(showing.bill.title)
    for piece in showing.pieces:
        pages = [edition.page("film", piece.film), *works.addresses(piece.film)]
        found |= {page: edition.say(piece.film.title) for page in pages if page and page not in found}
    return found


def concepts(edition: Edition, showing: Showing) -> list[str]:
    """Return the pages of the series; a genre has a name and no address."""
    return [page for each in showing.series if (page := edition.page("series", each))]


def _groups(showing: Showing) -> Iterator[tuple[str, str]]:
    """Yield (kind, id) of what all screenings have in common that show the same."""
    if showing.bill:
        yield "bill", showing.bill.id
    for film in dict.fromkeys(piece.film.id for piece in showing.pieces):
        yield "film", film


def location(edition: Edition, venue: Venue) -> bytes:
    """Return a venue as a VLOCATION (RFC 9073 §7.2; URL by erratum 7381)."""
    told = [
        lines.text("UID", edition.uid("venue", venue.id)),
        lines.text("NAME", edition.say(venue.name)),
        lines.text("LOCATION-TYPE", LOCATION_TYPE),
    ]
    if venue.geo:
        told.append(lines.value("GEO", vUri(f"{ical.degrees(venue.geo.lat)};{ical.degrees(venue.geo.lon)}")))
    if page := edition.page("venue", venue):
        told.append(lines.value("URL", page))
    return lines.component("VLOCATION", told)


def participants(edition: Edition, showing: Showing) -> Iterator[bytes]:
    """Yield the guests of the live parts as PARTICIPANTs (RFC 9073 §7.1)."""
    times: Counter[str] = Counter()
    for part in showing.parts:
        known = vocabulary.PARTS.get(part.kind)
        for guest in part.guests if known is None or known.live else ():
            name = f"{part.kind} {guest.shown}"
            times[name] += 1
            # A guest has no id. One that is named twice is counted, so that no two have the same UID.
            digest = sha256(f"{name} {times[name]}".encode()).hexdigest()[:12]
            yield _participant(edition, part, guest, f"{showing.id}.{digest}")


def _participant(edition: Edition, part: Part, guest: Guest, identity: str) -> bytes:
    told = [
        lines.text("UID", edition.uid("guest", identity)),
        lines.text("PARTICIPANT-TYPE", _PARTICIPANTS.get(part.kind, "ACTIVE")),
        lines.text("SUMMARY", guest.shown),
    ]
    if role := edition.say(guest.role):
        told.append(lines.text("DESCRIPTION", role))
    return lines.component("PARTICIPANT", told)


PROFILE = vcalendar.Profile("ical-rich", ".rich.ics", event, ("ical", "jsonld"), plain=False)

#: The facts that it tells, as patterns: those of the default profile, and those of the node.
READS = (
    *ical.READS,
    *(
        fact
        for fact in jsonld.READS
        if fact not in ("!film.runtime.approximate", "!film.year.circa", "!film.year.last")
    ),
)
