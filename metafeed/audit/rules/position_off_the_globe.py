"""A latitude or a longitude that is none.

Degrees are numbers with a point: `52.5163`, from -90 to 90 and from -180 to 180 (https://schema.org/latitude, WGS 84).
`"52,5"` and `52° 30' N` are texts to maps; a latitude of 152 is mostly a slip, or the two swapped. The venue stands
nowhere, or in another country.

Fails:
    {"@context": "https://schema.org", "@type": "GeoCoordinates", "latitude": "52,5163", "longitude": 13.4}

Passes:
    {"@context": "https://schema.org", "@type": "GeoCoordinates", "latitude": 52.5163, "longitude": "13.4"}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.google.numbers import number_of
from metafeed.audit.hollow import is_hollow
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.read.source import shown
from metafeed.rules.rule import Rule, finding

_FARTHEST = {"latitude": 90, "longitude": 180}


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each coordinate that no place has."""
    for node in case.nodes:
        for name, farthest in _FARTHEST.items():
            for value in node.values(name):
                if isinstance(value.value, bool) or not isinstance(value.value, str | int | float):
                    continue
                if is_hollow(case, value):
                    continue
                number = number_of(value)
                if number is None:
                    message, hint = f"{name} {shown(value.value)} is no number of degrees", "write 52.5163"
                    yield finding(RULE, value.pointer, message, hint)
                elif abs(number) > farthest:
                    yield finding(RULE, value.pointer, f"{name} {number:g} is beyond {farthest} degrees")


RULE = Rule("MF926", Severity.ERROR, check)
