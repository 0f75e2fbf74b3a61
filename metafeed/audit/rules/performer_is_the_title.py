"""Who performs is called like what is shown.

A performer is somebody who is there on the evening: a guest, a musician. Programs fill the property with the title to
silence a warning about a recommended property; readers see a band that does not exist. What nobody knows is left out. The
cast of a film is its `actor`.

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Tokyo Story",
     "performer": {"@type": "PerformingGroup", "name": "Tokyo Story"}}

Passes:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Tokyo Story",
     "performer": {"@type": "Person", "name": "Donald Sosin"}}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.nodes import Node
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.read.source import shown
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each performer with the name of a screening, or of its film."""
    for event in case.nodes_of("Event"):
        works = list(case.related(event, "workPresented", "workFeatured"))
        titles = {_plain(work.text("name")) for work in works if case.is_a(work, "Movie")}
        # A concert may be called like the band that gives it; a screening is not.
        if case.is_a(event, "ScreeningEvent"):
            titles.add(_plain(event.text("name")))
        for value in event.values("performer"):
            who = case.resolve(value.value) if isinstance(value.value, Node) else None
            name = who.text("name") if who else value.value
            if isinstance(name, str) and _plain(name) in titles - {""}:
                yield finding(
                    RULE, value.pointer, f"{shown(name)} is what is shown", "leave it out if nobody performs"
                )


def _plain(text: str | None) -> str:
    return " ".join((text or "").casefold().split())


RULE = Rule("MF925", Severity.WARNING, check)
