"""What a site tells from an instant on until the next at which something would be told otherwise.

Pure: `Site` says when to make the next one. What was rendered is kept with it, and gone with it.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cached_property
from typing import Self

from markupsafe import Markup

from metafeed.embedding import Element, Pages
from metafeed.embedding.wanted import Wanted
from metafeed.emitters import fragment
from metafeed.history import Memory
from metafeed.publish import Publication, publication, unpublished
from metafeed.resolving.programme import Programme
from metafeed.upcoming import next_instant

#: Told anew at least so often, so that what is due comes in time even if the clock was put forward.
_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Told:
    """A publication and how long it holds. `heads` are those that were asked for, by view and language."""

    publication: Publication
    since: datetime
    until: datetime
    heads: dict[tuple[str, str], Markup] = field(default_factory=dict)

    @classmethod
    def at(cls, now: datetime, programme: Programme, memory: Memory | None = None) -> Self:
        """Return what is told at `now`. Raises NoBaseUrl and MemoryFault."""
        told = publication(programme, now, memory) if memory else unpublished(programme, now)
        due = next_instant(programme, told, now)
        return cls(told, now, min(due, now + _HOUR) if due else now + _HOUR)

    def holds(self, now: datetime) -> bool:
        """Tell whether that is still what is to be told."""
        return self.since <= now < self.until

    @cached_property
    def _wanted(self) -> Wanted:
        return Wanted(self.publication)

    def has(self, view: str) -> bool:
        """Tell whether there is a view at a path, which may begin with a language."""
        return self._wanted.has(view)

    @property
    def paths(self) -> list[str]:
        """The paths of the views, without those of screenings."""
        return [view.path for view in self.publication.views]

    @property
    def pages(self) -> Pages:
        """The pages of the views, for finding out what belongs on a page."""
        return self._wanted.pages

    def language(self, view: str, language: str | None) -> str:
        """Return the language in which a view is told: its own, else the nearest to the one that is asked for."""
        return self._wanted.language(self._wanted.split(view)[0] or language)

    def element(self, view: str, language: str | None) -> Element:
        """Return what the head of a page of a view carries, of no instant."""
        return replace(self._wanted.element(view, language), now=None)

    def fragment(self, view: str, language: str | None) -> str:
        """Return the showings of a view as HTML. Raises TemplateFault."""
        edition = self.publication.edition(self.language(view, language))
        return fragment.document(edition, self._wanted.views[self._wanted.split(view)[1]]).decode()
