"""A feed entry: what a patron buys, a film or a bill, as RSS, Atom and JSON Feed tell it alike.

An entry lists all public showings in the window, whatever view it stands in, so that one id always means
the same bytes. Its dates say when the house told it, never when the film plays. A film that is shown
only inside a bill is told there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from metafeed.emitters import content
from metafeed.emitters.edition import Edition
from metafeed.emitters.pictures import Picture, pictures
from metafeed.model import credit, vocabulary
from metafeed.model.film import Film
from metafeed.model.series import Bill
from metafeed.resolving.programme import Showing
from metafeed.text import markup
from metafeed.views import View, items


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. `html` is safe; `summary` is plain text; `categories` are (term, label)."""

    kind: str
    key: str
    id: str
    title: str
    url: str | None
    summary: str
    html: str
    published: datetime
    updated: datetime
    calendar: str | None
    categories: tuple[tuple[str, str], ...]
    pictures: tuple[Picture, ...]
    credits: tuple[tuple[str, str], ...]
    ratings: tuple[tuple[str, str], ...]
    showings: tuple[Showing, ...]
    #: The id of the entry that this one is about, and its page.
    reply_to: tuple[str, str | None] | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """What a feed has to know of an entry of a film or bill, before any of it is told."""

    kind: str
    key: str
    published: datetime
    updated: datetime
    item: Film | Bill


def heads(edition: Edition, view: View, suffix: str) -> list[Head]:
    """Return the entries of a view, the newest first; a feed that is out already keeps its last one."""
    found = _current(edition, view)
    if not found and view.last and edition.was_published(view, suffix):
        films, bills = items((view.last,))
        found = _current(edition, View("films", "", (), films if not bills else (), bills))
    return sorted(found, key=lambda each: (-each.published.timestamp(), each.kind, each.key))


def is_told(edition: Edition, view: View, suffix: str) -> bool:
    """Tell whether a feed of a view has an entry, without making one."""
    films = any(_is_told(edition, view, film) for film in view.films)
    bills = films or any(_is_current(edition, view, bill) for bill in view.bills)
    return bills or bool(view.last and edition.was_published(view, suffix))


def _current(edition: Edition, view: View) -> list[Head]:
    found = [_head(edition, "film", film) for film in view.films if _is_told(edition, view, film)]
    return found + [_head(edition, "bill", bill) for bill in view.bills if _is_current(edition, view, bill)]


def _head(edition: Edition, kind: str, item: Film | Bill) -> Head:
    revision = edition.revision(kind, item.id, "feed")
    return Head(kind, item.id, revision.published, revision.changed, item)


def entry(edition: Edition, kind: str, item: Film | Bill) -> Entry:
    """Return the entry of a film or bill, made once an edition."""
    return edition.fragment("entry", kind, item.id, lambda: _entry(edition, kind, item))


def _is_told(edition: Edition, view: View, film: Film) -> bool:
    """Tell whether a film has an entry of its own: it can be bought outside of a bill, and is current."""
    showings = _showings(edition, film)
    alone = not showings or any(showing.bill is None for showing in showings)
    return alone and _is_current(edition, view, film)


def _is_current(edition: Edition, view: View, item: Film | Bill) -> bool:
    """Tell whether an item has a showing in the window, or none at all yet; its own view keeps it."""
    if view.kind in ("films", "bills"):
        return True
    showings = _showings(edition, item)
    return not showings or any(edition.in_window(showing) for showing in showings)


def _showings(edition: Edition, item: Film | Bill) -> list[Showing]:
    return showings_of(edition, "bill" if isinstance(item, Bill) else "film", item.id)


def showings_of(edition: Edition, kind: str, key: str) -> list[Showing]:
    """Return the showings of a film or bill."""
    return _anywhere(edition).get(f"{kind}/{key}", [])


def _anywhere(edition: Edition) -> dict[str, list[Showing]]:
    """Return showings by `film/ID` and `bill/ID`."""
    return edition.fragment("entry", "index", "", lambda: _index(edition.programme.showings))


