"""The texts of a case: every string that an author wrote for people to read or to follow.

No rule itself: the rules that judge texts of all fields take them from here. Not here: words of a
vocabulary, ids, dates and amounts, which the model has judged already.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple

from metafeed.case import Case
from metafeed.diagnostics import pointer
from metafeed.document import COLLECTIONS
from metafeed.model.film import Restoration
from metafeed.model.node import Node
from metafeed.model.parts import Part
from metafeed.model.programme import Pages
from metafeed.model.text import Localised

#: Fields that hold ids, words of a vocabulary, times or numbers, wherever they stand.
_WORDS = frozenset(
    {
        "access", "cinema_day_ends", "check", "cleared", "colour", "countries", "currency", "date",
        "dates", "facts", "film", "films", "format", "formats", "hazards", "id", "identity", "ignore",
        "intertitles", "kind", "lang", "language", "languages", "publish", "result", "runtime", "sale",
        "screen", "series", "status", "subtitles", "time", "times", "type", "venue", "venues",
        "version", "visibility", "works", "year", "zone",
    }
)  # fmt: skip
#: Fields of the type `Url`, and those of `Markdown`; a test holds them against the model.
ADDRESSES = frozenset({"base_url", "hub", "license", "logo", "same_as", "thumbnail", "tickets", "url"})
MARKDOWN = frozenset({"note", "synopsis"})
#: Where a `note` is one plain line.
_PLAIN_NOTES = (Part, Restoration)

#: Where a text stands, the value and the field that it belongs to, and the text in all its languages.
_Said = tuple[str, Node, str, str | Mapping[str, str]]


class Text(NamedTuple):
    """One string: where it stands, the value and the field that it belongs to, and itself."""

    pointer: str
    owner: Node
    field: str
    text: str

    @property
    def is_address(self) -> bool:
        """Whether it is a URL."""
        return self.field in ADDRESSES or isinstance(self.owner, Pages)

    @property
    def is_markdown(self) -> bool:
        """Whether it is Markdown."""
        return self.field in MARKDOWN and not isinstance(self.owner, _PLAIN_NOTES)


def texts(case: Case) -> Iterator[Text]:
    """Yield every text and address of a case, in each of its languages."""
    for place, owner, name, value in _said(case):
        for where, _, text in languages(place, value):
            yield Text(where, owner, name, text)


def localised(case: Case) -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield (pointer, text) of the texts that are maps of languages."""
    for place, _, _, value in _said(case):
        if not isinstance(value, str):
            yield place, value


def languages(place: str, value: Localised | None) -> Iterator[tuple[str, str | None, str]]:
    """Yield (pointer, language tag, text) of a text at `place`; no tag where it has one language."""
    if isinstance(value, str):
        yield place, None, value
    elif value is not None:
        for tag, text in value.items():
            yield place + pointer(tag), tag, text


def unusual(tree: Any, place: str = "") -> Iterator[tuple[str, str]]:
    """Yield (pointer, text) of the strings of a document's tree that are not printable ASCII.

    This is what the author typed: the model has cleaned its texts already.
    """
    inner = tree.items() if isinstance(tree, Mapping) else enumerate(tree)
    for key, value in inner:
        if isinstance(value, str):
            if not (value.isascii() and value.isprintable()):
                yield place + pointer(key), value
        elif isinstance(value, (Mapping, list, tuple)):
            yield from unusual(value, place + pointer(key))


def _said(case: Case) -> Iterator[_Said]:
    yield from _within("", case.typed.settings)
    for collection in COLLECTIONS:
        for item in getattr(case.typed, collection):
            yield from _within(item.pointer, item.value)


def _within(place: str, node: Node) -> Iterator[_Said]:
    keys = _keys(type(node))
    for name in node.model_fields_set:
        if name in keys:
            yield from _of(place + keys[name], node, name, getattr(node, name))


def _of(place: str, owner: Node, name: str, value: Any) -> Iterator[_Said]:
    if isinstance(value, str):
        yield place, owner, name, value
    elif isinstance(value, Node):
        yield from _within(place, value)
    elif isinstance(value, (list, tuple)):
        for number, each in enumerate(value):
            yield from _of(f"{place}/{number}", owner, name, each)
    elif isinstance(value, Mapping) and all(isinstance(each, str) for each in value.values()):
        yield place, owner, name, value
    elif isinstance(value, Mapping):
        for key, each in value.items():
            yield from _of(place + pointer(key), owner, name, each)


@cache
def _keys(model: type[Node]) -> Mapping[str, str]:
    """Return the fields of a model class that may hold texts, with their steps in a pointer."""
    return {
        name: pointer(field.alias or name)
        for name, field in model.model_fields.items()
        if model is Pages or name not in _WORDS
    }
