"""What a page says of a film differently from the programme: title, directors, year, length."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from metafeed.audit.against.matching import Told, film_titles, folded
from metafeed.audit.nodes import Node
from metafeed.audit.rules import film_differs
from metafeed.model import credit, identifiers
from metafeed.rules.rule import finding

if TYPE_CHECKING:
    from metafeed.audit.case import Case
    from metafeed.diagnostics import Diagnostic
    from metafeed.model.film import Film

_LENGTH = re.compile(r"PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?")
#: Opening titles and credits are counted by some and not by others.
_MINUTES = 1


def film_facts(case: Case, told: Told) -> Iterator[Diagnostic]:
    """Yield what a page says wrongly of the films that the programme has."""
    for node in case.nodes_of("Movie"):
        film, is_sure = _film(told, node) if node.properties else (None, False)
        if film is not None:
            if is_sure:
                yield from _title(told, node, film)
            yield from _directors(case, node, film)
            yield from _year(node, film)
            yield from _length(node, film)


def film_of(told: Told, node: Node) -> Film | None:
    """Return the film that a node is of, by `@id`, address, catalogue, or a title that only one film has."""
    return _film(told, node)[0]


def _film(told: Told, node: Node) -> tuple[Film | None, bool]:
    """Return the film of a node, and whether something else than the title says so."""
    said = {node.id, node.text("url"), *(str(each.value) for each in node.texts("sameAs"))} - {None}
    films = told.programme.films.values()
    for film in films:
        if said & _addresses(told, film):
            return film, True
    name = folded(node.text("name") or "")
    called = [film for film in films if name and name in film_titles(film)]
    return (called[0] if len(called) == 1 else None), False


def _addresses(told: Told, film: Film) -> set[str | None]:
    known: set[str | None] = {told.edition.node_id("film", film.id), *told.pages("film", film)}
    if film.ids is not None:
        named = {name: getattr(film.ids, name) for name in type(film.ids).model_fields}
        known |= {identifiers.url(name, value) for name, value in named.items() if value}
    return known - {None}


def _title(told: Told, node: Node, film: Film) -> Iterator[Diagnostic]:
    name = node.text("name")
    if name and folded(name) not in film_titles(film):
        message = f"the film is called {name!r}, the programme has {told.edition.say(film.title)!r}"
        yield finding(film_differs.RULE, node.place("name"), message)


def _directors(case: Case, node: Node, film: Film) -> Iterator[Diagnostic]:
    own = [person for role, person in credit.each(film.credits) if role == "director"]
    known = {folded(name) for each in own for name in (each.shown, each.credited_as) if name}
    for value in node.values("director"):
        person = case.resolve(value.value) if isinstance(value.value, Node) else None
        name = person.text("name") if person else value.value if isinstance(value.value, str) else None
        if known and name and folded(name) not in known:
            names = ", ".join(each.shown for each in own)
            yield finding(
                film_differs.RULE, value.pointer, f"the director is {name!r}, the programme has {names!r}"
            )


def _year(node: Node, film: Film) -> Iterator[Diagnostic]:
    spans = [each for each in (film.year, *(cut.year for cut in film.versions)) if each]
    if not spans or film.year is None or film.year.circa:
        return
    known = {year for each in spans for year in range(each.first, each.last + 1)}
    known |= {film.released.year} if film.released else set()
    for name in ("dateCreated", "copyrightYear"):
        for value in node.values(name):
            year = re.match(r"\d{4}", str(value.value))
            if year and int(year[0]) not in known:
                message = f"{name} is {value.value!r}, the programme has {film.year}"
                yield finding(film_differs.RULE, value.pointer, message)


def _length(node: Node, film: Film) -> Iterator[Diagnostic]:
    known = [each for each in (film.runtime, *(cut.runtime for cut in film.versions)) if each]
    said = _LENGTH.fullmatch(node.text("duration") or "")
    if not film.runtime or said is None or not any(said.groups()) or any(each.approximate for each in known):
        return
    hours, minutes, seconds = (int(each or 0) for each in said.groups())
    length = hours * 60 + minutes + seconds / 60
    if all(abs(each.minutes - length) > _MINUTES for each in known):
        message = f"duration is {said[0]!r}, the programme has {film.runtime.minutes} minutes"
        yield finding(film_differs.RULE, node.place("duration"), message)
