"""A text in several languages lacks the main one.

The first of the programme's `languages` is that of the calendars and feeds everybody gets. Where a text has
no such entry, the next best language stands in the middle of the others, and nothing marks it as foreign
(HTML's and Atom's `lang` are those of the document). Other languages may be missing: the main one fills
them in.

Fails:
    languages: [en, fr]
    films:
      - {id: cleo, title: {fr: Cléo de 5 à 7}}

Passes:
    languages: [en, fr]
    films:
      - {id: cleo, title: {en: Cléo from 5 to 7, fr: Cléo de 5 à 7}}
      - {id: vagabond, title: {en-GB: Vagabond}, tagline: She died a natural death.}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.pointing import written
from metafeed.rules.rule import Rule, finding
from metafeed.rules.texts import localised


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each map of languages without the main one, where the programme names one."""
    settings = case.typed.settings
    if not (settings.language or settings.languages):
        return
    main = settings.tags[0]
    for place, text in localised(case):
        if not _has(text, main):
            message = f"no text in {main!r}, the main language; there is {', '.join(text)}"
            yield finding(RULE, written(case.document, place), message, f"write {main}: …")


def _has(text: Mapping[str, str], main: str) -> bool:
    """Tell whether `choose` finds the language: its own tag, or one of the same primary language."""
    return any(tag.partition("-")[0] == main.partition("-")[0] for tag in text)


RULE = Rule("MF413", Severity.WARNING, check)
