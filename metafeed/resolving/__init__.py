"""From typed values to a Programme: links, defaults, zones, runs into screenings.

Total: what cannot be resolved is left out, and either this stage or a rule says why, never both.
`Resolved` keeps beside the programme what only the checker needs: chains of defaults, findings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from typing import Any, TypeVar
from urllib.parse import quote
from zoneinfo import ZoneInfo

from metafeed import zones
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.document import Document
from metafeed.model import Item, Typed
from metafeed.model.film import Film
from metafeed.model.offer import Offer
from metafeed.model.parts import Work
from metafeed.model.programme import Change
from metafeed.model.run import Run
from metafeed.model.screening import Defaults, Told
from metafeed.model.series import Bill, Series
from metafeed.model.time import ClockTime
from metafeed.model.venue import Screen, Venue
from metafeed.resolving import clock
from metafeed.resolving.cascade import Chain, Inherited, Level
from metafeed.resolving.programme import Interval, Piece, Programme, Showing
from metafeed.resolving.runs import slots, unmatched

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Resolved:
    """A programme, the findings of this stage, and each showing's chain of defaults."""

    programme: Programme
    findings: tuple[Diagnostic, ...] = ()
    chains: Mapping[str, Chain] = field(default_factory=dict)


def resolve(typed: Typed, document: Document | None = None) -> Resolved:
    """Link and place everything in `typed`."""
    return _Resolver(typed, document or Document({})).resolve()


#: The fields that decide whether somebody who comes finds an open door.
_DECISIVE = ("venue", "screen", "date", "time", "ends", "status", "visibility")


@dataclass(frozen=True, slots=True)
class _Plan:
    """A showing before it is placed: who it is, where it stands, and what it says."""

    id: str | None
    pointer: str
    works: tuple[Work, ...]
    day: date | None
    time: ClockTime
    levels: tuple[Level, ...]
    run: Run | None = None


#: Screenings that runs may make: a few lines with a slip in them would keep everybody waiting.
_MOST_OF_RUNS = 100_000


