"""JSON Feed 1.1, with the showings as an extension, `_metafeed`."""

from __future__ import annotations

from typing import Any, NamedTuple

import orjson

from metafeed.emitters import moulds, news, telling
from metafeed.emitters.edition import Edition
from metafeed.emitters.entries import heads, rendered
from metafeed.emitters.entry import Entry
from metafeed.emitters.reads import JSON_FEED_READS as READS
from metafeed.resolving.programme import Showing
from metafeed.views import View

__all__ = ["READS", "document"]

VERSION = "https://jsonfeed.org/version/1.1"


def document(edition: Edition, view: View) -> bytes | None:
    """Return the JSON feed of a view, None if it has no item."""
    told = heads(edition, view, ".feed.json")
    if not told and not view.narrowing:
        return None
    items = rendered(edition, "jsonfeed", told, _item)
    head = orjson.dumps(_head(edition, view))
    return head[:-1] + b',"items":[\n' + b",\n".join(items) + b"\n]}\n"


def _head(edition: Edition, view: View) -> dict[str, Any]:
    settings = edition.programme.settings
    house = edition.say(settings.name)
    return (
        {
            "version": VERSION,
            "title": telling.heading(edition, view),
            "home_page_url": edition.home(),
            "feed_url": edition.address(view, ".feed.json"),
            "description": edition.say(settings.description) or telling.about(edition, view),
            "language": edition.language,
            "authors": [{"name": house} | ({"url": settings.url} if settings.url else {})],
        }
        | _hubs(edition)
        | _next(edition, view)
    )


def _hubs(edition: Edition) -> dict[str, Any]:
    """Return the hub that the feed is announced to."""
    hub = edition.programme.settings.publish.hub
    return {"hubs": [{"type": "WebSub", "url": hub}]} if hub else {}


def _next(edition: Edition, view: View) -> dict[str, Any]:
    """Return where the older news are."""
    before = news.older(edition, view) if view.kind == "changes" else None
    return {"next_url": edition.document(before.path, ".feed.json")} if before else {}


def _item(edition: Edition, entry: Entry) -> bytes:
    picture = next(iter(entry.pictures), None)
    told = {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "image": picture.url if picture else None,
        "date_published": entry.published.isoformat(),
        "date_modified": entry.updated.isoformat(),
        "tags": [label for _, label in entry.categories],
        "language": edition.language,
        "attachments": [{"url": entry.calendar, "mime_type": "text/calendar"}] if entry.calendar else [],
        "_metafeed": _extension(edition, entry),
    }
    return orjson.dumps({key: value for key, value in told.items() if value not in (None, "", [])})


def _extension(edition: Edition, entry: Entry) -> dict[str, Any] | None:
    """Return what JSON Feed has no word for: the showings, and what news are about."""
    if entry.reply_to:
        return {"in_reply_to": entry.reply_to[0]}
    showings = [_showing(edition, showing) for showing in entry.showings]
    return {"showings": showings} if showings else None


def _showing(edition: Edition, showing: Showing) -> dict[str, Any]:
    """Return a showing for programs: id, instants, state, place, tickets."""
    common = moulds.in_common(edition, "jsonfeed", showing, _common)
    told = {
        "id": showing.id,
        "title": common.title,
        "start": showing.start.isoformat() if showing.start else None,
        "end": showing.end.isoformat() if showing.end else None,
        "zone": showing.venue.zone,
        "cinema_day": showing.cinema_day.isoformat(),
        "status": showing.status,
        "sale": showing.sale,
        "venue": common.venue,
        "screen": common.screen,
        "tickets": showing.tickets,
    }
    return {key: value for key, value in told.items() if value is not None}


class _Common(NamedTuple):
    """What showings that are alike have in common."""

    title: str
    venue: str
    screen: str | None


def _common(edition: Edition, showing: Showing) -> _Common:
    screen = telling.screen_name(edition, showing.screen) if showing.screen else None
    return _Common(telling.summary(edition, showing), edition.say(showing.venue.name), screen)
