"""Films and bills as pages tell them: in the order in which a programme note is read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from markupsafe import Markup

from metafeed.emitters import content, telling
from metafeed.emitters.edition import Edition
from metafeed.emitters.html import prose
from metafeed.emitters.pictures import Picture, pictures
from metafeed.model import credit, identifiers
from metafeed.model.film import Film, Version
from metafeed.model.media import Quote
from metafeed.model.series import Bill
from metafeed.resolving.programme import Showing
from metafeed.text import dates
from metafeed.text.words import capital


@dataclass(frozen=True, slots=True)
class Said:
    """What the press wrote: the words, who wrote them where and when, stars on their scale."""

    words: Markup
    source: str
    url: str | None
    stars: str
    date: str
    language: str | None


@dataclass(frozen=True, slots=True)
class Work:
    """A film, or a bill with its films in `works`. Texts of the author are safe HTML or plain."""

    id: str
    title: str
    url: str | None
    credit_line: str = ""
    tagline: str = ""
    state: str = ""
    runs: tuple[str, ...] = ()
    other_titles: str = ""
    facts: str = ""
    genres: tuple[str, ...] = ()
    released: str = ""
    pictures: tuple[Picture, ...] = ()
    synopsis: Markup = prose.NOTHING
    note: Markup = prose.NOTHING
    note_by: str | None = None
    awards: tuple[str, ...] = ()
    credits: tuple[tuple[str, tuple[str, ...]], ...] = ()
    versions: tuple[tuple[str, ...], ...] = ()
    distributors: tuple[str, ...] = ()
    content_notes: tuple[str, ...] = ()
    spoilers: tuple[str, ...] = ()
    hazards: tuple[str, ...] = ()
    quotes: tuple[Said, ...] = ()
    trailers: tuple[tuple[str, str], ...] = ()
    elsewhere: tuple[tuple[str, str], ...] = ()
    works: tuple[Work, ...] = field(default=())


def work(edition: Edition, item: Film | Bill, showings: tuple[Showing, ...]) -> Work:
    """Return a film or a bill, with what its `showings` say of its run and state."""
    if isinstance(item, Bill):
        films = [film for each in item.works if (film := edition.programme.films.get(each.film or ""))]
        return Work(
            id=item.id,
            title=edition.say(item.title),
            url=edition.page("bill", item),
            tagline=edition.say(item.tagline),
            state=_state(edition, showings),
            runs=_runs(edition, showings),
            pictures=tuple(pictures(edition, item.images)),
            note=prose.formatted(edition, item.note),
            note_by=item.note_by,
            works=tuple(_film(edition, film, showings) for film in films),
        )
    return _film(edition, item, showings, _state(edition, showings), _runs(edition, showings))


def _film(
    edition: Edition, film: Film, showings: tuple[Showing, ...], state: str = "", runs: tuple[str, ...] = ()
) -> Work:
    notes = film.content_notes
    return Work(
        id=film.id,
        title=edition.say(film.title),
        url=edition.page("film", film),
        credit_line=edition.say(film.credit_line),
        tagline=edition.say(film.tagline),
        state=state,
        runs=runs,
        other_titles=content.other_titles(edition, film),
        facts=content.facts(edition, film),
        genres=tuple(edition.say(genre) for genre in film.genres),
        released=dates.day(film.released, edition.language) if film.released else "",
        pictures=tuple(pictures(edition, film.images)),
        synopsis=prose.formatted(edition, film.synopsis),
        note=prose.formatted(edition, film.note),
        note_by=film.note_by,
        awards=tuple(telling.award_line(edition, award) for award in film.awards),
        credits=_credits(edition, film),
        versions=tuple(_version(edition, each) for each in content.shown_versions(film, showings)),
        distributors=tuple(edition.words.release.format(distributor=d.name) for d in film.distributors),
        content_notes=tuple(edition.say(note.text) for note in notes if not note.spoiler),
        spoilers=tuple(edition.say(note.text) for note in notes if note.spoiler),
        hazards=tuple(capital(edition.words.hazards.get(hazard, hazard)) for hazard in film.hazards),
        quotes=tuple(_said(edition, quote) for quote in film.quotes),
        trailers=tuple(
            (edition.say(trailer.name) or edition.words.pages["trailer"], trailer.url)
            for trailer in film.trailers
        ),
        elsewhere=tuple(_elsewhere(film)),
    )


def _state(edition: Edition, showings: tuple[Showing, ...]) -> str:
    """Return whether it has played already, or has no showing at all."""
    if not showings:
        return edition.words.no_showings
    over = all(edition.is_over(each) for each in showings)
    return edition.words.pages["previously_played"] if over else ""


def _runs(edition: Edition, showings: tuple[Showing, ...]) -> tuple[str, ...]:
    runs = {showing.run.id: showing.run for showing in showings if showing.run}
    return tuple(line for run in runs.values() if (line := telling.run_line(edition, run)))


def _credits(edition: Edition, film: Film) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the makers by what they did, in the author's order."""
    found: dict[str, list[str]] = {}
    for role, person in credit.each(film.credits):
        found.setdefault(role, []).append(content.person_line(person))
    return tuple(
        (capital(edition.words.roles.get(role) or role.removeprefix("x-").replace("-", " ")), tuple(people))
        for role, people in found.items()
    )


def _version(edition: Edition, version: Version) -> tuple[str, ...]:
    return tuple(telling.version_lines(edition, version))


def _said(edition: Edition, quote: Quote) -> Said:
    return Said(
        words=prose.plain(edition, quote.text),
        source=", ".join(each for each in (quote.critic, quote.publication) if each),
        url=quote.url,
        stars=f"{quote.stars.value:f}/{quote.stars.best}" if quote.stars else "",
        date=dates.day(quote.date, edition.language) if quote.date else "",
        language=quote.language,
    )


def _elsewhere(film: Film) -> Iterable[tuple[str, str]]:
    """Yield (name, address) of the film's pages in other catalogues."""
    if film.ids is None:
        return
    for name in type(film.ids).model_fields:
        value = getattr(film.ids, name)
        address = identifiers.url(name, value) if value else None
        if address:
            yield _CATALOGUES.get(name, name), address


_CATALOGUES = {
    "imdb": "IMDb", "tmdb": "TMDB", "wikidata": "Wikidata", "letterboxd": "Letterboxd", "eidr": "EIDR", "isan": "ISAN",
}  # fmt: skip
