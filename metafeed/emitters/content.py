"""The content of a feed entry as HTML: what, when, why, who. Every text is escaped, every link absolute."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from operator import attrgetter
from typing import NamedTuple

from metafeed.emitters import moulds, telling
from metafeed.emitters.edition import Edition
from metafeed.emitters.pictures import pictures
from metafeed.model import credit
from metafeed.model.film import Film, Version
from metafeed.model.media import Quote
from metafeed.model.series import Bill
from metafeed.resolving import likeness
from metafeed.resolving.programme import Piece, Showing
from metafeed.text import dates, markup
from metafeed.text.words import capital


def blocks(
    edition: Edition, item: Film | Bill, films: list[Film], showings: tuple[Showing, ...]
) -> Iterator[str]:
    """Yield the blocks of an entry's content: what, when, why, who."""
    words = edition.words
    for picture in list(pictures(edition, item.images))[:1]:
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


def shown_versions(film: Film, showings: tuple[Showing, ...]) -> tuple[Version, ...]:
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
    yield from _lines([other_titles(edition, film), facts(edition, film)])
    yield from _items([_credit_line(edition, role, film) for role in _roles(film)])
    yield from _items([telling.award_line(edition, award) for award in film.awards])
    for version in shown_versions(film, showings):
        yield from _lines(telling.version_lines(edition, version))
    yield from _lines([words.release.format(distributor=each.name) for each in film.distributors])
    yield from _lines([edition.say(note.text) for note in film.content_notes if not note.spoiler])
    yield from _lines([capital(words.hazards.get(hazard, hazard)) for hazard in film.hazards])
    for quote in film.quotes:
        yield _quote(edition, quote)
    yield from (_link(trailer.url, edition.say(trailer.name) or "Trailer") for trailer in film.trailers)


def other_titles(edition: Edition, film: Film) -> str:
    """Return the original and alternative titles in a line."""
    own = edition.say(film.title)
    titles = [film.original_title.text] if film.original_title else []
    titles += [each.text for each in film.alternative_titles]
    return " / ".join(dict.fromkeys(title for title in titles if title != own))


def facts(edition: Edition, film: Film) -> str:
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
    people = [person_line(person) for each, person in credit.each(film.credits) if each == role]
    return edition.words.because.format(state=capital(label), reason=", ".join(people))


def person_line(person: credit.Credit) -> str:
    """Return a person with their character, and the name that the film has for them."""
    told = [person.character] if person.character else []
    told += [f"“{person.credited_as}”"] if person.credited_as else []
    return f"{person.shown} ({', '.join(told)})" if told else person.shown


def _showing_list(edition: Edition, showings: tuple[Showing, ...]) -> str:
    items = "\n".join(f"<li>{_showing(edition, showing)}</li>" for showing in showings)
    return f"<ul>\n{items}\n</ul>"


def _showing(edition: Edition, showing: Showing) -> str:
    """Return a showing in a line: state, when, where, how, tickets."""
    around = moulds.in_common(edition, "feed line", showing, _around)
    page, moment = _page(edition, showing, around), when(edition, showing)
    told = [around.state, _anchor(page, moment) if page else _text(moment), around.rest]
    if showing.tickets and telling.can_be_bought(showing):
        label = edition.words.tickets.partition("{")[0].rstrip(": \u00a0")
        told.append(_anchor(showing.tickets, label))
    return " · ".join([each for each in (*told, around.note) if each])


def _page(edition: Edition, showing: Showing, around: _Around) -> str | None:
    """Return the page of a showing that its line links to.

    A film's page of the author's is what the entry links to, and says more than metafeed's of one showing.
    """
    own = edition.authored("screening", showing)
    if own or around.pages_of_works:
        return own if own not in around.pages_of_works else None
    return edition.page("screening", showing)


class _Around(NamedTuple):
    """What stands before and behind when a showing is, its note, and the author's pages of its works."""

    state: str
    rest: str
    note: str
    pages_of_works: list[str]


#: What a line tells of a showing of one film: where, how and for how much are those of many films.
_values, _instants = attrgetter(*likeness.VALUES), attrgetter(*likeness.INSTANTS)
_shared = attrgetter("venue", "screen", "reason", "parts", "offers", "note")


def _around(edition: Edition, showing: Showing) -> _Around:
    """Return what is the same for all showings that are alike."""
    return _Around(*_words_of(edition, showing), edition.authored_of_works(showing))


def _words_of(edition: Edition, showing: Showing) -> tuple[str, str, str]:
    """Return the words around when a showing is, made once for all films that are shown in the same way."""
    alone = showing.works[0] if len(showing.works) == 1 and not showing.bill else None
    if not isinstance(alone, Piece) or alone.version or showing.start is None:
        return words_around(edition, showing)
    shown = (_values(showing), repr(_instants(showing)), *map(id, _shared(showing)), alone.film.languages)
    return edition.once(("words around", shown), partial(words_around, edition, showing), showing)


def words_around(edition: Edition, showing: Showing) -> tuple[str, str, str]:
    """Return the state of a showing; where and how it is, and what it costs; and its note."""
    place = edition.say(showing.venue.name)
    if showing.screen:
        place += f", {telling.screen_name(edition, showing.screen)}"
    several = telling.title(edition, showing) if showing.bill or len(showing.pieces) > 1 else ""
    told = [place, several, ", ".join(how(edition, showing))]
    told += [telling.part_line(edition, part) for part in showing.parts]
    told += telling.interval_lines(edition, showing)
    told += telling.sale_lines(edition, showing)
    told += [capital(edition.words.premieres[showing.premiere])] if showing.premiere else []
    if showing.doors:
        told.append(edition.words.doors.format(time=dates.time(showing.doors, edition.language)))
    note = _text(markup.plain(edition.say(showing.note))) if showing.note else ""
    state = _text(telling.state_line(edition, showing))
    rest = " · ".join(_text(each) for each in told if each)
    return state, rest, note


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
