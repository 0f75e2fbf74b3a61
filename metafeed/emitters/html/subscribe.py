"""The page on which people subscribe: every calendar and feed, with the ways into each program that they may have.

What is new comes first, because a feed of it tells; then everything, then each selection. The page works without its
script, which copies addresses and narrows what is listed to what one is interested in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from metafeed.emitters import alternates, by_name, qr, telling
from metafeed.emitters.edition import Edition
from metafeed.emitters.elements import Link
from metafeed.emitters.html import engine
from metafeed.emitters.html.frame import Page, frame
from metafeed.emitters.html.prose import NOTHING
from metafeed.emitters.html.ways import Way, into_calendars
from metafeed.model.programme import View as Selection
from metafeed.model.vocabulary import WEEKDAYS
from metafeed.text.names import language_name
from metafeed.text.words.table import capital
from metafeed.views import View, every


@dataclass(frozen=True, slots=True)
class Offered:
    """A view that can be subscribed to. `anchor` is its place on the page, `code` the drawing that leads there.

    `criteria` is what it selects, by parameter, where it can be chosen by that; `feeds` are (link, name).
    """

    anchor: str
    name: str
    calendar: str | None
    ways: tuple[Way, ...]
    feeds: tuple[tuple[Link, str], ...]
    code: str | None
    criteria: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose by: its label, and (value, name) of each; a value is parameters as in an address."""

    label: str
    options: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Subscribing:
    """All that there is to choose: the two that come first, the others by group, how to narrow, how fresh they are."""

    first: tuple[Offered, ...]
    groups: tuple[tuple[str, tuple[Offered, ...]], ...]
    choices: tuple[Choice, ...]
    parameters: bool
    fresh: tuple[tuple[str, str], ...]
    script: str


#: Heading → kinds of view below it.
_GROUPS = (
    ("selections", ("views", "formats", "access", "spoken", "subtitles")),
    ("series", ("series",)),
    ("venues", ("venues",)),
    ("films", ("films", "bills")),
)
#: Kind of view → the parameter that asks for the same, and the label under which one chooses it.
_CHOICES = {
    "formats": ("format", "format"), "access": ("access", "access"), "spoken": ("spoken", "language"),
    "subtitles": ("subtitles", "language"), "series": ("series", "series_one"), "venues": ("venue", "venue"),
}  # fmt: skip
#: Kind of view → the words for a choice of it: what is spoken and what is read are told apart.
_LANGUAGES = {"spoken": "spoken_in", "subtitles": "subtitled_in"}
#: The hours at which a weekday's evening begins.
_EVENINGS = {"days": "mon,tue,wed,thu,fri", "after": "18:00"}
_FEEDS = {"application/atom+xml": "Atom", "application/rss+xml": "RSS", "application/feed+json": "JSON Feed"}
#: Programs in the order in which it is said how soon they hear of a change, by its words.
_PROGRAMS = {
    "Apple": "fresh_apple", "Google": "fresh_google", "Outlook, Microsoft 365": "fresh_outlook",
    "Thunderbird": "fresh_thunderbird", "Android": "fresh_android", "Nextcloud": "fresh_nextcloud",
    "readers": "fresh_readers",
}  # fmt: skip


def document(edition: Edition, view: View) -> bytes:
    """Return the page."""
    return engine.render(edition, "subscribe.html", page(edition, view))


def page(edition: Edition, view: View) -> Page:
    """Return what the page says."""
    words = edition.words.pages
    shown, own = frame(edition, view), edition.document("all", ".subscribe.html")
    return replace(
        shown,
        view="subscribe",
        kind="subscribe",
        title=f"{words['subscribe']} – {shown.house}",
        heading=words["subscribe_all"],
        description=words["subscribe_how"],
        own=own,
        canonical=own,
        head=NOTHING,
        crumbs=((words["programme"], shown.index_url), (words["subscribe"], own)),
        languages=tuple(_languages(edition, shown)),
        about=subscribing(edition),
    )


def _languages(edition: Edition, shown: Page) -> Iterator[tuple[str, str, str]]:
    """Yield the same page in the other languages."""
    for tag, name, _ in shown.languages:
        yield tag, name, edition.in_language(tag).document("all", ".subscribe.html")


def subscribing(edition: Edition) -> Subscribing:
    """Return what can be subscribed to."""
    found = [(view, offered) for view in _views(edition) if (offered := _offered(edition, view))]
    groups = (
        (
            edition.words.pages[heading],
            tuple(each for kind in kinds for view, each in found if view.kind == kind),
        )
        for heading, kinds in _GROUPS
    )
    settings = edition.programme.settings.publish
    return Subscribing(
        first=tuple(each for view, each in found if view.kind in ("changes", "all")),
        groups=tuple((heading, offered) for heading, offered in groups if offered),
        choices=tuple(_choices(edition, found)),
        parameters=settings.parameters,
        fresh=tuple(_fresh(edition)),
        script=edition.base + "subscribe.js",
    )


