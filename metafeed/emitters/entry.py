"""A feed entry: what a patron buys, a film or a bill, as RSS, Atom and JSON Feed tell it alike.

An entry lists all public showings in the window, whatever view it stands in, so that one id always means
the same bytes. Its dates say when the house told it, never when the film plays. A film that is shown
only inside a bill is told there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from metafeed.emitters import telling
from metafeed.emitters.edition import Edition
from metafeed.model import credit, vocabulary
from metafeed.model.film import Film, Version
from metafeed.model.media import Image, Quote
from metafeed.model.series import Bill
from metafeed.resolving.programme import Showing
from metafeed.text import dates, markup
from metafeed.text.words import capital
from metafeed.views import View


@dataclass(frozen=True, slots=True)
class Picture:
    """An image with an address, its alt text and credit, pixels where they are known."""

    url: str
    media_type: str | None
    alt: str
    credit: str
    width: int | None = None
    height: int | None = None


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


def entries(edition: Edition, view: View) -> list[Entry]:
    """Return the entries of a view, the newest first."""
    found = [entry(edition, "film", film) for film in view.films if _is_told(edition, view, film)]
    found += [entry(edition, "bill", bill) for bill in view.bills if _is_current(edition, view, bill)]
    return sorted(found, key=lambda each: (-each.published.timestamp(), each.kind, each.key))


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
    key = f"bill/{item.id}" if isinstance(item, Bill) else f"film/{item.id}"
    return _anywhere(edition).get(key, [])


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
    revision = edition.revision(kind, item.id)
    films = [item] if isinstance(item, Film) else _films(edition, item)
    return Entry(
        kind=kind,
        key=item.id,
        id=edition.tag(kind, item.id),
        title=_title(edition, item, showings),
        url=edition.page(kind, item),
        summary=_summary(edition, item, films),
        html="\n".join(block for block in _html(edition, item, films, showings) if block),
        published=revision.published,
        updated=revision.changed,
        calendar=_calendar(edition, kind, item, showings),
        categories=tuple(_categories(edition, films, showings)),
        pictures=tuple(
            _pictures(edition, (*item.images, *(i for f in films if f is not item for i in f.images)))
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
    return _facts(edition, films[0]) or edition.say(item.title)


def _calendar(edition: Edition, kind: str, item: Film | Bill, showings: tuple[Showing, ...]) -> str | None:
    """Return the address of the item's calendar, if there is one."""
    publish = edition.programme.settings.publish
    view = f"{kind}s/{item.id}"
    dropped = f"{kind}s" in publish.without or view in publish.without
    written = not publish.emitters or "ical" in publish.emitters
    timed = any(showing.start is not None for showing in showings)
    return edition.document(view, ".ics") if written and timed and not dropped else None


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


#: By suffix. Not from `mimetypes`: its table hangs on the version of Python, and on the machine's own.
_IMAGE_TYPES = {
    "avif": "image/avif",
    "gif": "image/gif",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "svg": "image/svg+xml",
    "webp": "image/webp",
}


def _pictures(edition: Edition, images: Iterable[Image]) -> Iterator[Picture]:
    for image in images:
        address = edition.image(image)
        if address is None:
            continue
        file = edition.programme.images.get(image.file or "")
        yield Picture(
            url=address,
            media_type=_IMAGE_TYPES.get(address.rpartition(".")[2].lower()),
            alt=edition.say(image.alt),
            credit=edition.say(image.credit),
            width=file.width if file else image.width,
            height=file.height if file else image.height,
        )


def _credits(films: list[Film]) -> Iterator[tuple[str, str]]:
    """Yield (EBU role, name) of everybody whose role EBU knows."""
    for film in films:
        for role, person in credit.each(film.credits):
            known = vocabulary.CREDIT_ROLES.get(role)
            if known and known.ebu:
                yield known.ebu, person.shown


# HTML


