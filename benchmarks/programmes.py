"""Programmes of any size, in the proportions of a repertory calendar: deterministic, and without a clock.

Twenty showings a film, one in twelve of them from film, one in ten with open captions; three houses of two screens, a
series for each forty films. `folder` writes the source as a house has it, `lines` as JSON Lines.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

#: As of when they are published: all is still to come.
NOW = "2026-03-01T12:00:00+00:00"
FIRST = date(2026, 3, 2)
VENUES, SCREENS = ("north", "south", "river"), ("1", "2")
FORMATS = ("dcp", "dcp", "dcp-4k", "dcp", "35mm", "dcp", "dcp", "16mm", "dcp", "dcp", "dcp-4k", "70mm")
LANGUAGES = ("en", "fr", "de", "ja", "it", "es", "sv", "ko")
NAMES = ("Agnès", "Béla", "Chantal", "Dziga", "Elem", "Fritz", "Ousmane", "Yasujirō", "Věra", "Wong")
NOUNS = ("Light", "River", "Hour", "City", "Winter", "Train", "Garden", "Mirror", "Island", "Letter")
#: What a note says, of the length of a real one.
PARAGRAPH = (
    "A film about what remains when everybody has gone home; the camera waits, and so do we. Shot in the autumn of "
    "that year on short ends, cut in a kitchen, and shown for the first time to eleven people, of whom four stayed. "
    "What they saw was not the film that is shown tonight: a reel was lost, another was found, and the restoration "
    "has put them where the letters of the cutter say that they belong."
)


@dataclass(frozen=True)
class Size:
    """How large a programme is: films, and showings of each."""

    films: int
    showings: int = 20

    @property
    def screenings(self) -> int:
        """How many showings there are."""
        return self.films * self.showings


def settings(**publish: Any) -> dict[str, Any]:
    """Return the house."""
    venues = [
        {
            "id": name, "name": f"Kino {name.title()}", "zone": "Europe/Berlin", "preshow": 10,
            "address": {"street": f"{name.title()}straße 1", "locality": "Berlin", "postcode": "10115", "country": "DE"},
            "geo": {"lat": "52.53", "lon": "13.38"},
            "screens": [{"id": screen, "name": f"Saal {screen}"} for screen in SCREENS],
        }
        for name in VENUES
    ]  # fmt: skip
    return {
        "name": "Kino am Ufer", "url": "https://ufer.example/", "identity": "ufer.example,2026",
        "base_url": "https://ufer.example/programme/", "language": "en", "clock": "24", "currency": "EUR",
        "prices": {"standard": [{"name": "Full", "price": "9.00"}, {"name": "Reduced", "price": "7.00"}]},
        "defaults": {"prices": "standard", "tickets": "https://tickets.ufer.example/{id}"},
        "publish": publish, "venues": venues,
    }  # fmt: skip


def film(number: int) -> dict[str, Any]:
    """Return a film without its note."""
    first, second = NAMES[number % 10], NOUNS[(number // 10) % 10]
    return {
        "title": f"{second} of {first} {number}", "year": 1920 + number % 100, "countries": ["FR"],
        "languages": [LANGUAGES[number % 8]], "runtime": 60 + number % 90, "genres": ["drama", NOUNS[number % 10].lower()],
        "credits": {"director": f"{first} Example {number % 97}", "cast": [f"{each} Person" for each in NAMES[:4]]},
        "ids": {"imdb": f"tt{number + 1000000:07}"},
    }  # fmt: skip


def note(number: int) -> str:
    """Return the note of a film: two paragraphs, which no other has."""
    return f"{PARAGRAPH}\n\nThis is number {number}. {PARAGRAPH}"


def rows(size: Size) -> Iterator[dict[str, str]]:
    """Yield the showings, in order of time: eight a day on each screen, one film after another."""
    places = [(venue, screen) for venue in VENUES for screen in SCREENS]
    for number in range(size.screenings):
        slot, place = divmod(number, len(places))
        day, turn = divmod(slot, 4)
        which = (number * 7919) % size.films
        venue, screen = places[place]
        yield {
            "id": f"s{number}", "date": (FIRST + timedelta(days=day)).isoformat(),
            "time": ("12:00", "15:00", "18:30", "21:30")[turn], "film": f"film-{which}", "venue": venue, "screen": screen,
            "format": FORMATS[which % 12], "subtitles": "none" if LANGUAGES[which % 8] == "en" else "en",
            "access": "open-captions" if number % 10 == 0 else "", "series": f"series-{which // 40}",
        }  # fmt: skip


def series(size: Size) -> list[dict[str, str]]:
    """Return the series."""
    return [{"id": f"series-{n}", "title": f"Retrospective {n}"} for n in range((size.films + 39) // 40)]


def folder(place: Path, size: Size, **publish: Any) -> None:
    """Write a programme as a folder: Markdown with JSON front matter, and one table."""
    (place / "films").mkdir(parents=True, exist_ok=True)
    (place / "programme.yaml").write_text(
        json.dumps(settings(**publish) | {"series": series(size)}, ensure_ascii=False), "utf-8"
    )
    for number in range(size.films):
        front = json.dumps(film(number), ensure_ascii=False, indent=1)
        (place / "films" / f"film-{number}.md").write_text(f"{front}\n\n{note(number)}\n", "utf-8")
    table = rows(size)
    first = next(table)
    lines = [",".join(first), ",".join(first.values()), *(",".join(row.values()) for row in table)]
    (place / "screenings.csv").write_text("\n".join(lines) + "\n", "utf-8")


def lines(size: Size, **publish: Any) -> Iterator[str]:
    """Yield a programme as JSON Lines."""
    house = settings(**publish)
    venues = house.pop("venues")
    yield json.dumps({"programme": house})
    yield from (json.dumps({"venue": each}) for each in venues)
    yield from (json.dumps({"series": each}) for each in series(size))
    for number in range(size.films):
        yield json.dumps({"film": {"id": f"film-{number}", **film(number), "note": note(number)}})
    for row in rows(size):
        yield json.dumps({"screening": {key: value for key, value in row.items() if value}})
