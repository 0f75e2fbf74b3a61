"""What the head of a page carries: one script element with a node, and a link element for each feed or calendar.

Both carry `data-metafeed` with their view, by which alone they are found again. All is ASCII, so that it means
the same in every encoding of a page; no text can end the script, open a comment or be a template's tag.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson

from metafeed.emitters.jsonld import script_safe

MARK = "data-metafeed"
NOW = "data-metafeed-now"
MEDIA_TYPE = "application/ld+json"


@dataclass(frozen=True, slots=True)
class Link:
    """A feed or calendar of the view: media type, URL, title for people."""

    type: str
    href: str
    title: str


@dataclass(frozen=True, slots=True)
class Element:
    """What a page is to carry: the node of a view, its links, and the nonce of the page's CSP.

    `now` is the instant that the node was made for, told where somebody will ask for it later.
    """

    view: str
    now: datetime | None
    node: Mapping[str, Any]
    links: tuple[Link, ...] = ()
    nonce: str | None = None


#: The characters of ASCII that a value needs references for, and those that no reference can stand for.
_TOLD_APART = re.compile(r"""[&<>"'`\t\n\r]|\{(?=[{%#])|[^\x00-\x7f]""")
_UNSAYABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_NOT_ASCII = re.compile(r"[^\x00-\x7e]")
_TEMPLATE_TAG = re.compile(r"\{(?=[{%#])")


def json_text(node: Mapping[str, Any]) -> str:
    """Return a node as JSON in ASCII that may stand in a script element of HTML, XHTML or a template."""
    text = script_safe(orjson.dumps(dict(node))).decode()
    return _NOT_ASCII.sub(_escaped, _TEMPLATE_TAG.sub(r"\\u007b", text))


def _escaped(match: re.Match[str]) -> str:
    octets = match[0].encode("utf-16-be")
    return "".join(f"\\u{octets[n : n + 2].hex()}" for n in range(0, len(octets), 2))


def value_text(value: str) -> str:
    """Return what stands between the quotes of an attribute."""
    return _TOLD_APART.sub(lambda match: f"&#{ord(match[0])};", said(value))


def said(value: str) -> str:
    """Return a value without what HTML and XML have no way to write: control characters, halves of pairs."""
    kept = _UNSAYABLE.sub("", value)
    return "".join(character for character in kept if ord(character) & 0xFFFE != 0xFFFE)


def elements(element: Element, *, xml: bool) -> list[str]:
    """Return the elements in the order in which they stand in a page."""
    attributes = {"type": MEDIA_TYPE, MARK: element.view}
    if element.now:
        attributes[NOW] = element.now.isoformat()
    if element.nonce:
        attributes["nonce"] = element.nonce
    script = f"<script{_written(attributes)}>{json_text(element.node)}</script>"
    return [script, *(_link(element.view, link, xml=xml) for link in element.links)]


def _link(view: str, link: Link, *, xml: bool) -> str:
    attributes = {"rel": "alternate", "type": link.type, "href": link.href, "title": link.title, MARK: view}
    return f"<link{_written(attributes)}{' /' if xml else ''}>"


def _written(attributes: Mapping[str, str]) -> str:
    return "".join(f' {name}="{value_text(value)}"' for name, value in attributes.items())
