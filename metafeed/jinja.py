"""For Jinja2: what a programme says, in templates of Flask, Pelican, MkDocs and everything else that uses it.

    install(environment, "my-cinema")       {{ metafeed("films/cranes") }}

docs/jinja.md is its page.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from metafeed.library import script_tag
from metafeed.site import Site, Source

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = ["FILTERS", "Site", "functions", "install", "metafeed_script"]


def install(environment: Environment, source: Source) -> Site:
    """Give an environment the functions and the filter; `source` is a folder, a file or a Site.

    Raises SourceNotFound. Returns the Site, for code that wants to ask it too.
    """
    site = Site.of(source)
    environment.globals.update(functions(site))
    environment.filters.update(FILTERS)
    return site


def functions(source: Source) -> dict[str, Callable[..., Any]]:
    """Return the functions by the names that they have in templates: for a setting such as JINJA_GLOBALS."""
    site = Site.of(source)
    return {"metafeed": site.head, "metafeed_fragment": site.fragment, "metafeed_node": site.node}


def metafeed_script(node: Mapping[str, Any]) -> Markup:
    """Return a JSON-LD node as a script element; nothing for an empty one, or one that is not defined."""
    return Markup(script_tag(node)) if node else Markup("")  # noqa: S704 - no text in it can break out


FILTERS: dict[str, Callable[..., Any]] = {"metafeed_script": metafeed_script}
