r"""A text has characters in it that must not travel.

XML 1.0 §2.2 forbids most control characters and U+FFFE: one of them, pasted from a PDF, makes a whole feed
unreadable. Bidi overrides and isolates that are not closed (UAX #9) turn around what stands after them in
the reader's own page, and can make an address look like another. metafeed drops them all, so nothing
breaks; but where there is one, there may have been a character that mattered (U+0092 was an apostrophe
in Windows-1252).

Fails:
    films:
      - {id: cranes, title: "The Cranes\x07 Are Flying"}
      - {id: bidi, title: "Bez\u202Eimena"}

Passes:
    films:
      - {id: cranes, title: "The Cranes Are Flying"}
      - {id: zwnj, title: "می\u200Cخواهم زنده بمانم"}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding
from metafeed.rules.texts import unusual
from metafeed.text.hygiene import Trouble, troubles

_KINDS = frozenset({"control", "bidi", "noncharacter", "surrogate"})


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield one finding for each text with such characters, whatever their number."""
    for place, text in unusual(case.document.tree):
        found = troubles(text)
        words = [each.found for each in found if each.kind == "mojibake"]
        odd = [
            each for each in found if each.kind in _KINDS and not any(each.found in word for word in words)
        ]
        if odd:
            named = ", ".join(each.name for each in odd[:3])
            yield finding(RULE, place, f"{_around(text, odd[0])} has a {named} in it", _hint(odd))


def _around(text: str, trouble: Trouble) -> str:
    """Return the words around a character, without what cannot be shown."""
    near = text[max(0, trouble.at - 20) : trouble.at + 20]
    return repr("".join(character if character.isprintable() else "�" for character in near))


def _hint(odd: list[Trouble]) -> str:
    meant = [f"{each.name[-6:]} was probably {each.suggestion}" for each in odd if each.suggestion]
    return "; ".join(meant) or "delete it, and look whether a character is missing there"


RULE = Rule("MF406", Severity.WARNING, check)