def _index(showings: Iterable[Showing]) -> dict[str, list[Showing]]:
    found: dict[str, list[Showing]] = {}
    for showing in showings:
        bills = [f"bill/{showing.bill.id}"] if showing.bill else []
        for key in (*bills, *dict.fromkeys(f"film/{piece.film.id}" for piece in showing.pieces)):
            found.setdefault(key, []).append(showing)
    return found


def _entry(edition: Edition, kind: str, item: Film | Bill) -> Entry:
    showings = tuple(s for s in _showings(edition, item) if edition.in_window(s))
    revision = edition.revision(kind, item.id, "feed")
    films = [item] if isinstance(item, Film) else _films(edition, item)
    return Entry(
        kind=kind,
        key=item.id,
        id=edition.tag(kind, item.id),
        title=_title(edition, item, showings),
        url=edition.page(kind, item),
        summary=_summary(edition, item, films),
        html="\n".join(block for block in content.blocks(edition, item, films, showings) if block),
        published=revision.published,
        updated=revision.changed,
        calendar=calendar(edition, kind, item.id, showings),
        categories=tuple(_categories(edition, films, showings)),
        pictures=tuple(
            pictures(edition, (*item.images, *(i for f in films if f is not item for i in f.images)))
        ),
        credits=tuple(_credits(films)),
        ratings=tuple((rating.system, rating.value) for film in films for rating in film.ratings),
        showings=showings,
    )


def _films(edition: Edition, bill: Bill) -> list[Film]:
    return [film for work in bill.works if (film := edition.programme.films.get(work.film or ""))]


def _title(edition: Edition, item: Film | Bill, showings: tuple[Showing, ...]) -> str:
    """Return the title; `Cancelled: ` stands before it where nothing of it takes place."""
    cancelled = bool(showings) and all(showing.status == "cancelled" for showing in showings)
    return (edition.words.prefix("cancelled") if cancelled else "") + edition.say(item.title)


def _summary(edition: Edition, item: Film | Bill, films: list[Film]) -> str:
    """Return a plain line or two: the tagline or synopsis, else the beginning of the note."""
    own = edition.say(item.tagline)
    synopsis = markup.plain(edition.say(films[0].synopsis)) if len(films) == 1 else ""
    note = markup.plain(edition.say(item.note)).partition("\n\n")[0]
    told = [each for each in (own, synopsis or note) if each]
    if told or len(films) != 1:
        return (
            "\n".join(told)
            or " + ".join(edition.say(film.title) for film in films)
            or edition.say(item.title)
        )
    return content.facts(edition, films[0]) or edition.say(item.title)


def calendar(edition: Edition, kind: str, key: str, showings: Iterable[Showing]) -> str | None:
    """Return the address of the calendar of a film or bill, if there is one, or was."""
    publish = edition.programme.settings.publish
    view = f"{kind}s/{key}"
    dropped = f"{kind}s" in publish.without or view in publish.without
    written = publish.wants("ical")
    timed = any(showing.start is not None for showing in showings)
    history = edition.history
    known = timed or (edition.path(view, ".ics") in history.kept and view in history.memory.views)
    return edition.document(view, ".ics") if written and known and not dropped else None


def _categories(
    edition: Edition, films: list[Film], showings: tuple[Showing, ...]
) -> Iterator[tuple[str, str]]:
    """Yield series, genres and formats as (term, label), each once."""
    found: dict[str, str] = {}
    for showing in showings:
        for series in showing.series:
            found.setdefault(f"series/{series.id}", edition.say(series.title))
    for film in films:
        for genre in film.genres:
            found.setdefault(edition.say(genre), edition.say(genre))
    for showing in showings:
        if showing.format:
            found.setdefault(f"formats/{showing.format}", edition.words.format_name(showing.format))
    yield from found.items()


def _credits(films: list[Film]) -> Iterator[tuple[str, str]]:
    """Yield (EBU role, name) of everybody whose role EBU knows."""
    for film in films:
        for role, person in credit.each(film.credits):
            known = vocabulary.CREDIT_ROLES.get(role)
            if known and known.ebu:
                yield known.ebu, person.shown
