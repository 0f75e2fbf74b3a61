"""The page that lists every calendar and feed of a publication, for people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from metafeed.emitters import alternates, telling
from metafeed.emitters.edition import Edition
from metafeed.emitters.elements import Link
from metafeed.emitters.html import engine
from metafeed.emitters.html.frame import Page, frame
from metafeed.emitters.html.prose import NOTHING
from metafeed.views import View, every


@dataclass(frozen=True, slots=True)
class Offered:
    """A view that can be subscribed to: its name, its calendar as `webcal:` and as `https:`, its feeds."""

    name: str
    calendar: str | None
    webcal: str | None
    feeds: tuple[Link, ...]


def document(edition: Edition, view: View) -> bytes:
    """Return the page."""
    return engine.render(edition, "subscribe.html", _page(edition, view))


def _page(edition: Edition, view: View) -> Page:
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
        languages=(),
        about=tuple(offered(edition)),
    )


def offered(edition: Edition) -> Iterator[Offered]:
    """Yield what can be subscribed to: what is new first, then everything, then each selection."""
    yield from _offered(edition, alternates.NEWS)
    for view in every(edition.programme):
        if view.kind != "films" and view.kind != "bills":
            yield from _offered(edition, view)
    for view in every(edition.programme):
        if view.kind in ("films", "bills") and any(not edition.is_past(showing) for showing in view.showings):
            yield from _offered(edition, view)


def _offered(edition: Edition, view: View) -> Iterator[Offered]:
    links = [
        alternates.link(edition, each, view)
        for each in alternates.made(edition, view)
        if each.name != "jsonld"
    ]
    calendar = next((each.href for each in links if each.type == "text/calendar"), None)
    feeds = tuple(each for each in links if each.type != "text/calendar")
    if links:
        name = (
            edition.words.pages["newsfeed"] if view.kind == "changes" else telling.view_title(edition, view)
        )
        webcal = "webcal:" + calendar.partition(":")[2] if calendar else None
        yield Offered(name, calendar, webcal, feeds)
