"""feedgen with its faults worked around: what RSS and Atom share below their own words.

feedgen 1.0.0 drops all attributes of an Atom entry's links but href, writes only rel=self into RSS,
wraps a single image in a media:group, and knows no media:credit. Here links keep their attributes, and
`Extras` writes what is missing through feedgen's own mechanism for extensions. An entry is serialised
once under the feed's namespaces and spliced into every feed; the result is what feedgen writes for the
whole (a test holds it).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from html import escape

from feedgen.entry import FeedEntry
from feedgen.ext.base import BaseEntryExtension, BaseExtension
from feedgen.feed import FeedGenerator
from lxml import etree

from metafeed.emitters import news, telling
from metafeed.emitters.edition import Edition
from metafeed.emitters.entry import Entry, Head
from metafeed.emitters.pictures import Picture
from metafeed.history.stamping import whole_second
from metafeed.views import View

ATOM = "http://www.w3.org/2005/Atom"
MEDIA = "http://search.yahoo.com/mrss/"
EBU = "urn:ebu"
#: RFC 5005 (archives) and RFC 4685 (what an entry is about): in feeds of news alone.
HISTORY = "http://purl.org/syndication/history/1.0"
THREAD = "http://purl.org/syndication/thread/1.0"
_NAMESPACES = {"atom": ATOM, "media": MEDIA}
_OF_NEWS = {"fh": HISTORY, "thr": THREAD}

GENERATOR = "metafeed"


class Namespaces(BaseExtension):  # type: ignore[misc]
    """The namespaces of a feed; the elements are in its entries."""

    def extend_ns(self) -> dict[str, str]:
        """Return prefixes and names."""
        return dict(_NAMESPACES)


class AtomNamespaces(BaseExtension):  # type: ignore[misc]
    """The same for Atom, whose own elements have no prefix."""

    def extend_ns(self) -> dict[str, str]:
        """Return prefixes and names."""
        return {"media": MEDIA}


class Paging(BaseExtension):  # type: ignore[misc]
    """What a feed of news says of its archives (RFC 5005 §4).

    `older` is the address of the archive before, `current` that of the feed where this is an archive.
    """

    older: str | None = None
    current: str | None = None
    media_type = ""

    def extend_ns(self) -> dict[str, str]:
        """Return prefixes and names."""
        return dict(_OF_NEWS)

    def extend_rss(self, rss: etree._Element) -> etree._Element:
        """Add elements to a channel."""
        self._extend(rss[0], f"{{{ATOM}}}link")
        return rss

    def extend_atom(self, feed: etree._Element) -> etree._Element:
        """Add elements to a feed."""
        # feedgen's own elements of Atom have no namespace either: it declares theirs as an attribute.
        self._extend(feed, "link")
        return feed

    def _extend(self, parent: etree._Element, link: str) -> None:
        if self.current:
            _add(parent, HISTORY, "archive")
        for rel, href in (("current", self.current), ("prev-archive", self.older)):
            if href:
                etree.SubElement(parent, link, {"rel": rel, "type": self.media_type, "href": href})


class Hub(BaseExtension):  # type: ignore[misc]
    """The hub that a feed is announced to (WebSub §4); feedgen writes no such link into RSS."""

    address = ""

    def extend_rss(self, rss: etree._Element) -> etree._Element:
        """Add the link to a channel."""
        etree.SubElement(rss[0], f"{{{ATOM}}}link", {"rel": "hub", "href": self.address})
        return rss

    def extend_atom(self, feed: etree._Element) -> etree._Element:
        """Add the link to a feed."""
        etree.SubElement(feed, "link", {"rel": "hub", "href": self.address})
        return feed


class Extras(BaseEntryExtension):  # type: ignore[misc]
    """What feedgen cannot say of an entry: pictures, people, ratings; in RSS its calendar and `updated`."""

    entry: Entry

    def extend_rss(self, item: etree._Element) -> etree._Element:
        """Add elements to an RSS item."""
        if self.entry.updated != self.entry.published:
            _add(item, ATOM, "updated", self.entry.updated.isoformat())
        if self.entry.calendar:
            _add(item, ATOM, "link", rel="related", type="text/calendar", href=self.entry.calendar)
        return self._reply(self._media(item))

    def extend_atom(self, item: etree._Element) -> etree._Element:
        """Add elements to an Atom entry."""
        return self._reply(self._media(item))

    def _reply(self, item: etree._Element) -> etree._Element:
        if self.entry.reply_to:
            about, page = self.entry.reply_to
            _add(item, THREAD, "in-reply-to", ref=about, href=page, type="text/html" if page else None)
        return item

    def _media(self, item: etree._Element) -> etree._Element:
        for picture in self.entry.pictures:
            _picture(item, picture)
        for role, name in self.entry.credits:
            _add(item, MEDIA, "credit", name, role=role, scheme=EBU)
        for system, value in self.entry.ratings:
            _add(
                item,
                MEDIA,
                "rating",
                value,
                scheme=f"urn:{system.lower()}" if system.isalnum() else "urn:simple",
            )
        return item


def _picture(item: etree._Element, picture: Picture) -> None:
    content = _add(item, MEDIA, "content", url=picture.url, medium="image", type=picture.media_type,
                   width=picture.width, height=picture.height)  # fmt: skip
    if picture.alt:
        _add(content, MEDIA, "description", picture.alt, type="plain")
    if picture.credit:
        _add(content, MEDIA, "credit", picture.credit)


def _add(
    parent: etree._Element, namespace: str, name: str, text: str | None = None, **attributes: object
) -> etree._Element:
    element = etree.SubElement(parent, f"{{{namespace}}}{name}")
    for key, value in attributes.items():
        if value is not None:
            element.set(key, str(value))
    element.text = text
    return element


class LinkedEntry(FeedEntry):  # type: ignore[misc]
    """A feedgen entry whose Atom links keep their attributes (feedgen issue 135), and whose RSS is HTML.

    The summary is plain text, which Atom says of it. An RSS description is read as HTML, whatever is in it.
    """

    def rss_entry(self, extensions: bool = True) -> etree._Element:
        """Return the item's element."""
        element = super().rss_entry(extensions)
        description = element.find("description")
        description.text = description_text(description.text)
        return element

    def atom_entry(self, extensions: bool = True) -> etree._Element:
        """Return the entry's element."""
        element = super().atom_entry(extensions)
        for link, told in zip(element.findall("link"), self.link() or [], strict=True):
            for name in ("rel", "type", "hreflang", "title", "length"):
                if told.get(name):
                    link.set(name, told[name])
        return element


