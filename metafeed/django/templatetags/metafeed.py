"""`{% load metafeed %}`: a tag for the head of a page, one for its body, and a filter for nodes.

A page that says no language has that of the request.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from metafeed.django import site
from metafeed.library import script_tag

register = template.Library()


@register.simple_tag
def metafeed(view: str, language: str | None = None, nonce: str | None = None) -> SafeString:
    """Return what the head of a page of a view carries; empty for a view that is not there."""
    return SafeString(site().head(str(view), language or get_language(), nonce=nonce or None))


@register.simple_tag
def metafeed_fragment(view: str, language: str | None = None) -> SafeString:
    """Return the showings of a view as HTML for the body of a page."""
    return SafeString(site().fragment(str(view), language or get_language()))


@register.filter
def metafeed_script(node: Mapping[str, Any] | None) -> SafeString:
    """Return a JSON-LD node as a script element; nothing for an empty one."""
    return SafeString(script_tag(node) if node else "")
