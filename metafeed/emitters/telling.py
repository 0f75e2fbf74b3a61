"""What a patron reads: titles, states and lines, the same in a calendar, a feed and a page.

Everything here is plain text in the edition's language, from the author's words and metafeed's own table.
No mark-up, no order of documents: emitters put the lines where their standard has room for them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from decimal import Decimal

from babel.numbers import format_currency

from metafeed.emitters.edition import Edition
from metafeed.model import credit, vocabulary
from metafeed.model.film import Film, Version
from metafeed.model.media import Award
from metafeed.model.offer import Offer
from metafeed.model.parts import Guest, Part
from metafeed.model.places import country_name
from metafeed.model.run import Run
from metafeed.model.venue import Screen, Venue
from metafeed.resolving.programme import Interval, Piece, Showing
from metafeed.text import dates, markup
from metafeed.text.names import join, language_name, locale_of
from metafeed.text.words import capital
from metafeed.views import View


def view_title(edition: Edition, view: View) -> str:
    """Return the title of a view: the author's, or in our words."""
    kind, _, value = view.path.partition("/")
    name = edition.say(view.title)
    if kind == "access" and value.startswith("signed-"):
        name = edition.words.access_name(value.replace("-", ":", 1))
    return edition.words.view_title(view.path, name or None)


def heading(edition: Edition, view: View) -> str:
    """Return the title of a view's documents: the house alone for all of it."""
    house = edition.say(edition.programme.settings.name)
    return house if view.kind == "all" else f"{house} – {view_title(edition, view)}"


def title(edition: Edition, showing: Showing) -> str:
    """Return what is shown: the bill's title, or the films' joined by ` + `."""
    if showing.bill:
        return edition.say(showing.bill.title)
    return " + ".join(edition.say(piece.film.title) for piece in showing.pieces)


def summary(edition: Edition, showing: Showing) -> str:
    """Return one line that stands alone: `Cancelled: TITLE + TITLE (35mm, open captions, Q&A)`."""
    told = details(edition, showing)
    return prefix(edition, showing) + title(edition, showing) + (f" ({', '.join(told)})" if told else "")


def prefix(edition: Edition, showing: Showing) -> str:
    """Return the states that stand before a title, the one that keeps people away first."""
    words = edition.words
    if showing.status in ("cancelled", "postponed"):
        state = words.prefix(showing.status)
    else:
        state = words.prefix("sold-out") if showing.sale == "sold-out" else ""
    return state + (words.prefix("members") if showing.visibility == "members" else "")


def details(edition: Edition, showing: Showing) -> list[str]:
    """Return what decides whether one comes: a format worth a trip, captions, a language, live parts."""
    words = edition.words
    found = []
    carrier = vocabulary.FORMATS.get(showing.format or "")
    if showing.format and (carrier is None or carrier.worth_a_trip):
        found.append(words.format_name(showing.format))
    for access in showing.access:
        known = vocabulary.ACCESS.get(access.kind)
        if known is None or known.in_summary:
            found.append(words.access_name(str(access)))
    found += unusual_language(edition, showing)
    for part in showing.parts:
        live = vocabulary.PARTS.get(part.kind)
        if live is None or live.live:
            found.append(part_name(edition, part))
    return found


def unusual_language(edition: Edition, showing: Showing) -> list[str]:
    """Return the language version where it is not the house's usual.

    Usual is the original, with subtitles in the languages of the house's defaults or of its publication.
    """
    found = []
    if not _is_original(showing):
        found.append(_in_languages(edition, showing.spoken))
    usual = edition.programme.settings.defaults
    expected = _primary((usual and usual.subtitles) or edition.programme.languages)
    if showing.subtitles:
        if not _primary(showing.subtitles) & expected:
            found.append(_subtitles(edition, showing.subtitles))
    elif showing.subtitles == () and showing.spoken and not _primary(showing.spoken) & (expected | {"zxx"}):
        found.append(edition.words.no_subtitles)
    return found


def _is_original(showing: Showing) -> bool:
    """Tell whether nothing is spoken but the languages of the films; so it is where nobody named those."""
    original = _primary(tag for piece in showing.pieces for tag in piece.film.languages)
    return not original or _primary(showing.spoken) <= original


def _primary(tags: Iterable[str]) -> set[str]:
    return {tag.partition("-")[0] for tag in tags}


def _in_languages(edition: Edition, tags: tuple[str, ...]) -> str:
    if tags == ("zxx",):
        return edition.words.no_dialogue
    return _lower(edition.words.in_language.format(language=languages(edition, tags)))


