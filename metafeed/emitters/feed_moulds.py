"""Entries of feeds from moulds: those that differ in nothing but their texts are rendered by feedgen once.

feedgen makes an element for each thing that an entry has, and lxml a text of them; of most entries only the words
differ. The first of a shape (which elements it has) is rendered by feedgen. Of the second a specimen is, with marks for
its words; cut at the marks it is a mould for all others, but only if it gives the octets of the first. An entry with a
word that lxml would refuse, or write as a reference, is rendered by feedgen always.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from operator import attrgetter
from typing import Any

import lxml.etree  # noqa: F401 - feedgen.util uses it, and leaves its import to others
from feedgen.util import formatRFC2822

from metafeed.emitters.edition import Edition
from metafeed.emitters.entry import Entry
from metafeed.emitters.pictures import Picture

#: An entry as octets, by feedgen.
Render = Callable[[Edition, Entry], bytes]


@dataclass(frozen=True, slots=True)
class Form:
    """How a standard tells an entry: its name, by feedgen, and what it makes of a summary and of an instant."""

    name: str
    render: Render
    summary: Callable[[str], str]
    instants: tuple[Callable[[datetime], str], ...]


@dataclass(frozen=True, slots=True)
class _Slot:
    """Where a word of an entry stands: the octets before it, which word it is, and whether in an attribute."""

    before: bytes
    word: int
    is_attribute: bool


@dataclass(frozen=True, slots=True)
class _Mould:
    slots: tuple[_Slot, ...]
    end: bytes


@dataclass(slots=True)
class _Known:
    """What is known of a shape: its first entry, then a mould, if it can be trusted."""

    first: Entry
    octets: bytes
    mould: _Mould | None = None
    tried: bool = False


def octets(edition: Edition, entry: Entry, form: Form) -> bytes:
    """Return an entry as a standard tells it."""
    words = _words(entry, form)
    key = ("feed", form.name, _shape(entry))
    known: _Known | None = edition.moulds.get(key)
    if known is None:
        made = form.render(edition, entry)
        edition.moulds[key] = _Known(entry, made)
        return made
    if not known.tried:
        known.tried = True
        known.mould = _trusted(edition, known, form)
    filled = _filled(known.mould, words) if known.mould else None
    return form.render(edition, entry) if filled is None else filled


def _shape(entry: Entry) -> tuple[Any, ...]:
    """Return what decides which elements and attributes an entry has."""
    return (
        entry.kind == "news",
        entry.updated == entry.published,
        tuple(map(bool, (entry.title, entry.url, entry.summary, entry.html, entry.calendar))),
        tuple((bool(term), bool(label)) for term, label in entry.categories),
        tuple(tuple(map(bool, _of_picture(each))) for each in entry.pictures),
        tuple((role, bool(name)) for role, name in entry.credits),
        tuple((system, bool(value)) for system, value in entry.ratings),
        entry.reply_to and tuple(map(bool, entry.reply_to)),
    )


def _words(entry: Entry, form: Form) -> list[str]:
    """Return the words of an entry, in the order of `_marked`, then its instants as the standard writes them."""
    told = [
        entry.id,
        entry.title,
        entry.url or "",
        form.summary(entry.summary),
        entry.html,
        entry.calendar or "",
    ]
    for pair in entry.categories:
        told += pair
    for picture in entry.pictures:
        told += [str(each or "") for each in _of_picture(picture)]
    told += [name for _, name in entry.credits]
    told += [value for _, value in entry.ratings]
    told += [each or "" for each in entry.reply_to or ()]
    return told + [write(each) for each in (entry.published, entry.updated) for write in form.instants]


#: The words of a picture.
_of_picture = attrgetter(*(each.name for each in fields(Picture)))


#: When the specimen is told: nobody's instants.
_PUBLISHED, _UPDATED = datetime(1907, 2, 3, 4, 5, 6, tzinfo=UTC), datetime(1908, 3, 4, 5, 6, 7, tzinfo=UTC)


def _mark(number: int) -> str:
    return f"metafeed-mould-{number}-of-words"


def _marked(entry: Entry) -> Entry:
    """Return an entry of the same shape, with a mark for each word."""
    marks: Iterator[str] = map(_mark, range(10_000))

    def instead(word: Any) -> Any:
        """Return the next mark; what is empty stays so."""
        mark = next(marks)
        return mark if word else word

    return replace(
        entry,
        id=instead(entry.id),
        title=instead(entry.title),
        url=instead(entry.url),
        summary=instead(entry.summary),
        html=instead(entry.html),
        calendar=instead(entry.calendar),
        categories=tuple((instead(term), instead(label)) for term, label in entry.categories),
        pictures=tuple(Picture(*map(instead, _of_picture(each))) for each in entry.pictures),
        credits=tuple((role, instead(name)) for role, name in entry.credits),
        ratings=tuple((system, instead(value)) for system, value in entry.ratings),
        reply_to=entry.reply_to and (instead(entry.reply_to[0]), instead(entry.reply_to[1])),
        published=_PUBLISHED,
        updated=_PUBLISHED if entry.updated == entry.published else _UPDATED,
    )


def _trusted(edition: Edition, known: _Known, form: Form) -> _Mould | None:
    """Return the mould of a shape, None if it does not give what feedgen gave of the first."""
    specimen = _marked(known.first)
    words = {word.encode(): number for number, word in enumerate(_words(specimen, form)) if word}
    slots, at = [], 0
    made = form.render(edition, specimen)
    for found in re.finditer(b"|".join(map(re.escape, sorted(words, key=len, reverse=True))), made):
        before = made[at : found.start()]
        slots.append(_Slot(before, words[found[0]], before.endswith(b'="')))
        at = found.end()
    mould = _Mould(tuple(slots), made[at:])
    return mould if _filled(mould, _words(known.first, form)) == known.octets else None


#: Octets that stand in nothing which XML cannot write, and which lxml writes as they are (but for `&`, `<`, `>`, quotes);
#: U+FFFE and U+FFFF begin with the one that is left out.
_PLAIN = bytes({*range(0x20, 0x100), 0x09, 0x0A} - {0xEF})
_HARD = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def _filled(mould: _Mould, words: list[str]) -> bytes | None:
    """Return a mould with words in their places, None where one of them is hard to write."""
    made: list[bytes] = []
    for slot in mould.slots:
        word = words[slot.word]
        try:
            octets = word.encode()
        except UnicodeEncodeError:
            return None
        if octets.translate(None, _PLAIN) and _HARD.search(word):
            return None
        octets = octets.replace(b"&", b"&amp;").replace(b"<", b"&lt;").replace(b">", b"&gt;")
        if slot.is_attribute:
            if b"\n" in octets or b"\t" in octets:  # written as references
                return None
            octets = octets.replace(b'"', b"&quot;")
        made += slot.before, octets
    return b"".join([*made, mould.end])


def instant(moment: datetime) -> str:
    """Return an instant as feedgen writes it into Atom."""
    return moment.isoformat()


def instant_of_rss(moment: datetime) -> str:
    """Return an instant as feedgen writes it into RSS."""
    return _of_rss(moment, moment.utcoffset())


@lru_cache(maxsize=1024)
def _of_rss(moment: datetime, _offset: timedelta | None) -> str:
    written: str = formatRFC2822(moment)
    return written
