"""What a table of words holds. Every language fills in every field: a missing one is a TypeError.

Vocabularies map a word of the source (`open-captions`) to what patrons read, as it stands inside a
sentence: `capital` makes a heading of it. Sentences are templates for `str.format`; the names in
braces are the same in every language. An open caption is never called a subtitle: captions are in
the language of the speakers, for people who do not hear them, subtitles are a translation.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from metafeed.text.names import SIGN_LANGUAGES, language_name

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Trade names of carriers, the same in every language.
CARRIERS: Mapping[str, str] = {
    "8mm": "8mm",
    "super8": "Super 8",
    "9.5mm": "9.5mm",
    "16mm": "16mm",
    "super16": "Super 16",
    "17.5mm": "17.5mm",
    "35mm": "35mm",
    "70mm": "70mm",
    "imax-15-70": "IMAX 70mm",
    "vistavision": "VistaVision",
    "dcp": "DCP",
    "dcp-4k": "DCP 4K",
    "dcp-3d": "3D",
    "imax-digital": "IMAX",
    "vhs": "VHS",
    "betacam": "Betacam",
    "digibeta": "Digital Betacam",
    "hdcam": "HDCAM",
    "bluray": "Blu-ray",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """metafeed's own words in one language."""

    language: str

    # Vocabularies
    prefixes: Mapping[str, str]  # before a title, with what separates them: `Cancelled: `
    statuses: Mapping[str, str]
    sales: Mapping[str, str]
    visibilities: Mapping[str, str]
    formats: Mapping[str, str]
    access: Mapping[str, str]
    hazards: Mapping[str, str]
    parts: Mapping[str, str]
    run_facts: Mapping[str, str]
    run_dates: Mapping[str, str]  # the facts that may have a {date}
    versions: Mapping[str, str]
    roles: Mapping[str, str]  # for one person or many
    colours: Mapping[str, str]
    premieres: Mapping[str, str]
    awards: Mapping[str, str]
    access_views: Mapping[str, str]  # title of the view of a service
    access_lost: Mapping[str, str]  # prefix of a showing that has it no more
    view_titles: Mapping[str, str]  # by the view or its first segment, then with a {name}
    views_left: Mapping[str, str]  # the prefix of a showing that left such a view, with a {name}
    headlines: Mapping[str, str]  # what a title says of a change, before a colon
    news: Mapping[str, str]  # a change in a sentence, by its kind

    # A film
    directed_by: str  # {names}
    with_cast: str  # {names}
    minutes: str  # {minutes}
    minutes_about: str  # {minutes}
    silent: str
    version: str  # {name}
    release: str  # {distributor}
    presented_by: str  # {name}
    part_of: str  # {series}

    # Languages
    in_language: str  # {language}
    intertitles_in: str  # {language}
    with_subtitles: str  # {language}; inside a sentence
    subtitled_in: str  # {language}
    no_subtitles: str
    no_dialogue: str
    access_in: str  # {access} {language}
    signed: str  # {language}

    # A showing
    screen: str  # {name}
    doors: str  # {time}
    tickets: str  # {url}
    guests: str  # {names}
    showings: str
    no_showings: str
    time_to_be_announced: str
    when: str  # {day} {time}
    when_zone: str  # {day} {time} {zone}
    late_night: str  # {evening} {morning} {day} {time}

    # A change
    because: str  # {state} {reason}
    new_date_to_come: str
    moved_from: str  # {when}
    was_at: str  # {place}
    format_changed: str  # {format} {old}; a prefix
    place: str  # {venue} {screen}
    unsaid: str  # what was not said before, or is not now
    and_more: str  # {count}

    calendars: Mapping[str, str]  # what a calendar is called that says more than usual, with its {name}
    pages: Mapping[str, str]  # on metafeed's own pages; see `metafeed.text.words.pages`
    subscribing: Mapping[str, str]  # where people subscribe; see `metafeed.text.words.subscribing`
    digest: Mapping[str, str]  # in the digest of a week; see `metafeed.text.words.digest`

    def prefix(self, state: str) -> str:
        """Return what stands before the title of such a showing, `""` for most."""
        return self.prefixes.get(state, "")

    def format_name(self, value: str) -> str:
        """Return what a carrier is called: `35mm`, `3D`."""
        return own(self.formats, value)

    def access_name(self, value: str) -> str:
        """Return what a service is called: `open-captions:fr` is `open captions in French`."""
        kind, _, tag = value.partition(":")
        if not tag:
            return own(self.access, kind)
        if kind == "signed":
            name = SIGN_LANGUAGES.get(tag.lower()) or language_name(tag, self.language)
            return self.signed.format(language=name)
        name = language_name(tag, self.language)
        return self.access_in.format(access=own(self.access, kind), language=name)

    def run_fact(self, value: str, date: str | None = None) -> str:
        """Return a fact of a run, with the date where it is given and the fact can have one."""
        if date and value in self.run_dates:
            return self.run_dates[value].format(date=date)
        return own(self.run_facts, value)

    def view_title(self, view: str, name: str | None = None) -> str:
        """Return the title of a view (`all`, `formats/35mm`, `venues/ID`).

        `name` is that of the film, bill, venue or series; the rest are named from their value.
        """
        kind, _, value = view.partition("/")
        if kind == "access" and value in self.access_views:
            return self.access_views[value]
        template = self.view_titles.get(view) or self.view_titles.get(kind, "{name}")
        return capital(template.format(name=name or self._view_name(kind, value)))

    def left_view(self, view: str, name: str | None = None) -> str:
        """Return what stands before the title of a showing that is in `view` no more."""
        kind, _, value = view.partition("/")
        if kind == "access" and value in self.access_lost:
            return self.access_lost[value]
        template = self.views_left.get(kind, "")
        return capital(template.format(name=name or self._view_name(kind, value)))

    def _view_name(self, kind: str, value: str) -> str:
        if kind in ("spoken", "subtitles"):
            return language_name(value, self.language)
        named = {"formats": self.format_name, "access": self.access_name}.get(kind)
        return named(value) if named else value


def own(table: Mapping[str, str], value: str) -> str:
    """Return the word for `value`; one of the author's own (`x-smell-o-vision`) is its own word."""
    return table.get(value) or value.removeprefix("x-").replace("-", " ")


def capital(text: str) -> str:
    """Return `text` with a capital at its beginning and the rest as it is."""
    return text[:1].upper() + text[1:]
