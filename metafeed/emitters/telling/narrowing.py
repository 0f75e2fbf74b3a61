"""What a view is narrowed to, in words: `35mm, open captions, Friday, Saturday, from 6:00 pm`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from metafeed.emitters.edition import Edition
from metafeed.emitters.telling.works import in_languages, subtitles
from metafeed.model import vocabulary
from metafeed.text import dates
from metafeed.text.names import weekday
from metafeed.views import Narrowing

#: A criterion → its value in words.
_WORDS: Mapping[str, Callable[[Edition, str], str]] = {
    "access": lambda edition, value: edition.words.access_name(value.replace("signed-", "signed:", 1)),
    "after": lambda edition, value: edition.words.pages["after"].format(time=_time(edition, value)),
    "before": lambda edition, value: edition.words.pages["before"].format(time=_time(edition, value)),
    "days": lambda edition, value: weekday(vocabulary.WEEKDAYS.index(value), edition.language),
    "film": lambda edition, value: _named(edition, "films", "title", value),
    "format": lambda edition, value: edition.words.format_name(value),
    "series": lambda edition, value: _named(edition, "series", "title", value),
    "spoken": lambda edition, value: in_languages(edition, (value,)),
    "subtitles": lambda edition, value: subtitles(edition, (value,)),
    "venue": lambda edition, value: _named(edition, "venues", "name", value),
}


def narrowed(edition: Edition, narrowing: Narrowing) -> list[str]:
    """Return the criteria in words, those of what is shown before those of when."""
    order = sorted(narrowing.criteria, key=lambda each: each[0] in ("after", "before", "days"))
    return [_WORDS[name](edition, value) for name, values in order for value in values]


def _time(edition: Edition, value: str) -> str:
    """Return an hour of a cinema day; one past midnight as the clock shows it."""
    hours, minutes = value.split(":")
    return dates.hour(int(hours) * 60 + int(minutes), edition.language)


def _named(edition: Edition, collection: str, key: str, identity: str) -> str:
    item = getattr(edition.programme, collection).get(identity)
    return edition.say(getattr(item, key)) if item else identity
