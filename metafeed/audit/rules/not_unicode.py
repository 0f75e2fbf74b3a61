r"""A text has half of a character, or the file is not UTF-8.

`\ud83c` alone is half of an emoji: a title was cut after so many units of UTF-16. It cannot be encoded, and
strict readers drop the block. JSON between programs is UTF-8 (RFC 8259 §8.1).

Fails:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Stalker \ud83c"}

Passes:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Stalker 🎬"}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF903", Severity.ERROR, found_by="reading")