def _html(
    edition: Edition, item: Film | Bill, films: list[Film], showings: tuple[Showing, ...]
) -> Iterator[str]:
    """Yield the blocks of an entry's content: what, when, why, who."""
    words = edition.words
    for picture in list(_pictures(edition, item.images))[:1]:
        yield f'<p><img src="{_attribute(picture.url)}" alt="{_attribute(picture.alt)}"></p>'
    runs = {s.run.id: s.run for s in showings if s.run}
    yield from _lines([telling.run_line(edition, run) for run in runs.values()])
    if isinstance(item, Film):
        yield from _lines([edition.say(item.credit_line)])
    yield from _lines([edition.say(item.tagline)])
    yield f"<h2>{_text(words.showings)}</h2>"
    yield _showing_list(edition, showings) if showings else f"<p>{_text(words.no_showings)}</p>"
    yield markup.html(edition.say(item.note), edition.base)
    yield from _lines([f"— {item.note_by}" if item.note_by else ""])
    for film in films:
        yield from _film_html(edition, film, showings, alone=len(films) == 1)


def _shown(film: Film, showings: tuple[Showing, ...]) -> tuple[Version, ...]:
    """Return the versions of a film that are shown, all where nothing is shown in a version."""
    shown = {
        piece.version.id for s in showings for piece in s.pieces if piece.film.id == film.id and piece.version
    }
    return tuple(each for each in film.versions if each.id in shown) or film.versions


def _film_html(edition: Edition, film: Film, showings: tuple[Showing, ...], alone: bool) -> Iterator[str]:
    """Yield what there is to say of a work, under its title where there are several."""
    words = edition.words
    if not alone:
        yield f"<h3>{_text(edition.say(film.title))}</h3>"
    yield markup.html(edition.say(film.synopsis), edition.base)
    if not alone:
        yield markup.html(edition.say(film.note), edition.base)
    yield from _lines([_other_titles(edition, film), _facts(edition, film)])
    yield from _items([_credit_line(edition, role, film) for role in _roles(film)])
    yield from _items([telling.award_line(edition, award) for award in film.awards])
    for version in _shown(film, showings):
        yield from _lines(telling.version_lines(edition, version))
    yield from _lines([words.release.format(distributor=each.name) for each in film.distributors])
    yield from _lines([edition.say(note.text) for note in film.content_notes if not note.spoiler])
    yield from _lines([capital(words.hazards.get(hazard, hazard)) for hazard in film.hazards])
    for quote in film.quotes:
        yield _quote(edition, quote)
    yield from (_link(trailer.url, edition.say(trailer.name) or "Trailer") for trailer in film.trailers)


def _other_titles(edition: Edition, film: Film) -> str:
    own = edition.say(film.title)
    titles = [film.original_title.text] if film.original_title else []
    titles += [each.text for each in film.alternative_titles]
    return " / ".join(dict.fromkeys(title for title in titles if title != own))


def _facts(edition: Edition, film: Film) -> str:
    """Return the line of facts: countries, year, length, languages, colour, ratings."""
    words = edition.words
    told = [telling.countries(edition, film.countries), str(film.year) if film.year else ""]
    if film.runtime:
        template = words.minutes_about if film.runtime.approximate else words.minutes
        told.append(template.format(minutes=film.runtime.minutes))
    told += [telling.languages(edition, film.languages)] if film.languages else []
    if film.intertitles:
        told.append(words.intertitles_in.format(language=telling.languages(edition, film.intertitles)))
    told.append(words.colours.get(film.colour, film.colour) if film.colour else "")
    told.append(words.silent if film.sound == "silent" else "")
    ratio = film.aspect_ratio or ""
    told.append(f"{ratio}:1" if ratio.replace(".", "").isdigit() else ratio)
    told += [
        " ".join(each for each in (r.system, r.value, edition.say(r.advice)) if each) for r in film.ratings
    ]
    return ", ".join(each for each in told if each)


def _roles(film: Film) -> list[str]:
    return list(dict.fromkeys(role for role, _ in credit.each(film.credits)))