def description_text(summary: str) -> str:
    """Return a summary as the HTML of an RSS description."""
    return escape(summary, quote=False).replace("\n", "<br>")


def feed(
    edition: Edition, view: View, suffix: str, media_type: str, entries: Sequence[Head | Entry], atom: bool
) -> FeedGenerator:
    """Return the feed of a view without its entries."""
    settings = edition.programme.settings
    house = edition.say(settings.name)
    label = telling.about(edition, view)
    generator = FeedGenerator()
    generator.register_extension("metafeed", AtomNamespaces if atom else Namespaces, Extras)
    if view.kind == "changes":
        before = news.older(edition, view)
        generator.register_extension("paging", Paging)
        generator.paging.media_type = media_type
        generator.paging.older = edition.document(before.path, suffix) if before else None
        generator.paging.current = edition.document("changes", suffix) if view.key else None
    if settings.publish.hub:
        generator.register_extension("hub", Hub)
        generator.hub.address = settings.publish.hub
    generator.id(edition.tag_of(view))
    generator.title(telling.heading(edition, view))
    generator.description(edition.say(settings.description) or label)
    generator.language(edition.language)
    generator.updated(max(entry.updated for entry in entries) if entries else _told_last(edition))
    generator.generator(GENERATOR)
    if settings.license:
        generator.rights(settings.license)
    if atom:
        generator.author({"name": house, **({"uri": settings.url} if settings.url else {})})
    generator.link(href=edition.address(view, suffix), rel="self", type=media_type)
    # The last link of any rel becomes the channel's.
    generator.link(href=edition.home(), rel="alternate", type="text/html")
    return generator


def _told_last(edition: Edition) -> datetime:
    """Return when there last was news of any film: for a feed that has none of them."""
    films = edition.programme.films
    return max(
        (edition.revision("film", key, "feed").changed for key in films), default=whole_second(edition.now)
    )


def item(edition: Edition, told: Entry) -> LinkedEntry:
    """Return the feedgen entry of an entry."""
    entry = LinkedEntry()
    entry.register_extension("metafeed", Extras)
    entry.metafeed.entry = told
    entry.id(told.id)
    entry.guid(told.id, permalink=False)
    entry.title(told.title)
    entry.updated(told.updated)
    entry.published(told.published)
    entry.summary(told.summary)
    entry.content(told.html, type="html")
    for term, label in told.categories:
        entry.category(term=term, label=label)
    if told.calendar:
        entry.link(href=told.calendar, rel="related", type="text/calendar", title=edition.words.showings)
    if told.url:
        entry.link(href=told.url, rel="alternate", type="text/html")
    return entry


def spliced(whole: bytes, end: bytes, items: Iterable[bytes]) -> bytes:
    """Return a feed's bytes with items put before its end."""
    head = whole.removesuffix(end)
    return b"".join([head, *items, end])


def serialised(frame: etree._Element, element: etree._Element, begin: bytes, end: bytes) -> bytes:
    """Return the bytes of `element` as it stands inside `frame`, whose namespaces it uses.

    Serialised alone, it would declare them again. `begin` and `end` are the tags around the elements of
    the frame; `begin` is closed by the first `>` after it.
    """
    parent = frame if frame.tag == "feed" else frame[0]
    parent.append(element)
    octets: bytes = etree.tostring(frame, encoding="UTF-8", xml_declaration=False)
    parent.remove(element)
    start = octets.index(b">", octets.index(begin)) + 1
    return octets[start : octets.rindex(end)]


def atom_frame(entry: Entry) -> etree._Element:
    """Return an empty feed with the namespaces that the feeds of an entry have."""
    return etree.Element("feed", {"xmlns": ATOM}, nsmap=AtomNamespaces().extend_ns() | _more(entry))


def _more(entry: Entry) -> dict[str, str]:
    return _OF_NEWS if entry.kind == "news" else {}


def rss_frame(entry: Entry) -> etree._Element:
    """Return an empty RSS feed with the namespaces that the feeds of an entry have, and feedgen's."""
    content = {"content": "http://purl.org/rss/1.0/modules/content/"}
    frame = etree.Element("rss", version="2.0", nsmap=Namespaces().extend_ns() | _more(entry) | content)
    etree.SubElement(frame, "channel")
    return frame
