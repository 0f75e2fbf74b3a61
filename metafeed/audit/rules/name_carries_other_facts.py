"""A name carries what is no part of it: a format, a series, a date, a price, an address.

`Stalker (35mm)`, `Club X presents: Stalker`, `Stalker – 2026-03-28 20:00`. Google's Event page wants the full title
and nothing else: the date stands in `startDate`, the price in `offers`, the format in `videoFormat`, a series in
`superEvent`. Whoever looks for the film finds a film of another name. A guest may stand in an event's name, not in a
film's.

Fails:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Stalker (35mm)"}

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Stalker – 28.03.2026, 20:00"}

Passes:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Stalker + Q&A with the editor", "videoFormat": "35mm",
     "workPresented": {"@type": "Movie", "name": "Stalker"}}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.dates_in_words import date_at_the_end
from metafeed.audit.nodes import Node
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.read.source import shown
from metafeed.rules.rule import Rule, finding
from metafeed.text.titles import Fact, split

#: What may be said in the name of an event: who comes, for whom it is, what kind of evening it is.
_OF_EVENTS = frozenset(
    {"parts", "access", "premiere", "facts", "bills", "visibility", "year", "alternative_titles", "versions"}
)
#: Names are shorter. What is longer is something else, and not worth the time.
_LONGEST = 300
_IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]+)[)\]]")
_JOINT = re.compile(r"\s?:\s|\s[-–—|]\s")
_PATTERNS = (
    ("an address", re.compile(r"https?://\S+|\bwww\.\S+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}/\S*", re.IGNORECASE)),
    ("a promotion", re.compile(r"\b\d{1,2}\s?% (?:off|discount|rabatt|ermäßigt)|\b(?:buy|get) tickets\b", re.IGNORECASE)),
    ("a date", re.compile(r"\b\d{4}-\d\d-\d\d\b|\b\d{1,2}\.\d{1,2}\.(?:\d{4}|\d\d)\b|\b\d{1,2}/\d{1,2}/\d{2,4}\b")),
    ("a time", re.compile(r"\b(?:[01]?\d|2[0-3]):[0-5]\d(?:\s?[ap]m)?\s*(?:Uhr|h)?$|\b\d{1,2}(?::\d\d)?\s?[ap]m\b", re.IGNORECASE)),
    ("a price", re.compile(r"[$€£]\s?\d+(?:[.,]\d\d)?|\b\d+(?:[.,]\d\d)?\s?(?:€|EUR\b|USD\b|GBP\b|CHF\b)")),
)  # fmt: skip


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each name of a film or event that carries more."""
    for node in case.nodes_of("Movie", "Event"):
        for value in node.texts("name"):
            name = str(value.value).strip()
            facts = list(_facts(case, node, name)) if len(name) <= _LONGEST else []
            if facts:
                told = ", ".join(f"{what} ({said})" for what, said in facts)
                yield finding(RULE, value.pointer, f"{shown(name)} carries {told}", _hint(facts))


def _facts(case: Case, node: Node, name: str) -> Iterator[tuple[str, str]]:
    is_film = case.is_a(node, "Movie")
    if is_film:
        yield from _around(case, node, name)
    if is_film or case.is_a(node, "ScreeningEvent") or _shows_a_film(node):
        for fact in _glued(name, [] if is_film else _titles(case, node)):
            if is_film or fact.field not in _OF_EVENTS:
                yield fact.what, fact.said
    for what, pattern in _PATTERNS:
        found = pattern.search(name)
        # A film may be called after a time of day, or after a date and nothing else.
        if found and found[0] != name and not (is_film and what == "a time"):
            yield what, found[0]
    if said := date_at_the_end(name, [] if is_film else _titles(case, node), is_film=is_film):
        yield "a date", said


def _titles(case: Case, event: Node) -> list[str]:
    works = case.related(event, "workPresented", "workFeatured")
    return [title for work in works if (title := work.text("name"))]


def _glued(name: str, titles: list[str]) -> Iterator[Fact]:
    """Yield the facts in a name, those of an event only around the title of its film: it may be called after a format."""
    found = split(name)
    bracketed = [fact for fact in found.facts if _IN_BRACKETS.search(name) or found.title in titles]
    yield from found.facts if not titles else bracketed
    if found.facts:
        return
    if listed := _IN_BRACKETS.search(name):
        parts = [
            split(f"{name[: listed.start()]} ({part.strip()})").facts
            for part in re.split(r"[,/;]", listed[1])
        ]
        yield from (fact for part in parts if all(parts) for fact in part)
    for title in titles:
        if name != title and name.startswith(title + " "):
            yield from split(f"{title} ({name.removeprefix(title).strip()})").facts


def _around(case: Case, film: Node, name: str) -> Iterator[tuple[str, str]]:
    """Yield what stands before a film's title in its name: a series of the page, or what its event does not say."""
    parts = [part.strip() for part in _JOINT.split(name, maxsplit=1)]
    if len(parts) < 2:
        return
    event = film.parent if film.parent is not None and film.within == "workPresented" else None
    series = {each.text("name") for each in case.nodes_of("EventSeries", "Festival")}
    series |= {
        each.text("name") for node in case.nodes_of("Event") for each in case.related(node, "superEvent")
    }
    if parts[0] in series or (event and event.text("name") == parts[1]):
        yield "a series", parts[0]


def _shows_a_film(node: Node) -> bool:
    return "workPresented" in node.properties or "workFeatured" in node.properties


def _hint(facts: list[tuple[str, str]]) -> str:
    places = dict.fromkeys(_PLACES.get(what, "a property of its own") for what, _ in facts)
    return f"that belongs in {' and '.join(places)}"


_PLACES = {
    "a format": "videoFormat of the screening",
    "a date": "startDate",
    "a time": "startDate",
    "a price": "offers",
    "a promotion": "offers",
    "an address": "url",
    "a series": "superEvent",
    "a state": "eventStatus",
    "a state of sale": "availability of the offer",
    "a language": "inLanguage",
    "subtitles": "subtitleLanguage",
    "a year": "dateCreated",
    "a runtime": "duration",
    "a rating": "contentRating of the film",
}

RULE = Rule("MF923", Severity.WARNING, check)
