"""A block has no `@context`, or none that leads to schema.org.

Without it `name` and `Movie` are words of no vocabulary, and nothing is read. It is an absolute URL:
`https://schema.org` (or with http). What a block says is judged here as if it were there.

Fails:
    {"@type": "Movie", "name": "Stalker"}

Fails:
    {"@context": "schema.org", "@type": "Movie", "name": "Stalker"}

Passes:
    {"@context": ["https://schema.org", {"ex": "https://example.org/terms/"}], "@type": "Movie", "name": "Stalker"}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from metafeed.audit.case import Case
from metafeed.audit.contexts import is_schema, start
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.read.source import shown
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each object on the top of a block of JSON-LD that says no vocabulary."""
    for block in case.page.blocks:
        if block.syntax != "json-ld":
            continue
        for place, each in _objects(block.value, block.pointer):
            written = each.get("@context")
            if written is None:
                if "@graph" in each or any(start().expanded(key) == "@type" for key in each):
                    yield finding(RULE, f"{place}/@context", "there is no @context", _HINT)
            elif isinstance(written, str) and not is_schema(written) and not start().within(written).is_other:
                yield finding(
                    RULE, f"{place}/@context", f"{shown(written)} is not the URL of a vocabulary", _HINT
                )


def _objects(value: Any, place: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if isinstance(value, Mapping):
        yield place, value
    for number, each in enumerate(value) if isinstance(value, list) else ():
        if isinstance(each, Mapping):
            yield f"{place}/{number}", each


_HINT = 'write "@context": "https://schema.org"'

RULE = Rule("MF904", Severity.ERROR, check)
