"""A template of the author's is no template.

A file in `templates/` takes the place of metafeed's own of that name. Jinja could not make sense of it, so that
no page can be laid out; nothing is published. The message is Jinja's own, with the line. See docs/pages.md.

Fails:
    --- templates/film.html ---
    <h1>{{ page.heading }</h1>

Passes:
    --- templates/film.html ---
    {% extends "layout.html" %}{% block content %}<h1>{{ page.heading }}</h1>{% endblock %}
"""

from __future__ import annotations

from collections.abc import Iterator

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity, Span
from metafeed.rules.rule import Rule


def check(case: Case) -> Iterator[Diagnostic]:
    """Yield a finding for each template that does not parse, at its line."""
    pages = {name: text for name, text in case.document.templates.items() if name.endswith(".html")}
    if not pages:
        return
    from jinja2 import Environment, TemplateSyntaxError

    for name, text in pages.items():
        try:
            Environment(autoescape=True).parse(text)
        except (TemplateSyntaxError, RecursionError, ValueError) as error:
            root = case.document.root
            below = "" if root in (None, ".") else f"{root}/"
            where = Span(f"{below}templates/{name}", getattr(error, "lineno", 1))
            said = (getattr(error, "message", None) or str(error) or "syntax error").rstrip(".")
            told = f"{name} cannot be read: {said[:1].lower()}{said[1:]}"
            yield Diagnostic(RULE.code, Severity.ERROR, told, "", where, "mend it, or take the file away")


RULE = Rule("MF710", Severity.ERROR, check, firm=True)
