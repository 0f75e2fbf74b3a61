"""A film got its award before it was made.

One of the two years is wrong, and both are published: `award` and `dateCreated` in schema.org, and a
line in every feed. The year of an award is the year of its event, not of the film (*The Cranes Are
Flying* is of 1957, its Palme d’Or of 1958). One year between them is let pass, because many houses give
a film the year in which it opened with them.

Fails:
    films:
      - id: cranes
        title: The Cranes Are Flying
        year: 1957
        awards: [{name: Palme d’Or, event: Cannes Film Festival, year: 1935}]

Passes:
    films:
      - id: cranes
        title: The Cranes Are Flying
        year: 1957
        awards: [{name: Palme d’Or, event: Cannes Film Festival, year: 1958}]
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.pointing import written
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each award that is more than a year older than its film."""
    for film in case.typed.films:
        made = film.value.year
        if made is None or made.circa:
            continue
        for number, award in enumerate(film.value.awards):
            if award.year is not None and award.year < made.first - 1:
                place = f"{film.pointer}/awards/{number}/year"
                message = f"an award of {award.year}, for a film of {made}"
                yield finding(RULE, written(case.document, place), message, "look at both years")


RULE = Rule("MF402", Severity.WARNING, check)
