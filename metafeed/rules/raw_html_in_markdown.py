"""Markdown has raw HTML in it.

Notes and synopses are CommonMark without HTML: they become safe HTML in feeds and pages, and plain text in
calendars, where a tag means nothing. Raw HTML would carry scripts and broken elements into other people's
pages, so it is shown as it was typed, angle brackets and all. Everything that a note needs can be said in
Markdown; in code (between backticks) a tag is text.

Fails:
    films:
      - {id: cranes, title: The Cranes Are Flying, note: "From the director of <i>I Am Cuba</i>."}

Passes:
    films:
      - {id: cranes, title: The Cranes Are Flying, note: "From the director of *I Am Cuba*, 1 < 2."}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.pointing import written
from metafeed.rules.rule import Rule, finding
from metafeed.rules.texts import texts
from metafeed.text.markup import raw_html

#: Element → what to write in Markdown.
_INSTEAD = {
    "a": "[text](https://…)",
    "b": "**text**",
    "strong": "**text**",
    "i": "*text*",
    "em": "*text*",
    "cite": "*text*",
    "br": "two spaces at the end of the line",
    "p": "an empty line between paragraphs",
    "div": "an empty line between paragraphs",
    "li": "- text",
    "ul": "- text",
    "img": "![alt text](https://…)",
    "blockquote": "> text",
    "h2": "## text",
    "h3": "### text",
    "hr": "* * *",
}


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield one finding for each Markdown text with HTML in it."""
    for text in texts(case):
        if text.is_markdown and (found := raw_html(text.text)):
            shown = found[0] if len(found[0]) <= 60 else found[0][:57] + "…"
            place = written(case.document, text.pointer)
            yield finding(RULE, place, f"raw HTML in Markdown: {shown}", _hint(found[0]))


def _hint(tag: str) -> str:
    name = re.match(r"</?([a-z][a-z0-9]*)", tag.lower())
    instead = _INSTEAD.get(name[1]) if name else None
    return f"write {instead}" if instead else r"write it in Markdown; for a bare < write \<"


RULE = Rule("MF408", Severity.ERROR, check)
