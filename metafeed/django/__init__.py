"""For Django: `{% load metafeed %}{% metafeed "films/cranes" %}`.

    INSTALLED_APPS += ["metafeed.django"]
    METAFEED_SOURCE = BASE_DIR / "my-cinema"
    METAFEED_OPTIONS = {"links": False}         # of `metafeed.site.Site`; may be left out

Importing it needs no settings. docs/django.md is its page.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from metafeed.site import Site

__all__ = ["site"]


@cache
def site() -> Site:
    """Return the programme that the settings name, the same at each call; for views.

    With `DEBUG` it is strict: a view that is not there raises LookupError. Raises ImproperlyConfigured without
    METAFEED_SOURCE, and SourceNotFound.
    """
    from django.conf import settings
    from django.core.exceptions import ImproperlyConfigured

    from metafeed.site import Site

    source = getattr(settings, "METAFEED_SOURCE", None)
    if not source:
        message = "METAFEED_SOURCE is missing: the folder or file of your programme"
        raise ImproperlyConfigured(message)
    return Site(source, **({"strict": settings.DEBUG} | getattr(settings, "METAFEED_OPTIONS", {})))
