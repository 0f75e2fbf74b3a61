"""The pages as files: valid HTML, and every link of a publication to itself leads somewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest
from lxml import html

from tests.browser import chromium, sites
from tests.strangers.skipped import require

#: Where the sites lie for the check of links: an address that none of them links to.
ROOT = "https://served.invalid/"


@pytest.mark.parametrize("site", sites.NAMES)
def test_every_link_of_a_site_to_itself_leads_to_a_document(folder: Path, site: str) -> None:
    broken = [
        (page.relative_to(folder).as_posix(), link)
        for page in sorted((folder / site).rglob("*.html"))
        for link in _links(page)
        if not _resolves(folder, page, link)
    ]
    assert broken == []


@pytest.mark.parametrize("site", [name for name in sites.NAMES if name != "two-weeks"])
def test_pages_are_valid_html(folder: Path, site: str) -> None:
    require("html-validate", chromium.missing("html-validate", browser=False))
    said = json.loads(chromium.node("valid.mjs", str(folder / site)))
    assert said["findings"] == []
    assert said["pages"] > 0


def test_the_style_sheet_is_small(folder: Path) -> None:
    assert (folder / "minimal" / "style.css").stat().st_size < 15_000


def _links(page: Path) -> Iterator[str]:
    """Yield what a page links to and shows, in its words."""
    tree = _parsed(page)
    for attribute in ("href", "src"):
        yield from dict.fromkeys(tree.xpath(f"//@{attribute}"))


@cache
def _parsed(page: Path) -> html.HtmlElement:
    return html.document_fromstring(page.read_bytes())


def _resolves(folder: Path, page: Path, link: str) -> bool:
    """Tell whether an address leads elsewhere, or to a document that is there, at a place that it has."""
    own = ROOT + page.relative_to(folder).as_posix()
    address, place = urldefrag(urljoin(own, link))
    if not address.startswith(ROOT):
        return True
    file = folder / unquote(address.removeprefix(ROOT))
    if not file.is_file():
        return False
    return not place or bool(_parsed(file).xpath("//*[@id=$place]", place=unquote(place)))
