"""A picture has a shape in which it is not shown.

Google's Event page asks for 16:9, 4:3 and 1:1, its Movie page for posters of 6:9. Of an event stills of every film
format and posters pass, a banner or a strip does not; of a film in a carousel only what can be cut to a
poster. If one of several pictures fits, it is taken.

Fails:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7", "startDate": "2026-04-02T19:00:00+02:00",
     "location": {"@type": "MovieTheater", "name": "Kino", "address": {"@type": "PostalAddress", "streetAddress": "Am Kino 1", "addressLocality": "Berlin"}},
     "image": {"@type": "ImageObject", "url": "https://kino.example/cleo.jpg", "width": 1920, "height": 480}}

Passes:
    {"@context": "https://schema.org", "@type": "ScreeningEvent", "name": "Cléo from 5 to 7", "startDate": "2026-04-02T19:00:00+02:00",
     "location": {"@type": "MovieTheater", "name": "Kino", "address": {"@type": "PostalAddress", "streetAddress": "Am Kino 1", "addressLocality": "Berlin"}},
     "image": {"@type": "ImageObject", "url": "https://kino.example/cleo.jpg", "width": 1998, "height": 1080}}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.google.features import events, film_lists, items
from metafeed.audit.google.pictures import pictures
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding

#: Feature → the least and the greatest width for a height of one. 2.76:1 is the widest film; posters differ a little.
_SHAPES = {"event": (0.62, 2.8), "film": (0.6, 0.76)}


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each picture of an event or listed film that has none of a better shape."""
    films = (film for each in film_lists(case) for film in items(case, each) if case.is_a(film, "Movie"))
    judged = [*(("event", each) for each in events(case)), *(("film", each) for each in films)]
    for kind, node in judged:
        least, most = _SHAPES[kind]
        known = list(pictures(case, node))
        if all(
            each.width and each.height and not least <= each.width / each.height <= most for each in known
        ):
            for each in known:
                wanted = "16:9, 4:3 or 1:1" if kind == "event" else "6:9"
                yield finding(RULE, each.pointer, f"the picture is {each.size} pixels, Google wants {wanted}")


RULE = Rule("MF973", Severity.WARNING, check)
