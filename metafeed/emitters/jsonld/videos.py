"""Trailers as schema.org nodes: a VideoObject, or a link to what is known by its address alone.

Google refuses a VideoObject without `thumbnailUrl` and `uploadDate` (Video, September 2026), and would call
every page of the film faulty. So a trailer without them is told as a reference, which claims nothing but
that it is there.

To add a house of videos: a line in `_PLAYERS`.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from metafeed.emitters.edition import Edition
from metafeed.emitters.jsonld.nodes import Node, node, reference
from metafeed.model.film import Film
from metafeed.model.media import Trailer

#: The page of a video at a house of videos → its player, which pages embed.
_PLAYERS = (
    (
        r"https?://(?:www\.|m\.)?youtube\.com/watch\?(?:[^#]*&)?v=([\w-]{11})(?:[&#].*)?",
        r"https://www.youtube.com/embed/\1",
    ),
    (
        r"https?://(?:www\.|m\.)?youtube\.com/(?:embed|live|shorts|v)/([\w-]{11})(?:[?#].*)?",
        r"https://www.youtube.com/embed/\1",
    ),
    (
        r"https?://(?:www\.)?youtube-nocookie\.com/embed/([\w-]{11})(?:[?#].*)?",
        r"https://www.youtube-nocookie.com/embed/\1",
    ),
    (r"https?://youtu\.be/([\w-]{11})(?:[?#].*)?", r"https://www.youtube.com/embed/\1"),
    # A video that is not listed has a second part, without which its player refuses.
    (
        r"https?://(?:www\.)?vimeo\.com/(\d+)/([0-9a-f]+)(?:[?#].*)?",
        r"https://player.vimeo.com/video/\1?h=\2",
    ),
    (r"https?://(?:www\.)?vimeo\.com/(\d+)/?(?:[?#].*)?", r"https://player.vimeo.com/video/\1"),
    (r"https?://player\.vimeo\.com/video/(\d+\S*)", r"https://player.vimeo.com/video/\1"),
)
#: The suffixes of what Google reads as a video file (Video, "Supported video file types"), as far as they are in use.
_FILES = (".m4v", ".mkv", ".mov", ".mp4", ".mpeg", ".ogv", ".webm", ".wmv")


def trailer(edition: Edition, film: Film, told: Trailer) -> Node:
    """Return a trailer: a VideoObject where it has what Google requires of one, else its address."""
    if told.thumbnail is None or told.uploaded is None:
        return reference(told.url)
    return node(
        "VideoObject",
        name=edition.say(told.name) or edition.say(film.title),
        url=told.url,
        contentUrl=told.url if is_file(told.url) else None,
        embedUrl=player(told.url),
        thumbnailUrl=told.thumbnail,
        uploadDate=told.uploaded.isoformat(),
        duration=None if told.seconds is None else f"PT{told.seconds}S",
    )


def player(url: str) -> str | None:
    """Return the address of the player of a video, None for a house that is not known."""
    for pattern, address in _PLAYERS:
        if found := re.fullmatch(pattern, url, re.ASCII):
            return found.expand(address)
    return None


def is_file(url: str) -> bool:
    """Tell whether an address is that of a video file."""
    return urlsplit(url).path.lower().endswith(_FILES)
