"""The programme does not say where it is published.

Feeds, calendars and JSON-LD hold absolute addresses: `@id`, `atom:link rel="self"`, SOURCE (RFC 7986 §5.8).
They are made from `base_url`; without one `build` and `export` refuse, because a placeholder host in a
calendar on somebody's phone cannot be taken back. Moving it later is no problem: ids do not come from it.

Fails:
    base_url:
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}

Passes:
    base_url: https://kino.example/programme/
    films:
      - {id: cranes, title: The Cranes Are Flying, runtime: 95}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.document import COLLECTIONS
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for the programme."""
    own_keys = case.document.tree.keys() - set(COLLECTIONS)
    if own_keys and not case.document.tree.get("base_url"):
        hint = "write base_url: with the address below which the published files will lie"
        yield finding(RULE, "/base_url", "'base_url' is missing, so nothing can be published", hint)


RULE = Rule("MF704", Severity.WARNING, check)
