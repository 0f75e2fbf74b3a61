"""What a programme does not say yet, and what saying it would unlock.

No findings: nothing here is wrong, and a source without any of it is published. Looked at is what is
public, takes place and is still to come, with what is inherited. The wishes are one table in `wishes`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from metafeed.checking import Checked
from metafeed.completeness.coming import Coming
from metafeed.completeness.wishes import WISHES, Wish
from metafeed.diagnostics import Span
from metafeed.resolving.programme import Showing
from metafeed.rules import pointing, silence


@dataclass(frozen=True, slots=True)
class Missing:
    """One fact that an item lacks: whose, which, where it would be written, and the coming screenings of it.

    `item` is the item's id, empty for the programme itself; `screenings` are ids.
    """

    item: str
    wish: Wish
    pointer: str
    span: Span | None
    screenings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Completeness:
    """What is missing, in the order of the table and of the programme, and what was looked at.

    `left_out` counts screenings that were not: `past`, `off` (cancelled, postponed), `hidden`.
    """

    missing: tuple[Missing, ...]
    films: int
    screenings: int
    left_out: dict[str, int]


def judge(checked: Checked, now: datetime) -> Completeness:
    """Return what the coming programme of a source without errors lacks at `now`."""
    coming = Coming.of_source(checked, now)
    silenced = silence.silenced(coming.case)
    return Completeness(
        missing=tuple(each for wish in WISHES for each in _missing(coming, wish, silenced)),
        films=sum(kind == "film" for kind, _ in coming.items),
        screenings=len(coming.showings),
        left_out=coming.left_out,
    )


def _missing(coming: Coming, wish: Wish, silenced: Callable[[str, str], bool]) -> Iterator[Missing]:
    """Yield who lacks what a wish is for, but for those whose author silenced the finding about it."""
    for item, place, showings in _subjects(coming, wish.kind):
        if not wish.lacks(coming, item):
            continue
        where = _place(coming, wish, item, place)
        if wish.code and silenced(wish.code, where):
            continue
        identity = "" if wish.kind == "programme" else item.id
        shown = pointing.written(coming.case.document, where)
        span = coming.case.document.place(where)
        yield Missing(identity, wish, shown, span, tuple(each.id for each in showings))


def _subjects(coming: Coming, kind: str) -> Iterator[tuple[Any, str, tuple[Showing, ...]]]:
    """Yield the items of a kind with their pointers and coming screenings."""
    if not coming.showings:
        return
    if kind == "programme":
        yield coming.programme, "", coming.showings
    elif kind == "screening":
        for showing in coming.showings:
            yield showing, showing.pointer, (showing,)
    else:
        for (each, identity), (item, showings) in coming.items.items():
            if each == kind:
                yield item, coming.case.pointers[f"{kind}/{identity}"], showings


def _place(coming: Coming, wish: Wish, item: Any, place: str) -> str:
    """Return where a fact would be written: where a screening has it from, else in the item itself."""
    first, _, rest = wish.key.partition(": ")
    if wish.kind == "screening" and (said := pointing.said(coming.case, item, first)):
        return said[0]
    within = f"/{rest}" if wish.kind == "programme" and rest else ""
    return f"{place}/{first}{within}"


__all__ = ["WISHES", "Completeness", "Missing", "Wish", "judge"]
