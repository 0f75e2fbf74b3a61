"""A showing, and what was said of its services for patrons.

Three answers to each question: yes, no, and nobody said. Who writes `access: "-"`, or lists at least one
service that belongs to a screening, has said what there is; who lists the ramp at the door has not spoken of
captions. Captions in a language that is not spoken are a translation.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from metafeed.model.film import Film
from metafeed.model.parts import Access
from metafeed.model.vocabulary import ACCESS, FORMATS
from metafeed.resolving.cascade import Chain
from metafeed.resolving.programme import Showing
from metafeed.rules.dialogue import same, spoken


@dataclass(frozen=True, slots=True)
class Told:
    """A showing that takes place; `is_said` where its author said which services it has."""

    showing: Showing
    is_said: bool

    @classmethod
    def of(cls, showing: Showing, chain: Chain) -> Told:
        """Return what was said of a showing, on its own or above it."""
        none = not showing.access and chain.find("access")[1] is not None
        return cls(showing, none or any(_is_of_screening(each) for each in showing.access))

    @property
    def id(self) -> str:
        """The showing's id."""
        return self.showing.id

    @property
    def films(self) -> dict[str, Film]:
        """Its films by id, each once: a bill shows each of its films. What is only talked is no film."""
        films = (piece.film for piece in self.showing.pieces)
        return {film.id: film for film in films if film.kind != "talk"}

    @property
    def is_analog(self) -> bool:
        """Whether it is known to be shown from a print."""
        carrier = FORMATS.get(self.showing.format or "")
        return carrier is not None and carrier.analog

    @property
    def open_captions(self) -> bool | None:
        """Whether what is spoken can be read on the screen; None where nobody said."""
        answers = [_is_spoken(self.showing, each) for each in self._of("open-captions")]
        if True in answers:
            return True
        return None if None in answers or not self.is_said else False

    @property
    def captions(self) -> bool | None:
        """Whether there are captions, on the screen or on devices; None where nobody said."""
        return True if self._of("closed-caption-devices") else self.open_captions

    @property
    def audio_description(self) -> bool | None:
        """Whether there is audio description; None where nobody said."""
        return bool(self._of("audio-description")) if self.is_said else None

    @property
    def services(self) -> tuple[str, ...]:
        """Its services and those of its house and screen, in the order of the vocabulary: `signed:bfi`."""
        found = {_name(self.showing, each) for each in (*self.showing.access, *_of_house(self.showing))}
        return tuple(sorted(found, key=service_order))

    def is_past(self, now: datetime) -> bool:
        """Tell whether it has begun; one without a time, whether its day is over."""
        start = self.showing.start
        return start <= now if start else self.showing.cinema_day < now.date()

    def _of(self, kind: str) -> list[Access]:
        return [each for each in self.showing.access if each.kind == kind]


def by_film(showings: Iterable[Told]) -> dict[str, list[Told]]:
    """Return showings by the id of their film; one of a bill is of each of its films."""
    found: dict[str, list[Told]] = {}
    for each in showings:
        for film in each.films:
            found.setdefault(film, []).append(each)
    return found


def ids(showings: Iterable[Told]) -> tuple[str, ...]:
    """Return the ids of showings in order of time."""
    return tuple(each.id for each in sorted(showings, key=lambda each: each.showing.order))


def service_order(service: str) -> tuple[int, str]:
    """Return what sorts services: as the vocabulary has them, then words of the author's own."""
    kind = service.partition(":")[0]
    return (list(ACCESS).index(kind) if kind in ACCESS else len(ACCESS), service)


def _is_of_screening(access: Access) -> bool:
    return access.kind in ACCESS and ACCESS[access.kind].kind == "screening"


def _is_spoken(showing: Showing, captions: Access) -> bool | None:
    """Tell whether captions are in a spoken language; None where it is not known what is spoken."""
    if captions.language is None:
        return True
    heard = spoken(showing)
    return any(same(captions.language, tag) for tag in heard) if heard else None


def _of_house(showing: Showing) -> Iterator[Access]:
    """Yield what a house and its screen offer at every showing; devices and captions depend on the film."""
    for place in (showing.venue, showing.screen):
        yield from (each for each in (place.access if place else ()) if not _is_of_screening(each))


def _name(showing: Showing, access: Access) -> str:
    is_plain = access.kind == "open-captions" and _is_spoken(showing, access)
    return access.kind if is_plain else str(access)
