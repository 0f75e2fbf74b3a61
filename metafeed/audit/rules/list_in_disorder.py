"""The items of a list have no numbers or addresses, or have them twice.

Google's Carousel and Breadcrumb pages: positions count from 1, each once, and the addresses in a carousel are of
different pages on one site. Judged are breadcrumbs, lists of addresses and lists of films.

Fails:
    {"@context": "https://schema.org", "@type": "ItemList", "itemListElement": [
      {"@type": "ListItem", "position": 1, "url": "https://kino.example/f/1"},
      {"@type": "ListItem", "position": 1, "url": "https://kino.example/f/2"}]}

Passes:
    {"@context": "https://schema.org", "@type": "ItemList", "itemListElement": [
      {"@type": "ListItem", "position": 1, "url": "https://kino.example/f/1"},
      {"@type": "ListItem", "position": 2, "url": "https://kino.example/f/2"}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit import addresses
from metafeed.audit.case import Case
from metafeed.audit.google.features import film_lists
from metafeed.audit.google.numbers import number_of
from metafeed.audit.nodes import Node
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each position or address that cannot be right."""
    films = {id(each) for each in film_lists(case)}
    for listed in case.nodes_of("ItemList"):
        elements = [each for each in case.related(listed, "itemListElement") if case.is_a(each, "ListItem")]
        trail = case.is_a(listed, "BreadcrumbList")
        is_plain = not trail and id(listed) not in films and any(each.text("url") for each in elements)
        if is_plain:
            yield from _missing(elements)
        if is_plain or trail or id(listed) in films:
            yield from _positions(elements)
        if trail:
            yield from _gaps(listed, elements)
        if is_plain or id(listed) in films:
            yield from _addresses(case, elements)


def _missing(elements: list[Node]) -> Iterator[Diagnostic]:
    """Yield what a list of addresses lacks; of films and crumbs it is required, which is another rule's."""
    for element in elements:
        if "position" not in element.properties:
            yield finding(RULE, element.place("position"), "the item has no position")
        if not {"url", "item"} & set(element.properties):
            yield finding(RULE, element.place("url"), "the item has no url")


def _positions(elements: list[Node]) -> Iterator[Diagnostic]:
    seen: set[float] = set()
    for element in elements:
        for value in element.values("position"):
            number = number_of(value)
            if number is None:
                if isinstance(value.value, str) and value.value.strip():
                    yield finding(RULE, value.pointer, f"position {value.value!r} is no number")
                continue
            if number in seen:
                yield finding(RULE, value.pointer, f"position {number:g} stands twice")
            elif number < 1 or not number.is_integer():
                yield finding(RULE, value.pointer, f"position is {number:g}, they count from 1")
            seen.add(number)


def _gaps(trail: Node, elements: list[Node]) -> Iterator[Diagnostic]:
    """Yield what breaks a trail: a number left out, and what is no ListItem."""
    known = {number for each in elements for at in each.values("position") if (number := number_of(at))}
    if (
        len(known) == len(elements) == len(trail.values("itemListElement"))
        and known
        and max(known) > len(elements)
    ):
        last = max(elements, key=lambda each: number_of(each.values("position")[0]) or 0)
        yield finding(RULE, last.place("position"), f"position is {max(known):g}, of {len(elements)} crumbs")
    for value in trail.texts("itemListElement"):
        yield finding(RULE, value.pointer, f"the crumb {value.value!r} is a text, and leads nowhere")


def _addresses(case: Case, elements: list[Node]) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    hosts: set[str] = set()
    for element in elements:
        for around in (element, *case.related(element, "item")):
            address = around.text("url")
            if address is None:
                continue
            host = addresses.host(address)
            if address in seen:
                yield finding(RULE, around.place("url"), f"{address!r} stands twice")
            elif host and hosts and host not in hosts:
                yield finding(
                    RULE, around.place("url"), f"{address!r} is on another site than the items before it"
                )
            seen.add(address)
            hosts |= {host} - {""}
            break


RULE = Rule("MF976", Severity.WARNING, check)
