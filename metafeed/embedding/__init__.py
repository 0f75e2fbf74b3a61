"""JSON-LD and feed links into an existing HTML page: bytes in, bytes out, every byte of others as it was.

    embedded = embed(page, Element("films/cranes", now, node, (Link("text/calendar", url, title),)))
    embedded.page, embedded.before, embedded.nonces
    recorded(page)  ·  remove(page)  ·  view_of(page, path, pages)  ·  rivals(others(page), node)

Our elements stand where they stood, else at the end of the head. They are found again by `data-metafeed`
alone. A page that says the same already is left as it is, however a minifier wrote it.
"""

from __future__ import annotations

from dataclasses import dataclass

from metafeed.embedding.charset import CannotEmbed
from metafeed.embedding.others import Rival, Script, nonces, others, rivals
from metafeed.embedding.own import Recorded, as_recorded, recorded_in, without
from metafeed.embedding.parsed import parsed
from metafeed.embedding.place import head_end
from metafeed.embedding.tokens import is_xml
from metafeed.embedding.which import Found, Pages, view_of
from metafeed.emitters.elements import Element, Link, elements

__all__ = [
    "CannotEmbed",
    "Element",
    "Embedded",
    "Found",
    "Link",
    "Pages",
    "Recorded",
    "Rival",
    "Script",
    "embed",
    "others",
    "recorded",
    "remove",
    "rivals",
    "view_of",
]


@dataclass(frozen=True, slots=True)
class Embedded:
    """A page with what it is to carry, what it carried before, and the nonces of other scripts in it.

    A nonce is another one each time a page is served, so it is never copied.
    """

    page: bytes
    changed: bool
    before: Recorded | None = None
    nonces: tuple[str, ...] = ()


def embed(page: bytes, element: Element) -> Embedded:
    """Put an element into a page, or in the place of what an earlier run put there. Raises CannotEmbed."""
    found = parsed(page)
    read, own = found.page, found.own
    before, carried = recorded_in(read.text, own), nonces(found.tokens)
    scripts = sum(token.name == "script" for token in own)
    if scripts == 1 and before == as_recorded(element):
        return Embedded(page, changed=False, before=before, nonces=carried)
    base = without(read.text, own)
    place = own[0].start if own else head_end(base)
    written = read.octets(base[:place] + _block(base, element) + base[place:])
    return Embedded(written, written != page, before, carried)


def remove(page: bytes) -> bytes:
    """Return a page without what was put into it: the bytes that it had. Raises CannotEmbed."""
    found = parsed(page)
    return found.page.octets(without(found.page.text, found.own)) if found.own else page


def recorded(page: bytes) -> Recorded | None:
    """Return what a page carries of ours, None if nothing. Raises CannotEmbed."""
    found = parsed(page)
    return recorded_in(found.page.text, found.own)


def _block(page: str, element: Element) -> str:
    """Return the elements, each on a line as the page's lines end; in one line if the page is one."""
    first = page.find("\n")
    line_end = "" if first < 0 else "\r\n" if page[first - 1 : first] == "\r" else "\n"
    return "".join(each + line_end for each in elements(element, xml=is_xml(page)))
