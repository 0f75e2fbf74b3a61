"""What a stranger should find in the documents of a sample, from the resolved programme.

`--update` writes it to `expected/readings.json`, which is read by people before it is kept: titles, instants
in UTC, places and states, a list a document. No document is looked at here.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from metafeed import views
from metafeed.emitters import telling
from metafeed.emitters.edition import Edition
from metafeed.emitters.entries import entries
from metafeed.emitters.paths import document_path
from metafeed.publish import publication
from metafeed.resolving.programme import Programme, Showing

SUFFIXES = (".ics", ".rss", ".atom", ".feed.json", ".jsonld")


def told(programme: Programme, now: datetime, paths: list[str]) -> dict[str, list[dict[str, Any]]]:
    """Return the readings of the documents at `paths`."""
    found: dict[str, list[dict[str, Any]]] = {}
    published = publication(programme, now)
    for edition in published.editions:
        begin = "" if edition.language == programme.languages[0] else f"{edition.language}/"
        every = [*published.views, *map(views.screening, edition.programme.showings)]
        for view in every:
            for suffix in SUFFIXES:
                path = begin + document_path(view.path, suffix)
                if path in paths:
                    found[path] = _readings(edition, view, suffix)
    # Pages and lists for people are read by none of the strangers.
    return {path: found[path] for path in paths if path in found}


def _readings(edition: Edition, view: views.View, suffix: str) -> list[dict[str, Any]]:
    timed = [showing for showing in view.showings if showing.start]
    if suffix == ".ics":
        return [_event(edition, showing) for showing in timed if edition.in_window(showing)]
    if suffix == ".jsonld":
        return [_node(edition, showing) for showing in timed]
    return [
        {
            "id": e.id,
            "title": e.title,
            "state": "cancelled" if e.title.startswith(edition.words.prefix("cancelled")) else None,
        }
        for e in entries(edition, view, suffix)
    ]


def _event(edition: Edition, showing: Showing) -> dict[str, Any]:
    confirmed = edition.programme.settings.publish.cancelled == "keep-confirmed-prefixed"
    off = showing.status in ("cancelled", "postponed") and not confirmed
    state = "cancelled" if off else "scheduled"
    return {
        "id": f"screening-{showing.id}@{edition.programme.identity.authority}",
        "title": telling.summary(edition, showing),
        "start_utc": _utc(showing),
        "place": telling.location(edition, showing.venue),
        "state": state,
    }


def _node(edition: Edition, showing: Showing) -> dict[str, Any]:
    members = edition.words.prefix("members") if showing.visibility == "members" else ""
    return {
        "id": f"{edition.programme.base}screenings/{showing.id}#screening",
        "title": members + telling.title(edition, showing),
        "start_utc": _utc(showing),
        "place": edition.say(showing.venue.name),
        "state": showing.status,
    }


def _utc(showing: Showing) -> str:
    return f"{showing.begins.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
