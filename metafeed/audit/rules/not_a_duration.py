"""A duration that is none.

schema.org's form is ISO 8601's: `PT1H37M`, `PT97M`. A bare 97 or "97 min" is read as nothing, or as 97 seconds; `P97M` is 97 months.

Fails:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Stalker", "duration": "162 min"}

Passes:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Stalker", "duration": "PT2H42M"}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.dates import is_duration
from metafeed.audit.hollow import is_hollow
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.read.source import shown
from metafeed.rules.rule import Rule, finding

_MONTHS = re.compile(r"P(\d+)M")


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each text that cannot be read where a duration is expected."""
    for node in case.nodes:
        for name in node.properties:
            kinds = case.vocabulary.expects(name)
            if "Duration" not in kinds or "Text" in kinds:
                continue
            for value in node.texts(name):
                text = str(value.value).strip()
                if is_hollow(case, value):
                    continue
                if name == "duration" and (months := _MONTHS.fullmatch(text)):
                    yield finding(
                        RULE, value.pointer, f"{text} is {months[1]} months", f"write PT{months[1]}M"
                    )
                elif not is_duration(text):
                    yield finding(
                        RULE, value.pointer, f"{name} {shown(text)} is no duration of ISO 8601", _hint(text)
                    )


def _hint(text: str) -> str:
    minutes = re.fullmatch(r"(\d{1,3})\s*(?:m|min|mins|minutes?|Minuten|')?\.?", text)
    return f"write PT{minutes[1]}M" if minutes else "write PT1H37M, or PT97M"


RULE = Rule("MF931", Severity.ERROR, check)
