"""Films or bills have no page for people.

A feed entry without a link (RFC 4287 §4.1.1 wants one, or the whole content), a calendar entry without URL:
who wants to know more, or to tell a friend, has nowhere to go. An item's own `url` counts, or a template in
`pages`: `pages: {film: "https://kino.example/film/{id}"}`. metafeed's own pages count where they are built, as they are
unless `publish` names other emitters. Told once for each kind.

Fails:
    publish: {emitters: [ical, rss]}
    pages:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}

Passes:
    pages:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95, url: https://kino.example/cranes}

Passes:
    pages: {film: "https://kino.example/film/{id}"}
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.model import Item
from metafeed.rules.publication_size import is_told, is_written
from metafeed.rules.rule import Rule, finding

#: The emitter of pages for people. Rules stand above emitters, so a test holds it equal to theirs.
PAGES = ("html",)


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each kind of item with a page nowhere, at the templates."""
    if case.typed.unread or is_written(case, *PAGES):
        return
    kinds: tuple[tuple[str, str, tuple[Item[Any], ...]], ...] = (
        ("film", "films", case.typed.films),
        ("bill", "bills", case.typed.bills),
        ("series", "series", case.typed.series),
    )
    for kind, many, items in kinds:
        bare = [item.value.id for item in items if item.value.url is None and is_told(item.value)]
        if bare and getattr(case.typed.settings.pages, kind) is None:
            others = f" and {len(bare) - 1} more" if len(bare) > 1 else ""
            message = f"{many} without a page for people: {bare[0]!r}{others}"
            hint = f"write pages: {{{kind}: …}} with {{id}} in it, or their url"
            yield finding(RULE, f"/pages/{kind}", message, hint)


RULE = Rule("MF707", Severity.NOTE, check)
