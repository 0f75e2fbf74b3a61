"""Names of languages, and lists of names, as CLDR writes them (through babel).

The locale is always the one that is asked for; that of the process has no say.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from babel import Locale

#: Sign languages go by their abbreviations, which are the same in every language. ISO 639-3.
SIGN_LANGUAGES = {
    "aed": "LSA",
    "ase": "ASL",
    "asf": "Auslan",
    "asq": "ÖGS",
    "bfi": "BSL",
    "bzs": "Libras",
    "csc": "LSC",
    "dse": "NGT",
    "dsl": "DTS",
    "fcs": "LSQ",
    "fsl": "LSF",
    "gsg": "DGS",
    "ise": "LIS",
    "isg": "ISL",
    "jsl": "JSL",
    "mfs": "LSM",
    "nzs": "NZSL",
    "psr": "LGP",
    "sfb": "LSFB",
    "sgg": "DSGS",
    "ssp": "LSE",
    "ssr": "LSF-SR",
    "swl": "STS",
    "vgt": "VGT",
}


@cache
def locale_of(language: str) -> Locale:
    """Return the locale of a BCP 47 tag, of its longest prefix that CLDR knows, else English."""
    from babel import Locale, UnknownLocaleError

    parts = language.replace("_", "-").split("-")
    for length in range(len(parts), 0, -1):
        try:
            return Locale.parse("-".join(parts[:length]), sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en")


def weekday(number: int, language: str) -> str:
    """Return what a day of the week is called, Monday being 0, as it stands inside a sentence."""
    return str(locale_of(language).days["format"]["wide"][number])


@lru_cache(maxsize=4096)
def language_name(tag: str, in_language: str) -> str:
    """Return what a language is called in another: `language_name("pt-BR", "fr")`.

    As it stands inside a sentence: lower case where the language writes it so. A tag that CLDR has
    no name for keeps its script and region in brackets, and an unknown one stays as it is.
    """
    locale = locale_of(in_language)
    parts = tag.replace("_", "-").split("-")
    parts = [parts[0].lower(), *(_cased(part) for part in parts[1:])]
    for length in range(len(parts), 0, -1):
        name = locale.languages.get("_".join(parts[:length]))
        if name:
            rest = [_qualifier(part, locale) for part in parts[length:]]
            return f"{name} ({', '.join(rest)})" if rest else str(name)
    return SIGN_LANGUAGES.get(parts[0]) or (tag if locale.language == "en" else language_name(tag, "en"))


def join(names: Sequence[str], language: str) -> str:
    """Return names as one list: `A, B, and C`; `A, B und C`; in Spanish `A e Irene`."""
    return _joined(tuple(names), language)


@lru_cache(maxsize=4096)
def _joined(names: tuple[str, ...], language: str) -> str:
    from babel.lists import format_list

    locale = locale_of(language)
    if locale.language == "es" and len(names) > 1 and _SOUNDS_LIKE_Y.match(names[-1]):
        return f"{', '.join(names[:-1])} e {names[-1]}"
    return format_list(list(names), locale=locale)


#: `y` becomes `e` before the sound of i, but not of ya, ye, yo (RAE, Ortografía 2010).
_SOUNDS_LIKE_Y = re.compile(r"h?[ií](?![aeoáéó])", re.IGNORECASE)


def _cased(part: str) -> str:
    return part.title() if len(part) == 4 and part.isalpha() else part.upper()


def _qualifier(part: str, locale: Locale) -> str:
    return str(locale.scripts.get(part) or locale.territories.get(part) or part)
