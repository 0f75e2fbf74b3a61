"""The pages of the rules: each module's docstring, read as title, text and examples.

The form, which a test holds: the first line is the title; then why it matters; then blocks headed
`Fails:` and `Passes:`, each with one indented source, a single file or several, each headed
by `--- NAME ---`.

Here are the rules over a programme; `metafeed.manual` has the pages of every package of rules.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from textwrap import dedent
from types import ModuleType

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

    return pages_of(metafeed.rules, lambda _: "programme.yaml")


def pages_of(package: ModuleType, file: Callable[[str], str]) -> dict[str, Page]:
    """Return the page of each module of a package that has a rule, by code.

    Args:
        package: Where the rules are, one a module.
        file: How an example of one file is called, from its text.
    """
    found = {}
    for module in iter_modules(package.__path__):
        loaded = import_module(f"{package.__name__}.{module.name}")
        rule = getattr(loaded, "RULE", None)
        if isinstance(rule, Rule):
            found[rule.code] = _page(rule, module.name, loaded.__doc__ or "", file)
    return found


def _page(
    rule: Rule, name: str, docstring: str, file: Callable[[str], str] = lambda _: "programme.yaml"
) -> Page:
    title, _, text = docstring.strip().partition("\n")
    blocks = re.split(r"^(Fails|Passes):$", text, flags=re.MULTILINE)
    examples: dict[str, list[dict[str, str]]] = {"Fails": [], "Passes": []}
    for head, body in zip(blocks[1::2], blocks[2::2], strict=True):
        examples[head].append(_files(dedent(body).strip("\n") + "\n", file))
    return Page(rule, name, title, text.strip(), tuple(examples["Fails"]), tuple(examples["Passes"]))


def _files(example: str, file: Callable[[str], str]) -> dict[str, str]:
    """Return an example's files: one, unless it names them."""
    pieces = re.split(r"^--- (\S+) ---\n", example, flags=re.MULTILINE)
    if len(pieces) == 1:
        return {file(example): example}
    return dict(zip(pieces[1::2], pieces[2::2], strict=True))
