"""The picture of an event is too small.

Google's Event page: 720 pixels in width at least, 1920 recommended, and 50,000 pixels in all. Judged are pictures whose
`width` and `height` are given; if one of several is large enough, it is taken.

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7", "startDate": "2026-04-02T19:00:00+02:00",
     "location": {"@type": "MovieTheater", "name": "Kino", "address": {"@type": "PostalAddress", "streetAddress": "Am Kino 1", "addressLocality": "Berlin"}},
     "image": {"@type": "ImageObject", "url": "https://kino.example/cleo.jpg", "width": 320, "height": 180}}

Passes:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7", "startDate": "2026-04-02T19:00:00+02:00",
     "location": {"@type": "MovieTheater", "name": "Kino", "address": {"@type": "PostalAddress", "streetAddress": "Am Kino 1", "addressLocality": "Berlin"}},
     "image": {"@type": "ImageObject", "url": "https://kino.example/cleo.jpg", "width": 1920, "height": 1080}}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.google.features import events
from metafeed.audit.google.pictures import Picture, pictures
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding

_LEAST_WIDTH = 720
_LEAST_PIXELS = 50_000


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each picture of an event that has only such as are too small."""
    for event in events(case):
        known = list(pictures(case, event))
        if all(each.width is not None and _is_small(each) for each in known):
            for each in known:
                message = f"the picture is {each.size} pixels, Google takes {_LEAST_WIDTH} in width or more"
                yield finding(RULE, each.pointer, message)


def _is_small(picture: Picture) -> bool:
    width, height = picture.width or 0, picture.height
    return width < _LEAST_WIDTH or (height is not None and width * height < _LEAST_PIXELS)


RULE = Rule("MF972", Severity.WARNING, check)
