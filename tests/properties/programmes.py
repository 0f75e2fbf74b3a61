"""Valid programmes, as the plain dicts that `metafeed.resolve` takes.

Valid by construction: references lead somewhere, times exist and say which of two they mean, nothing ends
before it starts, nothing public gives away what is hidden. Texts are hostile (see `texts.py`), and each
names the item that it stands in by its mark, which is also its id: where a mark shows, something of that
item was told. To add a field, put it where its item is made (`items.py`, `films.py`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from metafeed import zones
from metafeed.model import vocabulary
from tests.properties import items
from tests.properties.films import film
from tests.properties.items import Draw, Source, mark, some
from tests.properties.texts import lines, said

#: Zone → days on which its clocks change, or some days.
CHANGES = {
    "America/New_York": ("2026-11-01", "2026-03-08"),
    "America/Santiago": ("2026-09-06", "2026-04-05"),
    "America/St_Johns": ("2026-11-01", "2026-03-08"),
    "America/Nuuk": ("2026-10-25", "2026-03-29"),
    "Africa/Casablanca": ("2026-02-15", "2026-03-22"),
    "Asia/Jerusalem": ("2026-10-25", "2026-03-27"),
    "Asia/Kolkata": ("2026-03-28", "2026-06-01"),
    "Asia/Tokyo": ("2026-03-28", "2026-06-01"),
    "Australia/Lord_Howe": ("2026-10-04", "2026-04-05"),
    "Europe/Berlin": ("2026-10-25", "2026-03-29"),
    "Europe/Dublin": ("2026-10-25", "2026-03-29"),
    "Pacific/Chatham": ("2026-09-27", "2026-04-05"),
}
#: Instants at which programmes are published: before, in the middle of and after what they show.
NOWS = st.sampled_from(
    tuple(
        datetime.fromisoformat(text)
        for text in ("2026-03-29T01:30:00+01:00", "2026-01-01T00:00:00+00:00", "2026-11-01T05:59:59.5-05:00")
    )
)
LANGUAGES = (("en-US", "es"), ("en",), ("de", "en"), ("fr-CA", "ar"), ("es", "fr", "de"))
#: Mark → the minutes of the day at which a screening may start. No two meet, whatever is shown. The first
#: of each list is what Hypothesis takes most: the hour that comes twice, the night of the change.
HOURS = {
    mark("sh", 3): (1530, 1560, 1590, 1440, 1470, 1500, 1619),
    mark("sh", 0): (600, 660),
    mark("sh", 1): (870, 900),
    mark("sh", 2): (1170, 1110),
}
#: Days before or after a change of the clocks on which screenings are: mostly that night.
NEAR = (-1, -1, 0, -70, 70)
#: On these no screening is.
RUNS = ("2026-01-20..2026-01-22", "2026-03-16..2026-03-18", "2026-05-04..2026-05-06")


@dataclass(frozen=True, slots=True)
class World:
    """What the showings of a programme may refer to."""

    languages: tuple[str, ...]
    venues: dict[str, Source]
    films: dict[str, Source]
    bills: dict[str, Source]
    series: dict[str, Source]

    @property
    def shown(self) -> tuple[str, ...]:
        """What a screening can name as its film."""
        ids = tuple(self.films)
        return (
            *self.bills,
            ids[0],
            " + interval 15 + ".join((ids[0], ids[-1])),
            *ids[1:],
            " + ".join(ids[:2]),
        )

    def facts(self, name: str, place: Source) -> dict[str, st.SearchStrategy[Any]]:
        """What a showing at a place may say of itself."""
        screens = tuple(each["id"] for each in place.get("screens", ()))
        return items.facts(name, self.languages, tuple(self.series), screens)


@st.composite
def programmes(draw: Draw) -> Source:
    """Whole programmes."""
    languages = draw(st.sampled_from(LANGUAGES))
    films = _several(draw, "fm", 2, 3, film, languages)
    bills = _several(draw, "bl", 1, 1, items.bill, languages, tuple(films))
    world = World(
        languages,
        venues=_several(draw, "vn", 1, 2, items.venue, languages, tuple(CHANGES)),
        films=films,
        bills={name: _bill_of(films, each) for name, each in bills.items()},
        series=_in_series(_several(draw, "sr", 1, 2, items.one_series, languages)),
    )
    source = draw(items.house(languages))
    source |= {name: list(getattr(world, name).values()) for name in ("venues", "films", "bills", "series")}
    hours = draw(st.lists(st.sampled_from(tuple(HOURS)), min_size=2, unique=True))
    source["screenings"] = [draw(screening(world, name)) for name in sorted(hours)]
    source["runs"] = [draw(run(world))]
    source["notices"] = list(_several(draw, "nt", 0, 1, items.notice, languages).values())
    source["views"] = list(_several(draw, "vw", 0, 1, items.selection, languages, tuple(films)).values())
    source["changes"] = [draw(change(world))] if draw(st.booleans()) else []
    return source


def _several(draw: Draw, kind: str, least: int, most: int, make: Any, *about: Any) -> dict[str, Source]:
    marks = [mark(kind, number) for number in range(draw(st.integers(least, most)))]
    return {each: draw(make(each, *about)) for each in marks}


# What is hidden stays consistent (MF509)


def hidden(item: Source) -> bool:
    """Tell whether an item is not, or not always, public."""
    return item.get("visibility", "public") not in ("public", "members")


def _bill_of(films: dict[str, Source], bill: Source) -> Source:
    given_away = any(hidden(films[work["film"]]) for work in bill["works"] if "film" in work)
    return bill | ({"visibility": "private"} if given_away else {})


def _in_series(series: dict[str, Source]) -> dict[str, Source]:
    for each in series.values():
        if hidden(series.get(each.get("part_of", ""), {})):
            each["visibility"] = "private"
    return series


def _coherent(told: Source, world: World) -> Source:
    """Return what a showing says without what the rules refuse: given away, free and priced, off and on sale."""
    shown = told.get("film", "").split(" + ")
    of = [{**world.films, **world.bills}.get(name, {}) for name in shown]
    of += [world.series[name] for name in told.get("series", ())]
    if any(hidden(item) for item in of) and not hidden(told):
        told = {key: value for key, value in told.items() if key != "visibility"}
    if told.get("sale") in ("free", "free-rsvp"):
        told = told | {"prices": [{"at_least": "0", "at_most": "25"}]}
    if told.get("status") == "cancelled" and told.get("sale") in ("on-sale", "limited"):
        told = told | {"sale": "sold-out"}
    return told


# Showings


@st.composite
def screening(draw: Draw, world: World, name: str) -> Source:
    """One showing, at a time that exists."""
    place = draw(st.sampled_from(list(world.venues.values())))
    day = date.fromisoformat(draw(st.sampled_from(CHANGES[place["zone"]])))
    day += timedelta(draw(st.sampled_from(NEAR)))
    time, minutes = clock(draw, place["zone"], day, draw(st.sampled_from(HOURS[name])))
    told = {
        "id": name,
        "film": draw(st.sampled_from(world.shown)),
        "venue": place["id"],
        "date": day.isoformat(),
        "time": time,
    }
    told |= draw(some({}, **world.facts(name, place), premiere=st.sampled_from(vocabulary.PREMIERES)))
    told |= draw(items.SEEN)
    if draw(st.booleans()):
        told["ends"], _ = clock(draw, place["zone"], day, minutes + 70)
        told["doors"], _ = clock(draw, place["zone"], day, minutes - 150)
    elif draw(st.booleans()):
        told["time"] = "tbc"
    return _coherent(_in_a_version(draw, told, world), world)


def _in_a_version(draw: Draw, told: Source, world: World) -> Source:
    cuts = [each["id"] for each in world.films.get(told["film"], {}).get("versions", ())]
    return told | ({"version": draw(st.sampled_from(cuts))} if cuts and draw(st.booleans()) else {})


def clock(draw: Draw, zone: str, day: date, minutes: int) -> tuple[str, int]:
    """Return a time of a cinema day as an author writes it, and its minutes: moved out of a gap, one of two."""
    for total in range(minutes, minutes + 240, 30):
        wall = datetime.combine(day, datetime.min.time()) + timedelta(minutes=total)
        local = zones.local(wall, zones.zone(zone))
        if not isinstance(local, zones.Gap):
            which = draw(st.sampled_from((" first", " second"))) if isinstance(local, zones.Doubled) else ""
            late = f"{total // 60:02d}:{total % 60:02d}" if 0 <= total < 1800 else f"{wall:%Y-%m-%dT%H:%M}"
            return late + which, total
    raise AssertionError("no clock is put forward by four hours")


@st.composite
def run(draw: Draw, world: World) -> Source:
    """An engagement of three days, with a showing that is otherwise and one that is off."""
    name = mark("rn", 0)
    place = draw(st.sampled_from(list(world.venues.values())))
    dates = draw(st.sampled_from(RUNS))
    first, last = dates.split("..")
    told = {
        "id": name,
        "film": draw(st.sampled_from(tuple(world.films))),
        "venue": place["id"],
        "dates": dates,
    }
    told |= {"times": {"a": "13:00", "b": "21:00"}, "except": {f"{last}/b": "none"}}
    possible = world.facts(name, place)
    told |= draw(some({}, **{key: possible[key] for key in _OF_RUNS}, facts=_RUN_FACTS)) | draw(items.SEEN)
    if draw(st.booleans()):
        other = draw(
            some({}, **{key: possible[key] for key in possible if key not in ("screen", "previous_start")})
        ) | draw(items.SEEN)
        told["except"][f"{first}/a"] = _coherent({"film": told["film"], **other}, world)
        del told["except"][f"{first}/a"]["film"]
    return _coherent(told, world)


_OF_RUNS = ("format", "language", "subtitles", "access", "prices")
_RUN_FACTS = st.lists(st.sampled_from(vocabulary.RUN_FACTS), max_size=3, unique=True)


def change(world: World) -> st.SearchStrategy[Source]:
    """A last-minute change to many."""
    return some(
        {"date": "2026-03-01", "until": "2026-04-30", "status": st.sampled_from(vocabulary.AUTHOR_STATUSES)},
        venue=st.sampled_from(tuple(world.venues)),
        sale=st.sampled_from(("sold-out", "off-sale", "not-yet")),
        reason=said(lines(), world.languages),
    )
