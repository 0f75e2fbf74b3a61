"""What an event says of itself beyond Google's properties: when it begins, and who may come."""

from __future__ import annotations

import re

from metafeed.audit.case import Case
from metafeed.audit.dates import Moment, moment
from metafeed.audit.nodes import Node
from metafeed.text.titles import split
from metafeed.text.words import TABLES

_MEMBERS = re.compile(
    r"\bmembers?['’]? ?[- ]?only\b|\b(?:only|exclusively) for (?:our )?members\b|\bfor (?:our |club )?members\b[^.!]{0,40}\bonly\b|\binvit(?:e|ation)[- ]only\b|"
    r"\bnur für mitglieder\b|\b(?:réservée?s? aux|uniquement pour les) (?:adhérents|membres)\b|\bs[oó]lo (?:para )?socios\b|"
    r"\briservat[oa] ai soci\b",
    re.IGNORECASE,
)
_AUDIENCE = re.compile(
    r"(?:(?:club|film club|cinema|our) )?(?:members?|mitglieder|membres|adhérents|socios|soci)\b",
    re.IGNORECASE,
)
_OPENING = 200
#: How metafeed's own pages begin the names of such events.
_PREFIXES = tuple(table.prefix("members") for table in TABLES.values())


def starts(node: Node) -> Moment | None:
    """Return the start of an event as the page says it."""
    return moment(node.text("startDate"))


def is_past(case: Case, node: Node) -> bool:
    """Tell whether an event has begun as of now; without an offset or a time, whether its day is over."""
    start = starts(node)
    if case.now is None or start is None:
        return False
    instant = start.instant if start.has_time else None
    return instant < case.now if instant else start.day < case.now.date()


def names_members(node: Node) -> bool:
    """Tell whether an event has it in its name that not everybody may come."""
    name = node.text("name") or ""
    return bool(
        name.startswith(_PREFIXES)
        or _MEMBERS.search(name)
        or any(fact.field == "visibility" for fact in split(name).facts)
    )


def says_members(case: Case, node: Node) -> str | None:
    """Return where an event says that not everybody may come, None if it does not."""
    if names_members(node):
        return node.place("name")
    for audience in case.related(node, "audience"):
        for said in (*audience.texts("audienceType"), *audience.texts("name")):
            if _AUDIENCE.match(str(said.value).strip()):
                return said.pointer
    for said in (*node.texts("description"), *node.texts("keywords")):
        if _MEMBERS.search(str(said.value)[:_OPENING]):
            return said.pointer
    return None
