"""A key stands twice in one object.

Of two equal keys most readers take the last, some the first, and none says so (RFC 8259 §4): half of what the
page says is lost. Several values are a list.

Fails:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Stalker", "genre": "Drama", "genre": "Mystery"}

Passes:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Stalker", "genre": ["Drama", "Mystery"]}
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF901", Severity.ERROR, found_by="reading")
