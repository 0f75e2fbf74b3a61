"""The pages of the rules: each module's docstring, read as title, text and examples.

The form, which a test holds: the first line is the title; then why it matters; then blocks headed
`Fails:` and `Passes:`, each with one indented source, a single YAML file or several files, each headed
by `--- NAME ---`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from textwrap import dedent

from metafeed.rules.rule import Rule


@dataclass(frozen=True, slots=True)
class Page:
    """One rule for people. Each example maps file names to their text."""

    rule: Rule
    name: str
    title: str
    text: str
    fails: tuple[dict[str, str], ...]
    passes: tuple[dict[str, str], ...]


def page(code: str) -> Page:
    """Return the page of a rule; raises LookupError for an unknown code."""
    return _pages()[code]


def all_pages() -> tuple[Page, ...]:
    """Return every page in order of codes."""
    return tuple(page for _, page in sorted(_pages().items()))


@cache
def _pages() -> dict[str, Page]:
    import metafeed.rules

    found = {}
    for module in iter_modules(metafeed.rules.__path__):
        loaded = import_module(f"metafeed.rules.{module.name}")
        rule = getattr(loaded, "RULE", None)
        if isinstance(rule, Rule):
            found[rule.code] = _page(rule, module.name, loaded.__doc__ or "")
    return found


def _page(rule: Rule, name: str, docstring: str) -> Page:
    title, _, text = docstring.strip().partition("\n")
    blocks = re.split(r"^(Fails|Passes):$", text, flags=re.MULTILINE)
    examples: dict[str, list[dict[str, str]]] = {"Fails": [], "Passes": []}
    for head, body in zip(blocks[1::2], blocks[2::2], strict=True):
        examples[head].append(_files(dedent(body).strip("\n") + "\n"))
    return Page(rule, name, title, text.strip(), tuple(examples["Fails"]), tuple(examples["Passes"]))


def _files(example: str) -> dict[str, str]:
    """Return an example's files: one called `programme.yaml`, unless it names them."""
    pieces = re.split(r"^--- (\S+) ---\n", example, flags=re.MULTILINE)
    if len(pieces) == 1:
        return {"programme.yaml": example}
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))
