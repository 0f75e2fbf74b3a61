"""Every rule's page is its first test: what fails has the finding and no other, what passes has none."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from metafeed import building
from metafeed.checking import check
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.embedding import judging, mapping
from metafeed.embedding.wanted import Wanted
from metafeed.publish import publication
from metafeed.read import read, yaml
from metafeed.rules import RULES, pages

#: What an example need not write: keys of programme.yaml that are added where it has none of that name.
USUAL = {
    "name": "name: Kino",
    "identity": "identity: kino.example,2026",
    "base_url": "base_url: https://kino.example/programme/",
    "url": "url: https://kino.example/",
    "pages": "pages: {film: 'https://kino.example/f/{id}', bill: 'https://kino.example/b/{id}', "
    "series: 'https://kino.example/s/{id}', venue: 'https://kino.example/v/{id}', "
    "screening: 'https://kino.example/t/{id}'}",
    "language": "language: en",
    "clock": "clock: '24'",
    "currency": "currency: EUR",
    "venues": "venues: [{id: kino, name: Kino, zone: Europe/Berlin, address: {street: Am Kino 1, "
    "locality: Berlin, country: DE}, screens: [{id: '1', name: Saal 1}, {id: '2', name: Saal 2}]}]",
}


def write(example: dict[str, str], folder: Path) -> Path:
    """Write an example's files; programme.yaml gets what it leaves out."""
    files = {"programme.yaml": "", **example}
    present = {line.partition(":")[0] for line in files["programme.yaml"].splitlines() if line[:1].isalpha()}
    present |= {name.split("/")[0].partition(".")[0] for name in files}
    usual = "".join(f"{line}\n" for key, line in USUAL.items() if key not in present)
    files["programme.yaml"] += usual
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


#: As of when the examples are published that need it.
NOW = datetime(2026, 3, 20, 9, tzinfo=UTC)


def findings(example: dict[str, str], folder: Path) -> list[Diagnostic]:
    """Return what the check says of an example, and a build where it has a `before/` or a memory.

    Pages in `www/` are embedded into, those that were before are checked; `www.yaml` is their map.
    """
    if any(name.startswith("www") for name in example):
        return embedded(example, folder)
    before = {name.removeprefix("before/"): t for name, t in example.items() if name.startswith("before/")}
    after = {name: text for name, text in example.items() if not name.startswith("before/")}
    remembered = after.pop("published.jsonl", "").encode()
    if not before and not remembered:
        return list(check(read(write(after, folder))).findings)
    checked = check(read(write(after, folder / "after")))
    if before:
        earlier = check(read(write(before, folder / "before")))
        remembered = publication(earlier.programme, NOW).memory.to_bytes()
    (folder / "site").mkdir()
    (folder / "site/published.jsonl").write_bytes(remembered)
    try:
        build = building.prepare(building.Job(folder / "after", folder / "site", NOW), checked)
    except building.BadMemory as error:
        return [*checked.findings, error.finding]
    guard = build.publication.guard
    return [*build.checked.findings, *([guard] if guard else [])]


def embedded(example: dict[str, str], folder: Path) -> list[Diagnostic]:
    """Return what is found in pages beside a source, and in their map."""
    source = {name: text for name, text in example.items() if not name.startswith("www")}
    checked = check(read(write(source, folder)))
    wanted = Wanted(publication(checked.programme, NOW))
    map_ = mapping.patterns(yaml.parse(example.get("www.yaml", "").encode(), "www.yaml"), wanted)
    found = [*checked.findings, *map_[1]]
    for name, text in example.items():
        path, page = name.removeprefix("www/"), text.encode()
        if path == name:
            continue
        known = "data-metafeed-now" in text
        judged = (
            judging.check(page, path, wanted, lambda _: wanted)
            if known
            else judging.judge(page, path, wanted)
        )
        found += judged.findings
    return found


CASES = [
    (page.rule.code, kind, number)
    for page in pages.all_pages()
    for kind in ("fails", "passes")
    for number in range(len(getattr(page, kind)))
]


@pytest.mark.parametrize(("code", "kind", "number"), CASES)
def test_the_examples_of_a_page_do_as_it_says(code: str, kind: str, number: int, tmp_path: Path) -> None:
    found = findings(getattr(pages.page(code), kind)[number], tmp_path)
    told = {
        finding.code for finding in found if finding.code == code or finding.severity is not Severity.NOTE
    }
    assert told == ({code} if kind == "fails" else set()), [str(finding) for finding in found]


@pytest.mark.parametrize("code", sorted({code for code, _, _ in CASES}))
def test_a_page_has_a_failing_and_a_passing_example_and_says_why(code: str) -> None:
    page = pages.page(code)
    assert page.fails
    assert page.passes
    assert len(page.text.split("Fails:")[0]) > 80
    assert not page.title.startswith(page.name)


def test_the_list_of_rules_has_every_rule_once_in_order_of_codes() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert set(codes) == {page.rule.code for page in pages.all_pages()}
