"""What a page may become: a verdict a feature, from what was found, and the table of `--summary`."""

from __future__ import annotations

from typing import Any

import pytest

from metafeed.audit.judging import Audit
from metafeed.audit.page import Block, Page
from metafeed.audit.verdict import Row, Verdict, row
from metafeed.cli.audit_summary import rows_as_json, table
from tests.audit.google import google, words
from tests.audit.test_google import EVENT, FILM, PLACE, carousel, event, graph


def judged(value: Any, path: str = "page.html") -> Row:
    """Return the row of a page with one block of JSON-LD, judged by every rule."""
    page = Page(path, (Block("json-ld", value, "", lambda _: None),) if value else ())
    audited = Audit(words(), None, google()).judge(page)
    return row(audited.case, audited.findings)


def verdict(value: Any, feature: str = "event") -> tuple[Any, ...]:
    found: Verdict = next(each for each in judged(value).verdicts if each.feature == feature)
    return (found.grade.value, found.codes, found.lacks)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({}, ("eligible", (), ())),
        ({"image": None, "offers": None}, ("eligible but poor", (), ("image", "offers"))),
        ({"location": None}, ("not eligible", ("MF950",), ())),
        ({"startDate": ""}, ("not eligible", ("MF920",), ())),
        ({"startDate": "2026-04-02T19:00:00.000Z-03:00"}, ("not eligible", ("MF930",), ())),
        ({"location": {"@type": "VirtualLocation", "url": "https://kino.example/"}}, ("not eligible", ("MF955",), ())),
        ({"name": "Members: Cléo from 5 to 7", "offers": None}, ("not eligible", ("MF956",), ())),
        ({"offers": EVENT["offers"] | {"availability": "https://schema.org/PreSale"}}, ("eligible but poor", ("MF960",), ())),
        ({"eventStatus": "https://schema.org/EventCancelled"}, ("eligible but poor", ("MF964",), ())),
        ({"startDate": "2026-04-02T19:00:00"}, ("eligible but poor", ("MF933",), ())),
        ({"name": "Cl&eacute;o"}, ("eligible but poor", ("MF922",), ())),
        ({"location": PLACE | {"@type": "Cinema"}}, ("not eligible", ("MF910",), ())),
        ({"location": PLACE | {"telephone": None}}, ("eligible", (), ())),
        ({"offers": EVENT["offers"] | {"price": "9,- €"}}, ("eligible but poor", ("MF943",), ())),
        ({"offers": EVENT["offers"] | {"priceCurrency": "€"}}, ("eligible but poor", ("MF944",), ())),
        ({"image": ""}, ("eligible but poor", ("MF920",), ("image",))),
        ({"endDate": "tomorrow"}, ("eligible but poor", ("MF930",), ())),
        ({"organizer": "Kino e.V."}, ("eligible but poor", ("MF915",), ())),
        ({"location": PLACE | {"address": {"@type": "PostalAddress", "addressLocality": "Berlin"}}}, ("eligible but poor", ("MF954",), ())),
    ],
)  # fmt: skip
def test_an_event_is_judged_by_what_was_found(change: dict[str, Any], told: tuple[Any, ...]) -> None:
    assert verdict(event(**change)) == told


def test_a_page_is_as_good_as_its_worst_event() -> None:
    bad = {name: value for name, value in EVENT.items() if name != "location"}
    assert verdict(
        graph(EVENT | {"@id": "https://kino.example/1"}, bad | {"@id": "https://kino.example/2"})
    ) == (
        "not eligible",
        ("MF950",),
        (),
    )


def test_a_carousel_lacks_ratings_that_no_finding_asks_for() -> None:
    page = carousel(
        FILM | {"url": "https://kino.example/1"}, FILM | {"name": "Zazie", "url": "https://kino.example/2"}
    )
    assert verdict(page, "movie-carousel") == ("eligible but poor", (), ("aggregateRating", "review"))
    assert judged(page).counts.total() == 0


def test_a_quotation_without_stars_asks_for_no_snippet() -> None:
    review = {"@type": "Review", "author": {"@type": "Person", "name": "A. Critic"}, "reviewBody": "Yes."}
    film = {"@context": "https://schema.org"} | FILM
    assert verdict(film | {"review": review}, "review-snippet") == ("absent", (), ())
    rated = review | {"reviewRating": {"@type": "Rating", "ratingValue": 4}}
    assert verdict(film | {"review": rated}, "review-snippet") == (
        "eligible but poor",
        (),
        ("datePublished",),
    )


def test_the_table_has_a_line_a_page_and_no_column_that_nobody_needs() -> None:
    rows = [judged(event()), judged(event(image=None), "b.html"), judged(None, "a-longer-name.html")]
    assert table(rows).splitlines() == [
        "page                Event                        errors  warnings  notes",
        "page.html           eligible                     0       0         0",
        "b.html              eligible but poor: no image  0       0         1",
        "a-longer-name.html  –                            0       0         0",
    ]
    assert table([]) == "no pages"


def test_the_table_for_programs_has_every_feature() -> None:
    absent = {"verdict": "absent", "codes": [], "lacks": []}
    assert rows_as_json([judged(event(location=None))]) == [
        {
            "page": "page.html",
            "findings": {"error": 1, "warning": 0, "note": 0},
            "verdicts": {
                "event": {"verdict": "not eligible", "codes": ["MF950"], "lacks": []},
                "movie-carousel": absent,
                "review-snippet": absent,
                "video": absent,
                "breadcrumb": absent,
            },
        }
    ]
