"""A picture has a shape in which it cannot be shown.

Search engines cut pictures of events to 16:9, 4:3 and 1:1, and posters to 6:9 (Google's Event and Movie
pages). Stills of every film format survive that, the widest (2.76:1) included; a banner or a strip of frames
does not. Found are pictures of films, bills and series more than three times as wide as high, or as
high as wide.

Fails:
    films:
      - id: a
        title: A Film
        images: [{url: "https://kino.example/a.jpg", alt: A street at night., width: 3000, height: 600}]

Passes:
    films:
      - id: ben-hur
        title: Ben-Hur
        images:
          - {url: "https://kino.example/a.jpg", alt: The chariot race., width: 2760, height: 1000}
          - {url: "https://kino.example/b.jpg", alt: The poster., kind: poster, width: 1000, height: 1500}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.pictures import address_at, pictures, size
from metafeed.rules.rule import Rule, finding

_MOST = 3


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each picture of an event that is extremely wide or high."""
    for picture in pictures(case):
        pixels = size(case, picture) if picture.of_event and picture.name else None
        if pixels and max(pixels) > _MOST * min(pixels):
            message = f"{picture.name!r} is {pixels[0]} × {pixels[1]} pixels, too {_long(pixels)} to be shown"
            yield finding(RULE, address_at(case, picture), message, "cut it to 16:9, 4:3, 1:1 or 6:9")


def _long(pixels: tuple[int, int]) -> str:
    return "wide" if pixels[0] > pixels[1] else "high"


RULE = Rule("MF605", Severity.WARNING, check)
