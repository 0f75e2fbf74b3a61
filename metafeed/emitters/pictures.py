"""The pictures of an item as feeds tell them: address, type, alt text, credit, pixels."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from metafeed.emitters.edition import Edition
from metafeed.model.media import Image

#: By suffix. Not from `mimetypes`: its table hangs on the version of Python, and on the machine's own.
_IMAGE_TYPES = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "webp": "image/webp",
}


@dataclass(frozen=True, slots=True)
class Picture:
    """An image with an address, its alt text and credit, pixels where they are known."""

    url: str
    media_type: str | None
    alt: str
    credit: str
    width: int | None = None
    height: int | None = None


def pictures(edition: Edition, images: Iterable[Image]) -> Iterator[Picture]:
    """Yield the pictures that have an address."""
    for image in images:
        address = edition.image(image)
        if address is None:
            continue
        file = edition.programme.images.get(image.file or "")
        yield Picture(
            url=address,
            media_type=_IMAGE_TYPES.get(address.rpartition(".")[2].lower()),
            alt=edition.say(image.alt),
            credit=edition.say(image.credit),
            width=file.width if file else image.width,
            height=file.height if file else image.height,
        )
