"""What there is to say of a showing: title, state, how it is shown, what is around it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from metafeed.emitters.edition import Edition
from metafeed.emitters.telling.narrowing import narrowed
from metafeed.emitters.telling.works import in_languages, subtitles
from metafeed.model import vocabulary
from metafeed.model.parts import Guest, Part
from metafeed.resolving.programme import Interval, Showing
from metafeed.text import dates
from metafeed.text.names import join
from metafeed.text.words import capital
from metafeed.views import View


def view_title(edition: Edition, view: View) -> str:
    """Return the title of a view: the author's, or in our words; of a screening, what it shows and when."""
    kind, _, value = view.path.partition("/")
    if kind == "screenings":
        showing = view.showings[0]
        when = [dates.when(showing.start, edition.language)] if showing.start else []
        return ", ".join([title(edition, showing), *when])
    name = edition.say(view.title)
    if kind == "access" and value.startswith("signed-"):
        name = edition.words.access_name(value.replace("-", ":", 1))
    return edition.words.view_title(view.path, name or None)


def about(edition: Edition, view: View) -> str:
    """Return what a view is: its title, and what it is narrowed to."""
    told = [view_title(edition, view)]
    if view.narrowing:
        told.append(", ".join(narrowed(edition, view.narrowing)))
    return " – ".join(told)


def heading(edition: Edition, view: View) -> str:
    """Return the title of a view's documents: the house alone for all of it."""
    house = edition.say(edition.programme.settings.name)
    if view.kind == "all":
        return " – ".join(
            [house, *([", ".join(narrowed(edition, view.narrowing))] if view.narrowing else [])]
        )
    return f"{house} – {about(edition, view)}"


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
    if showing.status in vocabulary.OFF:
        state = words.prefix(showing.status)
    else:
        state = _left(edition, showing)
        state += words.prefix("sold-out") if showing.sale == "sold-out" else ""
    return state + (words.prefix("members") if showing.visibility == "members" else "")


def _left(edition: Edition, showing: Showing) -> str:
    """Return what a showing says first that left views; a selection of the author's own only where nothing says why."""
    paths = edition.history.left(showing.id)
    reasons = [path for path in paths if not path.startswith("views/")]
    return "".join(dict.fromkeys(left(edition, showing, path) for path in reasons or paths))


def left(edition: Edition, showing: Showing, path: str) -> str:
    """Return what a showing says first that left a view: `Now DCP, was 35mm: `, `No open captions: `."""
    words = edition.words
    kind, _, key = path.partition("/")
    if kind == "films":
        return words.prefix("film-substituted")
    if kind == "formats" and showing.format:
        old, new = words.format_name(key), words.format_name(showing.format)
        return words.format_changed.format(format=new, old=old)
    return words.left_view(path, _name(edition, path) or None)


def left_name(edition: Edition, path: str) -> str:
    """Return the name of a view that a showing has left."""
    return _name(edition, path) or edition.words.view_title(path)


def _name(edition: Edition, path: str) -> str:
    """Return the author's name for a view, as it was last published; empty if it has none."""
    kind, _, key = path.partition("/")
    memory = edition.history.memory
    named = {
        "films": ("film", "title"),
        "venues": ("venue", "name"),
        "series": ("series", "title"),
        "bills": ("bill", "title"),
    }
    shelf = memory.views.get(path)
    name = shelf.title if shelf and kind == "views" else None
    if kind in named:
        known = memory.items.get(f"{named[kind][0]}/{key}")
        name = known.record[named[kind][1]] if known else None
    return edition.say(name)


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
        found.append(in_languages(edition, showing.spoken))
    usual = edition.programme.settings.defaults
    expected = _primary((usual and usual.subtitles) or edition.programme.languages)
    if showing.subtitles:
        if not _primary(showing.subtitles) & expected:
            found.append(subtitles(edition, showing.subtitles))
    elif showing.subtitles == () and showing.spoken and not _primary(showing.spoken) & (expected | {"zxx"}):
        found.append(edition.words.no_subtitles)
    return found


def _is_original(showing: Showing) -> bool:
    """Tell whether nothing is spoken but the languages of the films; so it is where nobody named those."""
    original = _primary(tag for piece in showing.pieces for tag in piece.film.languages)
    return not original or _primary(showing.spoken) <= original


def _primary(tags: Iterable[str]) -> set[str]:
    return {tag.partition("-")[0] for tag in tags}


def how(edition: Edition, showing: Showing, *, original: bool = True) -> list[str]:
    """Return how it is shown: format, what is spoken, subtitles, access.

    Without `original` the language is told only where it was said for this showing, or is another one.
    """
    told = [edition.words.format_name(showing.format)] if showing.format else []
    if showing.spoken and (original or showing.spoken_said or not _is_original(showing)):
        told.append(in_languages(edition, showing.spoken))
    if showing.subtitles is not None:
        told.append(subtitles(edition, showing.subtitles))
    return told + [edition.words.access_name(str(access)) for access in showing.access]


def interval_lines(edition: Edition, showing: Showing) -> list[str]:
    """Return the pauses between works: `Intermission (15 min)`."""
    name = capital(edition.words.parts["interval"])
    pauses = [work.minutes for work in showing.works if isinstance(work, Interval)]
    return [f"{name} ({edition.words.minutes.format(minutes=minutes)})" for minutes in pauses]


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
    states = [_status(edition, showing)]
    if showing.status not in vocabulary.OFF and showing.sale in ("sold-out", "returns-only"):
        states.append(words.sales[showing.sale])
    if showing.visibility == "members":
        states.append(words.visibilities["members"])
    state = capital(", ".join(each for each in states if each))
    reason = edition.say(showing.reason)
    line = words.because.format(state=state, reason=reason) if state and reason else state or reason
    if showing.status == "postponed":
        return f"{line if line.endswith(('.', '!', '?')) else line + '.'} {words.new_date_to_come}"
    return line


def _status(edition: Edition, showing: Showing) -> str:
    """Return whether it takes place, and from when it was moved; empty where all is as planned."""
    words = edition.words
    if showing.status in ("scheduled", "rescheduled") and showing.previous_starts:
        earlier = showing.previous_starts[-1]
        if isinstance(earlier, datetime):
            return words.moved_from.format(when=dates.when(earlier, edition.language, with_zone=True))
        return words.moved_from.format(when=dates.day(earlier, edition.language))
    return "" if showing.status == "scheduled" else words.statuses[showing.status]
