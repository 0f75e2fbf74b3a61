"""What the audit finds in documents that were spoiled on purpose, and in others where nothing is wrong.

The documents were written from schema.org's and Google's rules, without a look at the audit's code:

- `faults/`: each with one error. A finding stands at it or below it, and none stands elsewhere.
- `clean/`: legal, many of them in unusual ways. Nothing is found.
- `sites/`: pages as the systems that cinemas use make them. What is found is what is listed.

`expected.yaml` beside them says where: `at` holds more than one pointer where two statements contradict
each other and either may be the false one; `also` are consequences that cannot be told from a second error.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from typer.testing import CliRunner

from metafeed.cli import app

HERE = Path(__file__).parent
NOW = "2026-03-01T12:00:00+01:00"
LEVELS = ["note", "warning", "error"]


def table(folder: str) -> dict[str, Any]:
    """Return what is expected of each file of a folder."""
    loaded: dict[str, Any] = yaml.safe_load((HERE / folder / "expected.yaml").read_text("utf-8"))
    return loaded


FAULTS = table("faults")
SITES = table("sites")
CLEAN = sorted(path.name for path in (HERE / "clean").iterdir())


@cache
def found(folder: str, name: str) -> list[dict[str, Any]]:
    """Return the findings of a file, which is audited by itself: the ids of these files are alike."""
    ran = CliRunner().invoke(app, ["audit", str(HERE / folder / name), "--format", "json", "--now", NOW])
    assert ran.exit_code in (0, 1), (name, ran.output, ran.exception)
    findings: list[dict[str, Any]] = json.loads(ran.stdout)["findings"]
    return findings


def is_at(finding: dict[str, Any], pointers: list[str]) -> bool:
    """Tell whether a finding stands at one of some pointers, or below it."""
    return any(f"{finding['pointer']}/".startswith(f"{pointer}/") for pointer in pointers)


def shown(findings: list[dict[str, Any]]) -> list[str]:
    """Return findings in a form that a failed test can be read in."""
    return [f"{each['severity']} {each['code']} {each['pointer']}: {each['message']}" for each in findings]


def test_the_tables_name_the_files_that_there_are() -> None:
    for folder, names in (("faults", FAULTS), ("sites", SITES)):
        assert {path.name for path in (HERE / folder).iterdir()} - {"expected.yaml"} == set(names)


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_where_it_is(name: str) -> None:
    all_ = found("faults", name)
    right = [each for each in all_ if is_at(each, FAULTS[name]["at"])]
    assert right, shown(all_)
    worst = max(LEVELS.index(each["severity"]) for each in right)
    assert worst >= LEVELS.index(FAULTS[name]["severity"]), shown(right)


@pytest.mark.parametrize("name", FAULTS)
def test_nothing_is_found_beside_a_fault(name: str) -> None:
    expected = [*FAULTS[name]["at"], *FAULTS[name].get("also", {})]
    assert shown([each for each in found("faults", name) if not is_at(each, expected)]) == []


@pytest.mark.parametrize("name", CLEAN)
def test_nothing_is_found_where_nothing_is_wrong(name: str) -> None:
    assert shown(found("clean", name)) == []


@pytest.mark.parametrize("name", SITES)
def test_what_is_wrong_on_a_page_is_found(name: str) -> None:
    all_ = found("sites", name)
    for row in SITES[name]["found"]:
        right = [each for each in all_ if is_at(each, row["at"])]
        assert right, (row["at"], shown(all_))
        worst = max(LEVELS.index(each["severity"]) for each in right)
        assert worst >= LEVELS.index(row["severity"]), shown(right)


@pytest.mark.parametrize("name", SITES)
def test_nothing_else_is_found_on_a_page(name: str) -> None:
    rows = [*SITES[name]["found"], *SITES[name].get("maybe", [])]
    expected = [at for row in rows for at in ([row["at"]] if isinstance(row["at"], str) else row["at"])]
    assert shown([each for each in found("sites", name) if not is_at(each, expected)]) == []


@pytest.mark.parametrize("name", FAULTS)
def test_the_line_is_that_of_the_property(name: str) -> None:
    text = (HERE / "faults" / name).read_text("utf-8")
    lines = text.splitlines()
    for finding in found("faults", name):
        steps = finding["pointer"].split("/")[1:]
        if steps and stands(json.loads(text), steps):
            key = next(step for step in reversed(steps) if not step.isdigit())
            first = next(number for number, line in enumerate(lines) if f'"{key}"' in line)
            assert first <= finding["line"] - 1 < len(lines), finding
            if not steps[-1].isdigit():
                assert f'"{key}"' in lines[finding["line"] - 1], finding


def stands(value: Any, steps: list[str]) -> bool:
    """Tell whether there is something at a pointer, which is given as its steps."""
    for step in steps:
        if isinstance(value, list) and step.isdigit() and int(step) < len(value):
            value = value[int(step)]
        elif isinstance(value, dict) and step in value:
            value = value[step]
        else:
            return False
    return True
