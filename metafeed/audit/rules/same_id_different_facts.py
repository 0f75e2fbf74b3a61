"""One `@id`, different facts.

What has the same `@id` is the same thing to readers, on whatever page it stands: they add the facts up, or take the
ones that came last. A screening with two starts is shown at the wrong one. Facts that have one value are compared
(names, times, addresses, prices), within a page and between the HTML pages of a run; names of
two pages only if both are in the same language (`<html lang>`).

Fails:
    {"@context": "https://schema.org", "@graph": [
     {"@type": "ScreeningEvent", "@id": "https://kino.example/1#s", "name": "Stalker", "startDate": "2026-03-28T20:00+01:00"},
     {"@type": "ScreeningEvent", "@id": "https://kino.example/1#s", "name": "Stalker", "startDate": "2026-03-28T21:00+01:00"}]}

Passes:
    {"@context": "https://schema.org", "@graph": [
     {"@type": "ScreeningEvent", "@id": "https://kino.example/1#s", "name": "Stalker", "startDate": "2026-03-28T20:00+01:00"},
     {"@type": "ScreeningEvent", "@id": "https://kino.example/1#s", "name": "Stalker", "duration": "PT2H42M"}]}
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from metafeed.audit.case import Case
from metafeed.audit.dates import is_rough, minutes, moment
from metafeed.audit.hollow import is_hollow
from metafeed.audit.nodes import Node, Value
from metafeed.audit.vocabulary import bare
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.read.source import shown
from metafeed.rules.rule import Rule, finding

#: Facts of which a thing has one, and those of them that are words of a language.
_WORDS = ("name", "legalName", "headline", "streetAddress", "addressLocality")
_SINGLE = (
    *_WORDS, "startDate", "endDate", "doorTime", "eventStatus", "duration", "price", "lowPrice", "highPrice", "priceCurrency",
    "availability", "dateCreated", "datePublished", "uploadDate", "birthDate", "latitude", "longitude", "postalCode",
    "addressCountry", "ratingValue", "ratingCount", "reviewCount", "contentUrl", "titleEIDR", "maximumAttendeeCapacity",
)  # fmt: skip
#: Facts that a thing has one of and says in a node of their own, and what of it is compared.
_WITHIN = {
    "address": ("streetAddress", "addressLocality", "postalCode", "addressCountry"),
    "geo": ("latitude", "longitude"),
    "location": ("name",),
}
#: What cannot be one and the same thing.
_APART = (("Event", "CreativeWork"), ("Event", "Organization"), ("Event", "Person"), ("Event", "Place"),
          ("CreativeWork", "Organization"), ("CreativeWork", "Person"), ("CreativeWork", "Place"),
          ("Person", "Place"), ("Event", "Offer"), ("CreativeWork", "Offer"))  # fmt: skip


class Fact(NamedTuple):
    """One fact under an `@id`: what it comes to, what was written, where, and in which language the page is."""

    same: str
    written: str
    place: str
    language: str | None


#: Property (or `@type`) → the fact.
Facts = dict[str, Fact]


def facts(case: Case, node: Node) -> Facts:
    """Return the facts of a node that has one value of each."""
    found = _said(case, node, _SINGLE)
    for name, names in _WITHIN.items():
        nodes = list(case.related(node, name))
        if len(nodes) == len(node.values(name)) == 1:
            inside = _said(case, nodes[0], names)
            found |= {f"{name}.{each}": fact for each, fact in inside.items()}
    kinds = [
        kind for kind in dict.fromkeys(each for pair in _APART for each in pair) if case.is_a(node, kind)
    ]
    if kinds:
        found["@type"] = Fact(" ".join(kinds), " and ".join(node.types), f"{node.pointer}/@type", None)
    return found


def _said(case: Case, node: Node, names: Iterable[str]) -> Facts:
    language = case.page.language
    return {
        name: Fact(_same(values[0]), str(values[0].value), values[0].pointer, values[0].language or language)
        for name in names
        if len(values := node.values(name)) == 1 and not isinstance(values[0].value, Node)
        and not is_hollow(case, values[0])
    }  # fmt: skip


def conflicts(here: Facts, there: Facts, about: str, where: str, elsewhere: bool) -> Iterator[Diagnostic]:
    """Yield a finding for each fact that is another one there; `where` says where that is.

    Names on another page (`elsewhere`) count only if both pages say that they are in one language.
    """
    for name, fact in here.items():
        other = there.get(name)
        if (
            other is None
            or other.same == fact.same
            or (name == "@type" and not _are_apart(fact.same, other.same))
        ):
            continue
        if name.rpartition(".")[2] in _WORDS and (
            fact.language != other.language or (elsewhere and not fact.language)
        ):
            continue
        if _is_rougher(fact.written, other.written) or _is_rougher(other.written, fact.written):
            continue
        message = f"{name} is {shown(fact.written)}, and {shown(other.written)} {where} under the same @id"
        yield finding(RULE, fact.place, message, f"one of the two is not {about}")


def _is_rougher(one: str, other: str) -> bool:
    """Tell whether one date is another less exactly: 1931 and 1931-05-11."""
    exact = moment(other) is not None and moment(one) is not None and "T" not in one
    return (is_rough(one) or exact) and other.startswith(one)


def _are_apart(first: str, second: str) -> bool:
    mine, theirs = set(first.split()), set(second.split())
    return not mine & theirs and any(
        (one in mine and other in theirs) or (one in theirs and other in mine) for one, other in _APART
    )


def _same(value: Value) -> str:
    """Return what a value comes to, so that two spellings of it are equal."""
    text = " ".join(str(value.value).split())
    if found := moment(text):
        return str(found.instant or found.wall)
    if (length := minutes(text)) is not None:
        return f"{length:g} min"
    try:
        return str(float(text))
    except ValueError:
        return bare(text).casefold().rstrip("/")


RULE = Rule("MF941", Severity.ERROR, found_by="site")
