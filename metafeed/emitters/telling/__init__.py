"""What a patron reads: titles, states and lines, the same in a calendar, a feed and a page.

Everything here is plain text in the edition's language, from the author's words and metafeed's own table.
No mark-up, no order of documents: emitters put the lines where their standard has room for them.
"""

from __future__ import annotations

from metafeed.emitters.telling.changes import sentence as change_sentence
from metafeed.emitters.telling.changes import showings as change_showings
from metafeed.emitters.telling.changes import titles as change_titles
from metafeed.emitters.telling.changes import when_short as change_when_short
from metafeed.emitters.telling.places import (
    address,
    location,
    screen_line,
    screen_name,
)
from metafeed.emitters.telling.sales import (
    can_be_bought,
    offer_line,
    on_sale_line,
    sale_lines,
)
from metafeed.emitters.telling.showings import (
    about,
    details,
    guest,
    heading,
    how,
    interval_lines,
    part_line,
    part_name,
    prefix,
    state_line,
    summary,
    title,
    unusual_language,
    view_title,
)
from metafeed.emitters.telling.works import (
    award_line,
    countries,
    languages,
    run_line,
    version_lines,
    version_name,
    work_line,
)

__all__ = [
    "about",
    "address",
    "award_line",
    "can_be_bought",
    "change_sentence",
    "change_showings",
    "change_titles",
    "change_when_short",
    "countries",
    "details",
    "guest",
    "heading",
    "how",
    "interval_lines",
    "languages",
    "location",
    "offer_line",
    "on_sale_line",
    "part_line",
    "part_name",
    "prefix",
    "run_line",
    "sale_lines",
    "screen_line",
    "screen_name",
    "state_line",
    "summary",
    "title",
    "unusual_language",
    "version_lines",
    "version_name",
    "view_title",
    "work_line",
]
