"""The data itself: as its schema says, on every sample; all that the schema promises is somewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from typing import Any

import jsonschema
import pytest
import yaml

import metafeed
from metafeed import schemas
from metafeed.emitters.sitedata import VERSION
from metafeed.publish import emit
from metafeed.resolving.programme import Programme
from tests.docs import DOCS
from tests.hostile.sources import INSTANT, film, kino, screening
from tests.samples import NOW, ROOT, now

from . import programmes

NAMES = [*NOW, "hostile"]
SCHEMA = json.loads(schemas.text("sitedata.schema.json"))


def made(programme: Programme, at: datetime) -> dict[str, Any]:
    """Return the data of a programme."""
    document = emit("sitedata", programme, now=at)
    assert document
    found: dict[str, Any] = json.loads(document.bytes)
    return found


def resolved(**keys: Any) -> Programme:
    """Return a small programme with some of its keys replaced."""
    programme, _ = metafeed.resolve(kino(**keys))
    assert programme
    return programme


@cache
def data(name: str) -> dict[str, Any]:
    """Return the data of a sample."""
    if name == "hostile":
        programme, _ = metafeed.resolve(programmes.hostile())
        assert programme
        return made(programme, INSTANT)
    return made(metafeed.load(ROOT / name), now(name))


def strict(schema: Any) -> Any:
    """Return a schema in which nothing else than what it names is right."""
    if isinstance(schema, list):
        return [strict(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    closed = {"additionalProperties": False} if "properties" in schema else {}
    return closed | {key: strict(each) for key, each in schema.items()}


@pytest.mark.parametrize("name", NAMES)
def test_the_data_is_as_the_schema_says_and_has_no_key_that_it_does_not_name(name: str) -> None:
    validator = jsonschema.Draft202012Validator(
        strict(SCHEMA), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )
    assert [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(data(name))] == []


def test_the_schema_is_a_json_schema_of_this_version() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["version"]["const"] == VERSION == 1


def promised(schema: Any) -> Iterator[str]:
    """Yield the names of all properties."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for each in schema.values():
            yield from promised(each)


def keys(value: Any) -> Iterator[str]:
    """Yield every key, however deep."""
    if isinstance(value, dict):
        yield from value
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from keys(each)


def test_what_the_schema_promises_is_in_a_sample() -> None:
    assert set(promised(SCHEMA)) - {key for name in NAMES for key in keys(data(name))} == set()


@pytest.mark.parametrize("name", NAMES)
def test_only_lists_of_views_are_ever_empty_and_nothing_is_null(name: str) -> None:
    def walk(value: Any, place: str) -> Iterator[str]:
        if value in (None, "", [], {}):
            yield place
        for key, each in value.items() if isinstance(value, dict) else ():
            yield from walk(each, f"{place}/{key}")
        for each in value if isinstance(value, list) else ():
            yield from walk(each, f"{place}/*")

    top = {f"/{key}" for key in ("films", "bills", "screenings")}
    empty = set(walk(data(name), ""))
    assert {place for place in empty - top if not place.startswith("/lists/")} == set()


@pytest.mark.parametrize("name", NAMES)
def test_ids_lead_somewhere(name: str) -> None:
    found = data(name)
    for view in found["views"].values():
        told = view.get("screenings", [])
        assert set(told) <= set(found["screenings"])
        assert [
            *view.get("past", []),
            *(id_ for day in view.get("days", []) for id_ in day["screenings"]),
        ] == told
        assert view.get("next", next(iter(told), "")) in ["", *told]
    for kind, entries in found["lists"].items():
        assert all(found["views"][entry["path"]]["kind"] == kind for entry in entries)
    for showing in found["screenings"].values():
        assert set(showing["codes"].get("films", [])) <= set(found["films"])


@pytest.mark.parametrize("name", NAMES)
def test_yaml_1_1_reads_it_as_json_does_because_jekyll_reads_it_as_yaml(name: str) -> None:
    text = json.dumps(data(name), ensure_ascii=False)
    assert yaml.load(text, yaml.SafeLoader) == data(name)


@pytest.mark.parametrize("name", NAMES)
def test_the_head_is_ascii_without_a_templates_tags(name: str) -> None:
    for view in data(name)["views"].values():
        head = view.get("head_html", "")
        assert head.isascii()
        assert not [tag for tag in ("{{", "{%", "{#", "<!--") if tag in head]
        assert head.count("</script>") == (1 if "jsonld" in view else 0)


def test_a_list_of_nothing_claims_nothing() -> None:
    found = made(
        resolved(screenings=[screening(format="35mm")]), datetime.fromisoformat("2027-01-01T00:00:00+00:00")
    )
    view = found["views"]["formats/35mm"]
    assert "jsonld" not in view
    assert "<script" not in view.get("head_html", "")
    assert view["coming"] == 0
    assert "next" not in view
    assert "days" not in view
    assert view["past"] == ["s1"]
    assert found["screenings"]["s1"]["past"] is True


def test_films_stand_in_the_order_in_which_they_play_next() -> None:
    films = [film(id="never"), film(id="later"), film(id="off"), film(id="soon")]
    screenings = [
        screening(id="a", film="later", date="2026-03-30"),
        screening(id="b", film="soon", date="2026-03-29"),
        screening(id="c", film="off", date="2026-03-28", status="cancelled"),
    ]
    found = made(resolved(films=films, screenings=screenings), INSTANT)
    assert [entry["id"] for entry in found["lists"]["films"]] == ["soon", "later", "never", "off"]
    assert [entry.get("next") for entry in found["lists"]["films"]] == ["b", "a", None, None]
    assert [entry["id"] for entry in found["lists"]["screenings"]] == ["c", "b", "a"]


def test_a_late_show_stands_under_its_cinema_day_with_its_instant() -> None:
    found = made(resolved(screenings=[screening(date="2026-03-28", time="24:30")]), INSTANT)
    showing = found["screenings"]["s1"]
    assert showing["date"] == "2026-03-28"
    assert showing["start"] == "2026-03-29T00:30+01:00"
    assert showing["sort"] == "2026-03-28T23:30:00"
    assert showing["late"]
    assert found["views"]["films/cranes"]["days"] == [
        {"date": "2026-03-28", "name": "Saturday, March 28, 2026", "screenings": ["s1"]}
    ]


def test_screenings_have_no_views_where_the_programme_leaves_them_out() -> None:
    found = made(resolved(publish={"without": ["screenings"]}), INSTANT)
    assert found["lists"]["screenings"] == []
    assert list(found["screenings"]) == ["s1"]
    assert not [path for path in found["views"] if path.startswith("screenings/")]


def test_the_fields_that_the_page_on_the_data_names_are_in_the_schema() -> None:
    text = (DOCS / "sitedata.md").read_text("utf-8")
    section = text.partition("## What is in it")[2].partition("## What is safe")[0]
    named = {part for each in re.findall(r"`([a-z_.]+)`", section) for part in each.split(".")}
    known = set(promised(SCHEMA))
    assert named - known - {"sitedata", "schema", "schemas", "json", "all"} == set()


def test_head_and_data_are_told_apart_by_no_more_than_their_form() -> None:
    view = data("film-forum")["views"]["films/cranes"]
    script = view["head_html"].splitlines()[0]
    assert json.loads(script.partition(">")[2].removesuffix("</script>")) == view["jsonld"]
    assert len(view["head_html"].splitlines()) == 1 + len(view["links"])
