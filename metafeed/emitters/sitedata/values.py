"""Values as the data has them: no nulls, nothing empty, plain types."""

from __future__ import annotations

from typing import Any

Data = dict[str, Any]


def said(value: Any) -> Any:
    """Return a value without what nobody wrote, however deep; False and 0 are said."""
    if isinstance(value, dict):
        return {key: each for key, inner in value.items() if not _is_unsaid(each := said(inner))}
    if isinstance(value, (list, tuple)):
        return [said(each) for each in value]
    return str(value) if isinstance(value, str) else value


def _is_unsaid(value: Any) -> bool:
    return value is None or value in ("", [], {})
