"""What an author meant by a key that is not known: another spelling, another word, another place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches
from functools import lru_cache
from typing import Any

from pydantic import BaseModel

from metafeed.model import vocabulary

#: What people call a key → its name here, where it is one of the keys at that place.
_CALLED = {
    "alt_text": "alt",
    "auditorium": "screen",
    "booking_url": "tickets",
    "capacity": "seats",
    "cinema": "venue",
    "city": "locality",
    "country": "countries",
    "description": "note",
    "duration": "runtime",
    "end_time": "ends",
    "hall": "screen",
    "length": "runtime",
    "latitude": "lat",
    "link": "url",
    "lng": "lon",
    "longitude": "lon",
    "movie": "film",
    "phone": "telephone",
    "postal_code": "postcode",
    "poster": "images",
    "room": "screen",
    "showings": "screenings",
    "showtimes": "screenings",
    "start": "time",
    "start_time": "time",
    "starts": "time",
    "theater": "venue",
    "theatre": "venue",
    "to": "until",
    "timezone": "zone",
    "title": "film",
    "town": "locality",
    "website": "url",
    "zip": "postcode",
}


@lru_cache(maxsize=1000)
def meant(key: str, models: tuple[type[BaseModel], ...]) -> str | None:
    """Return a hint for an unknown key where one of `models` was expected."""
    names = [name for name in dict.fromkeys(_names(models)) if name != key]
    written = _plain(key)
    if sure := surely(key, models):
        return did_you_mean(sure)
    if place := _inside(written, models):
        return f"write {place}: {{{written}: …}}"
    close = get_close_matches(written, names, n=1, cutoff=0.65)
    if close:
        return did_you_mean(close[0])
    return f"keys here: {', '.join(sorted(names))}" if names else None


@lru_cache(maxsize=1000)
def surely(key: str, models: tuple[type[BaseModel], ...]) -> str | None:
    """Return the key that `key` is another spelling or another word for beyond doubt, or None."""
    names = [name for name in dict.fromkeys(_names(models)) if name != key]
    close = get_close_matches(_plain(key), names, n=1, cutoff=0.8) or [_CALLED.get(_plain(key), "")]
    return close[0] if close[0] in names else None


def _plain(key: str) -> str:
    return key.lower().replace("-", "_").replace(" ", "_")


def did_you_mean(key: str) -> str:
    """Return the hint for a key that stands there under another name."""
    return f"did you mean {key}?"


def example(models: Sequence[type[BaseModel]]) -> str:
    """Return the hint for a value that stands where a map was expected: its least keys."""
    fields = models[-1].model_fields.items()
    least = [f.alias or name for name, f in fields if f.is_required()] or [
        f.alias or name for name, f in fields
    ][:1]
    return f"write {{{', '.join(f'{name}: …' for name in least)}}}"


def models_at(model: type[BaseModel], location: Sequence[int | str]) -> tuple[type[BaseModel], ...]:
    """Return the classes of which one was expected at pydantic's `location` within `model`."""
    models = [model]
    for step in location:
        inner = [each for model in models for each in _inner(model, step)]
        models = inner or models
    return tuple(models)


def models_in(annotation: Any) -> list[type[BaseModel]]:
    """Return the model classes that an annotation mentions, at any depth, in order."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    arguments = getattr(annotation, "__args__", ())
    return [model for argument in arguments for model in models_in(argument)]


def _inner(model: type[BaseModel], key: int | str) -> list[type[BaseModel]]:
    field = next((f for name, f in model.model_fields.items() if key in (name, f.alias)), None)
    return models_in(field.annotation) if field else []


def _inside(key: str, models: Iterable[type[BaseModel]]) -> str | None:
    """Return the key under which `key` belongs: `street` in an address, `director` in the credits."""
    fields = [(model, name) for model in models for name in model.model_fields]
    if key.replace("_", "-") in vocabulary.CREDIT_ROLES and "credits" in [name for _, name in fields]:
        return "credits"
    places = {name for model, name in fields if key in _names(_inner(model, name))}
    return places.pop() if len(places) == 1 else None


def _names(models: Iterable[type[BaseModel]]) -> list[str]:
    """Return the author's names of the fields of models."""
    return [f.alias or name for model in models for name, f in model.model_fields.items() if not f.exclude]