def languages(edition: Edition, tags: Iterable[str]) -> str:
    """Return the names of languages, joined."""
    return join([language_name(tag, edition.language) for tag in tags], edition.language)


def countries(edition: Edition, codes: Iterable[str]) -> str:
    """Return the names of countries, joined."""
    return join([country_name(code, edition.language) for code in codes], edition.language)


def _subtitles(edition: Edition, tags: tuple[str, ...]) -> str:
    """Return what subtitles there are: `with English subtitles`, `no subtitles`."""
    if not tags:
        return edition.words.no_subtitles
    return edition.words.with_subtitles.format(language=languages(edition, tags))


def how(edition: Edition, showing: Showing, *, original: bool = True) -> list[str]:
    """Return how it is shown: format, what is spoken, subtitles, access.

    Without `original` the language is told only where it was said for this showing, or is another one.
    """
    told = [edition.words.format_name(showing.format)] if showing.format else []
    if showing.spoken and (original or showing.spoken_said or not _is_original(showing)):
        told.append(_in_languages(edition, showing.spoken))
    if showing.subtitles is not None:
        told.append(_subtitles(edition, showing.subtitles))
    return told + [edition.words.access_name(str(access)) for access in showing.access]


def interval_lines(edition: Edition, showing: Showing) -> list[str]:
    """Return the pauses between works: `Intermission (15 min)`."""
    name = capital(edition.words.parts["interval"])
    pauses = [work.minutes for work in showing.works if isinstance(work, Interval)]
    return [f"{name} ({edition.words.minutes.format(minutes=minutes)})" for minutes in pauses]


def can_be_bought(showing: Showing) -> bool:
    """Tell whether prices and tickets are of use: it takes place, and its time is known."""
    return showing.status not in ("cancelled", "postponed") and showing.start is not None


def sale_lines(edition: Edition, showing: Showing) -> list[str]:
    """Return prices and the state of sale, a line each, none for what does not take place."""
    if not can_be_bought(showing):
        return []
    lines = [offer_line(edition, offer) for offer in showing.offers]
    on_sale = on_sale_line(edition, showing)
    if (
        showing.sale
        and showing.sale not in ("sold-out", "returns-only")
        and not (on_sale and showing.sale == "not-yet")
    ):
        lines.append(capital(edition.words.sales[showing.sale]))
    return list(dict.fromkeys(line for line in (*lines, on_sale) if line))


def part_name(edition: Edition, part: Part) -> str:
    """Return what a part is called."""
    return edition.words.parts.get(part.kind) or part.kind.removeprefix("x-").replace("-", " ")


def part_line(edition: Edition, part: Part) -> str:
    """Return a part with its length, guests and note: `Q&A (30 min): A Name (director)`."""
    name = capital(part_name(edition, part))
    if part.minutes:
        name += f" ({edition.words.minutes.format(minutes=part.minutes)})"
    told = [join([guest(edition, each) for each in part.guests], edition.language), edition.say(part.note)]
    rest = ". ".join(each for each in told if each)
    return f"{name}: {rest}" if rest else name


def guest(edition: Edition, person: Guest) -> str:
    """Return a guest with what they are: `A Name (director)`."""
    role = edition.say(person.role)
    return f"{person.shown} ({role})" if role else person.shown


def state_line(edition: Edition, showing: Showing) -> str:
    """Return the state and its reason: `Cancelled: The street is flooded.`; empty for most showings."""
    words = edition.words
    states = []
    if showing.status != "scheduled":
        states.append(words.statuses[showing.status])
    if showing.status not in ("cancelled", "postponed") and showing.sale in ("sold-out", "returns-only"):
        states.append(words.sales[showing.sale])
    if showing.visibility == "members":
        states.append(words.visibilities["members"])
    state = capital(", ".join(states))
    reason = edition.say(showing.reason)
    if showing.status == "rescheduled" or (showing.status == "scheduled" and showing.previous_starts):
        return _moved(edition, showing, reason)
    line = words.because.format(state=state, reason=reason) if state and reason else state or reason
    if showing.status == "postponed":
        return f"{line if line.endswith(('.', '!', '?')) else line + '.'} {words.new_date_to_come}"
    return line


def _moved(edition: Edition, showing: Showing, reason: str) -> str:
    """Return from when a showing was moved, and why: `Rescheduled from Friday, 8 pm: REASON`."""
    earlier = showing.previous_starts[-1] if showing.previous_starts else None
    if isinstance(earlier, datetime):
        state = edition.words.moved_from.format(when=dates.when(earlier, edition.language, with_zone=True))
    elif earlier is not None:
        state = edition.words.moved_from.format(when=dates.day(earlier, edition.language))
    else:
        state = capital(edition.words.statuses["rescheduled"])
    return edition.words.because.format(state=state, reason=reason) if reason else state


