"""A picture has no text for those who do not see it.

Blind patrons hear `alt`, newsletters show it where pictures are blocked, and feeds carry it (Media RSS
`media:description`, JSON-LD `caption`). WCAG 2.2 §1.1.1 asks for it. It says what is to be seen, in a
sentence: "Close-up on Tatyana Samoylova; only her nose and eyes are visible." Nothing is made up in its
place. A picture inside a note without a text in its square brackets is not shown at all.

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, images: [{url: "https://kino.example/cranes.jpg"}]}

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
from metafeed.model.text import texts
from metafeed.rules.pictures import pictures
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each picture that would be published without a text."""
    for picture in pictures(case):
        if picture.name and not any(texts(picture.image.alt)):
            message = f"the picture {picture.name!r} has no alt text"
            yield finding(RULE, f"{picture.pointer}/alt", message, "write alt: what is to be seen in it")


RULE = Rule("MF601", Severity.WARNING, check)
