"""Which pages are looked at: every kind of page, in each language and state, and every text that strains one."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from tests.browser import spoilt

#: Site → its pages, as globs of which the first match is taken.
LOOKED_AT = {
    "film-forum": ("index.html", "films/cranes.html", "screenings/*.html", "formats/dcp.html", "subscribe.html"),
    "film-forum-past": ("index.html", "films/cranes.html"),
    "festival": (
        "index.html",
        "en/index.html",
        "films/stalker.html",
        "films/voyage-dans-la-lune.html",
        "bills/*.html",
        "series/*.html",
        "venues/*.html",
        "views/*.html",
        "subscribe.html",
    ),
    "minimal": ("index.html", "films/*.html"),
    "everything": (
        "index.html",
        "films/ghostbusters.html",
        "bills/shapes.html",
        "series/everything.html",
        "venues/main.html",
        "screenings/ghostbusters*.html",
        "fr-CA/index.html",
        "fr-CA/films/ghostbusters.html",
    ),
    "week": ("index.html", "films/film-0.html"),
    "hostile": ("index.html", "films/markup.html", "films/long.html", "films/rtl.html", "screenings/marks*.html", "subscribe.html"),
    "hebrew": ("index.html", "films/waltz.html"),
    "french": ("index.html", "films/film-1.html", "screenings/*.html"),
}  # fmt: skip
#: Index → the sheets of A4 that its print may take.
PRINTED = {
    "film-forum": 1,
    "festival": 1,
    "minimal": 1,
    "week": 1,
    "two-weeks": 2,
    "hebrew": 1,
    "french": 1,
}
#: The pages on which people subscribe, of which every link is read.
SUBSCRIBED = (
    "festival/subscribe.html",
    "festival/en/subscribe.html",
    "everything/subscribe.html",
    "everything/fr-CA/subscribe.html",
    "film-forum/subscribe.html",
    "evenings/subscribe.html",
)
#: A folder for screenshots of every page that is looked at, for people.
PICTURES = "METAFEED_SCREENSHOTS"


def names(folder: Path) -> list[str]:
    """Return the pages that are looked at, below the folder of the sites."""
    return [
        next(path.relative_to(folder).as_posix() for path in sorted((folder / site).glob(glob)))
        for site, globs in LOOKED_AT.items()
        for glob in globs
    ]


def asked(folder: Path, base: str) -> list[dict[str, Any]]:
    """Return the pages to look at, as `node/pages.mjs` takes them."""
    found = [{"name": name, "url": base + name, "pictures": _pictures(name)} for name in names(folder)]
    return [*found, {"name": spoilt.PAGE, "url": base + spoilt.PAGE}]


def prints(folder: Path, base: str) -> list[dict[str, Any]]:
    """Return what is to be printed."""
    return [
        {"name": site, "url": f"{base}{site}/index.html", "pdf": str(folder.parent / f"{site}.pdf")}
        for site in PRINTED
    ]


def _pictures(name: str) -> list[dict[str, Any]]:
    folder = os.environ.get(PICTURES)
    if not folder:
        return []
    flat = name.removesuffix(".html").replace("/", "-")
    return [
        {
            "file": str(Path(folder, f"{flat}-{width}-{theme}.png")),
            "width": width,
            "theme": theme,
            "full": True,
        }
        for width in (360, 1280)
        for theme in ("light", "dark")
    ]
