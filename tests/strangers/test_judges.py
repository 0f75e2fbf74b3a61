"""The judges judge: each stranger notices what it is trusted to notice, in a document broken on purpose."""

from __future__ import annotations

from typing import NamedTuple

import pytest

from .documents import HAND_WRITTEN, Document, documents
from .expected import expected
from .skipped import require
from .table import TOOLS, Answers, Question, Tool, told

TOOL = {tool.name: tool for tool in TOOLS}
GIVEN = {document.path: document for document in documents() if document.sample == HAND_WRITTEN}
#: One document of each kind, whose second entry or event is a cancelled one.
OF_KIND = {
    ".ics": "calendar.ics",
    ".rss": "feed.rss",
    ".atom": "feed.atom",
    ".feed.json": "feed.json",
    ".jsonld": "programme.jsonld",
}

_EVENTS = GIVEN["calendar.ics"].content
NO_PLACE = _EVENTS[_EVENTS.index(b"BEGIN:VEVENT\r\nUID:screening-no-place") :].removesuffix(
    b"END:VCALENDAR\r\n"
)

#: What is changed in a document so that the answer to a question is another one.
FEED_CHANGES = {
    Question.PARSES: (b"film/cranes", b"film/crane"),
    Question.TITLE: ("東京物語".encode(), "晩春".encode()),
    Question.STATE: (b"Cancelled: ", b""),
}
CHANGES = {
    ".ics": {
        # A whole event, for calcurse has no ids to change.
        Question.PARSES: (NO_PLACE + b"END:VCALENDAR", b"END:VCALENDAR"),
        Question.TITLE: (b"SUMMARY:Solaris + Stalker", b"SUMMARY:Solaris"),
        Question.INSTANT: (b":20261212T143500", b":20261212T144500"),
        Question.PLACE: ("Lumière".encode(), b"Lumiere"),
        Question.STATE: (b"STATUS:CANCELLED", b"STATUS:CONFIRMED"),
    },
    ".rss": FEED_CHANGES,
    ".atom": FEED_CHANGES,
    ".feed.json": FEED_CHANGES,
    ".jsonld": {
        Question.PARSES: (b"screenings/cranes-2#", b"screenings/cranes-3#"),
        Question.TITLE: (b'"Solaris + Stalker"', b'"Solaris"'),
        Question.INSTANT: (b"2026-12-12T14:35:00-05:00", b"2026-12-12T14:35:00-04:00"),
        Question.PLACE: ("Lumière".encode(), b"Lumiere"),
        Question.STATE: (b"EventCancelled", b"EventScheduled"),
    },
}


class Fault(NamedTuple):
    """A fault in a document, who must notice it, and a word of the complaint."""

    tool: str
    path: str
    old: bytes
    new: bytes
    complaint: str


def broken(path: str, old: bytes, new: bytes) -> Document:
    """A document of ours with a fault put into it."""
    assert old in GIVEN[path].content
    return GIVEN[path]._replace(content=GIVEN[path].content.replace(old, new))


