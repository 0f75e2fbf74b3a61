"""A property that schema.org does not have.

It is not read, and nobody says so: `startdate`, `start_date`, `adress`. Names of other vocabularies are left
alone where a prefix or an address says whose they are.

Fails:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Stalker", "dateRelease": "1979-05-25"}

Passes:
    {"@context": ["https://schema.org", {"ex": "https://example.org/"}], "@type": "Movie", "name": "Stalker",
     "datePublished": "1979-05-25", "ex:shelfmark": "35-0417"}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.nodes import Node
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.read.source import shown
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each property that is none."""
    words = case.vocabulary
    for node in case.nodes:
        if not node.foreign and all(words.is_type(each) for each in node.types):
            for name in node.properties:
                if not words.is_property(name):
                    message = f"schema.org has no property {shown(name)}"
                    yield finding(RULE, node.place(name), message, _hint(case, node, name))


def _hint(case: Case, node: Node, name: str) -> str | None:
    words = case.vocabulary
    among = [each for type_ in node.types for each in words.properties_of(type_)]
    plain = name.replace("_", "").replace("-", "")
    meant = words.suggestion(plain, among) or words.suggestion(plain, words.properties)
    return f"did you mean {meant}?" if meant else None


RULE = Rule("MF911", Severity.ERROR, check)
