"""Each generator, run as its page in docs/ tells: what it builds says what `sitedata.json` says, and no more.

The files of a site are the blocks of the page, and the commands are its own.
"""

from __future__ import annotations

import contextlib
import json
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import extruct
import html5lib
import pytest
from typer.testing import CliRunner

from metafeed.cli import app
from tests.docs import DOCS
from tests.strangers.skipped import require
from tests.structure.test_docs import Block, blocks

from . import programmes
from .tools import NODE, TOOLS, Tool, run

pytestmark = pytest.mark.long
HTML = "{http://www.w3.org/1999/xhtml}"
KINDS = ("films", "screenings")


@dataclass(frozen=True, slots=True)
class Site:
    """A site that a generator built: the data that it read, and where its pages are."""

    data: dict[str, Any]
    folder: Path
    #: What `metafeed audit`, called as the page tells, ended with and said.
    audited: tuple[int, str]

    def pages(self) -> Iterator[tuple[str, str]]:
        """Yield (path of the view, text) for each film and each screening, in `films/ID/index.html`."""
        for kind in KINDS:
            for entry in self.data["lists"][kind]:
                file = self.folder / entry["path"] / "index.html"
                yield entry["path"], file.read_text("utf-8")


CASES = [(tool, programme) for tool in TOOLS for programme in ("film-forum", "hostile")]


@pytest.fixture(scope="module", params=CASES, ids="-".join)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """Build a site of a programme with a tool, as its page tells."""
    name, programme = request.param
    tool = TOOLS[name]
    command = tool.command()
    require(name, command if isinstance(command, str) else None)
    folder = tmp_path_factory.mktemp(f"{name}-{programme}")
    with contextlib.chdir(folder):
        return follow(tool, programme, folder)


def follow(tool: Tool, programme: str, folder: Path) -> Site:
    """Do what the page tells: write its files, then run the lines of its shell blocks."""
    steps = list(blocks(DOCS / tool.page))
    now = prepare(tool, programme, folder, steps)
    data: dict[str, Any] = {}
    audited = (2, "")
    for line in (line for block in steps if block.language == "sh" for line in block.body.splitlines()):
        if line == tool.line:
            write_by_hand(tool, folder, data, steps)
            run(tool, folder)
        elif line.startswith("metafeed "):
            ran = CliRunner().invoke(app, [*line.split()[1:], "--now", now])
            audited = (ran.exit_code, ran.output)
            assert ran.exit_code == 0 or programme == "hostile", ran.output
        else:
            subprocess.run(line.split(), check=True)
        if line.startswith("cp "):
            data = json.loads(Path(line.split()[-1]).read_bytes())
    return Site(data, folder / tool.output, audited)


def prepare(tool: Tool, programme: str, folder: Path, steps: list[Block]) -> str:
    """Write the programme and the files of a page, and return when it is built."""
    for file, text in tool.files.items():
        written(folder / file, text)
    tool.prepare(folder)
    now = ""
    for block in steps:
        if block.file == "my-cinema/programme.yaml":
            now = programmes.write(programme, folder / "my-cinema", block.body)
        elif block.file and block.file not in (*tool.without, tool.by_hand):
            body = block.body.replace(*tool.instead) if tool.instead[0] else block.body
            written(folder / block.file, body)
    return now


def written(file: Path, text: str) -> None:
    """Write a file and its folder."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


def write_by_hand(tool: Tool, folder: Path, data: dict[str, Any], steps: list[Block]) -> None:
    """Write the page that a user writes by hand, for every film and every screening."""
    for block in (block for block in steps if block.file and block.file == tool.by_hand):
        place, _, suffix = str(block.file).rpartition("films/cranes")
        assert "metafeed: films/cranes" in block.body
        for path in (entry["path"] for kind in KINDS for entry in data["lists"][kind]):
            written(folder / f"{place}{path}/index{suffix}", block.body.replace("films/cranes", path))


def parsed(text: str) -> Any:
    return html5lib.parse(text, treebuilder="etree")


def words(element: Any) -> str:
    """Return the text of an element, its white space as one space: U+2028 and U+00A0 are none of HTML's."""
    text = "".join(element.itertext())
    return " ".join(part for part in text.replace("\t", " ").replace("\n", " ").split(" ") if part)