class _Resolver:
    """One pass over a source. Holds the indexes and collects findings; used once."""

    def __init__(self, typed: Typed, document: Document) -> None:
        self.typed = typed
        self.document = document
        self.findings: list[Diagnostic] = []
        self.chains: dict[str, Chain] = {}
        self.venues = {item.value.id: item for item in reversed(typed.venues)}
        self.films = {item.value.id: item for item in reversed(typed.films)}
        self.bills = {item.value.id: item for item in reversed(typed.bills)}
        self.series = {item.value.id: item for item in reversed(typed.series)}
        self.zones: dict[str, ZoneInfo | None] = {}
        self.of_runs = 0
        #: What several showings have alike is made once, so that it can be told once: `emitters.moulds` goes by it.
        self.made: dict[Any, Any] = {}

    def resolve(self) -> Resolved:
        """Resolve everything, in the order of the source."""
        for venue in self.typed.venues:
            self._zone(venue)
        showings = []
        for plan in self._plans():
            showing = self._showing(plan)
            if showing is not None:
                showings.append(self._last_minute(showing))
        programme = Programme(
            settings=self.typed.settings,
            venues={item.value.id: item.value for item in self.typed.venues},
            films={item.value.id: item.value for item in self.typed.films},
            bills={item.value.id: item.value for item in self.typed.bills},
            series={item.value.id: item.value for item in self.typed.series},
            showings=tuple(sorted(showings, key=lambda showing: showing.order)),
            notices=tuple(item.value for item in self.typed.notices),
            dated_notices=tuple(item.value for item in self.typed.notices),
            runs=tuple(run.value for run, _ in self.typed.all_runs()),
            images=self.document.images,
            templates=self.document.templates,
        )
        return Resolved(programme, tuple(self.findings), self.chains)

    # Plans: what the source says is shown

    def _plans(self) -> Iterable[_Plan]:
        for run, film in self.typed.all_runs():
            if not (
                self.typed.is_faulty(f"{run.pointer}/dates") or self.typed.is_faulty(f"{run.pointer}/times")
            ):
                self.findings.extend(unmatched(run))
            yield from self._of_run(run, film)
        for screening in self.typed.screenings:
            value = screening.value
            level = Level("screening", screening.pointer, value)
            yield _Plan(value.id, screening.pointer, value.film, value.date, value.time, (level,))

    def _of_run(self, run: Item[Run], film: Item[Film] | None) -> Iterable[_Plan]:
        works = run.value.film or ((Work(film=film.value.id),) if film else ())
        if not works:
            self._report("MF102", f"{run.pointer}/film", "'film' is missing", "write film: …")
            return
        for slot in slots(run):
            self.of_runs += 1
            if self.of_runs > _MOST_OF_RUNS:
                if self.of_runs == _MOST_OF_RUNS + 1:
                    message = f"with these dates the runs make more than {_MOST_OF_RUNS:,} screenings"
                    self._report("MF109", f"{run.pointer}/dates", message, "look at the years and the times")
                return
            levels = [Level("exception", *e) for e in (slot.except_slot, slot.except_day) if e]
            levels.append(Level("run", run.pointer, run.value))
            yield _Plan(slot.id, slot.pointer, works, slot.day, slot.time, tuple(levels), run.value)

    # Showings

    def _showing(self, plan: _Plan) -> Showing | None:
        works, bill = self._works(plan)
        if works is None:
            return None
        chain = self._chain(plan, works, bill)
        if self.typed.wrong and self._is_doubtful(plan, chain):
            return None
        venue = self._venue(chain, plan)
        if venue is None:
            return None
        zone = self._zone(venue)
        day = self._day(plan)
        if zone is None or day is None:
            return None
        start = None
        if not plan.time.to_come:
            start = clock.instant(plan.time, day, zone, self._time_place(plan), self.findings.append)
            if start is None:
                return None
        return self._tell(plan, chain, works, bill, venue.value, day, start, zone)

    def _is_doubtful(self, plan: _Plan, chain: Chain) -> bool:
        """Tell whether a value at fault decides when, where, or for whom a plan takes place.

        Nobody knows then what its author meant, and whatever were found in it would follow from that.
        """
        if plan.run and plan.id:
            _, day, slot = plan.id.rsplit(".", 2)
            exceptions = f"{plan.levels[-1].pointer}/except"
            if self.typed.wrong & {exceptions, f"{exceptions}/{day}", f"{exceptions}/{day}~1{slot}"}:
                return True
        return any(self._is_lost(chain, field) for field in _DECISIVE)

    def _is_lost(self, chain: Chain, field: str) -> bool:
        """Tell whether the nearest level at which `field` was written has it wrong."""
        for level in chain.levels:
            if level.pointer in self.typed.wrong or self.typed.is_faulty(f"{level.pointer}/{field}"):
                return True
            if getattr(level.told, field, None) is not None or field in level.told.cleared:
                return False
        return False

    def _once(self, kind: str, about: object, make: Callable[[], T]) -> T:
        """Return what is made of a hashable value, the same object each time."""
        key = (kind, about)
        if key not in self.made:
            self.made[key] = make()
        return self.made[key]  # type: ignore[no-any-return]

    def _works(self, plan: _Plan) -> tuple[tuple[Piece | Interval, ...] | None, Bill | None]:
        """Return the works of a plan, a bill's where it names one; None where a reference leads nowhere."""
        said = _Own([level.told for level in plan.levels])("version")
        return self._once("works", (plan.works, said), partial(self._linked, plan.works, said))

    def _linked(
        self, named: tuple[Work, ...], said: str | None
    ) -> tuple[tuple[Piece | Interval, ...] | None, Bill | None]:
        bill = self.bills.get(named[0].film or "") if len(named) == 1 else None
        works = bill.value.works if bill else named
        pieces: list[Piece | Interval] = []
        for work in works:
            if work.interval is not None:
                pieces.append(Interval(work.interval))
                continue
            film = self.films.get(work.film or "")
            if film is None:
                return None, None
            alone = said if not bill and len(works) == 1 else None
            wanted = work.version or alone or (film.value.defaults and film.value.defaults.version)
            found = next((v for v in film.value.versions if v.id == wanted), None)
            if wanted and found is None:
                return None, None
            pieces.append(Piece(film.value, found))
        return tuple(pieces), bill.value if bill else None

    def _chain(self, plan: _Plan, works: tuple[Piece | Interval, ...], bill: Bill | None) -> Chain:
        """Return the levels of a plan, the nearest first."""
        of_works = self._once("of works", id(works), partial(self._levels_of_works, works, bill))
        series = Chain(plan.levels, self._inherited(works, of_works))("series") or ()
        venue = Chain(plan.levels, self._inherited(works, of_works, series))("venue") or self._only_venue()
        return Chain(plan.levels, self._inherited(works, of_works, series, venue))

    def _levels_of_works(self, works: tuple[Piece | Interval, ...], bill: Bill | None) -> list[Level]:
        if bill:
            return self._level("bill", self.bills[bill.id])
        films = dict.fromkeys(work.film.id for work in works if isinstance(work, Piece))
        return [level for each in films for level in self._level("film", self.films[each])]

    def _inherited(
        self,
        works: tuple[Piece | Interval, ...],
        of_works: list[Level],
        series: tuple[str, ...] = (),
        venue: str | None = None,
    ) -> Inherited:
        """Return the levels that all screenings of works, in some series and at a venue, inherit from."""

        def make() -> Inherited:
            of_series = [
                level
                for each in series
                if each in self.series
                for level in self._level("series", self.series[each])
            ]
            of_venue = self._level("venue", self.venues[venue]) if venue in self.venues else []
            return Inherited((*of_works, *of_series, *of_venue, *self._programme_level()))

        return self._once("inherited", (id(works), series, venue), make)

    def _programme_level(self) -> list[Level]:
        defaults = self.typed.settings.defaults or self._lost_defaults("/defaults")
        return [Level("programme", "/defaults", defaults)] if defaults else []

    def _level(self, name: str, item: Item[Any]) -> list[Level]:
        place = f"{item.pointer}/defaults"
        defaults = item.value.defaults or self._lost_defaults(place)
        return [Level(name, place, defaults)] if defaults else []

    def _lost_defaults(self, place: str) -> Defaults | None:
        """Return the place of defaults that are at fault as a whole, as empty ones."""
        return Defaults() if place in self.typed.wrong else None

    def _only_venue(self) -> str | None:
        return next(iter(self.venues)) if len(self.venues) == 1 else None

    def _venue(self, chain: Chain, plan: _Plan) -> Item[Venue] | None:
        wanted = chain("venue") or self._only_venue()
        if wanted is None:
            self._no_venue(chain, plan)
            return None
        return self.venues.get(wanted)

    def _no_venue(self, chain: Chain, plan: _Plan) -> None:
        """Report that no venue is named, unless one may be named in what could not be read."""
        lost = any(each not in self.series for each in chain("series") or ())
        if lost or self.typed.unread or self._is_lost(chain, "series"):
            return
        if self.venues:
            known = " or ".join(self.venues)
            place = f"{plan.levels[-1].pointer}/venue"
            self._report("MF209", place, "no venue is named", f"write venue: {known}")
        elif not self.typed.broken and not any(each.code != "MF010" for each in self.document.findings):
            self._report("MF209", "/venues", "there is no venue", "write venues: with the house in it")

    def _day(self, plan: _Plan) -> date | None:
        if plan.day is None and plan.time.dated is None:
            self._report("MF210", f"{plan.pointer}/date", "no date is given", "write date: 2026-03-28")
            return None
        return plan.day or plan.time.dated

    def _time_place(self, plan: _Plan) -> str:
        """Return where the time of a plan was written: in itself, in an exception, or among the run's."""
        said = next((level for level in plan.levels if getattr(level.told, "time", None)), None)
        if said or plan.run is None or plan.id is None:
            return f"{(said or plan.levels[-1]).pointer}/time"
        slot, times = plan.id.rpartition(".")[2], f"{plan.levels[-1].pointer}/times"
        listed = isinstance(self.document.value(times), list)
        return f"{times}/{list(plan.run.times).index(slot) if listed else slot}"

    def _tell(
        self, plan: _Plan, chain: Chain, works: tuple[Piece | Interval, ...], bill: Bill | None,
        venue: Venue, day: date, start: datetime | None, zone: ZoneInfo,
    ) -> Showing:  # fmt: skip
        own = [level.told for level in plan.levels]
        told = _Own(own)
        parts = chain("parts") or ()
        minutes = clock.length(works, parts, venue.preshow)
        identity = plan.id or _provisional(works, bill, venue, day, start)
        end = clock.later(start, minutes) if start and minutes is not None else None
        ends = told("ends")
        if ends is not None and not ends.to_come:
            end = clock.instant(ends, day, zone, f"{plan.pointer}/ends", self.findings.append)
        doors, opens = None, told("doors")
        if opens is not None and not opens.to_come:
            doors = clock.instant(opens, day, zone, f"{plan.pointer}/doors", self.findings.append)
        tickets, prices = chain("tickets"), chain("prices")
        series = self._once("series", chain("series") or (), partial(self._in_series, chain("series") or ()))
        spoken, said = chain.find("language")
        showing_day = day if plan.time.to_come else clock.cinema_day(plan.time, day, venue.cinema_day_ends)
        showing = Showing(
            id=identity,
            pointer=plan.pointer,
            provisional=plan.id is None,
            works=works,
            bill=bill,
            venue=venue,
            screen=_by_id(venue.screens, chain("screen")),
            cinema_day=showing_day,
            start=start,
            end=end,
            doors=doors,
            status=told("status") or "scheduled",
            reason=told("reason"),
            previous_starts=tuple(_aware(moment, zone) for moment in told("previous_start") or ()),
            sale=chain("sale"),
            visibility=chain("visibility") or "public",
            public_from=_instant(chain("public_from"), zone),
            format=chain("format"),
            spoken=(spoken or ()) if said else _spoken(works),
            spoken_said=said is not None,
            subtitles=chain("subtitles"),
            access=chain("access") or (),
            parts=parts,
            series=series,
            wider_series=self._once("wider", id(series), partial(self._wider, series)),
            offers=self._once(
                "offers", prices if isinstance(prices, str) else id(prices), partial(self._offers, prices)
            ),
            tickets=tickets and _filled(tickets, identity, told("pos_id"), showing_day),
            on_sale=_instant(chain("on_sale"), zone),
            note=chain("note"),
            premiere=told("premiere"),
            url=told("url"),
            run=plan.run,
        )
        self.chains[identity] = chain
        return showing

    def _in_series(self, names: Iterable[str]) -> tuple[Series, ...]:
        return tuple(self.series[name].value for name in names if name in self.series)

    def _wider(self, series: tuple[Series, ...]) -> tuple[Series, ...]:
        """Return the series that `series` are part of, at any remove, each once."""
        found: dict[str, Series] = {}
        waiting = [each.part_of for each in series]
        while waiting:
            wider = self.series.get(waiting.pop(0) or "")
            if wider and wider.value.id not in found and wider.value not in series:
                found[wider.value.id] = wider.value
                waiting.append(wider.value.part_of)
        return tuple(found.values())

    def _offers(self, prices: object) -> tuple[Offer, ...]:
        """Return the offers of a price list, by name or as written, each with its currency."""
        settings = self.typed.settings
        offers = settings.prices.get(prices, ()) if isinstance(prices, str) else prices or ()
        return tuple(
            offer if offer.currency else offer.model_copy(update={"currency": settings.currency})
            for offer in offers  # type: ignore[attr-defined]
        )

    def _last_minute(self, showing: Showing) -> Showing:
        """Apply the programme's `changes` that fit, in the author's order."""
        for change in self.typed.settings.changes:
            if fits(change, showing):
                showing = replace(
                    showing,
                    status=change.status or showing.status,
                    sale=change.sale or showing.sale,
                    reason=change.reason or showing.reason,
                )
        return showing

    def _zone(self, venue: Item[Venue]) -> ZoneInfo | None:
        """Return a venue's zone; unknown ones are reported once."""
        name = venue.value.zone
        if venue.value.id not in self.zones:
            try:
                self.zones[venue.value.id] = zones.zone(name)
            except zones.UnknownZone:
                near = zones.suggestion(name)
                hint = f"write {near}" if near else "write an IANA zone, such as Europe/London"
                self._report("MF208", f"{venue.pointer}/zone", f"{name!r} is not a time zone", hint)
                self.zones[venue.value.id] = None
        return self.zones[venue.value.id]

    def _report(self, code: str, place: str, message: str, hint: str | None = None) -> None:
        self.findings.append(Diagnostic(code, Severity.ERROR, message, place, hint=hint))


