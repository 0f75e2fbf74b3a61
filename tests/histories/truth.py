"""The truth: what patrons must see after each publication, from the edits and from PUBLICATION.md alone.

`Truth` keeps what patrons were told of each showing. `publish` is told the programme as its author has it, and
answers which showings stand in which calendar, how each reads, and which news there are of which film. Nothing
of metafeed is asked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from tests.histories.news import Told, kinds, optional_kinds
from tests.histories.source import AUTHORITY, House, Row
from tests.histories.subscribers import Event

#: Days that calendars keep what is past and what is cancelled (`past_days`, `cancelled_days`).
PAST, CANCELLED = timedelta(days=60), timedelta(days=7)
NAMES = {"35mm": "35mm", "16mm": "16mm", "dcp": "DCP"}
ACCESS = {"open-captions": "open captions", "audio-description": "audio description"}
PARTS = {"q-and-a": "Q&A", "intro": "introduction"}


def uid(identity: str) -> str:
    """Return the UID of a showing."""
    return f"screening-{identity}@{AUTHORITY}"


def views(row: Row) -> frozenset[str]:
    """Return the views that a showing stands in, but for the whole."""
    access = (f"access/{each}" for each in row.access)
    return frozenset((f"films/{row.film}", f"venues/{row.venue}", f"formats/{row.format}", *access))


@dataclass(frozen=True)
class Expected:
    """What must come of one publication.

    `calendars` say by path which showings stand there. `news` are the kinds of change that the news of a film
    must tell, each as often as it is there; `maybe` are those that they may tell besides.
    """

    calendars: Mapping[str, frozenset[str]]
    news: Mapping[str, list[str]]
    maybe: Mapping[str, set[str]]
    renamed: Mapping[str, str]
    films: frozenset[str]
    maybe_films: frozenset[str]
    #: Film → whether its entry says that all of it is cancelled.
    is_off: Mapping[str, bool]


@dataclass
class Truth:
    """What patrons know: showings by id, names of films and venues, films that were told."""

    told: dict[str, Told] = field(default_factory=dict)
    films: set[str] = field(default_factory=set)
    titles: dict[str, str] = field(default_factory=dict)
    venues: dict[str, tuple[str, str]] = field(default_factory=dict)
    #: Film → the start of the last showing that was told as its last chance, and all that ever were.
    last_chance: dict[str, datetime] = field(default_factory=dict)
    last_chances: set[tuple[str, datetime]] = field(default_factory=set)
    published: set[str] = field(default_factory=set)
    #: Id that a showing had → the one that it got in the last publication.
    renamed: Mapping[str, str] = field(default_factory=dict)
    #: Ids that nobody was told of before the last publication.
    fresh: set[str] = field(default_factory=set)

    def publish(self, house: House, now: datetime) -> Expected:
        """Tell patrons of a programme at `now`; return what they must see."""
        renamed = self._renamed(house)
        fresh = {film for film in house.titles if film not in self.films}
        news: dict[str, list[str]] = {}
        maybe: dict[str, set[str]] = {}
        before = self.told
        self.fresh = house.rows.keys() - before.keys()
        self.renamed = renamed
        self.told = {**self._gone(house, renamed, now), **dict(self._present(house, renamed, now))}
        for key, each in self.told.items():
            old = before.get(key)
            if key in renamed.values():
                continue
            film = each.row.film
            for kind in kinds(old, each, now):
                news.setdefault(film, []).append(kind)
            maybe.setdefault(film, set()).update(optional_kinds(old, each))
            if old and old.row.film != film:
                # The entry of the film that lost a showing has changed; its news are the other film's.
                maybe.setdefault(old.row.film, set()).add("lost")
        for film in house.held_over:
            if house.last >= now.date():
                news.setdefault(film, []).append("held-over")
        for film in fresh:
            rest = [each for each in news.get(film, []) if each not in ("added", "held-over")]
            rows = [row for row in house.rows.values() if row.film == film]
            if not rows or "added" in news.get(film, []):
                news[film] = ["announced", *rest]
            else:
                # New, and nothing of it takes place any more.
                maybe.setdefault(film, set()).add("announced")
        self.films |= fresh
        self.titles |= house.titles
        self.venues |= house.venues
        self._last_chances(news, maybe, now)
        calendars = self._calendars(now)
        self.published |= calendars.keys()
        films, maybe_films = self._entries(house, now)
        return Expected(
            calendars,
            {film: told for film, told in news.items() if told},
            maybe,
            renamed,
            films,
            maybe_films,
            {film: self._is_off(film, now) for film in films if not self._is_unsure(film, now)},
        )

    def _renamed(self, house: House) -> dict[str, str]:
        """Return new ids by old ones: a showing vanished, and the same stands there under another id."""
        fresh = {
            (row.film, row.start, row.venue): key
            for key, row in house.rows.items()
            if key not in self.told or self.told[key].gone
        }
        found = {}
        for key, each in self.told.items():
            twin = fresh.get((each.row.film, each.row.start, each.row.venue))
            if key not in house.rows and not each.gone and twin:
                found[key] = twin
        return found

    def _gone(self, house: House, renamed: Mapping[str, str], now: datetime) -> dict[str, Told]:
        """Return what is not in the programme any more."""
        found = {}
        for key, each in self.told.items():
            if key in house.rows:
                continue
            if key in renamed or each.gone == "renamed":
                gone = "renamed"
            elif each.gone == "withdrawn" or each.row.start > now:
                gone = "withdrawn"
            else:
                gone = "past"
            found[key] = replace(each, gone=gone)
        return found

    def _present(self, house: House, renamed: Mapping[str, str], now: datetime) -> Iterator[tuple[str, Told]]:
        old = {new: key for key, new in renamed.items()}
        for key, row in house.rows.items():
            # Under another id it is what patrons knew under the old one.
            known = self.told.get(old.get(key, key))
            left: frozenset[str] = frozenset()
            if known:
                left = known.left | (views(known.row) if row.start > now else frozenset())
            yield key, Told(row, "", left - views(row), row if row.is_on else known.heard if known else None)

    def _last_chances(self, news: dict[str, list[str]], maybe: dict[str, set[str]], now: datetime) -> None:
        """Add the films whose last showing of several days is near; each such showing is told once."""
        for film, rows in self._on(now).items():
            last = max(row.start for row in rows)
            called = self.last_chance.get(film)
            if (
                len({row.day for row in rows}) < 2
                or not now < last <= now + timedelta(days=3)
                or called == last
            ):
                continue
            if (film, last) in self.last_chances or {"announced", "added"} & set(news.get(film, ())):
                maybe.setdefault(film, set()).add("last-chance")
            else:
                news.setdefault(film, []).append("last-chance")
            self.last_chance[film] = last
            self.last_chances.add((film, last))

    def _on(self, now: datetime) -> dict[str, list[Row]]:
        found: dict[str, list[Row]] = {}
        for each in self.told.values():
            vanished = each.gone in ("withdrawn", "renamed")
            if not vanished and each.row.is_on and (not each.gone or is_due(each, now)):
                found.setdefault(each.row.film, []).append(each.row)
        return found

    def _calendars(self, now: datetime) -> dict[str, frozenset[str]]:
        """Return which showings stand in which calendar; one that would be empty has none here."""
        found: dict[str, set[str]] = {path: set() for path in self.published}
        for key, each in self.told.items():
            if each.gone == "renamed" or not is_due(each, now):
                continue
            left = each.left if each.row.start > now else frozenset()
            for path in ("all", *views(each.row), *left):
                found.setdefault(path, set()).add(key)
        return {path: frozenset(keys) for path, keys in found.items()}

    def kept(self, view: str, before: set[str]) -> set[str]:
        """Return the UIDs that a calendar may keep where nothing of it is due, of those that were in it.

        What was corrected after it was over may belong there no more; what has another id now is kept under it.
        """
        old = {new: key for key, new in self.renamed.items()}
        return {
            uid(key)
            for key, each in self.told.items()
            if each.gone != "renamed"
            and uid(old.get(key, key)) in before
            and (view == "all" or view in views(each.row) | each.left)
        }

    def _due(self, film: str, now: datetime) -> list[Told]:
        return [
            each
            for each in self.told.values()
            if each.row.film == film and each.gone != "renamed" and is_due(each, now)
        ]

    def _entries(self, house: House, now: datetime) -> tuple[frozenset[str], frozenset[str]]:
        """Return the films that the whole feed tells, and those of which the contract does not say."""
        shown = {row.film for row in house.rows.values()}
        ever = {each.row.film for each in self.told.values()}
        due = {film for film in self.films if self._due(film, now)}
        bare = {film for film in house.titles if film not in shown}
        return frozenset(due | (bare - ever)), frozenset(bare & ever - due)

    def _is_off(self, film: str, now: datetime) -> bool:
        """Tell whether all of a film is cancelled; one that was postponed before it was withdrawn may be either."""
        due = self._due(film, now)
        return bool(due) and all(each.gone == "withdrawn" or each.row.status == "cancelled" for each in due)

    def _is_unsure(self, film: str, now: datetime) -> bool:
        due = self._due(film, now)
        return any(each.gone == "withdrawn" and each.row.status == "postponed" for each in due)

    def problems(self, key: str, event: Event) -> Iterator[str]:
        """Yield what is wrong with how a showing reads."""
        each = self.told[key]
        off = each.gone == "withdrawn" or not each.row.is_on
        if event.start != each.row.start:
            yield f"{key} is at {event.start}, not {each.row.start}"
        if event.status != ("CANCELLED" if off else "CONFIRMED"):
            yield f"{key} is {event.status}"
        name, street = self.venues[each.row.venue]
        if event.location != f"{name}, {street}, Berlin":
            yield f"{key} is in {event.location}"
        if not any(_reads(event.summary, begins, rest) for begins, rest in self._summaries(each)):
            yield f"{key} reads {event.summary!r}, not {list(self._summaries(each))}"

    def _summaries(self, each: Told) -> Iterator[tuple[list[str], str]]:
        """Yield what may be read: what stands first, in any order, and the rest."""
        row = each.row
        told = [NAMES[row.format]] if row.format != "dcp" else []
        told += [ACCESS[kind] for kind in row.access] + [PARTS[kind] for kind in row.parts]
        rest = self.titles[row.film] + (f" ({', '.join(told)})" if told else "")
        if each.gone == "withdrawn" or row.status == "cancelled":
            yield ["Cancelled: "], rest
        if row.status == "postponed":
            yield ["Postponed: "], rest
        elif each.gone != "withdrawn" and row.is_on:
            yield (
                [self._leaving(path, row) for path in sorted(each.left)],
                ("Sold out: " if row.sold_out else "") + rest,
            )

    def _leaving(self, path: str, row: Row) -> str:
        kind, _, key = path.partition("/")
        if kind == "formats":
            return f"Now {NAMES[row.format]}, was {NAMES[key]}: "
        if kind == "access":
            return f"No {ACCESS[key]}: "
        return "Other film: " if kind == "films" else f"No longer at {self.venues[key][0]}: "


def _reads(summary: str, begins: Iterable[str], rest: str) -> bool:
    left = set(begins)
    while first := next((each for each in left if summary.startswith(each)), None):
        left.remove(first)
        summary = summary.removeprefix(first)
    return not left and summary == rest


def is_due(each: Told, now: datetime) -> bool:
    """Tell whether calendars still tell a showing: the withdrawn until its time, others some days longer."""
    if each.gone == "withdrawn":
        return each.row.start > now
    return each.row.start + (PAST if each.row.is_on else CANCELLED) >= now
