"""The docs say what is so: generated pages are fresh, what they name exists, what they tell to do works.

README, the tutorial and the library's page are followed step by step: a block below a line that is just a
file's name is written to that file, `metafeed …` lines of a shell block are run, and a text block that
follows has lines of what was printed.
"""

from __future__ import annotations

import doctest
import re
import shlex
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml as pyyaml
from typer.main import get_command
from typer.testing import CliRunner

import metafeed
from metafeed import manual
from metafeed.cli import app, diff, report
from metafeed.document import Document
from metafeed.emitters import EMITTERS
from metafeed.model import build
from metafeed.read import csv, markdown, yaml
from tests import docs
from tests.docs import DOCS, ROOT

HAND_WRITTEN = sorted({ROOT / "README.md", *DOCS.rglob("*.md")} - {DOCS / name for name in docs.PAGES})
ALL = [*HAND_WRITTEN, *(DOCS / name for name in docs.PAGES)]
GROUP: Any = get_command(app)
#: The pages' own dates lie ahead of it.
NOW = "2026-11-24T09:00:00+00:00"
FLAGS = '--name "The Rio" --url https://rio.example/ --zone Europe/London --language en-GB'


def of(path: Path) -> str:
    """Return how a page is called in a test's name."""
    return path.relative_to(ROOT).as_posix()


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: its language, its text, and the file that the line above names."""

    language: str
    body: str
    file: str | None


def blocks(page: Path) -> Iterator[Block]:
    """Yield the fenced blocks of a page."""
    text = page.read_text("utf-8")
    for found in re.finditer(r"^```(\w*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        above = text[: found.start()].rstrip().rpartition("\n")[2]
        named = re.fullmatch(r"`([^`]+)`:", above)
        yield Block(found[1], found[2], named[1] if named else None)


# Generated pages


@pytest.mark.parametrize("name", docs.PAGES)
def test_a_generated_page_is_what_the_code_says(name: str) -> None:
    assert (DOCS / name).read_text("utf-8") == docs.PAGES[name](), "make docs"


# What is named exists


def commands(page: Path) -> Iterator[list[str]]:
    """Yield the words of each `metafeed …` in a page: in shell and YAML blocks, and in running text."""
    text = page.read_text("utf-8")
    lines = [
        line for block in blocks(page) if block.language in ("sh", "yaml") for line in block.body.splitlines()
    ]
    inline = re.findall(
        r"`(metafeed [^`]+)`", re.sub(r"^```.*?^```$", "", text, flags=re.MULTILINE | re.DOTALL)
    )
    for line in [*lines, *(" ".join(each.split()) for each in inline)]:
        found = re.match(r"\s*(?:- )?(?:run: )?metafeed (.*)", line)
        if found:
            yield shlex.split(re.sub(r"\s+(#|>|\|).*", "", found[1]))


CASES = sorted({(of(page), " ".join(words)) for page in ALL for words in commands(page)})


@pytest.mark.parametrize(("page", "line"), CASES)
def test_a_command_that_a_page_names_exists_with_its_options(page: str, line: str) -> None:
    name, *words = line.split()
    if name in ("COMMAND", "--version", "--help"):
        return
    command = GROUP.commands[name]
    if hasattr(command, "commands"):
        if not words:
            return
        command = command.commands[words.pop(0)]
    options = {each: param for param in command.params for each in param.opts}
    positional = []
    rest = iter(words)
    for word in rest:
        if not word.startswith("-"):
            positional.append(word)
        elif word not in ("--help", "-h") and not options[word].is_flag:
            check_value(name, word, next(rest))
    if name == "export":
        check_names(positional[0])
    if name == "explain":
        assert all(code == "CODE" or manual.page(code) for code in positional)


def check_value(command: str, option: str, value: str) -> None:
    """Hold the value of an option that takes names."""
    if option == "--only":
        check_names(value)
    if option == "--format":
        assert value in (diff.FORMS if command == "diff" else report.FORMS)


def check_names(value: str) -> None:
    """Hold the names of emitters."""
    assert value == "EMITTER" or set(value.split(",")) <= {emitter.name for emitter in EMITTERS}


@pytest.mark.parametrize("page", ALL, ids=of)
def test_a_code_that_a_page_names_is_a_finding(page: Path) -> None:
    for code in set(re.findall(r"\bMF\d{3}\b", page.read_text("utf-8"))):
        assert manual.page(code)


@pytest.mark.parametrize("page", ALL, ids=of)
def test_a_relative_link_leads_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.MULTILINE | re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if target.startswith(("http:", "https:", "mailto:")):
            continue
        path, _, anchor = target.partition("#")
        file = (page.parent / path) if path else page
        assert file.exists(), target
        assert not anchor or anchor in anchors(file), target


def anchors(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as GitHub makes them."""
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def test_every_page_is_linked_from_another() -> None:
    text = "".join(re.sub(r"\s", "", page.read_text("utf-8")) for page in ALL)
    folders = {DOCS / "decisions"}
    for page in ALL[1:]:
        linked = f"{page.name})" in text or f"{page.name}#" in text or page.parent in folders
        assert linked, page.name