@dataclass(frozen=True, slots=True)
class _Own:
    """What a showing says itself, in its exceptions or its own row: never inherited from defaults."""

    levels: list[Told]

    def __call__(self, name: str) -> Any:
        return next((value for told in self.levels if (value := getattr(told, name, None))), None)


def _by_id(screens: tuple[Screen, ...], wanted: str | None) -> Screen | None:
    return next((screen for screen in screens if screen.id == wanted), None)


def _spoken(works: tuple[Piece | Interval, ...]) -> tuple[str, ...]:
    """Return the languages spoken where nobody said: the version's, else the film's."""
    tags: dict[str, None] = {}
    for piece in works:
        if isinstance(piece, Piece):
            tags.update(dict.fromkeys((piece.version and piece.version.languages) or piece.film.languages))
    return tuple(tags)


def fits(change: Change, showing: Showing) -> bool:
    """Tell whether a last-minute change is about a showing."""
    if not change.date <= showing.cinema_day <= (change.until or change.date):
        return False
    works = {piece.film.id for piece in showing.pieces} | ({showing.bill.id} if showing.bill else set())
    return (
        change.venue in (None, showing.venue.id)
        and change.screen in (None, showing.screen and showing.screen.id)
        and (change.series is None or change.series in {series.id for series in showing.series})
        and (change.film is None or change.film in works)
    )


