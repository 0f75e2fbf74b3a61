"""RSS and Atom as facts: child elements by name, each with its attributes and what is in it.

An element that comes several times is a list; that of categories and of links has one order, because neither standard
gives it a meaning. HTML is HTML however it is escaped, and dates are instants.
"""

from __future__ import annotations

from typing import Any

from lxml import etree

from benchmarks.peers.reading.values import HEAD, Facts, Told, html, html_of_text, instant, told

_ATOM = "{http://www.w3.org/2005/Atom}"
_PREFIXES = {
    _ATOM: "atom:",
    "{http://purl.org/rss/1.0/modules/content/}": "content:",
    "{http://purl.org/syndication/history/1.0}": "fh:",
    "{http://purl.org/syndication/thread/1.0}": "thr:",
    "{http://search.yahoo.com/mrss/}": "media:",
}
_DATES = ("pubDate", "lastBuildDate", f"{_ATOM}updated", f"{_ATOM}published")
_HTML = ("description", "{http://purl.org/rss/1.0/modules/content/}encoded")
_UNORDERED = ("category", "link")
#: Text constructs (RFC 4287 §3.1): their type says how they are read.
_CONSTRUCTS = tuple(_ATOM + name for name in ("title", "subtitle", "summary", "content", "rights"))


def rss(octets: bytes) -> Told:
    """Return the items of an RSS feed by guid."""
    channel = etree.fromstring(octets).find("channel")
    items = [(item.findtext("guid", ""), _facts("rss", item)) for item in channel.findall("item")]
    return told([(HEAD, _facts("rss.head", channel, apart="item")), *items])


def atom(octets: bytes) -> Told:
    """Return the entries of an Atom feed by id."""
    feed = etree.fromstring(octets)
    entries = [
        (each.findtext(f"{_ATOM}id", ""), _facts("atom", each)) for each in feed.findall(f"{_ATOM}entry")
    ]
    return told([(HEAD, _facts("atom.head", feed, apart=f"{_ATOM}entry")), *entries])


def _facts(kind: str, parent: Any, apart: str = "") -> Facts:
    found: dict[str, list[Any]] = {}
    for child in parent.iterchildren(etree.Element):
        if child.tag != apart:
            found.setdefault(f"{kind}.{_name(child.tag, kind)}", []).append(_value(child))
    return {
        name: sorted(all_, key=repr) if name.endswith(_UNORDERED) else all_ for name, all_ in found.items()
    }


def _name(tag: str, kind: str) -> str:
    """Return a tag with the prefix that is usual; elements of Atom have none in Atom."""
    for namespace, prefix in _PREFIXES.items():
        if tag.startswith(namespace):
            own = namespace == _ATOM and kind.startswith("atom")
            return tag.replace(namespace, "" if own else prefix)
    return tag


def _value(element: Any) -> Any:
    """Return what is in an element, with its attributes where there are any."""
    attributes = dict(element.attrib)
    if element.tag in _CONSTRUCTS:
        return _construct(element, attributes.get("type", "text"))
    if element.tag == f"{_ATOM}link":
        attributes.setdefault("rel", "alternate")  # RFC 4287 §4.2.7.2
    inside = [_value(each) for each in element] or _text(element.tag, (element.text or "").strip())
    return (inside, sorted(attributes.items())) if attributes else inside


def _text(tag: str, text: str) -> str:
    if tag in _DATES:
        return instant(text)
    return html(text) if tag in _HTML else text


def _construct(element: Any, kind: str) -> str:
    text = element.text or ""
    if kind == "xhtml":
        return html(etree.tostring(element[0], method="c14n", with_tail=False).decode())
    return html(text) if kind == "html" else html_of_text(text)
