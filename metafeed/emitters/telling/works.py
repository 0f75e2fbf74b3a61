"""What there is to say of works: films, versions, awards, runs, languages."""

from __future__ import annotations

from collections.abc import Iterable

from metafeed.emitters.edition import Edition
from metafeed.model import credit
from metafeed.model.film import Version
from metafeed.model.media import Award
from metafeed.model.places import country_name
from metafeed.model.run import Run
from metafeed.resolving.programme import Piece
from metafeed.text import dates, markup
from metafeed.text.names import join, language_name
from metafeed.text.words import capital


def languages(edition: Edition, tags: Iterable[str]) -> str:
    """Return the names of languages, joined."""
    return join([language_name(tag, edition.language) for tag in tags], edition.language)


def countries(edition: Edition, codes: Iterable[str]) -> str:
    """Return the names of countries, joined."""
    return join([country_name(code, edition.language) for code in codes], edition.language)


def in_languages(edition: Edition, tags: tuple[str, ...]) -> str:
    """Return what is spoken, inside a line: `in Russian`, `no dialogue`."""
    if tags == ("zxx",):
        return edition.words.no_dialogue
    return lower(edition.words.in_language.format(language=languages(edition, tags)))


def subtitles(edition: Edition, tags: tuple[str, ...]) -> str:
    """Return what subtitles there are: `with English subtitles`, `no subtitles`."""
    if not tags:
        return edition.words.no_subtitles
    return edition.words.with_subtitles.format(language=languages(edition, tags))


def work_line(edition: Edition, piece: Piece) -> str:
    """Return a film in a line: `The Cranes Are Flying (1957), directed by …, approx. 95 min`."""
    film = piece.film
    line = edition.say(film.title) + (f" ({film.year})" if film.year else "")
    directors = credit.names(film.credits, "director")
    told = [line]
    if directors:
        told.append(
            inside(edition, edition.words.directed_by.format(names=join(directors, edition.language)))
        )
    if piece.minutes is not None:
        template = edition.words.minutes_about if piece.approximate else edition.words.minutes
        told.append(template.format(minutes=piece.minutes))
    if piece.version:
        told.append(version_name(edition, piece.version))
    return ", ".join(told)


def inside(edition: Edition, text: str) -> str:
    """Return a sentence as it stands in a line; German sentences begin with a noun here."""
    return text if edition.language.startswith("de") else lower(text)


def lower(text: str) -> str:
    """Return a text with its first letter small."""
    return text[:1].lower() + text[1:]


def version_name(edition: Edition, version: Version) -> str:
    """Return what a version is called: its title, else its type."""
    name = edition.words.versions.get(version.type) or version.type.removeprefix("x-").replace("-", " ")
    return edition.say(version.title) or name


def version_lines(edition: Edition, version: Version) -> list[str]:
    """Return what there is to say of a version: name, presenter, how it was restored."""
    words = edition.words
    facts = [capital(version_name(edition, version))]
    if version.year:
        facts.append(str(version.year))
    if version.runtime:
        template = words.minutes_about if version.runtime.approximate else words.minutes
        facts.append(template.format(minutes=version.runtime.minutes))
    if version.languages:
        facts.append(languages(edition, version.languages))
    lines = [", ".join(facts)]
    if version.presented_by:
        lines.append(words.presented_by.format(name=version.presented_by))
    made = version.restoration
    if made:
        told = [
            made.by,
            made.lab,
            str(made.year) if made.year else None,
            made.scan,
            edition.say(made.elements),
        ]
        lines.append(", ".join(each for each in (*told, *made.funders) if each))
        lines.append(edition.say(made.note))
    if version.note:
        lines.append(markup.plain(edition.say(version.note)))
    return [line for line in lines if line]


def award_line(edition: Edition, award: Award) -> str:
    """Return an award: `Winner, Palme d’Or, Cannes Film Festival 1958`."""
    result = capital(edition.words.awards[award.result])
    event = " ".join(
        each for each in (edition.say(award.event), str(award.year) if award.year else "") if each
    )
    told = (result, edition.say(award.name), edition.say(award.category), event, award.recipient)
    return ", ".join(each for each in told if each)


def run_line(edition: Edition, run: Run) -> str:
    """Return the facts of an engagement: `Held over! Must end Thursday, August 1`. Empty if there are none."""
    day = {"must-end": run.dates.last, "opens": run.dates.first}
    told = []
    for fact in run.facts:
        date = dates.day(day[fact], edition.language) if fact in day else None
        told.append(edition.words.run_fact(fact, date))
    return capital(", ".join(told))
