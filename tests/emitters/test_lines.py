"""Content lines are those of the icalendar library, but for the one fold that clients stumble over."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from icalendar import Event, vText
from icalendar.parser import Contentline

from metafeed.emitters.lines import folded, written

#: What the library parts at a fold, a `\\`, put together again.
_SPLIT = re.compile(rb"((?<!\\)(?:\\\\)*\\)\r\n \\")

texts = st.one_of(
    st.text(alphabet=st.sampled_from(list("ab\\;,^é漢😀 \n")), max_size=400),
    st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), max_size=200),
    st.text(alphabet="\\", max_size=200),
)


def by_the_library(line: str) -> bytes:
    r"""Return a line as the library folds it, `\\` in one piece."""
    return _SPLIT.sub(rb"\1\\\r\n ", Contentline(line).to_ical())


@given(text=texts)
def test_a_line_is_folded_where_the_library_folds_it(text: str) -> None:
    line = f"DESCRIPTION:{vText(text).to_ical().decode()}"
    assert folded(line.encode()) == by_the_library(line)


@given(summary=texts, name=texts)
def test_a_component_has_the_bytes_of_the_library(summary: str, name: str) -> None:
    event = Event()
    event.add("uid", "a@b.example")
    event.add("summary", summary)
    event.add(
        "contact",
        vText(summary),
        parameters={"ALTREP": "https://a.example/" + "x" * 80, "X-NAME": name.replace("\n", "")},
    )
    event.add("categories", [summary, name])
    whole = _SPLIT.sub(rb"\1\\\r\n ", event.to_ical())
    assert written(event) == whole


def test_a_fold_parts_no_character_no_escape_and_leaves_75_octets() -> None:
    line = ("SUMMARY:" + "é" * 32 + "x\\\\" + "\\," * 40).encode()
    parts = folded(line).split(b"\r\n ")
    assert [len(part) for part in parts] == [73, 74, 8]
    assert b"".join(parts) == line
    assert all(part.decode() for part in parts)
