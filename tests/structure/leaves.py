"""The leaves of a raw tree: where each stands, which fact it is, and another legal value for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from metafeed.diagnostics import pointer, pointer_parts
from metafeed.emitters.facts import CONFIGURATION, SHOWING
from metafeed.model.run import Except, Run
from metafeed.model.screening import Screening

KINDS = {"venues": "venue", "films": "film", "bills": "bill", "series": "series", "runs": "run",
         "screenings": "screening", "notices": "notice"}  # fmt: skip
#: Fields that a screening has, and facts that it tells under another name.
TOLD = {name for model in (Screening, Run, Except) for name in model.model_fields}
RENAMED = {"date": "time", "dates": "time", "times": "time", "film": "time", "version": "time", "venue": "time",
           "pos_id": "tickets"}  # fmt: skip
TAG = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")


@dataclass(frozen=True, slots=True)
class Leaf:
    """A scalar in the raw tree."""

    pointer: str
    fact: str
    value: Any


def leaves(tree: dict[str, Any]) -> Iterator[Leaf]:
    """Yield every leaf that is a fact; configuration is left out."""
    for place, value in scalars(tree):
        parts = pointer_parts(place)
        fact = _credit(parts, tree) if parts[0] == "films" and parts[2] == "credits" else fact_of(parts)
        if fact is not None:
            yield Leaf(place, fact, value)


def scalars(value: Any, parts: tuple[str | int, ...] = ()) -> Iterator[tuple[str, Any]]:
    """Yield (pointer, value) of every scalar below `value`."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from scalars(each, (*parts, key))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from scalars(each, (*parts, number))
    else:
        yield pointer(*parts), value


def fact_of(parts: list[str]) -> str | None:
    """Return the name of the fact at a pointer, or None for configuration."""
    if parts[0] not in KINDS:
        return _named("programme", parts)
    kind, rest = KINDS[parts[0]], parts[2:]
    if kind == "film" and rest[:1] == ["runs"]:
        kind, rest = "run", rest[2:]
    if "defaults" in rest:
        kind, rest = "screening", rest[rest.index("defaults") + 1 :]
    if kind == "run" and rest[0] == "except":
        kind, rest = "screening", rest[2:]
        if not rest:
            return None
    if kind == "run" and rest[0] in TOLD - {"facts"}:
        kind = "screening"
    return _named(kind, rest)


def _named(kind: str, parts: list[str]) -> str | None:
    """Return `kind.key.key`: indexes, languages and roles are left out."""
    first = parts[0]
    if first in CONFIGURATION and not (kind == "screening" and first in ("language", "prices", "visibility")):
        return None
    if kind in ("run", "screening") and first in ("id", "ignore", "public_from"):
        return None
    if kind == "screening":
        first = RENAMED.get(first, first)
        if first not in SHOWING:
            return None
    names = [first, *(part for part in parts[1:] if not part.isdigit())]
    if any(name in CONFIGURATION for name in names[1:] if name not in ("language", "currency")):
        return None
    known = [
        name for number, name in enumerate(names) if number == 0 or not _is_language(name, number, len(names))
    ]
    return ".".join([kind, *known])


def _credit(parts: list[str], tree: dict[str, Any]) -> str:
    """Return the fact of a credit, in either form: its role for the name, else what is said of it."""
    people = tree["films"][int(parts[1])]["credits"]
    role = people[int(parts[3])]["role"] if isinstance(people, list) else parts[3]
    said = next((part for part in parts[4:] if part in ("character", "credited_as", "same_as")), role)
    return f"film.credits.{said}"


def _is_language(name: str, number: int, length: int) -> bool:
    """Tell whether a key is a language of a text in several: a tag that ends the pointer."""
    return (
        number == length - 1
        and bool(TAG.fullmatch(name))
        and name in ("en", "de", "fr", "es", "en-US", "de-AT")
    )


#: In place of a value: the leaf is taken away, which is another legal state of an optional one.
ABSENT = "\0absent"


def with_value(tree: Any, place: str, value: Any) -> Any:
    """Put a value at a pointer of a tree, in place, and return the tree."""
    *parents, last = pointer_parts(place)
    target = tree
    for part in parents:
        target = target[int(part)] if isinstance(target, list) else target[part]
    if value == ABSENT:
        del target[int(last) if isinstance(target, list) else last]
    else:
        target[int(last) if isinstance(target, list) else last] = value
    if last == "film" and isinstance(target, dict):
        target.pop("version", None)  # a version belongs to its film
    return tree


# Another legal value

