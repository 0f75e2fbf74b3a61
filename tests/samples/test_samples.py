"""What readers see: the documents of every sample, byte for byte, beside its source.

Of each kind of view the first one is kept, in every standard and language; `--update` rewrites them.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from metafeed.checking import Checked, check
from metafeed.publish import Document, documents, publication
from metafeed.read import read
from tests.samples import NOW, ROOT, now
from tests.samples.readings import told

#: What programs read, and strangers in our tests.
STANDARDS = ("jsonld", "ical", "rss", "atom", "jsonfeed")


@cache
def checked(sample: str) -> Checked:
    """Return a sample after its check."""
    return check(read(ROOT / sample))


@cache
def shown(sample: str) -> dict[str, bytes]:
    """Return the documents of a sample that are kept: the first view of each kind."""
    return {document.path: document.bytes for document in _first_of_each_kind(sample)}


@cache
def emitters(sample: str) -> dict[str, str]:
    """Return the emitter of each document of a sample that is kept."""
    return {document.path: document.emitter for document in _first_of_each_kind(sample)}


def _first_of_each_kind(sample: str) -> Iterator[Document]:
    kept: dict[str, str] = {}
    for document in documents(publication(checked(sample).programme, now(sample))):
        kind = document.view.partition("/")[0]
        if document.emitter in ("style", "fragment-style"):
            continue  # the same in every sample
        if kept.setdefault(kind, document.view) == document.view:
            yield document


@pytest.mark.parametrize("sample", NOW)
def test_a_sample_has_no_finding(sample: str) -> None:
    assert [str(finding) for finding in checked(sample).findings] == []


@pytest.mark.parametrize("sample", NOW)
def test_a_sample_publishes_the_documents_beside_it(sample: str, request: pytest.FixtureRequest) -> None:
    expected = ROOT / sample / "expected"
    if request.config.getoption("--update"):
        _rewrite(expected, shown(sample))
        readings = told(checked(sample).programme, now(sample), sorted(shown(sample)))
        (expected / "readings.json").write_text(
            json.dumps(readings, ensure_ascii=False, indent=1) + "\n", "utf-8"
        )
    kept = {
        path.relative_to(expected).as_posix(): path.read_bytes()
        for path in expected.rglob("*")
        if path.is_file() and path.name != "readings.json"
    }
    assert sorted(kept) == sorted(shown(sample))
    read_by_strangers = {path for path in kept if emitters(sample)[path] in STANDARDS}
    assert json.loads((expected / "readings.json").read_bytes()).keys() == read_by_strangers
    for path, data in shown(sample).items():
        assert data.decode() == kept[path].decode(), path


def _rewrite(expected: Path, contents: dict[str, bytes]) -> None:
    for path in sorted(expected.rglob("*"), reverse=True):
        if path.is_file() and path.name != "readings.json":
            path.unlink()
        elif path.is_dir() and not any(path.iterdir()):
            path.rmdir()
    for path, data in contents.items():
        (expected / path).parent.mkdir(parents=True, exist_ok=True)
        (expected / path).write_bytes(data)
