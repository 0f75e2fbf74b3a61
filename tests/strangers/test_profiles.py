"""The calendars on request as strangers read them: the same as the default, in every sample.

They are made here, since no sample asks for them. What a stranger cannot do with `ical-rich` is held too, so
that it is noticed when it can.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import pytest

from metafeed.checking import check
from metafeed.publish import documents, publication
from metafeed.read import read
from tests.samples import NOW, ROOT, now

from . import libical, octets
from .documents import Document
from .reading import RefusedError
from .skipped import require
from .table import TOOLS, Answers, Question, Tool, told

DEFAULT, PROFILES = "ical", ("ical-rich", "ical-alarm")
READERS = [tool for tool in TOOLS if ".ics" in tool.suffixes and not tool.is_judge]
TOOL = {tool.name: tool for tool in TOOLS}

#: libical 3.0.16 knows no property of RFC 9073 and 9253: it drops each and marks it as an error.
#: calcurse takes LOCATION-TYPE, wherever it stands, for a second LOCATION, and drops the event.
APART = {("libical", "ical-rich"), ("calcurse", "ical-rich")}


class Made(NamedTuple):
    """A calendar of a profile, and the default one of the same view and language."""

    profile: str
    document: Document
    usual: Document


@cache
def made(sample: str) -> tuple[Made, ...]:
    """Return every calendar of every profile of a sample."""
    told_here = publication(check(read(ROOT / sample)).programme, now(sample))
    found = {
        (each.emitter, each.view, each.language): Document(sample, each.path, ".ics", each.bytes)
        for each in documents(told_here, only=[DEFAULT, *PROFILES])
    }
    return tuple(
        Made(emitter, document, found[DEFAULT, view, language])
        for (emitter, view, language), document in found.items()
        if emitter != DEFAULT
    )


@cache
def answers(sample: str) -> Answers:
    """Return what tools say of the whole calendars of a sample, each asked once."""
    return Answers(tuple(each for _, document, usual in whole(sample) for each in (document, usual)))


def whole(sample: str) -> list[Made]:
    """Return the calendars of everything in each profile and language."""
    return [each for each in made(sample) if each.document.path.rpartition("/")[2].startswith("calendar.")]


@pytest.mark.parametrize("sample", NOW)
def test_every_view_has_a_calendar_in_each_profile(sample: str) -> None:
    paths = {each.usual.path for each in made(sample)}
    assert "calendar.ics" in paths
    for profile in PROFILES:
        assert {each.usual.path for each in made(sample) if each.profile == profile} == paths


@pytest.mark.parametrize("sample", NOW)
def test_the_octets_of_every_calendar_are_right(sample: str) -> None:
    found = {each.document.path: octets.problems(each.document.content) for each in made(sample)}
    assert {path: problems for path, problems in found.items() if problems} == {}


@pytest.mark.parametrize("sample", NOW)
@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("tool", READERS, ids=lambda tool: tool.name)
def test_a_stranger_reads_the_same_events_as_in_the_default(tool: Tool, profile: str, sample: str) -> None:
    require(tool.name, tool.missing())
    if (tool.name, profile) in APART:
        return
    asked = answers(sample)
    for each in whole(sample):
        if each.profile == profile:
            found, usual = asked.of(tool, each.document), asked.of(tool, each.usual)
            assert usual
            for question in tool.holds:
                assert told(tool, question, found) == told(tool, question, usual), each.document.path


@pytest.mark.parametrize("sample", NOW)
def test_libical_marks_the_properties_that_it_does_not_know_and_keeps_the_events(sample: str) -> None:
    tool = TOOL["libical"]
    require(tool.name, tool.missing())
    for each in whole(sample):
        if each.profile == "ical-rich":
            found, complaints = libical.read_all_the_same(each.document.content)
            assert {line.rpartition(":")[2].strip() for line in complaints} == {"Parse error in property"}
            usual = libical.read(each.usual.content)
            for question in Question:
                assert told(tool, question, found) == told(tool, question, usual)


def test_calcurse_takes_the_type_of_a_location_for_a_location() -> None:
    tool = TOOL["calcurse"]
    require(tool.name, tool.missing())
    (rich,) = [each for each in whole("minimal") if each.profile == "ical-rich"]
    with pytest.raises(RefusedError, match="only one location allowed"):
        answers("minimal").of(tool, rich.document)
    content = rich.document.content.replace(b"LOCATION-TYPE:theater\r\n", b"")
    without = rich.document._replace(content=content)
    found, usual = (answers("minimal").of(tool, each) for each in (without, rich.usual))
    for question in tool.holds:
        assert told(tool, question, found) == told(tool, question, usual)
