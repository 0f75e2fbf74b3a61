"""A picture has neither a file nor an address.

Its text and credit are kept, and nothing is published of it: a picture that nobody can fetch is no picture
to a feed reader, and search engines refuse `image` without a URL. So a listing can be typed first, and the
stills put in when the distributor has sent them.

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, images: [{alt: One soldier carries another on his back.}]}

Passes:
    films:
      - id: cranes
        title: The Cranes Are Flying
        images: [{url: "https://kino.example/cranes.jpg", alt: One soldier carries another on his back.}]
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.model.text import choose
from metafeed.rules.pictures import pictures
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each picture without a file and a URL."""
    for picture in pictures(case):
        if not picture.name:
            alt = choose(picture.image.alt, case.typed.settings.tags)
            which = f"the picture {alt[:60]!r}" if alt else "a picture"
            message = f"{which} has neither file nor url, and is not published"
            yield finding(RULE, f"{picture.pointer}/file", message, "write file: images/… or url: https://…")


RULE = Rule("MF602", Severity.WARNING, check)
