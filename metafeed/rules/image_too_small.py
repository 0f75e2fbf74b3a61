"""A picture is too small for search engines.

Google's Event page wants pictures of at least 720 pixels in width and 50,000 in all, and recommends 1,920 in
width; smaller ones are left out, and the event may be too. The size is that of the file; for a picture
at a `url`, what `width` and `height` say. Pictures of films, bills and series are looked at: they stand for
their showings.

Fails:
    films:
      - id: a
        title: A Film
        images: [{url: "https://kino.example/a.jpg", alt: A street at night., width: 320, height: 240}]

Passes:
    films:
      - id: a
        title: A Film
        images:
          - {url: "https://kino.example/a.jpg", alt: A street at night., width: 1920, height: 1080}
          - {url: "https://kino.example/b.jpg", alt: A street by day.}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.pictures import address_at, pictures, size
from metafeed.rules.rule import Rule, finding

_LEAST_WIDTH = 720
_LEAST_PIXELS = 50_000


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each picture of an event that is known to be too small."""
    for picture in pictures(case):
        pixels = size(case, picture) if picture.of_event and picture.name else None
        if pixels is None:
            continue
        width, height = pixels
        if width < _LEAST_WIDTH or width * height < _LEAST_PIXELS:
            message = f"{picture.name!r} is {width} × {height} pixels"
            hint = f"use one that is {_LEAST_WIDTH} pixels wide or more; 1920 is recommended"
            yield finding(RULE, address_at(case, picture), message, hint)


RULE = Rule("MF604", Severity.WARNING, check)
