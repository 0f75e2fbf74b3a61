"""The talk after a film runs into the next showing on that screen.

The works alone would fit, but with the introduction, the Q&A or the panel they do not: the talk is cut
short, or the next audience waits in the lobby. Calendars tell both at once, since DTEND and `endDate`
count the parts. Parts whose length nobody gave are not counted here.

Fails:
    films:
      - {id: first-feature, title: First Feature, runtime: 90}
    screenings:
      - {id: qa, film: first-feature, date: 2026-03-28, time: "18:00", screen: "1",
         parts: "q-and-a 45: Ada Berg (director)"}
      - {id: late, film: first-feature, date: 2026-03-28, time: "20:00", screen: "1"}

Passes:
    films:
      - {id: first-feature, title: First Feature, runtime: 90}
    screenings:
      - {id: qa, film: first-feature, date: 2026-03-28, time: "18:00", screen: "1",
         parts: "q-and-a 30: Ada Berg (director)"}
      - {id: late, film: first-feature, date: 2026-03-28, time: "20:00", screen: "1"}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules import pointing
from metafeed.rules.rule import Rule, finding
from metafeed.rules.screen_times import Clash, clashes
from metafeed.rules.wording import days, listed, named, screen


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each pair, at the parts of the earlier one."""
    for clash in clashes(case):
        if clash.what == "parts":
            place = pointing.of_field(case, clash.earlier.showing, "parts", "time", "times")
            yield finding(RULE, place, _message(clash), "shorten it, or move one of the two")


def _message(clash: Clash) -> str:
    earlier, later = clash.earlier.showing, clash.later.showing
    parts = listed(part.kind for part in earlier.parts if part.minutes) or "end"
    reaches = f"the {parts} of {named(earlier)} until {clash.ends:%H:%M} on {earlier.cinema_day}"
    next_one = f"{named(later)} at {later.start:%H:%M} on {screen(later)}"
    if clash.gap < 0:
        return f"{reaches} runs into {next_one}{days(clash.times)}"
    needed = f"{clash.gap} of the {later.venue.turnaround} minutes needed before {next_one}"
    return f"{reaches} leaves {needed}{days(clash.times)}"


RULE = Rule("MF303", Severity.WARNING, check)
