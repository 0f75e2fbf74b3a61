"""Identifiers of films and people in other catalogues: their form, and where they lead.

Not here: whether the catalogue has such an entry, or means the same film by it; that would need the
network. To add a catalogue, add a row to `_CATALOGUES`, and a check to `_CHECKS` if it has a check
character. A kind that is not known here has nothing to be judged by, and no address.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple


class _Catalogue(NamedTuple):
    #: The whole identifier in canonical form, a regular expression.
    form: str
    #: The same, in words.
    words: str
    #: Its page, with {} for the identifier; None if there is no page.
    page: str | None
    #: Finds it in an address, or in what else is pasted, in any case.
    pasted: str

    def find(self, text: str) -> str | None:
        """Return the identifier that stands in `text`, or None."""
        found = re.search(self.pasted, text, re.IGNORECASE)
        return found[1] if found else None


_HEX4 = "[0-9A-F]{4}"
_Q = _Catalogue(
    r"Q[1-9][0-9]*",
    "a Wikidata item: Q and digits",
    "https://www.wikidata.org/entity/{}",
    r"wikidata\.org/(?:wiki|entity)/(Q[1-9][0-9]*)",
)

#: (what it is of, kind) → catalogue. `film` covers versions too.
_CATALOGUES: Final = {
    ("film", "imdb"): _Catalogue(
        r"tt[0-9]{7,8}",
        "an IMDb title: tt and 7 or 8 digits",
        "https://www.imdb.com/title/{}/",
        r"imdb\.com/(?:[a-z-]+/)?title/(tt[0-9]+)",
    ),
    ("film", "tmdb"): _Catalogue(
        r"[1-9][0-9]*",
        "a TMDB movie: a number",
        "https://www.themoviedb.org/movie/{}",
        r"(?:themoviedb|tmdb)\.org/movie/([0-9]+)",
    ),
    ("film", "wikidata"): _Q,
    ("film", "eidr"): _Catalogue(
        rf"10\.5240/(?:{_HEX4}-){{5}}[0-9A-Z]",
        "an EIDR: 10.5240/, five groups of four hexadecimal digits, and a check character",
        "https://doi.org/{}",
        rf"10\.5240[/:]((?:{_HEX4}-){{5}}[0-9A-Z])",
    ),
    ("film", "isan"): _Catalogue(
        rf"(?:{_HEX4}-){{4}}[0-9A-Z](?:-{_HEX4}-{_HEX4}-[0-9A-Z])?",
        "an ISAN: 16 or 24 hexadecimal digits with their check characters",
        None,
        rf"isan:?\s*((?:{_HEX4}-){{4}}[0-9A-Z](?:-{_HEX4}-{_HEX4}-[0-9A-Z])?)",
    ),
    ("film", "letterboxd"): _Catalogue(
        r"[a-z0-9]+(?:-[a-z0-9]+)*",
        "a Letterboxd film: the last part of its address",
        "https://letterboxd.com/film/{}/",
        r"letterboxd\.com/(?:[^/]+/)?film/([a-z0-9-]+)",
    ),
    ("person", "imdb"): _Catalogue(
        r"nm[0-9]{7,8}",
        "an IMDb name: nm and 7 or 8 digits",
        "https://www.imdb.com/name/{}/",
        r"imdb\.com/(?:[a-z-]+/)?name/(nm[0-9]+)",
    ),
    ("person", "tmdb"): _Catalogue(
        r"[1-9][0-9]*",
        "a TMDB person: a number",
        "https://www.themoviedb.org/person/{}",
        r"(?:themoviedb|tmdb)\.org/person/([0-9]+)",
    ),
    ("person", "wikidata"): _Q,
    ("person", "viaf"): _Catalogue(
        r"[1-9][0-9]{0,21}",
        "a VIAF cluster: a number",
        "https://viaf.org/viaf/{}",
        r"viaf/([0-9]+)",
    ),
    ("person", "isni"): _Catalogue(
        r"[0-9]{15}[0-9X]",
        "an ISNI: 16 digits, of which the last may be X",
        "https://isni.org/isni/{}",
        r"isni\.org/(?:isni|page)/([0-9]{15}[0-9X])",
    ),
}

FILM_IDS: Final = tuple(kind for of, kind in _CATALOGUES if of == "film")
PERSON_IDS: Final = tuple(kind for of, kind in _CATALOGUES if of == "person")


def check(kind: str, value: str, of: str = "film") -> str | None:
    """Return what is wrong with an identifier, or None if it is well formed.

    The words go behind the value: "not an IMDb title: tt and 7 or 8 digits", "wrong check
    character: A, should be J". Small letters, and an ISAN without hyphens, are well formed.
    """
    catalogue = _CATALOGUES.get((of, kind))
    if catalogue is None:
        return None
    canonical = normalise(kind, value, of)
    if not re.fullmatch(catalogue.form, canonical):
        return f"not {catalogue.words}"
    return _CHECKS[kind](canonical) if kind in _CHECKS else None


def normalise(kind: str, value: str, of: str = "film") -> str:
    """Return the canonical spelling of an identifier: case, hyphens, missing ISAN check characters.

    Nothing else is repaired; what cannot be the identifier comes back without outer spaces.
    """
    text = value.strip()
    if kind == "isan":
        return _isan(text)
    if kind == "isni":
        return re.sub(r"[\s-]", "", text).upper()
    if kind in ("eidr", "wikidata"):
        return text.upper()
    return text.lower() if (of, kind) in _CATALOGUES else text


def url(kind: str, value: str, of: str = "film") -> str | None:
    """Return the page of an identifier, for `sameAs`; None if it has none or is not well formed."""
    catalogue = _CATALOGUES.get((of, kind))
    if catalogue is None or catalogue.page is None or check(kind, value, of):
        return None
    return catalogue.page.format(normalise(kind, value, of))


def recognise(text: str) -> tuple[str, str, str] | None:
    """Return (film or person, kind, identifier) for the address of a catalogue's page, or None.

    An address of Wikidata does not say which: it is taken for a film's.
    """
    for (of, kind), catalogue in _CATALOGUES.items():
        if found := catalogue.find(text):
            return of, kind, _complete(kind, found, of)
    return None


def suggest(kind: str, value: str, of: str = "film") -> str | None:
    """Return the identifier that the author probably meant by `value`, or None.

    Understood: a pasted address, a missing prefix, missing zeros. A wrong check character is not
    repaired, because any of the other characters may be the wrong one.
    """
    catalogue = _CATALOGUES.get((of, kind))
    if catalogue is None:
        return None
    meant = _complete(kind, catalogue.find(value) or value, of)
    return None if meant == value or check(kind, meant, of) else meant


def _complete(kind: str, value: str, of: str) -> str:
    """Return `value` in canonical form, with the prefix and zeros that it lacks."""
    text = normalise(kind, value, of)
    prefix = "tt" if of == "film" else "nm"
    if kind == "imdb" and (found := re.fullmatch(rf"(?:{prefix})?([0-9]{{1,8}})", text)):
        return prefix + found[1].zfill(7)
    if kind == "eidr" and not text.startswith("10.5240/"):
        return f"10.5240/{text}"
    if kind == "wikidata" and text.isdigit():
        return f"Q{text}"
    if kind == "tmdb" and (found := re.match(r"([0-9]+)-", text)):
        return found[1]
    return text


#: 16 digits or 24, each part with or without its check character.
_ISAN = "[0-9A-F]{16}(?:[0-9A-Z]|[0-9A-F]{8}|[0-9A-Z][0-9A-F]{8}[0-9A-Z])?"


def _isan(text: str) -> str:
    bare = re.sub(r"[\s-]|^ISAN:?", "", text.upper())
    if not re.fullmatch(_ISAN, bare):
        return text
    from stdnum import isan

    return isan.format(bare)


def _eidr_problem(canonical: str) -> str | None:
    body, character = canonical.removeprefix("10.5240/").replace("-", "")[:-1], canonical[-1]
    return _character_problem(body, character)


def _isan_problem(canonical: str) -> str | None:
    bare = canonical.replace("-", "")
    root, first, version, second = bare[:16], bare[16], bare[17:25], bare[25:]
    problem = _character_problem(root, first)
    return problem or (_character_problem(root + version, second) if version else None)


def _character_problem(body: str, character: str) -> str | None:
    """Compare a check character of ISO 7064 Mod 37,36."""
    from stdnum.iso7064 import mod_37_36

    right = mod_37_36.calc_check_digit(body)
    return None if character == right else f"wrong check character: {character}, should be {right}"


def _isni_problem(canonical: str) -> str | None:
    """Compare the check digit of ISO 7064 Mod 11-2."""
    from stdnum.iso7064 import mod_11_2

    character, right = canonical[-1], mod_11_2.calc_check_digit(canonical[:-1])
    return None if character == right else f"wrong check character: {character}, should be {right}"


_CHECKS: Final[dict[str, Callable[[str], str | None]]] = {
    "eidr": _eidr_problem,
    "isan": _isan_problem,
    "isni": _isni_problem,
}
