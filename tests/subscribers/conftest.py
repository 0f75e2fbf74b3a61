"""The ten publications, made once and served on the loopback."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.subscribers.season import Season, published
from tests.subscribers.serving import served


@pytest.fixture(scope="session")
def season(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Season]:
    """Ten publications of the festival, and a site that serves them."""
    with served() as site:
        yield published(tmp_path_factory.mktemp("season"), site)
