"""A date or a time that is none.

schema.org's form is `2026-03-28T20:00:00+01:00`: ISO 8601, with a T, and `Z` or an offset, not both. Seen on real
pages: `2026-09-29T15:40:00.000Z-03:00`, `20260228T2000`, `28.03.2026`, the 30th of February. Search engines drop the
event, and one whose date is a year or a month alone (a warning). An offset without its colon (`+0100`) is read by most, and is a note.

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Stalker", "startDate": "2026-09-29T15:40:00.000Z-03:00"}

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Stalker", "startDate": "2026-02-30"}

Passes:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Stalker", "startDate": "2026-09-29T15:40-03:00",
     "workPresented": {"@type": "Movie", "name": "Stalker", "datePublished": "1979"}}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from metafeed.audit.case import Case
from metafeed.audit.dates import is_rough, is_time, moment
from metafeed.audit.hollow import is_hollow
from metafeed.audit.moments import OF_EVENTS
from metafeed.audit.nodes import Value
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.read.source import shown
from metafeed.rules.rule import Rule, finding

_KINDS = {"Date", "DateTime", "Time"}
_BOTH = re.compile(r"Z[+-]\d\d:?\d\d$")
_SHAPED = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:.,]+(?:Z|[+-][\d:]+)?)?", re.ASCII)
_BARE_OFFSET = re.compile(r"T[\d:.,]+([+-]\d{4})\s*$", re.ASCII)
#: What lasts for months, or has no day yet.
_LONG = ("EventSeries", "Festival", "PublicationEvent", "ExhibitionEvent")
_OURS = (1890, 2200)
_SPACED = re.compile(r"\d{4}-\d\d-\d\d \d\d?:\d\d")


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each text that cannot be read where a date is expected."""
    for node in case.nodes:
        for name, values in node.properties.items():
            kinds = set(case.vocabulary.expects(name))
            if not kinds & _KINDS or "Text" in kinds:
                continue
            for value in values:
                if not isinstance(value.value, str) or is_hollow(case, value):
                    continue
                if not _is_read(value.value, kinds):
                    yield _told(name, value)
                elif (
                    name in OF_EVENTS
                    and case.is_event(node)
                    and not case.is_a(node, *_LONG)
                    and _is_no_day(value)
                ):
                    message = f"{name} {shown(value.value)} is no day on which somebody can come"
                    yield replace(finding(RULE, value.pointer, message), severity=Severity.WARNING)
                elif found := _BARE_OFFSET.search(value.value):
                    yield _without_colon(name, value, found[1])


def _is_no_day(value: Value) -> bool:
    """Tell whether an event's date is a year or a month, or in a year before there were films."""
    text = str(value.value)
    found = moment(text)
    return is_rough(text) or (found is not None and not _OURS[0] <= found.wall.year <= _OURS[1])


def _without_colon(name: str, value: Value, offset: str) -> Diagnostic:
    """Return the note on `+0200`, which most read and the form does not have."""
    told = finding(
        RULE,
        value.pointer,
        f"the offset of {name} {shown(value.value)} has no colon",
        f"write {offset[:3]}:{offset[3:]}",
    )
    return replace(told, severity=Severity.NOTE)


def _is_read(text: str, kinds: set[str]) -> bool:
    return bool(
        (kinds & {"Date", "DateTime"} and (moment(text) or is_rough(text)))
        or ("Time" in kinds and is_time(text))
        or ("URL" in kinds and ":" in text and "/" in text)
    )


def _told(name: str, value: Value) -> Diagnostic:
    text = str(value.value).strip()
    if _BOTH.search(text):
        return finding(RULE, value.pointer, f"{name} {shown(text)} has both Z and an offset", _keep(text))
    if _SHAPED.fullmatch(text):
        return finding(RULE, value.pointer, f"{name} {shown(text)} is no date of the calendar", "look at it")
    hint = "write 2026-03-28T20:00:00+01:00"
    if _SPACED.match(text):
        hint = f"write a T between day and time: {text.replace(' ', 'T', 1)}"
    return finding(RULE, value.pointer, f"{name} {shown(text)} is no date of ISO 8601", hint)


def _keep(text: str) -> str:
    return (
        f"take out the one that is wrong: {text[-6:]} if the time is local"
        if len(text) > 6
        else "take one out"
    )


RULE = Rule("MF930", Severity.ERROR, check)
