"""What other plugins put into a page."""

from __future__ import annotations

from metafeed.embedding import others, rivals

OURS = {
    "@type": "ScreeningEvent",
    "@id": "https://x.example/screenings/a#screening",
    "name": "The Cranes Are Flying (35mm)",
    "startDate": "2026-03-28T19:00:00-04:00",
    "workPresented": {
        "@type": "Movie",
        "@id": "https://x.example/films/c#movie",
        "name": "The Cranes Are Flying",
    },
}


def page(text: str) -> bytes:
    return f"<head>\n<script type='application/ld+json; charset=utf-8'>{text}</script>".encode()


def test_scripts_of_others_are_read_and_ours_are_not() -> None:
    (script,) = others(
        page('{"@graph":[{"name":"Журавли"}]}') + b"<script type=application/ld+json data-metafeed>"
    )
    assert script.line == 2
    assert script.nodes[1] == {"name": "Журавли"}


def test_a_broken_script_is_told_as_broken() -> None:
    for text in ("{", "", "[" * 100_000, '{"a": 1,}'):
        (script,) = others(page(text))
        assert script.broken


def test_cdata_around_a_script_is_not_a_fault() -> None:
    (script,) = others(page('//<![CDATA[\n{"name":"x"}\n//]]>'))
    assert script.nodes == ({"name": "x"},)


def test_the_same_id_with_facts_of_its_own_is_a_rival() -> None:
    (rival,) = rivals(
        others(page('{"@type":"Movie","@id":"https://x.example/films/c#movie","name":"C"}')), OURS
    )
    assert (rival.by, rival.line) == ("@id", 2)


def test_a_mere_link_to_the_same_id_is_none() -> None:
    assert rivals(others(page('{"@id":"https://x.example/films/c#movie"}')), OURS) == ()


def test_an_event_of_the_same_film_at_the_same_instant_is_a_rival() -> None:
    for start in ("2026-03-28T23:00:00Z", "2026-03-28T19:00", "2026-03-28T19:00:00-04:00"):
        text = f'{{"@type":["Event"],"name":"the cranes  are flying","startDate":"{start}"}}'
        (rival,) = rivals(others(page(text)), OURS)
        assert rival.by == "start"


def test_another_start_or_another_name_is_another_event() -> None:
    for name, start in (
        ("The Cranes Are Flying", "2026-03-28T19:00:00Z"),
        ("Ikiru", "2026-03-28T23:00:00Z"),
        ("", ""),
    ):
        text = f'{{"@type":"Event","name":"{name}","startDate":"{start}"}}'
        assert rivals(others(page(text)), OURS) == ()
