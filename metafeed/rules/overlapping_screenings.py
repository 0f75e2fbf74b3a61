"""Two showings are on one screen at once.

One of them cannot take place, and half of the patrons have bought a ticket for it. JSON-LD and calendars
tell both, with the same screen and with times that contradict each other. An error where the films
themselves overlap; a warning where only the venue's `preshow` or `turnaround` does not fit, or where a
runtime is approximate. Only lengths that are known count, cancelled and postponed showings do not, and a
showing without a screen counts only in a house that has just one. Where the works fit and it is the Q&A
that runs over, MF303 says so instead.

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
      - {id: letter, title: Letter Never Sent, runtime: 96}
    screenings:
      - {id: early, film: cranes, date: 2026-03-28, time: "18:00", screen: "1"}
      - {id: late, film: letter, date: 2026-03-28, time: "19:15", screen: "1"}

Fails:
    venues:
      - {id: kino, name: Kino, zone: Europe/Berlin, turnaround: 20, screens: [{id: "1"}],
         address: {street: Am Kino 1, locality: Berlin, country: DE}}
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
    screenings:
      - {id: early, film: cranes, date: 2026-03-28, time: "18:00"}
      - {id: late, film: cranes, date: 2026-03-28, time: "19:45"}

Passes:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
      - {id: letter, title: Letter Never Sent, runtime: 96}
    screenings:
      - {id: early, film: cranes, date: 2026-03-28, time: "18:00", screen: "1"}
      - {id: other, film: letter, date: 2026-03-28, time: "19:15", screen: "2"}
      - {id: late, film: letter, date: 2026-03-28, time: "19:35", screen: "1"}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules import pointing
from metafeed.rules.rule import Rule, finding
from metafeed.rules.screen_times import Clash, clashes
from metafeed.rules.wording import days, named, screen


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each pair, at the time of the later one."""
    for clash in clashes(case):
        if clash.what != "parts":
            place = pointing.of_time(case, clash.later.showing)
            told = finding(RULE, place, _message(clash), _HINTS.get(clash.what))
            rough = any(piece.approximate for piece in clash.earlier.showing.pieces)
            sure = clash.what == "works" and not rough
            yield told if sure else replace(told, severity=Severity.WARNING)


#: What to do, by what does not fit.
_HINTS = {
    "works": "move one of them, or correct its screen or the runtime",
    "preshow": "move one of them, or correct the venue's preshow",
    "turnaround": "move one of them, or correct the venue's turnaround",
}


def _message(clash: Clash) -> str:
    later = clash.later.showing
    begins = f"{named(later)} starts at {later.start:%H:%M} on {later.cinema_day} on {screen(later)}"
    earlier, ends = named(clash.earlier.showing), f"{clash.ends:%H:%M}"
    if clash.what == "turnaround":
        wait = f"{clash.gap} minutes after {earlier} ends at {ends}"
        return f"{begins}, {wait}, and {later.venue.turnaround} are needed{days(clash.times)}"
    preshow = f" with {later.venue.preshow} minutes of preshow" if clash.what == "preshow" else ""
    return f"{begins}, where {earlier} plays until {ends}{preshow}{days(clash.times)}"


RULE = Rule("MF301", Severity.ERROR, check)