def test_the_table_of_what_goes_out_has_every_standard() -> None:
    text = (DOCS / "publication.md").read_text("utf-8")
    for emitter in EMITTERS:
        assert f"| `{emitter.name}` | `{emitter.path}` | `{emitter.media_type}` |" in text


def test_every_public_name_is_in_the_librarys_page() -> None:
    text = (DOCS / "library.md").read_text("utf-8")
    assert [name for name in metafeed.__all__ if f"`{name}`" not in text and f"`{name}(" not in text] == []


def test_every_dependency_has_its_line() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    groups = [
        each for group in project["dependency-groups"].values() for each in group if isinstance(each, str)
    ]
    wanted = [*project["project"]["dependencies"], *groups, *project["build-system"]["requires"]]
    told = set(re.findall(r"^\| ([\w.-]+) \|", (DOCS / "dependencies.md").read_text("utf-8"), re.MULTILINE))
    assert told - {"package", "---"} == {re.split(r"[<>=\[; ]", each, maxsplit=1)[0] for each in wanted}


def test_the_hook_for_pre_commit_runs_the_check() -> None:
    (hook,) = pyyaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert hook["entry"] == "metafeed check"
    assert hook["language"] == "python"
    assert hook["pass_filenames"] is False
    assert f"id: {hook['id']}" in (DOCS / "ci.md").read_text("utf-8")


def ci(file: str) -> Any:
    """Return what the page on CI shows for a file."""
    return pyyaml.safe_load(next(block.body for block in blocks(DOCS / "ci.md") if block.file == file))


def script(steps: list[Any], command: str) -> str:
    """Return the script among steps (GitHub's or GitLab's) that runs a command."""
    runs = [step if isinstance(step, str) else step.get("run", "") for step in steps]
    return next(run for run in runs if f"metafeed {command}" in run)


def test_the_workflow_is_yaml_and_builds_what_it_uploads() -> None:
    jobs = ci(".github/workflows/programme.yml")["jobs"]
    steps = jobs["publish"]["steps"]
    uploaded = next(step["with"]["path"] for step in steps if "upload-pages-artifact" in step.get("uses", ""))
    assert f"-o {uploaded}" in script(steps, "build")
    assert "--format github" in script(jobs["check"]["steps"], "check")
    assert '--format markdown >> "$GITHUB_STEP_SUMMARY"' in script(jobs["check"]["steps"], "diff")


def test_gitlabs_pages_job_is_yaml_and_builds_what_it_uploads() -> None:
    jobs = ci(".gitlab-ci.yml")
    (uploaded,) = jobs["pages"]["artifacts"]["paths"]
    assert f"-o {uploaded}" in script(jobs["pages"]["script"], "build")
    (told,) = jobs["check"]["artifacts"]["paths"]
    assert f"> {told}" in script(jobs["check"]["script"], "diff")


def test_ci_publishes_without_a_memory_only_where_the_live_site_has_none() -> None:
    github, gitlab = ci(".github/workflows/programme.yml"), ci(".gitlab-ci.yml")
    for steps in (github["jobs"]["publish"]["steps"], gitlab["pages"]["script"]):
        lines = script(steps, "build").replace("\\\n", " ").splitlines()
        fetch, first, build = lines
        assert fetch.startswith("status=$(curl --fail ")
        assert fetch.endswith('|| [ "$status" = 404 ]')
        assert first == 'if [ "$status" = 404 ]; then first=--first; fi'
        assert "--previous published.jsonl $first" in build
    assert github["jobs"]["publish"]["concurrency"]
    assert gitlab["pages"]["resource_group"]


# What is shown is legal


@pytest.mark.parametrize("page", ["source.md", "views.md", "changes.md"])
def test_what_the_source_format_shows_has_the_right_shape(page: str) -> None:
    shown = [tree for block in blocks(DOCS / page) if (tree := typed(block)) is not None]
    assert shown
    for tree in shown:
        told = build(
            Document({"name": "Kino", "identity": "kino.example,2026", "clock": "24"} | tree)
        ).findings
        assert [str(finding) for finding in told] == []


