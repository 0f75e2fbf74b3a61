"""Options of the whole test run."""

from __future__ import annotations

import os
import tempfile

import pytest
from hypothesis import HealthCheck, Phase, settings

from tests.strangers.skipped import register

settings.register_profile(
    "metafeed",
    deadline=None,
    derandomize=True,
    # A fault is told at once; to shrink it, run with `--hypothesis-profile=default`.
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("metafeed")

#: Builds keep receipts in the user's cache; those of tests lie apart, and go.
_CACHE = tempfile.TemporaryDirectory()
os.environ["XDG_CACHE_HOME"] = _CACHE.name


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--update`, which rewrites the documents that samples are compared with."""
    parser.addoption("--update", action="store_true", help="rewrite the expected documents of the samples")


def pytest_configure(config: pytest.Config) -> None:
    """Have the last line of the run name the strangers that were skipped."""
    register(config)
