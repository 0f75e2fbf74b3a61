"""The pictures of a case: where they stand, and what is known of their files. No rule itself."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from metafeed.case import Case
from metafeed.model.media import Image
from metafeed.rules.pointing import written

#: Whose pictures stand for an event: search engines show them with it.
_EVENTS = ("films", "bills", "series")


class Picture(NamedTuple):
    """A picture, where it stands, and whether it stands for an event."""

    pointer: str
    image: Image
    of_event: bool

    @property
    def name(self) -> str:
        """The file or the address, for a message."""
        return self.image.url or self.image.file or ""


def pictures(case: Case) -> Iterator[Picture]:
    """Yield every picture, in the order of the source."""
    yield from _of(case, "", case.typed.settings.images, of_event=False)
    for collection in ("venues", *_EVENTS):
        for item in getattr(case.typed, collection):
            yield from _of(case, item.pointer, item.value.images, of_event=collection in _EVENTS)


def _of(case: Case, place: str, images: tuple[Image, ...], *, of_event: bool) -> Iterator[Picture]:
    for number, image in enumerate(images):
        yield Picture(written(case.document, f"{place}/images/{number}"), image, of_event)


def address_at(case: Case, picture: Picture) -> str:
    """Return the pointer of what says where a picture is: its `url`, else its `file`."""
    return written(case.document, f"{picture.pointer}/{'url' if picture.image.url else 'file'}")


def size(case: Case, picture: Picture) -> tuple[int, int] | None:
    """Return the width and height of a picture in pixels, None if they are not known or mean nothing."""
    image = picture.image
    if picture.name.lower().partition("?")[0].endswith(".svg"):
        return None
    facts = None if image.url else case.document.images.get(image.file or "")
    width, height = (facts.width, facts.height) if facts else (image.width, image.height)
    return (width, height) if width and height else None


def outside(file: str) -> str | None:
    """Return why a file cannot lie below `images/`, or None if it can."""
    parts = file.split("/")
    if "://" in file:
        return "an address"
    if "\\" in file:
        return "written with backslashes"
    if file.startswith("/") or file[1:2] == ":":
        return "an absolute path"
    if ".." in parts:
        return "a way out of the folder"
    if parts[0] != "images" or not all(parts) or "." in parts or len(parts) < 2:
        return "not below images/"
    return None
