"""Which view belongs on a page, and why."""

from __future__ import annotations

import pytest

from metafeed.embedding import Found, Pages, view_of

PAGES = Pages.of(
    {
        "https://x.example/": "all",
        "https://x.example/films/cranes/": "films/cranes",
        "https://x.example/films/ikiru.html": "films/ikiru",
        "https://x.example/?p=12": "films/query",
        "https://x.example/one": "films/a",
        "https://y.example/one": "films/b",
    },
    {"news/*/film-*.html": "films/*", "kalender/**": "all", "**/shows/*.php": "screenings/x"},
)


@pytest.mark.parametrize(
    ("page", "path", "expected"),
    [
        ("<html data-metafeed='films/cranes'>", "x", Found("films/cranes", "attribute", "films/cranes")),
        ("<p><div DATA-METAFEED=a>", "films/cranes.html", Found("a", "attribute", "a")),
        ("<!-- <p data-metafeed=a> --><script>'<p data-metafeed=a>'</script>", "x", None),
        (
            "<link rel=alternate data-metafeed=a><script data-metafeed=a type=application/ld+json></script>",
            "x",
            None,
        ),
        ("<body>", "news/a/film-b.html", Found("films/a", "map", "news/*/film-*.html")),
        ("<body>", "kalender/a/b", Found("all", "map", "kalender/**")),
        (
            "<link href='http://X.example/films/cranes/index.html#a' rel='x CANONICAL'>",
            "x",
            Found("films/cranes", "canonical", "http://X.example/films/cranes/index.html#a"),
        ),
        ("<link rel=canonical href=/films/ikiru>", "x", Found("films/ikiru", "canonical", "/films/ikiru")),
        (
            "<link rel=canonical href='https://x.example/?p=12'>",
            "x",
            Found("films/query", "canonical", "https://x.example/?p=12"),
        ),
        ("<link rel=canonical href='https://x.example/?p=13'>", "x", None),
        ("", "films/cranes.html", Found("films/cranes", "path", "films/cranes")),
        ("", "films/cranes/index.htm", Found("films/cranes", "path", "films/cranes")),
        ("", "_site/films/ikiru/index.html", Found("films/ikiru", "path", "films/ikiru")),
        ("", "index.html", Found("all", "path", "")),
        ("", "_site/index.html", None),
        ("", "one.html", None),
        ("", "reindex.html", None),
    ],
)
def test_a_page_s_view_is_told_by_its_attribute_the_map_its_canonical_link_and_its_path(
    page: str, path: str, expected: Found | None
) -> None:
    assert view_of(page.encode(), path, PAGES) == expected


def test_a_utf_16_page_is_read_too() -> None:
    page = "\ufeff<link rel=canonical href=/films/cranes>".encode("utf-16-le")
    found = view_of(page, "x", PAGES)
    assert found is not None
    assert found.view == "films/cranes"
