"""The small values that many fields share: ids, words of a vocabulary, countries, numbers, addresses.

Each is a plain type with one check and one message.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, WithJsonSchema

from metafeed.model import vocabulary
from metafeed.model.node import fault
from metafeed.model.places import country_code, is_country
from metafeed.text.hygiene import clean_line

_ID = re.compile(r"[a-z0-9][a-z0-9._-]{0,79}")
_DEVICES = {"con", "prn", "aux", "nul", *(f"{name}{n}" for name in ("com", "lpt") for n in range(10))}


def is_id(text: str) -> bool:
    """Tell whether `text` can be an id: safe in a path on every system, and in a URL."""
    return bool(_ID.fullmatch(text)) and text.split(".")[0] not in _DEVICES and not text.endswith(".")


def suggested_id(text: str) -> str:
    """Return an id made from any text: `"The Cranes!"` gives `the-cranes`; `item` if nothing is left."""
    import unicodedata

    flat = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9._]+", "-", flat).strip("-._")[:80].rstrip("-._")
    return slug if slug and is_id(slug) else (f"{slug}-1" if slug else "item")


def _check_id(text: str) -> str:
    if not is_id(text):
        raise fault("MF107", f"{text!r} cannot be an id", f"write {suggested_id(text)}")
    return text


def one_of(name: str, options: Iterable[str]) -> Callable[[str], str]:
    """Return a check that a word is in a vocabulary, or is the author's own with `x-`."""
    known = tuple(options)

    def check(text: str) -> str:
        if vocabulary.is_open(text, known):
            return text
        near = vocabulary.near(text, known)
        hint = f"write {near}" if near else f"one of: {', '.join(known)}; or your own with x-"
        raise fault("MF106", f"{text!r} is not a {name}", hint)

    return check


def closed(name: str, *options: str) -> Any:
    """Return a string type whose value is one of `options`, without `x-`."""

    def check(text: str) -> str:
        if text in options:
            return text
        near = vocabulary.near(text, options)
        hint = f"write {near}" if near else f"one of: {', '.join(options)}"
        raise fault("MF106", f"{text!r} is not a {name}", hint)

    return Annotated[str, AfterValidator(check), WithJsonSchema({"enum": list(options)})]


def word(name: str, options: Iterable[str]) -> Any:
    """Return a string type for a vocabulary that authors may extend with `x-`."""
    known = list(options)
    schema = {"anyOf": [{"enum": known}, {"type": "string", "pattern": "^x-[a-z0-9-]+$"}]}
    return Annotated[str, AfterValidator(one_of(name, known)), WithJsonSchema(schema)]


def _check_country(text: str) -> str:
    if not is_country(text):
        code = country_code(text)
        raise fault("MF111", f"{text!r} is not a country code", f"write {code}" if code else "write ISO 3166, such as FR or SUHH")
    return text


def _off(value: Any) -> Any:
    """Accept `no` and `off` for False, `yes` and `on` for True, as people write them in YAML."""
    words = {"yes": True, "on": True, "true": True, "no": False, "off": False, "false": False}
    return words.get(value.lower(), value) if isinstance(value, str) else value


#: An id: `[a-z0-9][a-z0-9._-]{0,79}`, no Windows device name.
Id = Annotated[str, AfterValidator(_check_id), WithJsonSchema({"type": "string", "pattern": f"^{_ID.pattern}$"})]
#: An absolute URL; `metafeed.rules.unsafe_url` judges it.
Url = Annotated[str, AfterValidator(clean_line)]
#: ISO 3166-1 alpha-2, or the four letters of ISO 3166-3 for a state that is no more (`SUHH`).
Country = Annotated[str, AfterValidator(_check_country)]
#: Whole minutes.
Minutes = Annotated[int, WithJsonSchema({"type": "integer", "minimum": 0})]
Flag = Annotated[bool, BeforeValidator(_off)]

Format = word("format", vocabulary.FORMATS)
Hazard = word("hazard", vocabulary.HAZARDS)
#: What authors may say; moves, substitutions and withdrawals are found by comparing with what was published.
Status = closed("status", *vocabulary.AUTHOR_STATUSES)
Sale = closed("state of sale", *vocabulary.SALES)
Visibility = closed("visibility", *vocabulary.VISIBILITIES)
