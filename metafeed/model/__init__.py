"""The canonical film model: from a document's plain values to typed ones, or findings.

`build` types each item by itself. An item with a fault is typed without the faulty values, so that the
rules still see the rest of it; what is beyond that is `broken`: known by its id and not judged further.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar

from pydantic import ValidationError

from metafeed.diagnostics import Diagnostic, pointer
from metafeed.document import COLLECTIONS, Document
from metafeed.model import faults, pruning
from metafeed.model.film import Film
from metafeed.model.node import Node
from metafeed.model.programme import ITEMS, Identity, Notice, Settings, Source
from metafeed.model.run import Run
from metafeed.model.screening import Screening
from metafeed.model.series import Bill, Series
from metafeed.model.venue import Venue

T = TypeVar("T", bound=Node)


@dataclass(frozen=True, slots=True)
class Item(Generic[T]):
    """A typed value and the JSON pointer at which it stands in the document."""

    pointer: str
    value: T


@dataclass(frozen=True, slots=True)
class Typed:
    """A document's values, typed.

    `broken` are (collection, id) of items that could not be. `dropped` are the pointers of faulty entries
    that were left out of lists, so that those behind them stand at another place in the document. `wrong`
    are the pointers of all values at fault, those included that have no finding because they follow from
    another fault; `faulty` are these and what they are a part of. `unread` says that the file with the
    programme's own keys could not be read, so that nobody knows what they are.
    """

    settings: Settings
    venues: tuple[Item[Venue], ...] = ()
    films: tuple[Item[Film], ...] = ()
    bills: tuple[Item[Bill], ...] = ()
    series: tuple[Item[Series], ...] = ()
    runs: tuple[Item[Run], ...] = ()
    screenings: tuple[Item[Screening], ...] = ()
    notices: tuple[Item[Notice], ...] = ()
    broken: frozenset[tuple[str, str]] = frozenset()
    dropped: frozenset[str] = frozenset()
    wrong: frozenset[str] = frozenset()
    faulty: frozenset[str] = frozenset()
    unread: bool = False
    findings: tuple[Diagnostic, ...] = ()

    def all_runs(self) -> Iterable[tuple[Item[Run], Item[Film] | None]]:
        """Yield every run with the film that it stands in, if it stands in one."""
        for run in self.runs:
            yield run, None
        for film in self.films:
            for run in self.entries(f"{film.pointer}/runs", film.value.runs):
                yield run, film

    def is_faulty(self, place: str) -> bool:
        """Tell whether something was found at `place` or within it."""
        return place in self.faulty

    def entries(self, place: str, values: Iterable[T]) -> Iterator[Item[T]]:
        """Yield the entries of the list that stands at `place`, each with its own pointer."""
        number = 0
        for value in values:
            while f"{place}/{number}" in self.dropped:
                number += 1
            yield Item(f"{place}/{number}", value)
            number += 1


def build(document: Document) -> Typed:
    """Type a document. The result is total: what could not be typed is absent and has a finding."""
    tree = document.tree
    typing = _Typing()
    settings = typing.settings({k: v for k, v in tree.items() if k not in COLLECTIONS})
    typing.context = {"clock": int(settings.clock) if settings.clock else None, "dates": settings.dates}
    items = {name: typing.items(name, tree[name]) for name in COLLECTIONS if tree.get(name) is not None}
    wrong = frozenset(each.pointer.removesuffix("#") for each in typing.findings)
    own = tree.keys() - set(COLLECTIONS)
    unread = not own and any(each.code in _UNREAD for each in document.findings)
    findings = [each for each in typing.findings if not _follows(each, wrong, unread)]
    return Typed(
        settings,
        **items,
        broken=frozenset(typing.broken),
        dropped=frozenset(typing.dropped),
        wrong=wrong,
        faulty=frozenset(part_of for place in wrong for part_of in _outwards(place)),
        unread=unread,
        findings=tuple(findings),
    )


#: Findings of the readers that may have cost the programme's own keys.
_UNREAD = ("MF001", "MF002", "MF007", "MF009")
#: What cannot be read one way because a faulty setting does not say which: code → pointer of the setting.
_DEPENDS_ON = {"MF204": "/clock", "MF205": "/dates"}


def _follows(finding: Diagnostic, wrong: frozenset[str], unread: bool) -> bool:
    """Tell whether a finding is there because of another one: a faulty setting, an unread programme."""
    if finding.code == faults.MISSING and finding.pointer.count("/") == 1:
        return unread
    return _DEPENDS_ON.get(finding.code) in wrong


def _outwards(place: str) -> Iterator[str]:
    """Yield a place and what it is a part of."""
    while place:
        yield place
        place = place.rpartition("/")[0]


def _within(place: str, outer: str) -> bool:
    return place == outer or place.startswith(f"{outer}/")


#: What a checked programme goes by where its own is missing. It has an error, so it is never published.
_STAND_IN: dict[str, Any] = {"name": "?", "identity": "unknown.invalid,2000"}
#: How often a value is typed again without its faults: a faulty word, the entry that needs it, its list.
_ROUNDS = 4


class _Typing:
    """One pass over a document: collects what is found on the way."""

    def __init__(self) -> None:
        self.context: dict[str, Any] = {}
        self.findings: list[Diagnostic] = []
        self.broken: set[tuple[str, str]] = set()
        self.dropped: set[str] = set()

    def settings(self, raw: dict[str, Any]) -> Settings:
        """Type the programme without its collections; keys that it cannot be without get a stand-in."""
        order = raw.get("dates")
        self.context = {"dates": order if isinstance(order, str) else None}
        found = self._item(Settings, "", raw, named=Source)
        if found is None:
            told = tuple(self.findings)
            faulty = {each.pointer.split("/")[1] for each in told if each.pointer}
            stand_in = {k: v for k, v in _STAND_IN.items() if k not in raw or k in faulty}
            found = self._item(Settings, "", raw | stand_in, named=Source)
            self.findings = list(told)
        return found.value if found else Settings.model_validate(_STAND_IN)

    def items(self, collection: str, raw: Any) -> tuple[Item[Any], ...]:
        """Type the items of a collection."""
        if not isinstance(raw, list):
            self.findings.append(faults.not_a_list(collection, raw))
            return ()
        typed = []
        for number, value in enumerate(raw):
            item = self._item(ITEMS[collection], pointer(collection, number), value)
            if item is not None:
                typed.append(item)
            elif isinstance(value, Mapping):
                self.broken.add((collection, str(value.get("id", ""))))
        return tuple(typed)

    def _item(self, model: type[T], place: str, raw: Any, named: type[Node] | None = None) -> Item[T] | None:
        """Type one value, without what is at fault in it; None if nothing is left that could be typed."""
        rest, gone = raw, set[str]()
        for _ in range(_ROUNDS):
            try:
                value = model.model_validate(rest, context=dict(self.context))
            except ValidationError as error:
                found = faults.findings(error, "", rest, named or model)
            else:
                self.dropped.update(place + each for each in gone if each.rpartition("/")[2].isdecimal())
                return Item(place, value)
            standing = [replace(each, pointer=pruning.original(raw, gone, each.pointer)) for each in found]
            # What is wrong only because a part of it was taken out has been told.
            fresh = [
                each for each in standing if not any(_within(other, faults.unusable(each)) for other in gone)
            ]
            self.findings += [replace(each, pointer=place + each.pointer) for each in fresh]
            gone |= {faults.unusable(each) for each in standing}
            if "" in gone:
                return None
            rest = pruning.without(raw, gone)
        return None


__all__ = [
    "Bill",
    "Film",
    "Identity",
    "Item",
    "Notice",
    "Run",
    "Screening",
    "Series",
    "Settings",
    "Source",
    "Typed",
    "Venue",
    "build",
]