#: Fact → values, the first that differs is taken. Words of vocabularies, and what has a check character.
_VALUES: dict[str, tuple[str, ...]] = {
    "programme.publish.reviews": ("none", "semantic"),
    "film.kind": ("opera", "concert"),
    "film.colour": ("sepia", "toned"),
    "film.sound": ("silent", "mixed"),
    "film.countries": ("IS", "NO"),
    "film.hazards": ("strobe", "loud"),
    "film.alternative_titles.type": ("working", "translated"),
    "film.alternative_titles.territory": ("IS", "NO"),
    "film.awards.result": ("nominee", "selection"),
    "film.ratings.territory": ("IS", "NO"),
    "film.ratings.system": ("BBFC", "FSK"),
    "film.ratings.value": ("12", "18", "PG", "16"),
    "film.distributors.territory": ("IS", "NO"),
    "film.content_notes.spoiler": ("yes", "no"),
    "film.versions.type": ("reconstruction", "extended"),
    "film.versions.ids.eidr": ("10.5240/EA73-79D7-1B2B-B378-3A73-M", "10.5240/7EC7-228A-510A-053E-CBB8-J"),
    "film.versions.ids.isan": ("0000-0000-D07A-0090-Q", "0000-0001-8947-0000-8"),
    "film.ids.eidr": ("10.5240/EA73-79D7-1B2B-B378-3A73-M", "10.5240/7EC7-228A-510A-053E-CBB8-J"),
    "film.ids.isan": ("0000-0000-D07A-0090-Q", "0000-0001-8947-0000-8"),
    "film.ids.imdb": ("tt0050634", "tt0056119"),
    "film.ids.wikidata": ("Q2345", "Q6789"),
    "film.ids.letterboxd": ("la-jetee", "stalker"),
    "film.images.kind": ("poster", "still"),
    "bill.images.kind": ("poster", "still"),
    "series.images.kind": ("poster", "still"),
    "venue.images.kind": ("poster", "still"),
    "programme.images.kind": ("poster", "still"),
    "film.quotes.stars": ("3/5", "2/5"),
    "screening.format": ("16mm", "70mm"),
    "screening.status": ("cancelled", "scheduled", "postponed", "rescheduled"),
    "screening.sale": ("on-sale", "sold-out", "limited"),
    "screening.visibility": ("members", "public"),
    "screening.premiere": ("world", "national"),
    "screening.access.kind": ("audio-description", "open-captions"),
    "screening.access": ("audio-description", "open-captions"),
    "screening.parts.kind": ("panel", "q-and-a"),
    "screening.subtitles": ("nl", "sv"),
    "screening.language": ("nl", "sv"),
    "screening.parts": ("intro 7", "panel 5"),
    "screening.prices.members": ("yes", "no"),
    "screening.prices.fees_included": ("yes", "no"),
    "screening.prices.currency": ("EUR", "NOK"),
    "series.kind": ("retrospective", "season"),
    "bill.kind": ("marathon", "mixed"),
    "venue.zone": ("America/Chicago", "America/Halifax"),
    "venue.address.country": ("IS", "NO"),
    "venue.access.kind": ("hearing-loop", "step-free"),
    "venue.access": ("hearing-loop", "step-free"),
    "venue.screens.access": ("infrared", "step-free"),
    "venue.screens.access.kind": ("infrared", "step-free"),
    "venue.screens.step_free": ("yes", "no"),
    "venue.screens.formats": ("16mm", "70mm"),
    "run.facts": ("held-over", "last-chance"),
}
#: Last part of a fact that holds a language tag.
_TAGS = ("lang", "language", "languages", "intertitles", "captions")


def others(leaf: Leaf, tree: dict[str, Any]) -> Iterator[str]:
    """Yield other values for a leaf, the likeliest to be legal first."""
    value = str(leaf.value)
    parts = pointer_parts(leaf.pointer)
    last = next(part for part in reversed(parts) if not part.isdigit())
    yield from (each for each in _VALUES.get(leaf.fact, ()) if each != value)
    yield from (each for each in _references(last, parts, tree) if each != value)
    if leaf.fact.rpartition(".")[2] in _TAGS:
        yield "nl" if value != "nl" else "sv"
    yield from _shifted(value)
    if value.lower() in ("true", "false", "yes", "no"):
        yield "no" if value.lower() in ("true", "yes") else "yes"
    elif value.startswith("https://"):
        yield value + "x"
    else:
        yield value + " x"
    yield ABSENT


#: Key → the collections whose ids it may hold.
_REFERENCES = {"film": ("films", "bills"), "works": ("films",), "venue": ("venues",), "venues": ("venues",), "series": ("series",),
               "part_of": ("series",)}  # fmt: skip


def _references(key: str, parts: list[str], tree: dict[str, Any]) -> Iterator[str]:
    """Yield the ids that a reference may hold."""
    for collection in _REFERENCES.get(key, ()):
        yield from (item["id"] for item in tree[collection])
    if key in ("version", "about"):
        yield from (version["id"] for film in tree["films"] for version in _list(film.get("versions", [])))
    if key == "screen":
        yield from (screen["id"] for venue in tree["venues"] for screen in _list(venue.get("screens", [])))
    if key == "prices" and not parts[-1].isdigit():
        yield from tree["prices"]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _shifted(value: str) -> Iterator[str]:
    """Yield a text with one of its numbers a little larger: the last, then those before."""
    for found in reversed(list(re.finditer(r"\d+", value))):
        for step in (5, 1, 10):
            number = str(int(found[0]) + step).rjust(len(found[0]), "0")
            yield value[: found.start()] + number + value[found.end() :]
