"""The templates of the pages that come with metafeed, and their style sheet: texts that lie beside the code.

An author replaces one by a file of the same name in `templates/` of the source; `theme.css` there is added to
the style sheet.
"""

from __future__ import annotations

from functools import cache
from importlib import resources

#: What can be replaced.
NAMES = (
    "layout.html",
    "index.html",
    "film.html",
    "screening.html",
    "series.html",
    "venue.html",
    "listing.html",
    "subscribe.html",
    "subscribing.html",
    "subscribe-fragment.html",
    "subscribe.js",
    "work.html",
    "schedule.html",
    "fragment.html",
    "digest.html",
    "week.html",
    "style.css",
    "fragment.css",
)
#: What an author may put beside them.
THEME = "theme.css"


@cache
def text(name: str) -> str:
    """Return the text of a template."""
    return resources.files("metafeed").joinpath("emitters", "html", "templates", name).read_text("utf-8")
