"""The same text stands in the front matter and below it.

In a Markdown file the prose under the front matter is the note (of a notice: its text). Where the front
matter has a `note:` as well, one of the two would have to be thrown away, and nobody would see which.

Fails:
    --- films/cranes.md ---
    ---
    title: The Cranes Are Flying
    note: A young couple is parted by the war.
    ---
    Moscow, 1941. Veronika and Boris watch the cranes.

Passes:
    --- films/cranes.md ---
    ---
    title: The Cranes Are Flying
    synopsis: A young couple is parted by the war.
    ---
    Moscow, 1941. Veronika and Boris watch the cranes.
"""

from __future__ import annotations

from metafeed.diagnostics import Severity
from metafeed.rules.rule import Rule

RULE = Rule("MF008", Severity.ERROR, found_by="read", firm=True)
