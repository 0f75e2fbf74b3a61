r"""A text has half of a character, or the file is not UTF-8.

`\ud83c` alone is half of an emoji: a title was cut after so many units of UTF-16. It cannot be encoded, and
strict readers drop the block. JSON between programs is UTF-8 (RFC 8259 §8.1). What a wrong reading of it leaves behind
(`CafÃ©`, `Caf�`) and control characters are warnings.

Fails:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Stalker \ud83c"}

Passes:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Stalker 🎬"}
"""

from __future__ import annotations

import re

from metafeed.diagnostics import Severity
from metafeed.read.source import shown
from metafeed.rules.rule import Rule

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
#: UTF-8 of two or three bytes, read as Windows-1252.
_TWICE = re.compile(
    "Ã[\xa1-\xaa\xac-\xba\xbc-\xbf€ƒ†‡ˆ‰Š‹ŒŽŸœžš™]|Â[\xa1-\xaa\xac-\xba\xbc-\xbf]|â€[™œ\x9d“”¦˜]"
)


def lost(text: str) -> tuple[str, str | None] | None:
    """Return what is wrong with a text whose characters were lost on the way here, and a hint; None if nothing is."""
    if "\ufffd" in text:
        return "\ufffd stands for a character that was lost", "write the character"
    if found := _CONTROL.search(text):
        return f"U+{ord(found[0]):04X} is a control character", "take it out"
    if found := _TWICE.search(text):
        return f"{shown(found[0])} is UTF-8 that was read as something else", "write the character"
    return None


RULE = Rule("MF903", Severity.ERROR, found_by="reading")
