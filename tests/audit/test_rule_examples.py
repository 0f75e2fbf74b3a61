"""Every page of the audit's rules is its first test: what fails has the finding, what passes has none of its profile.

Examples of schema.org's rules are judged by that profile alone: they need not have all that Google asks for.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from metafeed import manual, schemas
from metafeed.audit.judging import Audit
from metafeed.audit.reading import read
from metafeed.audit.rules import RULES, of_profile
from metafeed.audit.vocabulary import vocabulary
from metafeed.diagnostics import Diagnostic, Severity
from metafeed.rules.pages import Page

WORDS = vocabulary(schemas.text("schemaorg.json"))
#: As of when the examples are judged.
NOW = datetime(2026, 3, 20, 9, tzinfo=UTC)
PAGES = [page for page in manual.all_pages() if manual.is_of_the_audit(page)]
OURS = [
    page
    for page in PAGES
    if of_profile(page.rule) == "schema.org" or page.rule.code < "MF950"
    if page.rule.found_by != "against" and page.rule.code < "MF985"
]
CASES = [
    (page.rule.code, kind, number)
    for page in OURS
    for kind in ("fails", "passes")
    for number in range(len(getattr(page, kind)))
]


def findings(example: dict[str, str], page: Page) -> list[Diagnostic]:
    """Return what the audit says of an example's files."""
    wanted = {"schema.org", of_profile(page.rule)}
    audit = Audit(WORDS, NOW, {}, wanted)
    found = [
        each for name, text in example.items() for each in audit.judge(read(text.encode(), name)).findings
    ]
    return [*found, *audit.dangling()]


@pytest.mark.parametrize(("code", "kind", "number"), CASES)
def test_the_examples_of_a_page_do_as_it_says(code: str, kind: str, number: int) -> None:
    page = manual.page(code)
    found = findings(getattr(page, kind)[number], page)
    told = {each.code for each in found if each.code == code or each.severity is not Severity.NOTE}
    assert told == ({code} if kind == "fails" else set()), [str(each) for each in found]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.rule.code)
def test_a_page_has_a_failing_and_a_passing_example_and_says_why(page: Page) -> None:
    assert page.fails
    assert page.passes
    assert len(page.text.split("Fails:")[0]) > 80
    for example in (*page.fails, *page.passes):
        assert set(example) <= {"page.html", "page.jsonld"} or page.rule.code >= "MF985"


@pytest.mark.parametrize("page", OURS, ids=lambda page: page.rule.code)
def test_what_passes_is_json(page: Page) -> None:
    for example in page.passes:
        for name, text in example.items():
            if name.endswith(".jsonld"):
                json.loads(text)


def test_the_list_of_rules_has_every_rule_once_in_order_of_codes() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert set(codes) == {page.rule.code for page in PAGES}
