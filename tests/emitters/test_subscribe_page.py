"""What the page on which people subscribe says of a selection, and what not."""

from __future__ import annotations

from typing import Any

import pytest

from metafeed.publish import emit
from tests.properties.house import NOW, house

HIDDEN = {"id": "secret", "visibility": "embargoed", "public_from": "2026-04-01"}
#: A film that nobody knows of yet, and one that is told.
FILMS = (
    HIDDEN | {"title": "Secret"},
    {"id": "known", "title": "Known"},
)


def page(**selection: Any) -> str:
    """Return the page of a house with a selection of its own."""
    screenings = ({"id": f"s{film}", "film": film} for film in ("secret", "known", "cranes"))
    view = {"id": "two", "title": "Two"} | selection
    series = [HIDDEN | {"title": "Secret"}]
    document = emit("subscribe", house(*screenings, films=FILMS, views=[view], series=series), now=NOW)
    assert document is not None
    return document.bytes.decode()


@pytest.mark.parametrize("name", ["films", "series"])
def test_what_is_embargoed_is_not_named_by_a_selection_of_it(name: str) -> None:
    assert "secret" not in page(**{name: ["secret"]})


def test_of_a_selection_what_is_public_is_named() -> None:
    told = page(films=["known", "secret"])
    assert 'data-criteria="film=known"' in told
    assert "secret" not in told
