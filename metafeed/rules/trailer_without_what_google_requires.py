"""A trailer lacks what Google requires of a video.

A `VideoObject` needs `name`, `thumbnailUrl` and `uploadDate` to be found as a video; the film's title stands
in for the name, and nothing stands in for the others. The trailer is linked to without them all the same; JSON-LD
then has its address alone, because search engines call a page with half a video faulty.

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, trailers: ["https://video.example/cranes"]}

Passes:
    films:
      - id: cranes
        title: The Cranes Are Flying
        trailers:
          - {url: "https://video.example/cranes", thumbnail: "https://video.example/cranes.jpg", uploaded: 2019-06-01}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.pointing import written
from metafeed.rules.rule import Rule, finding

_REQUIRED = {"thumbnail": "thumbnail: https://…", "uploaded": "uploaded: 2019-06-01"}


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a note for each trailer without a thumbnail or the day on which it was put online."""
    for film in case.typed.films:
        for number, trailer in enumerate(film.value.trailers):
            missing = [key for key in _REQUIRED if not getattr(trailer, key)]
            if missing:
                message = f"the trailer {trailer.url!r} has no {' and no '.join(missing)}"
                hint = "write " + " and ".join(_REQUIRED[key] for key in missing)
                place = written(case.document, f"{film.pointer}/trailers/{number}")
                yield finding(RULE, f"{place}/{missing[0]}", message, hint)


RULE = Rule("MF609", Severity.NOTE, check)
