"""Text that shouts: `THE CRANES ARE FLYING`, and how it was probably meant.

Not here: what to do about it. A title in capitals may be right (`PTU`, `WALL·E`), and only somebody who
knows the language can case a title; `title_case` makes a suggestion. To add a language, add its small
words to `_SMALL`; in every other one only the first word of a title gets a capital.
"""

from __future__ import annotations

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+(?:[.'’·][^\W_]+)*\.?")
#: Up to 39, as films are numbered; longer ones are more often words (MIX, LIV).
_ROMAN = re.compile(r"X{0,3}(?:IX|IV|V?I{0,3})")
_DOTTED = re.compile(r"(?:\w\.)+\w?\.?")
#: `L'Avventura`, `O'Brien`, `D'Or`; not `I'll`.
_ELIDED = re.compile(r"([^\W\d_]{1,2})(['’])([^\W\d_]{2,}.*)")
_INITIALS = " AIDS BBC CIA DIY DNA EU FBI GI GDR KGB LA LAPD NASA NY NYC NYPD TV UFO UK UN USA USSR "
#: Without a vowel, and still no initials.
_ABBREVIATIONS = " CH DR JR LTD MR MRS MS MSGR MT PT SR ST "
_SMALL = {
    "de": "am an auf aus bei das dem den der des die ein eine einer eines für im in ist mit nach "
    "ohne über um und unter vom von vor zu zum zur",
    "en": "a an and as at but by for from in into nor of on or the to up via vs with",
    "es": "a al con de del e el en la las los o para por que sin un una y",
    "fr": "à au aux avec d de des du en et l la le les ou par pour sur un une",
    "it": "a ai al alla con d da dal de dei del della delle di e ed gli i il in l la le lo nel o per "
    "su un una",
    "nl": "aan de een en het in met of op te tot uit van voor",
    "pt": "a ao as com da das de do dos e em na no o os ou para por um uma",
}


def shouts(text: str) -> bool:
    """Tell whether `text` is all in capitals, with at least two words of four letters or more."""
    if not text.isupper():
        return False
    lengths = [sum(map(str.isalpha, word)) for word in _WORD.findall(text)]
    return sum(1 for length in lengths if length >= 4) >= 2


def title_case(text: str, language: str = "en") -> str:
    """Return a text in capitals as titles are written; initials and Roman numerals stay."""
    primary = language.partition("-")[0]
    small = frozenset(_SMALL.get(primary, "").split())
    end = max((found.end() for found in _WORD.finditer(text)), default=0)

    def cased(match: re.Match[str]) -> str:
        before = text[: match.start()].rstrip(" \"'“”‘’«»([¿¡")
        first = not before or before[-1] in ":.!?…–—/+"
        word = match[0]
        if _stays(word):
            return word
        if not first and (primary not in _SMALL or not _is_latin(word)):
            return word.lower()
        return _cased(word, frozenset() if first or match.end() == end else small)

    return _WORD.sub(cased, text)


def _cased(word: str, small: frozenset[str]) -> str:
    if word.lower() in small:
        return word.lower()
    if (elided := _ELIDED.fullmatch(word)) and word[0] != "I":
        head, apostrophe, rest = elided.groups()
        return _cased(head, small) + apostrophe + rest.capitalize()
    return word.capitalize()


def _stays(word: str) -> bool:
    """Tell whether a word in capitals is spelt so: `FBI`, `XIV`, `3D`, `E.T.`, `JFK`, `WALL·E`."""
    bare = word.rstrip(".")
    if f" {bare} " in _INITIALS or _DOTTED.fullmatch(word) or "·" in word or _ROMAN.fullmatch(bare):
        return True
    if any(map(str.isdigit, word)):
        return True
    letters = unicodedata.normalize("NFD", bare)
    spoken = re.search("[AEIOUYÆØŒ'’]", letters) or f" {bare} " in _ABBREVIATIONS
    return _is_latin(bare) and len(bare) > 1 and not spoken


def _is_latin(word: str) -> bool:
    return "LATIN" in unicodedata.name(word[0], "")
