"""Makes the run end with the names of the strangers that were skipped (see skipped.py)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .skipped import register

if TYPE_CHECKING:
    import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Once here for `pytest tests/strangers`; the folder above does it for a run of everything."""
    register(config)
