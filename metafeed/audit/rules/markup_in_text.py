"""HTML stands in a text: `&#8211;`, `&amp;`, `<b>`.

Inside a script nothing is unescaped, so readers see `Paw Patrol &#8211; Missione` in search results and calendars,
letter by letter. In an address `&amp;` leads to another page than the one meant.

Fails:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Tom &amp; Jerry"}

Passes:
    {"@context": "https://schema.org", "@type": "Movie", "name": "Tom & Jerry"}
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from metafeed.audit.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.read.source import shown
from metafeed.rules.rule import Rule, finding
from metafeed.text.hygiene import html_in

#: Texts in which Google asks for HTML or reads it (JobPosting, FAQ, HowTo), and those that are code.
_MAY = frozenset({"text", "articleBody", "embedUrl", "query-input", "urlTemplate", "codeSampleType"})
_WITH_HTML = ("JobPosting", "Answer", "Question", "HowToStep", "SoftwareSourceCode")


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each text with HTML in it."""
    for node in case.nodes:
        if case.is_a(node, *_WITH_HTML):
            continue
        for name in node.properties:
            for value in node.texts(name) if name not in _MAY else ():
                if found := html_in(str(value.value)):
                    plain = _plain(str(value.value))
                    hint = f"write {shown(plain)}" if len(plain) < 50 else "write the characters themselves"
                    yield finding(RULE, value.pointer, f"{name} has HTML in it: {shown(found[0])}", hint)


def _plain(text: str) -> str:
    return " ".join(html.unescape(re.sub(r"</?[a-zA-Z][^<>]*>", " ", text)).split())


RULE = Rule("MF922", Severity.ERROR, check)
