"""Publishing one programme after another, each going on from the memory of the last."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import metafeed
from metafeed.cli.diff import lines
from metafeed.emitters import by_name
from metafeed.history import Memory
from metafeed.publish import Publication, documents, publication
from tests.properties.house import NOW

Step = tuple[metafeed.Programme, datetime] | metafeed.Programme


def published(steps: Sequence[Step]) -> Publication:
    """Return the publication of the last step; a programme alone is published at NOW."""
    memory: Memory | None = None
    told: Publication | None = None
    for step in steps:
        programme, now = step if isinstance(step, tuple) else (step, NOW)
        told = publication(programme, now, memory)
        paths = {document.path: "" for document in documents(told)}
        memory = Memory.parse(told.memory.with_documents(dict(told.memory.documents) | paths).to_bytes())
    assert told is not None
    return told


def changes(*steps: Step) -> list[str]:
    """Return what the last step changes, a line each."""
    return lines(published(steps))


def document(emitter: str, view: str, *steps: Step) -> str:
    """Return a document of the last step."""
    path = by_name(emitter)
    told = published(steps)
    found = {each.path: each.bytes for each in documents(told)}
    return found[told.edition().path(view, path.suffix)].decode()


def event(view: str, *steps: Step) -> dict[str, str]:
    """Return the only event of a calendar after the last step, by property."""
    text = document("ical", view, *steps).replace("\r\n ", "")
    (found,) = text.split("BEGIN:VEVENT\r\n")[1:]
    pairs = (line.partition(":") for line in found.split("\r\n") if ":" in line)
    return {name.partition(";")[0]: value for name, _, value in pairs}


def node(*steps: Step) -> dict[str, Any]:
    """Return the ScreeningEvent of screening a after the last step."""
    graph = json.loads(document("jsonld", "screenings/a", *steps))["@graph"]
    (found,) = [each for each in graph if each["@type"] == "ScreeningEvent"]
    return dict(found)
