"""The file of a picture is not there, or is no picture.

It would be published as an address at which there is nothing: a broken image on pages, in newsletters and
on calendars (RFC 7986 IMAGE). Names are compared letter by letter, because most web servers tell `A.JPG`
from `a.jpg`, even if the computer at hand does not.

Fails:
    films:
      - {id: a, title: A Film, images: [{file: images/a.jpg, alt: A street at night.}]}

Passes:
    films:
      - {id: a, title: A Film, images: [{url: "https://kino.example/a.jpg", alt: A street at night.}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.pictures import address_at, outside, pictures
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each file below `images/` that the source does not have as a picture."""
    if case.document.root is None:
        return
    files = case.document.images
    names = {_name(file): file for file in sorted(files, reverse=True)}
    for picture in pictures(case):
        file = picture.image.file
        if picture.image.url or not file or outside(file):
            continue
        if file not in files:
            near = names.get(_name(file))
            hint = f"write {near}" if near else f"put the file there, in {case.document.root or '.'}"
            yield finding(RULE, address_at(case, picture), f"there is no file {file!r}", hint)
        elif files[file] is None:
            hint = "export it as a JPEG or PNG"
            yield finding(RULE, address_at(case, picture), f"{file!r} is no picture", hint)


def _name(file: str) -> str:
    """Return what two spellings of a file's name have in common."""
    return file.rpartition("/")[2].partition(".")[0].casefold()


RULE = Rule("MF603", Severity.ERROR, check, firm=True)