END = b"END:VEVENT\r\n"
FLOODED = b"DESCRIPTION:Cancelled: the street is flooded."
GRAPH_NAME = b'"name": "Solaris + Stalker"'
FAULTS = (
    Fault("icalendar", "calendar.ics", b"20261212T143500", b"20261399T143500", "20261399"),
    Fault("icalendar", "calendar.ics", b"GEO:40.728361;", b"GEO:north;", "north"),
    Fault("ical", "calendar.ics", b"STATUS:CANCELLED", b"STATUS:CANCELED", "not valid"),
    Fault("ical", "calendar.ics", b"END:VCALENDAR", b"END:VCALENDER", "VCALEND"),
    Fault("vobject", "calendar.ics", b"UID:screening-cranes-2@rep.example\r\n", b"", "UID"),
    Fault("libical", "calendar.ics", b"20261212T143500", b"2026", "DATE-TIME"),
    Fault("libical", "calendar.ics", b"TZID:America/New_York", b"TZID:America/Detroit", "no zone"),
    Fault("calcurse", "calendar.ics", b"Solaris + ", b"Solaris, ", "malformed summary"),
    Fault("calcurse", "calendar.ics", rb"209 West Houston Street\;", b"209 West Houston Street;", "location"),
    Fault("ical.js", "calendar.ics", END, b"", "did not end"),
    Fault("ical.js", "calendar.ics", b"TZID:America/New_York", b"TZID:America/Detroit", "zone"),
    Fault("feedparser", "feed.rss", b"&amp;", b"&", "invalid token"),
    Fault("feedparser", "feed.atom", b"</feed>", b"", "no element"),
    Fault("feedsmith", "feed.rss", b"<channel>", b"<chanel>", "Error"),
    Fault("feedsmith", "feed.json", b"https://jsonfeed.org/version/1.1", b"urn:none", "Error"),
    Fault("RFC 4287", "feed.atom", b"<updated>2026-09-11T09:30:00Z</updated>", b"", "updated"),
    Fault("RFC 4287", "feed.atom", b"2026-09-11T09:30:00Z", b"2026-09-11 09:30", "dateTime"),
    Fault("RFC 4287", "feed.atom", b"<summary>", b'<summary type="CDATA">', "summary"),
    Fault("RFC 4287", "feed.atom", b"</rights>", b"</rights><guid>1</guid>", "guid"),
    Fault("RFC 4287", "feed.atom", b"<name>", b"<name/><name>", "author"),
    Fault("RFC 4287", "feed.atom", b"author>", b"contributor>", "author"),
    Fault("RFC 4287", "feed.atom", b'rel="related" type="text/calendar"', b'type="text/html"', "alternate"),
    Fault("extruct", "programme.jsonld", b'"1957"', b"NaN", "nan"),
    Fault("extruct", "programme.jsonld", b"-04:00", b"", "no instant"),
    Fault("pyld", "programme.jsonld", b'"https://schema.org",', b'"https://schema.example",', "context"),
    Fault("pyld", "programme.jsonld", b'"https://www.wiki', b'"www.wiki', "absolute"),
    Fault("pyld", "programme.jsonld", GRAPH_NAME, b'"na me": "Solaris"', "na me"),
    Fault("pyld", "programme.jsonld", b"cranes-2#", b"cranes-1#", " is ["),
    Fault("schema_org-py", "programme.jsonld", b'"videoFormat"', b'"contentRating"', "CreativeWork"),
    Fault("schema_org-py", "programme.jsonld", b'"ScreeningEvent"', b'"Screening"', "no type"),
    Fault("schema_org-py", "programme.jsonld", b'"videoFormat"', b'"projection"', "no property"),
    Fault("schema_org-py", "programme.jsonld", b'"actor": [', b'"actors": [', "superseded"),
    Fault("schema_org-py", "programme.jsonld", b'"Festival"', b'"Season"', "superseded type"),
    Fault("schema_org-py", "programme.jsonld", b"EventCancelled", b"EventCanceled", "EventStatusType"),
    Fault("schema_org-py", "programme.jsonld", b"PT95M", b"95 min", "Duration"),
    Fault("schema_org-py", "programme.jsonld", b'"screenCount": 3', b'"screenCount": "3"', "Number"),
    Fault("schema_org-py", "programme.jsonld", b'"superEvent"', b'"organizer"', "not of Organization"),
    Fault("schema_org-py", "programme.jsonld", b'"MPA PG"', b'""', "contentRating"),
    Fault("schema-dts", "programme.jsonld", b'"videoFormat"', b'"contentRating"', "contentRating"),
    Fault("schema-dts", "programme.jsonld", b"EventCancelled", b"EventCanceled", "EventStatusType"),
    Fault("schema-dts", "programme.jsonld", b'"ScreeningEvent"', b'"Screening"', "Screening"),
    Fault("schema-dts", "screenings/tokyo.jsonld", b'"https://schema.org"', b'"https://x"', "context"),
    Fault("octets", "calendar.ics", b"\r\n", b"\n", "CRLF"),
    Fault("octets", "calendar.ics", b"END:VCALENDAR\r\n", b"END:VCALENDAR", "CRLF"),
    Fault("octets", "calendar.ics", b"\r\n ple/", b"ple/", "75"),
    Fault(
        "octets",
        "calendar.ics",
        "жур\r\n ав".encode(),
        "жу\r\n".encode() + b" \xd1\r\n \x80\xd0\xb0",
        "UTF-8",
    ),
    Fault("octets", "calendar.ics", rb"1957\,", b"1957\\\r\n ,", "backslash"),
    Fault("octets", "calendar.ics", b"the street", b"the\x0bstreet", "control"),
    Fault("octets", "calendar.ics", b"the street", b"the\rstreet", "control"),
    Fault("octets", "calendar.ics", FLOODED, FLOODED + b"\r\n", "empty"),
    Fault("octets", "calendar.ics", FLOODED, b"DESCRIPTION Cancelled", "no content line"),
    Fault("octets", "calendar.ics", b"the street is", b"the street, is", "',' not escaped"),
    Fault("octets", "calendar.ics", rb"New York\; Screen", b"New York; Screen", "';' not escaped"),
    Fault("octets", "calendar.ics", rb"C:\\new", rb"C:\wew", "not escaped"),
    Fault("octets", "calendar.ics", b"CATEGORIES:35mm,", b"CATEGORIES:35mm,,", "empty item"),
    Fault("octets", "calendar.ics", b"PRODID:", b"X-PRODID:", "PRODID"),
    Fault("octets", "calendar.ics", b"DTSTAMP:20260912T140000Z\r\n", b"", "DTSTAMP"),
    Fault("octets", "calendar.ics", b"DTSTAMP:20260912T140000Z", b"DTSTAMP:20260912T140000", "in UTC"),
    Fault("octets", "calendar.ics", b";TZID=America/New_York:20261212", b":20261212", "floating"),
    Fault("octets", "calendar.ics", b"TZID:America/New_York", b"TZID:America/Detroit", "without a VTIMEZONE"),
    Fault("octets", "calendar.ics", b"America/New_York", b"GMT-0500", "known zone"),
    Fault("octets", "calendar.ics", b"BYDAY=2SU", b"BYDAY=3SU", "offset -0500"),
    Fault("octets", "calendar.ics", b"DTSTART:20070311T020000", b"DTSTART:20070311T030000", "onset"),
    Fault("octets", "calendar.ics", b"20270314T030000", b"20270314T023000", "does not exist"),
    Fault("octets", "calendar.ics", b"20270314T030000", b"20271107T013000", "twice"),
    Fault("octets", "calendar.ics", b"20310715T210000", b"20051030T213000", "no observance"),
    Fault("octets", "calendar.ics", b"20261212T162000", b"20261212T142000", "not after"),
    Fault("octets", "calendar.ics", b"cranes-2@", b"cranes-1@", "2 times"),
    Fault("octets", "calendar.ics", b"CALSCALE:GREGORIAN", b"METHOD:PUBLISH", "METHOD"),
    Fault("octets", "calendar.ics", b"REFRESH-INTERVAL;VALUE=DURATION", b"REFRESH-INTERVAL", "VALUE"),
    Fault("octets", "calendar.ics", b"SOURCE;VALUE=URI", b"SOURCE", "VALUE"),
    Fault("octets", "calendar.ics", b"STATUS:CANCELLED", b"STATUS:CANCELED", "CANCELED"),
    Fault("octets", "calendar.ics", b"SEQUENCE:2", b"SEQUENCE:-2", "count"),
    Fault("octets", "calendar.ics", b"URL:https://rep.example/\r\n", b"URL:rep.example\r\n", "URI"),
    Fault("octets", "calendar.ics", END, b"", "without its END"),
)

