"""A value that is not in the list of what may stand there.

`eventStatus`, `availability` and their like are members of an enumeration: `https://schema.org/EventCancelled`,
with that prefix or without. "cancelled", "sold out" or `EventCanceled` are read as nothing, which is as scheduled
and on sale.

Fails:
    {"@context": "https://schema.org", "@type": "Event", "name": "Stalker", "eventStatus": "https://schema.org/Cancelled"}

Passes:
    {"@context": "https://schema.org", "@type": "Event", "name": "Stalker", "eventStatus": "https://schema.org/EventCancelled"}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.hollow import is_hollow
from metafeed.audit.nodes import Node, Value
from metafeed.audit.ranges import Fault
from metafeed.audit.vocabulary import bare
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.read.source import shown
from metafeed.rules.rule import Rule, finding

_FEW = 8


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each value of an enumeration that is no member of it."""
    for _, name, value, fault in case.unfit:
        if fault is Fault.MEMBER and not is_hollow(case, value):
            yield _told(case, name, value)


def _told(case: Case, name: str, value: Value) -> Diagnostic:
    words = case.vocabulary
    written = str((value.value.id if isinstance(value.value, Node) else value.value) or "")
    enumerations = [each for each in words.expects(name) if words.is_enumeration(each)]
    members = [member for each in enumerations for member in words.members(each)]
    plain = bare(written).replace(" ", "").replace("_", "").replace("-", "")
    meant = words.suggestion(plain, members) or words.suggestion(f"Event{plain}", members)
    choice = f"it is one of {', '.join(members)}" if len(members) <= _FEW else None
    hint = f"did you mean https://schema.org/{meant}?" if meant else choice
    return finding(RULE, value.pointer, f"{shown(written)} is no {' or '.join(enumerations)}", hint)


RULE = Rule("MF916", Severity.ERROR, check)
