"""Values of schema.org: how a node is written, whatever its type.

A node is a dict in the order in which it is told. What nobody wrote is absent: `node` drops None, empty
text and empty lists at any depth, so that there is no empty claim.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal
from typing import Any

from metafeed.model.credit import Credit
from metafeed.model.media import Image
from metafeed.model.parts import AccessList
from metafeed.text import markup

Node = dict[str, Any]

SCHEMA = "https://schema.org/"


def node(kind: str, /, **properties: Any) -> Node:
    """Return a node of a type with the properties that have a value; `id_` is its `@id`."""
    identity = properties.pop("id_", None)
    start: Node = {"@type": kind} | ({"@id": identity} if identity else {})
    said = {name: _said(value) for name, value in properties.items()}
    return start | {name: single(value) for name, value in said.items() if told(value)}


def told(value: Any) -> bool:
    """Tell whether a value says anything. False and 0 do, a node with nothing but its type does not."""
    if isinstance(value, dict):
        return set(value) - {"@type"} != set()
    return value is not None and value != "" and value != [] and value != ()


def _said(value: Any) -> Any:
    return [each for each in value if told(each)] if isinstance(value, (list, tuple)) else value


def single(value: Any) -> Any:
    """Return the only element of a list of one, and lists of several as lists."""
    if isinstance(value, (list, tuple)):
        return value[0] if len(value) == 1 else list(value)
    return value


def reference(identity: str) -> Node:
    """Return a link to a node that stands elsewhere."""
    return {"@id": identity}


def duration(minutes: int | None) -> str | None:
    """Return minutes as ISO 8601: `PT95M`."""
    return None if minutes is None else f"PT{minutes}M"


def instant(moment: datetime | None) -> str | None:
    """Return an instant with the offset that its zone has then: `2019-07-26T14:35:00-04:00`."""
    return None if moment is None else moment.isoformat(timespec="seconds")


def amount(value: Decimal | None) -> str | None:
    """Return a price as text with a point: `17.00`."""
    return None if value is None else format(value, "f")


def number(value: Decimal | None) -> float | None:
    """Return an amount as a JSON number, where schema.org takes no text."""
    return None if value is None else float(value)


def plain(markdown: str) -> str:
    """Return Markdown as text for `description`."""
    return markup.plain(markdown)


def agent(credit: Credit, organization_type: str = "Organization") -> Node:
    """Return the person or organisation of a credit, in its role if it has a character."""
    kind = "Person" if credit.name else organization_type
    return node(kind, name=credit.shown, alternateName=credit.credited_as, sameAs=list(credit.same_as))


def image(picture: Image, address: str, caption: str, credit: str, size: tuple[int, int] | None) -> Node:
    """Return an ImageObject."""
    width, height = (picture.width, picture.height) if picture.url else (size or (None, None))
    return node(
        "ImageObject",
        contentUrl=address,
        url=address,
        caption=caption,
        creditText=credit,
        width=pixels(width),
        height=pixels(height),
    )


def pixels(number: int | None) -> Node | None:
    """Return a length in pixels; `width` and `height` want a QuantitativeValue."""
    return None if number is None else node("QuantitativeValue", value=number, unitText="px")


def amenities(access: AccessList, labels: Iterable[str]) -> list[Node]:
    """Return what a house offers as LocationFeatureSpecification."""
    return [
        node("LocationFeatureSpecification", name=label, value=True)
        for _, label in zip(access, labels, strict=True)
    ]
