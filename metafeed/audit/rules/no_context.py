"""A block has no `@context`, or none that leads to schema.org.

Without it `name` and `Movie` are words of no vocabulary, and nothing is read. It is an absolute URL:
`https://schema.org` (or with http), without a slip in it: `https://shema.org` is nobody's. What a block says is judged here as if it were there.

Fails:
    {"@type": "Movie", "name": "Stalker"}

Fails:
    {"@context": "schema.org", "@type": "Movie", "name": "Stalker"}

Passes:
    {"@context": ["https://schema.org", {"ex": "https://example.org/terms/"}], "@type": "Movie", "name": "Stalker"}
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from metafeed.audit.addresses import host
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
            elif written == "" or isinstance(written, int | float):
                yield finding(RULE, f"{place}/@context", "the @context says no vocabulary", _HINT)
            elif isinstance(written, str) and not is_schema(written) and _is_meant(written):
                yield finding(
                    RULE, f"{place}/@context", f"{shown(written)} is not the URL of a vocabulary", _HINT
                )


def _is_meant(written: str) -> bool:
    """Tell whether schema.org is meant by what is not its address: without a scheme, or with a slip."""
    return not start().within(written).is_other or bool(get_close_matches(host(written), _HOSTS, cutoff=0.84))


def _objects(value: Any, place: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    if isinstance(value, Mapping):
        yield place, value
    for number, each in enumerate(value) if isinstance(value, list) else ():
        if isinstance(each, Mapping):
            yield f"{place}/{number}", each


#: Our own, and the one that some take for it.
_HOSTS = ("schema.org", "schemas.org", "schema.com")
_HINT = 'write "@context": "https://schema.org"'

RULE = Rule("MF904", Severity.ERROR, check)
