"""Any bytes at all as a source: findings or a publication, never an exception, never half an output."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from metafeed.checking import check
from metafeed.publish import documents, publication
from metafeed.read import read

NOW = datetime(2026, 3, 20, 9, tzinfo=UTC)
HEAD = (
    b"name: K\nidentity: k.example,2026\nbase_url: https://k.example/\nclock: 24\n"
    b"venues: [{id: k, name: K, zone: Europe/Berlin}]\nfilms: [{id: m, title: M, runtime: 117}]\n"
)
#: Bytes that look like a source here and there, so that more than the decoder is met.
PIECES = st.sampled_from(
    [b"screenings:\n", b"- {id: a, film: m, date: 2026-03-28, time: '20:00'}\n", b"- ", b"{", b"}", b"[", b"]", b": ",
     b"\n", b"  ", b"'", b'"', b"#", b"&a ", b"*a", b"<<: *a\n", b"!!python/object:os.system ", b"\xff", b"\x00", b"\xef\xbb\xbf",
     "\u202e".encode(), b"---\n", b"title: </script><!--\n", b"note: ]]>\n", b"\r", b"\x1b[31m", b"24:30", b"99:99",
     b"2026-02-30", b"1e999", b"{pos_id}{__class__}", b"films:\n"]
)  # fmt: skip
SOURCES = st.lists(st.one_of(PIECES, st.binary(max_size=8)), max_size=30).map(b"".join)


def publish_or_find(name: str, data: bytes, folder: Path) -> None:
    """Read, check and, where it has no error, publish everything."""
    for old in folder.iterdir():
        old.unlink()
    (folder / "programme.yaml").write_bytes(HEAD if name != "programme.yaml" else data)
    if name != "programme.yaml":
        (folder / name).write_bytes(data)
    checked = check(read(folder))
    if checked.publishable:
        for document in documents(publication(checked.programme, NOW)):
            assert document.bytes
    else:
        assert checked.findings


@pytest.mark.parametrize("name", ["programme.yaml", "screenings.csv", "screenings.json", "films.jsonl"])
@given(data=SOURCES)
@settings(max_examples=60)
def test_any_file_gets_findings_or_is_published(
    name: str, data: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp() / f"any-{name}"
    folder.mkdir(exist_ok=True)
    publish_or_find(name, data, folder)


@pytest.mark.long
@pytest.mark.parametrize("name", ["programme.yaml", "screenings.csv", "screenings.json", "films.jsonl"])
@given(data=SOURCES)
@settings(max_examples=5000)
def test_any_file_gets_findings_or_is_published_thousands_of_times(
    name: str, data: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp() / f"any-long-{name}"
    folder.mkdir(exist_ok=True)
    publish_or_find(name, data, folder)


@given(tail=SOURCES)
@settings(max_examples=100)
def test_a_programme_with_anything_behind_it_gets_findings_or_is_published(
    tail: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.getbasetemp() / "tail"
    folder.mkdir(exist_ok=True)
    publish_or_find("programme.yaml", HEAD + b"screenings:\n" + tail, folder)