def each_page(site: Site, claim: Callable[[dict[str, Any], str], None]) -> None:
    """Hold a claim of every page of a site."""
    found = 0
    for path, text in site.pages():
        claim(site.data["views"][path], text)
        found += 1
    assert found >= 8


def test_a_page_carries_the_json_ld_of_its_view_exactly(site: Site) -> None:
    def claim(view: dict[str, Any], text: str) -> None:
        assert extruct.extract(text, syntaxes=["json-ld"])["json-ld"] == [view["jsonld"]]

    each_page(site, claim)


def test_a_page_has_one_script_and_no_element_that_its_layout_has_not(site: Site) -> None:
    allowed = {"html", "head", "meta", "title", "script", "link", "body", "h1", "h2", "ul", "li", "a", "time"}
    allowed |= {"strong", "p", "em", "code", "pre", "q", "br"}

    def claim(view: dict[str, Any], text: str) -> None:
        elements = [each.tag.removeprefix(HTML) for each in parsed(text).iter() if isinstance(each.tag, str)]
        assert elements.count("script") == 1
        assert set(elements) <= allowed
        assert not any(name.startswith("on") for each in parsed(text).iter() for name in each.attrib)

    each_page(site, claim)


def test_titles_and_days_are_what_the_data_says(site: Site) -> None:
    def claim(view: dict[str, Any], text: str) -> None:
        page = parsed(text)
        assert [words(each) for each in page.iter(f"{HTML}h1")] == [words_of(view["title"])]
        assert [words(each) for each in page.iter(f"{HTML}h2")] == [
            day["name"] for day in view.get("days", [])
        ]

    each_page(site, claim)


def words_of(text: str) -> str:
    return " ".join(part for part in text.split(" ") if part)


def test_showings_are_listed_with_title_instant_and_state(site: Site) -> None:
    def claim(view: dict[str, Any], text: str) -> None:
        told = [site.data["screenings"][id_] for day in view.get("days", []) for id_ in day["screenings"]]
        listed = list(parsed(text).iter(f"{HTML}li"))
        assert [each.attrib["class"] for each in listed] == [each["codes"]["status"] for each in told]
        for item, each in zip(listed, told, strict=True):
            assert [time.attrib["datetime"] for time in item.iter(f"{HTML}time")] == [
                each.get("start", each["date"])
            ]
            assert next(item.iter(f"{HTML}a")).attrib.get("href") == each.get("url")
            assert words_of(each["title"]) in words(item)
            assert words_of(each.get("state", "")) in words(item)

    each_page(site, claim)


def test_the_head_links_to_the_calendars_and_feeds_of_its_view(site: Site) -> None:
    def claim(view: dict[str, Any], text: str) -> None:
        links = [each.attrib for each in parsed(text).iter(f"{HTML}link")]
        told = [(each["type"], each["href"], each["title"]) for each in view["links"]]
        assert [(each["type"], each["href"], each["title"]) for each in links] == told

    each_page(site, claim)


def test_the_text_about_a_film_is_html_as_it_was_cleaned(site: Site) -> None:
    def claim(view: dict[str, Any], text: str) -> None:
        if view["kind"] == "films":
            film = site.data["films"][view["id"]]
            assert words(html5lib.parseFragment(film["note_html"], treebuilder="etree")) in words(
                parsed(text)
            )
            assert words_of(film["facts"]) in words(parsed(text))

    each_page(site, claim)


def test_calendars_lie_where_the_head_says(site: Site) -> None:
    for view in site.data["views"].values():
        for link in view.get("links", []):
            path = link["href"].removeprefix("https://rio.example/")
            assert (site.folder / path).is_file(), path


def test_the_programmes_own_folder_is_not_published(site: Site) -> None:
    assert not (site.folder / "my-cinema").exists()
    assert not list(site.folder.rglob("programme.yaml"))


def test_the_audit_that_the_page_names_finds_no_fault_in_a_sample(
    site: Site, request: pytest.FixtureRequest
) -> None:
    code, told = site.audited
    assert f"{sum(len(site.data['lists'][kind]) for kind in KINDS)} pages: " in told
    if "film-forum" in request.node.callspec.id:
        assert code == 0
        assert ": error " not in told
        assert ": warning " not in told


def test_the_lock_file_names_no_host_that_packages_come_from() -> None:
    assert '"resolved"' not in (NODE / "package-lock.json").read_text("utf-8")