def typed(block: Block) -> dict[str, Any] | None:
    """Return a block as a document's tree, None if it is none."""
    data = block.body.encode()
    if block.language == "csv":
        parsed = csv.parse(data, "screenings.csv", screenings=True)
        tree = {"screenings": parsed.tree}
    elif block.language == "markdown" and block.file:
        collection, _, stem = block.file.removesuffix(".md").partition("/")
        parsed = markdown.parse(data, block.file)
        tree = {collection: [{"id": stem} | parsed.tree]}
    elif block.language == "yaml":
        parsed = yaml.parse(data, "programme.yaml")
        tree = parsed.tree
    else:
        return None
    assert parsed.findings == ()
    return tree


# What is told to do works


def run(line: str) -> tuple[int, str]:
    """Run a `metafeed …` line as at NOW; `init` gets answers to what it would ask."""
    words = shlex.split(line, comments=True)[1:]
    if words[0] == "init" and "--name" not in words:
        words += shlex.split(FLAGS)
    if any("--now" in param.opts for param in GROUP.commands[words[0]].params):
        words += ["--now", NOW]
    ran = CliRunner().invoke(app, words)
    assert ran.exception is None or isinstance(ran.exception, SystemExit), line
    return ran.exit_code, ran.output


def follow(page: Path, folder: Path) -> None:
    """Do what a page tells, in `folder`, which is the current one."""
    printed = ""
    steps = list(blocks(page))
    for number, block in enumerate(steps):
        if block.file:
            (folder / block.file).write_text(block.body, "utf-8")
        elif block.language == "text":
            told = {line.rstrip() for line in printed.splitlines()}
            assert [line for line in block.body.splitlines() if line not in told] == [], printed
        elif block.language == "sh":
            after = steps[number + 1] if number + 1 < len(steps) else None
            failing = after is not None and after.language == "text" and ": error " in after.body
            lines = [line for line in block.body.splitlines() if line.startswith("metafeed ")]
            ran = [run(line) for line in lines]
            assert failing or [code for code, _ in ran] == [0] * len(ran), ran
            printed = "".join(output for _, output in ran)


def test_the_readmes_five_minutes_end_in_a_publication(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    house = next(block.body for block in blocks(ROOT / "README.md") if block.language == "yaml")

    def write_house() -> None:
        file = tmp_path / "my-cinema" / "programme.yaml"
        begun = file.read_text("utf-8").partition("#pages:")[0]
        file.write_text(begun + house, "utf-8")

    steps = [block for block in blocks(ROOT / "README.md") if block.language != "python"]
    begin, *rest = steps
    assert [run(line)[0] for line in begin.body.splitlines() if line.startswith("metafeed")] == [0]
    write_house()
    for block in rest:
        if block.file:
            (tmp_path / block.file).write_text(block.body, "utf-8")
    assert run("metafeed check my-cinema --fail-on warning") == (0, "2 films, 4 screenings: no findings\n")
    assert run("metafeed build my-cinema -o site")[0] == 0
    for name in (
        "calendar.ics",
        "feed.rss",
        "feed.atom",
        "feed.json",
        "programme.jsonld",
        "films/perfect-days.ics",
    ):
        assert (tmp_path / "site" / name).is_file(), name
    assert "SUMMARY:Sold out: Perfect Days" in (tmp_path / "site" / "calendar.ics").read_text("utf-8")
    assert run("metafeed show my-cinema")[1].count("2026-11-2") == 4


def test_embedding_goes_as_its_page_tells(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    follow(DOCS / "embedding.md", tmp_path)
    page = next(block.body for block in blocks(DOCS / "embedding.md") if block.file == "perfect-days.html")
    assert (tmp_path / "perfect-days.html").read_text("utf-8") == page


def test_what_init_makes_is_published_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert run("metafeed init my-cinema")[0] == 0
    assert run("metafeed check my-cinema")[0] == 0
    assert run("metafeed build my-cinema -o site")[0] == 0
    assert {"calendar.ics", "feed.rss", "programme.jsonld"} <= {
        path.name for path in (tmp_path / "site").iterdir()
    }


def test_the_tutorial_does_what_it_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    follow(DOCS / "tutorial.md", tmp_path)


def test_the_examples_of_the_library_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    text = "".join(block.body for block in blocks(DOCS / "library.md") if block.language == "pycon")
    test = doctest.DocTestParser().get_doctest(text, {}, "library.md", "docs/library.md", 0)
    runner = doctest.DocTestRunner(optionflags=doctest.IGNORE_EXCEPTION_DETAIL)
    runner.run(test)
    assert runner.summarize(verbose=False).failed == 0
    assert test.examples


def test_the_readmes_python_runs(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    code = next(block.body for block in blocks(ROOT / "README.md") if block.language == "python")
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102 - our own page
    assert capsys.readouterr().out.startswith('<script type="application/ld+json">')
