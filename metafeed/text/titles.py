"""What a title carries besides the title: `Club X presents: Vertigo (35mm) + Q&A`.

Listings put the series, the format, the year and the guests into titles, and everybody who reads them
takes these out again with patterns of their own. `split` does it once, so that an author or an importer
can put each fact where it belongs. It leaves real titles alone, at the price of missing some others.

To add a pattern, add it to its row in `title_patterns.py`, and titles to the lists of the tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from metafeed.text.title_patterns import REAL, ROWS, Row

#: Titles are shorter. What is longer is something else, and not worth the time.
_LONGEST = 300
_FLAT = str.maketrans("’\xa0\u202f：", "'  :")
#: What joins a fact to a title.
_JOINTS = " :,|-–—"


@dataclass(frozen=True, slots=True)
class Fact:
    """Something in a title: what to call it, the field in which it belongs, and its words."""

    what: str
    field: str
    said: str


@dataclass(frozen=True, slots=True)
class Split:
    """A title without what does not belong to it, and what that was, in the order of the title."""

    title: str
    facts: tuple[Fact, ...] = ()


def split(title: str) -> Split:
    """Return `title` apart from the facts that it carries; unchanged if it carries none."""
    if len(title) > _LONGEST or _real().match(title.translate(_FLAT)):
        return Split(title)
    rest, facts = title, []
    while found := _first(rest):
        rest, fact = found
        facts.append(fact)
    return Split(rest, tuple(sorted(facts, key=lambda fact: title.find(fact.said))))


def _first(title: str) -> tuple[str, Fact] | None:
    """Return a title without the first fact that is found in it, and the fact."""
    flat = title.translate(_FLAT)
    for row, pattern in _patterns():
        if match := pattern.search(flat):
            start, stop = match.span()
            around = title[:start].rstrip(_JOINTS), title[stop:].lstrip(_JOINTS)
            if any(character.isalnum() for character in "".join(around)):
                said = title[start:stop].strip(_JOINTS + "+&()[].…")
                return " ".join(filter(None, around)), Fact(row.what, row.field, said)
    return None


@cache
def _patterns() -> tuple[tuple[Row, re.Pattern[str]], ...]:
    """Return every pattern with its row, place by place: brackets first, then the end."""
    places = zip(*((tuple((row, form) for form in _forms(row))) for row in ROWS), strict=True)
    return tuple((row, re.compile(form, re.IGNORECASE)) for place in places for row, form in place if form)


def _forms(row: Row) -> Iterator[str]:
    """Yield the expressions of a row: in brackets, behind a dash, at the end, at the beginning."""
    inside = "|".join(filter(None, (row.words, row.brackets)))
    before = "|".join(filter(None, (row.words if row.early else "", row.before)))
    yield inside and rf"(?:^|(?<=\s))[(\[]\s*(?:{inside})\s*[)\]](?=$|[\s:,])"
    yield row.words and rf"\s[-–—|]\s+(?:{row.words})$"
    yield row.tail and rf"(?:{row.tail})$"
    yield before and rf"^(?:[^:]{{1,40}}: )?(?:{before})(?:\s?:|\s[-–—|])\s+"
    yield row.head and rf"^(?:{row.head})"


@cache
def _real() -> re.Pattern[str]:
    return re.compile(REAL, re.IGNORECASE)
