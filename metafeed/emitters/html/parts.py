"""The parts of pages that are no showing and no film: notices, cards, menus, the house, series, venues."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from metafeed.emitters import telling
from metafeed.emitters.edition import Edition
from metafeed.emitters.html import prose
from metafeed.emitters.html.showings import Row, row
from metafeed.emitters.pictures import Picture, pictures
from metafeed.model.film import Film
from metafeed.model.series import Bill, Series
from metafeed.model.venue import Closure, Screen, Venue
from metafeed.model.vocabulary import OFF
from metafeed.resolving.programme import Showing
from metafeed.text import dates
from metafeed.text.names import join
from metafeed.text.words import capital
from metafeed.views import View, every, is_written


@dataclass(frozen=True, slots=True)
class Card:
    """A film or bill in an index: its next showing, and how many more there are."""

    title: str
    credit_line: str
    line: str
    url: str | None
    picture: Picture | None
    next: Row
    more: int


@dataclass(frozen=True, slots=True)
class About:
    """What there is to say of a house, series or venue, in the order in which it is read."""

    lines: tuple[str, ...] = ()
    note: Markup = prose.NOTHING
    pictures: tuple[Picture, ...] = ()
    address: str = ""
    geo: str = ""
    telephone: str | None = None
    email: str | None = None
    url: str | None = None
    access: tuple[str, ...] = ()
    screens: tuple[tuple[str, tuple[str, ...]], ...] = ()
    closed: tuple[str, ...] = ()
    license: str | None = None
    elsewhere: tuple[str, ...] = ()


def notices(edition: Edition, view: View) -> Iterator[tuple[Markup, str | None]]:
    """Yield the notices of the house, and those of the venues of a view, with their addresses."""
    venues = {showing.venue.id for showing in view.showings}
    for notice in edition.programme.notices:
        if not notice.venues or venues & set(notice.venues):
            yield prose.plain(edition, notice.text), notice.url


def cards(edition: Edition, view: View) -> Iterator[Card]:
    """Yield a card for each film or bill that has a showing to come, in order of the next one."""
    found: dict[str, tuple[Film | Bill, list[Showing]]] = {}
    for showing in view.showings:
        if showing.start is None or edition.is_past(showing):
            continue
        works: list[Film | Bill] = [showing.bill] if showing.bill else [p.film for p in showing.pieces]
        for each in works:
            kind = "bill" if isinstance(each, Bill) else "film"
            found.setdefault(f"{kind}/{each.id}", (each, []))[1].append(showing)
    for each, showings in found.values():
        yield _card(edition, each, showings)


def _card(edition: Edition, each: Film | Bill, showings: list[Showing]) -> Card:
    kind = "bill" if isinstance(each, Bill) else "film"
    takes_place = [s for s in showings if s.status not in OFF]
    images = [*each.images]
    if isinstance(each, Bill):
        films = [edition.programme.films.get(work.film or "") for work in each.works]
        images += [image for film in films if film for image in film.images]
    piece = next((p for p in showings[0].pieces if p.film.id == each.id), None)
    line = telling.work_line(edition, piece).removeprefix(edition.say(each.title)) if piece else ""
    return Card(
        title=edition.say(each.title),
        credit_line=edition.say(each.credit_line) if isinstance(each, Film) else "",
        line=line.strip(", ") or edition.say(each.tagline),
        url=edition.page(kind, each),
        picture=next(pictures(edition, images), None),
        next=row(edition, (takes_place or showings)[0]),
        more=len(takes_place) - 1 if takes_place else 0,
    )


#: The menus of the index: heading → kinds of view that it lists.
_MENUS = (
    ("series", ("series",)),
    ("venues", ("venues",)),
    ("selections", ("views", "formats", "access", "spoken", "subtitles")),
)


def menus(edition: Edition) -> Iterator[tuple[str, tuple[tuple[str, str], ...]]]:
    """Yield (heading, entries as (name, address)) of what else there is to look through."""
    programme = edition.programme
    found: dict[str, list[tuple[str, str]]] = {}
    for view in every(programme):
        address = edition.own_page(view.path)
        coming = any(not edition.is_past(showing) for showing in view.showings)
        if address and coming and is_written(programme, view):
            name = edition.say(view.title) or telling.view_title(edition, view)
            found.setdefault(view.kind, []).append((name, address))
    for heading, kinds in _MENUS:
        entries = [entry for kind in kinds for entry in found.get(kind, [])]
        if len(entries) > (heading == "venues"):
            yield edition.words.pages[heading], tuple(entries)


def house(edition: Edition) -> About:
    """Return what there is to say of the house that publishes."""
    settings = edition.programme.settings
    who = settings.publisher
    return About(
        lines=(edition.say(who.name),) if who.name else (),
        note=prose.formatted(edition, settings.description),
        pictures=tuple(pictures(edition, settings.images)),
        telephone=who.telephone,
        email=who.email,
        url=settings.url or who.url,
        license=settings.license,
        elsewhere=tuple(who.same_as),
    )


def series(edition: Edition, each: Series) -> About:
    """Return what there is to say of a series."""
    words, pages = edition.words, edition.words.pages
    first = dates.day(each.from_, edition.language) if each.from_ else ""
    last = dates.day(each.until, edition.language) if each.until else ""
    key = "from_until" if first and last else "from" if first else "until"
    told = [pages[key].format(**{"from": first, "until": last})] if first or last else []
    wider = edition.programme.series.get(each.part_of or "")
    told += [words.part_of.format(series=edition.say(wider.title))] if wider else []
    if each.curators:
        told.append(pages["curated"].format(names=join(list(each.curators), edition.language)))
    told += [words.presented_by.format(name=name) for name in each.presented_by]
    return About(
        lines=tuple(told),
        note=prose.formatted(edition, each.note),
        pictures=tuple(pictures(edition, each.images)),
        url=each.url,
    )


def venue(edition: Edition, each: Venue) -> About:
    """Return what there is to say of a venue."""
    return About(
        note=prose.formatted(edition, each.note),
        pictures=tuple(pictures(edition, each.images)),
        address=telling.address(edition, each),
        geo=f"{each.geo.lat},{each.geo.lon}" if each.geo else "",
        telephone=each.telephone,
        url=each.url,
        access=tuple(capital(edition.words.access_name(str(access))) for access in each.access),
        screens=tuple((telling.screen_name(edition, s), _screen(edition, s)) for s in each.screens),
        closed=tuple(_closed(edition, closure) for closure in each.closed),
        elsewhere=tuple(each.same_as),
    )


def _screen(edition: Edition, screen: Screen) -> tuple[str, ...]:
    pages = edition.words.pages
    told = [pages["seats"].format(count=screen.seats)] if screen.seats else []
    told += [] if screen.step_free is None else [pages["step_free" if screen.step_free else "not_step_free"]]
    told += [edition.words.format_name(each) for each in screen.formats]
    return (*told, *(edition.words.access_name(str(access)) for access in screen.access))


def _closed(edition: Edition, closure: Closure) -> str:
    key = "closed_day" if closure.from_ == closure.until else "closed"
    days = {
        "from": dates.day(closure.from_, edition.language),
        "until": dates.day(closure.until, edition.language),
    }
    line, reason = edition.words.pages[key].format(**days), edition.say(closure.reason)
    return f"{line}. {reason}" if reason else line
