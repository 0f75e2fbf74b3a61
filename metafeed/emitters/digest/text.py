"""The week as plain text: lines of 72 characters, no mark-up, the same words as the mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from textwrap import wrap

from metafeed.emitters.digest import READS as MAIL_READS
from metafeed.emitters.digest.times import Day, Time
from metafeed.emitters.digest.week import Digest, Item, digest
from metafeed.emitters.edition import Edition
from metafeed.text.hygiene import clean
from metafeed.views import View

#: Characters a line: what mail programs neither wrap nor cut.
WIDTH = 72

READS = MAIL_READS


def document(edition: Edition, view: View) -> bytes | None:
    """Return the text of a week, None if nothing is shown in it."""
    if not view.key or not view.showings:
        return None
    blocks = (block for block in _blocks(digest(edition, view)) if block)
    return (clean("\n\n".join(blocks)) + "\n").encode()


def _blocks(told: Digest) -> Iterator[str]:
    yield _wrapped(told.house) + "\n" + _wrapped(told.days)
    yield _wrapped(told.new)
    yield _wrapped(told.ends)
    for item in told.items:
        yield _item(told, item)
    if told.notices:
        yield told.words["notices"]
    for text, url in told.notices:
        yield "\n".join(each for each in (_wrapped(text), url) if each)
    yield f"{told.words['whole']}:\n{told.home}"


def _item(told: Digest, item: Item) -> str:
    lines = [
        _wrapped(each)
        for each in (item.title, item.facts, *item.runs, item.series, item.where, item.note)
        if each
    ]
    lines += [_day(day) for day in item.days]
    lines += [item.url] if item.url else []
    lines += [f"{told.words['book']}: {item.tickets}"] if item.tickets else []
    return "\n".join(lines)


def _day(day: Day) -> str:
    """Return a day with its times; where they need several lines, these stand below it."""
    head = f"{day.name}, {day.place}" if day.place else day.name
    lines = [", ".join(map(_time, line)) for line in day.lines]
    if len(lines) == 1:
        return _wrapped(f"{head}: {lines[0]}", "  ", "    ")
    return "\n".join(
        [_wrapped(f"{head}:", "  ", "    "), *(_wrapped(line, "    ", "      ") for line in lines)]
    )


def _time(time: Time) -> str:
    told = time.prefix + time.said + time.around
    return f"{told}{time.stop} {time.because}" if time.because else told


def _wrapped(text: str, first: str = "", further: str = "") -> str:
    """Return a text in lines; an address is never broken."""
    paragraphs = re.split(r"\n\s*\n", text.strip())
    lines = [
        wrap(
            each,
            WIDTH,
            initial_indent=first,
            subsequent_indent=further,
            break_long_words=False,
            break_on_hyphens=False,
        )
        for each in paragraphs
    ]
    return "\n\n".join("\n".join(each) for each in lines)
