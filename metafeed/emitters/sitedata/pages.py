"""What a page of a view needs: its head, its body, its showings under their days."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict

from metafeed.emitters import alternates, telling
from metafeed.emitters.edition import Edition
from metafeed.emitters.elements import elements
from metafeed.emitters.fragment import document as fragment
from metafeed.emitters.html.page import page as html_page
from metafeed.emitters.html.showings import days
from metafeed.emitters.sitedata.values import Data
from metafeed.model.vocabulary import OFF
from metafeed.resolving.programme import Showing
from metafeed.views import View


def page(edition: Edition, view: View) -> Data:
    """Return what a page of a view needs."""
    shown = html_page(edition, view)
    single = view.kind == "screenings"
    return {
        "path": view.path,
        "kind": view.kind,
        "id": view.key,
        "title": telling.title(edition, view.showings[0]) if single else telling.view_title(edition, view),
        "sort": _sort(edition, view),
        "document_title": shown.title,
        "description": shown.description,
        "url": shown.canonical,
        "page": shown.own,
        "picture": asdict(shown.picture) if shown.picture else None,
        **_head(edition, view),
        "fragment_html": None if single else fragment(edition, view).decode(),
        **_showings(edition, view),
    }


def _sort(edition: Edition, view: View) -> str:
    """Return the key by which a list is in order: of time for screenings, of the alphabet for the rest."""
    if view.kind == "screenings":
        return view.showings[0].order[0]
    own = view.films[0].sort_title if view.kind == "films" else None
    return edition.say(own) or telling.view_title(edition, view)


def _head(edition: Edition, view: View) -> Data:
    """Return the JSON-LD and links of a view, as text and as data; a list of nothing claims nothing."""
    element = alternates.head(edition, view)
    lines = elements(element, xml=False)
    claims = alternates.is_claim(view, element)
    return {
        "head_html": "\n".join(lines if claims else lines[1:]),
        "jsonld": element.node if claims else None,
        "links": [asdict(link) for link in element.links],
    }


def _showings(edition: Edition, view: View) -> Data:
    """Return the ids of a view's showings, those to come under their cinema days."""
    told = sorted((*view.showings, *view.left), key=lambda each: each.order)
    coming = [each for each in told if not edition.is_over(each)]
    return {
        "next": next((each.id for each in coming if each.status not in OFF), None),
        "coming": sum(1 for each in coming if each.status not in OFF),
        "days": _days(edition, coming),
        "past": [each.id for each in told if edition.is_over(each)],
        "screenings": [each.id for each in told],
    }


def _days(edition: Edition, showings: Iterable[Showing]) -> list[Data]:
    return [
        {"date": day.date, "name": day.name, "screenings": [row.id for row in day.rows]}
        for day in days(edition, showings)
    ]
