"""A plain text has HTML in it.

Titles, names, quotes and notices are plain text, and are published as they are typed: `<i>` and `&amp;`
stand on patrons' calendars as such, because every format escapes them (RFC 5545 has no mark-up at all,
and feed readers would escape it twice). Notes and synopses are Markdown; all else is text.

Fails:
    films:
      - {id: fur, title: "Fast &amp; Furious"}
      - {id: cranes, title: The Cranes Are Flying, tagline: From the director of <i>I Am Cuba</i>}

Passes:
    films:
      - {id: fur, title: Fast & Furious}
      - {id: u, title: "<unknown> & <y>"}
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.pointing import written
from metafeed.rules.rule import Rule, finding
from metafeed.rules.texts import texts
from metafeed.text.hygiene import clean_line, html_in


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield one finding for each plain text that has tags, comments or references in it."""
    for text in texts(case):
        if text.is_address or text.is_markdown:
            continue
        found = html_in(text.text)
        if found:
            shown = ", ".join(found[:3])
            place = written(case.document, text.pointer)
            yield finding(RULE, place, f"HTML in a plain text: {shown}", _hint(text.text, found))


def _hint(text: str, found: list[str]) -> str:
    for piece in found:
        breaks = re.match(r"</?(?:br|p|div|li)\b", piece, re.IGNORECASE)
        text = text.replace(piece, unescape(piece) if piece[0] == "&" else " " if breaks else "")
    meant = clean_line(text)
    return f"write {meant}" if len(meant) <= 80 else "write it without mark-up"


RULE = Rule("MF405", Severity.WARNING, check)
