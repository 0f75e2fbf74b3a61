"""The programme for static-site generators: one JSON file that Hugo, Eleventy, Astro and Jekyll read as data.

`views` has what a page of each view needs: its head, ready as text and as data, its body, the ids of its
showings under their days. `films`, `bills` and `screenings` have the texts of each item, to be laid out by
the site; `lists` has the views of a kind in order, to make pages of. What nobody wrote is absent. Texts are
plain but those whose names end in `_html`. `schemas/sitedata.schema.json` lists every key.

Not here: which addresses the site gives its pages. The programme's `pages` says that, and links lead there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import orjson

from metafeed.emitters.edition import Edition
from metafeed.emitters.sitedata import items, pages
from metafeed.emitters.sitedata.values import Data, said
from metafeed.text.names import locale_of
from metafeed.views import KINDS, View, every, is_written, screening

#: Raised when a key changes its meaning or goes; keys may be added.
VERSION = 1


def document(edition: Edition, _view: View) -> bytes:
    """Return the data of the whole programme in one language."""
    programme = edition.programme
    views = list(_views(edition))
    told = {view.path: said(pages.page(edition, view)) for view in views}
    return orjson.dumps(
        {
            "version": VERSION,
            "language": edition.language,
            "direction": locale_of(edition.language).text_direction,
            "name": edition.say(programme.settings.name),
            "url": edition.home(),
            "base": edition.base,
            "lists": _lists(edition, told.values()),
            "views": told,
            "films": {view.key: said(items.film(edition, view)) for view in views if view.kind == "films"},
            "bills": {view.key: said(items.bill(edition, view)) for view in views if view.kind == "bills"},
            "screenings": {each.id: said(items.screening(edition, each)) for each in programme.showings},
        },
        option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE,
    )


def _views(edition: Edition) -> Iterator[View]:
    """Yield the views that a site has pages of, with the showings that left them."""
    programme = edition.programme
    for view in every(programme):
        if is_written(programme, view):
            left = (each for each in programme.showings if view.path in edition.history.left(each.id))
            yield replace(view, left=tuple(left))
    for showing in programme.showings:
        view = screening(showing)
        if showing.start is not None and is_written(programme, view):
            yield view


#: What an entry of a list has of its view.
_ENTRY = ("path", "kind", "id", "title", "sort", "url", "next", "coming")


def _lists(edition: Edition, told: Iterable[Data]) -> dict[str, list[Data]]:
    """Return the views by kind, also where there are none: films and bills by what plays next, the others last."""
    when = {showing.id: number for number, showing in enumerate(edition.programme.showings)}
    found: dict[str, list[Data]] = {kind: [] for kind in (*KINDS, "screenings") if kind != "all"}
    for each in told:
        if each["kind"] != "all":
            found[each["kind"]].append({key: each[key] for key in _ENTRY if key in each})
    for kind in ("films", "bills"):
        found[kind].sort(key=lambda entry: when.get(entry.get("next", ""), len(when)))
    return found
