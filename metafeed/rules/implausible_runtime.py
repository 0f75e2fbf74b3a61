"""A runtime cannot be right.

Ends are added up from runtimes: with 0 minutes a calendar entry would end as it begins, which RFC 5545
§3.8.2.2 forbids (DTEND must be later than DTSTART), and with a slip of a digit a film would block its screen
for days. 0 is an error: leave the runtime out where nobody knows it. More than 900 minutes is a warning;
ignore it for the few works that are longer. A version that is shorter or longer than its film by more than
half is a note.

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 0}

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 9500}

Fails:
    films:
      - id: metropolis
        title: Metropolis
        runtime: 153
        versions:
          - {id: cut, type: re-edit, runtime: 15}

Passes:
    films:
      - {id: out-1, title: Out 1, runtime: 773}
      - {id: doodles, title: Doodles, runtime: 1}
      - {id: the-clock, title: The Clock, kind: other, runtime: 1440}
      - id: metropolis
        title: Metropolis
        runtime: 153
        versions:
          - {id: cut, type: re-edit, runtime: 83}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.model.film import Film, Runtime
from metafeed.rules import pointing
from metafeed.rules.rule import Rule, finding
from metafeed.rules.screen_times import LONGEST


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each runtime of a film or version that is hard to believe."""
    for item in case.typed.films:
        for place, runtime in _runtimes(item.pointer, item.value):
            found = _judged(runtime, item.value)
            if found is not None:
                at = pointing.written(case.document, f"{place}/runtime/minutes")
                yield replace(found, pointer=at)


def _runtimes(place: str, film: Film) -> Iterator[tuple[str, Runtime]]:
    if film.runtime:
        yield place, film.runtime
    for number, version in enumerate(film.versions):
        if version.runtime:
            yield f"{place}/versions/{number}", version.runtime


def _judged(runtime: Runtime, film: Film) -> Diagnostic | None:
    minutes, whole = runtime.minutes, film.runtime.minutes if film.runtime else 0
    if minutes == 0:
        found = finding(RULE, "", "a runtime of 0 minutes", "leave the runtime out while nobody knows it")
        return replace(found, severity=Severity.ERROR)
    if minutes > LONGEST and film.kind != "other":
        hint = "write the minutes; if it is so long, write ignore: [MF311] on the film"
        return finding(RULE, "", f"a runtime of {minutes} minutes, which is {minutes / 60:.0f} hours", hint)
    if 0 < whole <= LONGEST and abs(minutes - whole) > whole / 2:
        message = f"{minutes} minutes, where the film itself has {whole}"
        return replace(finding(RULE, "", message, "compare the two"), severity=Severity.NOTE)
    return None


RULE = Rule("MF311", Severity.WARNING, check, firm=True)
