"""The small values that many fields share: ids, words of a vocabulary, countries, numbers, addresses.

Each is a plain type with one check and one message.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, core_schema

from metafeed.model import vocabulary
from metafeed.model.node import fault, shown
from metafeed.model.places import country_code, is_country
from metafeed.text.hygiene import clean_line

_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")
_DEVICES = {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10))}


@lru_cache(maxsize=16384)  # rows name the same films and venues again and again
def is_id(text: str) -> bool:
    """Tell whether `text` can be an id: safe in a path on every system, and in a URL."""
    return bool(_ID.fullmatch(text)) and text.partition(".")[0] not in _DEVICES and not text.endswith(".")


def suggested_id(text: str) -> str:
    """Return an id made from any text: `"The Cranes!"` gives `the-cranes`; `item` if nothing is left."""
    import unicodedata

    flat = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9._]+", "-", flat).strip("-._")[:80].rstrip("-._")
    return slug if slug and is_id(slug) else (f"{slug}-1" if slug else "item")


def _check_id(text: str) -> str:
    if not is_id(text):
        raise fault("MF107", f"{shown(text)} cannot be an id", f"write {suggested_id(text)}")
    return text


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """Marks a string as a word of a vocabulary: `Annotated[str, Word("format", FORMATS)]`.

    Authors may add their own with `x-`, unless it is `closed`.
    """

    name: str
    options: Collection[str]
    closed: bool = False

    def check(self, text: str) -> str:
        """Return `text` if it is a word of the vocabulary."""
        if text in self.options or (not self.closed and vocabulary.is_open(text, self.options)):
            return text
        near = vocabulary.near(text, self.options)
        own = "" if self.closed else "; or your own with x-"
        article = "an" if self.name[0] in "aeiou" else "a"
        raise fault(
            "MF106",
            f"{shown(text)} is not {article} {self.name}",
            f"write {near}" if near else f"one of: {', '.join(self.options)}{own}",
        )

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Check after the string itself was read."""
        return core_schema.no_info_after_validator_function(self.check, handler(source))

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """List the words, for editors."""
        words: dict[str, Any] = {"enum": list(self.options)}
        return (
            words if self.closed else {"anyOf": [words, {"type": "string", "pattern": "^x-[a-z0-9-]{1,60}$"}]}
        )


def _check_country(text: str) -> str:
    if not is_country(text):
        code = country_code(text)
        raise fault(
            "MF111",
            f"{shown(text)} is not a country code",
            f"write {code}" if code else "write ISO 3166, such as FR or SUHH",
        )
    return text


def _off(value: Any) -> Any:
    """Accept `no` and `off` for False, `yes` and `on` for True, as people write them in YAML."""
    words = {"yes": True, "on": True, "true": True, "no": False, "off": False, "false": False}
    return words.get(value.lower(), value) if isinstance(value, str) else value


#: An id: `[a-z0-9][a-z0-9._-]{0,79}`, no Windows device name.
Id = Annotated[
    str, AfterValidator(_check_id), WithJsonSchema({"type": "string", "pattern": f"^{_ID.pattern}$"})
]
#: An absolute URL; `metafeed.rules.unsafe_url` judges it.
Url = Annotated[str, AfterValidator(clean_line)]
#: ISO 3166-1 alpha-2, or the four letters of ISO 3166-3 for a state that is no more (`SUHH`).
Country = Annotated[str, AfterValidator(_check_country)]
#: Whole minutes. The longest film has 51,420 (Logistics, 2012); a slip must not lead out of the calendar.
Minutes = Annotated[int, Field(ge=0, le=100_000)]
#: Seats, seconds, pixels.
Count = Annotated[int, Field(gt=0, le=999_999)]
#: Money. Babel formats no more than 28 digits.
Amount = Annotated[Decimal, Field(ge=-999_999_999, le=999_999_999)]
Flag = Annotated[bool, BeforeValidator(_off)]

Format = Annotated[str, Word("format", vocabulary.FORMATS)]
Hazard = Annotated[str, Word("hazard", vocabulary.HAZARDS)]
#: What authors may say; moves, substitutions and withdrawals are found by comparing with what was published.
Status = Annotated[str, Word("status", vocabulary.AUTHOR_STATUSES, closed=True)]
Sale = Annotated[str, Word("state of sale", vocabulary.SALES, closed=True)]
Visibility = Annotated[str, Word("visibility", vocabulary.VISIBILITIES, closed=True)]
