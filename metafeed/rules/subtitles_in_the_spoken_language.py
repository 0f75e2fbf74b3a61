"""Subtitles are in the language that is spoken.

Subtitles translate; text in the language of the dialogue is captions, with sounds and speakers for who does
not hear them. Patrons look for the one or the other: 28 CFR 36.303(g)(8) wants captions announced as such,
and "subtitled" for both is what makes listings useless to deaf people. Captions on the screen are `access:
open-captions`. Mostly, though, this is a default (`subtitles: en`) that reaches a film in English.

Not found: films in several languages, dialects (`de-CH` with `de`), and Chinese and Arabic, where one written
language serves many spoken ones.

Fails:
    films:
      - {id: psycho, title: Psycho, runtime: 109, languages: en}
    screenings:
      - {id: a, film: psycho, date: 2026-03-28, time: "20:00", subtitles: en}

Fails:
    defaults: {subtitles: en}
    films:
      - {id: psycho, title: Psycho, runtime: 109, languages: en}
    screenings:
      - {id: a, film: psycho, date: 2026-03-28, time: "20:00"}
      - {id: b, film: psycho, date: 2026-03-29, time: "20:00"}

Passes:
    films:
      - {id: psycho, title: Psycho, runtime: 109, languages: en}
      - {id: mepris, title: Contempt, runtime: 103, languages: "fr, en, de, it"}
    screenings:
      - {id: a, film: psycho, date: 2026-03-28, time: "20:00", access: open-captions}
      - {id: b, film: mepris, date: 2026-03-29, time: "20:00", subtitles: en}
      - {id: c, film: psycho, date: 2026-03-30, time: "20:00", subtitles: de}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.resolving.programme import Showing
from metafeed.rules.dialogue import in_doubt, only_spoken, said_at, same
from metafeed.rules.rule import Rule, finding

_MANY_SPOKEN = frozenset({"ar", "arb", "cmn", "zh"})
_SUNG = frozenset({"sing-along", "quote-along"})


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each place that gives a showing such subtitles."""
    seen = set()
    for showing in case.showings:
        language = _language(showing)
        if language is None:
            continue
        place, key = said_at(case, showing, "subtitles")
        if key not in seen and not in_doubt(case, showing):
            seen.add(key)
            title = showing.pieces[0].film.id
            message = f"subtitles in {language!r} for {title!r}, which is spoken in it"
            yield finding(
                RULE, place, message, "write access: open-captions if they are captions, else subtitles: none"
            )


def _language(showing: Showing) -> str | None:
    """Return the language of subtitles that repeat what is spoken, or None."""
    tag = only_spoken(showing) if showing.subtitles else None
    if tag is None or tag.partition("-")[0] in _MANY_SPOKEN or _is_captioned_or_sung(showing):
        return None
    for subtitles in showing.subtitles or ():
        if not same(tag, subtitles) or ("-" in tag and tag != subtitles):
            return None
    return (showing.subtitles or (None,))[0]


def _is_captioned_or_sung(showing: Showing) -> bool:
    kinds = {access.kind for access in showing.access} | {part.kind for part in showing.parts}
    kinds |= {piece.version.type for piece in showing.pieces if piece.version}
    return "open-captions" in kinds or bool(kinds & _SUNG)


RULE = Rule("MF409", Severity.WARNING, check)
