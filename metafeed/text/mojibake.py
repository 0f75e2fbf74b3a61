"""UTF-8 that somebody read as Windows-1252 or Latin-1: `cafÃ©`, `donâ€™t`, `ÐœÐ¸Ñ€`.

Found by a strict round trip: a lead byte's character, then the right number of continuation bytes'
characters, that decode to a letter or sign somebody would write. What no editor types (`Ã©`, `â€™`)
is certain. What is also good typography or good Czech (the `Ã”` of “MAÇÔ, the `é…”` of “un café…”,
the `ÍŽ` of KNÍŽE) is doubtful, and counts only where something certain stands in the same text.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Windows-1252 0x80 to 0x9F; the five bytes that it does not define are the C1 controls, as in
#: Latin-1 and in browsers (WHATWG Encoding §9).
_UPPER = bytes(range(0x80, 0xA0)).decode("cp1252", "replace")
_BYTES = {char: 0x80 + i for i, char in enumerate(_UPPER) if char != "\ufffd"}

_CONT = f"[\x80-\xbf{''.join(_BYTES)}]"
#: `â€` alone is a closing quote, whose third octet (0x9D) many programs drop.
_RUN = re.compile(f"[\xc2-\xdf]{_CONT}|[\xe0-\xef]{_CONT}{{2}}|[\xf0-\xf4]{_CONT}{{3}}|â€")

#: What closes a word in print, and so may follow an accented letter without being a byte.
_CLOSERS = frozenset("…’”‘“–—»«›‹™\xa0\xad")
#: Letters that follow an accented letter in Czech, Slovak, Slovene, Lithuanian: ÚŽASNÝ, již.
_LETTERS = frozenset("ŠŽšžŒœŸ")
#: What may follow a closer without a space, the Spanish way: “café…¿qué?”
_OPENERS = frozenset("¡¿„‚€£¥§°•·")
_LOOSE = _LETTERS | _OPENERS
#: Capitals that mojibake of Latin, Greek, Cyrillic and Arabic begins with, and that stand before no
#: letter of `_LETTERS` in any orthography.
_USUAL = frozenset("ÂÃÄÅÎÏÐÑØÙ×")

#: Two-byte results that people write: Latin-1, Latin Extended-A, ơ ư, Romanian ș ț, combining
#: marks, Greek, Cyrillic, Armenian, Hebrew, Arabic. The rest (IPA, Syriac …) is what É, Ç or Ü
#: before a curly quote decodes to.
_TWO_BYTE = re.compile("[\xa0-\u017f\u0192\u01a0\u01a1\u01af\u01b0\u0218-\u021b\u0300-\u052f\u0531-\u06ff]")
#: In a word that is mojibake for certain the rest of it is no coincidence either.
_ANY = re.compile("[\xa0-\u07ff]")


@dataclass(frozen=True, slots=True)
class Word:
    """A word with mojibake in it: where it begins, as found, and as it was meant."""

    at: int
    found: str
    meant: str


def words(text: str) -> list[Word]:
    """Return the words of `text` that are mojibake, none if nothing in it is certain."""
    if text.isascii() or b"??" not in text.encode("ascii", "replace"):  # never one character alone
        return []
    runs = list(_runs(text))
    if not any(certain for *_, certain in runs):
        return []
    bounds: list[tuple[int, int]] = []
    for start, end, _ in runs:
        if bounds and end <= bounds[-1][1]:
            continue
        first, last = _word(text, start, end)
        if bounds and first < bounds[-1][1]:
            first = bounds.pop()[0]
        bounds.append((first, last))
    return [Word(start, text[start:end], repair(text[start:end])) for start, end in bounds]


def repair(text: str) -> str:
    """Return `text` with each run that survives the round trip put right, encoded twice or not."""
    for _ in range(3):
        text = _RUN.sub(lambda match: _decode(match[0], _ANY) or match[0], text)
        if not any(certain for *_, certain in _runs(text)):
            break
    return unicodedata.normalize("NFC", text)


def control(char: str) -> str | None:
    """Return the Windows-1252 character that a C1 control probably was: `’` for U+0092."""
    meant = _UPPER[ord(char) - 0x80] if "\x80" <= char <= "\x9f" else "\ufffd"
    return None if meant == "\ufffd" else meant


def _runs(text: str) -> Iterator[tuple[int, int, bool]]:
    """Yield start, end and certainty of each run that decodes."""
    for match in _RUN.finditer(text):
        if _decode(match[0]) is not None:
            start, end = match.span()
            if end - start == 2:
                before, after = text[start - 1 : start], text[end : end + 1]
                yield start, end, not _doubtful_pair(match[0], before, after)
            else:
                yield start, end, not _doubtful_triple(match[0])


def _decode(run: str, plausible: re.Pattern[str] = _TWO_BYTE) -> str | None:
    """Return the one character that `run` stands for, or None if nobody would write it."""
    if run == "â€":
        return "”"
    raw = bytes(_BYTES.get(char, ord(char) & 0xFF) for char in run)
    try:
        char = raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
    if len(run) == 2 and not plausible.match(char):
        return None
    return None if unicodedata.category(char) in ("Cc", "Cn", "Co", "Cs") else char


def _doubtful_pair(run: str, before: str, after: str) -> bool:
    """Tell whether a capital and what follows it may stand so in a sound text."""
    lead, follower = run[0], run[1]
    if lead not in _USUAL and follower in _LOOSE:
        return True
    if follower not in _CLOSERS or (before.isalpha() and not before.isupper()):
        return False
    if follower in "\xa0\xad":
        soft = follower == "\xad" and after.islower()  # GÃ-ni is Gíni; no word changes case there
        return lead not in "ÂÃÐ" or (before.isalpha() and not soft)
    joins = lead not in _USUAL or (follower == "—" and lead != "Ð")  # LIBERDADE E AMANHÃ—HOJE
    return joins or not after.isalpha() or (follower == "’" and after in "Ss")


def _doubtful_triple(run: str) -> bool:
    """Tell whether a small letter and the two signs after it may stand so in a sound text."""
    first, second = run[1], run[2]
    if first not in _CLOSERS | _LETTERS or len(run) == 4 or run == "ï»¿":  # the byte order mark
        return False
    # `á»` begins half of the Vietnamese letters: only plain punctuation is doubted there.
    vietnamese = run.startswith("á»")
    return first == "\xa0" or second in _CLOSERS or (not vietnamese and second in _LOOSE)


def _word(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the bounds of the word around a run; a no-break space in the run belongs to it."""
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return start, end