def _provisional(
    works: tuple[Piece | Interval, ...], bill: Bill | None, venue: Venue, day: date, start: datetime | None
) -> str:
    """Return the id of a showing that its author gave none: film, venue and start."""
    what = bill.id if bill else next(w.film.id for w in works if isinstance(w, Piece))
    when = f"{start:%Y%m%d-%H%M}" if start else f"{day:%Y%m%d}-tbc"
    return f"{what[:40]}.{venue.id[:24]}.{when}"


def _filled(template: str, identity: str, pos_id: object, day: date) -> str | None:
    """Fill in a ticket address; None where it wants a box-office number that nobody gave."""
    if "{pos_id}" in template and not pos_id:
        return None
    number = quote(str(pos_id), safe="/:,;@")
    return template.replace("{pos_id}", number).replace("{id}", identity).replace("{date}", day.isoformat())


def _instant(moment: object, zone: ZoneInfo) -> datetime | None:
    """Return a moment as an instant; a bare date begins at its midnight in `zone`."""
    if not isinstance(moment, date):
        return None
    aware = _aware(moment, zone)
    return aware if isinstance(aware, datetime) else datetime.combine(aware, datetime.min.time(), zone)


def _aware(moment: date, zone: ZoneInfo) -> datetime | date:
    """Return a date as it is and a local time with its zone."""
    if isinstance(moment, datetime):
        return moment.astimezone(zone) if moment.tzinfo else moment.replace(tzinfo=zone)
    return moment


__all__ = ["Chain", "Interval", "Piece", "Programme", "Resolved", "Showing", "fits", "resolve"]
