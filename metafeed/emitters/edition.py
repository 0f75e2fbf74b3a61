"""An edition: a public programme in one language at one instant, ready to be told.

What every emitter needs and none should work out for itself: the language and its words, addresses, ids,
revisions, and the fragments that were rendered already. A fragment (an item in a standard and a language)
is rendered once and put into every document that it belongs to.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property
from typing import Any, Self, TypeVar
from urllib.parse import quote

from metafeed.emitters.paths import document_path
from metafeed.history import History, Revision, in_window
from metafeed.model.film import Film
from metafeed.model.media import Image
from metafeed.model.series import Bill, Series
from metafeed.model.text import Localised, choose
from metafeed.model.venue import Venue
from metafeed.resolving.programme import Programme, Showing
from metafeed.text.words import Words, words
from metafeed.views import ITEMS, VIEWS_OF, View

T = TypeVar("T")


@dataclass(frozen=True)
class Edition:
    """A programme that has passed `metafeed.resolving.public`, in `language`, at `now`.

    `base` is where the publication lies, with its slash; documents of further languages lie below
    `base + TAG/`, under the same ids.
    """

    programme: Programme
    language: str
    now: datetime
    history: History
    fragments: dict[tuple[str, str, str], Any] = field(default_factory=dict, repr=False)
    #: See `metafeed.emitters.moulds`.
    moulds: dict[Any, Any] = field(default_factory=dict, repr=False)

    # Languages and words

    @property
    def is_main(self) -> bool:
        """Whether this is the programme's main language, with which what all languages share is written."""
        return self.language == self.programme.languages[0]

    def in_language(self, language: str) -> Self:
        """Return the same in another language."""
        return (
            self if language == self.language else replace(self, language=language, fragments={}, moulds={})
        )

    @cached_property
    def words(self) -> Words:
        """The tool's own words in this edition's language."""
        return words(self.language)

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The languages in which a text is looked for: this one, then the programme's."""
        return (self.language, *(tag for tag in self.programme.languages if tag != self.language))

    def say(self, value: Localised | None) -> str:
        """Return a text in this edition's language, or in the next best that it has."""
        return choose(value, self.order)

    # Fragments

    def fragment(self, emitter: str, kind: str, identity: str, render: Callable[[], T]) -> T:
        """Return an item's fragment in a standard, rendering it the first time."""
        key = (emitter, kind, identity)
        if key not in self.fragments:
            self.fragments[key] = render()
        return self.fragments[key]  # type: ignore[no-any-return]

    def once(self, key: tuple[Any, ...], make: Callable[[], T], *held: object) -> T:
        """Return what is made of what many items have in common, made once.

        `key` says what that is; objects whose `id` is in it are `held`, so that no other gets that.
        """
        if key not in self.moulds:
            self.moulds[key] = make(), held
        made: T = self.moulds[key][0]
        return made

    def revision(self, kind: str, identity: str, standard: str) -> Revision:
        """Return how often and when what a standard tells of an item changed: ical, jsonld or feed."""
        return self.history.of(kind, identity, standard)

    def is_past(self, showing: Showing) -> bool:
        """Tell whether a showing has begun."""
        return showing.start is not None and showing.start <= self.now

    def is_over(self, showing: Showing) -> bool:
        """Tell whether a showing has begun or, where its time is not known, its day is over."""
        return self.is_past(showing) if showing.start else showing.cinema_day < self.now.date()

    def in_window(self, showing: Showing) -> bool:
        """Tell whether a showing is recent enough for calendars and feeds."""
        return in_window(self.programme.settings.publish, showing, self.history.gone(showing.id), self.now)

    def was_published(self, view: View, suffix: str) -> bool:
        """Tell whether a view's document is out already, so that it may not be empty."""
        return self.path(view.path, suffix) in self.history.kept

    def path(self, view: str, suffix: str) -> str:
        """Return the path of a view's document below the publication's root."""
        return self.root[len(self.base) :] + document_path(view, suffix)

    # Identity: from kind, id and the programme's identity, for life

    def uid(self, kind: str, identity: str) -> str:
        """Return the iCalendar UID of an item: `screening-qa@filmforum.org`."""
        return f"{kind}-{identity}@{self.programme.identity.authority}"

    def tag(self, *parts: str) -> str:
        """Return the feed id of an item (RFC 4151): `tag:filmforum.org,2019:film/cranes`."""
        identity = self.programme.identity
        return f"tag:{identity.authority},{identity.year}:{'/'.join(parts)}"

    def tag_of(self, view: View) -> str:
        """Return the feed id of a view; what it is narrowed to is part of it."""
        return self.tag(view.path) + (f"?{view.narrowing.query}" if view.narrowing else "")

    # Addresses: from the base URL and ids

    @cached_property
    def base(self) -> str:
        """The base URL with its slash. `metafeed.publish` refuses a programme without one."""
        return self.programme.base or ""

    @cached_property
    def root(self) -> str:
        """Where this language's documents lie."""
        return self.base if self.is_main else f"{self.base}{self.language}/"

    def node_id(self, kind: str, identity: str = "") -> str:
        """Return the `@id` of a node: the same in every document and language."""
        return _NODE_IDS[kind].format(base=self.base, id=identity)

    def document(self, view: str, suffix: str) -> str:
        """Return the URL of a view's document."""
        return self.root + document_path(view, suffix)

    def address(self, view: View, suffix: str) -> str:
        """Return the URL of a view's document, with the parameters that narrow it."""
        query = f"?{view.narrowing.query}" if view.narrowing else ""
        return self.document(view.path, suffix) + query

    def home(self) -> str:
        """Return the house's page for people, or where the publication lies."""
        return self.programme.settings.url or self.root

    def page(self, kind: str, item: Film | Bill | Series | Venue | Showing) -> str | None:
        """Return an item's page for people: the author's, else metafeed's own, else None."""
        if authored := self.authored(kind, item):
            return authored
        timed = not isinstance(item, Showing) or item.start is not None
        return self.own_page(f"{VIEWS_OF[kind]}/{item.id}") if timed else None

    def authored(self, kind: str, item: Film | Bill | Series | Venue | Showing) -> str | None:
        """Return the page that the author named: the item's `url`, else by the template, else None."""
        template: str | None = getattr(self.programme.settings.pages, kind)
        return item.url or (template.replace("{id}", item.id) if template else None)

    def page_of(self, view: View) -> str | None:
        """Return the page for people of the item that a view is of, None for selections."""
        if view.kind == "screenings":
            return self.page("screening", view.showings[0])
        found = self.item_of(view)
        return self.page(*found) if found else None

    def item_of(self, view: View) -> tuple[str, Film | Bill | Series | Venue] | None:
        """Return the kind and the item that a view is of, None for selections and screenings."""
        if view.kind not in ("films", "bills", "series", "venues"):
            return None
        item = getattr(self.programme, view.kind).get(view.key)
        return (ITEMS[view.kind], item) if item else None

    def page_of_showing(self, showing: Showing) -> str | None:
        """Return where people read of a showing: a page that the author named, of it or its work, else metafeed's own."""
        own = self.authored("screening", showing)
        return own or next(iter(self.authored_of_works(showing)), None) or self.page("screening", showing)

    def authored_of_works(self, showing: Showing) -> list[str]:
        """Return the pages that the author named of a showing's bill, or its films."""
        if showing.bill:
            pages = [self.authored("bill", showing.bill)]
        else:
            pages = [self.authored("film", piece.film) for piece in showing.pieces]
        return [page for page in dict.fromkeys(pages) if page]

    def own_page(self, view: str) -> str | None:
        """Return the address of the page that metafeed makes of a view, None where the programme wants none."""
        if self._without_pages is None or self._without_pages & {view, view.partition("/")[0]}:
            return None
        return self.document(view, ".html")

    @cached_property
    def _without_pages(self) -> frozenset[str] | None:
        """The views and kinds of views that have no page; None where nothing has one."""
        publish = self.programme.settings.publish
        return frozenset(publish.without) if publish.wants(PAGES) else None

    def image(self, image: Image) -> str | None:
        """Return the address of a picture, or None if it has none or the house may show it no more."""
        if not image.may_be_shown(self.now.date()):
            return None
        if image.url:
            return image.url
        return self.base + quote(image.file) if image.file else None

    def images_of(self, showing: Showing) -> list[str]:
        """Return the addresses of a showing's pictures: its bill's, then its films'."""
        pictures = [
            *(showing.bill.images if showing.bill else ()),
            *(i for p in showing.pieces for i in p.film.images),
        ]
        return [address for picture in pictures if (address := self.image(picture))]


_NODE_IDS = {
    "cinema": "{base}#cinema",
    "film": "{base}films/{id}#movie",
    "version": "{base}films/{id}",
    "venue": "{base}venues/{id}#venue",
    "series": "{base}series/{id}#series",
    "screening": "{base}screenings/{id}#screening",
    "presentation": "{base}screenings/{id}#presentation",
}

#: The emitter of pages for people.
PAGES = "html"
