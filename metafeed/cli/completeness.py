"""What `check --completeness` prints: what a programme does not say yet, and what that would unlock.

The product of the command, on standard output. No command itself.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from typer import style

from metafeed.cli.report import json as findings
from metafeed.cli.report.text import many, printable

if TYPE_CHECKING:
    from metafeed.checking import Checked
    from metafeed.completeness import Completeness, Missing, Wish
    from metafeed.diagnostics import Span

#: Lines of one kind of item, and places on a line: a festival fits on a page or two.
_LINES, _PLACES = 25, 3
#: Kind → how it is headed. The order is that of the report.
_HEADS = {
    "programme": "the house",
    "venue": "venues",
    "film": "films",
    "bill": "bills",
    "series": "series",
    "screening": "screenings",
}
_LEFT_OUT = {"past": "past", "off": "cancelled or postponed", "hidden": "not public"}


def text(found: Completeness) -> str:
    """Return the report for people: what would help most, then who lacks what, then what was left out."""
    coming = f"{many(found.screenings, 'screening')} of {many(found.films, 'film')} to come"
    if not found.screenings:
        lines = ["no screening is to come: there is nothing to look at"]
    elif not found.missing:
        lines = [f"{coming}: nothing is missing"]
    else:
        lines = [f"{coming}. What would help most:", "", *_most(found), "", "Who lacks it:", *_who(found)]
    if found.left_out:
        told = [f"{found.left_out[key]} {name}" for key, name in _LEFT_OUT.items() if key in found.left_out]
        lines += ["", f"Not looked at: {', '.join(told)}."]
    return "\n".join(lines)


def _most(found: Completeness) -> Iterator[str]:
    """Yield each missing key with whom it touches and what it unlocks, the greatest effect first."""
    groups = _grouped(found.missing, lambda each: (each.wish.key, each.wish.unlocks, each.wish.once or ""))
    for (key, unlocks, once), of in sorted(groups.items(), key=_effect):
        where = f"; once for all in {once}" if once else ""
        yield f"  {style(key, bold=True)} ({_touched(of)}{where})"
        yield from (f"    {each}" for each in unlocks)


def _effect(group: tuple[tuple[str, tuple[str, ...], str], list[Missing]]) -> int:
    """Return what sorts by effect: the screenings that a key touches, times what it unlocks."""
    (_, unlocks, _), of = group
    return -len(_screenings(of)) * len(unlocks)


def _screenings(of: Iterable[Missing]) -> set[str]:
    return {screening for each in of for screening in each.screenings}


def _touched(of: list[Missing]) -> str:
    """Return whom a key touches: `2 films, 3 screenings`."""
    kinds = _grouped(of, lambda each: each.wish.kind)
    told = [_named(kind, len(members)) for kind, members in kinds.items() if kind != "screening"]
    return ", ".join([*told, many(len(_screenings(of)), "screening")])


def _named(kind: str, number: int) -> str:
    if kind == "programme":
        return _HEADS[kind]
    return f"{number} series" if kind == "series" else many(number, kind)


def _who(found: Completeness) -> Iterator[str]:
    """Yield, kind by kind, a line for each key that can be written once for all, then for those who lack the same."""
    for kind, head in _HEADS.items():
        of = [each for each in found.missing if each.wish.kind == kind]
        alike = _grouped((each for each in of if each.wish.once), lambda each: (each.wish.key,))
        rest = _grouped((each for each in of if not each.wish.once), lambda each: each.item)
        groups = [(keys, [[each] for each in lacking]) for keys, lacking in alike.items()]
        groups += _by_keys(rest.values())
        if groups:
            yield f"  {head}"
        for keys, items in groups[:_LINES]:
            name = items[0][0].item if len(items) == 1 else _named(kind, len(items))
            named = f"{style(name, bold=True)}: " if name else ""
            yield f"    {named}{', '.join(keys)}{_places(items)}"
        if len(groups) > _LINES:
            more = _named(kind, sum(len(items) for _, items in groups[_LINES:])).replace(" ", " more ", 1)
            yield f"    and {more}: --format json names all"


def _by_keys(items: Iterable[list[Missing]]) -> list[tuple[tuple[str, ...], list[list[Missing]]]]:
    """Return the keys that items lack with those that lack just these, the most shown first."""
    alike = _grouped(items, lambda each: tuple(one.wish.key for one in each))
    return sorted(alike.items(), key=lambda group: -len(_screenings(each[0] for each in group[1])))


def _places(items: list[list[Missing]]) -> str:
    """Return where items stand: `  (screenings.csv:2, 3, 4 and 9 more)`."""
    spans = sorted({(each[0].span.path, each[0].span.line) for each in items if each[0].span})
    told: list[str] = []
    last = ""
    for path, line in spans[:_PLACES]:
        told.append(str(line) if path == last else printable(f"{path}:{line}"))
        last = path
    more = f" and {len(spans) - _PLACES} more" if len(spans) > _PLACES else ""
    return f"  ({', '.join(told)}{more})" if told else ""


def _grouped(values: Iterable[Any], key: Callable[[Any], Any]) -> dict[Any, list[Any]]:
    """Return values by their key, in order."""
    found: dict[Any, list[Any]] = {}
    for value in values:
        found.setdefault(key(value), []).append(value)
    return found


def as_json(checked: Checked, found: Completeness | None) -> str:
    """Return findings and what is missing as one JSON object; `missing` is null where errors came first."""
    missing = None if found is None else [_one(each, each.wish, each.span) for each in found.missing]
    told = findings.listed(checked.findings)
    return json.dumps({"findings": told, "missing": missing}, ensure_ascii=True, indent=1)


def _one(each: Missing, wish: Wish, span: Span | None) -> dict[str, Any]:
    return {
        "item": each.item or None,
        "kind": wish.kind,
        "key": wish.key,
        "unlocks": list(wish.unlocks),
        "once": wish.once,
        "screenings": len(each.screenings),
        "pointer": each.pointer,
        "path": span.path if span else None,
        "line": span.line if span else None,
        "column": span.column if span else None,
    }
