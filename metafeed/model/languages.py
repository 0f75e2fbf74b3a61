"""Languages: BCP 47 tags (RFC 5646), and what people write instead of them.

Not here: the names of languages for patrons; emitters take those from babel. langcodes answers for
the rare tags and for names. It is imported only then: a programme in common languages never pays.
"""

from __future__ import annotations

import re
from typing import Final

from metafeed.model.places import COUNTRIES

_SUBTAGS = (
    "af am ar az be bg bn bs ca cs cy da de el en es et eu fa fi fil fr ga gd gl gu he hi hr hu hy "
    "id is it ja ka kk km kn ko ky la lb lo lt lv mk ml mn mr ms mt my nb ne nl nn no pa pl ps pt "
    "rm ro ru sh si sk sl sq sr sv sw ta te th tl tr uk ur uz vi xh yi yue zh zu cmn mul und zxx "
    "ase bfi fsl gsg"
)
#: Valid primary subtags that need no look-up.
_COMMON: Final = frozenset(_SUBTAGS.split())
_SCRIPTS: Final = frozenset({"Latn", "Cyrl", "Hans", "Hant", "Arab", "Hebr", "Grek", "Deva", "Jpan"})

#: Deprecated in the IANA registry, or ISO 639-3 for what has another tag. `sh` stays what it is:
#: CLDR would make Serbian of it, and of every Yugoslav film.
_PREFERRED: Final = {"iw": "he", "in": "id", "ji": "yi", "jw": "jv", "mo": "ro", "hbs": "sh"}
#: Members that are meant when their macrolanguage is said of a film (RFC 5646 §4.1.2).
_SPOKEN_AS: Final = {"cmn": "zh", "arb": "ar", "nb": "no", "pes": "fa", "fil": "tl", "ekk": "et"}
#: Which language it is, these do not say.
_UNNAMED: Final = frozenset({"und", "mul", "mis"})
#: The only primary subtags that an extended language subtag may follow (RFC 5646 §2.2.2).
_EXTENDABLE: Final = frozenset({"ar", "kok", "lv", "ms", "sgn", "sw", "uz", "zh"})

#: Sign languages by what their users call them. Some are codes of quite other languages: `bsl` is
#: Basa-Gumna, `asl` Asilulu.
SIGN_LANGUAGES: Final = {
    "asl": "ase",
    "auslan": "asf",
    "bsl": "bfi",
    "dgs": "gsg",
    "dsgs": "sgg",
    "isl": "isg",
    "jsl": "jsl",
    "ksl": "kvk",
    "libras": "bzs",
    "lis": "ise",
    "lse": "ssp",
    "lsf": "fsl",
    "lsfb": "sfb",
    "lsm": "mfs",
    "lsq": "fcs",
    "ngt": "dse",
    "nzsl": "nzs",
    "ögs": "asq",
    "vgt": "vgt",
}

#: Characters. RFC 5646 §4.4.1 wants room for 35; langcodes is slow on long texts.
_LONGEST: Final = 100

_NAMES: Final = {
    **SIGN_LANGUAGES,
    "chinese": "zh",
    "deutsch": "de",
    "english": "en",
    "español": "es",
    "farsi": "fa",
    "français": "fr",
    "french": "fr",
    "german": "de",
    "italian": "it",
    "italiano": "it",
    "japanese": "ja",
    "korean": "ko",
    "no dialog": "zxx",
    "no dialogue": "zxx",
    "none": "zxx",
    "russian": "ru",
    "serbo-croatian": "sh",
    "silent": "zxx",
    "spanish": "es",
    "various": "mul",
    "wordless": "zxx",
}


def is_language(tag: str) -> bool:
    """Tell whether `tag` is valid BCP 47: every subtag is registered. Case does not matter.

    `en-UK`, `eng` and `en_US` are not; `normalise` says what is.
    """
    if len(tag) > _LONGEST or not tag.isascii():
        return False
    primary, hyphen, rest = tag.partition("-")
    if primary.lower() in _COMMON and (not hyphen or _is_common_rest(rest)):
        return True
    return _is_registered(tag)


def normalise(tag: str) -> str:
    """Return the canonical spelling of `tag`; unchanged if nothing can be made of it."""
    text = canonical(tag.strip().replace("_", "-"))
    if is_language(text):
        return text
    from langcodes import standardize_tag

    try:
        better = canonical(standardize_tag(text))
    except ValueError:
        return tag
    return better if is_language(better) else tag


def language_code(name: str) -> str | None:
    """Return the tag for a language's name in any common language, or None.

    >>> language_code("English"), language_code("français"), language_code("silent")
    ('en', 'fr', 'zxx')
    """
    text = name.strip()
    if len(text) > _LONGEST:
        return None
    if found := _NAMES.get(text.casefold()):
        return found
    if is_language(tag := normalise(text)):
        return tag
    # langcodes has a language for nearly any three letters, and its trie crashes on control
    # characters (language_data 1.4, marisa-trie 1.4.1: SystemError).
    return _named(text) if len(text) > 3 and text.isprintable() else None


def same_language(one: str, other: str) -> bool:
    """Tell whether two tags name one spoken language: `en` and `en-GB`, `zh` and `cmn-Hans`."""
    first, second = _spoken(one), _spoken(other)
    return first == second and first not in _UNNAMED


def is_sign_language(tag: str) -> bool:
    """Tell whether `tag` is a sign language: `bfi` is British Sign Language, `en-GB` is none."""
    primary = canonical(tag).partition("-")[0]
    if primary in SIGN_LANGUAGES.values() or primary == "sgn":
        return True
    if len(primary) != 3 or not is_language(primary):
        return False
    from langcodes import Language

    return "sign" in Language.get(primary).display_name("en").lower().split()


def _is_common_rest(rest: str) -> bool:
    return rest.upper() in COUNTRIES or rest.title() in _SCRIPTS or rest == "419"


def _is_registered(tag: str) -> bool:
    from langcodes import Language

    if "_" in tag:
        return False
    try:
        language = Language.get(tag, normalize=False)
    except ValueError:
        return False
    if language.extlangs and language.language not in _EXTENDABLE:
        return False
    return language.is_valid()


def canonical(tag: str) -> str:
    """Return a valid tag in the case that RFC 5646 §2.1.1 recommends, with the preferred language."""
    first, *rest = tag.split("-")
    primary = _PREFERRED.get(first.lower(), first.lower())
    if primary in _EXTENDABLE and rest and re.fullmatch("[A-Za-z]{3}", rest[0]):
        primary, rest = rest[0].lower(), rest[1:]
    parts = [primary]
    for part in rest:
        after_singleton = any(len(each) == 1 for each in parts)
        if len(part) == 2 and not after_singleton:
            parts.append(part.upper())
        elif len(part) == 4 and part.isalpha() and not after_singleton:
            parts.append(part.title())
        else:
            parts.append(part.lower())
    return "-".join(parts)


def _spoken(tag: str) -> str:
    primary = canonical(tag).partition("-")[0]
    return _SPOKEN_AS.get(primary, primary)


def _named(name: str) -> str | None:
    from langcodes import find

    try:
        return str(find(name))
    except LookupError:
        return None
