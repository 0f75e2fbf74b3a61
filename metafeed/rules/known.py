"""The ids that references may name. No rule itself: `unknown_reference` asks here.

An item that is itself at fault counts by the id that was written, and by the one that it would have been
told to take. Where a file could not be read, nobody knows what stood in it, so that nothing is said of
references to its collection.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import PurePosixPath
from typing import Any

from metafeed.case import Case
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.document import COLLECTIONS
from metafeed.model import Item
from metafeed.model.values import is_id, suggested_id

#: Findings of the readers after which a part of a file is missing.
_LOSING = ("MF001", "MF002", "MF007", "MF009")
#: Stands among the ids of versions and screens where one has none, so that any may be meant.
_NAMELESS = ""
#: How many unknown ids get a look for a near one: each costs a walk through all of them.
_LOOKS = 50


class Known:
    """What is there, in one case."""

    def __init__(self, case: Case) -> None:
        tree = case.document.tree
        self._ids = {name: _ids(tree.get(name)) for name in COLLECTIONS}
        self._ids["prices"] = set(tree["prices"]) if isinstance(tree.get("prices"), Mapping) else set()
        self._uncertain = {name for name in COLLECTIONS if not isinstance(tree.get(name, []), list)}
        for finding in case.document.findings:
            if finding.code in _LOSING and finding.severity is Severity.ERROR:
                self._lose(finding)
        self._versions = _within(case, case.typed.films, "versions")
        self._screens = _within(case, case.typed.venues, "screens")
        self._near: dict[tuple[str, ...], str | None] = {}
        self._good: dict[tuple[str, ...], list[str]] = {}

    def has(self, collections: Iterable[str], wanted: str) -> bool:
        """Tell whether one of `collections` has `wanted`, or may have it."""
        return any(name in self._uncertain or wanted in self._ids[name] for name in collections)

    def has_version(self, film: str, wanted: str) -> bool:
        """Tell whether a film has a version; True for a film that is not known itself."""
        return film not in self._versions or bool({wanted, _NAMELESS} & self._versions[film])

    def has_screen(self, venue: str | None, wanted: str) -> bool:
        """Tell whether a venue has a screen, or any venue; True for a venue that is not known itself."""
        if venue is None:
            found = [{wanted, _NAMELESS} & screens for screens in self._screens.values()]
            return any(found) or not self._screens
        return venue not in self._screens or bool({wanted, _NAMELESS} & self._screens[venue])

    def near(self, collections: tuple[str, ...], wanted: str) -> str | None:
        """Return a hint: the id that was probably meant, or where this one is known."""
        if (*collections, wanted) not in self._near:
            self._near[(*collections, wanted)] = self._look(collections, wanted)
        return self._near[(*collections, wanted)]

    def near_version(self, film: str, wanted: str) -> str:
        """Return a hint for an unknown version."""
        known = _good(self._versions[film])
        return _near(known, wanted) or _all(known) or f"describe it under versions of {film}"

    def near_screen(self, venue: str | None, wanted: str) -> str:
        """Return a hint for an unknown screen."""
        known = _good(self._screens[venue] if venue else set[str]().union(*self._screens.values()))
        return _near(known, wanted) or _all(known) or f"describe it under screens of {venue or 'its venue'}"

    def _look(self, collections: tuple[str, ...], wanted: str) -> str | None:
        if collections not in self._good:
            self._good[collections] = _good(set[str]().union(*(self._ids[name] for name in collections)))
        ids = self._good[collections]
        if len(self._near) < _LOOKS and (hint := _near(ids, wanted)):
            return hint
        other = next((name for name, known in self._ids.items() if wanted in known), None)
        return f"{wanted!r} stands among the {other}" if other else _all(ids)

    def _lose(self, finding: Diagnostic) -> None:
        """Take note of a file, or a part of one, that is missing."""
        collection = finding.pointer[1:].partition("/")[0]
        if collection in COLLECTIONS:
            self._uncertain.add(collection)
            return
        path = PurePosixPath(finding.span.path if finding.span else "")
        if path.suffix == ".md" and path.parent.name in COLLECTIONS:
            self._ids[path.parent.name].add(path.stem)
        elif path.parent.name in COLLECTIONS or path.stem in COLLECTIONS:
            self._uncertain.add(path.stem if path.stem in COLLECTIONS else path.parent.name)
        else:
            self._uncertain.update((*COLLECTIONS, "prices"))


def _within(case: Case, items: Iterable[Item[Any]], key: str) -> dict[str, set[str]]:
    """Return the ids below `key` of each item; items with the same id have theirs together."""
    found: dict[str, set[str]] = {}
    for item in items:
        raw = case.document.value(f"{item.pointer}/{key}")
        inner = [each for each in (raw if isinstance(raw, list) else [raw]) if isinstance(each, Mapping)]
        nameless = {_NAMELESS} if any("id" not in each for each in inner) else set()
        found.setdefault(item.value.id, set()).update(_ids(raw), nameless)
    return found


def _ids(raw: Any) -> set[str]:
    """Return the ids of a raw list of items, or of one item without its dash."""
    found: set[str] = set()
    for item in raw if isinstance(raw, list) else [raw]:
        if isinstance(item, Mapping):
            found.update(_ids_of(item))
    return found


def _ids_of(item: Mapping[str, Any]) -> list[str]:
    if "id" not in item:
        return [suggested_id(str(item.get("title", item.get("name", ""))))]
    written = str(item["id"])
    return [written] if is_id(written) else [written, suggested_id(written)]


def _good(ids: set[str]) -> list[str]:
    return sorted(filter(is_id, ids))


def _near(ids: list[str], wanted: str) -> str | None:
    near = get_close_matches(wanted, ids, n=1, cutoff=0.6)
    return f"did you mean {near[0]}?" if near else None


def _all(ids: list[str]) -> str | None:
    """Return a hint that names all of `ids`, if they are few."""
    return f"one of: {', '.join(ids)}" if 0 < len(ids) <= 6 else None
