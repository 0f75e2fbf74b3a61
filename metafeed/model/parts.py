"""What a screening is made of: works and intervals, live parts and their guests, services for patrons."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from metafeed.model import vocabulary
from metafeed.model.node import Node, each_of, fault, shown
from metafeed.model.text import LanguageTag, Line, OneOrMany, Plain, Split
from metafeed.model.values import Id, Minutes, Word


class Access(Node):
    """One service for patrons, such as `open-captions` or `signed:bfi`.

    schema.org   `accessibilityFeature` of what is shown, where W3C has a term; `keywords`
    iCalendar    SUMMARY for what decides whether one can come; DESCRIPTION
    """

    kind: Annotated[str, Word("kind of access", vocabulary.ACCESS)]
    #: The language of captions, or of signing. Captions without one are in the spoken language.
    language: LanguageTag | None = None

    def __str__(self) -> str:
        return f"{self.kind}:{self.language}" if self.language else self.kind


def _access(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    kind, _, language = value.strip().partition(":")
    return {"kind": kind, "language": language} if language else {"kind": kind}


AccessList = Annotated[tuple[Annotated[Access, BeforeValidator(_access)], ...], Split, Field(max_length=50)]


_GUEST = re.compile(r"(?P<name>[^():]+?)\s*(?:\((?P<role>[^()]*)\))?")
_PART = re.compile(
    r"(?P<kind>[^:()]+?)(?:\s+(?P<minutes>\d+)(?:\s*min(?:utes|\.)?)?)?\s*(?::\s*(?P<guest>.*))?", re.DOTALL
)
#: What stands between commas; those in brackets do not count.
_PIECE = re.compile(r"(?:[^,()]+|\([^()]*\)|[()])+")
_PART_HINT = "write intro 10, q-and-a 30: A Name (director)"


def _guest(value: Any) -> Any:
    """Read `A Name (director)`."""
    if not isinstance(value, str):
        return value
    found = _GUEST.fullmatch(" ".join(value.split()))
    if not found:
        raise fault("MF103", f"{shown(value)} is not a guest", "write A Name (director)")
    return {"name": found["name"]} | ({"role": found["role"]} if found["role"] else {})


class Guest(Node):
    """Somebody live at a screening. schema.org `performer`, a Person or PerformingGroup."""

    #: A person's name. Either this or `organization`.
    name: Plain | None = None
    #: A band, orchestra or institution instead of a person.
    organization: Plain | None = None
    #: What they are or do: director, moderator, piano … The text.
    role: Line | None = None

    @model_validator(mode="after")
    def _either(self) -> Guest:
        if (self.name is None) == (self.organization is None):
            raise fault(
                "MF103", "a guest has a name, or is an organization", "write {name: …} or {organization: …}"
            )
        return self

    @property
    def shown(self) -> str:
        """The name to print."""
        return self.name or self.organization or ""


class Part(Node):
    """Something live or extra around the works: an introduction, a Q&A, a score.

    schema.org   `keywords`, `performer`
    iCalendar    SUMMARY for what is live; DESCRIPTION; DTEND when `minutes` are known
    """

    kind: Annotated[str, Word("kind of part", vocabulary.PARTS)]
    minutes: Minutes | None = None
    guests: Annotated[tuple[Annotated[Guest, BeforeValidator(_guest)], ...], OneOrMany] = ()
    note: Line | None = None


def _parts(value: Any) -> Any:
    """Read `intro 10, q-and-a 30: A Name (director), B Name (moderator)`, or a list of such parts."""
    if isinstance(value, str):
        return _parts_in(value)
    return each_of(value if isinstance(value, (list, tuple)) else [value], _one_part)


def _one_part(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    parts = _parts_in(value)
    if len(parts) != 1:
        raise fault("MF103", f"{shown(value)} is not one part", "write each part behind a dash of its own")
    return parts[0]


def _parts_in(text: str) -> list[dict[str, Any]]:
    """Read parts between commas; a piece that is no part is one more guest of the part before."""
    parts: list[dict[str, Any]] = []
    for piece in filter(None, map(str.strip, _PIECE.findall(" ".join(text.split())))):
        found = _PART.fullmatch(piece)
        if found and (not parts or _is_part(found)):
            minutes = {"minutes": int(found["minutes"])} if found["minutes"] else {}
            guests = [found["guest"]] if found["guest"] else []
            parts.append({"kind": _kind(found["kind"]), "guests": guests} | minutes)
        elif parts:
            parts[-1]["guests"].append(piece)
        else:
            raise fault("MF103", f"{shown(piece)} is not a part", _PART_HINT)
    return parts


def _is_part(found: re.Match[str]) -> bool:
    """Tell whether a piece is a part, and no guest: by its minutes, its colon, or its name."""
    known = vocabulary.is_open(_kind(found["kind"]), vocabulary.PARTS)
    other = known or vocabulary.called(found["kind"], vocabulary.PARTS)
    return bool(other or found["minutes"] or found["guest"] is not None)


def _kind(text: str) -> str:
    """Return the name of a part in small letters if it is one then."""
    return text.lower() if vocabulary.is_open(text.lower(), vocabulary.PARTS) else text


Parts = Annotated[tuple[Part, ...], BeforeValidator(_parts), Field(max_length=100)]


class Work(Node):
    """One piece of a screening or bill: a film (or bill) in a version, or an interval."""

    film: Id | None = None
    version: Id | None = None
    #: Minutes of an interval.
    interval: Minutes | None = None

    @model_validator(mode="after")
    def _either(self) -> Work:
        if (self.film is None) == (self.interval is None):
            raise fault(
                "MF103", "a work is either a film or an interval", "write {film: id} or {interval: 15}"
            )
        return self


def _works(value: Any) -> Any:
    """Read `la-jetee + interval 15 + sans-soleil`, an id, or a list of either form."""
    pieces = (
        value.split("+") if isinstance(value, str) else value if isinstance(value, (list, tuple)) else [value]
    )
    return each_of(pieces, _work)


def _work(value: Any) -> Any:
    if not isinstance(value, (str, int, float)):
        return value
    text = str(value).strip()
    if not text:
        raise fault("MF103", "a work is missing here", "write film + interval 15 + film")
    words = text.split()
    if len(words) > 1 and words[0].lower() == "interval":
        if len(words) > 3 or not words[1].isdecimal():
            raise fault("MF103", f"{shown(text)} is not an interval", "write interval 15")
        return {"interval": words[1]}
    return {"film": text}


def _has_a_film(works: tuple[Work, ...]) -> tuple[Work, ...]:
    if all(work.film is None for work in works):
        raise fault("MF103", "there is no film here", "write the id of a film or a bill")
    return works


Works = Annotated[
    tuple[Work, ...],
    BeforeValidator(_works),
    Field(min_length=1, max_length=100),
    AfterValidator(_has_a_film),
]
