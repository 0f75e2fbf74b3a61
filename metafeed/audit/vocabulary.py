"""The vocabulary of schema.org: every type, property and enumeration member, and how they belong together.

The table is `schemas/schemaorg.json`, which `make vocabulary` writes from schema.org's own release; here it
is only asked. It holds what the release holds without its attic (terms that schema.org has withdrawn), and
no descriptions. What search engines ask for beside it is not here.

    words = vocabulary(schemas.text("schemaorg.json"))
    words.is_used_on("videoFormat", "ScreeningEvent")  # True

Names are bare (`Movie`, not `https://schema.org/Movie`; see `bare`), and case matters. Of a name that it
does not know the table says nothing: `is_…` answers False, everything else is empty or None.

The vocabulary is looser than its table (https://schema.org/docs/datamodel.html, Conformance): a text or a
URL may stand for any value, and a Role between a property and its value. Whoever judges with it decides
what of that is worth a word.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any, NamedTuple

#: How pages write the namespace: the first is today's (https://schema.org/docs/faq.html, 19), all mean the same.
PREFIXES = (
    "https://schema.org/",
    "http://schema.org/",
    "https://www.schema.org/",
    "http://www.schema.org/",
    "schema:",
)


def bare(name: str) -> str:
    """Return a name without the namespace of schema.org; any other name as it is."""
    prefix = next((each for each in PREFIXES if name.startswith(each)), "")
    return name.removeprefix(prefix)


class Type(NamedTuple):
    """A class (`rdfs:Class`), a data type included: those are kinds of `DataType`."""

    #: The types above it, `rdfs:subClassOf`; none for `Thing` and `DataType`.
    parents: tuple[str, ...] = ()
    superseded_by: str | None = None
    pending: bool = False


class Property(NamedTuple):
    """A property: the types that it belongs to (`domainIncludes`) and expects (`rangeIncludes`)."""

    domains: tuple[str, ...] = ()
    ranges: tuple[str, ...] = ()
    superseded_by: str | None = None
    pending: bool = False


class Member(NamedTuple):
    """A member of one enumeration or more, such as `EventCancelled`; also `True` and `False`, of Boolean."""

    enumerations: tuple[str, ...] = ()
    superseded_by: str | None = None
    pending: bool = False


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One release of schema.org, to be asked. Made by `vocabulary`."""

    #: The release: `30.0`.
    version: str
    types: Mapping[str, Type]
    properties: Mapping[str, Property]
    enumerated: Mapping[str, Member]
    #: Type → itself and all above it.
    lineages: Mapping[str, frozenset[str]]

    def is_type(self, name: str) -> bool:
        """Tell whether schema.org has a type of this name, superseded and data types included."""
        return name in self.types

    def is_property(self, name: str) -> bool:
        """Tell whether schema.org has a property of this name, a superseded one included."""
        return name in self.properties

    def is_member(self, name: str) -> bool:
        """Tell whether any enumeration has a member of this name."""
        return name in self.enumerated

    def is_datatype(self, type_: str) -> bool:
        """Tell whether a type is one of plain values (Text, URL, Number, Duration …), which no node has."""
        return self.is_a(type_, "DataType")

    def is_enumeration(self, type_: str) -> bool:
        """Tell whether the values of a type are members of a list, Enumeration's kinds."""
        return self.is_a(type_, "Enumeration")

    def parents(self, type_: str) -> tuple[str, ...]:
        """Return the types right above a type: MovieTheater's are CivicStructure and EntertainmentBusiness."""
        return self.types.get(type_, Type()).parents

    def is_a(self, type_: str, ancestor: str) -> bool:
        """Tell whether a type is another, or a kind of it however far below."""
        return ancestor in self.lineages.get(type_, ())

    def properties_of(self, type_: str) -> tuple[str, ...]:
        """Return every property of a type, its ancestors' and superseded ones included, by name."""
        lineage = self.lineages.get(type_, frozenset())
        return tuple(name for name, each in self.properties.items() if not lineage.isdisjoint(each.domains))

    def belongs_to(self, property_: str) -> tuple[str, ...]:
        """Return the types that a property is for, by name: their kinds have it too."""
        return self.properties.get(property_, Property()).domains

    def expects(self, property_: str) -> tuple[str, ...]:
        """Return the types that a property's values should be of, by name: their kinds will do."""
        return self.properties.get(property_, Property()).ranges

    def is_used_on(self, property_: str, type_: str) -> bool:
        """Tell whether a type has a property. Of a node with several types one is enough."""
        return not self.lineages.get(type_, frozenset()).isdisjoint(self.belongs_to(property_))

    def accepts(self, property_: str, type_: str) -> bool:
        """Tell whether a value of a type, or data type, is what a property expects.

        By the letter: `accepts("director", "Text")` is False, though a conforming page may write so.
        """
        return not self.lineages.get(type_, frozenset()).isdisjoint(self.expects(property_))

    def members(self, enumeration: str) -> tuple[str, ...]:
        """Return the members of an enumeration and of its kinds, by name."""
        return tuple(
            name
            for name, each in self.enumerated.items()
            if any(self.is_a(kind, enumeration) for kind in each.enumerations)
        )

    def superseded_by(self, name: str) -> str | None:
        """Return the name that schema.org has put in the place of another, or None where it still stands."""
        found = self._found(name)
        return found.superseded_by if found else None

    def is_pending(self, name: str) -> bool:
        """Tell whether a term may still change: schema.org marks it `pending`. It is legal all the same."""
        found = self._found(name)
        return found is not None and found.pending

    def suggestion(self, name: str, among: Iterable[str] | None = None) -> str | None:
        """Return the name that was meant by one that schema.org does not have, or None for no idea.

        First a name that differs in case alone (`startdate`), then the nearest; of a superseded one, its successor.

        Args:
            name: What the page says.
            among: The names that would fit, such as `properties_of("Movie")`; without it, all.
        """
        names = [*self.types, *self.properties, *self.enumerated] if among is None else list(among)
        same = [each for each in names if each.lower() == name.lower()]
        found = next(iter(same or get_close_matches(name, names, n=1, cutoff=0.8)), None)
        return found and (self.superseded_by(found) or found)

    def _found(self, name: str) -> Type | Property | Member | None:
        """Return the term of a name; none is of two kinds, which a test holds."""
        return self.types.get(name) or self.properties.get(name) or self.enumerated.get(name)


