"""The print: a calendar for the door, a week on one sheet of A4."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from shutil import which

import pytest

from tests.browser.conftest import Seen
from tests.browser.pages import PRINTED
from tests.strangers.skipped import require

#: The smallest margin of the style, in points: 8 mm, less a hair.
MARGIN = 22


@pytest.fixture(autouse=True, scope="module")
def poppler() -> None:
    require("poppler", None if which("pdftotext") else "pdftotext is not on PATH")


@pytest.mark.parametrize(("site", "sheets"), PRINTED.items())
def test_a_week_fits_a_page(seen: Seen, site: str, sheets: int) -> None:
    pages = re.findall(r"<page width=\"([\d.]+)\" height=\"([\d.]+)\">", _text(seen, site, "-bbox"))
    assert all((int(float(w)), int(float(h))) in ((595, 842), (596, 842)) for w, h in pages), pages
    assert 1 <= len(pages) <= sheets


@pytest.mark.parametrize("site", PRINTED)
def test_every_showing_is_on_paper_with_its_time_and_title(seen: Seen, site: str) -> None:
    printed = "".join(_text(seen, site, "-raw").split())
    rows = seen.prints[site]["rows"]
    assert rows
    assert seen.prints[site]["hidden"] == 0
    lacking = [row for row in rows for each in row if each and "".join(each.split()) not in printed]
    if site != "hebrew":  # what runs from right to left comes out of a PDF in the order of the paper
        assert lacking == []


@pytest.mark.parametrize("site", PRINTED)
def test_nothing_is_cut_at_the_edge_of_the_paper(seen: Seen, site: str) -> None:
    words = re.findall(
        r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">',
        _text(seen, site, "-bbox"),
    )
    boxes = [tuple(map(float, word)) for word in words]
    assert boxes
    out = [b for b in boxes if b[0] < MARGIN or b[2] > 596 - MARGIN or b[1] < 0 or b[3] > 842]
    assert out == []


def test_the_week_that_fits_is_a_full_one(seen: Seen) -> None:
    assert len(seen.prints["week"]["rows"]) == 7 * 15
    assert len(seen.prints["two-weeks"]["rows"]) == 14 * 15


def _text(seen: Seen, site: str, *options: str) -> str:
    file = Path(seen.folder.parent, f"{site}.pdf")
    done = subprocess.run(["pdftotext", *options, str(file), "-"], capture_output=True, check=True, text=True)
    return done.stdout