def _fresh(edition: Edition) -> Iterator[tuple[str, str]]:
    """Yield (program, how soon it hears of a change)."""
    words, hours = edition.words.subscribing, edition.programme.settings.publish.refresh_hours
    for name, key in _PROGRAMS.items():
        yield words.get(name, name), words[key].format(hours=hours)


def _views(edition: Edition) -> Iterator[View]:
    yield alternates.NEWS
    for view in every(edition.programme):
        works = view.kind in ("films", "bills")
        if not works or any(not edition.is_past(showing) for showing in view.showings):
            yield view


def _offered(edition: Edition, view: View) -> Offered | None:
    links = [
        alternates.link(edition, each, view)
        for each in alternates.made(edition, view)
        if each.name != "jsonld"
    ]
    if not links:
        return None
    calendar = next((each.href for each in links if each.type == "text/calendar"), None)
    words = edition.words.pages
    name = words["newsfeed"] if view.kind == "changes" else telling.view_title(edition, view)
    code = by_name("qr")
    drawn = code.writes(view.kind) and code.is_wanted(edition.programme.settings.publish)
    return Offered(
        anchor=qr.anchor(view),
        name=name,
        calendar=calendar,
        ways=into_calendars(calendar, telling.heading(edition, view)) if calendar else (),
        feeds=tuple((each, _FEEDS[each.type]) for each in links if each.type in _FEEDS),
        code=edition.document(view.path, ".qr.svg") if drawn else None,
        criteria=_criteria(edition, view),
    )


def _criteria(edition: Edition, view: View) -> dict[str, str]:
    """Return the parameters that ask for what a view has; empty where there are none."""
    if view.kind in _CHOICES:
        return {_CHOICES[view.kind][0]: view.key}
    own = (each for each in edition.programme.settings.views if view.path == f"views/{each.id}")
    return next((_asked(edition, each) for each in own), {})


def _asked(edition: Edition, selection: Selection) -> dict[str, str]:
    """Return the parameters that ask for what the author selected, each in its canonical form; {} for what none ask for."""
    films, series = edition.programme.films, edition.programme.series
    # What is not public yet is not named either.
    of_films = [each for each in selection.films if each in films]
    of_series = [each for each in selection.series if each in series]
    if selection.bills or (selection.films and not of_films) or (selection.series and not of_series):
        return {}
    told = {
        "format": sorted(selection.formats),
        "access": sorted(each.lower().replace("signed:", "signed-") for each in selection.access),
        "spoken": sorted(each.lower() for each in selection.spoken),
        "subtitles": sorted(each.lower() for each in selection.subtitles),
        "series": sorted(of_series),
        "venue": sorted(selection.venues),
        "film": sorted(of_films),
        "days": sorted(selection.days, key=WEEKDAYS.index),
    }
    found = {name: ",".join(values) for name, values in told.items() if values}
    for name in ("after", "before"):
        hour = getattr(selection, name)
        if hour is not None:
            found[name] = f"{hour.minutes // 60:02}:{hour.minutes % 60:02}"
    return found


def _choices(edition: Edition, found: list[tuple[View, Offered]]) -> Iterator[Choice]:
    """Yield what one can choose by: what more than nothing has, each label once."""
    words = {**edition.words.pages, **edition.words.subscribing}
    options: dict[str, list[tuple[str, str]]] = {}
    for view, offered in found:
        if view.kind in _CHOICES:
            name, label = _CHOICES[view.kind]
            options.setdefault(label, []).append((f"{name}={view.key}", _short(edition, view, offered)))
    evenings = any(offered.criteria == _EVENINGS for _, offered in found)
    if evenings or edition.programme.settings.publish.parameters:
        asked = "&".join(f"{name}={value}" for name, value in _EVENINGS.items())
        options["when"] = [(asked, words["weekday_evenings"])]
    if len(options.get("venue", ())) == 1:
        del options["venue"]
    for label, values in options.items():
        yield Choice(words[label], tuple(values))


def _short(edition: Edition, view: View, offered: Offered) -> str:
    """Return the name of a choice: that of the value, and never a subtitle for a caption."""
    words = edition.words
    if view.kind == "formats":
        return words.format_name(view.key)
    if view.kind == "access":
        return capital(words.access_name(view.key.replace("signed-", "signed:", 1)))
    if view.kind in _LANGUAGES:
        name = language_name(view.key, edition.language)
        return words.subscribing[_LANGUAGES[view.kind]].format(name=name)
    return edition.say(view.title) or offered.name
