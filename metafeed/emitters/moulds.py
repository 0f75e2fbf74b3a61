"""Moulds: fragments of showings that say the same but for when, under which id and where tickets are sold.

`metafeed.resolving.likeness` says which these are. The first of them is rendered by the standard's own module. Of the second a specimen is, in which marks stand for what is its own; cut
at the marks it is a mould for all others, but only if it gives the octets of the first. What is not alike in this
sense, and what a mould cannot be trusted with, is rendered as if there were none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any, TypeVar

from metafeed.emitters.edition import Edition
from metafeed.history import Revision
from metafeed.resolving.likeness import likeness
from metafeed.resolving.programme import Showing
from metafeed.zones import is_doubled

T = TypeVar("T")

Values = Mapping[str, bytes]
#: What is told of a showing under a revision, as octets.
Render = Callable[[Edition, Showing, Revision], bytes]


@dataclass(frozen=True, slots=True)
class Form:
    """How a standard tells a showing, and how its moulds are filled.

    `render` returns octets as they are before `finish` makes lines of them; `values` what stands in the places of
    the marks, or None where a mould cannot be trusted.
    """

    name: str
    render: Render
    values: Callable[[Showing, Revision], Values | None]
    #: What ends a line, and what becomes of a line in a document.
    line_end: bytes
    finish: Callable[[bytes], bytes]


#: Slots whose values are as long as their marks, so that what needs no fold with the mark needs none with the value.
_OF_ONE_LENGTH = frozenset({"start", "end", "published", "changed", "day"})


@dataclass(frozen=True, slots=True)
class _Part:
    """Some lines as a template (`bytes %`), or one that has to be finished once it is filled."""

    template: bytes
    is_finished: bool


Mould = tuple[_Part, ...]


@dataclass(slots=True)
class _Known:
    """What is known of showings that are alike: the first of them, then their mould, if it can be trusted."""

    first: Showing
    revision: Revision
    octets: bytes
    mould: Mould | None = None
    #: All that stands in the mould, one after another.
    constant: bytes = b""
    tried: bool = False


def octets(edition: Edition, showing: Showing, revision: Revision, form: Form) -> bytes:
    """Return what a standard tells of a showing: from the mould of those that are alike, if there is one."""
    alike = kind(edition, showing)
    values = None if alike is None else form.values(showing, revision)
    if values is None:
        return _rendered(edition, showing, revision, form)
    key = (form.name, alike)
    known: _Known | None = edition.moulds.get(key)
    if known is None:
        made = _rendered(edition, showing, revision, form)
        edition.moulds[key] = _Known(showing, revision, made)
        return made
    if not known.tried:
        known.tried = True
        known.mould = _trusted(edition, known, form)
        known.constant = _constant(known.mould or ())
    # Where the address of tickets stands in it, a line may be one with another, and told once.
    if known.mould is None or (showing.tickets and values["tickets"] in known.constant):
        return _rendered(edition, showing, revision, form)
    return _filled(known.mould, values, form)


def _rendered(edition: Edition, showing: Showing, revision: Revision, form: Form) -> bytes:
    return _finished(form.render(edition, showing, revision), form)


def _finished(made: bytes, form: Form) -> bytes:
    return b"".join(form.finish(line) + form.line_end for line in _lines(made, form))


def _lines(made: bytes, form: Form) -> list[bytes]:
    return made.removesuffix(form.line_end).split(form.line_end) if form.line_end else [made]


def _is_regular(edition: Edition, showing: Showing) -> bool:
    """Tell whether nothing is told of a showing because of its hour or its past."""
    if showing.start is None or is_doubled(showing.start) or (showing.end and is_doubled(showing.end)):
        return False
    return not (edition.history.left(showing.id) or edition.history.gone(showing.id))


def kind(edition: Edition, showing: Showing) -> int | None:
    """Return the number of those that are alike, None for what is alike to nothing."""
    numbers: dict[str, int | None] = edition.moulds.setdefault("numbers", {})
    if showing.id not in numbers:
        numbers[showing.id] = _kind(edition, showing)
    return numbers[showing.id]


def in_common(edition: Edition, name: str, showing: Showing, make: Callable[[Edition, Showing], T]) -> T:
    """Return what is made of a showing from what it has in common with others, made once for all that are alike."""
    alike = kind(edition, showing)
    if alike is None:
        return make(edition, showing)
    return edition.once((name, alike), partial(make, edition, showing))


def _kind(edition: Edition, showing: Showing) -> int | None:
    if not _is_regular(edition, showing):
        return None
    kinds: dict[tuple[Any, ...], int] = edition.moulds.setdefault("kinds", {})
    return kinds.setdefault(_likeness(edition, showing), len(kinds))


def _likeness(edition: Edition, showing: Showing) -> tuple[Any, ...]:
    """Return what showings have in common that are alike."""
    zone = showing.start.tzinfo if showing.start else None
    return (edition.is_past(showing), zone, *likeness(showing))


#: What a specimen is told as: nobody's times, and words that nobody writes.
_ID, _TICKETS = "metafeed-mould-of-the-id", "https://mould.metafeed.invalid/of-tickets"
_YEARS = {True: 1907, False: 2907}
_NUMBER = 907_665_443


def _trusted(edition: Edition, known: _Known, form: Form) -> Mould | None:
    """Return the mould of what is alike, None if it does not give what the standard's own module gave of the first."""
    first = known.first
    year = _YEARS[edition.is_past(first)]
    begins = datetime(year, 6, 5, 4, 3, 21, tzinfo=first.begins.tzinfo)
    specimen = replace(
        first,
        id=_ID,
        cinema_day=begins.date() - timedelta(days=1),
        start=begins,
        end=first.end and begins.replace(hour=7, second=22),
        tickets=first.tickets and _TICKETS,
    )
    revision = Revision(
        _NUMBER, datetime(year, 1, 2, 3, 4, 5, tzinfo=UTC), datetime(year, 2, 3, 4, 5, 6, tzinfo=UTC)
    )
    marks = form.values(specimen, revision)
    values = form.values(first, known.revision)
    if marks is None or values is None:
        return None
    made = _cast(_lines(form.render(edition, specimen, revision), form), marks, form)
    return made if _filled(made, values, form) == known.octets else None


def _cast(lines: Iterable[bytes], marks: Values, form: Form) -> Mould:
    """Return the mould of lines in which marks stand; what needs nothing but values is one part."""
    names = {mark: name for name, mark in marks.items() if mark}
    pattern = re.compile(b"|".join(map(re.escape, sorted(names, key=len, reverse=True))))
    found: list[_Part] = []
    for line in lines:
        slots = {names[mark] for mark in pattern.findall(line)}
        whole = form.finish(line)
        is_finished = not slots or (slots <= _OF_ONE_LENGTH and whole == line)
        escaped = (whole if is_finished else line).replace(b"%", b"%%")
        template = pattern.sub(lambda mark: b"%%(%s)b" % names[mark[0]].encode(), escaped)
        if is_finished:
            template += form.line_end.replace(b"%", b"%%")
        if is_finished and found and found[-1].is_finished:
            found[-1] = _Part(found[-1].template + template, is_finished=True)
        else:
            found.append(_Part(template, is_finished))
    return tuple(found)


def _filled(mould: Mould, values: Values, form: Form) -> bytes:
    named = {name.encode(): value for name, value in values.items()}
    return b"".join(
        [
            part.template % named if part.is_finished else form.finish(part.template % named) + form.line_end
            for part in mould
        ]
    )


def _constant(mould: Mould) -> bytes:
    return b"\0".join(part.template for part in mould).replace(b"%%", b"%")
