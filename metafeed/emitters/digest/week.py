"""A week as a person would write it: what is new, what must end, then each film or bill once with its times.

What is said here is plain text; the template and the text lay it out. It hangs on the programme and the memory alone,
and on no instant, so that a mail says the same whenever it is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from metafeed.emitters import telling, weeks
from metafeed.emitters.digest import firsts
from metafeed.emitters.digest.times import Day, times, versions_of
from metafeed.emitters.edition import Edition
from metafeed.model.film import Film
from metafeed.model.programme import Notice
from metafeed.model.run import Run
from metafeed.resolving.programme import Piece, Showing
from metafeed.text import dates, markup
from metafeed.text.names import join, locale_of
from metafeed.text.words import capital
from metafeed.views import View
from metafeed.weeks import Week

#: Facts of a run that say that it ends.
ENDS = ("must-end", "last-chance")
#: Titles in a sentence, and characters beside the subject, at the most.
_TITLES, _PREHEADER = 40, 200


@dataclass(frozen=True, slots=True)
class Item:
    """A film, a bill, or films that are shown together: what it is, where, and its times.

    `tickets` is the address of all its tickets where they have one; else each time has its own.
    """

    title: str
    url: str | None
    facts: str
    runs: tuple[str, ...]
    series: str
    where: str
    note: str
    days: tuple[Day, ...]
    tickets: str | None
    is_new: bool
    ends: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """What the template gets as `page`, and the text is made of. Addresses are absolute; `web` is that of this mail."""

    language: str
    direction: str
    house: str
    title: str
    days: str
    preheader: str
    new: str
    ends: str
    items: tuple[Item, ...]
    more: str
    notices: tuple[tuple[str, str | None], ...]
    home: str
    web: str | None
    words: Mapping[str, str]
    #: Where it lies, for addresses relative to it: a mail has none.
    own: None = None


def digest(edition: Edition, view: View) -> Digest:
    """Return the week of a view, made once an edition."""
    return edition.fragment("digest", "weeks", view.key, lambda: _digest(edition, view))


def _digest(edition: Edition, view: View) -> Digest:
    programme, words = edition.programme, edition.words
    week = weeks.week_of(programme, view)
    items = tuple(_item(edition, key, shown, view, week) for key, shown in _grouped(view).items())
    house, span = edition.say(programme.settings.name), dates.span(week.first, week.last, edition.language)
    new, ends = _new(edition, items), _ends(edition, items)
    return Digest(
        language=edition.language,
        direction=locale_of(edition.language).text_direction,
        house=house,
        title=words.digest["title"].format(house=house, days=span),
        days=span,
        preheader=_short(new or ends or join([each.title for each in items], edition.language)),
        new=new,
        ends=ends,
        items=items,
        more="",
        notices=tuple(_notices(edition, view, week)),
        home=edition.home(),
        web=edition.document(view.path, ".digest.html") if weeks.is_wanted(programme) else None,
        words={**words.pages, **words.digest},
    )


#: `bill/ID`, or `film/ID` of each film that is shown.
Key = tuple[str, ...]


def _grouped(view: View) -> dict[Key, list[Showing]]:
    """Return the showings of each film or bill, in order of the first."""
    found: dict[Key, list[Showing]] = {}
    for showing in view.showings:
        films = tuple(dict.fromkeys(f"film/{piece.film.id}" for piece in showing.pieces))
        found.setdefault((f"bill/{showing.bill.id}",) if showing.bill else films, []).append(showing)
    return found


def _item(edition: Edition, key: Key, showings: list[Showing], view: View, week: Week) -> Item:
    runs = {showing.run.id: showing.run for showing in showings if showing.run}
    told = times(edition, showings, view.showings)
    return Item(
        title=telling.title(edition, showings[0]),
        url=_page(edition, showings[0]),
        facts=_facts(edition, showings),
        runs=tuple(dict.fromkeys(line for run in runs.values() if (line := telling.run_line(edition, run)))),
        series=told.series,
        where=told.where,
        note=told.note,
        days=told.days,
        tickets=_tickets(told.days),
        is_new=all(firsts.is_new(edition, each, week) for each in key),
        ends=next((line for run in runs.values() if (line := _end(edition, run))), ""),
    )


def _page(edition: Edition, showing: Showing) -> str | None:
    """Return the page of what is shown; None of several films, which have none together."""
    if showing.bill:
        return edition.page("bill", showing.bill)
    films = {piece.film.id: piece.film for piece in showing.pieces}
    return edition.page("film", next(iter(films.values()))) if len(films) == 1 else None


def _tickets(told: tuple[Day, ...]) -> str | None:
    """Return the address where all tickets are, None where a time has others or none."""
    times = [each for day in told for line in day.lines for each in line]
    found = {each.tickets for each in times if each.tickets or not each.prefix}
    return found.pop() if len(found) == 1 else None


def _facts(edition: Edition, showings: list[Showing]) -> str:
    """Return the line of facts: `Soviet Union 1957, directed by Mikhail Kalatozov, 95 min`; of a bill, its films."""
    alike = len({versions_of(showing) for showing in showings}) == 1
    shown = {piece.film.id: piece if alike else Piece(piece.film) for piece in showings[0].pieces}
    pieces = list(shown.values())
    if showings[0].bill:
        return " + ".join(_named(edition, each.film) for each in pieces)
    if len(pieces) == 1:
        return _of_film(edition, pieces[0])
    return " + ".join(telling.work_line(edition, each) for each in pieces)


def _named(edition: Edition, film: Film) -> str:
    return edition.say(film.title) + (f" ({film.year})" if film.year else "")


def _of_film(edition: Edition, piece: Piece) -> str:
    film = piece.film
    made = " ".join(
        each for each in (telling.countries(edition, film.countries), str(film.year or "")) if each
    )
    line = telling.work_line(edition, piece).removeprefix(edition.say(film.title))
    rest = line.removeprefix(f" ({film.year})").removeprefix(", ")
    return capital(", ".join(each for each in (made, rest) if each))


def _end(edition: Edition, run: Run) -> str:
    """Return that a run ends: `must end Thursday, August 1`; empty where its author does not say so."""
    last = dates.day(run.dates.last, edition.language, year=False)
    return next((edition.words.run_fact(fact, last) for fact in ENDS if fact in run.facts), "")


def _new(edition: Edition, items: tuple[Item, ...]) -> str:
    """Return what is new in a sentence; empty where all is, which is no news."""
    titles = [item.title for item in items if item.is_new]
    if not titles or len(titles) == len(items):
        return ""
    return edition.words.digest["new"].format(titles=_several(titles))


def _several(titles: list[str]) -> str:
    """Return titles for a sentence: so many as anybody reads, since all stand below."""
    return " · ".join(titles[:_TITLES] + (["…"] if len(titles) > _TITLES else []))


def _short(text: str) -> str:
    """Return what a mail program shows beside the subject, which is cut off there anyway."""
    return text if len(text) <= _PREHEADER else f"{text[: _PREHEADER - 1]}…"


def _ends(edition: Edition, items: tuple[Item, ...]) -> str:
    titles = [f"{item.title} ({item.ends})" for item in items if item.ends]
    return edition.words.digest["ends"].format(titles=_several(titles)) if titles else ""


def _notices(edition: Edition, view: View, week: Week) -> Iterator[tuple[str, str | None]]:
    """Yield the notices of the house, and of the venues of a week, that stand on one of its days."""
    venues = {showing.venue.id for showing in view.showings}
    for notice in edition.programme.dated_notices:
        if _stands(notice, week) and (not notice.venues or venues & set(notice.venues)):
            yield markup.plain(edition.say(notice.text)), notice.url


def _stands(notice: Notice, week: Week) -> bool:
    return (notice.from_ is None or notice.from_ <= week.last) and (
        notice.until is None or notice.until >= week.first
    )