def vocabulary(text: str) -> Vocabulary:
    """Return the vocabulary of a table, the text of `schemas/schemaorg.json`.

    A term there is an object: `is`, the types above it or the enumerations that it is a member of; `on` and
    `to`, a property's domains and ranges; `now`, what supersedes it; `pending`. Names are parted by spaces.
    """
    table = json.loads(text)
    types = {name: Type(_names(term, "is"), *_marks(term)) for name, term in table["types"].items()}
    properties = {
        name: Property(_names(term, "on"), _names(term, "to"), *_marks(term))
        for name, term in table["properties"].items()
    }
    enumerated = {name: Member(_names(term, "is"), *_marks(term)) for name, term in table["members"].items()}
    return Vocabulary(table["version"], types, properties, enumerated, _lineages(types))


def _names(term: dict[str, Any], key: str) -> tuple[str, ...]:
    return tuple(term.get(key, "").split())


def _marks(term: dict[str, Any]) -> tuple[str | None, bool]:
    return term.get("now"), term.get("pending", False)


def _lineages(types: Mapping[str, Type]) -> dict[str, frozenset[str]]:
    """Return each type with itself and all above it; a type may have two parents."""
    found: dict[str, frozenset[str]] = {}

    def climb(name: str) -> frozenset[str]:
        if name not in found:
            found[name] = frozenset({name}).union(*(climb(each) for each in types[name].parents))
        return found[name]

    for name in types:
        climb(name)
    return found
