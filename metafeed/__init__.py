"""metafeed: a cinema's programme as machine-readable truth.

The public names are listed in docs/library.md; each is loaded when it is first used, so that importing
the package costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

#: Public name → the module that defines it.
_PUBLIC = {
    "Diagnostic": "metafeed.diagnostics",
    "Document": "metafeed.publish",
    "InvalidProgramme": "metafeed.errors",
    "Memory": "metafeed.history",
    "MetafeedError": "metafeed.errors",
    "Programme": "metafeed.resolving.programme",
    "Severity": "metafeed.diagnostics",
    "SourceNotFound": "metafeed.errors",
    "check": "metafeed.library",
    "emit": "metafeed.library",
    "load": "metafeed.library",
    "page_node": "metafeed.library",
    "resolve": "metafeed.library",
    "script_tag": "metafeed.library",
}

__all__ = [
    "Diagnostic",
    "Document",
    "InvalidProgramme",
    "Memory",
    "MetafeedError",
    "Programme",
    "Severity",
    "SourceNotFound",
    "check",
    "emit",
    "load",
    "page_node",
    "resolve",
    "script_tag",
]

if TYPE_CHECKING:
    from metafeed.diagnostics import Diagnostic, Severity
    from metafeed.errors import InvalidProgramme, MetafeedError, SourceNotFound
    from metafeed.history import Memory
    from metafeed.library import check, emit, load, page_node, resolve, script_tag
    from metafeed.publish import Document
    from metafeed.resolving.programme import Programme


def __getattr__(name: str) -> Any:
    """Load a public name (PEP 562)."""
    if name not in _PUBLIC:
        message = f"module 'metafeed' has no attribute {name!r}"
        raise AttributeError(message)
    # Kept, so that the next use finds it at once.
    found = getattr(import_module(_PUBLIC[name]), name)
    globals()[name] = found
    return found
