"""What the strangers are given: documents as they go out, by sample and path.

To add a sample: publish it (tests/samples) and write `expected/readings.json` beside its source (see
expected.py). Nothing else in this folder knows where documents come from.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

FIXTURES = Path(__file__).with_name("fixtures")

#: The sample of documents written by hand: they prove the strangers before our output does.
HAND_WRITTEN = "hand-written"

#: The samples, whose documents lie beside their sources; a test of their own holds them equal to ours.
SAMPLES = Path(__file__).parents[2] / "samples"

SUFFIXES = (".ics", ".rss", ".atom", ".jsonld")


class Document(NamedTuple):
    """One document: the sample it tells of, its path in the publication, its kind, its bytes."""

    sample: str
    path: str
    suffix: str
    content: bytes


def documents() -> Iterator[Document]:
    """Every document that the strangers read, in a fixed order."""
    yield from _below(FIXTURES, HAND_WRITTEN)
    for sample in sorted(SAMPLES.iterdir()):
        yield from _below(sample / "expected", sample.name)


def _below(folder: Path, sample: str) -> Iterator[Document]:
    for file in sorted(folder.rglob("*")):
        path = file.relative_to(folder).as_posix()
        if suffix := suffix_of(path):
            yield Document(sample, path, suffix, file.read_bytes())


def suffix_of(path: str) -> str | None:
    """The suffix of a path as PUBLICATION.md has them, or None for what no stranger reads."""
    if path.endswith("feed.json"):
        return ".feed.json"
    return next((suffix for suffix in SUFFIXES if path.endswith(suffix)), None)
