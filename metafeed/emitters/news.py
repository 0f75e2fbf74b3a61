"""The feed of news: what was announced, moved or called off, one entry a film and publication.

Each entry has an id of its own, because readers show a new one and hide a changed one. The feed has the
newest, archives of fixed size the others (RFC 5005 §4): what is in an archive never changes. The feed and its
newest archive overlap, so that nothing is missed between them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from metafeed.emitters import telling
from metafeed.emitters.edition import Edition
from metafeed.emitters.entry import Entry, calendar, showings_of
from metafeed.history import Change, News
from metafeed.views import View

#: Entries of the feed, and of each archive.
SIZE = 50
#: So many kinds of change are named in a title, the weightiest first.
HEADS = 2


def changes_views(news: Sequence[News]) -> Iterator[View]:
    """Yield the view of the news, and those of its archives, the oldest first."""
    for number in range(1, archives(len(news)) + 1):
        yield View("changes", str(number), ())
    yield View("changes", "", ())


def archives(count: int) -> int:
    """Return how many archives there are of so many news: full ones, and none for what the feed has whole."""
    return max(0, count - 1) // SIZE


def older(edition: Edition, view: View) -> View | None:
    """Return the archive before a view of news."""
    before = int(view.key) - 1 if view.key else archives(len(edition.history.memory.news))
    return View("changes", str(before), ()) if before > 0 else None


def entries(edition: Edition, view: View) -> list[Entry]:
    """Return the entries of a view of news, the newest first."""
    told = edition.history.memory.news
    end = int(view.key) * SIZE if view.key else len(told)
    return [_entry(edition, each) for each in reversed(told[max(0, end - SIZE) : end])]


def _entry(edition: Edition, news: News) -> Entry:
    return edition.fragment("entry", "news", str(news.number), lambda: _rendered(edition, news))


def _rendered(edition: Edition, news: News) -> Entry:
    kind, _, key = news.subject.partition("/")
    lines = [telling.change_sentence(edition, change) for change in news.changes]
    page = _page(edition, kind, key)
    blocks = [f"<p>{escape(line)}</p>" for line in lines]
    for change in news.changes:
        listed = [f"<li>{escape(each)}</li>" for each in telling.change_showings(edition, change)]
        blocks += ["<ul>", *listed, "</ul>"] if listed else []
    return Entry(
        kind="news",
        key=str(news.number),
        id=edition.tag(news.subject, "news", str(news.count)),
        title=_title(edition, news),
        url=page,
        summary="\n".join(lines),
        html="\n".join(blocks),
        published=news.told,
        updated=news.told,
        calendar=calendar(edition, kind, key, filter(edition.in_window, showings_of(edition, kind, key))),
        categories=tuple(_categories(edition, news.changes)),
        pictures=(),
        credits=(),
        ratings=(),
        showings=(),
        reply_to=(edition.tag(news.subject), page),
    )


def _title(edition: Edition, news: News) -> str:
    """Return what most readers show alone: `New time: TITLE – Thu, Aug 1, 3:35 pm, Film Forum`."""
    words = edition.words
    heads = list(dict.fromkeys(words.headlines[change.kind] for change in news.changes))[:HEADS]
    state = ", ".join([head if n == 0 else head[:1].lower() + head[1:] for n, head in enumerate(heads)])
    title = words.because.format(state=state, reason=telling.change_titles(edition, news.titles))
    places = [place for change in news.changes for place in (change.place, *change.places) if place]
    if not places or any(place != places[0] for place in places):
        return title
    place = places[0]
    return f"{title} – {telling.change_when_short(edition, place)}, {edition.say(place.venue)}"


def _page(edition: Edition, kind: str, key: str) -> str | None:
    programme = edition.programme
    item = programme.films.get(key) if kind == "film" else programme.bills.get(key)
    return edition.page(kind, item) if item else None


def _categories(edition: Edition, changes: Sequence[Change]) -> Iterator[tuple[str, str]]:
    for kind in dict.fromkeys(change.kind for change in changes):
        yield f"changes/{kind}", edition.words.headlines[kind]
