"""The library: what `import metafeed` offers. docs/library.md lists it.

Functions take values and return values; only `load` and `check` read files. Time comes in as `now`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from os import PathLike
from pathlib import Path
from typing import Any

from metafeed.checking import Checked
from metafeed.checking import check as check_document
from metafeed.diagnostics import Diagnostic
from metafeed.errors import InvalidProgramme
from metafeed.history import Memory
from metafeed.publish import Document
from metafeed.publish import emit as emit_document
from metafeed.resolving.programme import Programme
from metafeed.zones import is_of_our_time


def load(source: str | PathLike[str]) -> Programme:
    """Return the programme of a folder or file.

    Raises InvalidProgramme, with `.findings`, if it has errors, and SourceNotFound if it cannot be read.
    """
    checked = _checked(source)
    if not checked.publishable:
        raise InvalidProgramme(checked.findings)
    return checked.programme


def check(source: str | PathLike[str]) -> list[Diagnostic]:
    """Return the findings of a folder or file, in source order. Raises SourceNotFound."""
    return list(_checked(source).findings)


def resolve(source: Mapping[str, Any]) -> tuple[Programme, list[Diagnostic]]:
    """Return the programme of objects, and its findings.

    `source` has the keys of programme.yaml and a list for each collection, of dicts or of model values.
    The programme is there even if it has errors; then do not publish it.
    """
    from metafeed.read import from_objects

    checked = check_document(from_objects(source))
    return checked.programme, list(checked.findings)


def emit(
    emitter: str,
    programme: Programme,
    *,
    now: datetime,
    view: str = "all",
    language: str | None = None,
    previous: Memory | None = None,
) -> Document:
    """Return a document: `.bytes`, `.media_type`, `.losses`.

    `now` is an aware datetime: the same programme, `now` and `previous` give the same bytes. `previous` is
    what was published, `Memory.parse(octets)` of a `published.jsonl`; without it everything is told for the
    first time. Raises LookupError for an unknown emitter, view or language, and ValueError where the
    programme has no `base_url`, `now` no zone, the view nothing that this standard could tell, or `previous`
    is another publication's.
    """
    _require_instant(now)
    document = emit_document(emitter, programme, now=now, view=view, language=language, memory=previous)
    if document is None:
        message = f"{view} has nothing that {emitter} could tell"
        raise ValueError(message)
    return document


def page_node(
    programme: Programme, view: str, *, now: datetime, language: str | None = None
) -> dict[str, Any]:
    """Return the JSON-LD that a page of `view` carries, as a dict.

    `screenings/ID` gives one ScreeningEvent with everything nested, `films/ID` the film and the list of its
    showings' pages, any other view that list. Raises LookupError for an unknown view or language, and
    ValueError where the programme has no `base_url` or `now` no zone.
    """
    from metafeed.emitters import jsonld
    from metafeed.publish import unpublished

    _require_instant(now)
    told = unpublished(programme, now)
    return jsonld.page(told.edition(language), told.view(view))


def script_tag(node: Mapping[str, Any]) -> str:
    """Return a JSON-LD node as a script element that no text in it can break out of."""
    import orjson

    from metafeed.emitters.jsonld import script_safe

    return f'<script type="application/ld+json">{script_safe(orjson.dumps(dict(node))).decode()}</script>'


def _require_instant(now: datetime) -> None:
    if not isinstance(now, datetime):
        message = f"now must be a datetime, not {type(now).__name__}"
        raise TypeError(message)
    if now.tzinfo is None:
        message = f"now must be an aware datetime, not {now.isoformat()}"
        raise ValueError(message)
    if not is_of_our_time(now):
        message = f"now must be of our time, not of the year {now.year}"
        raise ValueError(message)


def _checked(source: str | PathLike[str]) -> Checked:
    from metafeed.read import read

    return check_document(read(Path(source)))
