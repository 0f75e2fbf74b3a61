"""The file of a picture does not lie below `images/`.

What lies below `images/` is copied to the publication under the same name, and nothing else of the source is:
a path that leads elsewhere (`../`, an absolute one) could publish a file that is nobody's business, and
one with backslashes is no path on a web server.

Fails:
    films:
      - {id: a, title: A Film, images: [{file: stills/a.jpg, alt: A street at night.}]}

Passes:
    films:
      - {id: a, title: A Film, images: [{url: "https://kino.example/a.jpg", alt: A street at night.}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.pictures import outside, pictures
from metafeed.rules.pointing import written
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each `file` that cannot lie below `images/`."""
    for picture in pictures(case):
        file = picture.image.file
        why = outside(file) if file else None
        if file and why:
            place = written(case.document, f"{picture.pointer}/file")
            yield finding(RULE, place, f"{file!r} is {why}", _hint(file))


def _hint(file: str) -> str:
    if "://" in file:
        return f"write url: {file}"
    name = file.replace("\\", "/").rstrip("/").rpartition("/")[2]
    return f"put it into the folder images, and write images/{name}"


RULE = Rule("MF608", Severity.ERROR, check, firm=True)
