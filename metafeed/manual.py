"""The pages of every finding: of `metafeed check`, and of `metafeed audit`.

Each package of rules has its pages beside its rules (`metafeed.rules.pages` says in which form). To add a package, add
it to `_PACKAGES`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from types import ModuleType

import metafeed.audit.rules
import metafeed.rules
from metafeed.rules.pages import Page, pages_of


def _page_or_json(example: str) -> str:
    return "page.html" if example.startswith("<") else "page.jsonld"


#: Package → how an example of one file is called.
_PACKAGES: tuple[tuple[ModuleType, Callable[[str], str]], ...] = (
    (metafeed.rules, lambda _: "programme.yaml"),
    (metafeed.audit.rules, _page_or_json),
)


def page(code: str) -> Page:
    """Return the page of a finding; raises LookupError for an unknown code."""
    return _pages()[code]


def all_pages() -> tuple[Page, ...]:
    """Return every page in order of codes."""
    return tuple(page for _, page in sorted(_pages().items()))


def is_of_the_audit(found: Page) -> bool:
    """Tell whether a finding is one of `metafeed audit`: about a page, which has no `check` to silence it in."""
    return found.rule.code.startswith("MF9")


@cache
def _pages() -> dict[str, Page]:
    return {code: found for package, file in _PACKAGES for code, found in pages_of(package, file).items()}
