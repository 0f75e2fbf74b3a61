"""What the calendar of a view has: decided here, so that what links to calendars need not load what writes them."""

from __future__ import annotations

from metafeed.emitters.edition import Edition
from metafeed.model.vocabulary import OFF
from metafeed.resolving.programme import Showing
from metafeed.views import View


def showings(edition: Edition, view: View, suffix: str) -> list[Showing]:
    """Return the showings that a calendar of a view has: those in the window, or the last that left it.

    `suffix` is that of the calendar's profile: only one that was published keeps what left it.
    """
    drops = edition.programme.settings.publish.cancelled == "drop"
    found = [
        each
        for each in (*view.showings, *view.left)
        if each.start is not None and edition.in_window(each) and not (drops and each.status in OFF)
    ]
    if not found and view.last and edition.was_published(view, suffix):
        return [view.last]
    return found