BROKEN = {fault: broken(*fault[1:4]) for fault in FAULTS}
CHANGED = {
    (tool, suffix, question): broken(OF_KIND[suffix], *CHANGES[suffix][question])
    for tool in TOOLS
    if not tool.is_judge
    for suffix in sorted(tool.suffixes)
    for question in Question
    if question in tool.holds
}
ANSWERS = Answers((*BROKEN.values(), *CHANGED.values()))


def complaint(tool: Tool, document: Document) -> str:
    """What a tool has against a document, or nothing."""
    try:
        ANSWERS.of(tool, document)
    except Exception as error:  # noqa: BLE001 - each tool has its own exceptions
        return str(error)
    return ""


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault.tool}-{fault.new!r:.40}")
def test_a_stranger_refuses_a_broken_document(fault: Fault) -> None:
    tool = TOOL[fault.tool]
    require(tool.name, tool.missing())
    assert fault.complaint.lower() in complaint(tool, BROKEN[fault]).lower()


@pytest.mark.parametrize(
    ("tool", "suffix", "question"),
    CHANGED,
    ids=[f"{tool.name}-{suffix}-{question.name.lower()}" for tool, suffix, question in CHANGED],
)
def test_a_stranger_notices_that_another_thing_is_told(tool: Tool, suffix: str, question: Question) -> None:
    require(tool.name, tool.missing())
    readings = ANSWERS.of(tool, CHANGED[tool, suffix, question])
    unchanged = expected(HAND_WRITTEN, OF_KIND[suffix])
    assert told(tool, question, readings) != told(tool, question, unchanged)


@pytest.mark.parametrize("name", ["libical", "vobject", "ical.js"])
def test_the_instant_comes_from_the_vtimezone_of_the_file(name: str) -> None:
    tool = TOOL[name]
    require(tool.name, tool.missing())
    lying = broken("calendar.ics", b"TZOFFSETTO:-0500", b"TZOFFSETTO:-0300")
    starts = {reading.id: reading.start_utc for reading in ANSWERS.of(tool, lying)}
    # 14:35 at -0300, where it is really at -0500.
    assert str(starts["screening-cranes-2@rep.example"]) == "2026-12-12 17:35:00+00:00"


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_every_stranger_has_something_that_it_refuses(tool: Tool) -> None:
    assert tool.name in {fault.tool for fault in FAULTS}
