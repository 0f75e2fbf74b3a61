"""Calendars and feeds of a large programme, against what the libraries alone make of the same events and entries.

*plain* is what one would write with icalendar and feedgen: every document is built whole from its events or entries, and
serialised by the library. metafeed renders each once and splices it. The texts are metafeed's own in both, so what is
compared is the making of documents; that they are equal is asserted.

    python -m benchmarks.documents [FILMS]
"""

from __future__ import annotations

import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from statistics import median

from feedgen.feed import FeedGenerator
from icalendar import Event, vUri

import metafeed
from benchmarks.programmes import NOW, Size, folder
from metafeed.emitters import atom, calendars, ical, rss, syndication, telling, vcalendar
from metafeed.emitters.edition import Edition
from metafeed.emitters.entries import entries
from metafeed.emitters.lines import Text
from metafeed.publish import Publication, unpublished
from metafeed.resolving.programme import Showing
from metafeed.views import View

ROUNDS = 3
#: What the library parts at a fold, a `\\`, put together again; see metafeed.emitters.lines.
_SPLIT = re.compile(rb"((?<!\\)(?:\\\\)*\\)\r\n \\")
#: What is made → how many times faster it should be.
TARGETS = {"one calendar": 30.0, "all calendars": 30.0, "all feeds": 10.0, "one feed": 2.0}
Made = list[bytes]


def fresh(told: Publication) -> Edition:
    """Return the edition with nothing rendered yet."""
    return replace(told.edition(), fragments={}, moulds={})


def plain_calendar(edition: Edition, view: View, known: Edition) -> bytes:
    """Return a calendar as the library writes it from its events; their order and header are those of `known`."""
    found = vcalendar.blocks(known, view, ical.PROFILE)
    calendar = vcalendar.header(edition, view, found, ical.PROFILE)
    showings = {showing.id: showing for showing in calendars.showings(edition, view, ".ics")}
    end = b"END:VCALENDAR\r\n"
    for block in found:
        calendar.add_component(plain_event(edition, showings[block.order[1]]))
    octets: bytes = calendar.to_ical()
    begin, event, rest = octets.partition(b"BEGIN:VEVENT\r\n")
    zones = b"".join(vcalendar._zones(found))
    return _SPLIT.sub(rb"\1\\\r\n ", begin + zones + event + rest) if event else begin.removesuffix(end)


def plain_event(edition: Edition, showing: Showing) -> Event:
    """Return an event as one makes it with the library."""
    revision = vcalendar.revision(edition, showing, ("ical",))
    event = Event()
    event.add("uid", Text(edition.uid("screening", showing.id)))
    for name in ("dtstamp", "last-modified"):
        event.add(name, revision.changed)
    event.add("created", revision.published)
    event.add("sequence", revision.number)
    event.add("dtstart", ical.endpoint(showing.begins))
    if showing.end:
        event.add("dtend", ical.endpoint(showing.end))
    event.add("summary", Text(telling.summary(edition, showing)))
    event.add("description", Text("\n".join(ical.description(edition, showing))))
    event.add("status", "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    event.add("x-microsoft-cdo-busystatus", "FREE")
    where, geo = telling.location(edition, showing.venue), showing.venue.geo
    event.add("location", Text(where))
    if geo:
        event.add("geo", (geo.lat, geo.lon))
        point = vUri(f"geo:{ical.degrees(geo.lat)},{ical.degrees(geo.lon)}")
        parameters = {"VALUE": "URI", "X-APPLE-RADIUS": "72", "X-TITLE": where}
        event.add("x-apple-structured-location", point, parameters=parameters)
    event.add("url", edition.page_of_showing(showing))
    tags = [*(each.title for each in showing.series), *showing.pieces[0].film.genres]
    event.add("categories", [edition.say(each) for each in tags])
    return event


def plain_feed(edition: Edition, view: View, suffix: str) -> bytes:
    """Return a feed as feedgen writes it from its entries."""
    told = entries(edition, view, suffix)
    module = {".rss": rss, ".atom": atom}[suffix]
    feed: FeedGenerator = syndication.feed(
        edition, view, suffix, module.MEDIA_TYPE, told, atom=suffix == ".atom"
    )
    for each in told:
        feed.add_entry(syndication.item(edition, each), order="append")
    octets: bytes = feed.rss_str() if suffix == ".rss" else feed.atom_str()
    return octets


def compared(
    told: Publication, plain: Callable[[Edition], Made], ours: Callable[[Edition], Made]
) -> tuple[float, float]:
    """Return the seconds of CPU of both, medians of rounds in turns; their results are equal."""
    seen: tuple[list[float], list[float]] = ([], [])
    made: list[Made] = [[], []]
    for _ in range(ROUNDS):
        for which, make in enumerate((plain, ours)):
            edition = fresh(told)
            begun = time.process_time()
            made[which] = make(edition)
            seen[which].append(time.process_time() - begun)
        assert made[0] == made[1]
    return median(seen[0]), median(seen[1])


def rows(told: Publication) -> Iterator[tuple[str, float, float]]:
    """Yield (what, seconds of plain, seconds of ours)."""
    whole, known = told.view("all"), fresh(told)
    vcalendar.blocks(known, whole, ical.PROFILE)
    some = [view for view in told.views if view.kind != "changes"]
    few = [view for view in some if view.kind in ("all", "venues", "series", "formats", "access")][:58]
    feeds = (".rss", rss), (".atom", atom)
    yield (
        "one calendar",
        *compared(
            told, lambda e: [plain_calendar(e, whole, known)], lambda e: [ical.document(e, whole) or b""]
        ),
    )
    yield (
        "all calendars",
        *compared(
            told,
            lambda e: [
                plain_calendar(e, view, known) for view in some if calendars.showings(e, view, ".ics")
            ],
            lambda e: [made for view in some if (made := ical.document(e, view))],
        ),
    )
    yield (
        "one feed",
        *compared(
            told,
            lambda e: [plain_feed(e, whole, suffix) for suffix, _ in feeds],
            lambda e: [module.document(e, whole) or b"" for _, module in feeds],
        ),
    )
    yield (
        "all feeds",
        *compared(
            told,
            lambda e: [
                plain_feed(e, view, suffix) for view in few for suffix, _ in feeds if entries(e, view, suffix)
            ],
            lambda e: [made for view in few for _, module in feeds if (made := module.document(e, view))],
        ),
    )


def main() -> None:
    """Print a table of ratios."""
    size = Size(int(sys.argv[1]) if len(sys.argv) > 1 else 1000)
    with tempfile.TemporaryDirectory() as place:
        folder(Path(place), size)
        told = unpublished(metafeed.load(place), datetime.fromisoformat(NOW))
    print(f"{size.films} films, {size.screenings} screenings, {len(told.views)} views")
    for name, plain, ours in rows(told):
        print(
            f"{name:14} plain {plain:7.2f} s   metafeed {ours:7.2f} s   {plain / ours:5.1f} times; target {TARGETS[name]:.0f}"
        )


if __name__ == "__main__":
    main()
