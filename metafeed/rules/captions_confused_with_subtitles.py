"""One line of text on the screen is announced as captions and as subtitles.

`open-captions` are in the language that is spoken, for people who do not hear it; subtitles translate for
people who do not speak it. A film in English with `open-captions` has no subtitles in English besides, and
the English subtitles of a French film are no `open-captions:en`: somebody who needs the sounds described
would come for nothing, and the count of captioned showings (New York's Local Law 37 asks for it) is wrong.

Fails:
    films:
      - {id: psycho, title: Psycho, runtime: 109, languages: en}
    screenings:
      - {id: a, film: psycho, date: 2026-03-28, time: "20:00", access: open-captions, subtitles: en}

Fails:
    films:
      - {id: cleo, title: Cléo from 5 to 7, runtime: 90, languages: fr}
    screenings:
      - {id: a, film: cleo, date: 2026-03-28, time: "20:00", access: "open-captions:en", subtitles: en}

Passes:
    films:
      - {id: psycho, title: Psycho, runtime: 109, languages: en}
      - {id: mepris, title: Contempt, runtime: 103, languages: "fr, en, de, it"}
    screenings:
      - {id: a, film: psycho, date: 2026-03-28, time: "20:00", access: open-captions, subtitles: none}
      - {id: b, film: psycho, date: 2026-03-29, time: "20:00", access: open-captions, subtitles: fr}
      - {id: c, film: mepris, date: 2026-03-30, time: "20:00", access: "open-captions:en", subtitles: en}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.model.parts import Access
from metafeed.resolving.programme import Showing
from metafeed.rules.dialogue import in_doubt, only_spoken, said_at, same, spoken
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each place that gives a showing captions which are its subtitles."""
    seen = set()
    for showing in case.showings:
        if not showing.subtitles:
            continue
        for number, access in enumerate(showing.access):
            told = _fault(showing, access) if access.kind == "open-captions" else None
            place, key = said_at(case, showing, "access") if told else ("", "")
            if told and key not in seen and not in_doubt(case, showing):
                seen.add(key)
                if isinstance(case.document.value(place), list):
                    place = f"{place}/{number}"
                yield finding(RULE, place, *told)


def _fault(showing: Showing, access: Access) -> tuple[str, str] | None:
    """Return (message, hint) if captions are the subtitles, or None."""
    only = only_spoken(showing)
    language = access.language or only
    if language is None or not any(same(language, tag) for tag in showing.subtitles or ()):
        return None
    if only and same(language, only):
        return (
            f"open captions and subtitles, both in {language!r}, which is what is spoken",
            f"leave {language} out of the subtitles, or write subtitles: none; subtitles are a translation",
        )
    heard = spoken(showing)
    if not heard or any(same(language, tag) for tag in heard):
        return None
    return (
        f"{str(access)!r}, where {language!r} is the language of the subtitles and {heard[0]!r} is spoken",
        "leave the captions out; they are in the language that is spoken",
    )


RULE = Rule("MF410", Severity.WARNING, check)
