"""Our own elements in a page: found by `data-metafeed`, read, and taken out with the line end that came with them.

A script is ours if it is JSON-LD, a link if it is an alternate; on any other element `data-metafeed` is the
author's (see `metafeed.embedding.which`). What minifiers do to quotes, order and white space changes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from metafeed.embedding.tokens import SPACE, Token
from metafeed.emitters.elements import MARK, MEDIA_TYPE, NOW, Element, Link, json_text, said
from metafeed.zones import is_of_our_time


@dataclass(frozen=True, slots=True)
class Recorded:
    """What our elements in a page say: the bytes of the node, and `now` if it can be read.

    `timed` is whether any `now` stands there: what `build` makes has none.
    """

    view: str
    now: datetime | None
    node: bytes
    links: tuple[Link, ...] = ()
    nonce: str | None = None
    timed: bool = field(default=True, compare=False)


def is_json_ld(token: Token) -> bool:
    """Tell whether a token is a script of JSON-LD, media type parameters or not."""
    if token.kind != "start" or token.name != "script":
        return False
    media_type = token.attributes.get("type", "").partition(";")[0]
    return media_type.strip(SPACE).lower() == MEDIA_TYPE


def is_own(token: Token) -> bool:
    """Tell whether a token is an element of ours."""
    if token.kind != "start" or token.name not in ("script", "link") or MARK not in token.inside.lower():
        return False
    attributes = token.attributes
    if MARK not in attributes:
        return False
    if token.name == "script":
        return is_json_ld(token)
    return "alternate" in attributes.get("rel", "").lower().split()


def without(page: str, own: Iterable[Token]) -> str:
    """Return a page without elements of ours; each takes the line end after it along."""
    parts, place = [], 0
    for token in own:
        parts.append(page[place : token.start])
        place = token.end
        for line_end in ("\r\n", "\n"):
            if page.startswith(line_end, place):
                place += len(line_end)
                break
    return "".join((*parts, page[place:]))


def recorded_in(page: str, own: Iterable[Token]) -> Recorded | None:
    """Return what our elements say; None if there is no script of ours."""
    links, script = [], None
    for token in own:
        attributes = token.attributes
        if token.name == "link":
            links.append(Link(*(attributes.get(name, "") for name in ("type", "href", "title"))))
        elif script is None:
            script = token
    if script is None:
        return None
    attributes = script.attributes
    node = page[script.opened : script.closing].encode("utf-8", "surrogatepass")
    now = _instant(attributes.get(NOW, ""))
    return Recorded(attributes[MARK], now, node, tuple(links), attributes.get("nonce"), NOW in attributes)


def as_recorded(element: Element) -> Recorded:
    """Return what an element reads as once it stands in a page."""
    links = tuple(Link(said(each.type), said(each.href), said(each.title)) for each in element.links)
    nonce = said(element.nonce) if element.nonce else None
    return Recorded(said(element.view), element.now, json_text(element.node).encode(), links, nonce)


def _instant(text: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        return None
    return found if found.tzinfo and is_of_our_time(found) else None
