"""A carousel of one film, or a breadcrumb trail of one page.

Google's Carousel and Breadcrumb pages want two ListItems or more; of one nothing is shown.

Fails:
    {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": [
      {"@type": "ListItem", "position": 1, "name": "Home", "item": "https://kino.example/"}]}

Passes:
    {"@context": "https://schema.org", "@type": "BreadcrumbList", "itemListElement": [
      {"@type": "ListItem", "position": 1, "name": "Home", "item": "https://kino.example/"},
      {"@type": "ListItem", "position": 2, "name": "Films"}]}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.audit.google.told import title, told
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.rule import Rule, finding


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each list that is too short."""
    for fault in told(case, "list_of_one"):
        message = f"the {title(fault)} has one item, Google wants two or more"
        yield finding(RULE, fault.pointer, message, None)


RULE = Rule("MF974", Severity.WARNING, check)
