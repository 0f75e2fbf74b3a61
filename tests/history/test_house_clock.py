"""What is written without a zone is meant by the clock of the house, in whatever zone `now` is given."""

from __future__ import annotations

from datetime import datetime

import pytest

import metafeed
from metafeed.publish import publication
from metafeed.upcoming import next_instant
from tests.properties.house import house

NEW_YORK = {"zone": "America/New_York"}


def _titles(programme: metafeed.Programme, now: str) -> list[str]:
    return [
        str(film.title)
        for film in publication(programme, datetime.fromisoformat(now)).programme.films.values()
    ]


@pytest.mark.parametrize(
    ("now", "titles"),
    [
        ("2026-03-01T00:30:00+00:00", []),
        ("2026-03-01T04:59:59+00:00", []),
        ("2026-02-28T23:59:59-05:00", []),
        ("2026-03-01T05:00:00+00:00", ["The Cranes Are Flying"]),
        ("2026-03-01T14:00:00+09:00", ["The Cranes Are Flying"]),
    ],
)
def test_a_film_is_embargoed_until_the_midnight_of_the_house(now: str, titles: list[str]) -> None:
    film = {"visibility": "embargoed", "public_from": "2026-03-01"}
    assert _titles(house({}, film=film, venue=NEW_YORK), now) == titles


def test_the_next_instant_is_told_as_the_clock_of_the_house_shows_it() -> None:
    film = {"visibility": "embargoed", "public_from": "2026-03-09"}
    programme = house({}, film=film, venue=NEW_YORK)
    now = datetime.fromisoformat("2026-03-01T12:00:00+00:00")
    due = next_instant(programme, publication(programme, now), now)
    # On 8 March the clocks go forward.
    assert due is not None
    assert due.isoformat() == "2026-03-09T00:00:00-04:00"


@pytest.mark.parametrize(
    "now", ["2026-03-20T12:00:00+01:00", "2026-03-20T11:00:00+00:00", "2026-03-20T20:00:00+09:00"]
)
def test_the_same_instant_in_another_zone_gives_the_same_bytes(now: str) -> None:
    programme = house({}, {"time": "tbc"}, notices=[{"id": "n", "text": "Closed", "from": "2026-03-20"}])
    noon = publication(programme, datetime.fromisoformat("2026-03-20T12:00:00+01:00"))
    other = publication(programme, datetime.fromisoformat(now))
    from metafeed.publish import documents

    assert [each.bytes for each in documents(noon)] == [each.bytes for each in documents(other)]
    assert noon.memory.to_bytes() == other.memory.to_bytes()
