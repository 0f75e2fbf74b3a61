"""What a text may contain: `clean` makes it so, `troubles` says what is wrong with it as typed.

`clean` never changes what a reader sees, except that it takes out what cannot travel: XML 1.0 §2.2
forbids most controls, U+FFFE/FFFF and surrogates, and one of them breaks a whole feed; embeddings,
overrides and isolates (UAX #9) that are not closed reorder everything after them in the reader's
own page. Joiners and the two direction marks stay: Persian, the Indic scripts, emoji and Hebrew
need them. Mojibake is judged in `mojibake.py`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from html.entities import html5
from typing import Literal

from metafeed.text import mojibake

Kind = Literal["control", "bidi", "noncharacter", "surrogate", "invisible", "replacement", "mojibake"]

#: Dropped: C0 and C1 controls, soft hyphen, word joiner and BOM, bidi formatting, noncharacters,
#: surrogates. Python's `str` has no surrogate pairs, so every surrogate is a lone one.
_DROPPED = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u2060\ufeff\u202a-\u202e\u2066-\u2069"
    "\ufdd0-\ufdef\ud800-\udfff"
    + "".join(chr(plane + 0xFFFE) + chr(plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000))
)
#: Turned into "\n": the mandatory breaks of UAX #14 other than LF. Spreadsheets write VT.
_BREAKS = "\x0b\x0c\r\x85\u2028\u2029"

_DROP = re.compile(f"[{_DROPPED}]")
_CHANGED = re.compile(f"[{_DROPPED}{_BREAKS}\u200b]")
_BREAK = re.compile(f"\r\n|[{_BREAKS}]")
#: A zero-width space says where a line may break in scripts without spaces (Thai to Khmer).
#: Anywhere else it came with a paste, and two equal titles differ.
_UNSPACED = "\u0e00-\u109f\u1780-\u17ff\u1980-\u19df\u1a20-\u1aaf\u1b00-\u1b7f\ua980-\ua9df"
_LOST_ZWSP = re.compile(f"(?<![{_UNSPACED}\u200b])\u200b+|\u200b+(?![{_UNSPACED}\u200b])")

#: No-break spaces (U+00A0, U+2007, U+202F) and the ideographic space are meant: they stay.
_WHITE = re.compile("[\t\n \u1680\u2000-\u2006\u2008-\u200a\u205f]+")

_NAMED = re.compile(f"[{_DROPPED}\x0b\x0c\x85\ufffd]|{_LOST_ZWSP.pattern}")
_OTHER_NAMES = {
    "\u00ad": "soft hyphen",
    "\u200b": "zero-width space",
    "\u2060": "word joiner",
    "\ufeff": "byte order mark",
}
#: Elements that people paste with their text. `<y>` or `<unknown>` may be part of a title.
_ELEMENTS = (
    "a|abbr|article|aside|audio|b|blockquote|body|br|button|center|cite|code|dd|del|div|dl|dt|em|"
    "embed|figcaption|figure|font|footer|form|h[1-6]|head|header|hr|html|i|iframe|img|input|ins|"
    "kbd|label|li|link|main|mark|meta|nav|object|ol|p|picture|pre|q|s|script|section|small|source|"
    "span|strike|strong|style|sub|sup|svg|table|tbody|td|textarea|tfoot|th|thead|tr|tt|u|ul|video|wbr"
)
_HTML = re.compile(
    rf"</?(?:{_ELEMENTS})(?:\s[^<>]*)?/?>|<!--|<!DOCTYPE\b"
    r"|&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]*);",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that is wrong with a text.

    `at` is the index of the first such place, `found` the text there, `name` what to call it
    (`control character U+0007`), `suggestion` the text that was probably meant, if one can tell.
    """

    kind: Kind
    at: int
    found: str
    name: str
    suggestion: str | None = None


def clean(text: str) -> str:
    """Return `text` in NFC, with LF as its only line break and without what must not travel."""
    if not _is_plain(text) and _CHANGED.search(text):
        text = _LOST_ZWSP.sub("", _DROP.sub("", _BREAK.sub("\n", text)))
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def clean_line(text: str) -> str:
    """Return `text` clean and on one line: runs of white space are one space, none at the ends."""
    text = clean(text)
    if not text.isprintable() or "  " in text:  # the only printable white space is the space
        text = _WHITE.sub(" ", text)
    return text.strip()


def troubles(text: str) -> list[Trouble]:
    """Return what is wrong with `text`, each character and each mojibake word once, in order."""
    found: dict[str, Trouble] = {}
    for match in () if _is_plain(text) and "\ufffd" not in text else _NAMED.finditer(text):
        char = match[0][0]
        if char not in found:
            found[char] = _trouble(char, match.start())
    for word in mojibake.words(text):
        name = "UTF-8 read as Windows-1252"
        found.setdefault(word.found, Trouble("mojibake", word.at, word.found, name, word.meant))
    return sorted(found.values(), key=lambda trouble: trouble.at)


def html_in(text: str) -> list[str]:
    """Return the HTML in a text that should have none: tags, comment openings, references."""
    if "<" not in text and "&" not in text:
        return []
    found = (match[0] for match in _HTML.finditer(text))
    return list(dict.fromkeys(part for part in found if _is_html(part)))


def _is_plain(text: str) -> bool:
    """Tell whether `text` surely has nothing to take out: 20 times faster than to look for it.

    Whatever is dropped or is a break is not printable (`str.isprintable`).
    """
    if text.isprintable():
        return True
    return text.replace("\n", "").replace("\t", "").replace("\xa0", "").isprintable()


def _is_html(part: str) -> bool:
    return part[0] == "<" or part[1] == "#" or part[1:] in html5


def _trouble(char: str, at: int) -> Trouble:
    code = f"U+{ord(char):04X}"
    if char in _OTHER_NAMES:
        return Trouble("invisible", at, char, f"{_OTHER_NAMES[char]} {code}")
    if char == "\ufffd":
        return Trouble("replacement", at, char, f"replacement character {code}")
    category = unicodedata.category(char)
    if category == "Cc":
        return Trouble("control", at, char, f"control character {code}", mojibake.control(char))
    if category == "Cs":
        return Trouble("surrogate", at, char, f"lone surrogate {code}")
    if category == "Cf":
        kind = unicodedata.name(char).rpartition("-TO-RIGHT ")[2].rpartition("-TO-LEFT ")[2]
        return Trouble("bidi", at, char, f"bidi {kind.lower()} {code}")
    return Trouble("noncharacter", at, char, f"noncharacter {code}")
