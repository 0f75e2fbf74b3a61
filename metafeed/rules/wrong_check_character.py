"""An identifier is none of its catalogue, or was mistyped.

`sameAs` and `titleEIDR` say that this film is that one; a wrong identifier merges two films in somebody's
database, and only the check character of an EIDR or ISAN (ISO 7064 Mod 37,36) tells that a digit is wrong.
Identifiers that are not well formed are not published. Pasted addresses and missing prefixes get the
identifier as the hint; a wrong check character does not, because any other character may be the slip.

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, ids: {eidr: 10.5240/7EC7-228A-510A-053E-CBB8-K}}

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, ids: {imdb: "50634"}}

Passes:
    films:
      - {id: cranes, title: The Cranes Are Flying, ids: {imdb: tt0050634, wikidata: Q155189}}
      - {id: other, title: Another Film, ids: {eidr: 10.5240/7EC7-228A-510A-053E-CBB8-J}}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.model import identifiers
from metafeed.model.film import FilmIds, VersionIds
from metafeed.rules.pointing import written
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each identifier of a film or version that is not well formed."""
    for film in case.typed.films:
        yield from _of(case, f"{film.pointer}/ids", film.value.ids)
        for number, version in enumerate(film.value.versions):
            yield from _of(case, f"{film.pointer}/versions/{number}/ids", version.ids)


def _of(case: Case, place: str, ids: FilmIds | VersionIds | None) -> Iterator[Diagnostic]:
    for kind, value in ids or ():
        wrong = identifiers.check(kind, value) if value else None
        if wrong:
            meant = identifiers.suggest(kind, value)
            hint = f"write {meant}" if meant else "copy it from the catalogue's page"
            yield finding(RULE, written(case.document, f"{place}/{kind}"), f"{value!r}: {wrong}", hint)


RULE = Rule("MF607", Severity.WARNING, check)
