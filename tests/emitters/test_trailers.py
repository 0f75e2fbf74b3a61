"""Trailers in JSON-LD: a video with all that Google requires of one, or its address alone."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

import metafeed
from metafeed.checking import check
from metafeed.document import Document
from metafeed.emitters.jsonld.videos import is_file, player

NOW = datetime(2026, 4, 1, 12, tzinfo=UTC)
URL = "https://video.example/a"
REQUIRED = {"thumbnail": "https://video.example/a.jpg", "uploaded": "2026-01-01"}


def trailer(**told: str | int) -> dict[str, Any]:
    """Return the trailer on the page of a film."""
    film = {"id": "a", "title": "A Film", "trailers": [{"url": URL} | told]}
    source = {
        "name": "Kino",
        "identity": "kino.example,2026",
        "base_url": "https://kino.example/",
        "films": [film],
    }
    page = metafeed.page_node(check(Document(source)).programme, "films/a", now=NOW)
    found: dict[str, Any] = page["@graph"][0]["trailer"]
    return found


def test_a_trailer_with_what_google_requires_is_a_video() -> None:
    assert trailer(**REQUIRED, name="Teaser", seconds=90) == {
        "@type": "VideoObject",
        "name": "Teaser",
        "url": URL,
        "thumbnailUrl": "https://video.example/a.jpg",
        "uploadDate": "2026-01-01",
        "duration": "PT90S",
    }


def test_the_film_s_title_stands_in_for_a_trailer_s_name() -> None:
    assert trailer(**REQUIRED)["name"] == "A Film"


@pytest.mark.parametrize("missing", REQUIRED)
def test_a_trailer_without_what_google_requires_is_told_by_its_address_alone(missing: str) -> None:
    assert trailer(name="Teaser", **{k: v for k, v in REQUIRED.items() if k != missing}) == {"@id": URL}


def test_a_video_file_is_the_content() -> None:
    video = trailer(**REQUIRED, url="https://video.example/a.mp4")
    assert video["contentUrl"] == video["url"] == "https://video.example/a.mp4"
    assert "embedUrl" not in video


def test_a_page_at_a_house_of_videos_has_a_player() -> None:
    video = trailer(**REQUIRED, url="https://youtu.be/abcdefghijk")
    assert video["embedUrl"] == "https://www.youtube.com/embed/abcdefghijk"
    assert "contentUrl" not in video


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("https://www.youtube.com/watch?v=abc-efg_ijk", "https://www.youtube.com/embed/abc-efg_ijk"),
        ("https://youtube.com/watch?list=x&v=abcdefghijk&t=5", "https://www.youtube.com/embed/abcdefghijk"),
        ("http://m.youtube.com/watch?v=abcdefghijk#t", "https://www.youtube.com/embed/abcdefghijk"),
        ("https://www.youtube.com/shorts/abcdefghijk?feature=share", "https://www.youtube.com/embed/abcdefghijk"),
        ("https://www.youtube.com/embed/abcdefghijk", "https://www.youtube.com/embed/abcdefghijk"),
        ("https://www.youtube-nocookie.com/embed/abcdefghijk", "https://www.youtube-nocookie.com/embed/abcdefghijk"),
        ("https://youtu.be/abcdefghijk?si=x", "https://www.youtube.com/embed/abcdefghijk"),
        ("https://vimeo.com/123456789", "https://player.vimeo.com/video/123456789"),
        ("https://vimeo.com/123456789/0a1b2c3d4e?share=copy", "https://player.vimeo.com/video/123456789?h=0a1b2c3d4e"),
        ("https://player.vimeo.com/video/123456789?h=0a1b", "https://player.vimeo.com/video/123456789?h=0a1b"),
        ("https://www.youtube.com/@kino", None),
        ("https://www.youtube.com/watch?v=short", None),
        ("https://vimeo.com/showcase/123", None),
        ("https://youtube.com.evil.example/watch?v=abcdefghijk", None),
        ("https://evil.example/?https://youtu.be/abcdefghijk", None),
        (URL, None),
    ],
)  # fmt: skip
def test_the_player_of_a_video_is_known_by_its_page(url: str, address: str | None) -> None:
    assert player(url) == address


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("https://video.example/a.mp4", True),
        ("https://video.example/A.WEBM?token=1#t=5", True),
        ("https://video.example/mp4", False),
        ("https://video.example/?file=a.mp4", False),
        ("https://video.example/a.mp4/page", False),
    ],
)
def test_a_video_file_is_known_by_its_suffix(url: str, file: bool) -> None:
    assert is_file(url) is file
