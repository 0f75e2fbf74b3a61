"""Templates to bytes, through Jinja: everything is escaped, and a name that a page has not is an error.

An author's own templates run in Jinja's sandbox, so that a source from elsewhere can be published without
reading them first.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from metafeed import templates
from metafeed.emitters.edition import Edition
from metafeed.errors import TemplateFault

if TYPE_CHECKING:
    from jinja2 import Environment


def render(edition: Edition, name: str, page: Any, *, relative: bool = True) -> bytes:
    """Return a page, laid out, its own links relative or not. Raises TemplateFault where an author's template fails."""
    own = edition.programme.templates
    environment = _environment(tuple(sorted(own.items())))
    context = {
        "page": page,
        "w": page.words,
        "base": edition.base,
        "here": page.own or edition.root if relative else "",
    }
    try:
        text = environment.get_template(name).render(context)
        return _tidy(text if relative else _TEMPLATE_TAG.sub("&#123;", text)).encode()
    except Exception as error:
        if not own:
            raise
        raise TemplateFault.of(name, error, own) from error


#: What begins a tag in the templates that a fragment may be included in: Jinja, Liquid, Go, Twig.
_TEMPLATE_TAG = re.compile(r"\{(?=[{%#])")


def _tidy(text: str) -> str:
    """Return the text without the empty lines that tags leave."""
    return "\n".join(line for line in text.split("\n") if line.strip()) + "\n"


@lru_cache(maxsize=16)
def _environment(own: tuple[tuple[str, str], ...]) -> Environment:
    from jinja2 import Environment, FunctionLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    kind = ImmutableSandboxedEnvironment if own else Environment
    texts = {**_packaged(), **dict(own)}

    def load(name: str) -> tuple[str, str, None] | None:
        # The name stands in tracebacks, by which the line of an author's template is found.
        return (texts[name], name, None) if name in texts else None

    made = kind(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters["href"] = href
    return made


@lru_cache(maxsize=1)
def _packaged() -> Mapping[str, str]:
    return {name: templates.text(name) for name in templates.NAMES}


def href(address: str, base: str, here: str) -> str:
    """Return an address as a page at `here` links to it: relative below `base`, so that a folder can be looked at."""
    if not address.startswith(base) or not here.startswith(base):
        return address
    path, place = address[len(base) :], here[len(base) :]
    path, mark, fragment = path.partition("#")
    found = posixpath.relpath(f"/{path or 'index.html'}", f"/{posixpath.dirname(place)}")
    if urlsplit(found).scheme:
        found = f"./{found}"
    return found + mark + fragment
