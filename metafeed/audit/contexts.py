"""The context of a node: what the short names in it mean (JSON-LD 1.1 §4.1), as far as schema.org is concerned.

Contexts elsewhere on the web are not fetched. One of schema.org means schema.org's names; of any other nothing is
known, so that every short name below it belongs to another vocabulary. Without any context names are taken for
schema.org's: a finding says that it is missing, and the rest is judged all the same.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from metafeed.audit.addresses import joined
from metafeed.audit.vocabulary import PREFIXES, bare

#: Written with a scheme or not; what is behind the host makes no difference.
_SCHEMA = re.compile(r"\s*(?:https?:)?(?://)?(?:www\.)?schema\.org(?:[/#].*)?\s*$", re.IGNORECASE | re.DOTALL)
_OURS = PREFIXES[0]
#: A namespace that no name of schema.org is in.
_OTHER = "other:"
#: What schema.org's own context calls the keywords (https://schema.org/docs/jsonldcontext.jsonld).
_ALIASES = {"type": "@type", "id": "@id"}
_ACTIONS = ("-input", "-output")
#: The containers that make a map of a term's values.
_MAPS = ("@language", "@index")


@dataclass(frozen=True, slots=True)
class Context:
    """What names mean: the namespace of short names, and terms and prefixes with a meaning of their own."""

    vocab: str = _OURS
    terms: Mapping[str, str] = field(default_factory=lambda: dict(_ALIASES))
    #: Whether the page has said so, and not only left it out.
    given: bool = False
    #: Terms whose values are maps, by language or by a key of the page's own (§4.6).
    maps: Mapping[str, str] = field(default_factory=dict)
    #: What relative `@id`s count from, where the page says it (§4.1.3).
    base: str | None = None

    @property
    def is_other(self) -> bool:
        """Whether short names belong to a vocabulary that is not schema.org."""
        return self.vocab != _OURS

    def within(self, value: Any) -> Context:
        """Return the context of a node that has `value` as its `@context`."""
        if isinstance(value, list):
            found = self
            for each in value:
                found = found.within(each)
            return found
        if isinstance(value, str):
            # One that is not known may add to what is; alone it is another vocabulary.
            vocab = _OURS if _SCHEMA.match(value) else self.vocab if self.given else _OTHER
            return replace(self, vocab=vocab, given=True)
        return self._declared(value) if isinstance(value, Mapping) else self

    def _declared(self, value: Mapping[str, Any]) -> Context:
        terms, maps = dict(self.terms), dict(self.maps)
        for term, meaning in value.items():
            container = meaning.get("@container") if isinstance(meaning, Mapping) else None
            kind = next((each for each in _MAPS if each == container or each in _listed(container)), None)
            maps |= {term: kind} if kind else {}
            iri = meaning.get("@id") if isinstance(meaning, Mapping) else meaning
            if isinstance(iri, str) and not term.startswith("@"):
                terms[term] = iri
        vocab = value.get("@vocab", self.vocab)
        namespace = vocab if isinstance(vocab, str) else _OTHER
        base = value.get("@base")
        return Context(
            _OURS if _SCHEMA.match(namespace) else namespace,
            terms,
            self.given or "@vocab" in value,
            maps,
            base if isinstance(base, str) and "//" in base else self.base,
        )

    def identified(self, written: str) -> str:
        """Return an `@id` as it counts: from the base, where the page says one."""
        return joined(self.base, written) if self.base and written.strip() else written

    def expanded(self, name: str) -> str:
        """Return a keyword or an absolute name: `https://schema.org/name` for `name`."""
        for _ in range(8):
            if name.startswith("@"):
                return name
            if name in self.terms and self.terms[name] != name:
                name = self.terms[name]
                continue
            prefix, colon, rest = name.partition(":")
            if colon and not rest.startswith("//") and prefix in self.terms:
                name = self.terms[prefix] + rest
                continue
            break
        return name if ":" in name else self.vocab + name

    def name(self, written: str) -> str | None:
        """Return the bare name of a type or property, None if it belongs to another vocabulary.

        Notes on the input and output of actions (`query-input`) are no properties.
        """
        found = bare(self.expanded(written))
        if ":" in found or found.endswith(_ACTIONS):
            return None
        return found


def _listed(container: Any) -> list[Any]:
    return container if isinstance(container, list) else []


_START = Context()


def start() -> Context:
    """Return the context outside of any `@context`."""
    return _START


def is_schema(value: Any) -> bool:
    """Tell whether a `@context` is schema.org's, as browsers and search engines resolve it: an absolute URL."""
    if isinstance(value, list):
        return any(is_schema(each) for each in value)
    if isinstance(value, Mapping):
        return any(is_schema(each) for each in value.values())
    return isinstance(value, str) and bool(_SCHEMA.match(value)) and "//" in value