def _credit_line(edition: Edition, role: str, film: Film) -> str:
    label = edition.words.roles.get(role) or role.removeprefix("x-").replace("-", " ")
    people = [_person(person) for each, person in credit.each(film.credits) if each == role]
    return edition.words.because.format(state=capital(label), reason=", ".join(people))


def _person(person: credit.Credit) -> str:
    told = [person.character] if person.character else []
    told += [f"“{person.credited_as}”"] if person.credited_as else []
    return f"{person.shown} ({', '.join(told)})" if told else person.shown


def _showing_list(edition: Edition, showings: tuple[Showing, ...]) -> str:
    items = "\n".join(f"<li>{_showing(edition, showing)}</li>" for showing in showings)
    return f"<ul>\n{items}\n</ul>"


def _showing(edition: Edition, showing: Showing) -> str:
    """Return a showing in a line: state, when, where, how, tickets."""
    state = telling.state_line(edition, showing)
    place = edition.say(showing.venue.name)
    if showing.screen:
        place += f", {telling.screen_name(edition, showing.screen)}"
    several = telling.title(edition, showing) if showing.bill or len(showing.pieces) > 1 else ""
    told = [state, when(edition, showing), place, several, ", ".join(how(edition, showing))]
    told += [telling.part_line(edition, part) for part in showing.parts]
    told += telling.interval_lines(edition, showing)
    told += telling.sale_lines(edition, showing)
    told += [capital(edition.words.premieres[showing.premiere])] if showing.premiere else []
    if showing.doors:
        told.append(edition.words.doors.format(time=dates.time(showing.doors, edition.language)))
    page = edition.page("screening", showing)
    line = " · ".join(
        _anchor(page, each) if page and n == 1 else _text(each) for n, each in enumerate(told) if each
    )
    if telling.can_be_bought(showing) and showing.tickets:
        label = edition.words.tickets.partition("{")[0].rstrip(": \u00a0")
        line += f" · {_anchor(showing.tickets, label)}"
    return line + (f" · {_text(markup.plain(edition.say(showing.note)))}" if showing.note else "")


def when(edition: Edition, showing: Showing) -> str:
    """Return when a showing is, with its zone; late shows under the night that they belong to."""
    if showing.start is None:
        day = dates.day(showing.cinema_day, edition.language)
        return f"{day} ({edition.words.time_to_be_announced})"
    if showing.start.date() != showing.cinema_day:
        return capital(dates.late_show(showing.cinema_day, showing.start, edition.language, with_zone=True))
    return dates.when(showing.start, edition.language, with_zone=True)


def how(edition: Edition, showing: Showing) -> list[str]:
    """Return versions, format, languages and access; the original language stands in the facts."""
    told = [telling.version_name(edition, piece.version) for piece in showing.pieces if piece.version]
    return told + telling.how(edition, showing, original=False)


def _quote(edition: Edition, quote: Quote) -> str:
    source = ", ".join(each for each in (quote.critic, quote.publication) if each)
    stars = f"{quote.stars.value:f}/{quote.stars.best}" if quote.stars else ""
    date = dates.day(quote.date, edition.language) if quote.date else ""
    told = ", ".join(each for each in (source, stars, date) if each)
    cited = _anchor(quote.url, told) if quote.url and told else _text(told)
    words = markup.paragraphs_html(edition.say(quote.text))
    return (
        f"<blockquote>{words}<p>— {cited}</p></blockquote>" if told else f"<blockquote>{words}</blockquote>"
    )


def _lines(lines: Iterable[str]) -> Iterator[str]:
    yield from (f"<p>{_text(line)}</p>" for line in lines if line)


def _items(items: list[str]) -> Iterator[str]:
    if items:
        yield "<ul>\n" + "\n".join(f"<li>{_text(item)}</li>" for item in items) + "\n</ul>"


def _link(url: str, text: str) -> str:
    return f"<p>{_anchor(url, text)}</p>"


def _anchor(url: str, text: str) -> str:
    return f'<a href="{_attribute(url)}" rel="noopener noreferrer">{_text(text)}</a>'


def _text(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", "<br>")


def _attribute(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
