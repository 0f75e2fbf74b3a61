"""What is filled into a mould is what the standard's own module tells, whatever stands in a programme."""

from __future__ import annotations

import copy
from dataclasses import fields
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import metafeed
from benchmarks.programmes import NOW, Size, folder
from metafeed.emitters import content, ical, ical_alarm, jsonld, moulds, vcalendar
from metafeed.emitters.edition import Edition
from metafeed.history import Revision, records
from metafeed.publish import unpublished
from metafeed.resolving import likeness
from metafeed.resolving.programme import Showing
from tests.properties.programmes import NOWS, Source, programmes

FORMS = (ical.PROFILE.form, ical_alarm.PROFILE.form, jsonld.FORM)
#: Where tickets are sold, and what is hard to write in a calendar or as JSON.
TICKETS = (
    None,
    "https://tickets.example/{id}",
    "https://tickets.example/?a=1&b={id}&c=<%3C>",
    "https://tickets.example/{id},seat;7",
    "https://tickets.example/%5C{id}#" + "x" * 90,
)


def repeated(source: Source, tickets: str | None) -> Source:
    """Return a programme in which each screening comes again one and two weeks later."""
    source = copy.deepcopy(source)
    for screening in list(source["screenings"]):
        for week in (1, 2):
            day = date.fromisoformat(screening["date"]) + timedelta(weeks=week)
            again = screening | {"id": f"{screening['id']}-{week}", "date": day.isoformat()}
            source["screenings"].append(again | ({"tickets": tickets} if tickets else {}))
    return source


def rendered(edition: Edition, showing: Showing, revision: Revision, form: moulds.Form) -> bytes:
    """Return what a standard's own module tells, without a mould."""
    told = form.render(edition, showing, revision)
    ended = told.removesuffix(form.line_end).split(form.line_end) if form.line_end else [told]
    return b"".join(form.finish(line) + form.line_end for line in ended)


@settings(max_examples=25)
@given(source=programmes(), tickets=st.sampled_from(TICKETS), now=NOWS)
def test_a_mould_gives_what_the_standard_tells(source: Source, tickets: str | None, now: datetime) -> None:
    programme, _ = metafeed.resolve(repeated(source, tickets))
    for edition in unpublished(programme, now).editions:
        for showing in edition.programme.showings:
            if showing.start is None:
                continue
            revision = vcalendar.revision(edition, showing, ("ical",))
            for form in FORMS:
                whole = rendered(edition, showing, revision, form)
                assert moulds.octets(edition, showing, revision, form) == whole
            around = moulds.in_common(edition, "feed line", showing, content._around)
            assert around[:3] == content.words_around(edition, showing)
            assert around[3] == edition.authored_of_works(showing)


@settings(max_examples=25)
@given(source=programmes(), tickets=st.sampled_from(TICKETS))
def test_the_record_of_one_that_is_alike_is_its_own_record(source: Source, tickets: str | None) -> None:
    programme, _ = metafeed.resolve(repeated(source, tickets))
    shared: dict[Any, Any] = {}
    for showing in programme.showings:
        told, alone = records.of_showing(showing, shared), records.of_showing(showing)
        assert list(told.items()) == list(alone.items())


def test_showings_whose_doors_open_in_either_of_two_equal_hours_are_not_alike() -> None:
    night = {"date": "2026-10-25", "time": "03:30"}
    first, second = (
        house(night | {"doors": f"01:30 {which}"}).programme.showings[0] for which in ("first", "second")
    )
    assert first.doors == second.doors
    assert likeness.likeness(first)[:14] != likeness.likeness(second)[:14]


def test_every_fact_of_a_showing_is_its_own_or_what_it_has_in_common() -> None:
    named = (*likeness.OWN, *likeness.VALUES, *likeness.INSTANTS, *likeness.SHARED)
    assert sorted(named) == sorted(field.name for field in fields(Showing))


@pytest.fixture(scope="module")
def programme(tmp_path_factory: pytest.TempPathFactory) -> Any:
    place = tmp_path_factory.mktemp("cinema")
    folder(place, Size(3))
    return metafeed.load(place)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_of_sixty_showings_of_three_films_few_are_rendered(programme: Any, form: moulds.Form) -> None:
    edition = unpublished(programme, datetime.fromisoformat(NOW)).editions[0]
    rendered = []

    def render(*about: Any) -> bytes:
        rendered.append(about[1].id)
        return form.render(*about)

    counted = moulds.Form(form.name, render, form.values, form.line_end, form.finish)
    for showing in edition.programme.showings:
        moulds.octets(edition, showing, vcalendar.revision(edition, showing, ("ical",)), counted)
    assert len(edition.programme.showings) == 60
    known = [each for each in edition.moulds.values() if isinstance(each, moulds._Known)]
    assert len(known) == 9
    assert all(each.mould for each in known if each.tried)
    # The first of those that are alike, and their specimen.
    assert len(rendered) == 18


def house(*screenings: Source, **film: Any) -> Any:
    """Return the edition of a house that shows one film, as of noon on 1 June."""
    source = {
        "name": "Rio", "identity": "rio.example,2026", "base_url": "https://rio.example/", "language": "en",
        "currency": "GBP", "venues": [{"id": "v", "name": "Rio", "zone": "Europe/London"}],
        "defaults": {"tickets": "https://t.example/{id}", "prices": [{"name": "Full", "price": "9.00"}]},
        "films": [{"id": "a", "title": "A Film"} | film],
        "screenings": [
            {"id": f"s{number}", "date": "2026-06-02", "time": "20:00", "film": "a", "venue": "v"} | each
            for number, each in enumerate(screenings)
        ],
    }  # fmt: skip
    programme, findings = metafeed.resolve(source)
    assert [each for each in findings if each.severity.name == "ERROR"] == []
    return unpublished(programme, datetime.fromisoformat("2026-06-01T12:00:00+01:00")).editions[0]


#: What sets two of five showings apart from the others.
APART: dict[str, Source] = {
    "an end": {"ends": "22:00"},
    "it is over": {"date": "2026-05-30"},
    "the hour comes twice": {"date": "2026-10-25", "time": "01:30 second"},
    "no tickets": {"tickets": "-"},
    "its own prices": {"prices": [{"name": "All", "price": "3.00"}]},
    "a note": {"note": "With the cutter."},
    "a state": {"status": "cancelled"},
}


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
@pytest.mark.parametrize("apart", APART)
def test_what_sets_showings_apart_is_told_of_them_alone(apart: str, form: moulds.Form) -> None:
    others = [{"date": f"2026-06-0{day}", "id": f"u{day}"} for day in (2, 3, 4)]
    edition = house(*others, APART[apart], APART[apart] | {"venue": "v"})
    for showing in edition.programme.showings:
        revision = vcalendar.revision(edition, showing, ("ical",))
        assert moulds.octets(edition, showing, revision, form) == rendered(edition, showing, revision, form)


def test_an_author_who_writes_the_words_of_a_mark_is_told_as_written() -> None:
    edition = house(
        *({"date": f"2026-06-0{day}"} for day in range(2, 7)),
        title="metafeed-mould-of-the-id 29070605T040321",
    )
    for showing in edition.programme.showings:
        revision = vcalendar.revision(edition, showing, ("ical",))
        made = moulds.octets(edition, showing, revision, ical.PROFILE.form)
        assert b"SUMMARY:metafeed-mould-of-the-id 29070605T040321\r\n" in made