def work_line(edition: Edition, piece: Piece) -> str:
    """Return a film in a line: `The Cranes Are Flying (1957), directed by …, approx. 95 min`."""
    film = piece.film
    line = edition.say(film.title) + (f" ({film.year})" if film.year else "")
    directors = credit.names(film.credits, "director")
    told = [line]
    if directors:
        told.append(
            _inside(edition, edition.words.directed_by.format(names=join(directors, edition.language)))
        )
    if piece.minutes is not None:
        template = edition.words.minutes_about if piece.approximate else edition.words.minutes
        told.append(template.format(minutes=piece.minutes))
    if piece.version:
        told.append(version_name(edition, piece.version))
    return ", ".join(told)


def _inside(edition: Edition, text: str) -> str:
    """Return a sentence as it stands in a line; German sentences begin with a noun here."""
    return text if edition.language.startswith("de") else _lower(text)


def _lower(text: str) -> str:
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


def offer_line(edition: Edition, offer: Offer) -> str:
    """Return a price: `General: 17.00 USD`."""
    name = edition.say(offer.name)
    if offer.price is not None:
        price = edition.words.sales["free"] if offer.price == 0 else _money(edition, offer, offer.price)
    elif offer.at_least is not None or offer.at_most is not None:
        bounds = [
            _money(edition, offer, each) for each in (offer.at_least, offer.at_most) if each is not None
        ]
        price = "–".join(bounds)
    else:
        price = ""
    who = edition.words.visibilities["members"] if offer.members else ""
    told = ", ".join(each for each in (price, who) if each)
    if not name or not told or name.casefold() == told.casefold():
        return name or capital(told)
    return edition.words.because.format(state=name, reason=told)


def _money(edition: Edition, offer: Offer, amount: Decimal) -> str:
    """Return an amount as the language writes it; the number alone where nobody gave a currency."""
    if not offer.currency:
        return format(amount, "f")
    return format_currency(amount, offer.currency, locale=locale_of(edition.language)).replace(
        "\u202f", "\u00a0"
    )


def on_sale_line(edition: Edition, showing: Showing) -> str:
    """Return from when tickets can be had: `Not yet on sale: Saturday, March 28, 10 am`."""
    if showing.on_sale is None or showing.on_sale <= edition.now:
        return ""
    words = edition.words
    state = capital(words.sales["on-sale"])
    return words.because.format(
        state=state, reason=dates.when(showing.on_sale, edition.language, with_zone=True)
    )


def screen_line(edition: Edition, showing: Showing) -> str:
    """Return where in the house: the screen's name, or `Screen: 1` where it has none."""
    if showing.screen is None:
        return ""
    return edition.say(showing.screen.name) or edition.words.screen.format(name=showing.screen.id)


def screen_name(edition: Edition, screen: Screen) -> str:
    """Return the name of an auditorium, its id if it has none."""
    return edition.say(screen.name) or screen.id


#: Where the postcode follows the town: with the region between them, and without.
_REGION_AND_CODE, _CODE_LAST = ("US", "CA", "AU"), ("GB", "IE", "IN", "NZ")


def address(edition: Edition, venue: Venue) -> str:
    """Return a postal address in a line, as the country writes it.

    The country itself is told where the house has venues in several.
    """
    place = venue.address
    if place is None:
        return ""
    if place.country in _REGION_AND_CODE:
        town = [place.locality, _joined(place.region, place.postcode)]
    elif place.country in _CODE_LAST:
        town = [_joined(place.locality, place.postcode), place.region]
    else:
        town = [_joined(place.postcode, place.locality), place.region]
    countries = {each.address.country for each in edition.programme.venues.values() if each.address}
    abroad = country_name(place.country, edition.language) if place.country and len(countries) > 1 else ""
    return ", ".join(each for each in (place.street, *town, abroad) if each)


def _joined(*words: str | None) -> str:
    return " ".join(word for word in words if word)


def location(edition: Edition, venue: Venue) -> str:
    """Return where a venue is, for LOCATION: its name and address."""
    return ", ".join(each for each in (edition.say(venue.name), address(edition, venue)) if each)


def first_text(edition: Edition, film: Film) -> str:
    """Return the programme note of a film, else its synopsis, as Markdown."""
    return edition.say(film.note) or edition.say(film.synopsis)
