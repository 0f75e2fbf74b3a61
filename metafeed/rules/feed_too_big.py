"""A feed is bigger than feed readers want.

Readers fetch the whole feed again and again; 30 to 100 entries are usual, and for more RFC 5005 has
archives. With more than 500 films in it, or more than 1 MB, everybody pays for what nobody reads. What
counts is what the feed has at least before the last showing: films with a showing in the `past_days`, and
films that have none yet. More than 100 MB are an error.

Fails:
    publish: {emitters: [rss, atom], past_days: 1000}
    films:
      - id: cranes
        title: The Cranes Are Flying
        runtime: 95
        runs:
          - {id: for-years, dates: 2024-01-01..2026-12-31,
             times: ["10:00", "12:00", "14:00", "16:00", "18:00", "20:00"]}

Passes:
    publish: {emitters: [rss, atom], past_days: 14}
    films:
      - id: cranes
        title: The Cranes Are Flying
        runtime: 95
        runs:
          - {id: for-years, dates: 2024-01-01..2026-12-31,
             times: ["10:00", "12:00", "14:00", "16:00", "18:00", "20:00"]}
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.model.film import Film
from metafeed.model.series import Bill
from metafeed.rules import pointing
from metafeed.rules.publication_size import (
    HOPELESS,
    Size,
    is_told,
    is_written,
    of_entry,
    of_line,
    window,
)
from metafeed.rules.rule import Rule, finding

ENTRIES, BYTES = 500, 1_000_000


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for the feed of everything, which has all that others have."""
    publish = case.typed.settings.publish
    if "all" in publish.without or not is_written(case, "rss", "atom", "jsonfeed"):
        return
    size = _size(case)
    if size.exceeds(ENTRIES, BYTES):
        place = pointing.written(case.document, "/publish/past_days")
        hint = "lower publish: past_days, shorten the notes, or write publish: {without: [all]}"
        found = finding(RULE, place, f"the feed 'all' has {size.told('entries')}", hint)
        yield replace(found, severity=Severity.ERROR) if size.bytes > HOPELESS else found


def _size(case: Case) -> Size:
    """Return the size of the feed of everything: films and bills as they are bought, with their showings."""
    played = {piece.film.id for showing in case.showings for piece in showing.pieces}
    played |= {showing.bill.id for showing in case.showings if showing.bill}
    items: dict[str, Film | Bill] = {**case.programme.films, **case.programme.bills}
    lines: dict[str, Size] = {}
    for showing in window(case):
        bought = [showing.bill.id] if showing.bill else {piece.film.id for piece in showing.pieces}
        for key in bought:
            lines[key] = lines.get(key, Size()) + of_line(showing)
    size = Size()
    for key, item in items.items():
        if is_told(item) and (key in lines or key not in played):
            size += of_entry(item) + lines.get(key, Size())
    return size


RULE = Rule("MF706", Severity.WARNING, check)
