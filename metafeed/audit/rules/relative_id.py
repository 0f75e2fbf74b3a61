"""An `@id` that is not absolute.

`#movie` means another thing on each page, and on a copy of the page in a cache or an application nothing at all. An
`@id` is an absolute IRI, the same on every page that tells of the thing: `https://kino.example/films/stalker#movie`.
It is told where the thing is, not again at each reference to it.

Fails:
    {"@context": "https://schema.org", "@type": "Movie", "@id": "#movie", "name": "Stalker"}

Passes:
    {"@context": "https://schema.org", "@type": "Movie", "@id": "https://kino.example/films/stalker#movie", "name": "Stalker"}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.read.source import shown
from metafeed.rules.rule import Rule, finding

#: A scheme, and no white space or other character that no IRI has (RFC 3987 §2.2).
_ABSOLUTE = re.compile(r"""[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`]+|_:\S+""")


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each thing whose `@id` is not absolute."""
    for node in case.nodes:
        if node.id and node.id.strip() and not node.is_reference and not _ABSOLUTE.fullmatch(node.id):
            hint = f"write https://… in front: {_whole(case, node.id)}"
            yield finding(RULE, node.id_place, f"the @id {shown(node.id)} is not absolute", hint)


def _whole(case: Case, written: str) -> str:
    base = (case.page.canonical or "").partition("#")[0]
    base = base if base.startswith("http") else "https://kino.example/film"
    return base + written if written.startswith("#") else "https://kino.example/" + written.lstrip("/")


RULE = Rule("MF942", Severity.ERROR, check)
