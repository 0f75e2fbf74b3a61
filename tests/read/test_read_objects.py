"""Python objects as a document, and what is raised."""

from __future__ import annotations

import pickle
from datetime import date, datetime, time
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from metafeed.diagnostics import Diagnostic, Severity
from metafeed.errors import InvalidProgramme, MetafeedError, SourceNotFound
from metafeed.read import from_objects


class Colour(StrEnum):
    RED = "red"


def test_objects_become_plain_values() -> None:
    document = from_objects(
        MappingProxyType(
            {
                "name": "X",
                "url": None,
                "films": ({"id": "a", "year": 1957, "runtime": 95.5, "cast": ("A", None, "B")},),
                "screenings": [
                    {
                        "start": datetime(2026, 3, 28, 14, 0),
                        "date": date(2026, 3, 28),
                        "time": time(14, 0),
                        "price": Decimal("17.00"),
                        "colour": Colour.RED,
                        "free": True,
                        "note": None,
                    }
                ],
            }
        )
    )
    assert document.tree == {
        "name": "X",
        "films": [{"id": "a", "year": 1957, "runtime": 95.5, "cast": ["A", "B"]}],
        "screenings": [
            {
                "start": "2026-03-28T14:00:00",
                "date": "2026-03-28",
                "time": "14:00:00",
                "price": "17.00",
                "colour": "red",
                "free": True,
            }
        ],
    }
    assert type(document.tree["screenings"][0]["colour"]) is str
    assert document.findings == ()
    assert document.place("/films/0") is None
    assert document.root is None


def test_what_is_given_is_not_changed_and_not_shared() -> None:
    given: dict[str, Any] = {"films": [{"id": "a", "x": None}]}
    document = from_objects(given)
    document.tree["films"][0]["id"] = "b"
    assert given == {"films": [{"id": "a", "x": None}]}


def test_objects_of_the_wrong_shape_are_findings_with_a_pointer() -> None:
    document = from_objects({"films": {"a": 1}, "venues": [1, {"id": "v", "name": "x\ud800"}]})
    assert document.tree == {"venues": [{"id": "v", "name": "x?"}], "films": []}
    assert sorted((f.code, f.pointer, f.span) for f in document.findings) == [
        ("MF001", "/venues/0/name", None),
        ("MF009", "/films", None),
        ("MF009", "/venues", None),
    ]


def test_objects_that_contain_themselves_are_cut_off() -> None:
    endless: dict[str, Any] = {"id": "a"}
    endless["self"] = endless
    document = from_objects({"films": [endless]})
    assert [finding.code for finding in document.findings] == ["MF007"]


def test_exceptions_carry_their_subject_and_survive_pickling() -> None:
    missing = pickle.loads(pickle.dumps(SourceNotFound("a/b.yaml", "permission denied")))
    assert (missing.path, missing.reason) == ("a/b.yaml", "permission denied")
    assert str(missing) == "a/b.yaml: permission denied"
    assert isinstance(missing, FileNotFoundError)
    assert isinstance(missing, MetafeedError)
    finding = Diagnostic("MF101", Severity.ERROR, "unknown key 'x'", "/x")
    invalid = pickle.loads(pickle.dumps(InvalidProgramme([finding])))
    assert invalid.findings == (finding,)
    assert str(invalid) == "/x: error MF101: unknown key 'x'"
    assert isinstance(invalid, ValueError)
