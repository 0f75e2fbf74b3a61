"""Programmes written out for the tests of this folder: a house, its week, and what is reported of it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from metafeed.access import RULES, Judgement, Report, Ruling, report
from metafeed.checking import Checked, check
from metafeed.document import Document
from metafeed.weeks import Week

#: Monday before the week of 27 November 2026, which is a Friday.
BEFORE = datetime.fromisoformat("2026-11-23T12:00:00-05:00")
WEEK = Week(datetime.fromisoformat("2026-11-27").date())
DAYS = {"fri": 27, "sat": 28, "sun": 29, "mon": 30, "tue": 31, "wed": 32, "thu": 33}


def showing(name: str, day: str, time: str, film: str = "m", **facts: Any) -> dict[str, Any]:
    """Return a showing of the week: `day` is fri to thu."""
    number = DAYS[day]
    date = f"2026-11-{number}" if number < 31 else f"2026-12-0{number - 30}"
    return {"id": name, "film": film, "date": date, "time": time, "venue": "rio", "subtitles": "none"} | facts


def house(*screenings: dict[str, Any], **facts: Any) -> Checked:
    """Return a house with films of which English is spoken, 90 minutes long: m, n and fillers f1 to f10."""
    films = [
        {"id": each, "title": each.upper(), "runtime": "90", "languages": "en"}
        for each in ("m", "n", *(f"f{number}" for number in range(1, 11)))
    ]
    venue = {"name": "Rio", "zone": "America/New_York", "address": {"street": "1 A", "locality": "New York"}}
    tree = {
        "name": "Rio",
        "identity": "rio.example,2026",
        "clock": "24",
        "defaults": {"format": "dcp"},
        "venues": [{"id": "rio"} | venue, {"id": "odeon"} | venue],
        "films": films,
        "screenings": list(screenings),
    }
    checked = check(Document(tree | facts))
    errors = [each.message for each in checked.findings if each.severity == "error"]
    assert not errors, errors
    return checked


def fillers(number: int) -> list[dict[str, Any]]:
    """Return showings of other films on Tuesday, so that the house has enough of them."""
    return [
        showing(f"filler{each}", "tue", f"{8 + each}:00", f"f{each}", access="-")
        for each in range(1, number + 1)
    ]


def reported(checked: Checked, *rules: str, now: datetime = BEFORE) -> Report:
    """Return the report of the week."""
    return report(checked, now, WEEK, [RULES[each] for each in rules])


def ruling(checked: Checked, rule: str, now: datetime = BEFORE) -> Ruling:
    """Return what a rule says of the week."""
    return reported(checked, rule, now=now).weeks[0].rulings[0]


def of_film(checked: Checked, rule: str, film: str = "m", now: datetime = BEFORE) -> Judgement:
    """Return what a rule says of a film."""
    (found,) = [each for each in ruling(checked, rule, now).judgements if each.film == film]
    return found
