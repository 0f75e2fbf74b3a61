"""A title is all in capitals.

Capitals are a matter of the page's style (CSS `text-transform: uppercase`), and nobody can take them back:
a screen reader may spell the words out, feed readers and calendars shout, and no catalogue has the film
under this spelling. Some titles are in capitals (*PTU*, *WALL·E*, *[REC]*), so only those with two words
of four letters or more are found; where even that is right, write `ignore: [MF403]` on the film.

Fails:
    films:
      - {id: cranes, title: THE CRANES ARE FLYING}

Passes:
    films:
      - {id: cranes, title: The Cranes Are Flying}
      - {id: ptu, title: PTU}
      - {id: cuba, title: I AM CUBA}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.model import Film, Item
from metafeed.model.text import Localised
from metafeed.rules.pointing import written
from metafeed.rules.rule import Rule, finding
from metafeed.rules.texts import languages
from metafeed.text.capitals import shouts, title_case
from metafeed.text.titles import split


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each title of a film, version, bill or series that is in capitals."""
    main = case.typed.settings.tags[0]
    for title_at, title, language in _titles(case):
        for place, tag, text in languages(title_at, title):
            bare = split(text).title
            if shouts(bare):
                suggestion = title_case(bare, tag or language or main)
                message = f"{bare!r} is in capitals"
                yield finding(RULE, written(case.document, place), message, f"write {suggestion}")


def _titles(case: Case) -> Iterator[tuple[str, Localised | None, str | None]]:
    """Yield (pointer, title, its language where it is said)."""
    for film in case.typed.films:
        yield from _of_film(film)
    for bill in case.typed.bills:
        yield f"{bill.pointer}/title", bill.value.title, None
    for series in case.typed.series:
        yield f"{series.pointer}/title", series.value.title, None


def _of_film(film: Item[Film]) -> Iterator[tuple[str, Localised | None, str | None]]:
    yield f"{film.pointer}/title", film.value.title, None
    original = film.value.original_title
    if original:
        yield f"{film.pointer}/original_title/text", original.text, original.lang
    for number, other in enumerate(film.value.alternative_titles):
        yield f"{film.pointer}/alternative_titles/{number}/text", other.text, other.lang
    for number, version in enumerate(film.value.versions):
        yield f"{film.pointer}/versions/{number}/title", version.title, None


RULE = Rule("MF403", Severity.WARNING, check)
