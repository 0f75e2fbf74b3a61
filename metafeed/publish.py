"""Programme × views × emitters × languages to documents. Renders each thing once.

`documents` yields leaves before the listings that link to them. A document that would say nothing (a
calendar without an event, a feed without an entry) is not made.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from metafeed import views as all_views
from metafeed.emitters import EMITTERS, Emitter, Loss, by_name, losses
from metafeed.emitters.edition import Edition, document_path
from metafeed.history import History
from metafeed.resolving.programme import Programme
from metafeed.resolving.public import public
from metafeed.views import View


@dataclass(frozen=True, slots=True)
class Document:
    """One published document: its path below the publication's root, and what its standard could not carry."""

    path: str
    media_type: str
    bytes: bytes
    emitter: str
    view: str
    language: str
    losses: tuple[Loss, ...] = ()


class NoBaseUrl(ValueError):
    """The programme has no `base_url`, so nothing can be linked."""

    def __init__(self) -> None:
        super().__init__("the programme has no base_url")


def editions(programme: Programme, now: datetime, history: History | None = None) -> list[Edition]:
    """Return an edition of what is public at `now` for each language, the main one first."""
    if programme.base is None:
        raise NoBaseUrl
    told = public(programme, now)
    past = history or History(now)
    return [Edition(told, language, now, past) for language in programme.languages]


def documents(
    programme: Programme,
    now: datetime,
    history: History | None = None,
    only: Collection[str] | None = None,
    views: Collection[str] | None = None,
) -> Iterator[Document]:
    """Yield every document of a programme at `now`; `only` names emitters, `views` paths of views."""
    wanted = [emitter for emitter in EMITTERS if _is_wanted(emitter, programme, only)]
    for edition in editions(programme, now, history):
        for view in _in_order(edition):
            for emitter in wanted:
                if view.kind == "screenings" and not emitter.per_screening:
                    continue
                if views is None or view.path in views:
                    yield from _document(emitter, edition, view)


def emit(
    name: str,
    programme: Programme,
    *,
    now: datetime,
    view: str = "all",
    language: str | None = None,
    history: History | None = None,
) -> Document | None:
    """Return one document, or None if it would say nothing. Unknown names raise LookupError."""
    emitter = by_name(name)
    edition = edition_of(programme, now, language, history)
    return next(iter(_document(emitter, edition, view_of(edition, view))), None)


def edition_of(
    programme: Programme, now: datetime, language: str | None = None, history: History | None = None
) -> Edition:
    """Return the edition in a language, the main one by default; raises LookupError."""
    for edition in editions(programme, now, history):
        if language in (None, edition.language):
            return edition
    message = f"the programme has no language {language!r}, only {', '.join(programme.languages)}"
    raise LookupError(message)


def view_of(edition: Edition, path: str) -> View:
    """Return the view at a path; raises LookupError."""
    found = all_views.find(edition.programme, path)
    if found is None:
        message = f"there is no view {path!r}"
        raise LookupError(message)
    return found


def _is_wanted(emitter: Emitter, programme: Programme, only: Collection[str] | None) -> bool:
    kept = programme.settings.publish.emitters
    return (only is None or emitter.name in only) and (not kept or emitter.name in kept)


def _in_order(edition: Edition) -> Iterator[View]:
    """Yield a programme's views, screenings first and `all` last."""
    for showing in edition.programme.showings:
        if showing.start is not None and "screenings" not in edition.programme.settings.publish.without:
            yield all_views.screening(showing)
    yield from sorted(all_views.views(edition.programme), key=lambda view: view.kind == "all")


def _document(emitter: Emitter, edition: Edition, view: View) -> Iterator[Document]:
    data = emitter.document(edition, view)
    if data is None:
        return
    main = edition.language == edition.programme.languages[0]
    path = document_path(view.path, emitter.suffix)
    yield Document(
        path=path if main else f"{edition.language}/{path}",
        media_type=emitter.media_type,
        bytes=data,
        emitter=emitter.name,
        view=view.path,
        language=edition.language,
        losses=losses(emitter, edition, view),
    )


def image_files(programme: Programme, now: datetime) -> list[str]:
    """Return the files below `images/` that a publication at `now` shows, to be copied beside it."""
    told = public(programme, now)
    images = [image for film in told.films.values() for image in film.images]
    images += [image for bill in told.bills.values() for image in bill.images]
    images += [image for series in told.series.values() for image in series.images]
    images += [image for venue in told.venues.values() for image in venue.images]
    images += programme.settings.images
    shown = {i.file for i in images if i.file and not (i.rights_until and i.rights_until < now.date())}
    return sorted(file for file in shown if told.images.get(file) is not None)
