"""A term that schema.org may still change.

It is legal, and marked as pending: its name and its meaning may move with what people say about it. Nothing is said of
terms that search engines document, nor of `abstract`, `editEIDR`, `subtitleLanguage` and `titleEIDR`, which have stood
for years as they are, and for which there is no other.

Fails:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Stalker",
     "usageInfo": "https://kino.example/prints"}

Passes:
    {"@context": "https://schema.org", "@type": "Event", "name": "Stalker",
     "eventAttendanceMode": "https://schema.org/OfflineEventAttendanceMode"}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding

#: Pending, and in a page of Google's all the same, today or until online events went in June 2025.
_DOCUMENTED = frozenset(
    {
        "VirtualLocation", "creditText", "eventAttendanceMode", "eventSchedule", "gender", "ineligibleRegion", "jobTitle",
        "negativeNotes", "positiveNotes", "Schedule", "EventSeries", "pronouns", "provider",
    }
)  # fmt: skip
#: Pending since 2020 or before, unchanged, and the only words for what they say.
_SETTLED = frozenset({"abstract", "editEIDR", "subtitleLanguage", "titleEIDR"})
#: What cinemas write; of blogs and shops on the same page nothing is said.
_JUDGED = ("Event", "Movie", "MovieSeries", "MovieTheater", "Offer", "Review", "VideoObject")


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a note for each pending type and property on what a cinema shows."""
    for node in case.nodes_of(*_JUDGED):
        used = [(name, node.type_places[name]) for name in node.types]
        used += [(name, node.place(name)) for name in node.properties]
        for name, place in used:
            if name not in _DOCUMENTED | _SETTLED and case.vocabulary.is_pending(name):
                yield finding(RULE, place, f"{name} is pending: schema.org may still change it")


RULE = Rule("MF917", Severity.NOTE, check)
